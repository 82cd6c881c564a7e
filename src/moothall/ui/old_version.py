"""After an update: the version that was here before stays beside the new one until that has opened once, and then goes."""

from __future__ import annotations

import shutil
import sys
import threading
from pathlib import Path


def clear_old_version(program: Path | None = None) -> None:
    """Takes away `<folder>.old` beside the installed app's folder, where an installer left it. `program` is the one that runs. Beside the
    window: these are hundreds of megabytes, and nothing waits for it.
    """
    if program is None:
        if not getattr(sys, "frozen", False):
            return
        program = Path(sys.executable)
    old = program.parent.with_name(program.parent.name + ".old")
    # Ours by having the program in it: whoever keeps something else under that name keeps it.
    if (old / program.name).is_file():
        threading.Thread(target=shutil.rmtree, args=(old,), kwargs={"ignore_errors": True}, name="old version").start()

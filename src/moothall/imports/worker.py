"""The process that reads a file from outside: takes one request from its standard input, answers in lines of JSON, and ends.

It opens nothing but what it was asked to read, and limits itself before it does.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from typing import Any

from moothall.core.errors import Expected, Refused, Trouble
from moothall.imports.detect_format import read_here
from moothall.imports.file_preview import preview_here
from moothall.imports.import_settings import Unclear, settings_from
from moothall.imports.limits import keep_within
from moothall.imports.wire import messages_of, wire_preview


def main() -> None:
    """Answer the one request. Never raises what the file could have caused: that becomes a message."""
    asked = json.loads(sys.stdin.buffer.read())
    # It makes a million records and no circles, lives for seconds, and gives everything back at its end.
    gc.disable()
    # Big libraries that openpyxl would load if it could, and that nobody needs for reading cells.
    sys.modules.update(dict.fromkeys(("numpy", "PIL", "lxml", "pandas")))  # type: ignore[arg-type]
    # After the imports and before the file: what it took to start is not the file's, and nothing of the file is read without limits.
    keep_within(*asked["limits"])
    source = Path(asked["path"]) if "path" in asked else str(asked["text"])
    try:
        _answer(asked["job"], source, asked["settings"])
    # By key and facts: the sentence is made by who asked.
    except Expected as trouble:
        _tell(_kind_of(trouble), {"key": trouble.key, "facts": trouble.facts})
    except (MemoryError, RecursionError):
        name = source.name if isinstance(source, Path) else ""
        _tell("trouble", {"key": "imports.too_much", "facts": {"file": name}})


def _answer(job: str, source: Path | str, chosen: dict[str, Any]) -> None:
    settings = settings_from(chosen)
    if job == "preview":
        _tell("preview", wire_preview(preview_here(source, settings)))
        return
    batch = read_here(source, settings, lambda rows: _tell("rows", rows))
    for name, piece in messages_of(batch):
        _tell(name, piece)


def _kind_of(trouble: Expected) -> str:
    if isinstance(trouble, Unclear):
        # First, for Unclear is a Refused as well.
        return "unclear"
    return "refused" if isinstance(trouble, Refused) and not isinstance(trouble, Trouble) else "trouble"


def _tell(name: str, piece: Any) -> None:
    # ASCII needs no agreement on an encoding, and half a surrogate pair in somebody's text can still be sent.
    sys.stdout.buffer.write(json.dumps([name, piece]).encode("ascii") + b"\n")
    # At once: progress that waits in a buffer is no progress.
    sys.stdout.buffer.flush()

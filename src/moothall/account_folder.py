"""Where this account keeps its data on this laptop.

Not by platformdirs: loading it takes a tenth of the time to the first window, and on a Mac with XDG_DATA_HOME set it looks elsewhere.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """Sessions live in the account's own local data folder, which nothing copies elsewhere."""
    # Never the roaming profile, nor Documents, which OneDrive often takes over.
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "Moothall"

"""Where things are kept on this laptop, and whether a folder is a poor place for a live session."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_SYNCED = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud", "box sync", "creative cloud")


def data_folder() -> Path:
    """Sessions live in the account's own local data folder, which nothing copies elsewhere."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "Moothall"


def sessions_folder() -> Path:
    """Made when first needed."""
    folder = data_folder() / "sessions"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def stands_apart(path: Path) -> bool:
    """Whether a file lies in a synced, network or removable folder, where a live session may be copied or vanish under us."""
    parts = [p.lower() for p in path.absolute().parts]
    if any(part.startswith(_SYNCED) for part in parts):
        return True
    text = str(path.absolute())
    return text.startswith((r"\\", "//", "/media/", "/run/media/", "/mnt/", "/Volumes/"))


def free_name(folder: Path, title: str, suffix: str = ".moot") -> Path:
    """A file name made from a title, safe on every system, that isn't taken yet."""
    stem = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    stem = " ".join(stem.split())[:80].strip(" .") or "Session"
    if stem.upper() in {"CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in range(1, 10))}:
        stem = f"{stem} session"
    name, number = folder / f"{stem}{suffix}", 2
    while name.exists():
        name, number = folder / f"{stem} {number}{suffix}", number + 1
    return name

"""Where sessions are kept on this laptop, and whether a folder is a poor place for a live one."""

from __future__ import annotations

from pathlib import Path

from moothall.account_folder import data_folder
from moothall.desk.settings import load_settings
from moothall.desk.shared_folders import is_shared


def sessions_folder() -> Path:
    """The one that the facilitator prefers, as long as it is there; else the account's own, made when first needed."""
    preferred = Path(load_settings().sessions_folder)
    if preferred.is_absolute() and preferred.is_dir():
        return preferred
    folder = data_folder() / "sessions"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def rehearsals_folder() -> Path:
    """Where throw-away copies are while somebody practises. It needn't be there."""
    return data_folder() / "rehearsals"


def designs_folder() -> Path:
    """A facilitator's own workshop designs; there may be no such folder."""
    return data_folder() / "designs"


def scenarios_folder() -> Path:
    """A facilitator's own scenarios to rehearse; there may be no such folder."""
    return data_folder() / "scenarios"


def stands_apart(path: Path) -> bool:
    """Whether a file lies in a synced, network or removable folder, where a live session may be copied or vanish under us."""
    # As it stands first: elsewhere than on Windows, a share's two slashes are part of a name.
    return is_shared(path) or (not path.is_absolute() and is_shared(path.absolute()))


def free_name(folder: Path, title: str, suffix: str = ".moot") -> Path:
    """A file name made from a title, safe on every system, that isn't taken yet."""
    # Windows refuses more signs than others do, and a session may go to a colleague's laptop on a stick.
    stem = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    stem = _cut(" ".join(stem.split())[:80]).strip(" .") or "Session"
    # Names of devices in Windows, whatever ending they have.
    if stem.upper() in {"CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in range(1, 10))}:
        stem = f"{stem} session"
    # The second of a name is number 2, as people count.
    name, number = folder / f"{stem}{suffix}", 2
    while name.exists():
        name, number = folder / f"{stem} {number}{suffix}", number + 1
    return name


def _cut(stem: str) -> str:
    """As much as fits: most disks take 255 bytes in a name, and the number of a second one and the endings of lock and logs come to it."""
    # A letter of many scripts takes three bytes, and half a letter is none.
    return stem.encode("utf-8")[:200].decode("utf-8", errors="ignore")

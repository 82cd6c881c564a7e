"""What a facilitator prefers on this laptop. One typed dataclass; only what differs from the defaults is written.

Nothing about a session is kept here but where it lies, for the list of recent ones.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from moothall.account_folder import data_folder
from moothall.core.small_cells import FEW

MOST_RECENT = 12
"""Files in the list of recent ones. A larger number only makes the list longer: nothing else is kept of them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`desk_mode` and `screen_mode` are light, dark or (desk only) system; `text_size` is in per cent, 100 to 200; `letters` allows single
    letter and digit keys where there is no line to type in, `bell` rings at the end of a round, `tap` is heard when a line is refused,
    `suggestions` are likely themes beside notes; `still` is less motion: everything arrives at once; `screen` is the projector last used;
    `maximised` is how the last window stood; `toured` that the tour of the window was taken or skipped; `recent` are paths, newest first.

    `smallest_cell` is how many people a group must have to be shown, 5 at least, from now on; `sessions_folder` is where new sessions go
    and `files_folder` where files that leave are offered first, both empty for the usual place. `second_copies` are sessions' paths, each
    with that of its copy elsewhere and what the copy was when it was written last.
    """

    desk_mode: str = "light"
    screen_mode: str = "light"
    text_size: int = 100
    letters: bool = True
    bell: bool = True
    tap: bool = True
    suggestions: bool = True
    still: bool = False
    smallest_cell: int = FEW
    sessions_folder: str = ""
    files_folder: str = ""
    screen: str = ""
    maximised: bool = False
    toured: bool = False
    recent: tuple[str, ...] = ()
    second_copies: tuple[tuple[str, str, str], ...] = ()


ALLOWED: dict[str, tuple[str, ...]] = {"desk_mode": ("light", "dark", "system"), "screen_mode": ("light", "dark", "contrast")}
"""Words that a setting may have. The shared screen has no "system": it is chosen for the room and its projector."""
SIZES = (100, 125, 150, 175, 200)
"""Text sizes that are offered, in per cent; the keys go by the same steps."""
CELLS = (FEW, 6, 7, 8, 10)
"""Smallest groups that are offered. Fewer than five are never shown (practice 2.16)."""
FOLDERS = frozenset({"sessions_folder", "files_folder"})
"""Chosen by people, and this laptop's own: a file of preferences doesn't carry them."""
NOT_CHOSEN = frozenset({"suggestions", "screen", "maximised", "toured", "recent", "second_copies"})
"""What the program notes by itself, and whether the board suggests themes, which is turned on the board."""
_MOVED = "moothall preferences"
"""By this key a file of preferences is known for one."""
_RENAMED = {"wall_mode": "screen_mode"}
"""Settings as earlier versions called them: nobody should have to choose twice."""


def settings_path() -> Path:
    """Beside the sessions' folder, on this laptop alone."""
    return data_folder() / "settings.json"


def load_settings() -> Settings:
    """What was kept; anything broken or unknown falls back to its default."""
    try:
        kept = json.loads(settings_path().read_text(encoding="utf-8"))
    # Brackets, thousands deep, as well.
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    kept = {_RENAMED.get(name, name): value for name, value in kept.items()}
    return Settings(**{f.name: _sound(f.name, kept[f.name]) for f in fields(Settings) if f.name in kept})


def _sound(name: str, value: Any) -> Any:
    default = getattr(Settings(), name)
    if name == "recent":
        return tuple(str(v) for v in value if isinstance(v, str))[:MOST_RECENT] if isinstance(value, list) else default
    if name == "second_copies":
        rows = value if isinstance(value, list) else []
        return tuple(tuple(map(str, row)) for row in rows if isinstance(row, list) and len(row) == 3)[:MOST_RECENT]
    # By type and not by isinstance: True is a whole number to Python, and would pass for a text size.
    if type(value) is not type(default) or (name in ALLOWED and value not in ALLOWED[name]):
        return default
    if name == "smallest_cell":
        return value if value in CELLS else default
    # Per cent, as far as the windows are laid out for: the smallest text is 13 px at 100, and at 200 one pane shows at a time.
    return min(200, max(100, value)) if name == "text_size" else value


def chosen_text(settings: Settings) -> str:
    """What people choose, as a file for another laptop. Nothing of sessions, screens and folders, which are this one's."""
    chosen = {name: value for name, value in asdict(settings).items() if name not in NOT_CHOSEN | FOLDERS}
    return json.dumps({_MOVED: 1, **chosen}, indent=1) + "\n"


def with_chosen(settings: Settings, text: str) -> Settings:
    """These settings with what such a file says; what it doesn't say, or says wrongly, stays. Raises Refused where it is no such file."""
    from moothall.core.errors import Refused

    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict) or _MOVED not in told:
        raise Refused("preferences.no_such_file")
    sound = {f.name: _sound(f.name, told[f.name]) for f in fields(Settings) if f.name in told and f.name not in NOT_CHOSEN | FOLDERS}
    return replace(settings, **{name: value for name, value in sound.items() if type(value) is type(told[name]) and value == told[name]})


def save_settings(settings: Settings) -> None:
    """Losing a preference must never stop a workshop: a disk that refuses is ignored."""
    plain = asdict(Settings())
    # Only these, so that a default that gets better in a later version reaches whoever never chose.
    differences = {k: v for k, v in asdict(settings).items() if v != plain[k]}
    # Here, because the settings are read before anything else is loaded.
    from moothall.store.unfinished import half_made

    path = settings_path()
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with half_made(part):
            part.write_text(json.dumps(differences, indent=1), encoding="utf-8")
            part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)


def opened(settings: Settings, path: Path) -> Settings:
    """The settings with this file first among the recent ones."""
    name = str(path.absolute())
    others = tuple(r for r in settings.recent if r != name)
    return replace(settings, recent=(name, *others)[:MOST_RECENT])

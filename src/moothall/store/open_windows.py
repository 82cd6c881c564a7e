"""One window for one session: which running apps of this account show what, and a way to ask one of them to come forward.

Each app has a seat: a folder with a lock that falls when its process ends, a line that says what it shows, and the notes others leave it.
No socket, no Qt: whoever finds the session open already has asked and is gone before a window library would be loaded.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from moothall.account_folder import data_folder
from moothall.store.lock import seize

_PATIENCE = 15.0  # s until an app that doesn't answer is thought to be too busy to
_GLANCE = 0.005  # s between two looks whether a note was taken
_ASKED, _REFUSED = ".asked", ".refused"
_START = b"-"
"""What a note says, and a seat, where no session is meant but the start screen."""


class Seat:
    """This app's. `folder` is None where the disk would have none: then nobody can ask, and all else works."""

    def __init__(self, folder: Path | None, lock: IO[bytes] | None = None) -> None:
        self.folder, self._lock = folder, lock

    def shows(self, path: Path | None) -> None:
        """What is on the screen from now on; None for the start screen."""
        if self.folder is not None:
            with suppress(OSError):
                _write(self.folder / "shows", _screen() + b"\n" + _named(path))

    def asked(self) -> Iterator[tuple[Path | None, Path]]:
        """What others want to see, each with its note: to be answered by `take` or `refuse`. What isn't a note is thrown away."""
        for note in sorted(self.folder.glob("*" + _ASKED)) if self.folder is not None else ():
            try:
                said = note.read_bytes()
            except OSError:
                continue
            path = None if said == _START else Path(os.fsdecode(said))
            if path is not None and (b"\0" in said or not path.is_absolute()):
                self.take(note)
            else:
                yield path, note

    def take(self, note: Path) -> None:
        """It comes forward: the one who asked needs no window."""
        with suppress(OSError):
            note.unlink()

    def refuse(self, note: Path) -> None:
        """Not here: the one who asked opens a window of its own."""
        with suppress(OSError):
            note.rename(note.with_suffix(_REFUSED))

    def leave(self) -> None:
        """Nobody can ask any more."""
        if self._lock is not None:
            self._lock.close()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def come_in(path: Path | None) -> Seat | None:
    """A seat for an app that is to show a session, or the start screen; None where another came forward with it and this one may end.

    Never stands in the way: with a full disk or an app that doesn't answer there is a window too many, not one too few.
    """
    places = data_folder() / "windows"
    try:
        with _one_at_a_time(places):
            found = _who_might(places, path)
            seat = None if found else _new_seat(places, path)
        for other in found:
            if _takes(other, path):
                return None
        return seat or _new_seat(places, path)
    except OSError:
        return Seat(None)


@contextmanager
def _one_at_a_time(places: Path) -> Iterator[None]:
    """Of two apps that start together one finds the other."""
    places.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (places / "door").open("ab") as door:
        until = time.monotonic() + 2
        while True:
            try:
                seize(door)
                break
            except OSError:
                # Held for a millisecond; by one that was stopped in there, for ever.
                if time.monotonic() > until:
                    break
                time.sleep(_GLANCE)
        yield


def _new_seat(places: Path, path: Path | None) -> Seat:
    folder = places / secrets.token_hex(8)
    folder.mkdir(mode=0o700)
    lock = (folder / "lock").open("ab")
    seize(lock)
    seat = Seat(folder, lock)
    seat.shows(path)
    return seat


def _who_might(places: Path, path: Path | None) -> list[Path]:
    """Seats of apps on this screen that show it, or else the start screen, from which it can be opened. Seats of ended apps are cleared."""
    showing: dict[bytes, list[Path]] = {}
    for folder in sorted(places.iterdir()):
        if not folder.is_dir():
            continue
        if not _is_held(folder):
            shutil.rmtree(folder, ignore_errors=True)
            continue
        with suppress(OSError):
            screen, _, shown = (folder / "shows").read_bytes().partition(b"\n")
            if screen == _screen():
                showing.setdefault(shown, []).append(folder)
    return [*showing.get(_named(path), []), *(showing.get(_START, []) if path is not None else [])]


def _is_held(folder: Path) -> bool:
    try:
        with (folder / "lock").open("ab") as lock:
            seize(lock)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _takes(folder: Path, path: Path | None) -> bool:
    """Whether that app came forward. A note nobody answered is taken back."""
    note = folder / (secrets.token_hex(8) + _ASKED)
    _write(note, _named(path))
    until = time.monotonic() + _PATIENCE
    while note.exists() and time.monotonic() < until:
        if not _is_held(folder):
            return False
        time.sleep(_GLANCE)
    if note.with_suffix(_REFUSED).exists():
        note.with_suffix(_REFUSED).unlink(missing_ok=True)
        return False
    try:
        note.unlink()
    except FileNotFoundError:
        # Taken, if only just; or the app ended and its seat with it.
        return folder.exists()
    return False


def _named(path: Path | None) -> bytes:
    """As the disk spells it, so that two names of one place are one."""
    return _START if path is None else os.fsencode(os.path.realpath(path))


def _screen() -> bytes:
    """Somebody at another screen of this computer can't see what comes forward here."""
    return os.fsencode("|".join(os.environ.get(name, "") for name in ("WAYLAND_DISPLAY", "DISPLAY", "SESSIONNAME")))


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: half a note would name another file."""
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)

"""What the facilitator prefers on this laptop, kept and worn. Tells the windows after a change; knows none of them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from moothall.desk.settings import MOST_RECENT, Settings, load_settings, opened, save_settings, with_chosen
from moothall.ui.facilitator.sounds import TAP
from moothall.ui.kit.refused_text import sound_refusals
from moothall.ui.theme import dress
from moothall.ui.theme.look import LARGEST, SMALLEST, look
from moothall.ui.theme.motion import keep_still


class Prefs(QObject):
    """`changed` comes after the app wears its new look."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.settings: Settings = load_settings()

    def wear(self) -> None:
        """Dresses the app as the settings say."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        keep_still(self.settings.still)
        sound_refusals(TAP.play if self.settings.tap else None)
        dress(app, self.settings.desk_mode, self.settings.text_size)  # type: ignore[arg-type]  # the settings hold no other word

    def resize(self, by: int) -> None:
        """Text larger or smaller, by so many per cent of the usual size."""
        size = min(LARGEST, max(SMALLEST, self.settings.text_size + by))
        self._change(replace(self.settings, text_size=size))

    def turn(self, which: Literal["desk_mode", "screen_mode"]) -> None:
        """Light to dark and back: the desk's or the shared screen's."""
        present = look().mode if which == "desk_mode" else self.settings.screen_mode
        other = "light" if present == "dark" else "dark"
        desk = which == "desk_mode"
        self._change(replace(self.settings, desk_mode=other) if desk else replace(self.settings, screen_mode=other))

    def choose(self, name: str, value: bool | int | str) -> None:
        """Any setting that people choose, by its name."""
        chosen: dict[str, Any] = {name: value}
        self._change(replace(self.settings, **chosen))

    def bring_in(self, text: str) -> None:
        """What another laptop's file says, worn at once. Raises Refused where it is no such file."""
        self._change(with_chosen(self.settings, text))

    def opened(self, path: Path) -> None:
        self.settings = opened(self.settings, path)
        self._save()

    def second_copy_of(self, path: Path) -> Path | None:
        """Where the copy of a session lies that is written by itself."""
        row = self._second_copy(path)
        return Path(row[1]) if row else None

    def second_copy_stamp(self, path: Path) -> str:
        """What that copy was when it was written last; empty where nobody knows."""
        row = self._second_copy(path)
        return row[2] if row else ""

    def _second_copy(self, path: Path) -> tuple[str, str, str] | None:
        return next((row for row in self.settings.second_copies if row[0] == str(path.absolute())), None)

    def keep_second_copy(self, path: Path, copy: Path | None, stamp: str) -> None:
        """None for no more of them."""
        name = str(path.absolute())
        others = tuple(row for row in self.settings.second_copies if row[0] != name)
        mine = ((name, str(copy.absolute()), stamp),) if copy else ()
        self._keep(replace(self.settings, second_copies=(*mine, *others)[:MOST_RECENT]))

    def forget(self, path: str) -> None:
        """Takes a session off the recent ones; the file, if there is one, stays."""
        self.settings = replace(self.settings, recent=tuple(r for r in self.settings.recent if r != path))
        self._save()

    def flip(self, which: Literal["bell", "tap", "letters"]) -> bool:
        """Whether it is on from now on: the bell at the end of a round, the tap at a refusal, single letters as commands."""
        on = not getattr(self.settings, which)
        turned: dict[str, Any] = {which: on}
        self._change(replace(self.settings, **turned))
        return on

    def use_screen(self, name: str) -> None:
        # Neither look nor window changes, so that nobody is told.
        self._keep(replace(self.settings, screen=name))

    def tour_taken(self) -> None:
        """The tour of the window doesn't begin by itself again."""
        self._keep(replace(self.settings, toured=True))

    def fill_screen(self, on: bool) -> None:
        """Whether the next window is maximised, as the last one was."""
        self._keep(replace(self.settings, maximised=on))

    def _save(self) -> None:
        """Whether the board suggests themes is turned on the board, which keeps it: see cluster.panel_suggest."""
        save_settings(replace(self.settings, suggestions=load_settings().suggestions))

    def _keep(self, settings: Settings) -> bool:
        """Whether anything changed."""
        # At 200 % another press for larger text changes nothing, and then no window is laid out anew.
        if settings == self.settings:
            return False
        self.settings = settings
        self._save()
        return True

    def _change(self, settings: Settings) -> None:
        if self._keep(settings):
            self.wear()
            self.changed.emit()

"""What a facilitator prefers on this laptop, on one page that can be searched. Made from the settings' own fields: a new one stands here by
having its words.
"""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.core.errors import Refused, Trouble
from moothall.desk.settings import ALLOWED, NOT_CHOSEN, SIZES, Settings, chosen_text
from moothall.ui.facilitator.file_dialogs import ask_for_preferences, ask_where_preferences_go
from moothall.ui.facilitator.page_host import SessionHost
from moothall.ui.facilitator.window_page import WindowPage
from moothall.ui.kit.button import Button
from moothall.ui.kit.field import Field
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.segmented import Segmented
from moothall.ui.kit.tick import Tick
from moothall.words import say

_LARGEST = 100_000
"""Signs: a file of preferences has a few hundred."""


class PreferencesPage(WindowPage):
    """`rows` by the setting's name, each with the words it is found by; `parts` what sets it."""

    def __init__(self, stage: PanelContext, host: SessionHost) -> None:
        super().__init__(stage, host, say("preferences.title"), say("preferences.note"))
        self._prefs = host.prefs
        self.search = Field(say("preferences.search"))
        self.search.setMaximumWidth(360)
        self.search.edit.textChanged.connect(lambda *_: self._sift())
        self.page.add(self.search)
        self.rows: dict[str, tuple[QWidget, str]] = {}
        self.parts: dict[str, Tick | Segmented] = {}
        for setting in fields(Settings):
            if setting.name not in NOT_CHOSEN:
                self._add(setting.name)
        self.nothing = PlainLabel(say("preferences.nothing"), ink="ink2")
        self.page.add(self.nothing)
        self.to_file = Button(say("preferences.to_file"), small=True)
        self.to_file.clicked.connect(self._to_file)
        self.from_file = Button(say("preferences.from_file"), small=True)
        self.from_file.clicked.connect(self._from_file)
        self.column.addSpacing(16)
        self.page.add_row(self.to_file, self.from_file, None)
        self.column.addStretch(1)
        # Keys turn some of them too, wherever one is.
        self._prefs.changed.connect(self._tell)
        self._sift()

    def _add(self, name: str) -> None:
        words, about = say(f"preferences.{name}_title"), say(f"preferences.{name}_about")
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        now = getattr(self._prefs.settings, name)
        if isinstance(now, bool):
            tick = Tick(words, about)
            tick.setChecked(now)
            tick.clicked.connect(lambda on: self._prefs.choose(name, on))
            column.addWidget(tick)
            self.parts[name] = tick
        else:
            column.addWidget(PlainLabel(words, "label"))
            column.addWidget(PlainLabel(about, "meta", ink="ink2"))
            choices = [(str(size), say("preferences.per_cent", n=size)) for size in SIZES] if name == "text_size" else _worded(name)
            made = Segmented(choices, str(now), words)
            made.chosen.connect(lambda key: self._prefs.choose(name, int(key) if name == "text_size" else key))
            column.addWidget(made)
            self.parts[name] = made
        self.rows[name] = (row, f"{words} {about}".casefold())
        self.page.add(row)

    def _to_file(self) -> None:
        path = ask_where_preferences_go(self)
        if path is not None and self.host.attempt(lambda: _write(path, chosen_text(self._prefs.settings))):
            self.host.say("info", say("preferences.moved_out", file=path.name))

    def _from_file(self) -> None:
        path = ask_for_preferences(self)
        if path is not None and self.host.attempt(lambda: self._prefs.bring_in(_read(path))):
            self.host.say("info", say("preferences.moved_in", file=path.name))

    def _tell(self) -> None:
        for name, part in self.parts.items():
            now = getattr(self._prefs.settings, name)
            part.setChecked(now) if isinstance(part, Tick) else part.choose(str(now))

    def _sift(self) -> None:
        """Only what has every word that is typed, in what it is called or in what is said of it."""
        asked = self.search.text().casefold().split()
        seen = 0
        for row, told in self.rows.values():
            fits = all(word in told for word in asked)
            row.setVisible(fits)
            seen += fits
        self.nothing.setVisible(not seen)

    def take_focus(self) -> None:
        self.search.setFocus()


def _worded(name: str) -> list[tuple[str, str]]:
    return [(word, say(f"preferences.{name}_{word}")) for word in ALLOWED[name]]


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError:
        raise Trouble("preferences.cannot_write", file=path.name) from None


def _read(path: Path) -> str:
    try:
        # A film picked by mistake would take all memory there is.
        with path.open(encoding="utf-8") as file:
            return file.read(_LARGEST)
    except (OSError, UnicodeDecodeError):
        raise Refused("preferences.no_such_file") from None

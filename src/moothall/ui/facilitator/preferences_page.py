"""What a facilitator prefers on this laptop, on one page that can be searched. Made from the settings' own fields: a new one stands here by
having its words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.errors import Refused, Trouble
from moothall.desk.paths import sessions_folder
from moothall.desk.settings import ALLOWED, CELLS, FOLDERS, NOT_CHOSEN, SIZES, Settings, chosen_text
from moothall.ui.facilitator.file_dialogs import ask_for_folder, ask_for_preferences, ask_where_preferences_go, documents_folder
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


_USUAL: dict[str, Callable[[], Path]] = {"sessions_folder": sessions_folder, "files_folder": documents_folder}
"""Where files go by now: the preferred folder while it is there, else the usual one."""


class FolderChoice(QWidget):
    """A folder by its path, another by the system's own chooser, or the usual one again. `chosen` gives its path, "" for the usual."""

    chosen = Signal(str)

    def __init__(self, words: str, now: Callable[[], Path]) -> None:
        super().__init__()
        self._now = now
        self.path = PlainLabel("", "body")
        self.other, self.usual = (
            Button(say("preferences.other_folder"), small=True),
            Button(say("preferences.usual_folder"), "link", small=True),
        )
        for button in (self.other, self.usual):
            button.setAccessibleName(f"{words}: {button.words}")
        self.other.clicked.connect(self._ask)
        self.usual.clicked.connect(lambda: self.chosen.emit(""))
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.path)
        for part in (self.other, self.usual):
            row.addWidget(part)
        row.addStretch(1)
        column.addLayout(row)

    def choose(self, folder: str) -> None:
        """Shows where files go, also where the preferred folder is not there at the moment."""
        now = self._now()
        gone = bool(folder) and Path(folder) != now
        self.path.setText(say("preferences.folder_gone", folder=folder, now=str(now)) if gone else str(now))
        self.usual.setVisible(bool(folder))

    def _ask(self) -> None:
        folder = ask_for_folder(self, self._now())
        if folder is not None:
            self.chosen.emit(str(folder))


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
        self.parts: dict[str, Tick | Segmented | FolderChoice] = {}
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
            made = self._folder(name, words) if name in FOLDERS else self._choice(name, words)
            if isinstance(made, FolderChoice):
                # As wide as the page: a path that wraps has the height for its lines only then.
                column.addWidget(made)
            else:
                column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            self.parts[name] = made
        self.rows[name] = (row, f"{words} {about}".casefold())
        self.page.add(row)

    def _choice(self, name: str, words: str) -> Segmented:
        """One of a few numbers or words."""
        numbers = {
            "text_size": [(str(n), say("preferences.per_cent", n=n)) for n in SIZES],
            "smallest_cell": [(str(n), str(n)) for n in CELLS],
        }
        made = Segmented(numbers.get(name) or _worded(name), str(getattr(self._prefs.settings, name)), words)
        made.chosen.connect(lambda key: self._prefs.choose(name, int(key) if name in numbers else key))
        return made

    def _folder(self, name: str, words: str) -> FolderChoice:
        made = FolderChoice(words, _USUAL[name])
        made.chosen.connect(lambda folder: self._prefs.choose(name, folder))
        made.choose(getattr(self._prefs.settings, name))
        return made

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

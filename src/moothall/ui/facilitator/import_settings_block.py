"""What could be chosen about a file that comes in: what it is, what it holds, how its letters are read. Chooses nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from moothall.imports import FilePreview, ImportSettings
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.field import Field
from moothall.words import say

# Choices side by side; four would cut their words in a main area of 872 px.
ACROSS = 3
# By the sign, since a comma can't be a key of the words.
_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}


_YES_OR_NO = ("tidied",)
"""Choices that are on or off, kept in the settings alone."""


class ImportSettingsBlock(QWidget):
    """`chosen` gives the name of a field of ImportSettings and its new value. Only what can be chosen is shown."""

    chosen = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        for column in range(ACROSS):
            self._grid.setColumnStretch(column, 1)
        # It has a parent before it has a place in the grid, which it only gets with the first preview: nobody else would ever end it.
        self.question = Field(say("bring.question"), hint=say("imports.notes_prompt"), parent=self)
        self.question.hide()
        self.question.changed_done.connect(lambda text: self.chosen.emit("question", text))
        self.boxes: dict[str, Choice] = {}
        self._shown: dict[str, list[tuple[str, str]]] = {}

    def tell(self, preview: FilePreview, settings: ImportSettings) -> None:
        """Show what this preview offers; boxes that stay the same stay, and keep the keyboard."""
        # One possibility is no choice.
        wanted = {name: offered for name, offered in _offered(preview).items() if len(offered) > 1}
        if wanted != self._shown:
            self._make_anew(wanted)
        for name, box in self.boxes.items():
            box.choose(_current(preview, name))
        self.question.setVisible(preview.kind == "contributions")
        self.question.set_text(settings.question)

    def _make_anew(self, wanted: dict[str, list[tuple[str, str]]]) -> None:
        # The box that was just used is among those made anew, and must keep the keyboard.
        had_focus = next((name for name, box in self.boxes.items() if box.box.hasFocus()), "")
        for box in self.boxes.values():
            box.hide()
            box.deleteLater()
        self._grid.removeWidget(self.question)
        self._shown = wanted
        self.boxes = {name: self._box(name, offered) for name, offered in wanted.items()}
        for place, widget in enumerate([*self.boxes.values(), self.question]):
            self._grid.addWidget(widget, *divmod(place, ACROSS))
        if had_focus in self.boxes:
            self.boxes[had_focus].setFocus()

    def _box(self, name: str, offered: Sequence[tuple[str, str]]) -> Choice:
        box = Choice(say(f"bring.{name}"), offered)
        box.chosen.connect(lambda key: self.chosen.emit(name, _value(name, key)))
        return box


def _offered(preview: FilePreview) -> dict[str, list[tuple[str, str]]]:
    """Keys and words of every choice there is, by the field of ImportSettings it is for."""
    table, at = preview.header_rows is not None, preview.settings.header_at
    kinds = [(kind, say(f"bring.kind_{kind}")) for kind in preview.kinds]
    return {
        "format": [(key, say(f"imports.format_{key}")) for key in preview.formats],
        "kind": kinds if preview.kind else [("", say("bring.which")), *kinds],
        "encoding": [(name, say(f"imports.encoding_{name.replace('-', '_')}")) for name in preview.encodings],
        "delimiter": [(sign, say(f"bring.{_DELIMITERS[sign]}")) for sign in preview.delimiters],
        "sheet": [(name, name) for name in preview.sheets],
        # None, one or two: a second row of headings is what survey tools write.
        "header_rows": [(str(n), say(f"bring.header_{n}")) for n in range(3)] if table else [],
        # Only once somebody said where they are, so that it can be taken back.
        "header_at": [("0", say("bring.header_found")), (str(at), say("bring.header_in", row=at))] if at else [],
        "tidied": [("", say("bring.tidied_no")), ("yes", say("bring.tidied_yes"))] if preview.kind == "contributions" else [],
    }


def _current(preview: FilePreview, name: str) -> str:
    if name in _YES_OR_NO:
        return "yes" if getattr(preview.settings, name) else ""
    return str(getattr(preview.settings if name == "header_at" else preview, name))


def _value(name: str, key: str) -> Any:
    if name in _YES_OR_NO:
        return bool(key)
    return int(key) if name in ("header_rows", "header_at") else key

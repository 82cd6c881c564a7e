"""Where what comes in is taken from: a file chosen or dropped, or pasted text. Reads none of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.text_field import TextField
from moothall.words import say


def dropped_file(data: QMimeData) -> Path | None:
    """The one file on this disk that is being dropped, or None."""
    urls = data.urls()
    # One: which of several would be meant, nobody can tell. Local: nothing is fetched from anywhere.
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None


class SourceBlock(QWidget):
    """`file_wanted` asks for a file, `pasted` gives text."""

    file_wanted = Signal()
    pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.choose = Button(say("bring.choose"), "primary")
        self.choose.clicked.connect(self.file_wanted)
        self._name = PlainLabel(say("bring.or_drop"), ink="ink2")
        # Six lines show what was pasted; the rest scrolls.
        self.text = TextField(say("bring.paste"), lines=(2, 6))
        self.read = Button(say("bring.read_pasted"))
        self.read.clicked.connect(self._read_pasted)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.choose)
        row.addWidget(self._name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.text)
        column.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)

    def taken(self, name: str) -> None:
        """A file or text is being looked at: the field for pasting makes room. An empty name: nothing is, any more."""
        self._name.setText(name or say("bring.or_drop"))
        self.choose.set_words(say("bring.choose_another") if name else say("bring.choose"))
        self.choose.set_manner("plain" if name else "primary")
        self.text.setVisible(not name)
        self.read.setVisible(not name)

    def _read_pasted(self) -> None:
        if self.text.text().strip():
            self.pasted.emit(self.text.text())
        else:
            self.text.refuse(say("bring.nothing_pasted"))

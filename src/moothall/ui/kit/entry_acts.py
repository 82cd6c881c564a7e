"""What can be done with the chosen entry of a log: a row of buttons over its form, each with its key. Does none of it itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.ui.kit.button import Button

_GAP = 8  # px


@dataclass(frozen=True)
class EntryAct:
    """One button. `keys` are as Qt writes them; the button shows the first as `shown`."""

    words: str
    act: Callable[[], object]
    keys: tuple[str, ...] = ()
    shown: str = ""
    button: Button = field(init=False)

    def __post_init__(self) -> None:
        # Frozen, so by hand.
        object.__setattr__(self, "button", Button(self.words, keys=self.shown, small=True))
        self.button.clicked.connect(lambda: self.press())

    def press(self) -> None:
        """By key or by mouse; a button that can't be used says why when it is pressed, and does nothing."""
        if self.button.available:
            self.act()


class EntryActs(QWidget):
    """As many side by side as there is room for, the rest below."""

    def __init__(self, acts: Sequence[EntryAct], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.acts = tuple(acts)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._rows: list[list[EntryAct]] = []
        self._lay_out(list(self.acts))
        self.setVisible(bool(self.acts))

    def _lay_out(self, *rows: list[EntryAct]) -> None:
        while old := self._column.takeAt(0):
            if layout := old.layout():
                layout.deleteLater()
        for row in rows:
            box = QHBoxLayout()
            box.setSpacing(_GAP)
            for act in row:
                box.addWidget(act.button)
            box.addStretch(1)
            self._column.addLayout(box)
        self._rows = list(rows)

    def fit(self) -> None:
        """Anew, after a button came, went or was called otherwise."""
        rows: list[list[EntryAct]] = [[]]
        left = self.width()
        for act in self.acts:
            wide = 0 if act.button.isHidden() else act.button.sizeHint().width() + _GAP
            if rows[-1] and wide > left + _GAP:
                rows.append([])
                left = self.width()
            rows[-1].append(act)
            left -= wide
        if rows != self._rows:
            self._lay_out(*rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        # As narrow as its widest button: narrower they can't be.
        return QSize(max((act.button.sizeHint().width() for act in self.acts), default=0), super().minimumSizeHint().height())

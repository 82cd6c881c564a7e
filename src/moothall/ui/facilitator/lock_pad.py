"""Where four digits are typed or touched: to cover the desk, and to bring it back. Shows a dot for each, never the digit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from moothall.ui.facilitator.lock_code import DIGITS
from moothall.ui.kit.announce import announce
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.theme.look import look
from moothall.words import say

# px at 100 %: a key's side, well over the 44 a finger needs, and the field's width.
_KEY, _WIDE = 64, 320


class LockPad(QWidget):
    """`given` has the four digits, `left` says that nobody wants to type them after all."""

    given = Signal(str)
    left = Signal()

    def __init__(self, title: str, help_words: str, *, seen: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self._line = QLineEdit()
        self._line.setAccessibleName(say("cover.digits"))
        # Shown while they are chosen, for a slip there would lock the desk; covered when they are asked for.
        self._line.setEchoMode(QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password)
        self._line.setMaxLength(DIGITS)
        self._line.setProperty("entry", True)
        self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.textEdited.connect(self._keep_digits)
        self._line.returnPressed.connect(self._give)
        self._why = PlainLabel("", "body", ink="stop", bold=True)
        self._enter = Button(say("cover.enter"), "primary")
        self._enter.clicked.connect(self._give)
        self._back = Button(say("cover.back"))
        self._back.clicked.connect(self.left)
        self.setFocusProxy(self._line)
        self._lay_out(title, help_words)

    def _lay_out(self, title: str, help_words: str) -> None:
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(PlainLabel(title, "title"))
        column.addWidget(PlainLabel(help_words, "body", ink="ink2"))
        column.addWidget(self._line)
        column.addWidget(self._why)
        column.addLayout(self._keys())
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._enter)
        column.addLayout(foot)
        column.addStretch(1)
        across = QHBoxLayout(self)
        across.addStretch(1)
        across.addLayout(column)
        across.addStretch(1)

    def _keys(self) -> QGridLayout:
        """For a screen without a keyboard."""
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, digit in enumerate("1234567890"):
            button = Button(digit)
            button.setMinimumSize(look().px(_KEY), look().px(_KEY))
            # A touch leaves the keyboard in the field.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, digit=digit: self._add(digit))
            # Three to a row; the 0 stands alone in the middle of the last, as on a telephone.
            grid.addWidget(button, place // 3, place % 3 if place < 9 else 1)
        rub = Button("⌫")
        rub.setMinimumSize(look().px(_KEY), look().px(_KEY))
        rub.setAccessibleName(say("cover.rub"))
        rub.clicked.connect(lambda: self._line.setText(self._line.text()[:-1]))
        grid.addWidget(rub, 3, 2)
        self._line.setMinimumWidth(look().px(_WIDE))
        return grid

    # typing

    def _keep_digits(self, text: str) -> None:
        self._why.setText("")
        # These ten and no figures of other scripts: the code compares what was typed.
        self._line.setText("".join(sign for sign in text if sign in "0123456789"))

    def _add(self, digit: str) -> None:
        self._why.setText("")
        if len(self._line.text()) < DIGITS:
            self._line.setText(self._line.text() + digit)

    def _give(self) -> None:
        digits = self._line.text()
        # Before it is told: nothing of it stays on a screen others look at.
        self._line.clear()
        self.given.emit(digits)

    def refuse(self, why: str) -> None:
        """What was typed is gone; why it didn't do stays until the next digit."""
        self._why.setText(why)
        self._line.setAccessibleDescription(why)
        announce(self._line, why)
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

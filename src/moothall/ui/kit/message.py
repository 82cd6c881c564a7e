"""One message: a bar at the left, a sign, one sentence, one action. Never a dialog."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.theme.look import Ink, look
from moothall.words import say

StripKind = Literal["info", "attention", "failure"]
Action = tuple[str, Callable[[], None]]

_SIGN: dict[StripKind, tuple[str, Ink]] = {"info": ("i", "ink2"), "attention": ("!", "late"), "failure": ("×", "stop")}
# px; the bar at the left carries the kind's colour beside its sign.
_BAR = 4


@dataclass(frozen=True)
class Message:
    """`key` names what the message is about: a later one with the same key takes its place."""

    kind: StripKind
    sentence: str
    action: Action | None = None
    key: str = ""


class MessageStrip(QFrame):
    """Shows one message. `left` when it may go: its action was taken, or it was dismissed."""

    left = Signal()

    def __init__(self, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = message
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{say(f'kit.{message.kind}')}: {message.sentence}")
        self.setMinimumHeight(look().px(look().tokens.size.strip))
        sign, ink = _SIGN[message.kind]
        self._row = QHBoxLayout(self)
        # px round the words; the least height is the token's 48.
        self._row.setContentsMargins(_BAR + 12, 8, 8, 8)
        self._row.setSpacing(12)
        self._row.addWidget(PlainLabel(sign, "label", ink=ink, wrap=False), 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(PlainLabel(message.sentence), 1)
        self._add_action(message)

    def _add_action(self, message: Message) -> None:
        """The message's own action; what stays until solved and has none can be dismissed."""
        if message.action is not None:
            words, act = message.action
            self._link(words, act)
        # Information leaves by itself at the next key.
        elif message.kind != "info":
            self._link(say("kit.dismiss"), None)

    def _link(self, words: str, act: Callable[[], None] | None) -> None:
        button = Button(words, "link", small=True)
        button.clicked.connect(lambda: self._do(act))
        self._row.addWidget(button)

    def _do(self, act: Callable[[], None] | None) -> None:
        # Gone before the act: what it says next must not be taken away with this one.
        self.left.emit()
        if act is not None:
            act()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = now.tokens.radius.control
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.fillPath(shape, now.colour("paper"))
        painter.strokePath(shape, QPen(now.colour("line"), 1))
        painter.setClipPath(shape)
        painter.fillRect(0, 0, _BAR, self.height(), now.colour(_SIGN[self.message.kind][1]))

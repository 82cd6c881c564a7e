"""The line under a folded column, "4 more": pressed, it shows them. Paints itself; the column does the folding."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyle, QStyleOptionGraphicsItem, QWidget

from moothall.ui.board.note_paint import BLOCK, NUMBER_END
from moothall.ui.theme.look import look
from moothall.words import say


class MoreItem(QGraphicsItem):
    """`hidden` notes wait behind it; 0 when all are shown and it offers to fold them again."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.hidden = 0
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptHoverEvents(True)
        self.setVisible(False)

    def show_hidden(self, hidden: int) -> None:
        if hidden != self.hidden:
            self.hidden = hidden
            self.update()

    @property
    def words(self) -> str:
        return say("cluster.more", n=self.hidden) if self.hidden else say("cluster.fewer")

    @property
    def card(self) -> QRect:
        now = look()
        return QRect(0, 0, now.px(now.tokens.size.theme_column), now.px(now.tokens.size.target))

    def boundingRect(self) -> QRectF:
        return QRectF(self.card)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if option.levelOfDetailFromTransform(painter.worldTransform()) < BLOCK:
            return
        now = look()
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(self.card, now.colour("tint"))
        painter.setFont(now.font("meta"))
        painter.setPen(now.colour("ink2"))
        left = NUMBER_END + now.px(8)
        painter.drawText(self.card.adjusted(left, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), self.words)

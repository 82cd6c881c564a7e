"""One note in the board's scene: one item that paints itself, with no children. Knows how high it is; decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyle, QStyleOptionGraphicsItem, QWidget

from moothall.ui.board import note_paint
from moothall.ui.board.faces import NoteFace
from moothall.ui.theme.look import look

if TYPE_CHECKING:
    from moothall.ui.board.column_item import ColumnItem

_REACH = 4  # px a shadow goes beyond the paper


class NoteItem(QGraphicsItem):
    """Lies in a column (its parent item); its position is within that column."""

    def __init__(self, face: NoteFace, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self.face = face
        self._laid: note_paint.NoteLayout | None = None
        flags = QGraphicsItem.GraphicsItemFlag
        self.setFlags(flags.ItemIsSelectable | flags.ItemUsesExtendedStyleOption)
        self.setAcceptHoverEvents(True)

    @property
    def column(self) -> ColumnItem:
        return self.parentItem()  # type: ignore[return-value]  # only columns hold notes

    def show_face(self, face: NoteFace) -> None:
        """Redraws this note if it has changed."""
        if face == self.face:
            return
        self.prepareGeometryChange()
        self.face, self._laid = face, None
        self.update()

    def forget_layout(self) -> None:
        """After a change of fonts."""
        self.prepareGeometryChange()
        self._laid = None

    @property
    def laid(self) -> note_paint.NoteLayout:
        """The text as it was last broken into lines; kept until the note changes or another look is worn."""
        if self._laid is None or self._laid.look is not look():
            self._laid = note_paint.NoteLayout(self.face, self.width)
        return self._laid

    @property
    def width(self) -> int:
        return look().px(look().tokens.size.theme_column)

    @property
    def height(self) -> int:
        return self.laid.height

    @property
    def card(self) -> QRect:
        """The paper, in the item's own coordinates."""
        return QRect(0, 0, self.width, self.height)

    def boundingRect(self) -> QRectF:
        return QRectF(self.card).adjusted(-_REACH, -_REACH, _REACH, _REACH)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        detail = option.levelOfDetailFromTransform(painter.worldTransform())
        selected = self.isSelected()
        if detail < note_paint.BLOCK:
            note_paint.paint_block(painter, self.card, self.face, selected=selected)
        elif detail < note_paint.BRIEF:
            note_paint.paint_brief(painter, self.card, self.face, selected=selected)
        else:
            hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
            note_paint.paint_note(painter, self.card, self.face, self.laid, selected=selected, hover=hover)

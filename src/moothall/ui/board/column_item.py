"""A theme in the board's scene: its card at the top, its notes below. Arranges its own notes and nobody else's."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyle, QStyleOptionGraphicsItem, QWidget

from moothall.core.letters import letter
from moothall.core.themes import Theme
from moothall.ui.board.more_item import MoreItem
from moothall.ui.board.note_item import NoteItem
from moothall.ui.board.note_paint import BLOCK
from moothall.ui.kit.theme_card import ThemeFace, paint_theme_card
from moothall.ui.theme.look import look

_REACH = 6
_GAP = 8


class ColumnItem(QGraphicsItem):
    """The card is the item's own picture; the notes are its children, so that a column moves in one piece."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.notes: list[NoteItem] = []
        self.height = self.full_height = 0
        self.most = 0
        """How many notes are shown before the rest is folded; 0 for all."""
        self.is_open = False
        """Somebody wants to see them all nevertheless."""
        self.more = MoreItem(self)
        self.landing = self.chosen = False
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptHoverEvents(True)

    # what it shows

    def show_theme(self, theme: Theme, notes: list[NoteItem]) -> None:
        """Its name and notes anew, each in its place."""
        if theme != self.theme or len(notes) != len(self.notes):
            self.update()
        self.theme, self.notes = theme, notes
        self.arrange()

    def set_landing(self, on: bool) -> None:
        """The dashed edge: what is in hand, or typed, goes here."""
        if on != self.landing:
            self.landing = on
            self.update()

    def set_chosen(self, on: bool) -> None:
        if on != self.chosen:
            self.chosen = on
            self.update()

    @property
    def shown(self) -> list[NoteItem]:
        """The notes that are not folded away."""
        return self.notes if self.is_open or not self.most else self.notes[: self.most]

    def arrange(self) -> None:
        """Puts each note under the one before it; those folded away lie behind the line that says how many."""
        shown, top = self.shown, self.card.height() + _GAP
        for note in shown:
            note.setPos(0, top)
            note.setVisible(True)
            top += note.height + _GAP
        for note in self.notes[len(shown) :]:
            note.setPos(0, top)
            note.setVisible(False)
        self._place_more(len(self.notes) - len(shown), top)
        rest = sum(note.height + _GAP for note in self.notes[len(shown) :])
        self.full_height = top + rest - _GAP
        self.height = top + self.more.card.height() if self.more.isVisible() else top - _GAP

    def _place_more(self, hidden: int, top: int) -> None:
        self.more.show_hidden(hidden)
        self.more.setPos(0, top - _GAP // 2)
        self.more.setVisible(0 < self.most < len(self.notes))

    def fold(self, most: int) -> None:
        """Another room, another number of notes in it."""
        if most != self.most:
            self.most = most
            self.arrange()

    def turn(self) -> None:
        """Unfolds, or folds again."""
        self.is_open = not self.is_open
        self.arrange()

    # its shape

    @property
    def card(self) -> QRect:
        now = look()
        return QRect(0, 0, now.px(now.tokens.size.theme_column), now.px(now.tokens.size.theme_card))

    @property
    def reach(self) -> QRectF:
        """Where something dropped goes into this theme, in the scene: the column and a little below it."""
        return QRectF(self.pos().x(), self.pos().y(), self.card.width(), self.height + look().tokens.size.section_gap)

    def boundingRect(self) -> QRectF:
        return QRectF(self.card).adjusted(-_REACH, -_REACH, _REACH, _REACH)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        if option.levelOfDetailFromTransform(painter.worldTransform()) < BLOCK:
            self._paint_block(painter)
            return
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        face = ThemeFace(self.theme.ordinal, self.theme.name, len(self.notes), self.chosen, self.landing, hover)
        paint_theme_card(painter, self.card, face)

    def _paint_block(self, painter: QPainter) -> None:
        """From far off: colour, letter and count, as large as the card."""
        now = look()
        painter.fillRect(self.card, now.sticky(self.theme.ordinal))
        painter.setPen(QColor(now.tokens.sticky.ink))
        painter.setFont(now.font("figure"))
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        inner = self.card.adjusted(12, 0, -12, 0)
        painter.drawText(inner, middle | int(Qt.AlignmentFlag.AlignLeft), letter(self.theme.ordinal))
        painter.drawText(inner, middle | int(Qt.AlignmentFlag.AlignRight), str(len(self.notes)))

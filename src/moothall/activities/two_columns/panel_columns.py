"""Two columns of notes with the links between them drawn. A drag from one note across to another asks for a link."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from moothall.activities.two_columns.records import ColumnLink
from moothall.core.contributions import Contribution
from moothall.core.model import Session
from moothall.core.themes import THEMES, placement_of
from moothall.ui.kit.chip import chip_width, paint_chip
from moothall.ui.kit.inline_parts import InlineSymbol, paint_row
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.row_painter import RowPainter
from moothall.ui.kit.rows_model import ROW, ListedNote
from moothall.ui.kit.text_block import TextBlock
from moothall.ui.theme.look import look
from moothall.words import say

_NOTE, _PITCH, _GAP = 54, 62, 184  # px at 100 %, as designed: a note, from one to the next, between the columns


class ColumnNotes(RowPainter):
    """A note as a card: its number, two lines of words, its theme's symbol. `repeats` carries the theme's ordinal."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(look().px(240), look().px(_PITCH))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        row: ListedNote = index.data(ROW)
        now = look()
        box = QRect(option.rect.left(), option.rect.top(), option.rect.width() - 1, now.px(_NOTE))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.colour("accent" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(now.colour("paper"))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 2, 2)
        side = now.px(24)
        right = side + 16 if row.repeats else chip_width(row.asked, "fact") + 16 if row.asked else 8
        painter.setFont(now.font("label", bold=False))
        painter.setPen(now.colour("ink3"))
        number = QRect(box.left(), box.top(), now.px(40), box.height())
        painter.drawText(number, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), str(row.number))
        words = QRectF(box.left() + now.px(50), box.top() + 3, box.width() - now.px(50) - right, box.height() - 6)
        block = _fitting(" ".join(row.text.split()), words.width())
        block.draw(painter, QRectF(words.left(), words.center().y() - block.height / 2, words.width(), block.height), now.colour("ink"))
        if row.repeats:
            paint_row(painter, QRect(box.right() - side - 8, box.top(), side, box.height()), [InlineSymbol(row.repeats)], 0)
        elif row.asked:
            wide, high = chip_width(row.asked, "fact"), now.px(now.tokens.size.chip)
            paint_chip(painter, QRect(box.right() - wide - 8, box.center().y() - high // 2, wide, high), row.asked, "fact")
        painter.restore()


def _fitting(text: str, width: float) -> TextBlock:
    """Two lines; the whole is in the tip."""
    now = look()
    block = TextBlock(text, now.font("note"), now.line("note"), width)
    while block.lines > 2 and text:
        text = text[: -max(1, len(text) // 12)].rstrip()
        block = TextBlock(f"{text}…", now.font("note"), now.line("note"), width)
    return block


class LinkLines(QWidget):
    """The links: places in both columns, from 0, and whether one is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[int, int, bool]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_lines(self, lines: Sequence[tuple[int, int, bool]], said: str) -> None:
        self._lines = list(lines)
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(_GAP), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for left, right, chosen in sorted(self._lines, key=lambda line: line[2]):
            start = QPointF(4, left * now.px(_PITCH) + now.px(_NOTE) / 2)
            end = QPointF(self.width() - 4, right * now.px(_PITCH) + now.px(_NOTE) / 2)
            path = QPainterPath(start)
            bend = self.width() / 2
            path.cubicTo(QPointF(bend, start.y()), QPointF(bend, end.y()), end)
            colour = now.colour("accent" if chosen else "ink3")
            painter.setPen(QPen(colour, 3 if chosen else 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            painter.setBrush(colour)
            for at in (start, end):
                painter.drawEllipse(at, 3.5, 3.5)


class ColumnPair(QWidget):
    """`joined` gives two notes' keys after a drag across, `chosen` the one somebody is at, `turned` the column they went into."""

    joined = Signal(str, str)
    chosen = Signal(str)
    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.lists = {side: ListRows(say(f"two_columns.{side}"), painter=ColumnNotes) for side in ("vision", "reality")}
        self._counts = {side: PlainLabel("", "meta", ink="ink2", wrap=False) for side in self.lists}
        self._links, self.lines = PlainLabel("", "meta", ink="ink2", align=Qt.AlignmentFlag.AlignHCenter), LinkLines()
        self._dragged = ""
        self._lay_out()
        for rows in self.lists.values():
            rows.viewport().installEventFilter(self)
            rows.opened.connect(self.chosen)
            rows.moved.connect(lambda key, rows=rows: self.chosen.emit(key) if key and rows.hasFocus() else None)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for side in ("vision", "reality"):
            if side == "reality":
                middle = QVBoxLayout()
                self._links.setFixedHeight(look().px(32))
                middle.addWidget(self._links)
                middle.addWidget(self.lines, 1)
                row.addLayout(middle)
            column = QVBoxLayout()
            head = QHBoxLayout()
            title = PlainLabel(say(f"two_columns.{side}"), "section", wrap=False)
            title.setFixedHeight(look().px(32))
            head.addWidget(title)
            head.addStretch(1)
            head.addWidget(self._counts[side])
            column.addLayout(head)
            column.setSpacing(0)
            column.addWidget(self.lists[side])
            column.addStretch(1)
            row.addLayout(column, 1)

    def take_focus(self, side: str) -> None:
        self.lists[side].setFocus()

    def show_notes(
        self, session: Session, vision: Sequence[Contribution], reality: Sequence[Contribution], links: Sequence[ColumnLink], chosen: str
    ) -> None:
        joined = {key for link in links for key in (link.vision, link.reality)}
        for side, notes in (("vision", vision), ("reality", reality)):
            self._counts[side].setText(say("two_columns.notes", n=len(notes)))
            rows = self.lists[side]
            rows.show_rows(_listed(session, note, note.key in joined) for note in notes)
            rows.setFixedHeight(max(1, len(notes)) * look().px(_PITCH) + 2)
        places = {note.key: place for notes in (vision, reality) for place, note in enumerate(notes)}
        lines = [(places[link.vision], places[link.reality], link.key == chosen) for link in links]
        self.lines.show_lines(lines, ", ".join(link.pair for link in links))
        self._links.setText(say("two_columns.links", n=len(links)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press in one column and a release in the other is a link."""
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            rows = next((rows for rows in self.lists.values() if rows.viewport() is watched), None)
            if rows is not None and event.type() == QEvent.Type.MouseButtonPress:
                index = rows.indexAt(event.position().toPoint())
                self._dragged = rows.rows[index.row()].key if index.isValid() else ""
            elif rows is not None and event.type() == QEvent.Type.MouseButtonRelease and self._dragged:
                self._drop(rows, event)
        return False

    def _drop(self, rows: ListRows, event: QMouseEvent) -> None:
        other = next(each for each in self.lists.values() if each is not rows)
        at = other.viewport().mapFromGlobal(event.globalPosition().toPoint())
        index = other.indexAt(at) if other.viewport().rect().contains(at) else QModelIndex()
        dragged, self._dragged = self._dragged, ""
        if index.isValid():
            self.joined.emit(dragged, other.rows[index.row()].key)


def _listed(session: Session, note: Contribution, joined: bool) -> ListedNote:
    placed = placement_of(session, note.key)
    theme = session.find(THEMES, placed.theme) if placed else None
    asked = "" if joined else say("two_columns.no_link")
    return ListedNote(note.key, note.number, note.text, repeats=theme.ordinal if theme else 0, asked=asked)

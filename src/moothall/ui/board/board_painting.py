"""Paints any area of the board at rest: domain names, theme cards, notes, "more" lines. Knows no tiles and nothing of the pointer."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from moothall.core.theme_letters import letter
from moothall.ui.board import note_paint
from moothall.ui.board.column import More, Note, ThemeColumn
from moothall.ui.board.layout import BLOCK, BRIEF
from moothall.ui.board.scene import REACH, BoardScene, DomainHeading
from moothall.ui.kit.theme_card import ThemeFace, paint_theme_card
from moothall.ui.theme.look import look


def paint_board(painter: QPainter, scene: BoardScene, area: QRectF, zoom: float, away: Collection[Note] = ()) -> int:
    """Everything in `area`, with the painter in px at 100 % zoom, but for notes that are `away`. Returns how many notes it painted."""
    painter.fillRect(area, look().colour("wall"))
    # A card just outside the area may still throw its shadow into it.
    near = area.toAlignedRect().adjusted(-REACH, -REACH, REACH, REACH)
    for heading in scene.headings:
        if heading.rect.intersects(near):
            _paint_heading(painter, heading, zoom)
    return sum(_paint_column(painter, c, near, zoom, away) for c in scene.columns.values() if c.area.intersects(near))


def _paint_column(painter: QPainter, column: ThemeColumn, area: QRect, zoom: float, away: Collection[Note]) -> int:
    if column.card.intersects(area):
        paint_card(painter, column, zoom)
    notes = [column.notes[k] for k in column.between(area.top(), area.bottom())]
    # A note on its way is painted live by the canvas; in a tile it would be seen twice.
    notes = [note for note in notes if note not in away] if away else notes
    if zoom < BLOCK:
        # From far off a column has its notes in sight by the hundred: one call paints many of them.
        _paint_blocks(painter, column, notes)
    else:
        for note in notes:
            paint_one(painter, note, note.rect, zoom)
    if column.more.is_shown and zoom >= BLOCK and column.more.rect.intersects(area):
        paint_more(painter, column.more)
    return len(notes)


def paint_one(painter: QPainter, note: Note, rect: QRect, zoom: float) -> None:
    """A note where it lies, or somewhere on its way."""
    if zoom < BLOCK:
        note_paint.paint_blocks(painter, [rect], [note.number], note.column.theme.ordinal, selected=note.selected)
    elif zoom < BRIEF:
        note_paint.paint_brief(painter, rect, note.face, selected=note.selected)
    else:
        note_paint.paint_note(painter, rect, note.face, note_paint.laid_out(note.face, rect.width()), selected=note.selected)


def _paint_blocks(painter: QPainter, column: ThemeColumn, notes: list[Note]) -> None:
    # Selected ones last, so that their accent edge lies over a neighbour's.
    for selected in (False, True):
        some = [note for note in notes if note.selected == selected]
        if some:
            rects, numbers = [column.rect_of(note.index) for note in some], [note.number for note in some]
            note_paint.paint_blocks(painter, rects, numbers, column.theme.ordinal, selected=selected)


def paint_card(painter: QPainter, column: ThemeColumn, zoom: float, *, hover: bool = False) -> None:
    """The head of a column; from far off colour, letter and count, as large as the card."""
    theme = column.theme
    if zoom >= BLOCK:
        paint_theme_card(painter, column.card, ThemeFace(theme.ordinal, theme.name, column.count, column.chosen, column.landing, hover))
        return
    # Here a symbol would be a speck: the letter alone is the identity of a theme.
    now, card = look(), column.card
    painter.fillRect(card, now.colour("tint") if hover else now.sticky(theme.ordinal))
    painter.setPen(now.colour("ink") if hover else QColor(now.tokens.sticky.ink))
    painter.setFont(now.font("figure"))
    # 12 px of air at either end, as in the near card. The sticky ink is meant: the ground has the sticky colour in both modes.
    middle, inner = int(Qt.AlignmentFlag.AlignVCenter), card.adjusted(12, 0, -12, 0)
    painter.drawText(inner, middle | int(Qt.AlignmentFlag.AlignLeft), letter(theme.ordinal))
    painter.drawText(inner, middle | int(Qt.AlignmentFlag.AlignRight), str(column.count))


def paint_more(painter: QPainter, more: More, *, hover: bool = False) -> None:
    now = look()
    if hover:
        painter.fillRect(more.rect, now.colour("tint"))
    painter.setFont(now.font("meta"))
    painter.setPen(now.colour("ink2"))
    # In line with the notes' own words, right of the column of numbers.
    left = note_paint.NUMBER_END + now.px(8)
    painter.drawText(more.rect.adjusted(left, 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), more.words)


def _paint_heading(painter: QPainter, heading: DomainHeading, zoom: float) -> None:
    """A domain's name and a line across its columns."""
    now = look()
    # The grid step below the line is the gap to the first row of columns.
    room = heading.rect.adjusted(0, 0, 0, -now.tokens.size.grid)
    painter.fillRect(room.left(), room.bottom(), room.width(), 2, now.colour("line"))
    # The larger kind from further off, or the name would be the first thing that can't be read.
    painter.setFont(now.font("section" if zoom >= BRIEF else "display"))
    painter.setPen(now.colour("ink"))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), heading.name)


def paint_coarse(painter: QPainter, scene: BoardScene, area: QRectF, zoom: float) -> None:
    """A stand-in for a picture that isn't there yet: each column as one strip. Costs columns, not notes."""
    now, near = look(), area.toAlignedRect()
    painter.fillRect(area, now.colour("wall"))
    for column in scene.columns.values():
        if column.area.intersects(near):
            colour = now.sticky(column.theme.ordinal)
            # Between the two details a column of white paper looks like its notes do; from far off its colour does.
            painter.fillRect(column.area, colour if zoom < BLOCK else now.colour("paper"))
            painter.fillRect(column.card, colour)

"""Puts the parts of a picture in their places on the screen: heading above, timer and words below, one filling part between.

Paints what the picture holds and nothing else; without parts, a plain dark screen.
"""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from moothall.core.picture import (
    Distribution,
    Grid,
    HeadedLines,
    Heading,
    NoteCard,
    NotePage,
    Pair,
    Part,
    Picture,
    Question,
    Result,
    Stages,
    SupportBar,
    ThemeList,
    Tiles,
    Timer,
    TurnoutDots,
    Words,
)
from moothall.core.strips import Strips
from moothall.tokens import Mode, tokens
from moothall.ui.shared_screen.painting.block import Block, halved, step
from moothall.ui.shared_screen.painting.headed_lines import paint_headed
from moothall.ui.shared_screen.painting.notes import paint_note, paint_note_page
from moothall.ui.shared_screen.painting.result import paint_result, turnout_words
from moothall.ui.shared_screen.painting.result_grid import paint_grid
from moothall.ui.shared_screen.painting.result_poll import paint_distribution
from moothall.ui.shared_screen.painting.screen_page import AT_FIRST, RIGHT, ScreenPage, State
from moothall.ui.shared_screen.painting.side_by_side import paint_pair
from moothall.ui.shared_screen.painting.strip_painting import paint_strips
from moothall.ui.shared_screen.painting.strokes import Drawn
from moothall.ui.shared_screen.painting.support_bar import bar_height, paint_support
from moothall.ui.shared_screen.painting.text_parts import (
    in_one_row,
    paint_heading,
    paint_question,
    paint_stages,
    paint_timer,
    paint_words,
    words_block,
)
from moothall.ui.shared_screen.painting.theme_list import paint_themes
from moothall.ui.shared_screen.painting.tile_head import wall_words
from moothall.ui.shared_screen.painting.tile_painting import paint_tiles
from moothall.ui.shared_screen.painting.turnout import paint_turnout, paint_turnout_words, turnout_line
from moothall.words import read_by, say

# Margins in units of a screen 1080 high, the design's for a prompt.
_SIDE, _TOP, _BOTTOM = 96, 72, 56
# Where every line is needed, less above and below.
_FULL_TOP, _FULL_BOTTOM = 40, 32
# Tiles are pressed and go further out; the design's margin for them.
_TILES_SIDE = 48
_CLOSE_LINES = 3  # of a question over tiles, which have few words else
# More can't be read from the back (practice 2.22).
_MOST_LINES = 12
_FULL = (NotePage, ThemeList, Tiles, Result, Distribution, Grid, Strips)  # parts that need every line
_Kind = TypeVar("_Kind")


@read_by("shared_screen")
def measure(size: QSize, picture: Picture, mode: Mode, state: State = AT_FIRST) -> Drawn:
    """The whole of a screen of `size` px, drawn but not yet painted. A blank one is dark in both modes: it lights no room, says nothing."""
    # Dark also in light mode, and nothing is even laid out: blank is on the screen before anything else.
    if not picture.parts or size.isEmpty():
        return Drawn(size, tokens("dark").colours.wall)
    page = ScreenPage(size, mode)
    _Composition(page, picture.parts, state).draw()
    return page.drawn()


def paint(painter: QPainter, size: QSize, picture: Picture, mode: Mode, state: State = AT_FIRST) -> Drawn:
    """Draws and paints it, and tells what stands where."""
    drawn = measure(size, picture, mode, state)
    drawn.paint(painter)
    return drawn


class _Composition:
    """One drawing: hands each part what is left of the screen."""

    def __init__(self, page: ScreenPage, parts: tuple[Part, ...], state: State) -> None:
        self._page, self._parts, self._state = page, parts, state
        self._full = any(isinstance(part, _FULL) for part in parts)
        side = _TILES_SIDE if any(isinstance(part, Tiles) for part in parts) else _SIDE
        top, bottom = (_FULL_TOP, _FULL_BOTTOM) if self._full else (_TOP, _BOTTOM)
        self._left = QRectF(side, top, page.width - 2 * side, page.height - top - bottom)

    def _first(self, kind: type[_Kind]) -> _Kind | None:
        return next((part for part in self._parts if isinstance(part, kind)), None)

    def draw(self) -> None:
        if self._full:
            self._paint_header()
        else:
            self._paint_foot()
        body = [part for part in self._parts if not self._is_placed(part)]
        for place, part in enumerate(body):
            # Parts that fill the screen share what is left; there is seldom more than one.
            # Counted anew for each, from what is left: the last gets all of it.
            waiting = sum(isinstance(p, (NoteCard, *_FULL)) for p in body[place:])
            share = QRectF(self._left)
            if waiting > 1 and isinstance(part, (NoteCard, *_FULL)):
                share.setHeight(share.height() / waiting)
            self._take(self._paint_part(part, share))

    def _is_placed(self, part: Part) -> bool:
        if isinstance(part, Timer | Stages | SupportBar):
            return True
        return isinstance(part, Heading) if self._full else part is self._words_below()

    def _take(self, high: float) -> None:
        # Never below its own bottom, however much a part took.
        self._left.setTop(min(self._left.bottom(), self._left.top() + high))

    def _paint_part(self, part: Part, area: QRectF) -> float:
        """Gives the height taken, with the gap below it."""
        page = self._page
        match part:
            case Heading():
                # Gaps below the parts, in units: 32 under a heading, 40 under a prompt or words.
                return paint_heading(page, part, area, 3) + 32
            case Question():
                return paint_question(page, part, area, beside_dots=self._first(TurnoutDots) is not None) + 40
            case Words():
                # What only leads to something else is quieter than what is there to be read.
                after = self._parts[self._parts.index(part) :]
                return paint_words(page, part, area, "ink" if all(isinstance(each, Words) for each in after) else "ink2") + 40
            case TurnoutDots():
                paint_turnout(page, part, area)
            case NoteCard():
                paint_note(page, part, self._above_page_number(area, part.page, part.pages))
            case NotePage():
                paint_note_page(page, part, self._above_page_number(area, part.page, part.pages))
            case ThemeList():
                # Heading and page number are lines, too.
                rows = _MOST_LINES - (self._first(Heading) is not None) - (part.pages > 1)
                paint_themes(page, part, self._above_page_number(area, part.page, part.pages), rows)
            case Tiles():
                paint_tiles(page, part, area, self._state)
            case Result():
                paint_result(page, part, area)
            case Distribution():
                paint_distribution(page, part, area)
            case Pair():
                paint_pair(page, part, area)
            case HeadedLines():
                paint_headed(page, part, area)
            case Grid():
                paint_grid(page, part, self._above_page_number(area, part.page, part.pages))
            case Strips():
                paint_strips(page, part, self._above_page_number(area, part.page, part.pages))
        return area.height()

    # above a full screen: heading left, turnout or timer right

    def _paint_header(self) -> None:
        heading, result, timer = self._first(Heading), self._first(Result), self._first(Timer)
        grid = self._first(Grid) or self._first(Strips)
        if not (heading or result or timer):
            return
        row = QRectF(self._left.x(), self._left.y(), self._left.width(), step("title").line)
        right = row.right()
        if timer:
            # 48 units between two things in the row.
            right -= paint_timer(self._page, timer, self._state, right, row.center().y() + step("number").line / 2, small=True) + 48
        tiles = self._first(Tiles)
        if tiles and tiles.rule and not tiles.card and tiles.pages > 1:
            # The key that turns has no room to say it on a narrow screen.
            words = say("screen.page", n=tiles.page, of=tiles.pages)
            right -= self._page.line(words, QRectF(row.x(), row.y(), right - row.x(), row.height()), align=RIGHT, bold=True) + 36
        words = turnout_words(result) if result else grid.turnout if grid else wall_words(tiles) if tiles else ""
        # Before a card is in hand the question comes first: how many have voted is left out rather than words of it.
        beside = right - row.x() - Block(words, step("base")).width - 48
        if tiles and not tiles.card and heading and in_one_row(heading.text, beside, _CLOSE_LINES).lines > 2:
            words = ""
        if words and tiles and heading and in_one_row(heading.text, beside, _CLOSE_LINES).lines > 2:
            # On two lines it leaves the question more.
            half = halved(words, RIGHT)
            self._page.write(half, right - half.left - half.width, row.center().y() - half.height / 2, "ink2")
            right -= half.width + 28
        elif words:
            right -= self._page.line(words, QRectF(row.x(), row.y(), right - row.x(), row.height()), ink="ink2", align=RIGHT) + 48
        if heading:
            place = QRectF(row.x(), row.y(), right - row.x(), row.height())
            paint_heading(self._page, heading, place, 1, _CLOSE_LINES if tiles else 2)
        # Tiles have a line of their own above them.
        self._take(row.height() + (0 if tiles else 16))

    def _above_page_number(self, area: QRectF, page: int, pages: int) -> QRectF:
        if pages < 2:
            return area
        line = step("base").line
        words = say("screen.page", n=page, of=pages)
        self._page.line(words, QRectF(area.x(), area.bottom() - line, area.width(), line), ink="ink2", align=RIGHT)
        return area.adjusted(0, 0, 0, -line - 8)

    # below a screen with room: words or turnout left, timer right

    def _words_below(self) -> Words | None:
        """Words under a prompt say what to do now, so they stand at the foot, beside the timer."""
        return self._first(Words) if self._first(Question) and not self._first(TurnoutDots) else None

    def _foot_words(self) -> Words | None:
        """What people do in this round comes first, then the words under the prompt."""
        stages, words = self._first(Stages), self._words_below()
        if stages is None or not stages.words:
            return words
        return Words(" ".join(filter(None, (words.strong, words.text))) if words else "", stages.words)

    def _paint_foot(self) -> None:
        words, turnout, timer, stages = self._foot_words(), self._first(TurnoutDots), self._first(Timer), self._first(Stages)
        foot, high = QRectF(self._left), 0.0
        if timer:
            taken = paint_timer(self._page, timer, self._state, foot.right(), foot.bottom())
            # 64 units of air before the timer's large figures.
            foot.setRight(foot.right() - taken - 64)
            high = step("timer").line + (0.0 if timer.running else step("base").line)
        if turnout:
            paint_turnout_words(self._page, turnout, foot)
            high = max(high, turnout_line())
        elif words:
            # Two lines: a foot that grows would push the prompt about.
            block = words_block(words, foot.width(), 2 * step("base").line)
            self._page.write(block, foot.x(), foot.bottom() - block.height)
            high = max(high, block.height)
            foot.setBottom(foot.bottom() - block.height - 24)
        if stages:
            high = max(high, self._left.bottom() - foot.bottom() + paint_stages(self._page, stages, foot.left(), foot.bottom()))
        if bar := self._first(SupportBar):
            top = self._left.bottom() - high - bar_height()
            paint_support(self._page, bar, QRectF(self._left.x(), top, self._left.width(), bar_height()))
            high += bar_height()
        if high:
            # 40 units between the body and the foot.
            self._left.setBottom(self._left.bottom() - high - 40)

"""The foot under the tiles: Undo, Done, the pages and, while no card is in hand, digits. Marks every place that can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from moothall.core.picture import Tiles
from moothall.ui.shared_screen.painting.block import Block, close_lines, step
from moothall.ui.shared_screen.painting.screen_page import CENTRE, LEFT, RIGHT, ScreenPage, State
from moothall.words import say

# Units of a screen 1080 high, as all below.
_NARROW = 1500  # below that the buttons have less padding
_KEY_GAP = 12
_LEAST_KEY = 100
_FEW_PAGES = 3
_PAGE, _MARK = 104, 30  # a page's number, and the dot over it where the card has dots there


def paint_foot(page: ScreenPage, part: Tiles, row: QRectF, state: State) -> None:
    undo, concern, done = _paddings(part, row)
    left = row.x() + _paint_button(page, "undo", say("screen.undo"), row, LEFT, undo)
    if part.concern:
        left += 24 + _paint_button(page, "concern", _concern_words(part), row.adjusted(left - row.x() + 24, 0, 0, 0), LEFT, concern)
    right = row.right() - _paint_button(page, "done", say("screen.done"), row, RIGHT, done)
    if part.pages > 1:
        right = _paint_pages(page, part, QRectF(left, row.y(), right - left - 24, row.height())) - 12
    between = QRectF(left + 24, row.y(), right - left - 48, row.height())
    if not part.rule:
        # Between many buttons on a narrow screen the note stands above instead, and what is typed is seen on its tile.
        words = state.typed or part.note
        if not close_lines(words, between.width()).cut:
            page.write_close(words, between, "ink" if state.typed else "ink2", CENTRE)
        return
    # On the wall what is typed stands above, and these words are left out rather than cut.
    words = say("screen.then_card", then=part.called[0]) if part.called else part.note
    if Block(words, step("base")).width <= between.width():
        page.line(words, between, ink="ink2", align=CENTRE)


def has_room_for_note(part: Tiles, row: QRectF) -> bool:
    """Whether the note stands whole between the buttons."""
    undo, concern, done = _paddings(part, row)
    buttons = [(say("screen.undo"), undo), (say("screen.done"), done), *([(_concern_words(part), concern)] if part.concern else [])]
    taken = sum(Block(words, step("base", bold=True)).width + 2 * padding for words, padding in buttons) + 24 * bool(part.concern)
    pages = part.pages * (_PAGE + _KEY_GAP) - _KEY_GAP + 24 + 12 if part.pages > 1 else 0
    return not close_lines(part.note, row.width() - taken - pages - 48).cut


def _concern_words(part: Tiles) -> str:
    return say("screen.concern_on" if part.worrying else "screen.concern")


def _paddings(part: Tiles, row: QRectF) -> tuple[int, int, int]:
    """Of Undo, Concern and Done."""
    tight, least = part.pages > 1 or row.width() < _NARROW, 40 if part.pages <= _FEW_PAGES else 28
    return least if tight else 56, 40, least if tight else 72


def _paint_pages(page: ScreenPage, part: Tiles, row: QRectF) -> float:
    """A number for each page, marked where the card has dots; gives where the first stands."""
    left = row.right() - part.pages * _PAGE - (part.pages - 1) * _KEY_GAP
    if left < row.x():
        # More than there is room for: one button goes round, for after the last page comes the first.
        return _paint_next(page, part, row)
    for n in range(1, part.pages + 1):
        rect = QRectF(left + (n - 1) * (_PAGE + _KEY_GAP), row.y(), _PAGE, row.height())
        now = n == part.page
        page.box(rect, "tint" if now else "paper", "accent" if now else "edge", 6 if now else 3, 4)
        marked = n in part.marked
        page.line(str(n), rect.adjusted(0, _MARK / 2 if marked else 0, 0, 0), align=CENTRE, bold=True)
        if marked:
            page.dot(rect.center().x() - _MARK / 2, rect.y() + 10, _MARK, solid=True, stroke=5)
        if not now:
            page.target(f"page:{n - part.page}", say("screen.page_marked" if marked else "screen.page_button", n=n), rect)
    return left


def _paint_next(page: ScreenPage, part: Tiles, row: QRectF) -> float:
    onward = part.page % part.pages + 1
    return row.right() - _paint_button(page, f"page:{onward - part.page}", say("screen.page_button", n=onward), row, RIGHT, 40)


def _paint_button(page: ScreenPage, wish: str, words: str, row: QRectF, side: object, padding: int) -> float:
    """At one end of `row`; gives the width taken. Done is the primary one."""
    block, primary = Block(words, step("base", bold=True)), wish == "done"
    wide = block.width + 2 * padding
    rect = QRectF(row.x() if side == LEFT else row.right() - wide, row.y(), wide, row.height())
    page.box(rect, "accent" if primary else "paper", None if primary else "ink", 4)
    page.write(block, rect.center().x() - block.width / 2, rect.center().y() - block.step.line / 2, "on_accent" if primary else "ink")
    page.target(wish, words, rect)
    return wide


def paint_digits(page: ScreenPage, part: Tiles, row: QRectF, typed: str) -> None:
    """For a screen that is touched and has no keyboard. The last key begins a card that was called, or takes the one typed. The one before
    it rubs out; while there is nothing to rub out it turns the page, for whoever reads before taking a card.
    """
    # The 0 stands after the 9, as on a keyboard.
    keys = [(f"digit:{n}", str(n), str(n)) for n in (*range(1, 10), 0)]
    # The last is as wide as two where all are still a finger wide.
    share = (row.width() - _KEY_GAP * (len(keys) + 1)) / (len(keys) + 3)
    if share < _LEAST_KEY:
        share = (row.width() - _KEY_GAP * (len(keys) + 1)) / (len(keys) + 2)
    keys.append(_turn(part, share) if part.pages > 1 and not typed else ("rub", "⌫", say("screen.rub")))
    enter = row.width() - len(keys) * (share + _KEY_GAP)
    for place, (wish, sign, name) in enumerate(keys):
        _paint_key(page, wish, sign, name, QRectF(row.x() + place * (share + _KEY_GAP), row.y(), share, row.height()))
    last = QRectF(row.right() - enter, row.y(), enter, row.height())
    called = part.called[0] if part.called and not typed else 0
    sign = f"{called} ↵" if called and _is_within(f"{called} ↵", enter) else "↵"
    _paint_key(page, "enter", sign, say("screen.begin_card", n=called) if called else say("screen.enter"), last)


def _turn(part: Tiles, share: float) -> tuple[str, str, str]:
    """Which page of how many, where that has room on the key; to press for the next."""
    onward, sign = part.page % part.pages + 1, f"{part.page}/{part.pages} ›"
    return f"page:{onward - part.page}", sign if _is_within(sign, share) else "›", say("screen.page_button", n=onward)


def _is_within(sign: str, wide: float) -> bool:
    return Block(sign, step("base", bold=True)).width < wide - 16


def _paint_key(page: ScreenPage, wish: str, sign: str, name: str, rect: QRectF) -> None:
    primary = wish == "enter"
    page.box(rect, "accent" if primary else "paper", None if primary else "edge", 4)
    page.line(sign, rect, ink="on_accent" if primary else "ink", align=CENTRE, bold=True)
    page.target(wish, name, rect)

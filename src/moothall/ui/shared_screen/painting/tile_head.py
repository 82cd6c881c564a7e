"""The line above the tiles: whose card it is, what is left, what was refused. Marks nothing that can be pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from moothall.core.picture import Tiles
from moothall.tokens import Type
from moothall.ui.shared_screen.painting.block import CLOSE, Block, close_lines, halved, step
from moothall.ui.shared_screen.painting.screen_page import RIGHT, ScreenPage, State
from moothall.words import say

# Units of a screen 1080 high, as all below.
_DOT = 72  # a dot still to be given
# More dots than that are read as a number, which stands there as well.
_MOST_DOTS = 10
_APART = 36
_HANG = 8
_ABOVE = 24  # what a refusal takes of the margin above


def asks_for_card(part: Tiles) -> bool:
    """Whether somebody may vote now but has not said with which card. Else the tiles are only there to be read."""
    return not part.card and not part.closed and (part.asks or part.left > 0 or any(tile.total is not None for tile in part.tiles))


def wall_words(part: Tiles) -> str:
    """What stands beside the question on the wall: with a card in hand which dots are its own, else how many have voted."""
    return part.key if part.card and part.rule else part.note if part.rule else ""


def paint_said(page: ScreenPage, part: Tiles, area: QRectF) -> QRectF:
    """What was refused and why, in the question's place. Gives what is left below, which is where it always is."""
    high = step("title").line
    row = QRectF(area.x(), area.y() - _ABOVE, area.width(), high + _ABOVE)
    page.box(row, "stop_tint", "stop", 6, 10)
    base = step("base", bold=True)
    block = Block(part.said, Type(base.size, CLOSE, base.weight), row.width() - 48, 2)
    # Two close lines hang lower in their height than one.
    page.write(block, row.x() + 24, row.center().y() - block.height / 2 - (_HANG if block.lines > 1 else 0))
    return area.adjusted(0, high, 0, 0)


def paint_head(page: ScreenPage, part: Tiles, row: QRectF, state: State, unsaid: str = "") -> None:
    """`unsaid` is the note, where the foot has no room for it."""
    if part.said and not part.rule and not state.typed:
        # In a booth, where the question stands.
        page.write_close(part.said, row, bold=True)
        return
    cap = say("screen.at_most", n=part.cap) if part.cap and part.cap < (part.budget or part.cap + 1) else ""
    if not part.card:
        _paint_no_card(page, part, row, state, cap)
        return
    # The rule never goes: on the wall it stands in full where no number of dots left says it.
    rule = unsaid or (cap if part.budget or not part.rule else "")
    rule = rule or part.rule or part.key
    left, card = row.x(), _card_words(part, state)
    must = rule if part.rule or part.key or unsaid else ""
    # The size that leaves all of it whole; at the smallest, words on two lines.
    large = next((size for size in ("title", "base") if _stand(card, size, must, row)), "")
    for words, bold, ink in card:
        if bold and not large:
            half = halved(words, bold=True)
            page.write(half, left, row.center().y() - half.height / 2, ink)
            left += half.width + _APART
            continue
        room = QRectF(left, row.y(), row.right() - left, row.height())
        left += page.line(words, room, (large or "base") if bold else "base", ink, bold=True) + _APART
    # Marks that aren't dots, such as ranks, can't be counted off.
    if part.counted and not unsaid and not part.head and not state.typed and not part.still and part.budget <= _MOST_DOTS:
        # Where dots and rule can't both stand, the number says it.
        wide = part.budget * (min(_DOT, row.height() - 24) + 14)
        if not part.rule or _fits(rule, row, left + wide):
            left = _paint_left(page, part, left, row)
    # It is of dots, and while concerns are given it isn't needed where it would be cut.
    _paint_rule(page, rule, row, left, always=bool(((part.rule or part.key) and not part.worrying) or unsaid))


def _stand(card: list[tuple[str, bool, str]], size: str, rule: str, row: QRectF) -> bool:
    """Whether a card's words are whole in this size, and the rule after them. Figures of the title's size need a row of their height."""
    if size == "title" and row.height() < 96:
        return False
    wide = sum(Block(words, step(size if bold else "base", bold=True)).width + _APART for words, bold, _ in card)
    return wide - _APART <= row.width() and not (rule and close_lines(rule, row.width() - wide - 24).cut)


def _fits(rule: str, row: QRectF, left: float) -> bool:
    return Block(rule, step("base")).width <= row.right() - left - 24


def _paint_rule(page: ScreenPage, rule: str, row: QRectF, left: float, *, always: bool) -> None:
    room = row.right() - left - 24
    place = QRectF(row.right() - room, row.y(), room, row.height())
    if not rule or room <= 0:
        return
    if _fits(rule, row, left):
        page.line(rule, place, ink="ink2", align=RIGHT)
    # In a booth it is left out rather than cut: it has been said before.
    elif always:
        page.write_close(rule, place, "ink2", RIGHT)


def _card_words(part: Tiles, state: State) -> list[tuple[str, bool, str]]:
    card = say("screen.card", n=part.card)
    if part.still:
        return [(say("screen.still_there", n=part.card), True, "late")]
    if state.typed and part.rule:
        return [(card, False, "ink"), (say("screen.option_typed", typed=state.typed), True, "accent")]
    if part.head:
        return [(card, False, "ink"), (part.head, True, "ink")]
    if not part.budget:
        return [(card, True, "ink")]
    return [(card, False, "ink"), (say("screen.dots_left", n=part.left), True, "ink")]


def _paint_no_card(page: ScreenPage, part: Tiles, row: QRectF, state: State, cap: str) -> None:
    beside = part.rule or part.note
    if state.typed:
        words = say("screen.card_typed", typed=state.typed)
    elif part.called:
        now, *after = part.called
        words = say("screen.now_then", now=now, then=after[0]) if after else say("screen.now_card", now=now)
    elif part.rule:
        words = say("screen.card_first")
        # Shorter rather than the rule on two lines where there is room for one.
        beside_it = Block(words, step("base", bold=True)).width + 24
        if row.height() < 2 * CLOSE and not _fits(part.rule, row, row.x() + beside_it):
            words = say("screen.card_first_short")
    elif asks_for_card(part):
        words = say("screen.next_card")
    else:
        words, beside = part.head or say("screen.options"), cap
    # Beside a rule the words are as large as leaves it whole.
    whole = Block(words, step("title")).width + 48 + Block(part.rule, step("base")).width
    large = row.height() >= 96 and whole <= row.width()
    if not part.rule and not beside and not large and Block(words, step("base", bold=True)).width > row.width():
        page.write_close(words, row, bold=True)
        return
    if beside and not part.rule:
        large = large and not Block(beside, step("base"), row.width() - Block(words, step("title")).width - 48).cut
    half = halved(words, bold=True)
    if part.rule and not large and close_lines(beside, row.width() - Block(words, step("base", bold=True)).width - 48).cut:
        # A long rule on a narrow screen: the words beside it take two lines as well.
        page.write(half, row.x(), row.center().y() - half.height / 2)
        taken = half.width
    else:
        taken = page.line(words, row, "title" if large else "base", bold=True)
    if part.rule:
        _paint_rule(page, beside, row, row.x() + taken + 24, always=True)
    else:
        page.write_close(beside, row.adjusted(taken + 48, 0, 0, 0), "ink2", RIGHT)


def _paint_left(page: ScreenPage, part: Tiles, left: float, row: QRectF) -> float:
    across = min(_DOT, row.height() - 24)
    for place in range(part.budget):
        page.dot(left, row.center().y() - across / 2, across, solid=place < part.left, stroke=6, open_ink="edge")
        left += across + 14
    return left

"""Paints words: the heading, the prompt with its definition, plain words, the timer. Chooses sizes, never wording."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from moothall.core.picture import Heading, Question, Stages, Timer, Words
from moothall.tokens import Type
from moothall.ui.shared_screen.painting.block import Block, close_lines, fitted, step
from moothall.ui.shared_screen.painting.screen_page import ScreenPage, State
from moothall.words import say

# The design's: a question that needs a fifth is two questions.
_PROMPT_LINES = 4
_DEFINITION_LINES = 4  # of one sentence, on a narrow screen
# Units of a screen 1080 high.
_DEFINITION_GAP = 56
_STAGE = 96  # the side of a round's box
_CLOSEST, _HIGHER = 54, 14  # from one line to the next of a heading of three that has room for one, and how much higher they stand


def paint_heading(page: ScreenPage, part: Heading, area: QRectF, most: int, close: int = 2) -> float:
    """Gives the height taken. A screen full of lines leaves its heading one, in the middle of its row, or so many `close` ones where one
    would cut it; otherwise it may take three."""
    block = in_one_row(part.text, area.width(), close) if most == 1 else fitted(part.text, "title", area.width(), most)
    top = (area.height() - block.height) / 2 - (_HIGHER if block.lines > 2 else 0)
    page.write(block, area.x(), area.y() + (top if most == 1 else 0))
    return block.height


def in_one_row(text: str, width: float, close: int = 2) -> Block:
    """A heading in the height of one line; of two close ones, and of three where so many are allowed."""
    block = fitted(text, "title", width, 1)
    if block.cut:
        block = close_lines(text, width, bold=True)
    base = step("base", bold=True)
    # A third line reaches into the margin above and the gap below.
    return Block(text, Type(base.size, _CLOSEST, base.weight), width, 3) if block.cut and close > 2 else block


def paint_question(page: ScreenPage, part: Question, area: QRectF, *, beside_dots: bool = False) -> float:
    """Over a crowd of dots the prompt is as large as a title and stands closer to its definition."""
    kind, most, gap = ("title", 3, 32) if beside_dots else ("prompt", _PROMPT_LINES, _DEFINITION_GAP)
    base, width = step("base"), area.width()
    wanted = Block(part.definition, base, width, _DEFINITION_LINES).height + gap if part.definition else 0.0
    # The prompt is as large as the definition lets it: with rounds and a timer below, it is the one that gives way.
    prompt = fitted(part.text, kind, width, most, max(base.line, area.height() - wanted))
    page.write(prompt, area.x(), area.y())
    top = prompt.height + gap
    left = int((area.height() - top) // base.line)
    if not part.definition or left < 1:
        return prompt.height
    definition = Block(part.definition, base, width, min(_DEFINITION_LINES, left))
    page.write(definition, area.x(), area.y() + top, "ink2")
    return top + definition.height


def words_block(part: Words, width: float, height: float) -> Block:
    """The strong half sentence first, then the rest on the same line."""
    text = " ".join(filter(None, (part.strong, part.text)))
    return Block(text, step("base"), width, int(height // step("base").line), strong=len(part.strong))


def paint_stages(page: ScreenPage, part: Stages, left: float, bottom: float) -> float:
    """The rounds as boxes above `bottom`: past ones plain, the present one filled, those to come outlined. Gives the height taken."""
    side, x = _STAGE, left
    for place, label in enumerate(part.labels, 1):
        block = Block(label, step("base", bold=True))
        # Square for a figure, wider for a word, with 30 units to either side of it; 20 between two boxes.
        box = QRectF(x, bottom - side, max(side, block.width + 60), side)
        now, past = place == part.at, place < part.at
        page.box(box, "accent" if now else "panel" if past else None, None if now or past else "edge", radius=8)
        ink = "on_accent" if now else "ink2" if past else "ink"
        page.write(block, box.center().x() - block.width / 2, box.center().y() - block.step.line / 2, ink)
        x = box.right() + 20
    return side


def paint_words(page: ScreenPage, part: Words, area: QRectF, ink: str) -> float:
    """Gives the height taken."""
    block = words_block(part, area.width(), area.height())
    page.write(block, area.x(), area.y(), ink)
    return block.height


def time_left(part: Timer, state: State) -> int:
    """Seconds; never below none, for nobody is told off by a screen."""
    return max(0, part.seconds - (state.gone if part.running else 0))


def clock(seconds: int) -> str:
    """Minutes and seconds, with hours only where there are some."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}" if minutes < 60 else f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def paint_timer(page: ScreenPage, part: Timer, state: State, right: float, bottom: float, *, small: bool = False) -> float:
    """Ends at `right` and `bottom`; gives the width taken. `small` for a screen full of lines. "paused" is a word, not only a colour."""
    left = time_left(part, state)
    digits = Block(clock(left) if left else say("screen.time"), step("number" if small else "timer"))
    top = bottom - digits.step.line
    # Grey when paused, amber when over. Each has a word as well.
    page.write(digits, right - digits.width, top, "ink2" if not part.running else "ink" if left else "late")
    if part.running:
        return digits.width
    word = Block(say("screen.paused"), step("base"))
    if small:
        # 24 units between word and figures.
        page.write(word, right - digits.width - word.width - 24, top + (digits.step.line - word.step.line) / 2, "ink2")
        return digits.width + word.width + 24
    page.write(word, right - word.width, top - word.step.line, "ink2")
    return max(digits.width, word.width)

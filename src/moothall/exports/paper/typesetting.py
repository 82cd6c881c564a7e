"""Setting a document: every word that reaches a page goes through here, is broken into rows, and is checked for characters no face has.

Knows nothing of sessions and of blocks: `writers.pdf` says what is set where.
"""

from __future__ import annotations

from moothall.exports.paper.bidi import starts_right
from moothall.exports.paper.line_breaking import BODY, QUIET, Style, with_tail, wrapped
from moothall.exports.paper.page_rows import PaperRow, beside, line
from moothall.exports.paper.paper_fonts import missing
from moothall.exports.paper.paper_page import WIDTH
from moothall.exports.paper.pdf_tags import Tag

MARGIN = 56.7
"""In points: 20 mm."""

NUMBERS = 30.0
"""The column a note's number stands in, in points: five figures, and 8 points between them and the words."""

FACTS = 84.0
"""The column of labels in a list of facts, in points."""


TEXT_WIDTH = WIDTH - 2 * MARGIN
"""That of a summary's text, in points."""

WRITING_LINE = 34.02
"""From one line to write on to the next, in points: 12 mm, wide enough for a marker (practice 4)."""


class Typesetter:
    """The text of one document while it is being set. Lengths are in points; `width` is that of the text. Type is set `scale` times its
    size, and none smaller than `least` points: large print is a scale and a least size.
    """

    def __init__(self, width: float = TEXT_WIDTH, scale: float = 1, least: float = 0) -> None:
        self.width = width
        self.scale = scale
        self.least = least
        self.within: Tag | None = None
        """What paragraphs belong to while they are set, such as the cell of a table."""
        self.missing = 0
        """Characters met so far that no face has."""

    def text(
        self,
        words: str,
        style: Style = BODY,
        width: float = 0,
        x: float = 0,
        tag: Tag | None = None,
        right: bool = False,
        tail: str = "",
    ) -> list[PaperRow]:
        """A paragraph, a row for each line; its first two lines stay together and its last two.

        `x` is how far in it starts, `width` how wide it may be (0: as far as the text goes), `right` sets it flush
        right, as a text that reads leftwards always is. `tail` ends it and is never cut in two lines.
        """
        width, tag, style = width or self.width - x, tag or Tag("P", self.within), self.sized(style)
        leftwards = starts_right(words)
        right = right or leftwards
        lines = wrapped(words, style, width) if not tail else with_tail(words, tail, style, width)
        # By line, after breaking: what is not drawn isn't missed.
        self.missing += sum(missing(style.face, one) for one in lines)
        edge, last = (x + width if right else x), len(lines) - 1
        # No line alone at the foot or the top of a page. The last row itself is free to be followed by a new page.
        ends = {0, last - 1} - {last}
        return [PaperRow(style.leading, (line(one, style, tag, edge, right, leftwards),), keep=at in ends) for at, one in enumerate(lines)]

    def sized(self, style: Style) -> Style:
        """The style as it is set here: scaled, and not too small to be read."""
        size = max(style.size * self.scale, self.least)
        return style if size == style.size else style._replace(size=size, leading=round(style.leading * size / style.size, 2))

    def fact(self, label: str, words: str) -> list[PaperRow]:
        """A label and, beside it, what there is to say about it. Nothing when there is nothing to say."""
        if not words:
            return []
        tag = Tag("P")
        return beside(self.text(label, QUIET, FACTS - 8, 0, tag), self.text(words, BODY, 0, FACTS, tag))

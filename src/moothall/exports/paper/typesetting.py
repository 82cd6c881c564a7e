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


class Typesetter:
    """The text of one document while it is being set. Lengths are in points; `width` is that of the text."""

    width = WIDTH - 2 * MARGIN

    def __init__(self) -> None:
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
        width, tag = width or self.width - x, tag or Tag("P")
        leftwards = starts_right(words)
        right = right or leftwards
        lines = wrapped(words, style, width) if not tail else with_tail(words, tail, style, width)
        # By line, after breaking: what is not drawn isn't missed.
        self.missing += sum(missing(style.face, one) for one in lines)
        edge, last = (x + width if right else x), len(lines) - 1
        # No line alone at the foot or the top of a page. The last row itself is free to be followed by a new page.
        ends = {0, last - 1} - {last}
        return [PaperRow(style.leading, (line(one, style, tag, edge, right, leftwards),), keep=at in ends) for at, one in enumerate(lines)]

    def fact(self, label: str, words: str) -> list[PaperRow]:
        """A label and, beside it, what there is to say about it. Nothing when there is nothing to say."""
        if not words:
            return []
        tag = Tag("P")
        return beside(self.text(label, QUIET, FACTS - 8, 0, tag), self.text(words, BODY, 0, FACTS, tag))

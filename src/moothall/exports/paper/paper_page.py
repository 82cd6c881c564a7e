"""One sheet being drawn on: lines of text, rules, dots, bars and theme symbols, in points from its top left corner.

The only place that speaks to ReportLab's canvas. Decides no layout.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfdoc import LinkAnnotation
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfgen.canvas import Canvas

from moothall.core.theme_letters import letter, shape
from moothall.exports.paper.line_breaking import Style
from moothall.exports.paper.paper_fonts import BOLD, INSTEAD, MISSING, OTHER_SCRIPTS, REGULAR, GlyphRun, runs, shaped, width, widths
from moothall.exports.paper.pdf_file import pack_page
from moothall.exports.paper.pdf_tags import Tag, TagTree
from moothall.shapes import BOX, CIRCLE_RADIUS, CORNERS, letter_baseline, letter_size
from moothall.tokens import tokens

WIDTH, HEIGHT = 595.28, 841.89
"""A4 in points."""

HAIR, THIN, THICK = 0.5, 1.0, 2.0
"""Weights of lines, in points: between rows of a list, between parts, above what matters most."""
_ROUND = 7  # shapes repeat after this many themes


class _Link(LinkAnnotation):
    """ReportLab knows no links that belong to a tag."""

    permitted = (*LinkAnnotation.permitted, "StructParent")


_UNKNOWN = "\0"
"""No letter is written so: it marks one that the file's table of a face has no code for yet."""


class _Letters(dict[int, str]):
    """How each letter is written within a string of the file, for `str.translate`, which does a whole line at once."""

    def __missing__(self, letter: int) -> str:
        return _UNKNOWN


class _Codes:
    """The codes that ReportLab has given to the letters of one face in one file: the first 256, which are all but a few."""

    def __init__(self, canvas: Any, face: str) -> None:
        self._canvas, self._face = canvas, getFont(face)
        self.written = _Letters()
        self.font = ""

    def learn(self, text: str, size: float) -> str:
        """The line as ReportLab itself writes it, which gives codes to letters it meets for the first time."""
        document, escape = self._canvas._doc, self._canvas._escape
        shown = []
        for subset, codes in self._face.splitString(text, document):
            name = self._face.getSubsetInternalName(subset, document)
            self.font = self.font or name
            shown.append(f"{name} {size:g} Tf ({escape(codes)}) Tj")
        given = self._face.state[document].assignments
        # A code above 255 belongs to a further table with a name of its own.
        self.written.update((code, escape(bytes([given[code]]))) for code in map(ord, text) if given.get(code, 256) < 256)
        return " ".join(shown)


class PaperPage:
    """Draws on the current sheet of a canvas. Everything drawn without a tag is furniture to a screen reader."""

    def __init__(self, canvas: Canvas, tree: TagTree) -> None:
        self._canvas: Any = canvas
        self._tree = tree
        self._links = 0
        self._codes: dict[str, _Codes] = {}
        self._height = HEIGHT

    def begin_sheet(self, wide: float, high: float) -> None:
        """The sheet that is drawn on now, and those after it, have this size in points. A4 until somebody says otherwise."""
        self._height = high
        self._canvas.setPageSize((wide, high))

    def next_sheet(self) -> None:
        """Finish this sheet and begin an empty one."""
        self._canvas.showPage()
        pack_page(self._canvas)
        self._tree.new_page()

    # text

    def text(
        self, x: float, y: float, line: str, style: Style, tag: Tag | None = None, right: bool = False, leftwards: bool = False
    ) -> None:
        """A line with its baseline at `y`, from `x` rightwards, or ending at `x` when `right`; of a text that reads `leftwards`."""
        pieces = runs(style.face, line, leftwards)
        if right:
            x -= sum(run.width for run in pieces) * style.size / 1000
        # PDF measures upwards from the foot of the sheet, we downwards from its top.
        y = self._height - y
        if len(pieces) == 1 and pieces[0].face in (REGULAR, BOLD):
            code = self._plain(x, y, pieces[0], style)
            self._canvas.addLiteral(f"{self._tree.mark(tag) if tag else '/Artifact BMC'} {code} EMC")
        else:
            with self._marked(tag):
                self._canvas.drawText(self._mixed(x, y, pieces, style))

    def _plain(self, x: float, y: float, run: GlyphRun, style: Style) -> str:
        """The usual case, a line in one face, written as ReportLab would write it, whose bookkeeping takes four fifths of the time."""
        codes = self._codes.get(run.face) or self._codes.setdefault(run.face, _Codes(self._canvas, run.face))
        written = run.text.translate(codes.written)
        # The first line of all gives the face its name in the file.
        known = codes.font and _UNKNOWN not in written
        shown = f"{codes.font} {style.size:g} Tf ({written}) Tj" if known else codes.learn(run.text, style.size)
        return f"BT {_ink(style.colour)} 1 0 0 1 {x:.2f} {y:.2f} Tm {shown} ET"

    def _mixed(self, x: float, y: float, pieces: Sequence[GlyphRun], style: Style) -> Any:
        """Several faces, letters that are shaped, or letters no face has."""
        text = self._canvas.beginText(x, y)
        text.setFillColor(_colour(style.colour))
        for run in pieces:
            text.setFont(run.face or REGULAR, style.size)
            if run.face == MISSING:
                for char in run.text:
                    _instead(text, char, INSTEAD)
            elif run.face in OTHER_SCRIPTS:
                _shaped(text, run, style.size, x, y)
            else:
                text.textOut(run.text)
            x += run.width * style.size / 1000
        return text

    @contextmanager
    def _marked(self, tag: Tag | None) -> Iterator[None]:
        self._canvas.addLiteral(self._tree.mark(tag) if tag else "/Artifact BMC")
        yield
        self._canvas.addLiteral("EMC")

    # ways through the document

    def bookmark(self, y: float, words: str, name: str, level: int) -> None:
        """A heading at `y` that the reader's outline and `link` lead to by `name`; `level` from 1."""
        self._canvas.bookmarkHorizontalAbsolute(name, self._height - y)
        self._canvas.addOutlineEntry(words, name, level - 1, 0)

    def link(self, area: tuple[float, float, float, float], name: str, words: str, tag: Tag) -> None:
        """An area (left, top, right, foot) that leads to a bookmark; `words` say where to."""
        left, top, right, foot = area
        self._links += 1
        where = self._canvas._bookmarkReference(name)
        area_there = (left, self._height - foot, right, self._height - top)
        made = _Link(area_there, words, where, "[0 0 0]", F=4, StructParent=self._tree.next_area)
        # ReportLab's own call gives no way back to the annotation, which the tag needs.
        called = f"link{self._links}"
        self._canvas._addAnnotation(made, called)
        self._tree.link(tag, self._canvas._doc.refAnnotation(called))

    # shapes: furniture, unless they belong to a figure; what they say is said in words too

    def rule(self, x: float, y: float, length: float, weight: float = THIN, colour: str = "ink") -> None:
        self.line((x, y), (x + length, y), weight, colour)

    def line(self, start: tuple[float, float], end: tuple[float, float], weight: float, colour: str = "ink") -> None:
        with self._marked(None):
            self._canvas.setStrokeColor(_colour(colour))
            self._canvas.setLineWidth(weight)
            self._canvas.line(start[0], self._height - start[1], end[0], self._height - end[1])

    def dashes(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Where paper is folded or torn."""
        self._canvas.setDash(4, 3)
        self.line(start, end, THIN)
        self._canvas.setDash()

    def box(self, x: float, y: float, wide: float, high: float, weight: float = THIN, colour: str = "ink") -> None:
        """The outline of a box to write in, its top left corner at `x`, `y`; its corners a little round, as on the screen."""
        with self._marked(None):
            self._canvas.setStrokeColor(_colour(colour))
            self._canvas.setLineWidth(weight)
            self._canvas.roundRect(x, self._height - y - high, wide, high, min(2.0, high / 4), stroke=1, fill=0)

    def black(self, x: float, y: float, wide: float, high: float) -> None:
        """A rectangle in the darkest ink there is, for a camera: its top left corner at `x`, `y`."""
        with self._marked(None):
            self._canvas.setFillGray(0)
            self._canvas.rect(x, self._height - y - high, wide, high, stroke=0, fill=1)

    def ring(self, x: float, y: float, radius: float, colour: str = "edge", weight: float = HAIR) -> None:
        """A circle to stick a dot on, or to mark; its middle at `x`, `y`."""
        with self._marked(None):
            self._canvas.setStrokeColor(_colour(colour))
            self._canvas.setLineWidth(weight)
            self._canvas.circle(x, self._height - y, radius, stroke=1, fill=0)

    def dots(self, x: float, y: float, solid: int, hollow: int, pitch: float, tag: Tag | None = None) -> None:
        """A row of dots from `x`, their middles at `y`: each solid one a voter, each open one a further dot."""
        # A fifth of the pitch stays free between dots. The pen is drawn half outside its circle, hence the 0.4 points less below;
        # under 6 points of pitch a thin line would fill an open dot.
        radius = pitch * 0.4
        with self._marked(tag):
            self._pen(THIN if pitch > 6 else HAIR, "accent", "accent")
            for n in range(solid + hollow):
                middle = x + radius + n * pitch
                self._canvas.circle(middle, self._height - y, radius - 0.4, stroke=1, fill=int(n < solid))

    def bar(self, x: float, y: float, length: float, height: float, solid: bool = True, tag: Tag | None = None) -> None:
        """A bar with its top left corner at `x`, `y`."""
        with self._marked(tag):
            self._pen(THIN, "accent", "accent")
            self._canvas.rect(x, self._height - y - height, length, height, stroke=1, fill=int(solid))

    def _pen(self, weight: float, stroke: str, fill: str) -> None:
        self._canvas.setLineWidth(weight)
        self._canvas.setStrokeColor(_colour(stroke))
        self._canvas.setFillColor(_colour(fill))

    def symbol(self, x: float, y: float, side: float, ordinal: int, tag: Tag | None = None) -> None:
        """The symbol of the `ordinal`-th theme (from 1) with its top left corner at `x`, `y`. The letter is text, the shape is not."""
        sticky = tokens().sticky
        name, scale = shape(ordinal), side / BOX
        ink, fill = sticky.ink, sticky.fill(ordinal)
        # Themes 8 to 14: filled with ink. From 15 on the outline is doubled, so that each of 28 looks different, also in black and white.
        inverse = (ordinal - 1) // _ROUND % 2 == 1
        with self._marked(None):
            self._canvas.setLineWidth(sticky.outline * scale)
            # Round, for the points of a triangle would stand out of the box.
            self._canvas.setLineJoin(1)
            self._canvas.setStrokeColor(_colour(ink))
            self._canvas.setFillColor(_colour(ink if inverse else fill))
            self._outline(name, x, y, scale)
            if ordinal > 2 * _ROUND:
                self._canvas.setStrokeColor(_colour(fill if inverse else ink))
                # The second outline at 80 %, in the middle; a triangle's middle is lower.
                self._outline(name, x + side * 0.1, y + side * (0.14 if name == "triangle" else 0.1), scale * 0.8)
        letters = letter(ordinal)
        size = letter_size(name, len(letters)) * scale
        style = Style(BOLD, size, size, fill if inverse else ink)
        # Half the width, which is in thousandths.
        half = width(BOLD, letters) * size / 2000
        self.text(x + side / 2 - half, y + letter_baseline(name) * scale, letters, style, tag)

    def _outline(self, name: str, x: float, y: float, scale: float) -> None:
        if name == "circle":
            self._canvas.circle(x + BOX / 2 * scale, self._height - y - BOX / 2 * scale, CIRCLE_RADIUS * scale, stroke=1, fill=1)
            return
        path = self._canvas.beginPath()
        corners = [(x + across * scale, self._height - y - down * scale) for across, down in CORNERS[name]]
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        path.close()
        self._canvas.drawPath(path, stroke=1, fill=1)


def _shaped(text: Any, run: GlyphRun, size: float, x: float, y: float) -> None:
    """Glyph by glyph from `x`, `y`. Of each cluster the widest glyph stands for its letters and the rest, mere dots, for nothing."""
    glyphs = shaped(run.face, run.text)
    places = list(glyphs.__shapeData__)
    starts = sorted({place.cluster for place in places})
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=True))
    for start, group in groupby(zip(str(glyphs), places, strict=True), key=lambda glyph: glyph[1].cluster):
        # Letters that were drawn as one must be found as one: the text they stand for goes to a single glyph of them.
        cluster = list(group)
        widest = max(cluster, key=lambda glyph: glyph[1].x_advance)
        for glyph in cluster:
            text.setTextOrigin(x + glyph[1].x_offset * size / 1000, y + glyph[1].y_offset * size / 1000)
            _instead(text, run.text[start : ends[start]] if glyph is widest else "", glyph[0])
            x += glyph[1].x_advance * size / 1000
    text.setTextOrigin(x, y)


def _instead(text: Any, meant: str, drawn: str) -> None:
    """Draw something that stands for something else, so that what was meant can be found, copied and read aloud."""
    # UTF-16 with its mark, in hexadecimal, as PDF has text outside a font. ReportLab has no call for this, so its list is written to.
    text._code.append(f"/Span <</ActualText <FEFF{meant.encode('utf-16-be').hex().upper()}>>> BDC")
    text.textOut(drawn)
    text._code.append("EMC")


# Paper is always light, so a name has one colour for good.
@cache
def _colour(name: str) -> Any:
    """A colour of the tokens by its name; a colour written out is that colour."""
    return HexColor(getattr(tokens().colours, name, name))


@cache
def _ink(name: str) -> str:
    """The same as the words that choose it for text."""
    colour = _colour(name)
    return f"{colour.red:.4f} {colour.green:.4f} {colour.blue:.4f} rg"


def begin() -> Canvas:
    """An empty document whose every byte depends on what is drawn alone."""
    widths(REGULAR)
    rl_config.useA85 = 0  # bytes as they are: a quarter smaller, and quicker
    # With invariant=1 ReportLab writes no time of its own, and makes the file's id from its content.
    return Canvas("", pagesize=(WIDTH, HEIGHT), invariant=1, initialFontName=REGULAR, pageCompression=1)

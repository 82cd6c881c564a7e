"""The typefaces on paper, ours and for Chinese, Japanese and Korean the laptop's: which face has a character, how wide it is, and in what
pieces a line is drawn.

Chooses no sizes and draws nothing. A character no face has is kept as a piece of its own, to be marked and counted.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, shapeStr

from moothall.assets import asset
from moothall.exports.paper.bidi import mirrored, visual
from moothall.exports.paper.laptop_faces import LaptopFace, is_east_asian, laptop_faces

# Names of files in resources/fonts, which are also the names ReportLab knows them by.
REGULAR, BOLD = "NotoSans-Regular", "NotoSans-Bold"
OTHER_SCRIPTS = (
    "NotoSansArabic-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansThai-Regular",
    "NotoEmoji-Regular",
)
"""Faces asked in this order for what the two above don't have; the largest last."""
_SHAPED_LETTERS = ("\u0900", "\u0dff")
"""From Devanagari to Sinhala."""

MISSING = ""
"""The face of a character no face has."""

INSTEAD = "\ufffd"
"""Drawn in its place: the mark made for that."""


class GlyphRun(NamedTuple):
    """A piece of a line in one face, as drawn from left to right. `width` is in thousandths of the type size."""

    face: str
    text: str
    width: float


# Never stale: the files ship with the program. A face is a large table, so it is read once and only when asked for.
@cache
def widths(face: str) -> dict[str, float]:
    """The characters of a face and their widths. Loads the face at the first call."""
    found = _loaded(face)
    if found is None:
        return {}
    font: Any = found
    pdfmetrics.registerFont(font)
    known = {chr(code): font.face.charWidths[code] for code in font.face.charToGlyph}
    if face not in (REGULAR, BOLD):
        return known
    # Noto Sans has the letters of some scripts that are wrong unless shaped; their own faces do that.
    return {char: wide for char, wide in known.items() if not _SHAPED_LETTERS[0] <= char <= _SHAPED_LETTERS[1]}


def _loaded(face: str) -> Any:
    """The face itself; None for one of the laptop's that can't be read after all, which then counts as none."""
    if face not in _LAPTOP:
        return TTFont(face, BytesIO(asset("fonts", f"{face}.ttf").read_bytes()))
    try:
        return TTFont(face, str(_LAPTOP[face].path), subfontIndex=_LAPTOP[face].number)
    # A file of somebody else's may be wrong in any way, and the library raises whatever it stumbled over.
    except Exception:
        return None


_LAPTOP: dict[str, LaptopFace] = {}
"""The laptop's faces by the name they have here."""


def _laptop_names() -> list[str]:
    names = []
    for face in laptop_faces():
        # The place is ours alone to know: what the file says is the face's own name.
        names.append(name := f"{face.path}:{face.number}")
        _LAPTOP[name] = face
    return names


def drawable(text: str) -> str:
    """The text without what has no shape: controls, marks of direction, variation selectors. Tabs and odd spaces become spaces."""
    # By far the most text, without a look at each letter. A variation selector passes for printable.
    if text.isprintable() and "\ufe0f" not in text:
        return text
    return "".join(_drawable(char) for char in text)


def _drawable(char: str) -> str:
    if char.isspace():
        return " "
    # Joiners of width 0 stay: in Arabic and Devanagari they change how the letters beside them look.
    if "\ufe00" <= char <= "\ufe0f" or (unicodedata.category(char) in ("Cc", "Cf") and char not in "\u200c\u200d"):
        return ""
    return char


# More words than the longest summary has; beyond that the least used go. Never stale: a face's widths don't change.
@lru_cache(maxsize=50_000)
def width(face: str, text: str) -> float:
    """In thousandths of the type size. Cached, because people use the same words."""
    known = widths(face)
    try:
        # One lookup a letter, in C, for text in one face; a letter it lacks falls through to the pieces below.
        return sum(map(known.__getitem__, text))
    except KeyError:
        return sum(run.width for run in runs(face, text))


def missing(face: str, text: str) -> int:
    """How many characters no face has."""
    if all(map(widths(face).__contains__, text)):
        return 0
    return sum(1 for chosen in faces_of(face, text) if chosen == MISSING)


def runs(face: str, text: str, leftwards: bool = False) -> list[GlyphRun]:
    """The pieces of a line from left to right, whichever way its script is written. `leftwards` is how the text reads that it is of."""
    # The two faces have no letters written right to left: such a line stands as it is.
    if not leftwards and all(map(widths(face).__contains__, text)):
        return [GlyphRun(face, text, width(face, text))]
    found: list[GlyphRun] = []
    for turned, group in groupby(visual(text, leftwards), key=attrgetter("leftwards")):
        chars = "".join(seen.char for seen in group)
        # Faces are chosen and letters shaped in reading order, then the pieces stand as they are seen.
        pieces = _pieces(face, chars[::-1] if turned else chars, turned)
        found += reversed(pieces) if turned else pieces
    return found


def _pieces(face: str, text: str, leftwards: bool) -> list[GlyphRun]:
    pairs = zip(faces_of(face, text), text, strict=True)
    return [_run(used, "".join(char for _, char in group), leftwards) for used, group in groupby(pairs, key=itemgetter(0))]


def faces_of(face: str, text: str) -> list[str]:
    """The face of each character, in the order of the text."""
    chosen: list[str] = []
    for char in text:
        chosen.append(_face_of(char, face, chosen[-1] if chosen else face))
    return chosen


def _face_of(char: str, face: str, before: str) -> str:
    """A mark goes with the letter it sits on; everything else takes the first face that has it."""
    mark = unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf")
    # Else an accent would be drawn from another face than its letter, and not on it.
    order = (before, face) if mark and before else (face,)
    ours = next((name for name in (*order, *OTHER_SCRIPTS) if char in widths(name)), MISSING)
    # In the same face as what stands before it, where that has it: a word in two faces looks like two words.
    return ours or (next((n for n in (before, *_laptop_names()) if n and char in widths(n)), MISSING) if is_east_asian(char) else MISSING)


def _run(face: str, text: str, leftwards: bool) -> GlyphRun:
    if face in OTHER_SCRIPTS:
        return GlyphRun(face, text, sum(glyph.x_advance for glyph in shaped(face, text).__shapeData__))
    if leftwards:
        text = mirrored(text)
    # A character no face has is as wide as the mark drawn in its place.
    known = widths(face or REGULAR)
    instead = widths(REGULAR)[INSTEAD]
    return GlyphRun(face, text, sum(known.get(char, instead) for char in text))


def shaped(face: str, text: str) -> Any:
    """The glyphs of a run in a script whose letters change with their neighbours. Each knows the character it came from."""
    widths(face)
    # A face must be registered first, which its widths do. At a size of 1,000, advances are in the thousandths used everywhere here.
    return shapeStr(text, face, 1000, force=True)

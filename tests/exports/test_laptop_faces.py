"""Chinese, Japanese and Korean in a face of the laptop: found, allowed, embedded, its text copied as it was written. Faces made here."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from moothall.exports import export
from moothall.exports.export_kind import exports_of
from moothall.exports.paper.laptop_faces import laptop_faces
from tests.exports.pdf import text_of, told
from tests.exports.sessions import SHEETS, Made

SIGNS = "日本語カナ한국中文"
_ALL = 1 << 17 | 1 << 18 | 1 << 24 | 1 << 27


def face(path: Path, signs: str = SIGNS, allowed: int = 0, ranges: int = _ALL, weight: int = 400, outlines: bool = True) -> Path:
    """A font file whose every sign is a square. `allowed` is its fsType; without `outlines` it has PostScript's instead of TrueType's."""
    names = {sign: f"u{ord(sign):04X}" for sign in signs}
    build = FontBuilder(1000, isTTF=outlines)
    build.setupGlyphOrder([".notdef", *names.values()])
    build.setupCharacterMap({ord(sign): name for sign, name in names.items()})
    pen = TTGlyphPen(None) if outlines else T2CharStringPen(900, None)
    for at, point in enumerate([(50, 0), (50, 800), (850, 800), (850, 0)]):
        (pen.lineTo if at else pen.moveTo)(point)
    pen.closePath()
    square = pen.glyph() if outlines else pen.getCharString()
    glyphs = dict.fromkeys([".notdef", *names.values()], square)
    if outlines:
        build.setupGlyf(glyphs)
    else:
        build.setupCFF("Squares", {}, glyphs, {})
    build.setupHorizontalMetrics(dict.fromkeys(glyphs, (900, 50)))
    build.setupHorizontalHeader(ascent=800, descent=-200)
    build.setupNameTable({"familyName": "Squares", "styleName": "Regular", "psName": "Squares-Regular"})
    build.setupOS2(fsType=allowed, ulUnicodeRange2=ranges, usWeightClass=weight)
    build.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    build.save(path)
    return path


@pytest.fixture
def folder(own_home: Path) -> Path:
    """Where this account has its own fonts, on a laptop that has no others: another for each test, for what was found is remembered."""
    return own_home / "own" / "fonts"


def warning(made: Made) -> str:
    (pdf,) = [kind for kind in exports_of(SHEETS) if (kind.key, kind.suffix) == ("summary", ".pdf")]
    return pdf.warns(made.copy(), SHEETS)


def session() -> Made:
    made = Made("日本 day")
    made.write(made.board("?"), "plain", "カナ と 日本語, mixed", "한국 and தமிழ்", "中文")
    return made


def test_a_face_of_the_laptop_is_embedded_and_its_text_is_copied_as_written(folder: Path, tmp_path: Path) -> None:
    where = face(folder / "deep" / "squares.ttf")
    made = session()
    assert "Tamil (in 3)" in warning(made) and "Chinese" not in warning(made) and "Korean" not in warning(made)
    to = tmp_path / "out.pdf"
    export(made.copy(), to, SHEETS)
    fonts = told("pdffonts", to)
    assert "Squares" in fonts and " no " not in " ".join(line.split("TrueType")[-1] for line in fonts.splitlines()[2:])
    text = text_of(to)
    assert "日本 day" in text and "カナ" in text and "日本語, mixed" in text and "한국 and" in text and "中文" in text
    # The face's own name is in the file, and nothing of this laptop.
    assert str(where.parent).encode() not in to.read_bytes()
    other = tmp_path / "again.pdf"
    export(made.copy(), other, SHEETS)
    assert other.read_bytes() == to.read_bytes()


@pytest.mark.parametrize(
    ("name", "how", "may"),
    [
        ("a.ttf", {"allowed": 0x0002}, False),  # the maker says no
        ("a.ttf", {"allowed": 0x0104}, False),  # whole or not at all
        ("a.ttf", {"allowed": 0x0200}, False),  # as pixels alone
        ("a.ttf", {"allowed": 0x0004}, True),  # to look at and to print
        ("a.ttf", {"allowed": 0x0008}, True),
        ("a.ttf", {"allowed": 0x000A}, True),  # of several the widest
        ("a.otf", {"outlines": False}, False),
        ("a.ttf", {"ranges": 0}, False),
        ("a.woff", {}, False),
    ],
)
def test_which_faces_may_be_used(folder: Path, name: str, how: dict[str, int], may: bool) -> None:
    face(folder / name, **how)
    assert bool(laptop_faces()) == may


def test_a_face_that_may_not_be_used_counts_as_none(folder: Path) -> None:
    face(folder / "no.ttf", allowed=0x0002)
    assert "Chinese or Japanese signs (in 2, 4)" in warning(session()) and "Korean (in 3)" in warning(session())


def test_the_plain_face_with_most_comes_first_and_what_is_no_font_is_nothing(folder: Path, tmp_path: Path) -> None:
    face(folder / "1 korean.ttf", "한국", ranges=1 << 24)
    face(folder / "2 bold.ttf", weight=700)
    best = face(folder / "3 plain.ttf")
    (folder / "0 empty.ttf").write_bytes(b"")
    (folder / "0 cut.ttf").write_bytes(best.read_bytes()[:60])
    (folder / "0 loop.ttc").write_bytes(b"ttcf\0\1\0\0\xff\xff\xff\xff" + b"\0" * 400)
    (folder / "0 folder.ttf").mkdir()
    # One that has a sound head and nothing behind it is found, and counts as none when it is wanted.
    (folder / "0 hollow.ttf").write_bytes(best.read_bytes()[:-200])
    assert [found.path.name for found in laptop_faces()] == ["0 hollow.ttf", "3 plain.ttf", "2 bold.ttf", "1 korean.ttf"]
    export(session().copy(), tmp_path / "out.pdf", SHEETS)
    assert "한국" in text_of(tmp_path / "out.pdf")

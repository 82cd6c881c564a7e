"""Text that breaks page makers: markup, endless words, many lines, other scripts. It prints as it was typed, and runs nothing."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from moothall.exports import export
from moothall.exports.export_kind import exports_of
from moothall.exports.paper.paper_fonts import REGULAR, drawable, missing
from tests.exports.pdf import pages_of, text_of, told
from tests.exports.sessions import SHEETS, Made
from tests.trials import many

MARKUP = [
    "<b>bold</b>",
    '<img src="file:///etc/passwd"/>',
    '<a href="javascript:alert(1)">here</a>',
    "R&D <3 you & me &amp; them",
    "I think <Paul> is loud",
    "<para><font color=\"[[[getattr(pow,Word('__globals__'))]]]\">x</font></para>",
    '<onDraw name="x"/><seq/><evalString>1</evalString>',
    "100% {n} {0} %(name)s %s (parens) \\051 ) Tj",
]


def squeezed(text: str) -> str:
    """Letters alone, in no order of lines: pages break where they must."""
    return "".join(text.split())


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "summary.pdf"


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_words_wherever_it_stands(pdf: Path, text: str) -> None:
    made = Made(text, place=text, purpose=text, series=text)
    board = made.board(text, text)
    made.theme(board, text, made.write(board, text, table=text))
    made.vote(text, [(text, 1, 3, 2), ("Other", 0, 1, 1)], ballots=2)
    made.log("power", text)
    made.log("conflict", text)
    export(made.copy(), pdf, SHEETS)
    # Title, place, purpose, series, prompt twice, definition, note, question, two logs; more where no column cuts it.
    assert squeezed(text_of(pdf)).count(squeezed(text)) >= 11
    assert not told("pdfimages", "-list", pdf).splitlines()[2:]
    assert not [word for word in (b"/URI", b"/JavaScript", b"/Launch", b"root:") if word in pdf.read_bytes()]


def test_naughty_strings_are_printed_as_they_are(pdf: Path, shared: Path) -> None:
    naughty = json.loads((shared / "05-nasty/strings/blns.json").read_text(encoding="utf-8"))
    plain = [text for text in naughty if text.strip() and text.isprintable() and not missing(REGULAR, text)]
    ours = [text for text in plain if len(text) < 60 and all(ord(char) < 0x590 for char in text)]
    assert len(ours) > 200
    made = Made(ours[0])
    made.write(made.board("What?"), *ours)
    export(made.copy(), pdf, SHEETS)
    printed = squeezed(text_of(pdf))
    lost = [text for text in ours if squeezed(text) not in printed]
    assert not lost


@pytest.mark.parametrize(
    "text",
    [
        "العربية",
        "في المدينة",
        "हिन्दी में क्षेत्र",
        "Łódź ŵ ŷ Ŵ Ŷ",
        "Ελληνικά",
        "Привет",
        "naïve café",
        "ﬁne",
        "שלום עולם",
        "ภาษาไทย",
        "well done 🎉",
    ],
)
def test_other_scripts_can_be_found_again(pdf: Path, text: str) -> None:
    made = Made()
    made.write(made.board("?"), text)
    copy = made.copy()
    export(copy, pdf, SHEETS)
    # Poppler puts text that reads leftwards back in its own order only when it may look for columns.
    found = " ".join(told("pdftotext", "-enc", "UTF-8", pdf, "-").split())
    assert text in found
    assert "could not be printed" not in found


def test_what_no_face_has_is_counted_once_a_place(pdf: Path) -> None:
    made = Made()
    made.write(made.board("?"), "日本 and 😀")
    export(made.copy(), pdf, SHEETS)
    text = text_of(pdf)
    # Two signs, under their question and in the list of all notes.
    assert "4 characters could not be printed" in text
    # The marks on paper still carry what was typed, for whoever copies the text.
    assert "日本 and 😀" in text


def test_every_naughty_string_prints_everywhere(pdf: Path, shared: Path) -> None:
    naughty = [text for text in json.loads((shared / "05-nasty/strings/blns.json").read_text(encoding="utf-8")) if text.strip()]
    made = Made(" ".join(naughty)[:9000])
    board = made.board(" ".join(naughty)[:9000])
    for at, note in enumerate(made.write(board, *naughty)):
        if at % 5 == 0:
            made.theme(board, naughty[at] + str(at), [note])
    made.vote("?", [(text, at % 30, 600 - at, 300) for at, text in enumerate(naughty)], ballots=600)
    for text in naughty:
        made.log("power", text)
    export(made.copy(), pdf, SHEETS)
    pages = pages_of(pdf)
    assert f"page {len(pages)} of {len(pages)}" in pages[-1]


@pytest.mark.parametrize(
    "text",
    [
        "W" * many(2_500, 10_000),
        "word " * many(500, 2_000),
        "line\n" * many(150, 500),
        "Z\u0351\u036b\u0343\u036a\u0302" * many(250, 1_000),
        "ب" * many(200, 600),
        "क्ष" * many(200, 600),
        "😀" * many(150, 500),
        "<b>" * many(150, 500),
        " " * 5_000 + "x",
        "\t\x07\x0b\u2028\u202e\ufeff.",
    ],
    ids=["W", "words", "lines", "marks", "Arabic", "Devanagari", "emoji", "tags", "spaces", "controls"],
)
@pytest.mark.trial
def test_endless_text_loses_nothing(pdf: Path, text: str) -> None:
    made = Made(text, purpose=text)
    board = made.board(text)
    made.theme(board, text, made.write(board, text))
    made.vote(text, [(text, 1, 9, 5), ("b", 0, 1, 1)], ballots=5)
    made.log("conflict", text)
    export(made.copy(), pdf, SHEETS)
    printed = Counter(text_of(pdf))
    for char, n in Counter(drawable(text)).items():
        if not char.isspace():
            assert printed[char] >= 8 * n, char
    assert all("page " in page for page in pages_of(pdf))


def test_thousands_of_notes_are_all_there(pdf: Path) -> None:
    made = Made()
    made.write(made.board("?"), *(f"Remark-{n:04}" for n in range(3_000)))
    export(made.copy(), pdf, SHEETS)
    text = text_of(pdf)
    assert all(f"Remark-{n:04}" in text for n in range(3_000))


def test_what_will_not_print_is_said_before_with_its_notes() -> None:
    made = Made("Plain")
    notes = made.write(made.board("?"), "plain", "日本 here", "தமிழ் there", "한국", "日本 again")
    assert notes
    (pdf,) = [kind for kind in exports_of(SHEETS) if (kind.key, kind.suffix) == ("summary", ".pdf")]
    warning = pdf.warns(made.copy(), SHEETS)
    assert "Chinese or Japanese signs (in 2, 5)" in warning and "Tamil (in 3)" in warning and "Korean (in 4)" in warning
    assert all(kind.warns(made.copy(), SHEETS) == "" for kind in exports_of(SHEETS) if kind.suffix != ".pdf")
    made = Made("Printable in any of our faces: العربية हिन्दी שלום ภาษาไทย 😀 Ελληνικά")
    assert pdf.warns(made.copy(), SHEETS) == ""

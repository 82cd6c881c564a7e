"""The summary as its readers get it: text and fonts read back from the PDF."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.core.levels import Level
from moothall.core.votes import MODES
from moothall.exports import export
from moothall.exports.contribution_list import name_of
from tests.exports.pdf import pages_of, text_of, told
from tests.exports.sessions import SHEETS, Made, fixed, reference


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "summary.pdf"


def test_it_reads_as_agreed(pdf: Path, tmp_path: Path) -> None:
    """Compare by eye when this fails, and copy the new text over the old if it is better."""
    export(fixed().copy(), pdf, SHEETS)
    lines = [" ".join(line.split()) for page in pages_of(pdf) for line in page.splitlines()]
    now = "\n".join(line for line in lines if line) + "\n"
    (tmp_path / "summary.txt").write_text(now, encoding="utf-8")
    assert now == reference("summary.txt").read_text(encoding="utf-8"), f"the new text is {tmp_path / 'summary.txt'}"


def test_every_theme_stands_there_with_its_count(pdf: Path) -> None:
    copy = fixed().copy()
    export(copy, pdf, SHEETS)
    text = text_of(pdf)
    for order, theme in enumerate(copy.boards[0].themes, 1):
        assert f"{order}. {name_of(theme)} ({theme.items} items)" in text
    assert "8 items in 3 themes, from 4 tables. 1 is in no theme." in text


@pytest.mark.parametrize(
    ("level", "who"),
    [
        (Level.PRIVATE, "the facilitator alone (level 0)"),
        (Level.PARTIES, "the parties concerned (level 1)"),
        (Level.ROOM, "people who were here (level 2)"),
        (Level.OUTSIDE, "anyone outside (level 3)"),
        (Level.COUNT, "boards and sponsors (level 4)"),
    ],
)
def test_every_page_says_who_it_is_for(pdf: Path, level: Level, who: str) -> None:
    made = fixed()
    board = made.board("More?")
    made.write(board, *(f"Thought {n}" for n in range(150)))
    export(made.copy(level), pdf, SHEETS)
    pages = pages_of(pdf)
    # Of 150 notes a board gets the number.
    assert len(pages) > (1 if level >= Level.OUTSIDE else 2)
    for number, page in enumerate(pages, 1):
        assert f"page {number} of {len(pages)}" in page
        assert f"For {who}. Not for performance management." in page
        assert "Non-attributed: use what you hear" in page
        assert "Version 1.0, 5 November 2026" in page


def test_a_label_gives_way_but_the_level_does_not(pdf: Path) -> None:
    export(fixed().copy(label="everybody " * 200), pdf, SHEETS)
    for page in pages_of(pdf):
        assert "For everybody everybody" in page and "… (level 2). Not for performance management." in page


def test_only_our_own_fonts_and_all_of_them_inside(pdf: Path) -> None:
    made = fixed()
    made.write(made.board("?"), "العربية", "हिन्दी", "日本語")
    export(made.copy(), pdf, SHEETS)
    fonts = told("pdffonts", pdf).splitlines()[2:]
    assert fonts
    for font in fonts:
        assert "+NotoSans" in font and font.split()[-5] == "yes", font


def test_it_tells_nothing_of_its_maker(pdf: Path, tmp_path: Path) -> None:
    export(fixed().copy(), pdf, SHEETS)
    facts = dict(line.split(":", 1) for line in told("pdfinfo", pdf).splitlines())
    assert facts["Title"].strip() == "Getting home from hospital"
    assert not {"Author", "Creator", "Producer", "CreationDate", "ModDate", "Subject", "Keywords"} & facts.keys()
    assert str(tmp_path).encode() not in pdf.read_bytes()


def test_the_same_copy_makes_the_same_bytes(pdf: Path, tmp_path: Path) -> None:
    for to in (pdf, tmp_path / "again.pdf"):
        export(fixed().copy(), to, SHEETS)
    assert pdf.read_bytes() == (tmp_path / "again.pdf").read_bytes()


def test_a_screen_reader_finds_headings_and_notes(pdf: Path) -> None:
    export(fixed().copy(), pdf, SHEETS)
    assert "Tagged:          yes" in told("pdfinfo", pdf)
    tree = [line.strip() for line in told("pdfinfo", "-struct-text", pdf).splitlines()]
    assert tree[0] == "Document"
    at = tree.index('"What would make going home easier?"')
    assert tree[at - 1].startswith("H2")
    assert '"1. Money follows people (3 items)"' in tree
    # The footer is furniture.
    assert not [line for line in tree if "Not for performance management" in line]


def test_a_vote_says_its_rule_and_what_did_not_count(pdf: Path) -> None:
    export(fixed().copy(), pdf, SHEETS)
    text = text_of(pdf)
    assert "5 dots each, at most 2 on one. Sealed until the reveal." in text
    assert "20 of 21 (95%) of those present, by booth 2 and paper 18" in text
    assert "28 dots not used. 1 ballot blank. 1 ballot spoiled, and not counted: 6 dots, 5 allowed." in text
    assert "A and B are a near-tie." in text
    assert "31 dots, 22 voters" in text


@pytest.mark.parametrize("mode", MODES)
def test_only_a_sealed_vote_keeps_its_result_until_the_reveal(pdf: Path, mode: str) -> None:
    made = Made()
    voters = None if mode == "totals" else 7
    made.vote("Which?", [("This", 0, 77, voters), ("That", 0, 3, voters)], reveal=False, mode=mode, ballots=20)
    export(made.copy(), pdf, SHEETS)
    text = text_of(pdf)
    assert ("77 dots" in text) == (mode != "sealed")
    assert ("has not been revealed" in text) == (mode == "sealed")
    assert ("not sealed" in text) == (mode != "sealed")
    assert ("no voter count" in text) == (mode == "totals")


def test_a_note_in_two_themes_counts_in_both_and_is_listed_once(pdf: Path) -> None:
    export(fixed().copy(), pdf, SHEETS)
    back = text_of(pdf).partition("Every note, by number")[2]
    assert back.count("One duty desk for every referral") == 1


def test_a_copy_of_nothing_is_a_page(pdf: Path) -> None:
    export(Made("Nothing yet").copy(), pdf, SHEETS)
    [page] = pages_of(pdf)
    assert "Nothing yet" in page and "page 1 of 1" in page


def test_a_date_nobody_set_is_not_on_paper(pdf: Path) -> None:
    export(Made("Undated", next_date="").copy(Level.PRIVATE), pdf, SHEETS)
    words = " ".join(text_of(pdf).split())
    assert "six weeks" not in words and "What happens next" not in words and "17 December" not in words

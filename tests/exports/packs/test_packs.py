"""The pack of each design: every page there or with its reason, counted independently, whole on its paper, nobody's secret on it."""

from __future__ import annotations

from itertools import pairwise
from math import ceil
from pathlib import Path

import outloud
import pdfua
import pymupdf
import pytest

from moothall.activities import found
from moothall.core.errors import Refused
from moothall.desk.workshop_templates import templates
from moothall.exports.content.print_blocks import CardSheet, PrintedCard, Sized
from moothall.exports.packs.page import ROLES
from moothall.exports.packs.session_pack import Pack, practised
from moothall.exports.writers.print_pdf import PrintRun, print_runs
from tests.exports.packs.packed import JOB, MAIL, SCRIPT, one_of_each, pack_of, session_of
from tests.exports.pdf import told
from tests.trials import many

DESIGNS = [template.key for template in templates()]
MM = 72 / 25.4
SAFE = 5 * MM
PERSONAL_UP = {"P3": 6, "P4": 8, "P5": 4}
"""Cards on a sheet of A4 (practice 4, mock-ups 12 and 25c)."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with session_of(tmp_path_factory.mktemp("pack"), "shared-purpose", 24) as desk:
        yield desk


def judged(pack: Pack, people: int) -> None:
    """What must be so of any pack."""
    each, tables = people + ceil(people / 10), ceil(people / 6) + 1
    for page in pack.pages:
        assert page.ready != bool(page.missing), page.code
        if page.ready and page.role == "participant":
            assert page.copies == each, page.code
        if page.ready and page.code in ("O5",):
            assert page.copies == each
        if page.ready and page.role == "wall" and page.title.startswith(("Table sheet", "Sheet:")):
            assert page.copies == tables, page.code
    for role in ROLES:
        pages = [page for page in pack.of(role) if page.ready]
        for sheet in one_of_each(pack, pages):
            whole(sheet, least=15.9 if pack.plan.options.large else 5)


def whole(sheet: pymupdf.Page, least: float) -> None:
    """Inside what every printer reaches, nothing over anything, no type smaller than `least` points."""
    full = sheet.rect
    inside = pymupdf.Rect(full.x0 + SAFE - 1, full.y0 + SAFE - 1, full.x1 - SAFE + 1, full.y1 - SAFE + 1)
    spans = [s for b in sheet.get_text("dict")["blocks"] for line in b.get("lines", ()) for s in line["spans"] if s["text"].strip()]
    for span in spans:
        # Letters and not the air a face keeps above and below them.
        x0, _, x1, _ = span["bbox"]
        letters = pymupdf.Rect(x0, span["origin"][1] - span["size"] * 0.75, x1, span["origin"][1] + span["size"] * 0.25)
        assert letters in inside, (sheet.number, span["text"])
        assert span["size"] >= least, (sheet.number, span["text"], span["size"])
    for drawn in sheet.get_drawings():
        assert drawn["rect"].x0 >= inside.x0 - 1 and drawn["rect"].x1 <= inside.x1 + 1, drawn["rect"]
        assert drawn["rect"].y0 >= inside.y0 - 1 and drawn["rect"].y1 <= inside.y1 + 1, drawn["rect"]
    over = [(a["text"], b["text"]) for a, b in overlapping(spans)]
    assert not over, (sheet.number, over[:3])


def overlapping(spans: list[dict]) -> list[tuple[dict, dict]]:
    """Pairs of texts whose letters touch: boxes without the air above and below them."""
    boxes = []
    for span in sorted(spans, key=lambda s: s["bbox"][1]):
        x0, _, x1, _ = span["bbox"]
        y = span["origin"][1]
        boxes.append((x0 + 0.5, y - span["size"] * 0.7, x1 - 0.5, y + span["size"] * 0.05, span))
    found_pairs = []
    for at, a in enumerate(boxes):
        for b in boxes[at + 1 :]:
            # Letters that join are drawn glyph by glyph, and the reader cuts their line into pieces as it likes.
            joined = "Arabic" in a[4]["font"] + b[4]["font"] and abs(a[4]["origin"][1] - b[4]["origin"][1]) < 1
            if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] and not joined:
                found_pairs.append((a[4], b[4]))
    return found_pairs


@pytest.mark.trial
def test_every_pack_is_whole_and_counted(tmp_path: Path):
    for design in DESIGNS[: many(1, len(DESIGNS))]:
        for people in (24, 8, 60)[: many(1, 3)]:
            with session_of(tmp_path, design, people) as desk:
                for large in (False, True):
                    judged(pack_of(desk, large=large), people)
                for paper in ("letter", "a3", "a4")[: many(1, 3)]:
                    judged(pack_of(desk, paper=paper), people)


def test_every_page_practice_numbers_is_there_or_says_why(tmp_path: Path):
    for design in DESIGNS:
        with session_of(tmp_path, design, 8) as desk:
            pages = {page.code: page for page in pack_of(desk).pages}
            codes = [page.code for page in pack_of(desk).pages]
        assert {known.code for known in practised()} <= set(pages)
        assert all(page.ready or page.missing.endswith(".") for page in pages.values())
        assert len(codes) == len(set(codes))


def test_what_is_asked_of_other_activities_is_printed_as_soon_as_they_are_found(desk):
    """Pages follow from the activities found: without votes there are none of theirs, and the reason says so."""
    few = Pack(desk.session, [a for a in desk.activities if a.key not in ("dot_vote", "poll")])
    pages = {page.code: page for page in few.pages}
    assert not pages["P4"].ready and not pages["W1"].ready and not pages["P5"].ready
    assert pack_of(desk).chosen("participant", ["P4"])[0].ready


def test_cards_are_numbered_without_gaps_and_of_one_size(desk):
    pack = pack_of(desk)
    (page,) = pack.chosen("participant", ["P4"])
    document = one_of_each(pack, [page])
    numbers = [
        int(word[4]) for sheet in document for word in sheet.get_text("words") if word[4].isdigit() and word[5:] and word[3] - word[1] > 30
    ]
    assert sorted(numbers) == list(range(1, 28))
    for sheet in document:
        marks = [d["rect"] for d in sheet.get_drawings() if max(d["rect"].width, d["rect"].height) < 12]
        across = sorted({round(r.x0, 2) for r in marks if r.height > 9 and r.width < 1})
        down = sorted({round(r.y0, 2) for r in marks if r.width > 9 and r.height < 1})
        assert all(abs(b - a - 92 * MM) < 0.1 * MM for a, b in pairwise(across)) and len(across) == 3
        assert all(abs(b - a - 65 * MM) < 0.1 * MM for a, b in pairwise(down)) and len(down) == 5


def test_fronts_and_backs_meet_when_turned_at_the_long_edge():
    cards = CardSheet(tuple(PrintedCard((Sized(f"front{n}", 12),), back=(Sized(f"back{n}", 12),)) for n in range(11)), 92, 65)
    run = PrintRun("X1", "t", "h", "f", "s", "t", cards, 1, "a4", "a4", two_sided=True)
    document = pymupdf.open(stream=print_runs([run], "t", "en-GB"), filetype="pdf")
    assert len(document) == 4
    for front, back in ((document[0], document[1]), (document[2], document[3])):
        wide = front.rect.width
        fronts = {word[4][5:]: word for word in front.get_text("words") if word[4].startswith("front")}
        backs = {word[4][4:]: word for word in back.get_text("words") if word[4][4:].isdigit()}
        assert fronts.keys() == backs.keys()
        for number, word in fronts.items():
            # Turned over, what stood at x from the left stands at x from the right. A back's words begin at its own left.
            left = wide - (backs[number][0] - 9) - 92 * MM
            assert left == pytest.approx(word[0] - 9, abs=0.1) and backs[number][1] == pytest.approx(word[1], abs=0.1)


def test_no_secret_leaves_the_facilitators_pages(desk):
    from moothall.activities.power.records import POWER

    desk.do(POWER.add(desk.session, desk.key(), "Zpower statement", "10:00", ""))
    pack = pack_of(desk)
    for role in ROLES:
        text = "".join(sheet.get_text() for sheet in one_of_each(pack, [p for p in pack.of(role) if p.ready]))
        assert MAIL not in text and "zmail" not in text and JOB.split()[0] not in text and "Zpower" not in text
        assert (SCRIPT.split()[0] in text) == (role == "facilitator"), role
    desk.undo(by=None)


def test_readers_find_fonts_and_tags_in_it(desk, tmp_path: Path):
    pack = pack_of(desk)
    pdf, unclaimed = tmp_path / "pack.pdf", {"DOC-012", "UA-28-004"}
    # Each by itself: the checkers know a head and a foot by their standing on every page.
    for code in ("O4", "F1", "P4", "P7", "W1"):
        pdf.write_bytes(pack.printed([page for page in pack.pages if page.code == code]))
        fonts = [line.split() for line in told("pdffonts", pdf).splitlines()[2:]]
        assert fonts and all(line[-5] == "yes" for line in fonts)
        errors = [f"{f.rule}: {f.message}" for f in outloud.check(pdf).findings if f.rule not in unclaimed and f.severity == "error"]
        errors += [f"{f.rule_id}: {f.message}" for f in pdfua.validate(str(pdf)).findings if f.rule_id not in unclaimed]
        assert not errors, code


def test_black_and_white_says_everything(desk):
    """Every word, rendered in grey, keeps the contrast that small print needs; nothing is said by colour."""
    pack = pack_of(desk)
    for sheet in one_of_each(pack, [p for role in ROLES for p in pack.of(role) if p.ready]):
        for block in sheet.get_text("dict")["blocks"]:
            for span in (s for line in block.get("lines", ()) for s in line["spans"] if s["text"].strip()):
                red, green, blue = (((span["color"] >> shift) & 255) / 255 for shift in (16, 8, 0))
                grey = 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
                contrast = 1.05 / (grey + 0.05)
                # A theme's letter may stand light in its filled shape.
                assert contrast >= 4.5 or (len(span["text"].strip()) == 1 and (grey + 0.05) / 0.06 >= 4.5), span["text"]


def test_all_copies_are_in_the_file_and_the_order_adds_up(desk):
    pack = pack_of(desk)
    order = pack.order()
    pages = pack.chosen("participant", ["P1", "P4"])
    seen: list[int] = []
    content = pack.printed(pages, lambda done: seen.append(done) is None)
    assert len(pymupdf.open(stream=content, filetype="pdf")) == seen[-1] == sum(pack.line(page).sides for page in pages) == 27 + 4
    cover = "".join(sheet.get_text() for sheet in one_of_each(pack, pack.chosen("organiser", ["O1"])))
    assert f"\n{sum(line.sides for line in order)}\n" in cover
    # Told no after a side, it stops there and gives nothing.
    assert pack.printed(pages, lambda done: done < 3) == b""


def test_nobody_listed_prints_what_everybody_shares(tmp_path: Path):
    with session_of(tmp_path, "shared-purpose", 0) as desk:
        pack = pack_of(desk)
        assert not [page for page in pack.of("participant") if page.ready]
        with pytest.raises(Refused, match="nothing_ready"):
            pack.printed(pack.of("participant"))
        assert all(page.ready for page in pack.chosen("facilitator", ["F1", "F6"]))
        assert [page.copies for page in pack_of(desk, expected=24).chosen("participant", ["P4"])] == [27]
    assert {a.key for a in found()} >= {"dot_vote"}


def test_more_or_fewer_of_a_page_are_numbered_and_counted(desk):
    """Cards that are alike, cards with numbers, sheets that are printed as often: what somebody asks for is what is in the file."""
    plain = pack_of(desk)
    for code, sides in (("P1", 5), ("P3", 1), ("P4", 1), ("O5", None)):
        pack = pack_of(desk, copies=((code, 5),) if sides else ())
        (page,) = [page for page in pack.pages if page.code == code]
        assert page.copies == (5 if sides else next(p.copies for p in plain.pages if p.code == code))
        if sides:
            assert len(pymupdf.open(stream=pack.printed([page]), filetype="pdf")) == sides
            assert {line.code: line.copies for line in pack.order()}[code] == 5
    more = pack_of(desk, copies=(("P4", 40),))
    (page,) = more.chosen("participant", ["P4"])
    numbers = {word[4] for sheet in one_of_each(more, [page]) for word in sheet.get_text("words") if word[4].isdigit()}
    assert {str(n) for n in range(1, 41)} <= numbers, "numbered on, without a gap"

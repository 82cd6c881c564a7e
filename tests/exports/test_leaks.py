"""Nothing above a copy's level is in any file made from it: a session stuffed with marked secrets, exported every way, searched."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from moothall.core.levels import Level
from moothall.core.people import edit_person, people
from moothall.core.redacted_copy import Copy
from moothall.core.session_details import edit_details
from moothall.exports import export
from moothall.exports.export_kind import Export, exports_of
from moothall.ui.facilitator.export_files import files_of
from tests.exports.pdf import text_of, told
from tests.exports.sessions import LOGS, SHEETS, Made

PERSON, BODY, MAIL = "Zoltan Quillfeather", "Quernmore Trust", "zoltan@quernmore.example"
ENTRIES = [(level, read_back) for level in Level for read_back in (True, False)]


def stuffed() -> Made:
    made = Made(f"With {BODY}", place=f"At {BODY}", purpose=f"Asked by {PERSON}", series=f"{BODY} series")
    made.arrive((PERSON, BODY, "NHS"), ("Second Person", "Other Body", "NHS"))
    for person in people(made.session):
        made.do(edit_person(made.session, person.key, email=MAIL))
    board = made.board(f"What should {BODY} do?", f"As {PERSON} asks")
    # Parts of names too, in another order, short or as in an address.
    parts = (
        "Zoltan said so",
        "Z. Quillfeather did",
        "Quillfeather, Zoltan",
        "QUILLFEATHER",
        "@zoltanquillfeather",
        "Quernmore won't",
    )
    origin = {"table": "3", "sector": "hidden sector", "response_no": "hidden response"}
    notes = made.write(board, f"{PERSON} of {BODY} said so", "A plain note", *parts, written="10:24", **origin)
    made.vote("Few of us?", [("Yes", 0, 8765, 3), ("No", 0, 8764, 1)], ballots=4)
    made.theme(board, f"{BODY} first", notes)
    made.vote(f"{BODY} or not?", [(f"{BODY}", 1, 5, 3), ("Not", 0, 1, 1)], ballots=3)
    made.vote("Sealed still?", [("Yes", 0, 43215678, 40000000), ("No", 0, 43215677, 40000000)], reveal=False, ballots=3)
    made.orders(f"{PERSON} or {BODY}?", [f"{PERSON}", f"{BODY}", "Neither"], [("12", 3), ("213", 2), ("3", 4)])
    for at, (visibility, read_back) in enumerate(ENTRIES):
        for log in LOGS:
            # Worded for every level, *count* too, as only what the room has adopted is: so that the rest of the rule is tried there.
            wordings = {to: f"mark{at:02}{log} ({to.name.lower()} wording)" for to in Level}
            whisper = (("conflict.label_note", "stage whisper"),)
            made.log(log, "", visibility=visibility, read_back=read_back, wordings=wordings, details=whisper)
    return made


@cache
def stuffed_copy(level: Level) -> Copy:
    """Made once: to make one takes longer than most files made of it."""
    return stuffed().copy(level, party="Nobody")


def everything_in(path: Path) -> str:
    """All that can be read out of a file."""
    raw = path.read_bytes().decode("utf-8", "replace")
    if is_zipfile(path):
        # Names of entries and what is said of each, too.
        with ZipFile(path) as archive:
            return raw + "".join(f"{entry}{archive.read(entry).decode('utf-8', 'replace')}" for entry in archive.infolist())
    if path.suffix != ".pdf":
        return raw
    assert "<x:xmpmeta" in raw, "what the file says of itself is searched as it stands"
    return raw + text_of(path) + told("pdfinfo", path) + told("pdfinfo", "-struct-text", path)


MADE_OF_COPIES = [kind for kind in exports_of(SHEETS) if not kind.whole]


@pytest.mark.parametrize(("kind", "level"), [(kind, level) for kind in MADE_OF_COPIES for level in sorted(kind.levels)])
def test_nothing_above_the_level_gets_out(tmp_path: Path, level: Level, kind: Export) -> None:
    to = tmp_path / f"copy{kind.suffix}"
    copy = stuffed_copy(level)
    if kind.for_person and not kind.holds(copy):
        # Pages by name, in a copy that names nobody.
        assert level is not Level.PRIVATE
        return
    export(copy, to, SHEETS, kind.key)
    found = everything_in(to)
    assert MAIL not in found
    assert "4321567" not in found
    if level is not Level.PRIVATE:
        for secret in (PERSON, BODY, "stage whisper", "10:24", "private wording", "hidden sector", "hidden response"):
            assert secret not in found, secret
    if level >= Level.OUTSIDE:
        for secret in ("table 3", "zoltan", "quillfeather", "quernmore", "8765"):
            assert secret not in found.casefold(), secret
    for at, (visibility, read_back) in enumerate(ENTRIES):
        widest = visibility is Level.OUTSIDE if level is Level.COUNT else max(level, Level.ROOM) <= visibility < Level.COUNT
        may = level is Level.PRIVATE or (read_back and widest)
        assert may or f"mark{at:02}" not in found, (visibility, read_back)


@pytest.mark.parametrize("level", [level for level in Level if level is not Level.PRIVATE])
def test_no_name_of_a_file_says_more_than_its_level(tmp_path: Path, level: Level) -> None:
    offers = {kind.offer for kind in exports_of(SHEETS)}
    names = [path.name for path, _ in files_of(stuffed().copy(level, party="Nobody"), tmp_path, offers, SHEETS)]
    own = [path.name for path, _ in files_of(stuffed().copy(Level.PRIVATE), tmp_path, offers, SHEETS)]
    assert len(names) > 8 and not any("quernmore" in name.casefold() or "quillfeather" in name.casefold() for name in names)
    assert any("Quernmore" in name for name in own), "the control: the title has it"


def test_the_whole_session_is_for_the_facilitator_alone_and_locked() -> None:
    (whole,) = (kind for kind in exports_of(SHEETS) if kind.whole)
    assert whole.levels == {Level.PRIVATE} and whole.suffix == ".moot.age"


def test_what_may_be_told_is_told(tmp_path: Path) -> None:
    """The other test could pass on empty pages."""
    for level in (Level.PRIVATE, Level.ROOM, Level.OUTSIDE):
        to = tmp_path / f"{level.name}.pdf"
        export(stuffed().copy(level), to, SHEETS)
        found = everything_in(to)
        outside = ENTRIES.index((Level.OUTSIDE, True))
        assert f"mark{outside:02}conflict ({level.name.lower()} wording)" in found
        assert "A plain note" in found
        assert (PERSON in found) == (level is Level.PRIVATE)
        # The controls: what the other test looks for is there to be found where it may be.
        assert ("Z. Quillfeather did" in found) == ("Quernmore won" in found) == ("8765" in found) == (level < Level.OUTSIDE)
        assert ("hidden sector" in found or "hidden response" in found) == (level is Level.PRIVATE)


def test_an_open_session_names_people_to_the_room_alone(tmp_path: Path) -> None:
    made = stuffed()
    made.do(edit_details(made.session, confidentiality="open"))
    for level, named in ((Level.ROOM, True), (Level.OUTSIDE, False)):
        to = tmp_path / f"{level.name}.pdf"
        export(made.copy(level), to, SHEETS)
        assert (PERSON in everything_in(to)) == named
        assert MAIL not in everything_in(to)


def test_no_ballot_can_be_worked_out_of_the_file(tmp_path: Path) -> None:
    """Totals only: no list of who voted, no order, no time of a ballot."""
    to = tmp_path / "all.json"
    export(stuffed().copy(Level.PRIVATE), to, SHEETS)
    assert '"card' not in to.read_text(encoding="utf-8")

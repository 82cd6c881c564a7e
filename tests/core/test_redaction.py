"""What may leave the room. Every level, visibility, confidentiality and party, with words planted that must not get through.

The oracle is the rule as the command line's contract words it, written here a second time and not taken from the code.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest

from moothall.core.agenda import add_item
from moothall.core.ballots import BallotLine, Tally
from moothall.core.contributions import Written, add_notes
from moothall.core.levels import Level
from moothall.core.name_masking import Mask
from moothall.core.people import enlist, mark_present, people
from moothall.core.prompts import ask
from moothall.core.redaction import Audience, Entry, few_together, redact
from moothall.core.session_details import CONFIDENTIALITY, edit_details
from moothall.core.themes import new_theme, place
from moothall.core.votes import VOTES, Candidate, Vote, close_vote, draft_vote, open_vote, options_of
from tests.core.boards import after, fresh

PRIVATE, PARTIES, ROOM, OUTSIDE, COUNT = Level

# ── log entries ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _entry(number: int, visibility: Level, read_back: bool, holds_back: str = "", parties: tuple[str, ...] = ("Fell Council",)) -> Entry:
    words = {level: f"[{number} as {level.name}]" for level in Level if level is not COUNT}
    return Entry("power", number, visibility, read_back, "named", words, parties, holds_back, (("power.label_note", f"[{number} detail]"),))


def _expected(e: Entry, level: Level, party: str) -> str | None:
    """Which wording is printed, by the rule's own words."""
    if level is PRIVATE:
        return "PRIVATE"
    if not e.read_back or e.visibility in (PRIVATE, COUNT) or e.holds_back:
        return None
    audience_or_wider = e.visibility >= level
    if level is COUNT or not audience_or_wider:
        return None
    if level is PARTIES and party not in e.parties:
        return "ROOM" if e.visibility >= ROOM else None
    return level.name


@pytest.mark.parametrize("party", ["", "Fell Council", "Harbour Trust"])
@pytest.mark.parametrize("confidentiality", CONFIDENTIALITY)
@pytest.mark.parametrize("level", Level)
def test_every_entry_at_every_level(level: Level, confidentiality: str, party: str) -> None:
    kinds = product(Level, (False, True), ("", "said_by_others"))
    entries = [_entry(n, *kind) for n, kind in enumerate(kinds, 1)]
    copy = redact(fresh(confidentiality), entries, {}, Audience(level, "label", party))
    printed = repr(copy)
    for e in entries:
        wording = _expected(e, level, party)
        for other in Level:
            assert (f"[{e.number} as {other.name}]" in printed) == (other.name == wording), (e, other)
        assert (f"[{e.number} detail]" in printed) == (level is PRIVATE)
    may_count = [e for e in entries if level is PRIVATE or (e.read_back and e.visibility is not PRIVATE)]
    assert copy.logs[0].entries == len(may_count)
    assert dict(copy.logs[0].by_state) == {"named": len(may_count)}
    lines = len(copy.logs[0].lines)
    assert lines + sum(x.n for x in copy.left_out if x.what == "power") == len(entries), "what stayed behind is not accounted for"


def test_private_entries_are_not_even_counted() -> None:
    hidden = [_entry(1, PRIVATE, True), _entry(2, ROOM, False), _entry(3, PRIVATE, False)]
    for level in (PARTIES, ROOM, OUTSIDE, COUNT):
        # Not even an empty log: that it is there would tell that somebody keeps one.
        assert redact(fresh(), hidden, {}, Audience(level)).logs == ()
    assert redact(fresh(), hidden, {}, Audience(PRIVATE)).logs[0].entries == len(hidden)


def test_no_gap_in_the_numbers_tells_that_there_is_more() -> None:
    entries = [_entry(1, PRIVATE, True), _entry(2, ROOM, True), _entry(3, ROOM, False), _entry(4, COUNT, True), _entry(5, OUTSIDE, True)]
    numbers = {level: [line.number for log in redact(fresh(), entries, {}, Audience(level)).logs for line in log.lines] for level in Level}
    assert numbers == {PRIVATE: [1, 2, 3, 4, 5], PARTIES: [1, 2], ROOM: [1, 2], OUTSIDE: [1], COUNT: []}


# ── people and what they wrote ──────────────────────────────────────────────────────────────────────────────────────


def _full(confidentiality: str):
    session = fresh(confidentiality)
    arrivals = [
        ("Ann Tarn", "Fell Council", {"email": "MAIL", "title": "TITLE", "table": "TABLE-OF-ANN", "present": True, "sector": "Council"}),
        ("Bo Ng", "Harbour Trust", {"present": True, "sector": "Health"}),
        ("Cy Oak", "", {"role": "facilitator"}),
    ]
    after(session, enlist(session, arrivals, (f"who{n}" for n in range(9))))
    after(
        session, edit_details(session, place="at Fell Council", series="Ann Tarn's series", purpose="so that Bo Ng and Harbour Trust meet")
    )
    after(session, add_item(session, "i", "Ann Tarn opens", 10, "plain"))
    after(session, ask(session, "p", "What does Fell Council want?", "as Bo Ng put it"))
    note = Written("Ann Tarn says Harbour Trust is late", "TABLE", "SECTOR", response_no="RESPONSE", written="11:59")
    after(session, add_notes(session, "p", [note], ["n"]))
    after(session, draft_vote(session, Vote("v", "Is Bo Ng right?", 0), [Candidate("Ann Tarn"), Candidate("Fell Council")], ["a", "b"]))
    after(
        session,
        open_vote(session, "v", "12:00"),
    )
    return session


NAMES = ("Ann Tarn", "Bo Ng", "Fell Council", "Harbour Trust", "Cy Oak")


@pytest.mark.parametrize("confidentiality", CONFIDENTIALITY)
@pytest.mark.parametrize("level", Level)
def test_names_and_origins(level: Level, confidentiality: str) -> None:
    session = _full(confidentiality)
    printed = repr(redact(session, (), {}, Audience(level)))
    named = level is PRIVATE or (confidentiality == "open" and level <= ROOM)
    for name in NAMES:
        assert (name in printed) == named, name
    assert "MAIL" not in printed, "an e-mail address left"
    assert ("TITLE" in printed) == ("TABLE-OF-ANN" in printed) == named
    assert ("'TABLE'" in printed) == (level <= ROOM), "people are mixed at a table, so the room may know it"
    for origin in ("SECTOR", "RESPONSE"):
        assert (origin in printed) == named, origin
    assert ("11:59" in printed) == (level is PRIVATE)


def test_a_sealed_vote_gives_no_dots_before_it_is_revealed() -> None:
    session = _full("open")
    vote = session.get(VOTES, "v")
    tally = Tally(vote, 9, lines=tuple(BallotLine(o, 777, 555) for o in options_of(session, "v")), routes={"paper": 9})
    for _ in range(2):
        copy = redact(session, (), {"v": tally}, Audience(PRIVATE)).votes[0]
        assert not copy.revealed and copy.ballots == 9
        assert "777" not in repr(copy) and "555" not in repr(copy)
        if session.get(VOTES, "v").state == "open":
            after(session, close_vote(session, "v", "12:30", 2))


def test_drafts_stay_at_home() -> None:
    session = fresh()
    after(session, draft_vote(session, Vote("v", "DRAFT?", 0), [Candidate("x"), Candidate("y")], ["a", "b"]))
    assert "DRAFT" in repr(redact(session, (), {}, Audience(PRIVATE)))
    for level in (PARTIES, ROOM, OUTSIDE, COUNT):
        assert "DRAFT" not in repr(redact(session, (), {}, Audience(level)))


# ── masks ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Ann said", "X said"),
        ("said Ann", "said X"),
        ("Ann's idea; Ann, Ann.", "X's idea; X, X."),
        ("(Ann)", "(X)"),
        ("Annual", "Annual"),
        ("JoAnn", "JoAnn"),
        ("ann", "ann"),
        ("Ann Tarn spoke", "Y spoke"),
        ("Anné", "Anné"),
        ("Łódź Trust", "Z"),
        ("R&D (North) left", "W left"),
        ("no name", "no name"),
        ("ANN TARN spoke, ann\u00a0tarn too", "Y spoke, Y too"),
        ("Ann\nTarn and A\u200bnn  Tarn", "Y and Y"),
        ("_Ann_", "_X_"),
        ("Lo\u0301dz", "Lo\u0301dz"),
        ("Ło\u0301dz\u0301 Trust", "Z"),
        ("O'Neil, O\u2019Neil", "V, V"),
        ("will they? Will did", "will they? U did"),
        ("山田太郎さん", "Tさん"),
    ],
)
def test_masks(text: str, covered: str) -> None:
    mask = Mask(
        {
            "Ann": "X",
            "Ann Tarn": "Y",
            "Łódź Trust": "Z",
            "R&D (North)": "W",
            "O\u2019Neil": "V",
            "Will": "U",
            "山田太郎": "T",
            "  ": "never",
            "": "never",
        }
    )
    assert mask(text) == covered
    assert mask.hits == sum(covered.count(sign) for sign in "XYZWVUT")


# ── few together ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ([], []),
        ([("a", 3)], [("", 3)]),
        ([("a", 5)], [("a", 5)]),
        ([("a", 20), ("b", 6)], [("a", 20), ("b", 6)]),
        ([("a", 20), ("b", 3)], [("", 23)]),
        ([("a", 20), ("b", 6), ("c", 3)], [("a", 20), ("", 9)]),
        ([("a", 20), ("b", 4), ("c", 3)], [("a", 20), ("", 7)]),
        ([("a", 20), ("b", 9), ("c", 1), ("d", 1)], [("a", 20), ("", 11)]),
    ],
)
def test_few_together(cells: list, shown: list) -> None:
    assert few_together(cells) == shown


def test_a_small_group_cannot_be_worked_out_by_subtraction() -> None:
    """All meetings of up to three sectors of up to eight people, to someone who knows the rule, sees a copy, and can't rule out a fourth
    sector: he can tell the size of no group under five.
    """
    meetings = defaultdict(set)
    for counts in product(range(9), repeat=4):
        cells = [(sector, n) for sector, n in zip("abcd", counts, strict=True) if n]
        meetings[tuple(few_together(cells))].add(counts)
    for shown, possible in meetings.items():
        assert all(n >= 5 for sector, n in shown if sector)
        if any(0 in counts for counts in possible):
            for place, sector in enumerate("abcd"):
                could_be = {counts[place] for counts in possible}
                assert could_be not in ({1}, {2}, {3}, {4}), f"{shown} tells that {sector} has {could_be}"


def test_small_sectors_are_put_together() -> None:
    session = fresh()
    arrivals = [(f"P{n}", "", {"sector": "Council" if n < 9 else "Police"}) for n in range(11)]
    after(session, enlist(session, arrivals, (f"k{n}" for n in range(20))))
    after(session, mark_present(session, [p.key for p in people(session)], True))
    for level in (PARTIES, ROOM, OUTSIDE, COUNT):
        assert redact(session, (), {}, Audience(level)).people.sectors == (("", 11),)
    assert redact(session, (), {}, Audience(PRIVATE)).people.sectors == (("Council", 9), ("Police", 2))
    after(session, edit_details(session, confidentiality="open"))
    assert redact(session, (), {}, Audience(ROOM)).people.sectors == (("Council", 9), ("Police", 2))


def test_a_room_only_session_lets_no_note_out() -> None:
    session = fresh(confidentiality="room-only")
    after(session, ask(session, "p", "What stays here?"))
    after(session, add_notes(session, "p", [Written("MARKED one"), Written("MARKED two")], ["a", "b"]))
    after(session, new_theme(session, "t", "p", "Stays"))
    after(session, place(session, ["a"], "t", ["l"]))
    for level in (OUTSIDE, COUNT):
        copy = redact(session, (), {}, Audience(level))
        assert "MARKED" not in repr(copy)
        assert [(t.name, t.items) for t in copy.boards[0].themes] == [("Stays", 1)]
    assert repr(redact(session, (), {}, Audience(ROOM))).count("MARKED one") == 2  # as an example and as a note


@pytest.mark.parametrize("level", [ROOM, OUTSIDE, COUNT])
def test_no_field_of_a_copy_names_an_organisation(level: Level) -> None:
    """Not a table, a sector, a source's number or an option's own id."""
    session = fresh()
    after(session, enlist(session, [("Ana", "Harbour Trust", {"sector": "Harbour Trust", "present": True})], ("k1", "k2")))
    after(session, ask(session, "p", "What would help?"))
    after(session, add_notes(session, "p", [Written("one", "Harbour Trust", "Harbour Trust", response_no="Harbour Trust 3")], ["a"]))
    vote = Vote("v", "Which?", 0)
    after(session, draft_vote(session, vote, [Candidate("Give it to harbour trust", "Harbour Trust"), Candidate("Wait")], ["o1", "o2"]))
    after(session, open_vote(session, "v", "10:00"))
    copy = redact(session, (), {}, Audience(level))
    assert "harbour trust" not in repr(copy).lower()
    assert [o.ref for o in copy.votes[0].options] == (["1", "2"] if level is COUNT else ["[an organisation]", "2"])

"""Names in part: first names, surnames, initials, short names of bodies, and what must be left as it is because it is an ordinary word."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.core.contributions import Written, add_notes
from moothall.core.levels import Level
from moothall.core.name_masking import ORGANISATION, PERSON, cover_words, mask_for
from moothall.core.ordinary_names import WORDS
from moothall.core.people import enlist
from moothall.core.prompts import ask
from moothall.core.redaction import Audience, redact_and_tell
from moothall.core.session_details import edit_details
from moothall.exports.json_copy import as_json
from tests.core.boards import after, fresh

LIST = (
    ("Dilys Abernethy", "Larkhill Trust"), ("Megan Smith", "Northshire County Council"), ("Jo Ng", "Kestrel Housing"),
    ("Will Field", "It"), ("May Brown", "Home First"), ("Mark", ""), ("Dr Ludwig van der Berg", "Eastmere Hospital"),
    ("Mary O'Neil-Jones", "Eastmere Council"), ("Zoë Grace", "Care Together (NCT)"), ("Patel, Anil", "Fell Council"), ("Łukasz Żak", ""),
)  # fmt: skip


def people_listed():
    session = fresh()
    after(session, enlist(session, [(name, body, {}) for name, body in LIST], (f"k{n}" for n in range(60))))
    return session


def covered(text: str, level: Level = Level.OUTSIDE, also: str = "") -> str:
    return mask_for(people_listed(), level, also)(text).replace(PERSON, "P").replace(ORGANISATION, "O")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Dilys said no and Abernethy agreed", "P said no and P agreed"),
        ("Dr Smith wants it. Mrs. Ng too", "P wants it. P too"),
        ("Smith, Megan; SMITH; Smith's; Smith’s", "P; P; P's; P’s"),
        ("M. Smith and J. Ng, M Smith, Smith M. wrote", "P and P, P, P wrote"),
        ("Megan S. said; megan.smith, meganSmith", "P said; P, meganSmith"),
        ("MeganSmith @Megan_Smith megansmith", "P @P P"),
        ("write to m.smith@north.example now", "write to P now"),
        ("Zoe and Zoë and Zoe\u0308", "P and P and P"),
        ("O’Neil, Jones, O'Neil-Jones", "P, P, P"),
        ("van der Berg, Berg, Ludwig", "P, P, P"),
        ("Anil Patel, Patel Anil, Anil", "P, P, P"),
        ("Łukasz and Żak", "P and P"),
        ("Larkhill will not move", "O will not move"),
        ("Northshire Council, Northshire County, Northshire", "O, O, O"),
        ("NCC pays, NCT asks", "O pays, O asks"),
        # Ordinary words stay where nothing says that somebody is meant.
        ("Will this work? Mark the date. In May. It is late", "Will this work? Mark the date. In May. It is late"),
        ("thanks to Will, Mark and May Brown", "thanks to P, P and P"),
        ("Mrs May; W. Field; Will F. said. Field, Will", "P; P; P said. P"),
        ("ask Mark; they told It so", "ask P; they told O so"),
        ("Home first. Go home first", "O. Go O"),
        ("A field of grace, a larkhill", "A field of grace, a larkhill"),
        ("How We Will Work, a Smithy, jongleur, ng", "How We Will Work, a Smithy, jongleur, ng"),
        ("Eastmere in the rain, Eastmere Hospital closed", "Eastmere in the rain, O closed"),
        ("NHS, GP, IT and EDC", "NHS, GP, IT and EDC"),
        ("AND WILL IT WORK?", "AND WILL IT WORK?"),
    ],
)
def test_parts_of_names(text: str, left: str) -> None:
    assert covered(text) == left


OTHERS = (
    ("Aoife Ní Bhriain", "Blue Heron Housing"), ("Jean-Luc Moreau", "Westmere District Council"),
    ("Dr Farida Al-Hassan", "St Brendan's Hospice"), ("Maria de la Cruz", "The Larch Centre"),
    ("Siobhán O'Connor", "Citizens Advice Eastmere"), ("McAllister, Ruth", "Westmere Fire & Rescue"),
    ("José Ángel Núñez", "Eastmere Youth Action"), ("Hope Walker", "Tern & Daughters Ltd"), ("Tom Brown", "Healthwatch Eastmere"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Blue Heron and BLUE HERON, blue heron", "O and O, blue heron"),
        ("St Brendan's; Brendan's; Larch; The Larch", "O; O; O; O"),
        ("Citizens Advice, Youth Action, Westmere Fire, CAE", "O, O, O, O"),
        ("Westmere Fire and Rescue, Westmere DC", "O, O"),
        ("Tern said no. we rang Tern. Heron House, Tern is late", "O said no. we rang O. O House, Tern is late"),
        ("a tern, daughters, heron, youth action", "a tern, daughters, heron, youth action"),
        ("Rev. Hope Walker, J. Tom Brown", "P, P"),
        ("Ní Bhriain; A. Ní Bhriain; de la Cruz; M de la Cruz", "P; P; P; P"),
        ("J-L Moreau, J.-L. Moreau, JL Moreau, JA Núñez", "P, P, P, P"),
        ("OConnor; Siobhan O Connor; Alhassan; Mc Allister; RMcAllister", "P; P P; P; P; P"),
        ("Ruth M wrote. Farida AH agreed. Tom I think", "P wrote. P agreed. P I think"),
        ("the Moreaus, the Browns, the OK Moreau", "the Ps, the Ps, the OK P"),
        # A name that is a word as well, where a sentence begins: with what only somebody does, or right after the first word.
        ("Hope said no. Ask Brown. Hope is all we have", "P said no. Ask P. Hope is all we have"),
    ],
)
def test_names_and_bodies_of_other_makes(text: str, left: str) -> None:
    session = fresh()
    after(session, enlist(session, [(name, body, {}) for name, body in OTHERS], (f"k{n}" for n in range(40))))
    assert mask_for(session, Level.OUTSIDE)(text).replace(PERSON, "P").replace(ORGANISATION, "O") == left


def test_the_room_hears_parts_of_names() -> None:
    assert covered("Megan and Smith; Megan Smith of Kestrel", Level.ROOM) == "Megan and Smith; P of Kestrel"
    assert covered("It is late. Will Field of It", Level.ROOM) == "It is late. P of O"


def test_added_words_are_covered_wherever_names_are() -> None:
    assert covered("Meggie said; MEGGIE; the Crown; crown", also="meggie, the Crown") == "P said; P; P; crown"
    assert covered("Will this work?", also="Will") == "P this work?", "who says so means every Will"
    session = people_listed()
    after(session, edit_details(session, cover="Meggie\nBig Dave"))
    assert mask_for(session, Level.ROOM)("Meggie and big dave") == f"{PERSON} and {PERSON}"
    assert mask_for(session, Level.PRIVATE)("Meggie") == "Meggie"
    assert cover_words(" a, b\n a ,,\nc d") == ("a", "b", "c d")


def test_what_was_covered_and_what_is_doubtful_is_told() -> None:
    session = people_listed()
    after(session, ask(session, "p", "Who?"))
    said = ["Megan and Smith", "Will this work?", "ask Fenwick Surgery", "Dr Ogle said so", "abernethy did", "Bob said no", "Nobody agreed"]
    after(session, add_notes(session, "p", [Written(text) for text in said], (f"n{n}" for n in range(9))))
    copy, covering = redact_and_tell(session, (), {}, Audience(Level.OUTSIDE))
    assert covering.covered == (("Megan", 1), ("Smith", 1))
    assert dict(covering.doubtful) == dict.fromkeys(("Will", "Fenwick Surgery", "Dr Ogle", "abernethy", "Bob"), 1)
    # It is for the facilitator's screen: no copy holds it.
    assert not {"Megan", "Smith"} & set(repr(copy).replace("'", " ").split()) and "Megan" not in as_json(copy).decode()
    # A board gets no notes, and so nothing was covered in them.
    assert redact_and_tell(session, (), {}, Audience(Level.COUNT))[1].covered == ()
    assert redact_and_tell(session, (), {}, Audience(Level.ROOM))[1].doubtful == ()


def test_the_case(shared: Path) -> None:
    folder = shared.parent / "cases" / "names-in-part"
    with (folder / "people.csv").open(encoding="utf-8-sig", newline="") as file:
        arrivals = [(row["name"], row["organisation"], {"sector": row["sector"]}) for row in csv.DictReader(file)]
    with (folder / "notes.csv").open(encoding="utf-8-sig", newline="") as file:
        notes = [row["text"] for row in csv.DictReader(file)]
    session = fresh()
    after(session, enlist(session, arrivals, (f"k{n}" for n in range(20))))
    mask = mask_for(session, Level.OUTSIDE)
    left = " | ".join(map(mask, notes))
    for name in ("Siân", "Okonkwo", "Smith,", "Smith wrote", "Megan", " Ng", "Harbour", "Northshire"):
        assert name not in left
    assert "A harbour of calm for smithies" in left
    # The control: with whole names alone, as in the room, every one of them is there.
    assert "Okonkwo" in " | ".join(map(mask_for(session, Level.ROOM), notes))


_SMALL = st.lists(st.sampled_from(sorted(WORDS)), min_size=1, max_size=12).map(" ".join)


@given(_SMALL, st.sampled_from(sorted(WORDS)), st.sampled_from(sorted(WORDS)))
def test_no_ordinary_word_in_small_letters_is_ever_covered(text: str, first: str, last: str) -> None:
    session = fresh()
    after(session, enlist(session, [(f"{first.title()} {last.title()}", last.title(), {})], ("a", "b")))
    # The whole name, in whatever case, is somebody's: a text that happens to hold it says nothing here.
    if f"{first} {last}" not in text and f"{last} {first}" not in text:
        assert mask_for(session, Level.OUTSIDE)(text) == text
        sentence = text.capitalize()
        assert mask_for(session, Level.OUTSIDE)(sentence) == sentence, "at the beginning of a sentence a capital says nothing"


_NAME = st.sampled_from(["Okonkwo", "Abernethy", "Quillfeather", "Siân", "O'Malley", "Ibáñez-Roca", "Ng", "Łukasz", "Nguyễn"])
_FORM = st.sampled_from("{f}|{l}|{f} {l}|{l}, {f}|{i}. {l}|{l} {i}.|Dr {l}|{l}’s|{F} {L}|({l})|_{f}_|“{l}”".split("|"))
_AROUND = st.text(st.characters(codec="utf-8", categories=("P", "S", "Zs", "Cf")), max_size=4)


@given(_NAME, _NAME.filter(lambda name: name != "Ng"), _FORM, _AROUND, _AROUND)
def test_no_listed_name_stands_whatever_is_around_it(first: str, last: str, form: str, before: str, after_it: str) -> None:
    session = fresh()
    after(session, enlist(session, [(f"{first} {last}", "", {})], ("a",)))
    said = form.format(f=first, l=last, i=first[0], F=first.upper(), L=last.upper())
    text = f"and {before} {said} {after_it} then"
    left = mask_for(session, Level.OUTSIDE)(text)
    assert first.casefold() not in left.casefold() and last.casefold() not in left.casefold(), left
    # The control: the room's mask, which covers whole names alone, lets a part through.
    if form in ("{f}", "{l}"):
        assert mask_for(session, Level.ROOM)(text) == text or first == last

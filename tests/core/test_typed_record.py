"""One typed line as a record: whose, by when, what done looks like, in a table of lines. A line that is refused keeps nothing."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.model import Session, Table
from moothall.core.people import ORGANISATIONS, PARTICIPANTS, edit_person, enlist, mark_present, strike_off
from moothall.core.records import RecordKind, day, person, words
from moothall.core.session_details import SESSION_DETAILS, SessionDetails, begin, edit_details
from moothall.core.typed_record import add_typed, read_line


@dataclass(frozen=True, slots=True)
class Errand:
    key: str
    number: int
    what: str = words(level=Level.OUTSIDE, must=True)
    owner: str = person(level=Level.OUTSIDE, present=True, nobody="to be asked")
    by_when: str = day(level=Level.OUTSIDE, ahead=True)
    done: str = words(level=Level.OUTSIDE)
    item: str = ""
    noted: str = ""


ERRANDS = Table("errand", Errand)
ERRAND = RecordKind("errand", ERRANDS, typed=("owner", "by_when", "done"))
PLAIN = RecordKind("errand", ERRANDS)
HERE = {"dana": "Dana Okoro", "priya": "Priya Nair", "tom": "Tom Ashdown", "tom2": "Tom Hill", "zoe": "Zoë O’Brien", "may": "May Lacey"}
AWAY = {"dan": "Dan Firth", "sam": "Sam Reed"}


@pytest.fixture
def session() -> Session:
    made = Session((SESSION_DETAILS, ORGANISATIONS, PARTICIPANTS, ERRANDS))
    made.apply(begin(made, SessionDetails(title="Errands", date="2026-11-05")))
    names = HERE | AWAY
    made.apply(enlist(made, [(name, "", {}) for name in names.values()], names))
    made.apply(mark_present(made, HERE, True))
    made.apply(enlist(made, [("Fay Moss", "", {"role": "facilitator", "present": True})], ["fay"]))
    return made


READ = [
    # line, what, owner, by when, done looks like
    ("ask for one rota @Dana 14 May = the rota is on the wall", "ask for one rota", "dana", "2027-05-14", "the rota is on the wall"),
    ("ask for one rota @Dana", "ask for one rota", "dana", "", ""),
    ("ask for one rota", "ask for one rota", "", "", ""),
    ("ask for one rota 14 May @dana", "ask for one rota", "dana", "2027-05-14", ""),
    ("@Dana ask for one rota by next Friday", "ask for one rota", "dana", "2026-11-13", ""),
    ("ask @Dana for one rota in six weeks", "ask for one rota", "dana", "2026-12-17", ""),
    ("ask for one rota @Dana Okoro, Thu", "ask for one rota", "dana", "2026-11-12", ""),
    ("ask for one rota @Okoro +6w", "ask for one rota", "dana", "2026-12-17", ""),
    ("ask for one rota @pri 14/12", "ask for one rota", "priya", "2026-12-14", ""),
    ("ask for one rota @Tom H", "ask for one rota", "tom2", "", ""),
    ("ask for one rota @zoe", "ask for one rota", "zoe", "", ""),
    ("ask for one rota @May 14 May", "ask for one rota", "may", "2027-05-14", ""),
    ("ask for one rota @", "ask for one rota", "", "", ""),
    ("ask for one rota @to be asked 14 May", "ask for one rota", "", "2027-05-14", ""),
    ("write to a@b.example", "write to a@b.example", "", "", ""),
    ("ask for one rota = by 14 May, on the wall", "ask for one rota", "", "", "by 14 May, on the wall"),
    ("ask for one rota 14 May=on the wall = here", "ask for one rota", "", "2027-05-14", "on the wall = here"),
    ("14 May is our day of rest", "14 May is our day of rest", "", "", ""),
]

REFUSED = [
    ("ask for one rota @Nobody", "core.nobody_called"),
    ("ask for one rota @Sam 14 May", "core.is_not_here"),
    ("ask for one rota @Dan", "core.is_not_here"),
    ("ask for one rota @Fay", "core.takes_no_part"),
    ("ask for one rota @Tom", "core.several_called"),
    ("ask for one rota 31 June", "core.no_such_day"),
    ("ask for one rota 5/14", "core.day_comes_first"),
    ("ask for one rota 1 May 2026", "core.day_is_past"),
    ("ask for one rota 2 November", "core.day_has_gone"),
    ("@Dana 14 May", "core.blank"),
    ("= on the wall", "core.blank"),
    ("   ", "core.blank"),
]


@pytest.mark.parametrize(("line", "what", "owner", "by_when", "done"), READ, ids=[line for line, *_ in READ])
def test_a_line_means(session: Session, line: str, what: str, owner: str, by_when: str, done: str) -> None:
    session.apply(add_typed(ERRAND, session, "e", line, "10:24"))
    kept = session.get(ERRANDS, "e")
    assert (kept.what, kept.owner, kept.by_when, kept.done) == (what, owner, by_when, done)


@pytest.mark.parametrize(("line", "why"), REFUSED, ids=[repr(line) for line, _ in REFUSED])
def test_a_line_is_refused_whole(session: Session, line: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        add_typed(ERRAND, session, "e", line, "10:24")
    assert refused.value.key == why


def test_what_is_right_is_read_beside_what_is_wrong(session: Session) -> None:
    typed = read_line(ERRAND, session, "ask @Sam 14 May = on the wall")
    assert typed.fields == {"by_when": "2027-05-14", "done": "on the wall"}
    assert typed.refused and typed.refused.key == "core.is_not_here"


def test_a_kind_that_takes_words_alone_reads_nothing_into_them(session: Session) -> None:
    line = "They ask @Dana 14 May = never"
    session.apply(add_typed(PLAIN, session, "e", line, "10:24"))
    assert session.get(ERRANDS, "e") == Errand("e", 1, line, noted="10:24")


def test_days_are_counted_from_the_session(session: Session) -> None:
    session.apply(edit_details(session, date="2031-03-03"))
    session.apply(add_typed(ERRAND, session, "e", "ask in six weeks", "10:24"))
    assert session.get(ERRANDS, "e").by_when == "2031-04-14"


def test_two_of_one_name_are_told_apart_by_who_is_here(session: Session) -> None:
    session.apply(mark_present(session, ["tom2"], False))
    assert read_line(ERRAND, session, "ask @Tom").fields == {"owner": "tom"}


def test_what_is_past_by_now_stays_while_the_rest_is_edited(session: Session) -> None:
    session.apply(add_typed(ERRAND, session, "e", "ask @Dana 14 Dec", "10:24"))
    session.apply(edit_details(session, date="2027-02-01"))
    session.apply(mark_present(session, ["dana"], False))
    session.apply(ERRAND.edit(session, "e", what="ask again", done="asked", by_when="2026-12-14", owner="dana"))
    kept = session.get(ERRANDS, "e")
    assert (kept.what, kept.done, kept.by_when, kept.owner) == ("ask again", "asked", "2026-12-14", "dana")
    for field, value in (("by_when", "2026-12-15"), ("owner", "sam")):
        with pytest.raises(Refused):
            ERRAND.edit(session, "e", **{field: value})


def test_nobody_yet_and_no_day_are_kept(session: Session) -> None:
    session.apply(add_typed(ERRAND, session, "e", "ask @Dana 14 Dec", "10:24"))
    session.apply(ERRAND.edit(session, "e", by_when=" ", owner=""))
    assert (session.get(ERRANDS, "e").by_when, session.get(ERRANDS, "e").owner) == ("", "")


def test_a_name_with_the_organisation_where_it_must_be(session: Session) -> None:
    session.apply(enlist(session, [("Ann Tarn", "Fell Council", {}), ("Ann Beck", "", {})], ["body", "a", "b"]))
    session.apply(mark_present(session, ["a", "b"], True))
    wrong = read_line(ERRAND, session, "ask @Ann").refused
    assert wrong and wrong.facts == {"name": "Ann", "who": "Ann Tarn, Fell Council; Ann Beck"}
    session.apply(strike_off(session, "b"))
    assert read_line(ERRAND, session, "ask @Ann").fields == {"owner": "a"}
    session.apply(edit_person(session, "a", role="observer"))
    assert not read_line(ERRAND, session, "ask @Ann").fields


def test_a_person_is_never_read_outside() -> None:
    assert ERRAND.field("owner").level == Level.ROOM, "whatever the declaration says"


@dataclass(frozen=True, slots=True)
class Term:
    key: str
    number: int
    term: str = words(level=Level.OUTSIDE, must=True)
    said_by: str = person(level=Level.ROOM)
    item: str = ""
    noted: str = ""


TERM = RecordKind("term", Table("term", Term), typed=("said_by",))


@pytest.mark.parametrize(("line", "said_by"), [("hub @Sam", "sam"), ("hub @Dana", "dana"), ("hub @nobody", ""), ("hub @", "")])
def test_where_nobody_need_be_here_the_absent_may_be_named(session: Session, line: str, said_by: str) -> None:
    read = read_line(TERM, session, line)
    assert (read.title, read.fields.get("said_by", ""), read.refused) == ("hub", said_by, None)

"""Reading people as they are typed at the door."""

from __future__ import annotations

import pytest

from moothall.activities.attendance.rules import (
    TypedPerson,
    change_person,
    line_of,
    newcomers,
    people_lines,
    read_line,
    typed_line,
    walk_in,
)
from moothall.core.errors import Refused
from moothall.core.people import ORGANISATIONS, enlist, participants, people, present, sector_of
from moothall.desk import Desk
from moothall.words import sentence

HOSTILE = ["<b>Ada</b>", "=cmd|'/c calc'!A0", "Робот", "محمد", "A" * 300, "𝓐𝓭𝓪 🦊", "O’Néill-Ŵyn", "%s{n}\\n", "&Ada"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Ada Vane", TypedPerson("Ada Vane")),
        ("Ada Vane, Harbour Trust", TypedPerson("Ada Vane", "Harbour Trust")),
        ("Ada Vane ,Harbour Trust,NHS provider", TypedPerson("Ada Vane", "Harbour Trust", "NHS provider")),
        ("Ada Vane, Harbour Trust, NHS provider, facilitator", TypedPerson("Ada Vane", "Harbour Trust", "NHS provider", "facilitator")),
        ("Ada Vane, CO-FACILITATOR", TypedPerson("Ada Vane", role="co-facilitator")),
        ("Ada Vane, t4", TypedPerson("Ada Vane", table="4")),
        ("Ada Vane, Trust, t 04, scribe", TypedPerson("Ada Vane", "Trust", role="scribe", table="4")),
        ("Ada Vane, table Blue", TypedPerson("Ada Vane", table="Blue")),
        ("Ada Vane, Trust, NHS, table 2", TypedPerson("Ada Vane", "Trust", "NHS", table="2")),
        ("Ada Vane, , voluntary", TypedPerson("Ada Vane", "", "voluntary")),
        ("Vane, Ada; Trust, North; NHS", TypedPerson("Vane, Ada", "Trust, North", "NHS")),
        ("Ada Vane\tTrust; North, East\tNHS", TypedPerson("Ada Vane", "Trust; North, East", "NHS")),
        ("Ada Vane, ada@trust.example, Trust", TypedPerson("Ada Vane", "Trust", email="ada@trust.example")),
        ("Ada Vane, Trust, NHS, chair", TypedPerson("Ada Vane", "Trust", "NHS", rest="chair")),
        ("Ada Vane, Tees Trust", TypedPerson("Ada Vane", "Tees Trust")),
        ("Ada Vane, tables and chairs", TypedPerson("Ada Vane", "tables and chairs")),
    ],
)
def test_a_line_is_read(text: str, line: TypedPerson) -> None:
    assert read_line(text) == line


@pytest.mark.parametrize("text", ["", "   ", ",", ", Trust", "\t\t", " ; ; "])
def test_nobody_without_a_name(text: str) -> None:
    with pytest.raises(Refused) as refused:
        read_line(text)
    assert refused.value.key == "core.blank"


def test_what_is_no_role_is_refused_to_whoever_typed_it_and_left_out_of_a_paste() -> None:
    with pytest.raises(Refused) as refused:
        typed_line("Ada, Trust, NHS, boss")
    assert refused.value.facts["text"] == "boss"
    assert people_lines(["Ada, Trust, NHS, boss", "", "  ", "Ben"]) == [
        ("Ada", "Trust", {"sector": "NHS", "role": "", "table": "", "email": ""}),
        ("Ben", "", {"sector": "", "role": "", "table": "", "email": ""}),
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_every_name_is_kept_as_typed(desk: Desk, name: str) -> None:
    desk.do(walk_in(desk.session, name, desk.keys(2)))
    assert people(desk.session)[0].name == name


def test_a_walk_in_is_here_and_a_facilitator_does_not_count(desk: Desk) -> None:
    for line in ("Ada, Trust, NHS", "Ben, Trust", "Cy, , , facilitator", "Di, observer"):
        desk.do(walk_in(desk.session, line, desk.keys(2)))
    assert [p.name for p in present(desk.session)] == ["Ada", "Ben"]
    assert len(people(desk.session)) == 4
    assert len(desk.session.all(ORGANISATIONS)) == 1


def test_a_name_on_the_list_is_ticked_rather_than_listed_twice(desk: Desk) -> None:
    desk.do(enlist(desk.session, people_lines(["Ada Vane, Trust", "Ben", "Ben"]), desk.keys(6)))
    desk.do(walk_in(desk.session, " ada  vane ", desk.keys(2)))
    assert [p.name for p in present(desk.session)] == ["Ada Vane"]
    assert len(people(desk.session)) == 3
    for line, reason in (("Ben", "which_one"), ("Ada Vane", "here_already"), ("ADA VANE,  trust, NHS", "here_already")):
        with pytest.raises(Refused) as refused:
            walk_in(desk.session, line, desk.keys(2))
        assert refused.value.key == f"attendance.{reason}"
    desk.do(walk_in(desk.session, "Ada Vane, Council", desk.keys(2)))
    assert len(people(desk.session)) == 4, "an Ada Vane from elsewhere is another person"


def test_two_of_a_name_are_told_apart_by_their_organisation(desk: Desk) -> None:
    desk.do(enlist(desk.session, people_lines(["Sarah Khan, Trust", "Sarah Khan, Council"]), desk.keys(6)))
    with pytest.raises(Refused) as refused:
        walk_in(desk.session, "sarah khan, t3", desk.keys(2))
    assert "Add the organisation" in sentence(refused.value)
    desk.do(walk_in(desk.session, "Sarah Khan, COUNCIL", desk.keys(2)))
    assert [p.present for p in people(desk.session)] == [False, True]


def test_what_a_line_says_of_somebody_on_the_list_is_kept(desk: Desk) -> None:
    desk.do(enlist(desk.session, people_lines(["Ada Vane, Trust, NHS", "Vane, Ada\tCouncil"]), desk.keys(6)))
    desk.do(enlist(desk.session, people_lines(["Moor, Di; Council"]), desk.keys(6)))
    desk.do(walk_in(desk.session, "Ada Vane, Trust, voluntary, t4, scribe", desk.keys(2)))
    ada = people(desk.session)[0]
    assert (ada.present, ada.sector, ada.table, ada.role) == (True, "voluntary", "4", "scribe")
    desk.do(walk_in(desk.session, "moor, di", desk.keys(2)))
    assert [p.present for p in people(desk.session)] == [True, False, True]
    with pytest.raises(Refused):
        walk_in(desk.session, "Vane, Ada; Council; NHS; boss", desk.keys(2))


def test_a_list_pasted_again_adds_nobody(desk: Desk) -> None:
    arrivals = people_lines(["Ada Vane, Trust", "Ben"])
    desk.do(enlist(desk.session, arrivals, desk.keys(6)))
    again = people_lines([" ada  vane, TRUST, NHS", "Ben", "Ben, Council", "Ada Vane"])
    assert [a[:2] for a in newcomers(desk.session, again)] == [("Ben", "Council"), ("Ada Vane", "")]


@pytest.mark.parametrize(
    "line",
    [
        "Ada Vane",
        "Ada Vane, Trust",
        "Ada Vane, Trust, NHS, table 4, facilitator",
        "Ada Vane, , voluntary",
        "Vane, Ada; Trust, North",
        "Vane, Ada;",
        "Vane; Ada\tTrust",
        "Vane; Ada\t",
        "Ada Vane, Trust, table Blue room",
    ],
)
def test_the_line_of_a_person_reads_back_as_the_same_person(desk: Desk, line: str) -> None:
    desk.do(enlist(desk.session, [typed_line(line).arrival()], desk.keys(2)))
    person = people(desk.session)[0]
    assert typed_line(line_of(desk.session, person)) == typed_line(line)
    assert not change_person(desk.session, person.key, line_of(desk.session, person), desk.key()).changes


def test_changing_a_person(desk: Desk) -> None:
    desk.do(enlist(desk.session, [typed_line("Ada, Trust, NHS, ada@trust.example").arrival(present=True)], desk.keys(2)))
    key = people(desk.session)[0].key
    desk.do(change_person(desk.session, key, "Ada Vane, Council, local government, t3, scribe", desk.key()))
    person = people(desk.session)[0]
    assert (person.name, person.table, person.role, person.present) == ("Ada Vane", "3", "scribe", True)
    assert person.email == "ada@trust.example", "a line never shows it, so it can't take it away"
    assert desk.session.get(ORGANISATIONS, person.organisation).name == "Council"
    assert sector_of(desk.session, person) == "local government"
    assert participants(desk.session) == []
    desk.undo()
    assert (people(desk.session)[0].name, len(desk.session.all(ORGANISATIONS))) == ("Ada", 1)


def test_an_email_is_in_no_line(desk: Desk) -> None:
    desk.do(enlist(desk.session, [typed_line("Ada, ada@trust.example").arrival()], desk.keys(2)))
    assert "@" not in line_of(desk.session, people(desk.session)[0])

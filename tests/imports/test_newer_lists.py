"""A newer list beside the one that is there: what differs is chosen person by person, and one undo takes it back."""

from __future__ import annotations

from moothall.core.people import PARTICIPANTS, organisations, people
from moothall.imports import ready
from tests.imports.incoming import brought, empty, read

FIRST = "name,organisation,email,title\nIda Moor,Quay Housing,ida@quay.example,Clerk\nOle Berg,Fjord Council,ole@fjord.example,\n"
NEWER = (
    "name,organisation,email,title\nIda Moor-Lund,Quay Homes,ida@quay.example,Director\nOle Berg,Fjord Council,ole@fjord.example,Planner\n"
    "Pia Voss,Quay Homes,pia@quay.example,\n"
)


def _after(newer):
    session = brought(read(FIRST))
    prepared = ready(session, read(NEWER), newer=newer)
    session.apply(prepared.arrival.step)
    bodies = {body.key: body.name for body in organisations(session)}
    return prepared, session, [(p.name, bodies[p.organisation], p.title) for p in people(session)]


def test_what_differs_stays_until_it_is_chosen():
    prepared, _, found = _after(())
    assert found == [
        ("Ida Moor", "Quay Housing", "Clerk"), ("Ole Berg", "Fjord Council", "Planner"), ("Pia Voss", "Quay Homes", ""),
    ]  # fmt: skip
    assert [row.key for row in prepared.brought.same] == ["imports.same_differs", "imports.same_filled"]


def test_what_is_chosen_becomes_as_the_file_says():
    prepared, session, found = _after({2})
    assert found == [
        ("Ida Moor-Lund", "Quay Homes", "Director"), ("Ole Berg", "Fjord Council", "Planner"), ("Pia Voss", "Quay Homes", ""),
    ]  # fmt: skip
    assert [row.key for row in prepared.brought.same] == ["imports.same_taken", "imports.same_filled"]
    # A new organisation is made once, for the one who is here and for the one who is new.
    assert sorted(body.name for body in organisations(session)) == ["Fjord Council", "Quay Homes", "Quay Housing"]
    session.apply(prepared.arrival.step.flipped())
    assert [p.name for p in session.all(PARTICIPANTS)] == ["Ida Moor", "Ole Berg"]


def test_a_choice_for_somebody_who_does_not_differ_changes_nothing():
    session = empty()
    session = brought(read(FIRST))
    assert not ready(session, read(FIRST), again=True, newer={2, 3}).brought.brings

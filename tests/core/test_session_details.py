"""Dates, titles and people: what is normalised, what is refused, and what lies at the end of the calendar."""

from __future__ import annotations

import pytest

from moothall.core.errors import Refused
from moothall.core.model import Session
from moothall.core.people import by_sector, edit_person, enlist, mark_present, participants, people, present
from moothall.core.session_details import SessionDetails, begin, details_of, edit_details, six_weeks_on
from moothall.core.session_tables import CORE_TABLES
from tests.core.boards import after, fresh


@pytest.mark.parametrize(
    ("date", "kept", "six_weeks"),
    [
        ("2026-11-05", "2026-11-05", "2026-12-17"),
        ("2024-02-29", "2024-02-29", "2024-04-11"),
        ("9999-12-31", "9999-12-31", ""),
    ],
)
def test_a_session_begins_on_a_date_and_six_weeks_on_is_only_offered(date: str, kept: str, six_weeks: str) -> None:
    session = Session(CORE_TABLES)
    after(session, begin(session, SessionDetails(title=" A\ntitle ", date=date)))
    facts = details_of(session)
    assert (facts.title, facts.date, facts.next_date) == ("A title", kept, "")
    assert six_weeks_on(facts.date, facts.cadence) == six_weeks


NO_DATES = ["", "5 November", "2026-13-01", "2025-02-29", "2026-11-05T10:00", "20261105", "2026-W45-4", "x" * 400, "٢٠٢٦-١١-٠٥"]


@pytest.mark.parametrize("date", NO_DATES)
def test_what_is_no_date(date: str) -> None:
    session = Session(CORE_TABLES)
    with pytest.raises(Refused, match="core.not_a_date" if date else "core.no_date"):
        begin(session, SessionDetails(title="T", date=date))
    with pytest.raises(Refused):
        edit_details(fresh(), date=date or "?")


def test_people_are_told_apart_and_only_participants_count() -> None:
    session = fresh()
    arrivals = [("Ann", "Body", {"sector": "Health"}), ("Ann", "Body", {}), ("Cy", "", {"role": "facilitator", "sector": "Health"})]
    after(session, enlist(session, arrivals, (f"k{n}" for n in range(9))))
    keys = [p.key for p in people(session)]
    after(session, mark_present(session, [*keys, keys[0]], True))
    assert len(people(session)) == 3
    assert len(participants(session)) == len(present(session)) == 2
    assert by_sector(session, participants(session)) == [("Health", 2)], "a person without a sector has the organisation's"
    with pytest.raises(Refused, match="no_such_role"):
        enlist(session, [("Bo", "", {"role": "chair"})], ["x"])


def test_a_person_is_kept_as_text_that_can_be_stored() -> None:
    session = fresh()
    after(session, enlist(session, [("Ann", "", {})], ["k"]))
    after(session, edit_person(session, "k", title="half \ud800 pair"))
    assert people(session)[0].title == "half \ufffd pair"
    with pytest.raises(Refused, match="too_long"):
        edit_person(session, "k", title="x" * 10_001)

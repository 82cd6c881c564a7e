"""Dates as people write them, in a table: what is typed, the day it was counted from, what it means. 2026-11-05 is a Thursday."""

from __future__ import annotations

from datetime import date

import pytest

from moothall.core.errors import Refused
from moothall.core.typed_dates import day_of, last_words_as_day

THURSDAY = "2026-11-05"

MEANT = [
    # typed, counted from, the day
    ("14 May", THURSDAY, "2027-05-14"),
    ("14 may", "2026-03-02", "2026-05-14"),
    ("14 May 2026", "2026-03-02", "2026-05-14"),
    ("14th May", THURSDAY, "2027-05-14"),
    ("the 1st of December", THURSDAY, "2026-12-01"),
    ("14 Dec 2026", THURSDAY, "2026-12-14"),
    ("14 Dec.", THURSDAY, "2026-12-14"),
    ("3 Sept", "2026-03-02", "2026-09-03"),
    ("May 14", THURSDAY, "2027-05-14"),
    ("December 14th, 2026", THURSDAY, "2026-12-14"),
    ("Mon 14 December", THURSDAY, "2026-12-14"),
    ("Monday, 14 December 2026", THURSDAY, "2026-12-14"),
    ("14/5", THURSDAY, "2027-05-14"),
    ("5/6", THURSDAY, "2027-06-05"),
    ("14/12", THURSDAY, "2026-12-14"),
    ("14/12/26", THURSDAY, "2026-12-14"),
    ("14/12/2026", THURSDAY, "2026-12-14"),
    ("14.12.2026", THURSDAY, "2026-12-14"),
    ("2026-12-14", THURSDAY, "2026-12-14"),
    ("5 Nov", THURSDAY, "2026-11-05"),
    ("Thu", THURSDAY, "2026-11-12"),
    ("thurs", THURSDAY, "2026-11-12"),
    ("Fri", THURSDAY, "2026-11-06"),
    ("Wednesday", THURSDAY, "2026-11-11"),
    ("this Friday", THURSDAY, "2026-11-06"),
    ("next Friday", THURSDAY, "2026-11-13"),
    ("next Friday", "2026-11-02", "2026-11-13"),
    ("next Monday", "2026-11-08", "2026-11-09"),
    ("Sun", THURSDAY, "2026-11-08"),
    ("in six weeks", THURSDAY, "2026-12-17"),
    ("in 6 weeks", THURSDAY, "2026-12-17"),
    ("in six weeks’ time", THURSDAY, "2026-12-17"),
    ("in a week", THURSDAY, "2026-11-12"),
    ("in ten days", THURSDAY, "2026-11-15"),
    ("in three months", "2026-11-30", "2027-02-28"),
    ("in a year", THURSDAY, "2027-11-05"),
    ("+6w", THURSDAY, "2026-12-17"),
    ("+10d", THURSDAY, "2026-11-15"),
    ("+2m", THURSDAY, "2027-01-05"),
    ("tomorrow", THURSDAY, "2026-11-06"),
    ("29 February", THURSDAY, "2028-02-29"),
    ("2 Feb", "2027-12-30", "2028-02-02"),
    ("  14   May  ", THURSDAY, "2027-05-14"),
]

REFUSED = [
    ("31 June", "core.no_such_day"),
    ("29 Feb 2027", "core.no_such_day"),
    ("32/1", "core.no_such_day"),
    ("0 May", "core.no_such_day"),
    ("13/13", "core.no_such_day"),
    ("2026-13-01", "core.no_such_day"),
    ("+9999d", "core.not_a_day"),
    ("5/14", "core.day_comes_first"),
    ("Tuesday 14 December", "core.not_that_weekday"),
    ("2 November", "core.day_has_gone"),
    ("1/9", "core.day_has_gone"),
    ("soon", "core.not_a_day"),
    ("", "core.not_a_day"),
    ("May", "core.not_a_day"),
    ("the end of May", "core.not_a_day"),
    ("next week", "core.not_a_day"),
    ("14.5", "core.not_a_day"),
    ("sun", "core.not_a_day"),
    ("١٤ May", "core.not_a_day"),
]

LAST = [
    ("ask for one rota 14 May", "ask for one rota", "2027-05-14"),
    ("send the report by next Friday", "send the report", "2026-11-13"),
    ("meet on Thu", "meet", "2026-11-12"),
    ("ask Dana on Monday 14 December 2026", "ask Dana", "2026-12-14"),
    ("read it in six weeks", "read it", "2026-12-17"),
    ("read it +6w", "read it", "2026-12-17"),
    ("14 May is a holiday", "14 May is a holiday", ""),
    ("keep the papers out of the sun", "keep the papers out of the sun", ""),
    ("ask what we may", "ask what we may", ""),
    ("raise it to 14.5", "raise it to 14.5", ""),
    ("update it to 2.1.20", "update it to 2.1.20", ""),
    ("plan for next week", "plan for next week", ""),
    ("", "", ""),
    ("14 May", "", "2027-05-14"),
]


@pytest.mark.parametrize(("typed", "counted_from", "meant"), MEANT, ids=[f"{typed} from {day}" for typed, day, _ in MEANT])
def test_a_date_means(typed: str, counted_from: str, meant: str) -> None:
    assert day_of(typed, date.fromisoformat(counted_from)) == meant


@pytest.mark.parametrize(("typed", "why"), REFUSED, ids=[repr(typed) for typed, _ in REFUSED])
def test_what_is_no_date_or_could_be_two_is_refused(typed: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        day_of(typed, date.fromisoformat(THURSDAY))
    assert refused.value.key == why


@pytest.mark.parametrize(("line", "before", "day"), LAST, ids=[repr(line) for line, _, _ in LAST])
def test_only_the_last_words_are_a_date(line: str, before: str, day: str) -> None:
    assert last_words_as_day(line, date.fromisoformat(THURSDAY)) == (before, day)


def test_a_date_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(Refused, match="no_such_day"):
        day_of("+9y", date(9999, 1, 1))

"""The agenda in what leaves: how the day really went for those who were there, and the plan alone for everybody else."""

from __future__ import annotations

import pytest

from moothall.core.agenda import add_item
from moothall.core.agenda_acts import pause_agenda, resume_agenda, skip_item, start_item
from moothall.core.levels import Level
from moothall.exports.content.blocks import words_in
from moothall.exports.sheets import SHEETS as TABLES
from moothall.exports.summary import summary
from tests.exports.sessions import SHEETS, Made


@pytest.fixture
def made() -> Made:
    """Two items held, the first with an alarm in it, and one left out."""
    made = Made(start="09:30")
    for key, title in (("a", "Welcome"), ("b", "Talk of the Tarn"), ("c", "Check-out")):
        made.do(add_item(made.session, key, title, 20, "plain", lead="LEADS", script="SCRIPT", materials="CARDS", fallback="CUT"))
    made.do(start_item(made.session, "a", "09:38"))
    made.do(pause_agenda(made.session, "09:40"))
    made.do(resume_agenda(made.session, "10:00"))
    made.do(skip_item(made.session, "b"))
    made.do(start_item(made.session, "c", "10:18"))
    return made


@pytest.mark.parametrize("level", [Level.PRIVATE, Level.ROOM])
def test_those_who_were_there_see_planned_beside_taken(made: Made, level: Level) -> None:
    copy = made.copy(level)
    assert [(i.start, i.began, i.ended, i.took, i.stood) for i in copy.agenda] == [
        ("09:30", "09:38", "10:18", 20, 20), ("09:50", "", "", None, None), ("10:10", "10:18", "", None, None),
    ]  # fmt: skip
    said = "\n".join(words_in(summary(copy, SHEETS).blocks))
    assert "How the day ran" in said and "left out" in said and "stood still for 20 minutes" in said
    assert TABLES["agenda"](copy).rows[0] == ("09:30", 20, "Welcome", "done", "09:38", "10:18", 20, 20)


@pytest.mark.parametrize("level", [Level.OUTSIDE, Level.COUNT])
def test_outside_only_the_plan_is_told(made: Made, level: Level) -> None:
    copy = made.copy(level)
    assert not any(i.began or i.ended or i.took or i.stood for i in copy.agenda)
    assert "How the day ran" not in "\n".join(words_in(summary(copy, SHEETS).blocks))


@pytest.mark.parametrize("level", Level)
def test_what_is_the_facilitators_own_leaves_in_no_copy(made: Made, level: Level) -> None:
    copy = made.copy(level)
    assert not [word for word in ("LEADS", "SCRIPT", "CARDS", "CUT") if word in repr(copy)]

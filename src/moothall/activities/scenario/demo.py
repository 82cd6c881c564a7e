"""A case of two partners rehearsed by two tables, a split corrected, a need said, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.scenario.records import REHEARSALS
from moothall.activities.scenario.rules import begin, read_answer, record, turn_to
from moothall.core.agenda import add_item
from moothall.core.scenarios import Partner, Scenario, ScenarioMove

CASE = Scenario(
    "A pot of two",
    "One pot for two partners.",
    (Partner("One", 60), Partner("Other", 40)),
    (ScenarioMove("It runs over", "One is 8 over.", "Split it again.", "Say nothing yet."), ScenarioMove("It rains", "All day.")),
)


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "Rehearsal", 45, "scenario"))
    key = desk.key()
    desk.do(begin(desk.session, key, CASE, item))
    desk.do(turn_to(desk.session, key, 1))
    for typed in ("t1 66 34 Cost follows the person", "t2 60 = As planned", "t1 64 = Cost follows the person", "t1 need: who asks whom"):
        rehearsal = desk.session.get(REHEARSALS, key)
        desk.do(record(desk.session, rehearsal, read_answer(typed, "1", 2), desk.key(), desk.now()))
    desk.do(turn_to(desk.session, key, 2))

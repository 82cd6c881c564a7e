"""Decisions as they were taken: the words, the rule, the poll behind them, who decides in practice, who ratifies, when to look again."""

from functools import partial

from moothall.activities.decision.demo import play
from moothall.activities.decision.entries import entries
from moothall.activities.decision.records import DECISION
from moothall.activities.decision.room import picture
from moothall.activities.decision.rules import take_forward
from moothall.core.activity import Activity
from moothall.core.record_candidates import record_candidates

ACTIVITY = Activity(
    key="decision",
    position=70,
    panel="moothall.activities.decision.panel:DecisionPanel",
    picture=picture,
    tables=DECISION.tables,
    records=(DECISION,),
    migrations="moothall.activities.decision.tables:decision",
    migration_count=1,
    entries=entries,
    demo=play,
    sheet="moothall.activities.decision.sheet:pages",
    page_key="Ctrl+Shift+D",
    takes_forward=take_forward,
    candidates=partial(record_candidates, DECISION),
    line=DECISION.add,
    sign="#",
)

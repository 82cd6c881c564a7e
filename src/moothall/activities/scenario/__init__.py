"""Rehearse a credible conflict: a made-up case in moves, tables split a pot of 100 and say by which rule; what was missing goes on."""

from moothall.activities.scenario.demo import play
from moothall.activities.scenario.entries import entries
from moothall.activities.scenario.records import ANSWERS, REHEARSALS, SCENARIO
from moothall.activities.scenario.room import picture
from moothall.activities.scenario.rules import ScenarioSettings, facts, matters, rehearsals
from moothall.core.activity import Activity

ACTIVITY = Activity(
    key="scenario",
    position=58,
    panel="moothall.activities.scenario.panel:ScenarioPanel",
    picture=picture,
    tables=(REHEARSALS, ANSWERS),
    records=(SCENARIO,),
    migrations="moothall.activities.scenario.tables:scenario",
    migration_count=1,
    settings=ScenarioSettings,
    entries=entries,
    matters=matters,
    facts=facts,
    demo=play,
    sheet="moothall.activities.scenario.sheet:pages",
    pack="moothall.activities.scenario.pack:pages",
    rehearsals=rehearsals,
)

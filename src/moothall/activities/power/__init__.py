"""The power-differential log: who shapes the agenda, who can block, who has to ask elsewhere. Named, not solved."""

from moothall.activities.power.demo import play
from moothall.activities.power.entries import entries
from moothall.activities.power.records import POWER_ENTRIES
from moothall.activities.power.room import picture
from moothall.activities.power.rules import name_power
from moothall.core.activity import Activity

ACTIVITY = Activity(
    key="power",
    position=50,
    panel="moothall.activities.power.panel:PowerPanel",
    picture=picture,
    tables=(POWER_ENTRIES,),
    migrations="moothall.activities.power.tables:power",
    migrated=1,
    entries=entries,
    demo=play,
    sheet="moothall.activities.power.sheet:pages",
    quick=name_power,
    quick_key="F8",
    private=True,
)

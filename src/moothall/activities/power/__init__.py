"""The power-differential log: who shapes the agenda, who can block, who has to ask elsewhere. Named, not solved."""

from moothall.activities.power.demo import play
from moothall.activities.power.entries import entries
from moothall.activities.power.records import POWER
from moothall.activities.power.room import picture
from moothall.activities.power.rules import matters, says_veto
from moothall.activities.power.vetoes import notices
from moothall.core.activity import Activity

ACTIVITY = Activity(
    key="power",
    position=50,
    panel="moothall.activities.power.panel:PowerPanel",
    picture=picture,
    tables=POWER.tables,
    records=(POWER,),
    migrations="moothall.activities.power.tables:power",
    migration_count=1,
    entries=entries,
    demo=play,
    pack="moothall.activities.power.pack:pages",
    quick=POWER.add,
    quick_key="F8",
    says_veto=says_veto,
    matters=matters,
    notices=notices,
    private=True,
)

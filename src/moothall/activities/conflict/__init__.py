"""The conflict log: a disagreement as a question, with what each party asks for and why. Normal, welcome, and worked."""

from moothall.activities.conflict.demo import play
from moothall.activities.conflict.entries import entries
from moothall.activities.conflict.records import CONFLICT, MOVES
from moothall.activities.conflict.room import picture
from moothall.activities.conflict.rules import OFF, asks_halfway, climb, history, matters, set_due, settle, standing
from moothall.core.activity import Activity
from moothall.core.ladder import Climbing

ACTIVITY = Activity(
    key="conflict",
    position=60,
    panel="moothall.activities.conflict.panel:ConflictPanel",
    picture=picture,
    tables=(*CONFLICT.tables, MOVES),
    records=(CONFLICT,),
    migrations="moothall.activities.conflict.tables:conflict",
    migration_count=2,
    entries=entries,
    demo=play,
    pack="moothall.activities.conflict.pack:pages",
    quick=CONFLICT.add,
    quick_key="F7",
    matters=matters,
    climbing=Climbing(OFF, standing, climb, set_due, settle, history),
    sheet="moothall.activities.conflict.sheet:pages",
    asks_halfway=asks_halfway,
    private=True,
)

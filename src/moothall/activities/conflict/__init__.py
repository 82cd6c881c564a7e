"""The conflict log: a disagreement as a question, with what each party asks for and why. Normal, welcome, and worked."""

from functools import partial

from moothall.activities.conflict.demo import play
from moothall.activities.conflict.entries import entries
from moothall.activities.conflict.records import CONFLICT
from moothall.activities.conflict.room import picture
from moothall.core.activity import Activity
from moothall.core.open_matters import unread

ACTIVITY = Activity(
    key="conflict",
    position=60,
    panel="moothall.activities.conflict.panel:ConflictPanel",
    picture=picture,
    tables=CONFLICT.tables,
    records=(CONFLICT,),
    migrations="moothall.activities.conflict.tables:conflict",
    migration_count=1,
    entries=entries,
    demo=play,
    pack="moothall.activities.conflict.pack:pages",
    quick=CONFLICT.add,
    quick_key="F7",
    matters=partial(unread, CONFLICT),
    private=True,
)

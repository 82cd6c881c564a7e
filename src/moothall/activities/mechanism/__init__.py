"""The resolution mechanism: a ladder of steps for when people can't agree, with days, adopted by one poll before it is needed."""

from functools import partial

from moothall.activities.mechanism.demo import play
from moothall.activities.mechanism.records import MECHANISM
from moothall.activities.mechanism.room import picture
from moothall.activities.mechanism.rules import rungs, takes_gap
from moothall.core.activity import Activity
from moothall.record_words import entries_of
from moothall.voting.adoption import matters
from moothall.voting.wall_station import WallStation

ACTIVITY = Activity(
    key="mechanism",
    position=56,
    panel="moothall.activities.mechanism.panel:MechanismPanel",
    picture=picture,
    station=WallStation,
    tables=MECHANISM.tables,
    records=(MECHANISM,),
    writes=("vote", "vote_option", "scale", "scale_point"),
    entries=partial(entries_of, MECHANISM),
    matters=partial(matters, MECHANISM),
    demo=play,
    sheet="moothall.activities.mechanism.sheet:pages",
    pack="moothall.activities.mechanism.pack:pages",
    ladder=rungs,
    takes_gap=takes_gap,
)

"""Draft the purpose: one sentence, worded, polled and worded again until the room stands by it. What would be enough is said first."""

from moothall.activities.statement.demo import play
from moothall.activities.statement.entries import entries
from moothall.activities.statement.records import STATEMENT
from moothall.activities.statement.room import picture
from moothall.activities.statement.rules import StatementSettings, candidates, matters
from moothall.core.activity import Activity
from moothall.voting.wall_station import WallStation

ACTIVITY = Activity(
    key="statement",
    position=47,
    panel="moothall.activities.statement.panel:StatementPanel",
    picture=picture,
    station=WallStation,
    tables=STATEMENT.tables,
    records=(STATEMENT,),
    writes=("vote", "vote_option", "scale", "scale_point", "session"),
    settings=StatementSettings,
    candidates=candidates,
    entries=entries,
    matters=matters,
    demo=play,
    sheet="moothall.activities.statement.sheet:pages",
)

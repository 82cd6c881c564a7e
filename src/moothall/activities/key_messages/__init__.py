"""Key messages: up to five lines that each person here can say outside, in the same words."""

from moothall.activities.key_messages.demo import play
from moothall.activities.key_messages.entries import entries
from moothall.activities.key_messages.records import KEY_MESSAGES
from moothall.activities.key_messages.room import picture
from moothall.activities.key_messages.rules import candidates, facts, matters, write
from moothall.core.activity import Activity
from moothall.voting.wall_station import WallStation

ACTIVITY = Activity(
    key="key_messages",
    position=72,
    panel="moothall.activities.key_messages.panel:KeyMessagesPanel",
    picture=picture,
    station=WallStation,
    tables=KEY_MESSAGES.tables,
    records=(KEY_MESSAGES,),
    writes=("vote", "vote_option", "scale", "scale_point"),
    candidates=candidates,
    entries=entries,
    matters=matters,
    facts=facts,
    demo=play,
    sheet="moothall.activities.key_messages.sheet:pages",
    line=write,
    sign="!",
    page_key="Ctrl+Shift+V",
)

"""Check-out: how free people felt to challenge today, as one sealed question that is asked in the same words each time."""

from moothall.activities.freedom.demo import play
from moothall.activities.freedom.rules import FreedomSettings, strips
from moothall.core.activity import Activity
from moothall.voting.room import picture
from moothall.voting.wall_station import WallStation

ACTIVITY = Activity(
    key="freedom",
    position=79,
    panel="moothall.activities.freedom.panel:FreedomPanel",
    picture=picture,
    station=WallStation,
    writes=("vote", "vote_option", "scale", "scale_point"),
    settings=FreedomSettings,
    demo=play,
    freedom=strips,
    pack="moothall.activities.freedom.pack:pages",
)

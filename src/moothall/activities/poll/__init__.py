"""Poll: one proposal, one scale. Read as a shape, beside the support the room said beforehand would be enough."""

from moothall.activities.poll.demo import play
from moothall.activities.poll.rules import PollSettings
from moothall.core.activity import Activity
from moothall.voting.room import picture
from moothall.voting.wall_station import WallStation

ACTIVITY = Activity(
    key="poll",
    # After the dot-vote: dots narrow, gradients decide (practice 2.9).
    position=45,
    panel="moothall.activities.poll.panel:PollPanel",
    picture=picture,
    station=WallStation,
    writes=("vote", "vote_option", "scale", "scale_point"),
    settings=PollSettings,
    demo=play,
    pack="moothall.activities.poll.pack:pages",
    sheet="moothall.activities.poll.sheet:pages",
)

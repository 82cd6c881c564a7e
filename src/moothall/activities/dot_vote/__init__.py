"""Dot-vote: a small budget of dots each, sealed until revealed or live on the shared screen."""

from moothall.activities.dot_vote.demo import play
from moothall.activities.dot_vote.rules import DotVoteSettings
from moothall.core.activity import Activity
from moothall.voting.room import picture
from moothall.voting.wall_station import WallStation

ACTIVITY = Activity(
    key="dot_vote",
    # After clustering (30) and before polls (45): themes are voted on, and what comes of it is polled.
    position=40,
    panel="moothall.activities.dot_vote.panel:DotVotePanel",
    picture=picture,
    station=WallStation,
    writes=("vote", "vote_option"),
    settings=DotVoteSettings,
    board="read",
    demo=play,
    pack="moothall.activities.dot_vote.pack:pages",
    sheet="moothall.activities.dot_vote.sheet:pages",
)

"""Principles: how partners lead together for as long as they meet, adopted by gradients of agreement and hung on the wall."""

from functools import partial

from moothall.activities.principles.records import PRINCIPLES
from moothall.core.activity import Activity
from moothall.core.record_candidates import record_candidates
from moothall.record_words import entries_of
from moothall.voting.adoption import matters
from moothall.voting.adoption_demo import play_adoption
from moothall.voting.room_adoption import picture
from moothall.voting.wall_station import WallStation

ACTIVITY = Activity(
    key="principles",
    position=48,
    panel="moothall.activities.principles.panel:PrinciplePanel",
    picture=partial(picture, PRINCIPLES),
    station=WallStation,
    tables=PRINCIPLES.tables,
    records=(PRINCIPLES,),
    writes=("vote", "vote_option", "scale", "scale_point"),
    candidates=partial(record_candidates, PRINCIPLES),
    entries=partial(entries_of, PRINCIPLES),
    matters=partial(matters, PRINCIPLES),
    demo=partial(play_adoption, PRINCIPLES),
    pack="moothall.activities.principles.pack:pages",
)

"""Ground rules: a few lines for today that the room words, adopts by one poll, and can point to when it gets hard."""

from functools import partial

from moothall.activities.ground_rules.records import GROUND_RULES
from moothall.core.activity import Activity
from moothall.core.record_candidates import record_candidates
from moothall.record_words import entries_of
from moothall.voting.adoption import matters
from moothall.voting.adoption_demo import play_adoption
from moothall.voting.room_adoption import picture
from moothall.voting.wall_station import WallStation

ACTIVITY = Activity(
    key="ground_rules",
    position=12,
    panel="moothall.activities.ground_rules.panel:GroundRulePanel",
    picture=partial(picture, GROUND_RULES),
    station=WallStation,
    tables=GROUND_RULES.tables,
    records=(GROUND_RULES,),
    writes=("vote", "vote_option", "scale", "scale_point"),
    candidates=partial(record_candidates, GROUND_RULES),
    entries=partial(entries_of, GROUND_RULES),
    matters=partial(matters, GROUND_RULES),
    works_by=lambda session: [rule.text for rule in GROUND_RULES.all(session)],
    demo=partial(play_adoption, GROUND_RULES),
)

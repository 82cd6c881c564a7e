"""25/10 crowd sourcing: one bold idea a card, passed on unread and scored five times; the highest are read out."""

from functools import partial

from moothall.activities.crowd_sourcing.demo import play
from moothall.activities.crowd_sourcing.entries import entries
from moothall.activities.crowd_sourcing.records import CROWD_SOURCING
from moothall.activities.crowd_sourcing.room import picture
from moothall.core.activity import Activity
from moothall.core.record_candidates import record_candidates

ACTIVITY = Activity(
    key="crowd_sourcing",
    position=38,
    panel="moothall.activities.crowd_sourcing.panel:CrowdSourcingPanel",
    picture=picture,
    tables=CROWD_SOURCING.tables,
    records=(CROWD_SOURCING,),
    candidates=partial(record_candidates, CROWD_SOURCING),
    entries=entries,
    demo=play,
    pack="moothall.activities.crowd_sourcing.pack:pages",
)

"""Commitments: what somebody here promises for the shared task, for trust and across boundaries, for how long, and even in a bad winter."""

from functools import partial

from moothall.activities.commitments.demo import play
from moothall.activities.commitments.records import COMMITMENT
from moothall.activities.commitments.room import picture
from moothall.activities.commitments.rules import matters, write
from moothall.core.activity import Activity
from moothall.core.record_candidates import record_candidates
from moothall.record_words import entries_of

ACTIVITY = Activity(
    key="commitments",
    position=74,
    panel="moothall.activities.commitments.panel:CommitmentsPanel",
    picture=picture,
    tables=COMMITMENT.tables,
    records=(COMMITMENT,),
    candidates=partial(record_candidates, COMMITMENT),
    entries=partial(entries_of, COMMITMENT),
    matters=matters,
    demo=play,
    pack="moothall.activities.commitments.pack:pages",
    line=write,
    sign="+",
)

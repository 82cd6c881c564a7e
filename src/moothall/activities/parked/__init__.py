"""Parking lot: what came up and isn't for now, kept by one line from anywhere; nothing stays in it when people leave."""

from functools import partial

from moothall.activities.parked.demo import play
from moothall.activities.parked.records import PARKED
from moothall.activities.parked.room import picture
from moothall.activities.parked.rules import facts, is_open, leave, matters
from moothall.core.activity import Activity, Settling
from moothall.core.record_candidates import record_candidates
from moothall.record_words import entries_of

ACTIVITY = Activity(
    key="parked",
    position=77,
    panel="moothall.activities.parked.panel:ParkedPanel",
    picture=picture,
    tables=PARKED.tables,
    records=(PARKED,),
    candidates=partial(record_candidates, PARKED, counts=is_open),
    entries=partial(entries_of, PARKED),
    matters=matters,
    settling=Settling(("action", "next", "dropped"), ("dropped",), lambda entry: "" if is_open(entry) else entry.state, leave),
    facts=facts,
    demo=play,
    quick=PARKED.add,
    quick_key="Ctrl+Shift+K",
    line=PARKED.add,
    sign="?",
)

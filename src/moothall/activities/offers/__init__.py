"""Offers and requests: who asks whom for what, asked aloud, answered once and without discussion."""

from functools import partial

from moothall.activities.offers.demo import play
from moothall.activities.offers.records import OFFERS
from moothall.activities.offers.room import picture
from moothall.activities.offers.rules import facts, matters
from moothall.core.activity import Activity
from moothall.core.record_candidates import record_candidates
from moothall.record_words import entries_of

ACTIVITY = Activity(
    key="offers",
    position=73,
    panel="moothall.activities.offers.panel:OffersPanel",
    picture=picture,
    tables=OFFERS.tables,
    records=(OFFERS,),
    candidates=partial(record_candidates, OFFERS),
    entries=partial(entries_of, OFFERS),
    matters=matters,
    facts=facts,
    demo=play,
    pack="moothall.activities.offers.pack:pages",
)

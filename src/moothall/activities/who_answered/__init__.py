"""Who answered and who didn't: by sector, small ones together; and whose voice is missing, with somebody here who asks them."""

from functools import partial

from moothall.activities.who_answered.records import WHO_ANSWERED
from moothall.activities.who_answered.room import picture
from moothall.core.activity import Activity
from moothall.core.record_candidates import record_candidates
from moothall.record_words import entries_of

ACTIVITY = Activity(
    key="who_answered",
    position=36,
    panel="moothall.activities.who_answered.panel:WhoAnsweredPanel",
    picture=picture,
    tables=WHO_ANSWERED.tables,
    records=(WHO_ANSWERED,),
    candidates=partial(record_candidates, WHO_ANSWERED),
    entries=partial(entries_of, WHO_ANSWERED),
)

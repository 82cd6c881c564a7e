"""Who is missing: whose authority, resources, expertise, information or need isn't in the room, and who will ask them (ARE IN)."""

from functools import partial

from moothall.activities.missing.demo import play
from moothall.activities.missing.records import MISSING, absent
from moothall.core.activity import Activity
from moothall.record_pictures import log_picture
from moothall.record_words import entries_of

ACTIVITY = Activity(
    key="missing",
    # Before decisions and actions: whose agreement is needed is asked first.
    position=65,
    panel="moothall.activities.missing.panel:MissingPanel",
    picture=partial(log_picture, MISSING),
    tables=MISSING.tables,
    records=(MISSING,),
    entries=partial(entries_of, MISSING),
    absent=absent,
    demo=play,
    page_key="Ctrl+Shift+Y",
)

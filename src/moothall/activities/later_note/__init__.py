"""Notes with a date, added after the day: what became of it. They may come in when the record is finished."""

from functools import partial

from moothall.activities.later_note.demo import play
from moothall.activities.later_note.records import LATER_NOTE
from moothall.core.activity import Activity
from moothall.record_pictures import log_picture
from moothall.record_words import entries_of

ACTIVITY = Activity(
    key="later_note",
    # After everything the day itself makes.
    position=95,
    panel="",
    picture=partial(log_picture, LATER_NOTE),
    tables=LATER_NOTE.tables,
    records=(LATER_NOTE,),
    entries=partial(entries_of, LATER_NOTE),
    demo=play,
    # A log, and no agenda item: it comes after the day.
    listed=False,
)

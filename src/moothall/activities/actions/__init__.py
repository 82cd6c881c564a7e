"""Actions: what will be done, by one owner who is here, by a real date. Nobody is given one in their absence."""

from functools import partial

from moothall.activities.actions.demo import play
from moothall.activities.actions.records import ACTION
from moothall.activities.actions.rules import matters, take_on
from moothall.core.activity import Activity
from moothall.core.record_candidates import record_candidates
from moothall.core.typed_record import add_typed
from moothall.record_pictures import log_picture
from moothall.record_words import entries_of

ACTIVITY = Activity(
    key="actions",
    position=75,
    panel="moothall.activities.actions.panel:ActionsPanel",
    picture=partial(log_picture, ACTION),
    tables=ACTION.tables,
    records=(ACTION,),
    entries=partial(entries_of, ACTION),
    candidates=partial(record_candidates, ACTION),
    matters=matters,
    demo=play,
    quick=partial(add_typed, ACTION),
    quick_key="Ctrl+Shift+J",
    line=partial(add_typed, ACTION),
    takes_on=take_on,
)

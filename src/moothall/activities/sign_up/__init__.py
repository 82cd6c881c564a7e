"""Sign-up: who helps with which theme, and what they bring; a name is passed on only where its owner said so."""

from functools import partial

from moothall.activities.sign_up.entries import entries
from moothall.activities.sign_up.records import SIGN_UP
from moothall.activities.sign_up.room import picture
from moothall.activities.sign_up.rules import matters
from moothall.core.activity import Activity
from moothall.core.record_candidates import record_candidates

ACTIVITY = Activity(
    key="sign_up",
    position=76,
    panel="moothall.activities.sign_up.panel:SignUpPanel",
    picture=picture,
    tables=SIGN_UP.tables,
    records=(SIGN_UP,),
    candidates=partial(record_candidates, SIGN_UP),
    entries=entries,
    matters=matters,
)

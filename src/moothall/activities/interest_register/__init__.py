"""Declarations of interest: who has one, of which kind, in what, and what they did about it. Named before a vote that it touches."""

from functools import partial

from moothall.activities.interest_register.demo import play
from moothall.activities.interest_register.entries import entries
from moothall.activities.interest_register.records import INTEREST
from moothall.activities.interest_register.rules import notices
from moothall.core.activity import Activity
from moothall.record_pictures import log_picture

ACTIVITY = Activity(
    key="interest_register",
    # Beside the logs that name what has to be said aloud, and before what is decided.
    position=63,
    panel="moothall.activities.interest_register.panel:InterestsPanel",
    picture=partial(log_picture, INTEREST),
    tables=INTEREST.tables,
    records=(INTEREST,),
    entries=entries,
    notices=notices,
    demo=play,
    page_key="Ctrl+Alt+D",
    private=True,
    listed=False,
)

"""After-action review: what was meant to happen, what happened, why the difference, what to do next time; in that order."""

from functools import partial

from moothall.activities.after_action_review.demo import play
from moothall.activities.after_action_review.records import REVIEW
from moothall.activities.after_action_review.room import picture
from moothall.activities.after_action_review.rules import candidates, matters
from moothall.core.activity import Activity
from moothall.record_words import entries_of

ACTIVITY = Activity(
    key="after_action_review",
    position=67,
    panel="moothall.activities.after_action_review.panel:ReviewPanel",
    picture=picture,
    tables=REVIEW.tables,
    records=(REVIEW,),
    candidates=candidates,
    entries=partial(entries_of, REVIEW),
    matters=matters,
    demo=play,
    sheet="moothall.activities.after_action_review.sheet:pages",
)

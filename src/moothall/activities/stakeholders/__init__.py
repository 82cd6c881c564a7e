"""Power and interest of people who are not in the room: a grid to think with, and the list of whom to talk to next. Private."""

from functools import partial

from moothall.activities.stakeholders.demo import play
from moothall.activities.stakeholders.records import STAKEHOLDER
from moothall.core.activity import Activity
from moothall.record_pictures import log_picture
from moothall.record_words import entries_of

ACTIVITY = Activity(
    key="stakeholders",
    # After who is missing, which feeds it.
    position=66,
    panel="moothall.activities.stakeholders.panel:StakeholdersPanel",
    picture=partial(log_picture, STAKEHOLDER),
    tables=STAKEHOLDER.tables,
    records=(STAKEHOLDER,),
    entries=partial(entries_of, STAKEHOLDER),
    demo=play,
    page_key="Ctrl+Alt+G",
    private=True,
)

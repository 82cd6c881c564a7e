"""A talk in pairs, or of any number: a prompt and a clock. Nothing is recorded, and the wall says so."""

from moothall.core.activity import Activity
from moothall.item_pictures import talk_picture

ACTIVITY = Activity(
    key="timer",
    # After the list of people: a check-in is what begins the day.
    position=15,
    panel="moothall.ui.kit.item_panel:ItemPanel",
    picture=talk_picture,
    writes=("agenda_item", "prompt"),
    works=False,
)

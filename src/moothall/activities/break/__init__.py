"""A break: its title on the wall, and when people are to be back. Nobody works in it."""

from moothall.core.activity import Activity
from moothall.item_pictures import break_picture

ACTIVITY = Activity(
    key="break",
    # After everything people work in, before the plain item.
    position=85,
    panel="moothall.ui.kit.item_panel:ItemPanel",
    picture=break_picture,
    writes=("agenda_item", "prompt"),
    works=False,
)

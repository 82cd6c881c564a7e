"""A plain item: prompt, definition, and nothing Moothall would need to understand. Stands in for activities not built yet."""

from moothall.activities.plain.demo import play
from moothall.core.activity import Activity
from moothall.item_pictures import plain_picture

ACTIVITY = Activity(
    key="plain",
    # Last in the menus: it is what is left when nothing else fits.
    position=90,
    panel="moothall.ui.kit.item_panel:ItemPanel",
    picture=plain_picture,
    writes=("agenda_item", "prompt"),
    demo=play,
    pack="moothall.activities.plain.pack:pages",
)

"""A plain item: prompt, definition, and nothing Moothall would need to understand. Stands in for activities not built yet."""

from moothall.activities.plain.demo import play
from moothall.activities.plain.room import picture
from moothall.core.activity import Activity

ACTIVITY = Activity(
    key="plain",
    # Last in the menus: it is what is left when nothing else fits.
    position=90,
    panel="moothall.activities.plain.panel:PlainPanel",
    picture=picture,
    writes=("agenda_item", "prompt"),
    demo=play,
)

"""Before people leave: what they made and promised on one page, and what of it still needs a word. Nothing here stops anybody."""

from moothall.activities.before_leaving.room import picture
from moothall.core.activity import Activity

ACTIVITY = Activity(
    key="before_leaving",
    position=78,
    panel="moothall.activities.before_leaving.panel:BeforeLeavingPanel",
    picture=picture,
    writes=("session",),
    page_key="Ctrl+Shift+F",
)

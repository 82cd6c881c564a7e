"""Who is here: the list of people, ticked as they arrive, and the confidentiality everyone agrees to."""

from moothall.activities.attendance.demo import play
from moothall.activities.attendance.room import picture
from moothall.core.activity import Activity

ACTIVITY = Activity(
    key="attendance",
    # First in the menus: people arrive before anything else. Steps of ten leave room for activities between.
    position=10,
    panel="moothall.activities.attendance.panel:AttendancePanel",
    picture=picture,
    writes=("participant", "organisation"),
    demo=play,
    works=False,
    # For "list".
    page_key="Ctrl+L",
)

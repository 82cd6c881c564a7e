"""Survey playback: what people wrote before the day, given back to them question by question, themes in order."""

from moothall.activities.playback.room import picture
from moothall.core.activity import Activity

ACTIVITY = Activity(
    key="playback",
    position=35,
    panel="moothall.activities.playback.panel:PlaybackPanel",
    picture=picture,
)

"""Capture: what people wrote on cards, typed in as fast as they hand them over."""

from moothall.activities.capture.demo import play
from moothall.activities.capture.room import picture
from moothall.activities.capture.rounds import CaptureSettings
from moothall.core.activity import Activity

ACTIVITY = Activity(
    key="capture",
    # After arriving (10) and before clustering (30): notes have to be there before they are put into themes.
    position=20,
    panel="moothall.activities.capture.panel:CapturePanel",
    picture=picture,
    writes=("prompt", "contribution", "placement", "agenda_item"),
    settings=CaptureSettings,
    board="notes",
    demo=play,
    pack="moothall.activities.capture.pack:pages",
)

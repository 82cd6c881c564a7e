"""Who spoke: one tap for each sector or table while somebody speaks; shares of talk beside shares of seats. Private, and never a person."""

from moothall.activities.who_spoke.demo import play
from moothall.activities.who_spoke.entries import entries
from moothall.activities.who_spoke.records import TALK
from moothall.activities.who_spoke.room import picture
from moothall.activities.who_spoke.rules import LETTERS, NOBODY, echo, shares, speaks
from moothall.core.activity import Activity, OneKeyNotes

ACTIVITY = Activity(
    key="who_spoke",
    # Beside the process notes, with which it is read.
    position=64,
    panel="moothall.activities.who_spoke.panel:TalkPanel",
    picture=picture,
    tables=TALK.tables,
    records=(TALK,),
    entries=entries,
    talk=shares,
    demo=play,
    sheet="moothall.activities.who_spoke.sheet:pages",
    page_key="Ctrl+Alt+W",
    # F3, and then the group's letter; the last one for nobody, or the facilitator.
    one_key=OneKeyNotes((*((letter, f"F3, {letter.upper()}") for letter in LETTERS), (NOBODY, "F3, Space")), speaks, echo, seconds=True),
    listed=False,
    private=True,
)

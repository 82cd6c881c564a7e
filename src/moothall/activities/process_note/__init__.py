"""Process notes: one key a pattern in how the room talks, from anywhere; the facilitator's own, with what to try next."""

from moothall.activities.process_note.demo import play
from moothall.activities.process_note.entries import entries
from moothall.activities.process_note.records import PATTERNS, PROCESS_NOTE
from moothall.activities.process_note.room import picture
from moothall.activities.process_note.rules import echo, note
from moothall.core.activity import Activity, OneKeyNotes

ACTIVITY = Activity(
    key="process_note",
    # Beside the other two logs that name what is hard to say.
    position=62,
    panel="moothall.activities.process_note.panel:ProcessNotePanel",
    picture=picture,
    tables=PROCESS_NOTE.tables,
    records=(PROCESS_NOTE,),
    entries=entries,
    demo=play,
    sheet="moothall.activities.process_note.sheet:pages",
    page_key="Ctrl+F3",
    # F3, and then the pattern's number.
    one_key=OneKeyNotes(tuple((pattern, f"F3, {n}") for n, pattern in enumerate(PATTERNS, 1)), note, echo),
    listed=False,
)

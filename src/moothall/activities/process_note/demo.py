"""Four patterns noted, one in words, one answered, counted for the room and not, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.process_note.records import PROCESS_NOTE
from moothall.activities.process_note.rules import count_for_room, ideas, note, put_in_words, tried


def play(desk: Any) -> None:
    for pattern in ("repeating", "one_voice", "one_voice", "shifted"):
        desk.do(note(desk.session, desk.key(), pattern, desk.now()))
    first, *_, last = PROCESS_NOTE.all(desk.session)[-4:]
    desk.do(put_in_words(desk.session, first.key, "bed count, third time"))
    desk.do(tried(desk.session, ideas(PROCESS_NOTE.all(desk.session))[1]))
    desk.do(count_for_room(desk.session, on=True))
    desk.do(count_for_room(desk.session, on=False))
    desk.do(PROCESS_NOTE.delete(desk.session, last.key))

"""Two notes after the day, one put right, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.later_note.records import LATER_NOTE
from moothall.core.typed_record import add_typed


def play(desk: Any) -> None:
    for line in ("The rota is on the wall 14 May", "Two wards have begun"):
        desk.do(add_typed(LATER_NOTE, desk.session, desk.key(), line, desk.now(), ""))
    first, second = LATER_NOTE.all(desk.session)[-2:]
    desk.do(LATER_NOTE.edit(desk.session, first.key, about="2027-05-14"))
    desk.do(LATER_NOTE.edit(desk.session, second.key, text="Three wards have begun"))

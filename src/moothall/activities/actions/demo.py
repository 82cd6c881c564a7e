"""Three actions kept, one moved on, one a slip of the finger, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.actions.records import ACTION
from moothall.core.agenda import add_item
from moothall.core.typed_record import add_typed


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "What outlasts the day", 10, "actions"))
    for line in ("Ask for one rota in six weeks = the rota is on the wall", "Two leads meet by Thu", "A slip of the finger"):
        desk.do(add_typed(ACTION, desk.session, desk.key(), line, desk.now(), item))
    first, _, third = ACTION.all(desk.session)[-3:]
    desk.do(ACTION.edit(desk.session, first.key, state="moving", with_whom="Both ward managers"))
    desk.do(ACTION.delete(desk.session, third.key))

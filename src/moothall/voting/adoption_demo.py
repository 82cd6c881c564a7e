"""Lines brought in, one reworded, one moved, a slip, and all adopted, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.core.agenda import add_item
from moothall.core.record_places import move_place
from moothall.core.records import RecordKind
from moothall.voting.adoption import adopt, bring_in


def play_adoption(kind: RecordKind[Any], desk: Any) -> None:
    """On any kind of line that is adopted."""
    item = desk.key()
    desk.do(add_item(desk.session, item, "How we work", 10, kind.key))
    lines = ("You may pass.", "One speaks, others listen.", "A slip of the finger")
    desk.do(bring_in(kind, desk.session, lines, desk.keys(3), desk.now(), item))
    first, second, slip = kind.all(desk.session)[-3:]
    desk.do(kind.delete(desk.session, slip.key))
    desk.do(kind.edit(desk.session, first.key, text="You may pass, without a reason."))
    desk.do(move_place(kind, desk.session, second.key, -1))
    desk.do(adopt(kind, desk.session))

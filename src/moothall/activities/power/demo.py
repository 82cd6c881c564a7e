"""Two statements named, one read back, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.power.records import POWER
from moothall.core.agenda import add_item


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "Naming what is in the room", 10, "power"))
    for text in ("We chair the board, so our papers come first", "They must ask their members", "A slip of the finger"):
        desk.do(POWER.add(desk.session, desk.key(), text, desk.now(), item))
    first, second, third = POWER.all(desk.session)[-3:]
    desk.do(POWER.edit(desk.session, first.key, kind="agenda", held_by="Harbour Trust", said_by="holder"))
    desk.do(POWER.read_back(desk.session, first.key))
    desk.do(POWER.edit(desk.session, second.key, kind="veto", held_by="Fell Council", note="Said with some heat", visibility=0))
    desk.do(POWER.delete(desk.session, third.key))

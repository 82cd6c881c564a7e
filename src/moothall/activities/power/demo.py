"""Two statements named, one read back, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.power.rules import delete_entry, edit_entry, name_power, power_entries
from moothall.core.agenda import add_item


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "Naming what is in the room", 10, "power"))
    for text in ("We chair the board, so our papers come first", "They must ask their members", "A slip of the finger"):
        desk.do(name_power(desk.session, desk.key(), text, desk.now(), item))
    first, second, third = power_entries(desk.session)[-3:]
    desk.do(edit_entry(desk.session, first.key, kind="agenda", held_by="Harbour Trust", said_by="holder", read_back=True))
    desk.do(edit_entry(desk.session, second.key, kind="veto", held_by="Fell Council", note="Said with some heat", visibility=0))
    desk.do(delete_entry(desk.session, third.key))

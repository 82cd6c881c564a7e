"""Two voices named, one of them ticked and asked, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.missing.records import MISSING
from moothall.core.agenda import add_item
from moothall.core.typed_record import add_typed


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "Who is missing", 10, "missing"))
    for line in ("Young carers", "The housing association"):
        desk.do(add_typed(MISSING, desk.session, desk.key(), line, desk.now(), item))
    first, second = MISSING.all(desk.session)[-2:]
    desk.do(MISSING.edit(desk.session, first.key, need="yes", information="yes"))
    desk.do(MISSING.edit(desk.session, second.key, state="invited", resources="yes"))

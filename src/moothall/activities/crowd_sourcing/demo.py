"""Four ideas, one of them scored six times and one not yet, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.crowd_sourcing.records import CROWD_SOURCING
from moothall.core.agenda import add_item
from moothall.core.typed_record import add_typed


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "One bold idea", 30, "crowd_sourcing"))
    for line in (
        "One front door, from Monday = 54453",
        "A bus that waits = 4 4 4 4 4",
        "One budget for winter = 353424",
        "No idea is too bold",
    ):
        desk.do(add_typed(CROWD_SOURCING, desk.session, desk.key(), line, desk.now(), item))
    first = CROWD_SOURCING.all(desk.session)[-4]
    desk.do(CROWD_SOURCING.edit(desk.session, first.key, scores="5 4 4 5 4"))

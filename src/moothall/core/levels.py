"""The five redaction levels, narrowest first (practice 2.6)."""

from __future__ import annotations

from enum import IntEnum


class Level(IntEnum):
    """Who a record or a copy is for."""

    # Whole numbers in order, because levels are compared: `level <= ROOM` asks whether a copy stays in the room.
    PRIVATE = 0
    """The facilitator's own file."""
    PARTIES = 1
    """The organisations concerned, on request."""
    ROOM = 2
    """People who were there."""
    OUTSIDE = 3
    """Anyone else: no person and no organisation."""
    COUNT = 4
    """Boards and the centre: numbers only."""


def may_be_shown(visibility: int) -> bool:
    """Whether an entry of this visibility may stand on the shared screen: the room is everybody there. One for its parties isn't theirs,
    and one that is only counted has no words.
    """
    return Level.ROOM <= visibility < Level.COUNT

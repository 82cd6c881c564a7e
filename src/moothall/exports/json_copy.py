"""A whole copy as JSON, for programs. What isn't known isn't there; what stayed behind isn't even counted.

The order is stable: the same copy makes the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any

from moothall.core.redacted_copy import BoardCopy, Copy, NoteCopy, ThemeCopy
from moothall.exports.contribution_list import Placed, contributions, name_of


def as_json(copy: Copy) -> bytes:
    """The copy as UTF-8 JSON. The text of a contribution is in `contributions` alone; boards and themes refer to it by number."""
    # What was left out, and how much, is for the facilitator's own screen.
    content = asdict(replace(copy, boards=(), left_out=()))
    del content["left_out"]
    content["contributions"] = [_contribution(placed) for placed in contributions(copy)]
    content["boards"] = [_board(board) for board in copy.boards]
    # Sorted names and a fixed indent make the bytes stable; a last line break is what text tools expect.
    return (json.dumps(_known(content), ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _contribution(placed: Placed) -> dict[str, Any]:
    note, board, theme = placed
    fields = asdict(note)
    # Each contribution is listed once, from its first place, so none here is a copy.
    del fields["copy"]
    return fields | {"question": board.prompt, "theme": name_of(theme) if theme else None, "symbol": theme.symbol if theme else None}


def _board(board: BoardCopy) -> dict[str, Any]:
    fields = asdict(replace(board, themes=(), unclustered=()))
    return fields | {"themes": [_theme(theme) for theme in board.themes], "unclustered": _numbers(board.unclustered)}


def _theme(theme: ThemeCopy) -> dict[str, Any]:
    fields = asdict(replace(theme, examples=(), notes=()))
    return fields | {"examples": _numbers(theme.examples), "notes": _numbers(theme.notes)}


def _numbers(notes: Iterable[NoteCopy]) -> list[int]:
    return [note.number for note in notes]


def _known(value: Any) -> Any:
    """The value without the members that say nothing."""
    if isinstance(value, dict):
        # None and empty text only: a 0 and a False say something.
        return {name: _known(member) for name, member in value.items() if member is not None and member != ""}
    if isinstance(value, list | tuple):
        return [_known(member) for member in value]
    return value

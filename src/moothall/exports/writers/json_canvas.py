"""Boards as JSON Canvas (https://jsoncanvas.org, version 1.0): a group a theme, a card a note, as they stand by popularity."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from moothall.core.redacted_copy import BoardCopy, Copy, NoteCopy
from moothall.exports.contribution_list import name_of, words_of

_CARD = (260, 100)
"""A card's width and height, in the canvas's pixels."""
_GAP, _HEAD = 20, 40
"""Between cards, and what a group leaves free above its first."""
_APART = 200
"""Between two boards."""
_COLOURS = 6
"""The format has six colours by number; they repeat."""


def as_canvas(copy: Copy) -> bytes:
    """UTF-8 JSON. The same copy makes the same bytes."""
    nodes: list[dict[str, Any]] = []
    top = 0
    for number, board in enumerate(copy.boards, 1):
        made = list(_board(board, number, top))
        nodes += made
        top = max((node["y"] + node["height"] for node in made), default=top) + _APART
    return (json.dumps({"nodes": nodes, "edges": []}, ensure_ascii=False, indent=1) + "\n").encode()


def _board(board: BoardCopy, number: int, top: int) -> Iterator[dict[str, Any]]:
    width, height = _CARD
    yield _node(f"board-{number}", "text", 0, top, 4 * width, height, text=f"# {board.prompt}")
    top += height + 2 * _GAP
    columns = [(name_of(theme), theme.notes, str((theme.ordinal - 1) % _COLOURS + 1)) for theme in board.themes]
    if board.unclustered:
        columns.append(("", board.unclustered, ""))
    for place, (name, notes, colour) in enumerate(columns):
        yield from _column(f"{number}-{place + 1}", name, notes, colour, place * (width + 4 * _GAP), top)


def _column(key: str, name: str, notes: Sequence[NoteCopy], colour: str, left: int, top: int) -> Iterator[dict[str, Any]]:
    width, height = _CARD
    if name:
        tall = _HEAD + len(notes) * (height + _GAP)
        yield _node(f"theme-{key}", "group", left, top, width + 2 * _GAP, tall, label=name, color=colour)
    for down, note in enumerate(notes):
        y = top + _HEAD + down * (height + _GAP)
        # By place too: a note copied into a second theme stands there as well.
        yield _node(f"note-{key}-{down + 1}", "text", left + _GAP, y, width, height, text=f"{note.number}  {words_of(note)}")


def _node(key: str, kind: str, x: int, y: int, width: int, height: int, **further: str) -> dict[str, Any]:
    return {"id": key, "type": kind, "x": x, "y": y, "width": width, "height": height} | further

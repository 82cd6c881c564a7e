"""Kinds whose entries have places instead of growing numbers: moving one up or down among the others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from moothall.core.model import Session, Step, changed
from moothall.core.records import RecordKind


def move_place(kind: RecordKind[Any], session: Session, key: str, by: int) -> Step:
    """By so many places: the two change numbers. Nothing happens at either end. Refused when it has gone."""
    before = session.get(kind.table, key)
    place = int(before.number) + by
    if not 1 <= place <= kind.most:
        return Step(f"{kind.key}.step_moved", ())
    moved = [changed(kind.table, before, replace(before, number=place))]
    moved += [changed(kind.table, r, replace(r, number=before.number)) for r in session.all(kind.table) if int(r.number) == place]
    return Step(f"{kind.key}.step_moved", tuple(moved), about=str(before.number))

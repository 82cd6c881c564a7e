"""1-2-4-All and its like as data: who works together, for how many minutes, and what the shared screen says then (practice 2.13).

Minutes are kept with the agenda item; labels and words are the words file's.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from moothall.core.agenda import AGENDA, AgendaItem, edit_item, settings_as
from moothall.core.errors import Refused
from moothall.core.model import Session, Step

STAGES = ("alone", "pairs", "fours", "all")
"""The fields of `CaptureSettings`, in the order they are played."""
LONGEST = 120  # minutes a stage may take; more is taken for a slip of the keyboard


@dataclass(frozen=True, slots=True)
class CaptureSettings:
    """Minutes of each stage, in order. Noughts leave a stage out; cards are written from "fours" on."""

    # 12 minutes in all, as the method has it (practice 2.13).
    alone: int = 1
    pairs: int = 2
    fours: int = 4
    all: int = 5


def settings_of(item: AgendaItem | None) -> CaptureSettings:
    """What the item says, or the usual."""
    return settings_as(item, CaptureSettings())


def minutes_of(item: AgendaItem | None) -> tuple[int, ...]:
    return tuple(asdict(settings_of(item))[stage] for stage in STAGES)


def set_minutes(session: Session, item: str, stage: str, minutes: str) -> Step:
    """Other minutes for one stage. Refused when they are no number from 0 to 120."""
    # Ascii as well, for isdigit alone is true of "²", which int refuses.
    if not (minutes.isascii() and minutes.isdigit() and int(minutes) <= LONGEST):
        raise Refused("capture.no_such_minutes", most=LONGEST)
    settings = asdict(settings_of(session.get(AGENDA, item))) | {stage: int(minutes)}
    # Sorted, so that the same minutes are the same text, and setting them again changes nothing.
    return edit_item(session, item, settings=json.dumps(settings, sort_keys=True))


def kept_stages(minutes: Sequence[int]) -> list[tuple[str, int]]:
    """The stages that take any time, each with its seconds."""
    # A stage of nought minutes is left out altogether and not rung at once.
    return [(stage, 60 * n) for stage, n in zip(STAGES, minutes, strict=True) if n]

"""An entry of a log as its activity words it for each level: what redaction chooses from, and nobody else reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from moothall.core.levels import Level
from moothall.core.redacted_copy import FacingCopy


@dataclass(frozen=True, slots=True)
class Entry:
    """A power or conflict log entry as its activity words it for each level.

    `facts` are label keys and texts that stand beside it wherever it is printed; `parties` are organisations' names; `holds_back` is a
    reason's key when the entry may be counted but not printed (a power statement its holder didn't make); `details` are label keys and
    texts for the private copy.
    """

    log: str
    number: int
    visibility: Level
    read_back: bool
    state: str
    wordings: Mapping[Level, str]
    parties: tuple[str, ...] = ()
    holds_back: str = ""
    details: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    widest: Mapping[str, Level] = field(default_factory=dict)
    """Of facts and days that not every reader of the entry may have, by label: their widest reader."""
    days: tuple[tuple[str, str], ...] = ()
    """Label keys and ISO dates of what falls on a day, for calendars."""
    facing: Mapping[Level, FacingCopy] = field(default_factory=dict)
    """Its wordings as sides that face each other; none outside."""

"""Strips on the shared screen: how many stand at each point of a scale, row by row. Parts of a picture (core.picture)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StripRow:
    """One question, or one organisation, as a strip: how many gave each point, from the lowest. None where it is withheld. `before` are the
    counts of the last wave, as shares of today's; `formal` another column's counts, drawn hollow above; `said` a few words beside it.
    """

    name: str
    counts: tuple[int, ...] | None
    n: int = 0
    before: tuple[int, ...] = ()
    formal: tuple[int, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Strips:
    """Strips under one scale, in the order of the form or of the list. `points` are the scale's figures, `ends` the words of its lowest
    and highest; `legend` says what is drawn.
    """

    rows: tuple[StripRow, ...]
    points: tuple[int, ...]
    ends: tuple[str, str] = ("", "")
    turnout: str = ""
    note: str = ""
    legend: str = ""
    earlier: str = ""
    page: int = 1
    pages: int = 1

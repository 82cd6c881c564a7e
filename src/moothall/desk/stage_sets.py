"""Stages that an item can be timed in, as data: TOML files in resources/stages. An item keeps the key; the words are the file's."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from moothall.assets import asset
from moothall.desk.round_timer import TimedRound


@dataclass(frozen=True, slots=True)
class StageSet:
    """A way to time an item: stretches of time one after the other."""

    key: str
    title: str
    position: int
    rounds: tuple[TimedRound, ...]


@cache
def stage_sets() -> tuple[StageSet, ...]:
    """In the order they are offered. Kept for good: they come with the program and don't change while it runs."""
    files = (f for f in asset("stages").iterdir() if f.name.endswith(".toml"))
    return tuple(sorted((_set(f.read_text(encoding="utf-8")) for f in files), key=lambda chosen: chosen.position))


def _set(text: str) -> StageSet:
    data = tomllib.loads(text)
    return StageSet(data["key"], data["title"], data["position"], tuple(TimedRound(**raw) for raw in data["stage"]))


def stages_called(key: str) -> tuple[TimedRound, ...]:
    """The stages of a key; none where no set has it, and then the item is timed in one."""
    return next((chosen.rounds for chosen in stage_sets() if chosen.key == key), ())

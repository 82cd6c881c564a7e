"""Starter sets of lines, as data: TOML files in resources/starters. Our own words, with credit to whoever's practice they come from."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from moothall.assets import asset


@dataclass(frozen=True, slots=True)
class StarterSet:
    """Lines to begin from. `kind` is the key of the kind of record they become, `credit` whose practice they grew from."""

    kind: str
    title: str
    credit: str
    position: int
    lines: tuple[str, ...]


@cache
def starter_sets(kind: str) -> tuple[StarterSet, ...]:
    """Every built-in set for one kind of line, in the order they are offered."""
    files = (f for f in asset("starters").iterdir() if f.name.endswith(".toml"))
    found = (_set(f.read_text(encoding="utf-8")) for f in files)
    return tuple(sorted((s for s in found if s.kind == kind), key=lambda s: s.position))


def _set(text: str) -> StarterSet:
    data = tomllib.loads(text)
    return StarterSet(data["kind"], data["title"], data["credit"], data["position"], tuple(data["lines"]))

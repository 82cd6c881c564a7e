"""Workshop designs as data: TOML files in resources/templates. Reads them; makes no session."""

from __future__ import annotations

import tomllib
from collections.abc import Container
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from moothall.assets import asset


@dataclass(frozen=True, slots=True)
class TemplateItem:
    """One planned item. `minutes` is planned time; items with the same `board` share a prompt; `drop_order` 1 is cut first,
    0 never; `least` is what is left of it then. `stages` is the key of what it is timed in."""

    title: str
    minutes: int
    activity: str
    prompt: str = ""
    definition: str = ""
    board: str = ""
    settings: dict[str, Any] = field(default_factory=dict)
    script: str = ""
    materials: str = ""
    fallback: str = ""
    drop_order: int = 0
    factors: tuple[str, ...] = ()
    lead: str = ""
    least: int = 0
    stages: str = ""


@dataclass(frozen=True, slots=True)
class WorkshopTemplate:
    """A workshop design. `purpose` says what it is for in a line, `methods` what it uses; `people` are the fewest and the most."""

    key: str
    title: str
    purpose: str
    methods: str
    position: int
    people: tuple[int, int]
    start: str
    confidentiality: str
    items: tuple[TemplateItem, ...]
    outcome: str = ""
    materials: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """Planned minutes of all its items."""
        return sum(i.minutes for i in self.items)


def missing_in(template: WorkshopTemplate, known: Container[str]) -> tuple[TemplateItem, ...]:
    """Its items whose own activity isn't among the keys `known`, in their order; none where the design is ready."""
    return tuple(item for item in template.items if item.activity not in known)


@cache
def templates() -> tuple[WorkshopTemplate, ...]:
    """Every built-in template in the order of the start screen."""
    files = (f for f in asset("templates").iterdir() if f.name.endswith(".toml"))
    return tuple(sorted((_template(f.read_text(encoding="utf-8")) for f in files), key=lambda t: t.position))


def _template(text: str) -> WorkshopTemplate:
    data = tomllib.loads(text)
    # By name, so that a misspelt word in a template fails loudly the first time it is read.
    items = tuple(TemplateItem(**{**raw, "factors": tuple(raw.get("factors", ()))}) for raw in data.pop("item"))
    low, high = data.pop("people")
    return WorkshopTemplate(**{**data, "items": items, "people": (low, high), "materials": tuple(data.get("materials", ()))})

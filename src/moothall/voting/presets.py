"""Kinds of vote to start from, as data in presets.toml: dots, approval, 100 points, ranks, ratings. Opens no vote and asks nobody."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from moothall.core.model import Session, Step
from moothall.core.scales import ReadyScale
from moothall.core.votes import Vote, change_rule
from moothall.voting.on_scale import scale_in

_RULE = ("budget", "cap", "minimum", "weights")
"""What a preset may set of a vote. All of them are written each time, so that no number of the kind before stays behind unseen."""


@dataclass(frozen=True, slots=True)
class Preset:
    """`rule` are the fields of a vote it sets; `scale` is the key of a ready scale where answers are places on one."""

    key: str
    kind: str
    rule: Mapping[str, Any]
    scale: str = ""


@cache
def presets() -> tuple[Preset, ...]:
    """In the order of the file, which is that of the list. Read once: the file is part of the program and never changes under it."""
    found = tomllib.loads((files("moothall.voting") / "presets.toml").read_text(encoding="utf-8"))
    return tuple(_preset(key, table) for key, table in found.items())


def _preset(key: str, table: Mapping[str, Any]) -> Preset:
    rule = {"budget": None, "cap": None, "minimum": None, "weights": "", **{k: v for k, v in table.items() if k in _RULE}}
    return Preset(key, table["kind"], rule, table.get("scale", ""))


def preset_of(vote: Vote) -> str:
    """The preset a vote's rule is, else the first of its kind: numbers may have been changed since. Empty for a kind without one."""
    alike = [p for p in presets() if p.kind == vote.kind]
    # Several presets share a kind; the one whose numbers all match names the vote best.
    exact = [p for p in alike if all(getattr(vote, field) == value for field, value in p.rule.items())]
    return (exact or alike)[0].key if alike else ""


def use_preset(session: Session, vote: str, preset: Preset, ready: ReadyScale | None, keys: Sequence[str]) -> Step:
    """Give a draft this kind's rule. `ready` is the preset's scale where it has one, and then `keys` are for its copy in the session.

    Refused once the vote is open.
    """
    if ready is None:
        return change_rule(session, vote, kind=preset.kind, scale="", **preset.rule)
    scale, adding = scale_in(session, ready, keys)
    # The cap of a rated vote is how many points there are: the most one answer can give.
    rule = {**preset.rule, "scale": scale, "cap": len(ready.points)}
    # The scale is added in the same step, so that one undo takes both back.
    return Step("step.change_rule", (*adding.changes, *change_rule(session, vote, kind=preset.kind, **rule).changes))

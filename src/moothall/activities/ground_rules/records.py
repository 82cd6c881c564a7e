"""A ground rule: how people work together today, one line that anybody can point to (practice 1b, row 47)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.model import Table
from moothall.voting.adoption import AdoptedLine, adopted_kind

SCALE = "fist-to-five"
"""The ready scale they are polled on: for a day, whether each can live with them is enough."""


@dataclass(frozen=True, slots=True)
class GroundRule(AdoptedLine):
    """One line."""


GROUND_RULES = adopted_kind("ground_rules", Table("ground_rule", GroundRule), "Ground rules", ("state", "poll"))

"""A principle: how partners lead together for as long as they meet, one line (practice 1b, rows 46 and 105)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.model import Table
from moothall.voting.adoption import AdoptedLine, adopted_kind

SCALE = "gradients-8"
"""The ready scale they are polled on: what shall outlast the day is asked in eight gradients of agreement."""


@dataclass(frozen=True, slots=True)
class Principle(AdoptedLine):
    """One line."""


PRINCIPLES = adopted_kind("principles", Table("principle", Principle), "Principles", ("state", "poll"), on_page="catch_up")

"""Campaigns in two lengths: kills, secrecy attacks, races and recounts are short in `./run test`, long in `./run trials`.

A test that asks `many` carries the mark `trial`, so that `./run trials` finds it; a test of the house keeps the two together.
"""

from __future__ import annotations

import os

LONG = os.environ.get("MOOTHALL_TRIALS") == "long"


def many(short: int, long: int) -> int:
    """How often: `short` shows that the attack still works and still fails, `long` is the figure that is quoted."""
    return long if LONG else short

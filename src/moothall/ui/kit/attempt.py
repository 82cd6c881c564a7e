"""Asks the desk and turns expected trouble into a sentence for the messages. Anything unexpected is a bug of ours and goes on up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from moothall.core.errors import Refused, Trouble
from moothall.ui.kit.activity_panel import Panel
from moothall.words import sentence

Answer = TypeVar("Answer")


def attempt(panel: Panel, act: Callable[[], Answer]) -> Answer | None:
    """What `act` returns; None after a Refused (said as attention) or a Trouble (said as failure).

    An act that returns nothing when it succeeds can't be told from one that failed: let it return something.
    """
    try:
        return act()
    except Refused as refused:
        panel.said.emit("attention", sentence(refused), None)
    except Trouble as trouble:
        panel.said.emit("failure", sentence(trouble), None)
    return None

"""Asks the desk and turns expected trouble into a sentence for the messages. Anything unexpected is a bug of ours and goes on up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import SignalInstance

from moothall.core.errors import Expected, Refused
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.message import StripKind
from moothall.words import sentence

Answer = TypeVar("Answer")


def said_kind(trouble: Expected) -> StripKind:
    """Which kind of message it becomes: the rules' no asks for attention, the world's is a failure."""
    return "attention" if isinstance(trouble, Refused) else "failure"


def done(said: SignalInstance, act: Callable[[], object]) -> bool:
    """Whether the act was done; what stood in its way is `said`. Only Refused and Trouble: anything else goes on up."""
    try:
        act()
    except Expected as trouble:
        said.emit(said_kind(trouble), sentence(trouble), None)
        return False
    return True


def attempt(panel: Panel, act: Callable[[], Answer]) -> Answer | None:
    """What `act` returns; None after a Refused (said as attention) or a Trouble (said as failure).

    An act that returns nothing when it succeeds can't be told from one that failed: let it return something.
    """
    try:
        return act()
    except Expected as trouble:
        panel.said.emit(said_kind(trouble), sentence(trouble), None)
    return None

"""How far a file is while it is being made, for whoever waits for it, and the way to stop it. Writers say it in passing; most have nobody
who listens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[int, int], None]
"""Told how much is done, and of how much. What it raises ends the making."""


class Stopped(Exception):
    """Somebody has had enough: the file that was being made is not made."""


class _Meter:
    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.done, self.of, self.told = 0.0, 0, 0


_meter: ContextVar[_Meter | None] = ContextVar("meter", default=None)
_OFTEN = 100
"""Times in all that somebody is told, at the least: each is a look at whether to go on."""


@contextmanager
def told_to(listener: Listener) -> Iterator[None]:
    """Within it, on this thread, `listener` hears of every file that is made."""
    before = _meter.set(_Meter(listener))
    try:
        yield
    finally:
        _meter.reset(before)


def begin(of: int) -> None:
    """A new file, of so many parts that take about as long as each other."""
    if (meter := _meter.get()) is not None:
        meter.done, meter.of, meter.told = 0.0, of, 0
        meter.listener(0, of)


def advance(parts: float = 1) -> None:
    """So many more are done."""
    meter = _meter.get()
    if meter is None:
        return
    meter.done += parts
    # A listener may draw: it is told when there is something to see.
    if (meter.done - meter.told) * _OFTEN >= meter.of:
        meter.told = min(int(meter.done), meter.of)
        meter.listener(meter.told, meter.of)


def left() -> float:
    """How much is still to be done; 0 where nobody listens."""
    meter = _meter.get()
    return max(0.0, meter.of - meter.done) if meter is not None else 0.0

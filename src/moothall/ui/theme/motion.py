"""Whether things move on the screen. One word of the preferences, read where something would."""

from __future__ import annotations

from typing import Final


class _Motion:
    still = False


_MOTION: Final = _Motion()


def keep_still(on: bool) -> None:
    """Everything arrives at once."""
    _MOTION.still = on


def is_still() -> bool:
    return _MOTION.still

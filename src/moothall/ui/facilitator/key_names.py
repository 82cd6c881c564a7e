"""Keys as this computer writes them: Ctrl on most, Cmd on a Mac. Names keys, listens to none."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QKeySequence


def shown_keys(keys: Iterable[str]) -> list[str]:
    """Each as it stands on this computer's keyboard."""
    named = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    return [name.replace("PgDown", "PgDn") for name in named]

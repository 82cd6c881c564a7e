"""The one refusal that asks something back."""

from __future__ import annotations

from moothall.core.errors import Refused


class Unclear(Refused):
    """The file could hold more than one kind of record; the sentence names them."""

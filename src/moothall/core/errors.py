"""The two kinds of trouble Moothall expects. Says which sentence applies, never how it is worded."""

from __future__ import annotations

Fact = str | int
"""What may fill a gap in a sentence. Nothing else, so that no record or exception finds its way into words people read."""


class Expected(Exception):
    """Trouble that has a sentence in the words files. `key` names the sentence, `facts` fill its gaps."""

    def __init__(self, key: str, **facts: Fact) -> None:
        # Both go to Exception too, so that a traceback of an unexpected one says which sentence it was.
        super().__init__(key, facts)
        self.key = key
        self.facts = facts


class Refused(Expected):
    """The rules say no: over budget, no such theme, not a question. Nothing has changed."""


class Trouble(Expected):
    """The world says no: disk full, file damaged, folder gone. What was saved before is safe."""

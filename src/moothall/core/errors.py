"""The two kinds of trouble Moothall expects. Says which sentence applies, never how it is worded."""

from __future__ import annotations

Fact = str | int


class Expected(Exception):
    """Trouble that has a sentence in the words files. `key` names the sentence, `facts` fill its gaps."""

    def __init__(self, key: str, **facts: Fact) -> None:
        super().__init__(key, facts)
        self.key = key
        self.facts = facts


class Refused(Expected):
    """The rules say no: over budget, no such theme, not a question. Nothing has changed."""


class Trouble(Expected):
    """The world says no: disk full, file damaged, folder gone. What was saved before is safe."""

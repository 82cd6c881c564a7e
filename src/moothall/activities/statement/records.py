"""A draft of the purpose: one wording of the one sentence everything is for. Wordings are kept, never changed (practice 1b, template A)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.records import RecordKind, choice, words

STATES = ("draft", "adopted")


@dataclass(frozen=True, slots=True)
class PurposeDraft:
    """`poll` is the key of the vote that asked how firmly it is backed, or empty; `noted` is HH:MM. At most one draft is adopted."""

    key: str
    number: int
    text: str = words(level=Level.OUTSIDE, must=True)
    state: str = choice(*STATES, level=Level.OUTSIDE)
    poll: str = ""
    item: str = ""
    noted: str = ""


DRAFTS = Table("purpose_draft", PurposeDraft, counted=lambda d: ("purpose_draft", d.number))
STATEMENT = RecordKind("statement", DRAFTS, step_added="step_worded", member=None, together=True, view="Drafts of the purpose")

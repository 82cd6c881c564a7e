"""A process note: a pattern in how a room talks, seen at a time (practice 2.5). The facilitator's own, whoever asks."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.errors import Refused
from moothall.core.model import Table
from moothall.core.records import RecordKind, choice, words
from moothall.core.text import one_line

PATTERNS = ("repeating", "entrenched", "talking_past", "polite_agreement", "one_voice", "gone_quiet", "shifted")
"""In the order of their keys, 1 to 7."""
IDEAS = {
    "repeating": ("paraphrase", "on_the_wall"),
    "entrenched": ("what_for", "swap_sides"),
    "talking_past": ("one_question", "what_it_means"),
    "polite_agreement": ("far_end", "sealed_poll"),
    "one_voice": ("round", "pairs"),
    "gone_quiet": ("silent_writing", "short_break"),
    "shifted": ("say_what_moved", "hold_it"),
}
"""What may help when a pattern is seen, and what else when it comes back."""
MOST_WORDS = 6
"""A note is made between two sentences of somebody else (practice 2.5)."""


def few_words(text: str) -> str:
    """The words as they are kept, on one line. Refused when there are none, or more than MOST_WORDS."""
    line = one_line(text)
    if len(line.split()) > MOST_WORDS:
        raise Refused("process_note.six_words", n=len(line.split()))
    return line


@dataclass(frozen=True, slots=True)
class ProcessNote:
    """`seen` is the pattern's own name until somebody gives it words. `tried` is what was tried after it, `counted` whether the pattern is
    counted in what the room gets. `item` is the key of the agenda item that ran, `noted` HH:MM.
    """

    key: str
    number: int
    seen: str = words(must=True, check=few_words)
    pattern: str = choice(*PATTERNS)
    tried: str = choice("", *(idea for ideas in IDEAS.values() for idea in ideas))
    counted: str = choice("", "yes")
    item: str = ""
    noted: str = ""


PROCESS_NOTE = RecordKind(
    "process_note",
    Table("process_note", ProcessNote, counted=lambda n: ("process_note", n.number)),
    # All of it stands on no sheet that somebody else fills in.
    own_notes=("tried", "counted"),
    member=None,
    view="Process notes",
)

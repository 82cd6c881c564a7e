"""Which notes of a board look like what is being typed: offline, in a few thousandths of a second, and only ever an offer.

Words are compared as sets with rapidfuzz, so order, small words and slips of the finger matter little. Nothing is said before there is
enough to compare. A long board is compared in slices, so that a key typed meanwhile waits for one of them at most (`./run bench`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

LEAST = 4
"""Letters, small words aside, before anything is compared."""
ALIKE = 72
"""Of 100: under it two notes are held to be different. A note not yet written to its end is like one that has all of it."""
SLICE = 2_000
"""Notes compared at one step: about 4 ms, a quarter of a frame."""
# Letters and digits of any script, an apostrophe within: "don't" is one word, whichever apostrophe was typed.
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# English only. In another language these words count for something, so that likeness is found a little less well, and nothing breaks.
_SMALL = frozenset(
    "a about all an and are as at be but by can do does for from get had has have if in into is it its more need of on or our so than "
    "that the their them there they this to too up us was we what when where which who will with would you your".split()
)


def weighty(text: str) -> list[str]:
    """The words that carry a note, in order; all of them when it has none but small ones."""
    words = [word.casefold() for word in _WORD.findall(text)]
    # "Is it up to us?" has small words alone, and is a note like any other.
    return [word for word in words if word not in _SMALL] or words


@dataclass(slots=True)
class SimilarNotes:
    """The notes of one board, ready to be compared. Told of each change, so that nothing is prepared again while somebody types."""

    _lines: dict[str, str] = field(default_factory=dict)

    def learn(self, notes: Iterable[tuple[str, str]]) -> None:
        """All of a board, by key and words, in place of what was known."""
        self._lines = {key: " ".join(weighty(text)) for key, text in notes}

    def put(self, key: str, text: str) -> None:
        self._lines[key] = " ".join(weighty(text))

    def drop(self, key: str) -> None:
        self._lines.pop(key, None)

    def like(self, text: str, most: int) -> list[str]:
        """Keys of the notes most like this text, the likest first."""
        *_, found = self.looking(text, most)
        return found

    def looking(self, text: str, most: int) -> Iterator[list[str]]:
        """The same, a slice of the board at each step; none are found before the last. What is learned meanwhile counts next time."""
        # Here and not at the top, so that starting the app doesn't wait for it.
        from rapidfuzz import fuzz, process

        asked = " ".join(weighty(text))
        if len(asked) < LEAST:
            yield []
            return
        # A set ratio is full when all words of one note are in the other: right while a note is half typed, but it puts a note of three
        # words level with the same note in full. So it only chooses; the sort ratio, which minds what is left over, orders.
        left, among = iter(list(self._lines.items())), dict[str, str]()
        while part := dict(islice(left, SLICE)):
            near = process.extract(asked, part, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, limit=None)
            # What was typed may also be the beginning of a word ("neighb"), which no ratio of whole words finds.
            among |= {key: line for line, _, key in near} | {key: line for key, line in part.items() if asked in line}
            yield []
        yield [key for _, _, key in process.extract(asked, among, scorer=fuzz.token_sort_ratio, limit=most)]

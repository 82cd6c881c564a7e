"""Where parts of names stand in a text: a first name, a surname with or without initial or title, the short name of a body. Covers nothing.

An ordinary word that is a name too is taken for one only where nothing else could be meant: within a sentence, with a title or an
initial, or beside the rest of the name. "Will" begins many a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from moothall.core.name_forms import APOSTROPHES, DASHES, JOINED, NamePart, plainly, unaccented
from moothall.core.ordinary_names import BODIES, SAYING, TITLES

Span = tuple[int, int, str]
"""From where to where in a text, and what covers it."""

_LETTERS = rf"[^\W_](?:[^\W_]|[\u0300-\u036f{JOINED}])*"
_PIECE = re.compile(_LETTERS)
_WORD = re.compile(rf"{_LETTERS}(?:[{re.escape(APOSTROPHES + DASHES)}]{_LETTERS})*")
_OWNER = re.compile(rf"[{APOSTROPHES}][sS]$")
_BREAK = re.compile(r"[.!?…:\n\"“”(\[•|/]")
"""What a sentence may end with, and begin after."""
_WORDS_OF_A_LETTER = ("A", "I")
_MOST_INITIALS = 3
_SHOUTED = 4
"""Letters from which a word in capitals is taken for a name: ED and JO are more often something else."""


@dataclass(frozen=True, slots=True)
class TextWord:
    """A word in its place; `word` as `plainly` writes it. `begins` says that a sentence begins with it, `beside` that nothing but space
    parts it from the word before, `dotted` that a dot follows.
    """

    start: int
    end: int
    word: str
    begins: bool
    beside: bool
    dotted: bool

    @property
    def is_initial(self) -> bool:
        return len(self.word) == 1 and self.word.isupper()

    @property
    def is_title(self) -> bool:
        return self.word.casefold() in TITLES and self.word[0].isupper()


def words_of(text: str) -> list[TextWord]:
    found: list[TextWord] = []
    for m in _WORD.finditer(text):
        gap = text[found[-1].end : m.start()] if found else "\n"
        # A dot after an initial or a title ends no sentence.
        if found and (found[-1].is_initial or found[-1].is_title):
            gap = gap.removeprefix(".")
        beside = not gap.strip(" \u00a0\t,_.-") if found and found[-1].is_initial else not gap.strip(" \u00a0\t\n_")
        found.append(TextWord(m.start(), m.end(), plainly(m[0]), bool(_BREAK.search(gap)), beside, text[m.end() : m.end() + 1] == "."))
    return found


def pieces_of(text: str, word: TextWord) -> Iterator[tuple[int, int, str]]:
    """What in a word may be a name: all of it, whoever it says owns something, then the parts a hyphen or an apostrophe joins."""
    raw = text[word.start : word.end]
    owner = _OWNER.sub("", raw)
    whole = dict.fromkeys((raw, owner, raw.removesuffix("s")))  # the Smiths
    yield from ((word.start, word.start + len(each), plainly(each)) for each in whole)
    if len(parts := list(_PIECE.finditer(raw))) > 1:
        yield from ((word.start + m.start(), word.start + m.end(), plainly(m[0])) for m in parts)


def which_in(words: Sequence[TextWord], spans: Sequence[Span]) -> list[bool]:
    """For each word whether it is in a span."""
    return [any(start < w.end and w.start < end for start, end, _ in spans) for w in words] if spans else [False] * len(words)


class KnownParts:
    """The parts of names, by how they are written."""

    def __init__(self, parts: Iterable[NamePart]) -> None:
        self._parts: dict[str, NamePart] = {}
        for part in parts:
            for written in (part.word, unaccented(part.word)):
                self._parts[written] = _merged(self._parts[written], part) if written in self._parts else part
        shouted = {word.upper(): part for word, part in self._parts.items() if part.sort == "sure" and len(word) >= _SHOUTED}
        self._parts = shouted | self._parts

    def find(self, text: str, word: TextWord) -> tuple[int, int, NamePart] | None:
        """The first piece of a word that is part of a name."""
        if word.word in self._parts:
            return word.start, word.end, self._parts[word.word]
        # All letters: there are no pieces, but somebody's family.
        if word.word.isalpha() and not word.word.endswith("s"):
            return None
        pieces = ((start, end, self._parts[w]) for start, end, w in pieces_of(text, word) if w in self._parts)
        # Of bodies there is one: "Harbours" is another word.
        return next(((start, end, part) for start, end, part in pieces if part.person or text[end : word.end] != "s"), None)

    def spans(self, text: str, words: Sequence[TextWord], spans: Sequence[Span], person: str, body: str) -> list[Span]:
        """These spans and those of parts of names, in order."""
        covered = which_in(words, spans)
        found: list[Span] = [self._with_title(words, covered, span) if span[2] == person else span for span in spans]
        for at, word in enumerate(words):
            part = None if covered[at] else self.find(text, word)
            if part and self._is_meant(text, words, covered, at, part[2]):
                covered[at] = True
                start, end = self._with_beside(words, covered, at, part)
                found.append((start, end, person if part[2].person else body))
        return _apart(found)

    def _is_meant(self, text: str, words: Sequence[TextWord], covered: Sequence[bool], at: int, part: NamePart) -> bool:
        if part.sort == "sure":
            return True
        word, before = words[at], words[at - 1] if at else None
        after = words[at + 1] if at + 1 < len(words) and words[at + 1].beside else None
        if after and (after.word in part.after or (part.person and self._is_rest_of_name(text, after, part))):
            return True
        if after and not part.person and part.sort == "word" and after.word[0].isupper() and after.word.casefold() in BODIES:
            return True
        if after and after.word in SAYING:
            return True
        if before and word.beside and part.person and (before.is_title or (before.is_initial and before.dotted) or covered[at - 1]):
            return True
        # The first word of a sentence has a capital whatever it is.
        leads = before is not None and (before.word[0].islower() or before.begins or covered[at - 1])
        return part.sort == "word" and leads and not word.begins

    def _is_rest_of_name(self, text: str, after: TextWord, part: NamePart) -> bool:
        known = self.find(text, after)
        return bool(known and known[2].person) or (after.is_initial and after.dotted and after.word in part.initials)

    @staticmethod
    def _with_title(words: Sequence[TextWord], covered: list[bool], span: Span) -> Span:
        """Title and initials before somebody's whole name, or before a surname of several words, are covered with it."""
        start, end, cover = span
        here = next((at for at, word in enumerate(words) if word.start <= start < word.end), 0)
        while here and words[here].beside and not covered[here - 1] and _leads(words[here - 1], None):
            here -= 1
            covered[here], start = True, words[here].start
        return start, end, cover

    @staticmethod
    def _with_beside(words: Sequence[TextWord], covered: list[bool], at: int, part: tuple[int, int, NamePart]) -> tuple[int, int]:
        """Title and initials beside a person's name, and what follows a body's, are covered with it."""
        start, end, name = part
        here = at
        while here and name.person and words[here].beside and not covered[here - 1] and _leads(words[here - 1], name):
            here -= 1
            covered[here], start = True, words[here].start
        here = at + 1
        # Only where the whole word was the name: "Harbour's Trust" has two owners.
        while here < len(words) and words[here].beside and not covered[here] and end >= words[here - 1].end and _trails(words[here], name):
            # The dot of an initial goes with it.
            covered[here], end = True, words[here].end + (words[here].is_initial and words[here].dotted)
            here += 1
        return start, end


def _leads(word: TextWord, name: NamePart | None) -> bool:
    """Whether a word is a title or initials before a name; `name` is None where all of it is known."""
    if word.is_title or (word.is_initial and (word.dotted or (name is None and word.word not in _WORDS_OF_A_LETTER))):
        return True
    return name is not None and _are_initials(word, name, before=True)


def _trails(word: TextWord, name: NamePart) -> bool:
    return word.word in name.after or (name.person and _are_initials(word, name))


def _are_initials(word: TextWord, name: NamePart, before: bool = False) -> bool:
    """J, J-L or JL beside Moreau, B behind Tom. "Tom I think", "Ruth A good idea": without a dot, letters that are words are none there."""
    letters = word.word.replace("-", "")
    if not letters.isupper() or len(letters) > _MOST_INITIALS or not name.initials.issuperset(letters):
        return False
    return before or word.dotted or letters not in _WORDS_OF_A_LETTER


def _merged(one: NamePart, other: NamePart) -> NamePart:
    """A word that is part of two names: as sure as the surer, with what may stand beside either."""
    surest = min((one, other), key=lambda part: ("sure", "word", "fixed").index(part.sort))
    return replace(surest, initials=one.initials | other.initials, after=one.after | other.after)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """In order, and none over another: of two that meet the one that begins first stays."""
    found: list[Span] = []
    for span in sorted(spans):
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found

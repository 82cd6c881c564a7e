"""What looks like a name and wasn't covered, for whoever hands a copy over to look at. Decides nothing: a doubt is left as it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from moothall.core.name_forms import NamePart
from moothall.core.names_in_text import KnownParts, Span, TextWord, which_in
from moothall.core.ordinary_names import CALENDAR, NOBODY, SAYING, WORDS

_SMALL = 4
"""Letters from which a known name in small letters is a doubt: "okonkwo" surely, "jo" hardly."""


_NO_NAMES = CALENDAR | NOBODY


class Doubts:
    """Gathers them from one text after another, each as it was written."""

    def __init__(self, known: KnownParts, parts: Sequence[NamePart]) -> None:
        self._known = known
        names = {part.word.casefold() for part in parts if part.person and part.sort == "sure" and len(part.word) >= _SMALL}
        self._small = names - WORDS
        self.found: Counter[str] = Counter()

    def look(self, text: str, words: Sequence[TextWord], spans: Sequence[Span]) -> None:
        covered = which_in(words, spans)
        at = 0
        while at < len(words):
            until = at if covered[at] else self._until(text, words, covered, at)
            if until > at:
                self.found[" ".join(text[words[at].start : words[until - 1].end].split())] += 1
            at = max(until, at + 1)

    def _until(self, text: str, words: Sequence[TextWord], covered: Sequence[bool], at: int) -> int:
        """Where what looks like a name ends; where it began, when nothing does."""
        word = words[at]
        if word.word in self._small or self._known.find(text, word):
            return at + 1
        before, after = (words[at - 1] if at else None), (words[at + 1] if at + 1 < len(words) else None)
        leads = word.is_title or (word.is_initial and word.dotted)
        if leads and after and after.beside and _is_capital(after) and not covered[at + 1]:
            return _run(words, covered, at + 1)
        if not _is_capital(word):
            return at
        within = before is not None and not word.begins and (before.word[0].islower() or covered[at - 1])
        speaks = after is not None and after.word in SAYING and after.beside
        return _run(words, covered, at) if within or speaks else at


def _run(words: Sequence[TextWord], covered: Sequence[bool], at: int) -> int:
    """The end of the words with capitals that follow each other."""
    until = at + 1
    while until < len(words) and words[until].beside and not words[until].begins and not covered[until] and _is_capital(words[until]):
        until += 1
    return until


def _is_capital(word: TextWord) -> bool:
    """Written as a name is. Letters that are all capitals stand for words, and a month has its capital anyway."""
    plain = word.word
    return plain[0].isupper() and not plain.isupper() and plain.casefold() not in _NO_NAMES

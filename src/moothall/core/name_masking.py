"""Covering names in free text. Non-attribution strips the organisation as well as the name (practice, finding 9)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.name_doubts import Doubts
from moothall.core.name_forms import (
    APOSTROPHES,
    DASHES,
    JOINED,
    NamePart,
    both_ways_round,
    is_ordinary,
    parts_of_bodies,
    parts_of_person,
    phrases_of_body,
    phrases_of_person,
)
from moothall.core.names_in_text import KnownParts, Span, words_of
from moothall.core.people import organisations, people
from moothall.core.session_details import details_of

ORGANISATION = "[an organisation]"
"""What stands in place of a name. In brackets, so that a reader sees that words were taken out; docs/privacy.md promises
these very words."""
PERSON = "[a name]"

_START = re.compile(r"(?<![^\W_])[^\W_]")
"""Where a word begins."""
_ANDS = ("&", "and", "And", "AND")
_AND = "(?:&|[aA]nd|AND)"
_ADDRESS = re.compile(r"[^\s@<>()\[\],;]+@[^\s@<>()\[\],;]+\.[^\W\d_]+")
"""An e-mail address: whose it is stands in it."""


class Mask:
    """Covers known names in a text, and counts what it covered.

    Whole words only, but however they are typed: accents composed, apart or left out, any space, dash or apostrophe, and for names of
    several words any case (a single word keeps its own: Will is not will). In scripts without spaces between words a name is covered
    wherever it stands. `phrases` are covered in their own case or in capitals. `parts` are covered as `names_in_text` finds them. With
    `doubting`, what else looks like a name is kept as a doubt. E-mail addresses are covered, whosoever they are, unless `addresses` is off.
    """

    def __init__(
        self,
        names: Mapping[str, str],
        parts: Iterable[NamePart] = (),
        phrases: Mapping[str, str] | None = None,
        doubting: bool = False,
        addresses: bool = True,
    ) -> None:
        phrases = {n: c for n, c in (phrases or {}).items() if n not in names}
        found = {n.strip(): cover for n, cover in (dict(names) | phrases).items() if n.strip()}
        # The longest first, because a pattern takes the first that fits: "Fell Council" must not be covered inside "Fell Council North".
        longest_first = sorted(found, key=len, reverse=True)
        self._covers = {f"n{at}": found[n] for at, n in enumerate(longest_first)}
        typed: dict[str, list[str]] = {}
        for at, name in enumerate(longest_first):
            letter = _letter(name[0]) if _is_spaced(name[0]) else ""
            typed.setdefault(letter, []).append(f"(?P<n{at}>{_however_typed(name, name in phrases)})")
        # By their first letter: at each word only the few names are tried that may begin there.
        self._by_letter = {letter: re.compile("|".join(patterns)) for letter, patterns in typed.items()}
        parts = tuple(parts)
        self._known = KnownParts(parts) if parts else None
        self._doubts = Doubts(self._known or KnownParts(()), parts) if doubting else None
        self._addresses = addresses
        self._covering = bool(typed or parts or doubting)
        self.covered: Counter[str] = Counter()
        """What was covered, as it was written."""

    @property
    def hits(self) -> int:
        return self.covered.total()

    @property
    def doubtful(self) -> Counter[str]:
        """What looks like a name and was left as it is."""
        return self._doubts.found if self._doubts else Counter()

    def __call__(self, text: str) -> str:
        if not self._covering or not text:
            return text
        spans = sorted(self._whole_names(text))
        words = words_of(text) if self._known or self._doubts else []
        if self._known:
            spans = self._known.spans(text, words, spans, PERSON, ORGANISATION)
        if self._doubts:
            self._doubts.look(text, words, spans)
        pieces, at = [], 0
        for start, end, cover in spans:
            self.covered[" ".join(text[start:end].split())] += 1
            pieces += [text[at:start], cover]
            at = end
        return "".join((*pieces, text[at:]))

    def _whole_names(self, text: str) -> Iterator[Span]:
        done = 0
        addresses = ((m.start(), m.end(), PERSON) for m in (_ADDRESS.finditer(text) if self._addresses else ()))
        anywhere = (
            (m.start(), m.end(), self._covers[m.lastgroup or ""]) for p in (self._by_letter.get(""),) if p for m in p.finditer(text)
        )
        taken = sorted(chain(addresses, anywhere))
        for start, end, cover in taken:
            if start >= done:
                yield start, end, cover
                done = end
        done = 0
        for begin in _START.finditer(text):
            pattern = self._by_letter.get(_letter(begin[0]))
            found = pattern.match(text, begin.start()) if pattern and begin.start() >= done else None
            if found and not any(start < found.end() and found.start() < end for start, end, _ in taken):
                # Each name is a group of its own, so that the group that matched says which cover is due.
                yield found.start(), found.end(), self._covers[found.lastgroup or ""]
                done = found.end()


def _letter(sign: str) -> str:
    return unicodedata.normalize("NFD", sign)[0].casefold()


def _however_typed(name: str, own_case: bool = False) -> str:
    """A pattern for the name as people type it. A comma in it may be left out."""
    typed = f"{_words_typed(name)}|{_words_typed(name.upper())}" if own_case else _words_typed(name)
    # [^\W_] is a letter or digit: \b would take an underscore for a letter too, and leave _Smith_ uncovered.
    before = r"(?<![^\W_])" if _is_spaced(name[0]) else ""
    # Nor may an accent follow that belongs to the last letter: it would make another letter, and so another name.
    after = r"(?![^\W_]|[\u0300-\u036f])" if _is_spaced(name[-1]) else ""
    return f"{before}({'?:' if own_case or ' ' not in name else '?i:'}{typed}){after}"


def _words_typed(name: str) -> str:
    # Composed first (NFC), so that one sign is one sign here; `_sign` then lets it be typed either way.
    words = (_AND if word in _ANDS else f"[{JOINED}]*".join(map(_sign, unicodedata.normalize("NFC", word))) for word in name.split())
    # A dot, a dash or a line below instead of the space, as in addresses; then with no space, which would begin another sentence.
    return rf"(?:,?[\s{JOINED}]+|[._-])".join(words)


def _sign(sign: str) -> str:
    """One sign, composed, in parts or without its accent, and any of its look-alikes."""
    for alike in (APOSTROPHES, DASHES):
        if sign in alike:
            return f"[{re.escape(alike)}]"
    apart = unicodedata.normalize("NFD", sign)
    if apart == sign or not sign.isalpha():
        return re.escape(sign)
    return f"(?:{re.escape(sign)}|{re.escape(apart)}|{re.escape(apart[0])})"


def _is_spaced(sign: str) -> bool:
    """Whether the sign's script puts spaces between words: not so Chinese, Japanese, Thai, Lao, Khmer and Burmese."""
    kind = unicodedata.name(sign, "").split(" ")[0]
    return sign.isalnum() and kind not in {"CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR"}


def tells_origin(session: Session, level: Level) -> bool:
    """Whether a copy may tell who said something and where they are from: the facilitator's own, and an open session's in the room."""
    return level is Level.PRIVATE or (details_of(session).confidentiality == "open" and level <= Level.ROOM)


def cover_words(text: str) -> tuple[str, ...]:
    """Words somebody wants covered, as they typed them: a comma or a line between two."""
    return tuple(dict.fromkeys(word for line in text.splitlines() for part in line.split(",") if (word := " ".join(part.split()))))


def mask_for(session: Session, level: Level, also: str = "") -> Mask:
    """What must be covered at this level: nothing where a copy may tell who said it. Outside the room parts of names too. `also` are words
    for this copy, beside those kept with the session.
    """
    if tells_origin(session, level):
        return Mask({})
    who, bodies = [p.name for p in people(session)], [o.name for o in organisations(session)]
    # Of a name that is an ordinary word not every one is meant: it is looked at where it stands, as parts of names are.
    words = [NamePart(n.strip(), n in who, ordinary) for n in (*who, *bodies) if (ordinary := is_ordinary(n)) != "sure"]
    names = {n: c for n, c in (dict.fromkeys(who, PERSON) | dict.fromkeys(bodies, ORGANISATION)).items() if is_ordinary(n) == "sure"}
    for word in cover_words(f"{details_of(session).cover}\n{also}"):
        # Typed in small letters it is meant in any case.
        names |= dict.fromkeys((word, word.capitalize(), word.title(), word.upper()) if word.islower() else (word,), PERSON)
    if level < Level.OUTSIDE:
        return Mask(names, words)
    turned = {name: PERSON for listed in who for name in both_ways_round(listed)}
    parts = [*words, *parts_of_bodies(bodies), *(part for name in who for part in parts_of_person(name))]
    phrases = {p: PERSON for name in who for p in phrases_of_person(name)} | {p: ORGANISATION for n in bodies for p in phrases_of_body(n)}
    return Mask(turned | names, parts, phrases, doubting=True)

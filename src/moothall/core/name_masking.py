"""Covering names in free text. Non-attribution strips the organisation as well as the name (practice, finding 9)."""

from __future__ import annotations

import re
import unicodedata

from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.people import organisations, people
from moothall.core.session_details import details_of

ORGANISATION = "[an organisation]"
"""What stands in place of a name. In brackets, so that a reader sees that words were taken out; docs/privacy.md promises
these very words."""
PERSON = "[a name]"


_JOINED = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Signs that take no room: a name typed with one inside is still the name."""
_APOSTROPHES = "'\u2018\u2019\u02bc"
"""Straight, both curly ones, and the modifier letter: O'Brien typed with any of them is one name."""
_DASHES = "-\u2010\u2011\u2012\u2013"
"""Hyphen-minus, hyphen, the one that doesn't break, figure dash and en dash."""


class Mask:
    """Covers known names in a text, and counts what it covered.

    Whole words only, but however they are typed: accents composed or not, any space, dash or apostrophe, and for names of several words
    any case (a single word keeps its own: Will is not will). In scripts without spaces between words a name is covered wherever it
    stands.
    """

    def __init__(self, names: dict[str, str]) -> None:
        found = {n.strip(): cover for n, cover in names.items() if n.strip()}
        # The longest first, because a pattern takes the first that fits: "Fell Council" must not be covered inside "Fell Council North".
        longest_first = sorted(found, key=len, reverse=True)
        self._covers = [found[n] for n in longest_first]
        self._pattern = re.compile("|".join(f"({_however_typed(n)})" for n in longest_first)) if found else None
        self.hits = 0

    def __call__(self, text: str) -> str:
        if self._pattern is None:
            return text
        # Each name is a group of its own, so that the number of the group that matched says which cover is due.
        covered, hits = self._pattern.subn(lambda found: self._covers[(found.lastindex or 1) - 1], text)
        self.hits += hits
        return covered


def _however_typed(name: str) -> str:
    """A pattern for the name as people type it."""
    # Composed first (NFC), so that one sign is one sign here; `_sign` then lets it be typed either way.
    words = [f"[{_JOINED}]*".join(map(_sign, unicodedata.normalize("NFC", word))) for word in name.split()]
    pattern = rf"[\s{_JOINED}]+".join(words)
    # [^\W_] is a letter or digit: \b would take an underscore for a letter too, and leave _Smith_ uncovered.
    before = r"(?<![^\W_])" if _is_spaced(name[0]) else ""
    # Nor may an accent follow that belongs to the last letter: it would make another letter, and so another name.
    after = r"(?![^\W_]|[\u0300-\u036f])" if _is_spaced(name[-1]) else ""
    return f"{before}(?i:{pattern}){after}" if len(words) > 1 else f"{before}{pattern}{after}"


def _sign(sign: str) -> str:
    """One sign, composed or in parts, and any of its look-alikes."""
    for alike in (_APOSTROPHES, _DASHES):
        if sign in alike:
            return f"[{re.escape(alike)}]"
    apart = unicodedata.normalize("NFD", sign)
    return re.escape(sign) if apart == sign else f"(?:{re.escape(sign)}|{re.escape(apart)})"


def _is_spaced(sign: str) -> bool:
    """Whether the sign's script puts spaces between words: not so Chinese, Japanese, Thai, Lao, Khmer and Burmese."""
    kind = unicodedata.name(sign, "").split(" ")[0]
    return sign.isalnum() and kind not in {"CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR"}


def tells_origin(session: Session, level: Level) -> bool:
    """Whether a copy may tell who said something and where they are from: the facilitator's own, and an open session's in the room."""
    return level is Level.PRIVATE or (details_of(session).confidentiality == "open" and level <= Level.ROOM)


def mask_for(session: Session, level: Level) -> Mask:
    """What must be covered at this level: nothing where a copy may tell who said it."""
    if tells_origin(session, level):
        return Mask({})
    names = {p.name: PERSON for p in people(session)} | {o.name: ORGANISATION for o in organisations(session)}
    return Mask(names)

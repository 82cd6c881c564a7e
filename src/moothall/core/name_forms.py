"""What people call somebody or some body whose whole name is on the list: parts of it, in another order, short. Finds nothing in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from moothall.core.ordinary_names import BODIES, CALENDAR, KNOWN_LETTERS, LITTLE, PARTICLES, TITLES, WORDS

JOINED = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Signs that take no room: a name typed with one inside is still the name."""
APOSTROPHES = "'\u2018\u2019\u02bc"
"""Straight, both curly ones, and the modifier letter: O'Brien typed with any of them is one name."""
DASHES = "-\u2010\u2011\u2012\u2013"
"""Hyphen-minus, hyphen, the one that doesn't break, figure dash and en dash."""

_ALIKE = str.maketrans({**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(DASHES, "-"), **dict.fromkeys(JOINED)})

Sort = Literal["sure", "word", "fixed"]
"""A name wherever it has its capital; an ordinary word too, so that a capital counts within a sentence only; one with a capital anyway."""


@dataclass(frozen=True, slots=True)
class NamePart:
    """A single word that names somebody. `initials` are those of all the person's names; `after` are words that, following it, still
    belong to the body's name.
    """

    word: str
    person: bool
    sort: Sort = "sure"
    initials: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()


def plainly(text: str) -> str:
    """Composed, with one apostrophe and one hyphen, and no sign that takes no room."""
    # Most words are: asking first makes a long session's copy twice as quick.
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_ALIKE)


def unaccented(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def both_ways_round(name: str) -> tuple[str, ...]:
    """The whole name without title, first names first and surname first, as lists have it; nothing for a name of one word."""
    first, last = (" ".join(words) for words in _first_and_last(name))
    return (f"{first} {last}", f"{last} {first}") if first and last else ()


def parts_of_person(name: str) -> list[NamePart]:
    """First names and surnames, each by itself, halves of a double one too, with and without its signs; and first name or initial with the
    surname in one word, as addresses have them.
    """
    first, last = _first_and_last(name)
    words = [*first, *(word for word in last if word.casefold() not in PARTICLES)]
    halves = [half for word in words if "-" in word for half in word.split("-")]
    unsigned = [each for word in words for each in _without_signs(word)]
    initials = frozenset(unaccented(word[0]).upper() for word in (*first, *last, *halves) if word)
    singles = dict.fromkeys(word for word in (*words, *halves, *unsigned) if len(word) > 1 and word[0].isalpha())
    parts = [NamePart(word, True, is_ordinary(word), initials) for word in singles]
    return [*parts, *_in_one_word(first, last, all(part.sort == "sure" for part in parts))] if first and last else parts


def _without_signs(word: str) -> tuple[str, ...]:
    """O'Connor and Al-Hassan typed as OConnor and AlHassan, or Alhassan."""
    plain = word.replace("'", "").replace("-", "")
    return () if plain == word else (plain, plain.capitalize())


def _in_one_word(first: list[str], last: list[str], sure: bool) -> Iterator[NamePart]:
    for together in (first[0] + last[-1], first[0][0] + last[-1]):
        if len(together) > 3:
            yield NamePart(together, True)
        # Eight letters, none of them making an ordinary word: "anasilva" is nothing else, while "jong" may be.
        if len(together) >= 8 and sure:
            yield NamePart(together.lower(), True)


def phrases_of_person(name: str) -> Iterator[str]:
    """Surnames of several words, and those of one word as some people part them: de la Cruz, O Connor, Mc Allister."""
    _, last = _first_and_last(name)
    if len(last) > 1:
        yield " ".join(last)
    for word in last:
        if parted := re.fullmatch(r"(O'|Ma?c)([A-Z]\w+)", word):
            yield " ".join((parted[1].rstrip("'"), parted[2]))


def _first_and_last(name: str) -> tuple[list[str], list[str]]:
    """The names, without title and letters behind: "van der Berg" is one surname."""
    before, comma, behind = plainly(name).partition(",")
    # "Smith, Megan" is the other way round; "Megan Smith, OBE" isn't.
    whole = f"{behind} {before}" if comma and len(behind.split()) and not behind.strip().isupper() else before
    words = [word for word in re.sub(r"\([^)]*\)", " ", whole).split() if word.rstrip(".").casefold() not in TITLES]
    words = [word.rstrip(".") for word in words if len(word.rstrip(".")) > 1 or word.isalpha()]
    if len(words) < 2:
        return words, []
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    return [word for word in words[:start] if len(word) > 1], words[start:]


def is_ordinary(word: str) -> Sort:
    """What a capital says of a name of one word."""
    plain = word.strip().casefold()
    return "fixed" if plain in CALENDAR else "word" if plain in WORDS else "sure"


def parts_of_bodies(names: list[str]) -> list[NamePart]:
    """What tells each body from others, by itself and before the words that say what it is; and its initials, three at least. A word that
    several share, as those of one town do, is a place: it names a body only with one of those words.
    """
    parts = [part for name in names for part in _parts_of_body(name)]
    shared = {part.word for part in parts if sum(part.word == other.word for other in parts) > 1}
    return [replace(part, sort="fixed") if part.word in shared else part for part in parts]


def _parts_of_body(name: str) -> list[NamePart]:
    plain, words = plainly(name), _words_of_body(name)
    telling = [word for word in words if _tells(word)]
    what = [word for word in words if word not in telling]
    after = frozenset((*what, *_letters_of(what)))
    # One of several telling words may be a word like any other, as in "Blue Heron": then a capital counts within a sentence only.
    alone = len(telling) == 1
    parts = [NamePart(w, False, is_ordinary(w) if alone else _no_surer(w), after=after) for w in telling if len(words) > 1]
    own = re.findall(r"\(([A-Z]{3,})\)", plain)
    letters = "".join(word[0] for word in words if word[0].isalpha() and word.casefold() not in LITTLE).upper()
    return [*parts, *(NamePart(each, False) for each in {letters, *own} if len(each) > 2 and each not in KNOWN_LETTERS)]


def _words_of_body(name: str) -> list[str]:
    return [bare for word in re.sub(r"[()/]", " ", plainly(name)).split() if (bare := word.strip(".,"))]


def _tells(word: str) -> bool:
    return word.casefold() not in BODIES and word[:1].isupper() and len(word) > 1


def _no_surer(word: str) -> Sort:
    ordinary = is_ordinary(word)
    return "word" if ordinary == "sure" else ordinary


def _letters_of(what: list[str]) -> Iterator[str]:
    """What stands for the words that say what a body is, from any of them on: DC, FT."""
    letters = "".join(word[0] for word in what if word[0].isupper() and word.casefold() not in LITTLE)
    return (letters[at:] for at in range(len(letters) - 1))


def phrases_of_body(name: str) -> Iterator[str]:
    """Several of its words as they follow each other, one of them telling it from others: Blue Heron, of Blue Heron Housing."""
    words = _words_of_body(name)
    ends = [at for at, word in enumerate(words) if word[0].isupper()]
    for start in ends:
        for last in ends:
            if start < last and last - start < len(words) - 1 and any(map(_tells, words[start : last + 1])):
                yield " ".join(words[start : last + 1])

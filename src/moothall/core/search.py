"""Finding notes by their words, numbers and marks, over all prompts at once. Keeps folded texts; changes nothing and shows nothing.

A query is words in any order, all of which must be there, accents and case aside. A number alone is a note's number first. Filters are
typed as `table:3`, `sector:"social care"`, `theme:B`, `theme:money`, `theme:-` (in the tray) and `flag:late`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from moothall.core.contributions import CONTRIBUTIONS, Contribution
from moothall.core.model import Session
from moothall.core.themes import PLACEMENTS, THEMES

FLAGS = ("example", "late", "too_general", "unclear", "hidden", "repeat")
"""What may be asked for by `flag:`. All are fields of a contribution but "repeat", which is worked out."""
FILTERS = ("table", "sector", "theme", "flag", "prompt")
"""Names of the filters, as fields of a query and as people type them."""
LOOSE = "-"
"""As a theme: in none yet."""

# A value in quotes may have spaces; without them it ends at the first one.
_FILTER = re.compile(r'\b(table|sector|theme|flag|prompt):(?:"([^"]*)"|(\S+))', re.IGNORECASE)
# Nine digits at most: more are never a note's number. "#7" means the number alone, "7" the number or a word.
_NUMBER = re.compile(r"#?(\d{1,9})")


def folded(text: str) -> str:
    """A text without accents, case and runs of spaces, to be compared."""
    # Most texts: they have no accents to take apart, which is the slow part.
    if text.isascii():
        return " ".join(text.casefold().split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; an empty field asks nothing. `number` comes first among the found when it is all that was typed."""

    words: tuple[str, ...] = ()
    number: int | None = None
    table: str = ""
    sector: str = ""
    theme: str = ""
    flag: str = ""
    prompt: str = ""

    @property
    def asks(self) -> bool:
        return bool(self.words or self.number or self.table or self.sector or self.theme or self.flag or self.prompt)


def query(text: str, **chosen: str) -> Query:
    """What was typed, and what was `chosen` in filters beside it; a typed filter wins. `flag` may be typed short, as "general"."""
    typed = {found[1].lower(): found[2] if found[2] is not None else found[3] for found in _FILTER.finditer(text)}
    fields = {name: folded(value) for name, value in {**chosen, **typed}.items() if value}
    if "flag" in fields:
        fields["flag"] = _flag(fields["flag"])
    rest = _FILTER.sub(" ", text).strip()
    if number := _NUMBER.fullmatch(rest):
        return Query(() if rest.startswith("#") else (number[1],), int(number[1]), **fields)
    return Query(tuple(folded(rest).split()), None, **fields)


def _flag(typed: str) -> str:
    """The flag that is meant; one there is none of finds nothing."""
    name = typed.replace("-", "_").replace(" ", "_")
    return next((flag for flag in FLAGS if name in (flag, flag.removeprefix("too_"))), typed)


@dataclass(frozen=True, slots=True)
class _Indexed:
    """A note as it is looked through. `themes` are letters and names, folded; LOOSE when it lies in none."""

    number: int
    prompt: str
    words: str
    table: str
    sector: str
    themes: tuple[str, ...]
    flags: frozenset[str]


class SearchIndex:
    """Every note of a session, ready to be looked through; tell it which notes and themes changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._entries: dict[str, _Indexed] = {}
        self.read(note.key for note in session.all(CONTRIBUTIONS))

    def __len__(self) -> int:
        return len(self._entries)

    def read(self, notes: Iterable[str]) -> None:
        """These notes anew, by key: changed, placed elsewhere, or gone."""
        for key in notes:
            note = self._session.find(CONTRIBUTIONS, key)
            if note is None:
                self._entries.pop(key, None)
            else:
                self._entries[key] = self._entry(note)

    def _entry(self, note: Contribution) -> _Indexed:
        # A repeat lies where the note it repeats lies.
        lying = self._session.where(PLACEMENTS, "contribution", note.same_as or note.key)
        themes = [self._session.get(THEMES, place.theme) for place in lying]
        names = [folded(theme.name) for theme in themes if theme.name]
        searched = [folded(note.text), *names, folded(note.sector)]
        flags = {flag for flag in FLAGS if getattr(note, flag, False)} | ({"repeat"} if note.same_as else set())
        return _Indexed(
            note.number,
            note.prompt,
            # Joined by what no word of a query can hold, so that none is found across two fields.
            "\n".join(searched),
            folded(note.table),
            folded(note.sector),
            (*(theme.letter.casefold() for theme in themes), *names) or (LOOSE,),
            frozenset(flags),
        )

    def find(self, wanted: Query) -> list[str]:
        """Keys of the notes that answer, by number; a note whose number is all that was typed comes first."""
        if not wanted.asks:
            return []
        # False sorts before True: the note with the number that was typed comes first.
        found = [(entry.number != wanted.number, entry.number, key) for key, entry in self._entries.items() if _answers(entry, wanted)]
        return [key for _, _, key in sorted(found)]


def _answers(entry: _Indexed, wanted: Query) -> bool:
    if wanted.table and entry.table != wanted.table:
        return False
    if wanted.sector and wanted.sector not in entry.sector:
        return False
    if wanted.flag and wanted.flag not in entry.flags:
        return False
    if wanted.prompt and folded(entry.prompt) != wanted.prompt:
        return False
    if wanted.theme and not _lies_in(entry, wanted.theme):
        return False
    if wanted.number is not None and entry.number == wanted.number:
        return True
    return (wanted.number is None or bool(wanted.words)) and all(word in entry.words for word in wanted.words)


def _lies_in(entry: _Indexed, theme: str) -> bool:
    """A letter is a theme's own; anything longer may be part of its name."""
    # Letters have one sign or two on any board a room can read; a part of a name therefore takes three.
    return theme in entry.themes or (len(theme) > 2 and any(theme in name for name in entry.themes))

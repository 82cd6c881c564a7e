"""One typed line as a declared record: `ask for one rota @Dana 14 May = the rota is on the wall`. The kind says which of its fields a line
may fill; their sorts say how: a person after @, a day by the last words before =, words after it. Any other line is a title and no more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from moothall.core.errors import Refused
from moothall.core.model import Session, Step
from moothall.core.people_named import leading_name
from moothall.core.records import RecordField, RecordKind
from moothall.core.session_details import session_day
from moothall.core.typed_dates import last_words_as_day


@dataclass(frozen=True, slots=True)
class TypedRecord:
    """What a line means so far. `refused` is the first thing that is wrong with it; the rest is read all the same."""

    title: str
    fields: Mapping[str, str]
    refused: Refused | None = None


def read_line(kind: RecordKind[Any], session: Session, text: str) -> TypedRecord:
    """What the line says, by field."""
    asked = {kind.field(name).sort: name for name in kind.typed}
    fields: dict[str, str] = {}
    title, refused = text.strip(), None
    if "words" in asked:
        title, _, rest = (part.strip() for part in title.partition("="))
        fields |= {asked["words"]: rest} if rest else {}
    for sort, read in (("person", _person), ("day", _day)):
        try:
            if sort in asked:
                title, value = read(kind.field(asked[sort]), session, title)
                fields |= {asked[sort]: kind.accept(session, asked[sort], value)} if value else {}
        except Refused as wrong:
            refused = refused or wrong
    return TypedRecord(title, fields, refused)


def add_typed(kind: RecordKind[Any], session: Session, key: str, text: str, at: str, item: str = "") -> Step:
    """What Enter makes of a line. Refused when any part of it is, so that nothing is kept that was not meant."""
    if not kind.typed:
        return kind.add(session, key, text, at, item)
    typed = read_line(kind, session, text)
    if typed.refused:
        raise typed.refused
    return kind.add(session, key, typed.title, at, item, **typed.fields)


def _person(field: RecordField, session: Session, text: str) -> tuple[str, str]:
    """The text without @ and the name behind it, and whom that means. A lone @, or the field's word for nobody, means nobody yet."""
    words = text.split()
    place = next((n for n, word in enumerate(words) if word.startswith("@")), None)
    if place is None:
        return text, ""
    named = [part for part in (words[place][1:], *words[place + 1 :]) if part]
    if not named:
        return " ".join(words[:place]), ""
    nobody = field.nobody.split()
    if [word.casefold() for word in named[: len(nobody)]] == nobody:
        return " ".join([*words[:place], *named[len(nobody) :]]), ""
    person, taken = leading_name(session, named, field.present)
    return " ".join([*words[:place], *named[taken:]]), person.key


def _day(_: RecordField, session: Session, text: str) -> tuple[str, str]:
    return last_words_as_day(text, session_day(session))

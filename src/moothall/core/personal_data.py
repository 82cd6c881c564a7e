"""What a session holds of one person, found by name over everything in it, and the act that takes it out. Looks into no ballot and no sheet
of a form: they hold no name, and nobody may know whose they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from typing import Any

from moothall.core.errors import Refused
from moothall.core.model import Change, Session, Step, Table, changed, removed
from moothall.core.name_forms import both_ways_round, parts_of_person, phrases_of_person
from moothall.core.name_masking import PERSON, Mask
from moothall.core.people import PARTICIPANTS, Participant

_OWN = frozenset({"key", "position", "number"})
"""Fields that hold nobody's words."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One text that names the person: `table` and `key` of its record, the record's number (0: it has none), and the words."""

    table: str
    key: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class PersonalData:
    """`people` are those of the list who are called so, `mentions` every text with the name, `linked` the records that are theirs by the
    list (an action's owner) and don't say the name. `lines` are what was written in forms, each with its round's key.
    """

    name: str
    people: tuple[Participant, ...]
    mentions: tuple[Mention, ...]
    linked: tuple[Mention, ...] = ()
    lines: tuple[Mention, ...] = ()

    @property
    def number(self) -> int:
        """Places where something is."""
        return len(self.people) + len(self.mentions) + len(self.linked) + len(self.lines)


def cover_of(name: str, parts: bool = False) -> Callable[[str], str]:
    """What covers a person's name in a text: the whole of it, however it is typed and whichever name stands first; with `parts` also first
    name or surname by itself. Refused when there is no name.
    """
    words = " ".join(name.split())
    if not any(letter.isalpha() for letter in words):
        raise Refused("core.blank")
    names = dict.fromkeys((words, *both_ways_round(words)), PERSON)
    # Other people's addresses are none of theirs.
    if not parts:
        return Mask(names, addresses=False)
    return Mask(names, parts_of_person(words), dict.fromkeys(phrases_of_person(words), PERSON), addresses=False)


def personal_data(session: Session, name: str, cover: Callable[[str], str], lines: Iterable[tuple[str, str]] = ()) -> PersonalData:
    """All of it. `lines` are what people wrote in rounds of forms, as the round's key and the line."""
    who = tuple(p for p in session.all(PARTICIPANTS) if cover(p.name).strip() == PERSON)
    keys = {person.key for person in who}
    mentions: list[Mention] = []
    linked: list[Mention] = []
    for table, record in session.records():
        if record.key in keys:
            continue
        named = [text for text in _texts(record) if cover(text) != text]
        number = getattr(record, "number", 0)
        if named:
            mentions.append(Mention(table, record.key, number, " · ".join(named)))
        elif any(value in keys for value in _texts(record)):
            linked.append(Mention(table, record.key, number, next((text for text in _texts(record) if text not in keys), "")))
    written = tuple(Mention("form_round", round_, 0, line) for round_, line in lines if cover(line) != line)
    return PersonalData(" ".join(name.split()), who, tuple(mentions), tuple(linked), written)


def erase_person(session: Session, found: PersonalData, cover: Callable[[str], str]) -> Step:
    """Takes them off the list, and covers the name wherever it stands. Final: nothing of it may be in the history either. Refused when
    nothing was found, and when a record has gone meanwhile.
    """
    if not found.number:
        raise Refused("core.nothing_of_them", name=found.name[:80])
    keys = {person.key for person in found.people}
    changes: list[Change] = [removed(PARTICIPANTS, person) for person in found.people]
    for mention in (*found.mentions, *found.linked):
        table: Table[Any] = session.tables[mention.table]
        before = session.get(table, mention.key)
        changes.append(changed(table, before, _without(before, keys, cover)))
    return Step("step.erase_person", tuple(changes), about=str(found.number), final=True)


def _texts(record: Any) -> list[str]:
    return [value for f in fields(record) if f.name not in _OWN and isinstance(value := getattr(record, f.name), str) and value]


def _without(record: Any, keys: set[str], cover: Callable[[str], str]) -> Any:
    texts = {f.name: value for f in fields(record) if f.name not in _OWN and isinstance(value := getattr(record, f.name), str) and value}
    return replace(record, **{name: "" if text in keys else cover(text) for name, text in texts.items()})

"""Sessions at random: no copy for any audience, no picture, no list of found notes and no name of an act has a word above its level.

Every field of every declared kind gets a word nobody else writes; the levels are read from the declaration, so that no field can be
forgotten. What may be read is asked of the declaration alone here, and of the product's own rule nowhere.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

import pytest

from moothall.activities import found
from moothall.core.activity import record_kinds
from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.people import enlist, people
from moothall.core.picture import Showing
from moothall.core.records import RecordField, RecordKind
from moothall.core.redaction import Audience, redact
from moothall.core.search import SearchIndex, query
from moothall.core.session_details import SessionDetails, begin
from moothall.core.session_tables import CORE_RECORDS, CORE_TABLES
from moothall.exports.json_copy import as_json
from tests.trials import many

ACTIVITIES = found()
LOGS = [kind for kind in record_kinds(ACTIVITIES) if kind not in CORE_RECORDS]
TABLES = (*CORE_TABLES, *(table for activity in ACTIVITIES for table in activity.tables))
MARK = re.compile(r"zq[0-9]+zq")


class Planted:
    """A session and, for each word in it, the field it stands in and its entry."""

    def __init__(self, chance: random.Random) -> None:
        self.chance, self.session = chance, Session(TABLES)
        self.where: dict[str, tuple[RecordField, RecordKind[Any], str]] = {}
        self.acts: list[str] = []
        self._keys = iter(f"{n:032x}" for n in range(10_000))
        kind_of_talk = chance.choice(("open", "non-attributed", "room-only"))
        facts = SessionDetails(title="A session", date="2026-11-05", confidentiality=kind_of_talk)
        self._do(begin(self.session, facts))
        self._do(enlist(self.session, [("Ann", "Fell Council", {}), ("Bob", "Harbour Trust", {})], [next(self._keys) for _ in range(4)]))
        for _ in range(chance.randrange(2, 9)):
            self._plant(chance.choice(LOGS))

    def _do(self, step: Any) -> None:
        self.session.apply(step)
        self.acts += [step.name, step.about]

    def _word(self, field: RecordField, kind: RecordKind[Any], key: str) -> str:
        word = f"zq{len(self.where)}zq"
        self.where[word] = (field, kind, key)
        return f"{word}?"

    def _plant(self, kind: RecordKind[Any]) -> None:
        key = next(self._keys)
        if kind.most and len(kind.all(self.session)) >= kind.most:
            return
        try:
            self._do(kind.add(self.session, key, self._word(kind.title, kind, key), "10:24"))
        except Refused:
            return  # one of the kinds takes only what stands in another record
        for field in kind.fields:
            if field is kind.title or field.grows or self.chance.random() < 0.2:
                continue
            if (value := self._value(field, kind, key)) is not None:
                try:
                    self._do(kind.edit(self.session, key, **{field.name: value}))
                except Refused:
                    self.where.pop(str(value).rstrip("?"), None)
        if kind.rows:
            own = {f.name: self._word(f, kind, key) for f in kind.rows.fields if f.sort == "words"}
            self._do(kind.add_row(self.session, next(self._keys), key, **own))

    def _value(self, field: RecordField, kind: RecordKind[Any], key: str) -> Any:
        if field.sort == "words":
            return self._word(field, kind, key)
        if field.choices:
            return self.chance.choice(field.choices)
        if field.sort == "read_back":
            return self.chance.random() < 0.5
        return self.chance.choice(people(self.session)).key if field.sort == "person" and not field.present else None

    def may_read(self, word: str, level: Level) -> bool:
        """By the declaration alone: no wider reader than the field's, nor than the entry's, and only what was read back."""
        if level is Level.PRIVATE:
            return True
        field, kind, key = self.where[word]
        entry = self.session.get(kind.table, key)
        visibility = Level(getattr(entry, "visibility", Level.OUTSIDE))
        heard = getattr(entry, "read_back", True)
        by_holder = getattr(entry, "said_by", "holder") == "holder"
        widest = Level.OUTSIDE if level is Level.COUNT else level
        return heard and by_holder and Level.PRIVATE < visibility < Level.COUNT and widest <= visibility and widest <= field.level

    def on_the_wall(self, word: str) -> bool:
        """Of an entry that is spotlit: its title and what was declared for it, and nothing unless the room may have it."""
        field, kind, key = self.where[word]
        visibility = Level(getattr(self.session.get(kind.table, key), "visibility", Level.ROOM))
        return Level.ROOM <= visibility < Level.COUNT and (field.must or field.spotlit or field.level >= Level.ROOM)


def words_in(text: str) -> set[str]:
    return set(MARK.findall(text))


def pictures(planted: Planted) -> Iterator[str]:
    for activity in ACTIVITIES:
        for kind in activity.records:
            for entry in kind.all(planted.session):
                for view in ("entry", "", "prompt"):
                    yield repr(activity.picture(planted.session, None, None, Showing(activity.key, "", view, entry.key)))  # type: ignore[arg-type]  # no ballots here


@pytest.mark.trial
def test_nothing_of_a_session_at_random_is_above_its_level() -> None:
    seen = 0
    for seed in range(many(60, 100_000)):
        planted = Planted(random.Random(seed))
        session = planted.session
        entries = [entry for activity in ACTIVITIES if activity.entries for entry in activity.entries(session)]
        for level in Level:
            party = planted.chance.choice(("", "Fell Council")) if level is Level.PARTIES else ""
            copy = redact(session, entries, {}, Audience(level, "", party))
            told = words_in(repr(copy) + as_json(copy).decode())
            seen += len(told)
            above = {word: planted.where[word][0].name for word in told if not planted.may_read(word, level)}
            assert not above, (seed, level, above)
        shown = {word for picture in pictures(planted) for word in words_in(picture)}
        assert not [word for word in shown if not planted.on_the_wall(word)], (seed, [planted.where[w] for w in shown])
        index = SearchIndex(session)
        assert not any(index.find(query(word)) for word in planted.where), seed
        assert not words_in(" ".join(planted.acts)), (seed, "an act is called by its number")
    assert seen > 100, "words did come through where they may"

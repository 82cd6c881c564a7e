"""Numbered records declared once: what each field holds, who may read it, what it accepts. Adding, editing and deleting follow from that.

A declaration is a frozen dataclass whose fields are made by the functions below, and one `RecordKind` beside it. The record editor, the
lists, the copies that leave and the test that looks for leaks read the same declaration. A rule of an activity's own is a `check` on a
field; nothing here knows an activity, words a sentence or draws.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, Literal, TypeVar

from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.model import Change, Session, Step, Table, added, changed, removed
from moothall.core.people import PARTICIPANTS
from moothall.core.people_named import someone_here
from moothall.core.rewording import reworded
from moothall.core.session_details import a_date, details_of, session_day
from moothall.core.text import kept, required
from moothall.core.typed_dates import day_of

Sort = Literal["words", "choice", "day", "person", "link", "visibility", "read_back", "own"]
"""What a field holds: people's words, one of a few, a day as YYYY-MM-DD, the key of somebody on the list, another record's key, the entry's
level, the tick that the room heard it, or something that only the record's own rules set (its number, when it was noted)."""

R = TypeVar("R", bound=Any)
_SPEC = "moothall"
_ISO = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class RecordField:
    """One field of a record. `level` is its widest reader: what is said of an entry at a level may hold fields of that level and wider."""

    name: str
    sort: Sort
    level: Level = Level.PRIVATE
    must: bool = False
    """Refused when it is blank."""
    heard: bool = False
    """Read back with the entry: other words than were heard take the tick away."""
    spotlit: bool = False
    """On the shared screen when the facilitator puts the entry there. Its title always is; nothing else unless it says so here."""
    choices: tuple[Any, ...] = ()
    check: Callable[[str], str] | None = None
    """Takes the text and gives what is kept, or raises Refused."""
    ahead: bool = False
    """Of a day: never before the session's own. One that has come since stays, while it isn't typed anew."""
    present: bool = False
    """Of a person: somebody who is here when they are chosen. One who has left since stays."""
    nobody: str = "nobody"
    """Of a person: what a typed line says for nobody yet, in small letters."""
    linked: Callable[[Session, str], str] | None = None
    """Of a link: the words of the record with that key, empty when it is gone. Without it a link is read nowhere."""
    afterwards: bool = False
    """Whether it may still change once the session's record is finished."""
    since: int = 1
    """The version of the declaration it came with. What came after the first is a column added to files made before."""
    grows: bool = False
    """Filled by the record's own acts alone: shown, and typed by nobody."""

    def accept(self, value: Any) -> Any:
        """What is kept of `value`. Refused when it is blank and must not be, or fails the field's own check; ValueError for a choice that
        isn't there, which no hand can make. Days and people are for the session to judge: see `RecordKind.accept`.
        """
        if self.choices and value not in self.choices:
            raise ValueError(f"{self.name}: {value!r}")
        if not isinstance(value, str):
            return value
        if self.must:
            required(value)
        return self.check(value) if self.check else kept(value)


def words(
    *,
    level: Level = Level.PRIVATE,
    must: bool = False,
    heard: bool = False,
    spotlit: bool = False,
    check: Callable[[str], str] | None = None,
    since: int = 1,
) -> Any:
    """People's words. The first field that must be there is what a typed line fills."""
    spec = {"sort": "words", "level": level, "must": must, "heard": heard, "spotlit": spotlit or must, "check": check, "since": since}
    return dataclasses.field(metadata={_SPEC: spec}) if must else dataclasses.field(default="", metadata={_SPEC: spec})


def earlier(*, level: Level = Level.PRIVATE, since: int = 1) -> Any:
    """Earlier wordings of the title, one a line, the first one first. They come by themselves when it is worded anew."""
    return dataclasses.field(default="", metadata={_SPEC: {"sort": "words", "level": level, "grows": True, "since": since}})


def choice(
    *keys: Any,
    level: Level = Level.PRIVATE,
    default: Any = None,
    heard: bool = False,
    spotlit: bool = False,
    afterwards: bool = False,
    since: int = 1,
) -> Any:
    """One of a few keys; the first unless `default` says otherwise. An empty key, or 0, is "not said"."""
    first = keys[0] if default is None else default
    spec = {"sort": "choice", "level": level, "choices": keys, "heard": heard, "spotlit": spotlit, "afterwards": afterwards, "since": since}
    return dataclasses.field(default=first, metadata={_SPEC: spec})


def day(*, level: Level = Level.PRIVATE, heard: bool = False, spotlit: bool = False, ahead: bool = False, since: int = 1) -> Any:
    """A date as people write it (`core.typed_dates`), kept as YYYY-MM-DD; "" when there is none."""
    spec = {"sort": "day", "level": level, "heard": heard, "spotlit": spotlit, "ahead": ahead, "since": since}
    return dataclasses.field(default="", metadata={_SPEC: spec})


def person(
    *, level: Level = Level.PRIVATE, must: bool = False, spotlit: bool = False, present: bool = False, nobody: str = "nobody",
    since: int = 1,
) -> Any:  # fmt: skip
    """The key of somebody on the list of people; "" for nobody yet, which has words of its own. Never outside: a person has no level
    wider than the room.
    """
    spec = {"sort": "person", "level": min(level, Level.ROOM), "must": must, "spotlit": spotlit, "present": present, "since": since}
    spec["nobody"] = nobody
    return dataclasses.field(metadata={_SPEC: spec}) if must else dataclasses.field(default="", metadata={_SPEC: spec})


def link(*, level: Level = Level.PRIVATE, read: Callable[[Session, str], str] | None = None, since: int = 1) -> Any:
    """The key of a record of another table; "" for none. `read` gives the words it stands for."""
    return dataclasses.field(default="", metadata={_SPEC: {"sort": "link", "level": level, "linked": read, "since": since}})


def visibility(default: Level = Level.PRIVATE) -> Any:
    """Who may read the entry, by a level's number: the facilitator alone until somebody chooses."""
    levels = tuple(int(level) for level in Level)
    return dataclasses.field(default=int(default), metadata={_SPEC: {"sort": "visibility", "choices": levels}})


def read_back() -> Any:
    """Whether the people it concerns have heard these words."""
    return dataclasses.field(default=False, metadata={_SPEC: {"sort": "read_back"}})


def fields_of(record: Any) -> tuple[RecordField, ...]:
    """Every field that was declared, in the order of the class, which is the order of the file's columns. What isn't declared is the
    record's own: keys, numbers and times are no field that anybody edits.
    """
    return tuple(RecordField(f.name, **f.metadata.get(_SPEC, {"sort": "own"})) for f in dataclasses.fields(record))


@dataclass(frozen=True, slots=True)
class RowKind:
    """Rows that a record owns: ordered, edited and undone with it. `owner` is the field that holds the record's key."""

    table: Table[Any]
    owner: str
    most: int
    """A further one is refused."""
    too_many: str
    """The key of the sentence then."""
    step: str
    strong: str = ""
    """The field that matters most of a row: it stands out on the form."""

    @property
    def fields(self) -> tuple[RecordField, ...]:
        return tuple(f for f in fields_of(self.table.record) if f.sort != "own")


@dataclass(frozen=True, slots=True)
class RecordKind(Generic[R]):
    """One kind of record: its table, and how its acts are called in the words files, under the activity's `key`.

    `layout` is the order on a form where it is not that of the class; "rows" in it is where the rows stand.
    """

    key: str
    table: Table[R]
    rows: RowKind | None = None
    layout: tuple[str, ...] = ()
    step_added: str = "step_named"
    step_edited: str = "step_edited"
    step_deleted: str = "step_deleted"
    """A name with its section stands for itself: acts keep the names they have in files."""
    beside: tuple[str, ...] = ()
    """Fields of words that are short enough to stand side by side on the form, where they follow each other."""
    worded: tuple[str, ...] = ()
    """Fields that the private wording says already, so that they stand nowhere else beside it."""
    own_notes: tuple[str, ...] = ("note",)
    """Fields that are the facilitator's own and stand apart on the form, behind the hatched edge."""
    typed: tuple[str, ...] = ()
    """Further fields that the typed line may fill beside the title: a person, a day, words; one of each (`core.typed_record`)."""
    asked: tuple[str, ...] = ()
    """Fields that may stay empty and are asked for as long as they are, wherever the entry is read."""
    open_states: tuple[str, ...] = ()
    """States in which an entry still asks for something. The first page of the summary counts them, where there are any."""
    first_page: tuple[str, ...] = ()
    """As what its entries stand on the first page: "taken_back", "due" some day, or "decided" and the fields that say how; else nowhere."""
    on_page: str = ""
    """The page for one role that has its entries too: "catch_up" for whoever was not here, "organiser" for whoever invites."""
    member: str | None = ""
    """What `moothall show --json` calls the log: its key when empty; None where it says nothing of it."""
    most: int = 0
    """At most so many entries, and then their numbers are places from 1, the first free one for the next; 0 for as many as there are."""
    too_many: str = ""
    """The key of the sentence for one more."""
    settled: tuple[str, ...] = ()
    """Fields that speak of the title's words, such as that they were agreed: other words, and they are as at first."""
    together: bool = False
    """Its entries are the room's own and stand on the shared screen side by side; of other kinds one at a time, when it is asked for."""
    view: str = ""
    """What the view of its table is called in the file, where the table is made from the declaration; none when empty."""
    afterwards: bool = False
    """Whether entries may be added and changed once the session's record is finished: what comes after the day, and says when."""

    @property
    def fields(self) -> tuple[RecordField, ...]:
        """What somebody may edit, in the order of the form."""
        declared = {f.name: f for f in fields_of(self.table.record) if f.sort != "own"}
        return tuple(declared[name] for name in (self.layout or declared) if name in declared)

    @property
    def tables(self) -> tuple[Table[Any], ...]:
        """Its own, and that of its rows."""
        return (self.table, self.rows.table) if self.rows else (self.table,)

    def hidden(self) -> dict[str, tuple[str, ...]]:
        """Fields by table whose words are never on the shared screen, not even when the entry is spotlit."""
        declared = [(self.table, self.fields), *([(self.rows.table, self.rows.fields)] if self.rows else [])]
        return {
            table.name: tuple(f.name for f in fields if f.sort in ("words", "day", "person") and not f.spotlit)
            for table, fields in declared
        }

    @property
    def free_afterwards(self) -> frozenset[str]:
        """Fields that may change once the record is finished."""
        return frozenset(f.name for f in self.fields if f.afterwards)

    @property
    def states(self) -> tuple[str, ...]:
        """Every state an entry may be in; none where it has no state."""
        return next((f.choices for f in self.fields if f.name == "state"), ())

    @property
    def title(self) -> RecordField:
        """What a typed line fills, and what the entry is called by: the first field that must be there."""
        return next(f for f in self.fields if f.must)

    def field(self, name: str) -> RecordField:
        """KeyError when there is none of that name."""
        found = next((f for f in self.fields if f.name == name), None)
        if found is None:
            raise KeyError(name)
        return found

    # reading

    def all(self, session: Session) -> list[R]:
        """By number."""
        return sorted(session.all(self.table), key=lambda record: int(record.number))

    def rows_of(self, session: Session, key: str) -> list[Any]:
        """An entry's rows, in their order."""
        return sorted(session.where(self.rows.table, self.rows.owner, key), key=lambda row: int(row.place)) if self.rows else []

    # acts

    def accept(self, session: Session, name: str, value: Any) -> Any:
        """What is kept of a value for this field. Refused as the field refuses, or because of what the session knows: a day that is past,
        a person who isn't here.
        """
        return _accepted(session, self.field(name), value)

    def add(self, session: Session, key: str, text: str, at: str, item: str = "", **fields: Any) -> Step:
        """One line names an entry; everything else may follow or not. `at` is HH:MM. Refused when the line is blank or fails its check."""
        number = self._next_place(session) if self.most else session.next_number(self.table.name)
        return self.make(session, key, {self.title.name: text, **fields}, number=number, item=item, noted=at)

    def _next_place(self, session: Session) -> int:
        taken = {int(record.number) for record in session.all(self.table)}
        free = next((place for place in range(1, self.most + 1) if place not in taken), None)
        if free is None:
            raise Refused(self.too_many, n=self.most)
        return free

    def make(self, session: Session, key: str, fields: Mapping[str, Any], **own: Any) -> Step:
        """A record with these fields, and with what is its `own`: a number and an hour, or whatever it stands under. Refused as the fields
        refuse.
        """
        accepted = {name: self.accept(session, name, value) for name, value in fields.items()}
        record = self.table.record(key=key, **own, **accepted)
        return self._step(self.step_added, record, added(self.table, record))

    def edit(self, session: Session, key: str, **fields: Any) -> Step:
        """Change any fields. Other words than were read back take the tick away: the room agreed to other words. Refused as the fields
        refuse; ValueError for a choice there is not.
        """
        before = session.get(self.table, key)
        # What stays as it is isn't judged anew: a day may be past by now, a person gone home.
        new = {name: value for name, value in fields.items() if value != getattr(before, name)}
        after = replace(before, **{name: self.accept(session, name, value) for name, value in new.items()})
        if self.title.name in new:
            grows = next((f.name for f in self.fields if f.grows), "")
            after = reworded(before, after, self.title.name, grows, set(self.settled) - set(new))
        if "read_back" not in fields and any(getattr(after, f.name) != getattr(before, f.name) for f in self.fields if f.heard):
            after = self._unheard(after)
        changes = (changed(self.table, before, after),) if after != before else ()
        return self._step(self.step_edited, before, *changes)

    def read_back(self, session: Session, key: str) -> Step:
        """The tick that the room heard these words, on or off. What was private until then is the room's from then on, in the same act.
        Refused when it has gone.
        """
        before = session.get(self.table, key)
        given = not before.read_back and before.visibility == Level.PRIVATE
        return self.edit(session, key, read_back=not before.read_back, **({"visibility": int(Level.ROOM)} if given else {}))

    def delete(self, session: Session, key: str) -> Step:
        """The entry and its rows. Refused when it has gone already."""
        record = session.get(self.table, key)
        rows = [removed(self.rows.table, row) for row in self.rows_of(session, key)] if self.rows else []
        return self._step(self.step_deleted, record, *rows, removed(self.table, record))

    def _step(self, name: str, record: Any, *changes: Change) -> Step:
        return Step(name if "." in name else f"{self.key}.{name}", changes, about=str(getattr(record, "number", "")))

    # acts on rows

    def add_row(self, session: Session, key: str, owner: str, **fields: Any) -> Step:
        """One more row at the end. Refused when there are as many as there may be."""
        kind, record, rows = self._row_kind, session.get(self.table, owner), self.rows_of(session, owner)
        if len(rows) >= kind.most:
            raise Refused(kind.too_many)
        place = max((row.place for row in rows), default=0) + 1
        row = kind.table.record(key=key, **{kind.owner: owner}, place=place, **self._row_fields(session, fields))
        return self._row_step(record, added(kind.table, row))

    def edit_row(self, session: Session, key: str, **fields: Any) -> Step:
        """Change any fields of a row. Refused when it has gone, or as its fields refuse."""
        kind = self._row_kind
        before: Any = session.get(kind.table, key)
        record = session.get(self.table, getattr(before, kind.owner))
        after = replace(before, **self._row_fields(session, fields))
        return self._row_step(record, changed(kind.table, before, after)) if after != before else Step(f"{self.key}.{kind.step}", ())

    def delete_row(self, session: Session, key: str) -> Step:
        """The others keep their places. Refused when it has gone already."""
        kind = self._row_kind
        row: Any = session.get(kind.table, key)
        return self._row_step(session.get(self.table, getattr(row, kind.owner)), removed(kind.table, row))

    @property
    def _row_kind(self) -> RowKind:
        assert self.rows is not None, f"{self.key} owns no rows"
        return self.rows

    def _row_fields(self, session: Session, fields: dict[str, Any]) -> dict[str, Any]:
        known = {f.name: f for f in self._row_kind.fields}
        return {name: _accepted(session, known[name], value) for name, value in fields.items()}

    def _row_step(self, record: Any, change: Change) -> Step:
        """Rows are part of what was heard."""
        unheard = self._unheard(record)
        also = (changed(self.table, record, unheard),) if unheard != record else ()
        return Step(f"{self.key}.{self._row_kind.step}", (change, *also), about=str(record.number))

    @staticmethod
    def _unheard(record: Any) -> Any:
        return replace(record, read_back=False) if getattr(record, "read_back", False) else record


def _accepted(session: Session, field: RecordField, value: Any) -> Any:
    if field.sort == "day":
        return _a_day(session, field, str(value).strip())
    if field.sort == "person":
        return _a_person(session, field, str(value))
    return field.accept(value)


def _a_day(session: Session, field: RecordField, text: str) -> str:
    if not text:
        return ""
    # What is ISO already needs nothing to count from.
    found = text if _ISO.fullmatch(text) else day_of(text, session_day(session))
    if field.ahead and a_date(found) < details_of(session).date:
        raise Refused("core.day_is_past", text=text[:40])
    return a_date(found)


def _a_person(session: Session, field: RecordField, key: str) -> str:
    if field.must:
        required(key)
    if key and field.present:
        return someone_here(session, key).key
    return session.get(PARTICIPANTS, key).key if key else ""

"""Every declared kind of record, found and not listed: its fields accept and refuse, its form shows each, and a word planted in each field
is read at no level narrower than the field's own. A field cannot be forgotten, because the test reads the same declaration.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pytest

from moothall.activities import found
from moothall.core.activity import record_kinds
from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.model import Session, Step, Table, changed
from moothall.core.people import enlist
from moothall.core.records import RecordField, RecordKind, RowKind, choice, day, fields_of, read_back, visibility, words
from moothall.core.redaction import Audience
from moothall.core.session_details import SESSION_DETAILS, SessionDetails, begin
from moothall.core.session_tables import CORE_RECORDS
from moothall.desk import Desk
from moothall.desk.sessions import new_session
from moothall.exports import export
from moothall.exports.json_copy import as_json
from moothall.record_words import choice_words, details_of_entry
from moothall.words import say
from tests.exports.pdf import text_of
from tests.store.sessions import draft_with

KINDS = {kind.key: kind for kind in record_kinds(found())}
EVERY = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
LOGS = {key: kind for key, kind in KINDS.items() if kind not in CORE_RECORDS}
EVERY_LOG = pytest.mark.parametrize("kind", LOGS.values(), ids=LOGS)
"""Those with a form and a page of their own; the others stand in another's, as interests do in a vote's."""
WORDS = ("words",)


@pytest.fixture
def desk(tmp_path) -> Iterator[Desk]:
    made = new_session(tmp_path / "records.moot", found(), title="Records", date="2026-11-05", confidentiality="open")
    yield made
    made.close()


def marker(table: str, name: str) -> str:
    """A word nobody else writes; a question, because some fields ask for one."""
    return f"planted{table}{name}".replace("_", "") + "?"


def planted(desk: Desk, kind: RecordKind[Any]) -> str:
    """An entry with a marker in every field of words, heard by the room and open to everybody; a row of it likewise."""
    key = desk.key()
    title = marker(kind.table.name, kind.title.name)
    if kind in CORE_RECORDS:
        # It stands under a vote, and has no number.
        desk.do(kind.make(desk.session, key, {kind.title.name: _planted_person(desk, title)}, vote=draft_with(desk)))
    else:
        desk.do(kind.add(desk.session, key, title, "10:24"))
    own = {f.name: marker(kind.table.name, f.name) for f in kind.fields if f.sort in WORDS}
    # What the holder said may be printed; what others say of somebody never is.
    own |= {
        f.name: _planted_person(desk, marker(kind.table.name, f.name))
        for f in kind.fields
        if f.sort == "person" and f.name != kind.title.name
    }
    own |= {f.name: "holder" for f in kind.fields if "holder" in f.choices}
    own |= {f.name: int(Level.OUTSIDE) for f in kind.fields if f.sort == "visibility"}
    desk.do(kind.edit(desk.session, key, **{name: value for name, value in own.items() if _takes(kind.field(name), value)}))
    if kept_out := {name: value for name, value in own.items() if not _takes(kind.field(name), value)}:
        # A field of figures takes no words from a hand; a file from elsewhere may hold some all the same.
        record = desk.session.get(kind.table, key)
        desk.do(Step("step.edit_item", (changed(kind.table, record, replace(record, **kept_out)),)))
    if kind.rows:
        row = {f.name: marker(kind.rows.table.name, f.name) for f in kind.rows.fields}
        desk.do(kind.add_row(desk.session, desk.key(), key, **row))
    if any(f.sort == "read_back" for f in kind.fields):
        desk.do(kind.edit(desk.session, key, read_back=True))
    return key


def _takes(field: RecordField, value: Any) -> bool:
    try:
        return field.sort == "person" or field.accept(value) is not None
    except Refused:
        return False


def _planted_person(desk: Desk, name: str) -> str:
    """Somebody who is here, called so."""
    key = desk.key()
    desk.do(enlist(desk.session, [(name, "", {"present": True})], [key]))
    return key


def all_fields(kind: RecordKind[Any]) -> Iterator[tuple[str, RecordField]]:
    yield from ((kind.table.name, f) for f in kind.fields if f.sort in (*WORDS, "person"))
    if kind.rows:
        yield from ((kind.rows.table.name, f) for f in kind.rows.fields)


@EVERY
def test_a_word_is_read_at_no_level_narrower_than_its_field(desk: Desk, kind: RecordKind[Any]) -> None:
    planted(desk, kind)
    party = marker(kind.rows.table.name, "name") if kind.rows else marker(kind.table.name, "held_by")
    for level in Level:
        copy = as_json(desk.copy_for(Audience(level, party=party))).decode()
        for table, field in all_fields(kind):
            word = marker(table, field.name).rstrip("?")
            # A party's own name is masked outside, whatever the level of the field.
            assert word not in copy or level <= field.level, f"{table}.{field.name} is read at {level.name}"


@EVERY
@pytest.mark.parametrize("what", ["summary", ""], ids=["page", "table"])
def test_page_and_table_tell_no_field_to_more_than_its_readers_and_all_to_the_facilitator(
    desk: Desk, kind: RecordKind[Any], what: str, tmp_path: Path
) -> None:
    planted(desk, kind)
    party = marker(kind.rows.table.name, "name") if kind.rows else marker(kind.table.name, "held_by")
    for level in Level:
        to = tmp_path / f"{level.name}{'.pdf' if what else '.csv'}"
        export(desk.copy_for(Audience(level, party=party)), to, found(), what or kind.key)
        # A long word may be broken at the end of a line.
        told = "".join(text_of(to).split()) if what else to.read_text("utf-8-sig")
        for table, field in all_fields(kind):
            there = marker(table, field.name).rstrip("?") in told
            assert not there or level <= field.level, f"{table}.{field.name} is read at {level.name}"
            assert there or level is not Level.PRIVATE, f"{table}.{field.name} is missing"


@EVERY_LOG
def test_its_blank_sheet_asks_for_what_a_hand_may_fill_in_and_holds_nothing_of_the_session(
    desk: Desk, kind: RecordKind[Any], tmp_path: Path
) -> None:
    planted(desk, kind)
    to = tmp_path / "blank.pdf"
    export(desk.copy_for(Audience(Level.PRIVATE)), to, found(), f"blank-{kind.key}")
    told = " ".join(text_of(to).split())
    assert "planted" not in told
    for field in kind.fields:
        if field.name in kind.own_notes:
            assert field.sort != "words" or say(f"{kind.key}.field_{field.name}") not in told
        elif field.grows:
            assert say(f"{kind.key}.field_{field.name}") not in told
        elif field.sort in ("words", "day"):
            assert say(f"{kind.key}.field_{field.name}") in told
        elif field.sort == "choice" and field.name != "state":
            assert all(choice_words(kind, field, key) in told for key in field.choices if key)
    assert not kind.rows or all(told.count(say(f"{kind.key}.side_{f.name}")) >= 2 for f in kind.rows.fields)


@EVERY
def test_every_field_is_in_the_private_copy(desk: Desk, kind: RecordKind[Any]) -> None:
    """The other test could pass on an empty file."""
    planted(desk, kind)
    copy = as_json(desk.copy_for(Audience(Level.PRIVATE))).decode()
    missing = [f"{table}.{field.name}" for table, field in all_fields(kind) if marker(table, field.name).rstrip("?") not in copy]
    assert missing == []


@EVERY_LOG
def test_its_form_has_every_field(desk: Desk, kind: RecordKind[Any], qtbot) -> None:
    from moothall.ui.kit.record_editor import RecordEditor

    editor = RecordEditor(kind)
    qtbot.addWidget(editor)
    key = planted(desk, kind)
    editor.show_entry(desk.session.get(kind.table, key), kind.rows_of(desk.session, key))
    shown = {field.edit.toPlainText() for field in editor.findChildren(_text_field())}
    missing = [name for table, f in all_fields(kind) if (name := f.name) and f.sort in WORDS and marker(table, f.name) not in shown]
    assert missing == []
    assert any(editor.findChildren(sort) for sort in _choices()) or not any(f.sort == "choice" for f in kind.fields)


def _text_field() -> type:
    from moothall.ui.kit.text_field import TextField

    return TextField


def _choices() -> tuple[type, ...]:
    from moothall.ui.kit.choice import Choice
    from moothall.ui.kit.segmented import Segmented

    return Choice, Segmented


@EVERY
def test_its_words_are_there(kind: RecordKind[Any]) -> None:
    missing = [key for key in _words_of(kind) if not _is_there(key)]
    assert not missing, "words.toml wants these as well: " + ", ".join(missing)


def _words_of(kind: RecordKind[Any]) -> Iterator[str]:
    """All at once, so that whoever declares a kind need not find them one by one."""
    for field in kind.fields:
        if field.sort in ("words", "day"):
            yield f"{kind.key}.field_{field.name}"
        if field.sort == "person":
            yield f"{kind.key}.label_{field.name}"
            if not field.must:
                yield f"{kind.key}.{field.name}_nobody"
        if field.name in kind.asked:
            yield f"{kind.key}.ask_{field.name}"
        if field.sort == "choice":
            yield from (f"{kind.key}.{field.name}_{key}" for key in field.choices if key)
            if not all(field.choices):
                yield f"{kind.key}.unsaid"
    for act in (kind.step_added, kind.step_edited, kind.step_deleted):
        yield act if "." in act else f"{kind.key}.{act}"
    yield from (f"{kind.key}.{name}" for name in ("title", "title_many", "counted"))
    if kind not in CORE_RECORDS:
        yield f"{kind.key}.delete"
    # What the line, the list and the picture say that follow from the declaration.
    if any(activity.key == kind.key and not activity.panel for activity in found()):
        yield from (f"{kind.key}.{name}" for name in ("quick", "next", "hint", "empty", "count", "does_enter", "live", "live_entry"))
        if all(field.sort != "visibility" for field in kind.fields):
            yield f"{kind.key}.read_back"


def _is_there(key: str) -> bool:
    try:
        say(key, n=2, about="2", number=2, states="")
    except KeyError as missing:
        return missing.args[0] != key
    return True


@EVERY_LOG
def test_what_no_field_takes_is_refused_and_changes_nothing(desk: Desk, kind: RecordKind[Any]) -> None:
    key = planted(desk, kind)
    before = desk.session.get(kind.table, key)
    for field in kind.fields:
        with pytest.raises((Refused, ValueError)):
            wrong: Any = "\t " if field.must else "the day after" if field.sort == "day" else "no such choice"
            if field.sort in ("words", "link", "read_back") and not field.must:
                raise ValueError("it takes anything")
            desk.do(kind.edit(desk.session, key, **{field.name: wrong}))
    assert desk.session.get(kind.table, key) == before


@EVERY
def test_undone_and_redone_it_is_what_it_was(desk: Desk, kind: RecordKind[Any]) -> None:
    key = planted(desk, kind)
    held = desk.session.get(kind.table, key), kind.rows_of(desk.session, key)
    desk.do(kind.delete(desk.session, key))
    assert desk.session.find(kind.table, key) is None and not kind.rows_of(desk.session, key)
    desk.undo()
    assert (desk.session.get(kind.table, key), kind.rows_of(desk.session, key)) == held


# ── a kind nobody ships: one line more is one field more ─────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Promise:
    key: str
    number: int
    what: str = words(level=Level.ROOM, must=True, heard=True)
    whom: str = words(level=Level.PARTIES)
    kind: str = choice("gift", "loan", level=Level.OUTSIDE)
    by_when: str = day(level=Level.ROOM)
    visibility: int = visibility()
    read_back: bool = read_back()
    whisper: str = words()
    item: str = ""
    noted: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    key: str
    promise: str
    place: int
    name: str = words(level=Level.ROOM)


PROMISE = RecordKind(
    "promise",
    Table("promise", Promise),
    rows=RowKind(Table("witness", Witness, by=("promise",)), "promise", 2, "conflict.four_parties", "step_party"),
    worded=("by_when",),
)


def made() -> Session:
    session = Session((SESSION_DETAILS, *PROMISE.tables))
    session.apply(begin(session, SessionDetails(title="Promises", date="2026-11-05")))
    session.apply(PROMISE.add(session, "p", "One rota", "10:24"))
    return session


def test_what_is_declared_is_what_there_is() -> None:
    assert [f.name for f in PROMISE.fields] == ["what", "whom", "kind", "by_when", "visibility", "read_back", "whisper"]
    assert PROMISE.title.name == "what"
    assert {f.name for f in fields_of(Promise) if f.sort == "own"} == {"key", "number", "item", "noted"}
    assert [f.name for f in fields(Promise)] == [f.name for f in fields_of(Promise)], "the file's columns keep the order of the class"
    assert PROMISE.hidden() == {"promise": ("whom", "by_when", "whisper"), "witness": ("name",)}


def test_details_hold_every_field_that_says_something(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("moothall.record_words.say", lambda key, **_: key)
    session = made()
    session.apply(PROMISE.edit(session, "p", whom="Fell Council", whisper="reluctantly", kind="loan"))
    assert details_of_entry(PROMISE, session, session.get(PROMISE.table, "p")) == (
        ("promise.label_whom", "Fell Council"),
        ("promise.label_kind", "promise.kind_loan"),
        ("promise.label_whisper", "reluctantly"),
        ("promise.label_noted", "10:24"),
    )


@pytest.mark.parametrize(
    ("field", "value"), [("what", "Two rotas"), ("what", "One rota "), ("whisper", "aside"), ("by_when", "2026-12-04")], ids=str
)
def test_other_words_than_were_heard_take_the_tick_away(field: str, value: str) -> None:
    session = made()
    session.apply(PROMISE.edit(session, "p", read_back=True))
    session.apply(PROMISE.edit(session, "p", **{field: value}))
    assert session.get(PROMISE.table, "p").read_back == (field != "what")


def test_rows_are_numbered_limited_and_part_of_what_was_heard() -> None:
    session = made()
    for key in ("a", "b"):
        session.apply(PROMISE.add_row(session, key, "p", name=f"Body {key}"))
    with pytest.raises(Refused):
        PROMISE.add_row(session, "c", "p")
    session.apply(PROMISE.edit(session, "p", read_back=True))
    assert not PROMISE.edit_row(session, "a", name="Body a").changes, "what changes nothing is no act"
    session.apply(PROMISE.edit_row(session, "a", name="Another"))
    assert not session.get(PROMISE.table, "p").read_back
    session.apply(PROMISE.delete_row(session, "a"))
    session.apply(PROMISE.add_row(session, "c", "p", name="Body c"))
    assert [row.name for row in PROMISE.rows_of(session, "p")] == ["Body b", "Body c"]


def test_a_day_is_kept_as_a_day() -> None:
    session = made()
    session.apply(PROMISE.edit(session, "p", by_when=" 2026-12-04 "))
    assert session.get(PROMISE.table, "p").by_when == "2026-12-04"
    session.apply(PROMISE.edit(session, "p", by_when="in six weeks"))
    assert session.get(PROMISE.table, "p").by_when == "2026-12-17", "counted from the session's day"
    with pytest.raises(Refused):
        PROMISE.edit(session, "p", by_when="the fourth")
    session.apply(PROMISE.edit(session, "p", by_when=" "))
    assert session.get(PROMISE.table, "p").by_when == ""

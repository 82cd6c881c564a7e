"""One line and its words are one field more: a record nobody ships gains a field, and a file made before has it in its table, on the form,
on the page, in CSV and JSON for those who may read it, on the sheet to fill in, and in the list of the test that looks for leaks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from moothall import words as sentences
from moothall.activities import found
from moothall.core.activity import Activity
from moothall.core.errors import Trouble
from moothall.core.levels import Level
from moothall.core.model import Table
from moothall.core.picture import BLANK
from moothall.core.records import RecordKind, choice, day, words
from moothall.core.redaction import Audience
from moothall.desk.sessions import new_session, open_session, schema_of
from moothall.exports import export
from moothall.record_words import entries_of
from moothall.store import check
from moothall.store.declared_tables import DeclaredTable
from tests.contract.test_record_kinds import all_fields, marker
from tests.exports.pdf import text_of


@dataclass(frozen=True, slots=True)
class Pledge:
    key: str
    number: int
    what: str = words(level=Level.ROOM, must=True)
    kind: str = choice("gift", "loan")
    item: str = ""
    noted: str = ""


@dataclass(frozen=True, slots=True)
class LaterPledge:
    key: str
    number: int
    what: str = words(level=Level.ROOM, must=True)
    kind: str = choice("gift", "loan")
    item: str = ""
    noted: str = ""
    place: str = words(since=2)  # the one line


@dataclass(frozen=True, slots=True)
class LatestPledge:
    key: str
    number: int
    what: str = words(level=Level.ROOM, must=True)
    kind: str = choice("gift", "loan")
    item: str = ""
    noted: str = ""
    place: str = words(since=2)
    until: str = day(since=2)
    size: str = choice("o'clock", "small", since=3)


WORDS = {
    "label_kind": "Kind", "label_noted": "Noted at", "field_what": "What", "kind_gift": "gift", "kind_loan": "loan",
    "title": "Pledges", "title_many": "Pledges", "counted": "{n} pledges", "counted_one": "1 pledge",
    "delete": "Delete", "read_back": "Read back", "step_named": "Named", "step_edited": "Changed",
    "label_place": "Place", "field_place": "Where it is",  # and its words
}  # fmt: skip


def kind_of(record: type[Any]) -> RecordKind[Any]:
    return RecordKind("pledge", Table("pledge", record, counted=lambda p: ("pledge", p.number)), view="Pledges")


def with_pledges(record: type[Any]) -> tuple[tuple[Activity, ...], RecordKind[Any]]:
    kind = kind_of(record)
    made = Activity("pledge", 999, "", lambda *_: BLANK, kind.tables, (kind,), entries=partial(entries_of, kind))
    return (*found(), made), kind


@pytest.fixture(autouse=True)
def pledge_words(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    shipped = sentences._folder_words
    monkeypatch.setattr(sentences, "_folder_words", lambda language, folder: WORDS if folder == "pledge" else shipped(language, folder))
    yield


def columns(path: Path, table: str = "pledge") -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        return [row[1] for row in db.execute(f'PRAGMA table_info("{table}")')]


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A file of the time before, with one pledge."""
    activities, kind = with_pledges(Pledge)
    desk = new_session(tmp_path / "older.moot", activities, title="Older", date="2026-11-05")
    desk.do(kind.add(desk.session, "p", "One rota", "10:24", kind="loan"))
    desk.close()
    return desk.path


def test_a_declaration_makes_its_table_and_its_view(older: Path) -> None:
    assert columns(older) == ["key", "number", "what", "kind", "item", "noted"]
    with closing(sqlite3.connect(older)) as db:
        cursor = db.execute('SELECT * FROM "Pledges"')
        assert [c[0] for c in cursor.description] == ["No", "What", "Kind", "Noted at"]
        assert cursor.fetchall() == [(1, "One rota", "loan", "10:24")]
        with pytest.raises(sqlite3.IntegrityError):
            db.execute("UPDATE pledge SET number = 'first'")


def test_a_field_more_is_in_the_table_the_form_every_copy_on_the_sheet_and_in_the_search_for_leaks(older: Path, qtbot) -> None:
    from moothall.ui.kit.record_editor import RecordEditor
    from moothall.ui.kit.text_field import TextField

    activities, kind = with_pledges(LaterPledge)
    desk = open_session(older, activities)
    assert desk.brought_up_to_date
    assert kind.all(desk.session) == [LaterPledge("p", 1, "One rota", "loan", "", "10:24", "")]
    planted = marker("pledge", "place")
    desk.do(kind.edit(desk.session, "p", place=planted))
    assert ("pledge", "place") in [(table, field.name) for table, field in all_fields(kind)]
    for what, suffix in (("session", ".json"), ("pledge", ".csv"), ("summary", ".pdf")):
        for level in (Level.PRIVATE, Level.ROOM):
            to = older.with_name(f"{what}-{level.name}{suffix}")
            export(desk.copy_for(Audience(level)), to, activities, what)
            assert (planted in (text_of(to) if suffix == ".pdf" else to.read_text("utf-8"))) == (level is Level.PRIVATE), to.name
    export(desk.copy_for(Audience(Level.ROOM)), sheet := older.with_name("blank.pdf"), activities, "blank-pledge")
    assert "Where it is" in text_of(sheet) and planted not in text_of(sheet)
    editor = RecordEditor(kind)
    qtbot.addWidget(editor)
    editor.show_entry(desk.session.get(kind.table, "p"))
    assert planted in [field.edit.toPlainText() for field in editor.findChildren(TextField)]
    desk.close()
    assert columns(older)[-1] == "place"
    check(older, schema_of(activities))
    again = open_session(older, activities)
    assert not again.brought_up_to_date and kind.all(again.session)[0].place == planted
    again.close()


def test_an_older_file_and_a_new_one_become_the_same(older: Path, tmp_path: Path) -> None:
    activities, kind = with_pledges(LatestPledge)
    desk = open_session(older, activities)
    assert kind.all(desk.session)[0].size == "o'clock", "a record made before has the declaration's default"
    desk.close()
    new = new_session(tmp_path / "new.moot", activities, title="New", date="2026-11-05")
    new.close()
    assert columns(older) == columns(new.path)
    with closing(sqlite3.connect(older)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == schema_of(activities).version == schema_of(found()).version + 4


def test_a_newer_file_is_refused_and_an_older_damaged_one_is_not_blessed(older: Path) -> None:
    with pytest.raises(Trouble, match=r"store\.newer"):
        open_session(older, found())
    with closing(sqlite3.connect(older, isolation_level=None)) as db:
        db.execute("UPDATE pledge SET what = 'Another rota'")
    before = older.read_bytes()
    with pytest.raises(Trouble, match=r"store\.damaged"):
        open_session(older, with_pledges(LaterPledge)[0])
    assert older.read_bytes() == before


def test_a_table_by_hand_gains_its_later_columns_only(tmp_path: Path) -> None:
    declared = DeclaredTable(Table("pledge", LatestPledge), by_hand=True)
    assert declared.versions == 3 and [m.name for m in declared.migrations()._migrations] == [
        "column place", "column until", "column size",
    ]  # fmt: skip


def test_a_later_field_stands_last() -> None:
    @dataclass(frozen=True, slots=True)
    class Muddled:
        key: str
        place: str = words(since=2)
        item: str = ""

    with pytest.raises(ValueError, match="declared last"):
        _ = DeclaredTable(Table("muddled", Muddled)).versions


def test_what_no_column_holds_is_a_mistake_and_loud() -> None:
    from sqlite_utils import Database

    @dataclass(frozen=True, slots=True)
    class Odd:
        key: str
        parts: list[str]

    with pytest.raises(TypeError, match="no column"):
        DeclaredTable(Table("odd", Odd)).migrations().apply(Database(memory=True))

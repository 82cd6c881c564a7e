"""Every kind of record comes back from the disk as it was, whatever people typed."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes, edit_note
from moothall.core.errors import Refused
from moothall.core.forms.definition import as_text
from moothall.core.model import Change, Step, added
from moothall.core.people import enlist
from moothall.core.prompts import ask
from moothall.core.session_versions import VERSIONS
from moothall.core.votes import options_of
from moothall.desk.sessions import open_session
from moothall.store import check
from tests.store.sessions import FORM, SCHEMA, begin, contents, full_copy, plain, reopened, rows, tables, with_board, with_vote

ODD = (
    "NUL \0 inside",
    "\ufffe \u2028 \u2029 \x0b \x1b[31m",
    "R&D <3 you <b>oops <img src='/etc/passwd'>",
    "'; DROP TABLE contribution; --",
    '="HYPERLINK"',
    "Łódź ŵ ŷ Ελληνικά العربية 日本語 😀👍🏽 \u202egnp",
    "e\u0301 and é",
    "\n\n  spaces kept  \n",
    "x" * 10_000,
)


def test_the_full_session_has_a_row_in_every_table(tmp_path: Path) -> None:
    with closing(plain(full_copy(tmp_path))) as db:
        empty = [t for t in tables(db) if not db.execute(f'SELECT 1 FROM "{t}"').fetchone()]
    assert empty == ["chore"]


def test_every_record_type_round_trips(tmp_path: Path) -> None:
    """A record of each table with a value of its own in every field."""
    desk = begin(tmp_path / "a.moot")
    # The version last: once it is finished nothing more comes in.
    for name, table in sorted(desk.session.tables.items(), key=lambda named: named[0] == VERSIONS.name):
        values = {f.name: _value(f, n) for n, f in enumerate(fields(table.record))}
        desk.do(Step("step.begin", (added(table, table.record(**values | {"key": f"key of {name}"})),)))
    before = contents(desk.session)
    desk = reopened(desk)
    assert contents(desk.session) == before
    desk.close()
    check(desk.path, SCHEMA)


def _value(field, n: int):
    if field.type in ("bool", bool):
        return True
    if field.name == "settings":
        return '{"minutes": 5}'
    if field.name == "asked":
        return as_text(FORM)
    if field.name == "bodies":
        return '[["key", "Harbour"]]'
    return f"{field.name} {n} é" if field.type in ("str", str) else n + 1


def test_odd_text_comes_back_exactly(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    prompt = with_board(desk)
    desk.do(add_notes(desk.session, prompt, [Written(t) for t in ODD], desk.keys(len(ODD))))
    desk = reopened(desk)
    assert [c.text for c in desk.session.all(CONTRIBUTIONS)] == list(ODD)
    desk.undo()
    desk.redo()
    assert [c.text for c in desk.session.all(CONTRIBUTIONS)] == list(ODD)
    desk.close()
    check(desk.path, SCHEMA)


def test_strings_meant_to_break_programs(tmp_path: Path, shared: Path) -> None:
    strings = [s for s in json.loads((shared / "05-nasty/strings/blns.json").read_text("utf-8")) if s.strip()]
    desk = begin(tmp_path / "a.moot")
    prompt = desk.key()
    desk.do(ask(desk.session, prompt, strings[7], strings[8]))
    desk.do(enlist(desk.session, [(s, s, {"table": s, "email": s}) for s in strings], desk.keys(2 * len(strings))))
    desk.do(add_notes(desk.session, prompt, [Written(s, s, s) for s in strings], desk.keys(len(strings))))
    before = contents(desk.session)
    desk = reopened(desk)
    assert contents(desk.session) == before
    assert [c.text for c in desk.session.all(CONTRIBUTIONS)] == strings
    desk.close()
    check(desk.path, SCHEMA)


def test_half_a_surrogate_pair_becomes_the_replacement_mark(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot", "T\ud800itle")
    prompt = with_board(desk, 1)
    note = desk.session.all(CONTRIBUTIONS)[0]
    desk.do(edit_note(desk.session, note.key, "half \udfff pair"))
    desk.do(add_notes(desk.session, prompt, [Written("ok", "\ud83d", "\ud83d\ude00")], desk.keys(1)))
    before = contents(desk.session)
    assert desk.session.get(CONTRIBUTIONS, note.key).text == "half \ufffd pair"
    assert [c.sector for c in desk.session.all(CONTRIBUTIONS)][-1] == "😀"
    desk = reopened(desk)
    assert contents(desk.session) == before
    desk.close()


def test_longer_than_the_longest_is_refused(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    prompt = with_board(desk)
    with pytest.raises(Refused, match=r"core\.too_long"):
        add_notes(desk.session, prompt, [Written("x" * 10_001)], desk.keys(1))
    desk.close()


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(lambda c: replace(c, number="9"), id="a number as text"),
        pytest.param(lambda c: replace(c, text=9), id="a text as number"),
    ],
)
def test_the_file_never_holds_another_value_than_memory(tmp_path: Path, wrong) -> None:
    """SQLite would convert it silently, and the file would then disagree with its checksum for ever."""
    desk = begin(tmp_path / "a.moot")
    with_board(desk, 1)
    note = desk.session.all(CONTRIBUTIONS)[0]
    with pytest.raises(ValueError, match="would not hold"):
        desk._store.commit(Step("step.edit_note", (Change("contribution", note.key, note, wrong(note)),)), "10:00")
    desk.close()
    check(desk.path, SCHEMA)


def test_a_change_made_twice_in_one_step_is_refused_whole(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    with_board(desk, 2)
    note = desk.session.all(CONTRIBUTIONS)[0]
    twice = Step("step.delete_note", (Change("contribution", note.key, note, None),) * 2)
    with pytest.raises(ValueError, match="would not hold"):
        desk.do(twice)
    before = contents(desk.session)
    desk = reopened(desk)
    assert contents(desk.session) == before
    desk.close()
    check(desk.path, SCHEMA)


def test_the_ledger_writes_only_to_its_own_tables(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    vote = with_vote(desk)
    desk = reopened(desk)
    desk.close()
    before = rows(desk.path)
    desk = open_session(desk.path, found())
    option = options_of(desk.session, vote)[0].key
    desk.cast(vote, {option: 2}, "paper", 9)
    desk.close()
    after = rows(desk.path)
    assert {t for t in before if before[t] != after[t]} == {"ballot", "mark", "slip", "seal", "stamp"}

"""`check` never calls a changed file whole, whatever changed it, and a damaged file is one plain sentence, never a traceback."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.errors import Trouble
from moothall.core.votes import votes
from moothall.desk.sessions import open_session
from moothall.store import check, read_store
from moothall.store.checksums import rewrite_checksums
from moothall.store.definitions import OWN
from moothall.words import sentence
from tests.store.sessions import SCHEMA, every_column, full_copy, plain, rows, tables
from tests.trials import many

SEED = 20261105
TABLES = tuple(dict.fromkeys(table for table, _ in every_column()))
OTHER = {"counted": "spoiled", "short": "spoiled", "spoiled": "counted", "done": "final", "undone": "done", "final": "done"}
"""Columns that allow only some words get another of them."""


def _another(value: object) -> object:
    if value is None:
        return 1
    if isinstance(value, int):
        return value + 1000
    return OTHER.get(value) or re.sub(r"^.", lambda c: "b" if c[0] == "a" else "a", value) or "x"


def _told(path: Path) -> str:
    """The sentence `check` gives."""
    with pytest.raises(Trouble) as caught:
        check(path, SCHEMA)
    return sentence(caught.value)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.trial
def test_changing_one_value_is_told(tmp_path: Path, table: str) -> None:
    path = full_copy(tmp_path)
    whole = path.read_bytes()
    columns = [column for of, column in every_column() if of == table]
    for column in random.Random(SEED).sample(columns, many(1, len(columns))):
        path.write_bytes(whole)
        with closing(plain(path)) as db:
            db.execute("PRAGMA ignore_check_constraints = ON")
            names = [c[1] for c in db.execute(f'PRAGMA table_info("{table}")')]
            row = db.execute(f'SELECT * FROM "{table}"').fetchone()
            where = " AND ".join(f'"{n}" IS ?' for n in names)
            new = _another(row[names.index(column)])
            assert db.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE {where}', (new, *row)).rowcount == 1
        assert "damaged" in _told(path), column


def test_every_table_is_a_record_s_or_known_as_our_own(tmp_path: Path) -> None:
    """Else a view of its name could be read in its place."""
    assert set(rows(full_copy(tmp_path))) == {*SCHEMA.names, *OWN}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("act", ["delete", "add"])
def test_losing_or_gaining_a_row_is_told(tmp_path: Path, table: str, act: str) -> None:
    path = full_copy(tmp_path)
    with closing(plain(path)) as db:
        db.execute("PRAGMA ignore_check_constraints = ON")
        row = db.execute(f'SELECT * FROM "{table}"').fetchone()
        if act == "add":
            marks = ", ".join("?" for _ in db.execute(f'PRAGMA table_info("{table}")'))
            # Only columns of keys change, so that it is as plausible a row as can be.
            columns = db.execute(f'PRAGMA table_info("{table}")').fetchall()
            new = [_another(v) if c[5] or c[1] == "name" else v for v, c in zip(row, columns, strict=True)]
            db.execute(f'INSERT INTO "{table}" VALUES ({marks})', new)
        else:
            column = db.execute(f'PRAGMA table_info("{table}")').fetchone()[1]
            db.execute(f'DELETE FROM "{table}" WHERE "{column}" = ?', (row[0],))
    assert "damaged" in _told(path)


def test_a_chore_nobody_set_is_told(tmp_path: Path) -> None:
    path = full_copy(tmp_path)
    with closing(plain(path)) as db:
        db.execute("INSERT INTO chore VALUES ('scrub')")
    assert "damaged" in _told(path)


def test_swapping_two_values_of_a_table_is_told(tmp_path: Path) -> None:
    """A sum of fingerprints must not be blind to who has which."""
    path = full_copy(tmp_path)
    with closing(plain(path)) as db:
        (one, a), (two, b) = db.execute("SELECT key, text FROM contribution LIMIT 2").fetchall()
        db.execute("UPDATE contribution SET text = CASE key WHEN ? THEN ? ELSE ? END WHERE key IN (?, ?)", (one, b, a, one, two))
    assert "damaged" in _told(path)


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER t AFTER INSERT ON contribution BEGIN UPDATE session SET title = 'mine'; END",
        "CREATE VIEW v AS SELECT * FROM card",
        "CREATE TABLE mine (a)",
        "CREATE INDEX i ON contribution (lower(text))",
        "DROP VIEW Notes",
        "DROP INDEX ballot_of_vote",
        "ALTER TABLE contribution ADD COLUMN more TEXT",
        "CREATE VIRTUAL TABLE f USING fts5(a)",
    ],
)
def test_a_foreign_definition_is_told_and_the_file_not_opened(tmp_path: Path, planted: str) -> None:
    path = full_copy(tmp_path)
    with closing(plain(path)) as db:
        db.execute(planted)
    before = path.read_bytes()
    assert "damaged" in _told(path)
    with pytest.raises(Trouble, match=r"store\.damaged"):
        open_session(path, found())
    assert path.read_bytes() == before


def test_a_trigger_with_a_forged_seal_still_never_runs(tmp_path: Path) -> None:
    path = full_copy(tmp_path)
    with closing(plain(path)) as db:
        db.execute("CREATE TRIGGER t AFTER INSERT ON contribution BEGIN UPDATE session SET title = 'mine'; END")
        rewrite_checksums(db)
    with pytest.raises(Trouble, match=r"store\.damaged"):
        open_session(path, found())


# ── bits, pages, ends ───────────────────────────────────────────────────────────────────────────────────────────────


def _flip(data: bytearray, dice: random.Random) -> str:
    at = dice.randrange(len(data))
    data[at] ^= 1 << dice.randrange(8)
    return f"bit in byte {at}"


def _zero_page(data: bytearray, dice: random.Random) -> str:
    page = dice.randrange(len(data) // 4096)
    data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    return f"zeroed page {page}"


def _swap_pages(data: bytearray, dice: random.Random) -> str:
    a, b = (dice.randrange(len(data) // 4096) * 4096 for _ in range(2))
    data[a : a + 4096], data[b : b + 4096] = data[b : b + 4096], data[a : a + 4096]
    return f"swapped pages at {a} and {b}"


def _cut(data: bytearray, dice: random.Random) -> str:
    length = dice.randrange(len(data))
    del data[length:]
    return f"cut to {length}"


def _noise(data: bytearray, dice: random.Random) -> str:
    at = dice.randrange(len(data))
    data[at : at + 64] = dice.randbytes(len(data[at : at + 64]))
    return f"64 bytes of noise at {at}"


def _text(data: bytearray, dice: random.Random) -> str:
    """A byte of somebody's words: what SQLite's own checks can't see."""
    at = dice.choice([m.start() for m in re.finditer(rb"[a-z]{6}", bytes(data))])
    data[at] ^= dice.choice((1, 2, 4, 0x20, 0x80))
    return f"letter in byte {at}"


@pytest.mark.parametrize(
    ("damage", "times"),
    [
        (_flip, many(25, 2000)),
        (_text, many(12, 1000)),
        (_zero_page, many(10, 200)),
        (_swap_pages, many(10, 200)),
        (_cut, many(10, 300)),
        (_noise, many(15, 400)),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
@pytest.mark.trial
def test_a_damaged_file_is_told_or_reads_exactly_as_it_was(
    tmp_path: Path, damage: Callable[[bytearray, random.Random], str], times: int
) -> None:
    path = full_copy(tmp_path)
    whole, truth, dice = path.read_bytes(), rows(path), random.Random(SEED)
    told = 0
    for _ in range(times):
        data = bytearray(whole)
        what = damage(data, dice)
        path.write_bytes(data)
        try:
            check(path, SCHEMA)
        except Trouble as trouble:
            told += 1
            assert sentence(trouble).endswith(".")
        else:
            assert _as_read(path) == truth, f"called whole with other content: {what} (seed {SEED})"
        assert path.read_bytes() == data, f"check wrote to the file: {what}"
    print(f"{damage.__name__[1:]}: {told} of {times} told, the others read exactly as they were")
    assert told


def _as_read(path: Path) -> dict[str, list]:
    with read_store(path, SCHEMA) as store:
        return {t: sorted(store._db.execute(f'SELECT * FROM "{t}"').fetchall(), key=repr) for t in tables(store._db)}


@pytest.mark.trial
def test_every_byte_of_the_header(tmp_path: Path) -> None:
    """Each of its hundred bytes (in short, each third) turned over: told, or of no consequence to what is read."""
    path = full_copy(tmp_path)
    whole, truth = path.read_bytes(), rows(path)
    for at in range(0, 100, many(3, 1)):
        data = bytearray(whole)
        data[at] ^= 0xFF
        path.write_bytes(data)
        try:
            open_session(path, found()).close()
            path.write_bytes(data)
            check(path, SCHEMA)
        except Trouble as trouble:
            assert sentence(trouble)
        else:
            assert _as_read(path) == truth, f"byte {at}"


@pytest.mark.parametrize("damage", [_flip, _text, _zero_page, _cut, _noise], ids=lambda value: value.__name__)
@pytest.mark.trial
def test_opening_a_damaged_file_gives_trouble_or_the_true_session(tmp_path: Path, damage) -> None:
    """And undo, tallies and the history of what did open may say no, but never break."""
    path = full_copy(tmp_path)
    whole, dice = path.read_bytes(), random.Random(SEED)
    desk = open_session(path, found())
    truth = {name: desk.session.all(table) for name, table in desk.session.tables.items()}
    desk.close()
    for _ in range(many(12, 200)):
        data = bytearray(whole)
        damage(data, dice)
        path.write_bytes(data)
        try:
            desk = open_session(path, found())
        except Trouble as trouble:
            assert sentence(trouble)
            continue
        try:
            assert {name: desk.session.all(table) for name, table in desk.session.tables.items()} == truth
            _use(desk)
        except Trouble as trouble:
            assert sentence(trouble)
        finally:
            try:
                desk.close()
            except Trouble as trouble:
                assert sentence(trouble)


def _use(desk) -> None:
    desk.history()
    desk.can_undo()
    desk.can_redo()
    for vote in votes(desk.session):
        desk.turnout(vote.key)
        desk.tally(vote.key)
        desk.cards(vote.key)


def test_a_copy_of_a_damaged_file_is_not_called_whole(tmp_path: Path) -> None:
    path = full_copy(tmp_path)
    with closing(plain(path)) as db:
        db.execute("UPDATE mark SET dots = dots + 1 WHERE ballot = (SELECT ballot FROM mark LIMIT 1)")
    desk = open_session(path, found())
    desk.save_copy(tmp_path / "copy.moot")
    desk.close()
    assert "damaged" in _told(tmp_path / "copy.moot")

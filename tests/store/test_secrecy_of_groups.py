"""What a closed file holds of slips, sheets, groups and ways in: nothing that tells one voter from another. And old files still open."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib import import_module
from math import sqrt
from pathlib import Path

from sqlite_utils import Database

from moothall.activities import found
from moothall.core.card_groups import hand_out
from moothall.core.votes import open_vote, options_of, reveal_vote
from moothall.desk import Desk
from moothall.desk.sessions import open_session
from moothall.store import check
from moothall.store.connection import APPLICATION_ID
from moothall.store.seals import reseal
from tests.store.sessions import SCHEMA, begin, draft_with, plain, tables, with_vote

OPTIONS = 4


def _keys(desk: Desk, vote: str) -> list[str]:
    return [o.key for o in options_of(desk.session, vote)]


def test_a_closed_file_has_no_slip_of_any_sort(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    vote = with_vote(desk, mode="live", concern=1)
    a, b, *_ = _keys(desk, vote)
    for card in range(1, 8):
        desk.cast(vote, {a: 1}, ("live", "booth", "paper")[card % 3], card, concerns={b: 1})
    for route in ("table", "wall", "hands"):
        desk.cast(vote, {a: 3}, route, 1)
    desk.spoil(vote, 8, "core.not_readable")
    ballots = [key for (key,) in desk._store._db.execute("SELECT ballot FROM slip")]
    assert len(ballots) == 11
    desk.close_vote(vote)
    desk.close()
    raw = desk.path.read_bytes()
    assert not any(key.encode() in raw for key in ballots)
    with closing(plain(desk.path)) as db:
        assert not db.execute("SELECT 1 FROM slip").fetchone()
        assert db.execute("SELECT count(*), sum(dots) FROM concern").fetchone() == (7, 7)
    check(desk.path, SCHEMA)


def test_groups_of_fewer_than_five_have_no_name_in_a_closed_file(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    vote = draft_with(desk, split_by="sector")
    ranges = [(1, 9, "Health"), (10, 18, "Council"), (19, 22, "Charities"), (23, 24, "Police")]
    desk.do(hand_out(desk.session, vote, ranges, desk.keys(4)))
    desk.do(open_vote(desk.session, vote, desk.now()))
    a, *_ = _keys(desk, vote)
    for card in range(1, 25):
        desk.cast(vote, {a: 1}, "paper", card)
    desk.cast(vote, {a: 3}, "table", 1)
    open_groups = dict(desk._store._db.execute("SELECT grp, count(*) FROM ballot GROUP BY grp").fetchall())
    assert open_groups["Police"] == 2, "while it is open a card has its group"
    desk.close_vote(vote)
    desk.close()
    with closing(plain(desk.path)) as db:
        groups = dict(db.execute("SELECT grp, count(*) FROM ballot WHERE route = 'paper' GROUP BY grp"))
        assert groups == {"Health": 9, "Council": 9, "": 6}
        assert dict(db.execute("SELECT grp, count(*) FROM ballot WHERE route = 'table' GROUP BY grp")) == {"": 1}


def test_the_only_one_at_the_booth_is_not_known_by_it(tmp_path: Path) -> None:
    """Card 1 alone comes by the booth and chooses option 1; by chance a ballot marked booth is that one in a quarter of all votes."""
    desk, right, votes = begin(tmp_path / "a.moot"), 0, 120
    for _ in range(votes):
        vote = with_vote(desk)
        for card, key in enumerate(_keys(desk, vote), 1):
            desk.cast(vote, {key: 1}, "booth" if card == 1 else "paper", card)
        desk.close_vote(vote)
        desk.do(reveal_vote(desk.session, vote))
        assert desk.turnout(vote).routes == {"booth": 1, "paper": 3}, "how many came by each way stays true"
        row = desk._store._db.execute(
            "SELECT o.number FROM ballot b JOIN mark m ON m.ballot = b.key JOIN vote_option o ON o.key = m.option "
            "WHERE b.vote = ? AND b.route = 'booth'",
            (vote,),
        ).fetchone()
        right += row[0] == 1
    desk.close()
    chance = votes / OPTIONS
    assert abs(right - chance) < 5 * sqrt(chance), f"{right} right, {chance} by chance"


def _turned_back(path: Path) -> set[str]:
    """Makes the file one of the first release, by its four migrations alone, with what those can hold. Its tables."""
    old = path.with_suffix(".old")
    with closing(sqlite3.connect(old, isolation_level=None)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("CREATE TABLE seal (name TEXT PRIMARY KEY, rows INTEGER NOT NULL, digest TEXT NOT NULL) STRICT")
        for name, _ in SCHEMA.sets:
            module, _, attribute = name.partition(":")
            getattr(import_module(module), attribute).apply(Database(db), stop_before="m005_one_engine")
        db.execute("ATTACH ? AS new", (str(path),))
        for table in set(tables(db)) - {"seal", "_sqlite_migrations", "card"}:
            columns = [c[1] for c in db.execute(f'PRAGMA main.table_info("{table}")')]
            names = ", ".join(f'"{c}"' for c in columns)
            db.execute(f'INSERT INTO main."{table}" ({names}) SELECT {names} FROM new."{table}"')
        db.execute("INSERT INTO card (vote, card, ballot) SELECT vote, number, ballot FROM new.slip WHERE sort = 'card'")
        reseal(db)
        migrated = db.execute("SELECT count(*) FROM main._sqlite_migrations").fetchone()[0]
        db.execute(f"PRAGMA user_version = {migrated}")
        held = set(tables(db))
    old.replace(path)
    return held


def test_a_file_of_the_first_release_opens_with_its_cards(tmp_path: Path) -> None:
    desk = begin(tmp_path / "new.moot")
    vote = with_vote(desk)
    keys = _keys(desk, vote)
    for card in (3, 7, 12):
        desk.cast(vote, {keys[card % OPTIONS]: 2}, "paper", card)
    desk.close()
    turned_back = _turned_back(desk.path)
    assert "card" in turned_back and "slip" not in turned_back
    opened = open_session(desk.path, found())
    assert dict(opened.cards(vote)) == {3: "paper", 7: "paper", 12: "paper"}
    opened.take_back(vote, 7)
    opened.cast(vote, {keys[0]: 1}, "booth", 7)
    opened.close_vote(vote)
    opened.do(reveal_vote(opened.session, vote))
    tally = opened.tally(vote)
    assert tally and {line.option.key: line.dots for line in tally.lines if line.dots} == {keys[3]: 2, keys[0]: 3}
    opened.close()
    check(desk.path, SCHEMA)

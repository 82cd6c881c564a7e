"""What a closed file holds of slips, sheets, groups and ways in: nothing that tells one voter from another. And old files still open."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib import import_module
from math import sqrt
from pathlib import Path

import pytest
from sqlite_utils import Database

from moothall.activities import found
from moothall.core.card_groups import hand_out
from moothall.core.errors import Trouble
from moothall.core.redaction import Audience
from moothall.core.votes import open_vote, options_of, reveal_vote
from moothall.desk import Desk
from moothall.desk.scale_library import ready_scale
from moothall.desk.sessions import open_session
from moothall.store import check
from moothall.store.checksums import rewrite_checksums
from moothall.store.connection import APPLICATION_ID
from moothall.voting.on_scale import scale_in
from tests.store.sessions import SCHEMA, begin, draft_with, plain, reopened, tables, with_vote

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


RANGES = [(1, 9, "Health"), (10, 18, "Council"), (19, 22, "Charities"), (23, 24, "Police")]
CROSSED = (
    "SELECT b.grp, o.number, count(*) FROM ballot b JOIN mark m ON m.ballot = b.key JOIN vote_option o ON o.key = m.option "
    "WHERE b.grp <> '' GROUP BY 1, 2"
)
"""What a curious person asks of the raw file: how each group voted."""


def _by_sector(desk: Desk) -> str:
    """An open vote: option 1 chosen by all, option 2 by 7 of Health and 6 of Council, option 3 by 2 and 3, option 4 by one."""
    vote = draft_with(desk, split_by="sector", budget=None)
    desk.do(hand_out(desk.session, vote, RANGES, desk.keys(4)))
    desk.do(open_vote(desk.session, vote, desk.now()))
    a, b, c, d = _keys(desk, vote)
    for card in range(1, 25):
        second = b if card <= 7 or 10 <= card <= 15 else d if card == 16 else c
        desk.cast(vote, {a: 1, second: 1}, "paper", card)
    return vote


def test_a_closed_file_holds_nothing_of_its_groups_but_what_may_be_shown(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    vote = _by_sector(desk)
    names = [name for _, _, name in RANGES]
    crossed = desk._store._db.execute(CROSSED).fetchall()
    assert {group for group, _, n in crossed if n < 5} == set(names), "while it is open everything is there"
    desk.close_vote(vote)
    assert desk.split(vote) is None, "not before it is revealed"
    desk.do(reveal_vote(desk.session, vote))
    split = desk.split(vote)
    assert split is not None
    assert split.ballots == {"Health": 9, "Council": 9, "": 6}
    desk.close()
    with closing(plain(desk.path)) as db:
        assert db.execute(CROSSED).fetchall() == []
        assert db.execute("SELECT DISTINCT grp FROM ballot").fetchall() == [("",)]
        kept = {(option, name): n for name, option, n in db.execute("SELECT name, option, voters FROM split_cell")}
        # Besides the cells that may be shown, a group's name stands only where cards were given out.
        whole = {name for name in tables(db) for row in db.execute(f'SELECT * FROM "{name}"') if any(str(v) == "Health" for v in row)}
        assert whole == {"card_group", "split_group", "split_cell"}
        assert all(n >= 5 for n in kept.values())
    shown = {(o, g): n for o, row in split.voters.items() for g, n in row.items() if n is not None}
    assert kept == shown
    assert len(shown) > 2
    check(desk.path, SCHEMA)
    again = open_session(desk.path, found())
    assert again.split(vote) == split
    again.close()


def test_a_copy_of_an_open_vote_has_no_groups(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    vote = _by_sector(desk)
    copy = tmp_path / "copy.moot"
    desk.save_copy(copy)
    with closing(plain(copy)) as db:
        assert db.execute(CROSSED).fetchall() == []
        assert db.execute("SELECT count(*) FROM ballot").fetchone() == (24,)
    check(copy, SCHEMA)
    twin = open_session(copy, found())
    twin.close_vote(vote)
    twin.do(reveal_vote(twin.session, vote))
    assert twin.split(vote) is None
    twin.close()
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
    assert desk.split(vote) is not None, "the session itself still had them"
    desk.close()


def test_a_copy_of_damaged_ballots_is_not_called_whole(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    _by_sector(desk)
    desk._store._db.execute("UPDATE ballot SET reason = 'other' WHERE grp = 'Police'")
    desk.save_copy(tmp_path / "copy.moot")
    desk.close()
    with pytest.raises(Trouble, match="damaged"):
        check(tmp_path / "copy.moot", SCHEMA)


def test_a_vote_that_starts_again_forgets_what_was_kept(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    vote = _by_sector(desk)
    desk.close_vote(vote)
    assert desk._store._db.execute("SELECT 1 FROM split_cell").fetchone()
    desk.reopen_vote(vote)
    assert not desk._store._db.execute("SELECT 1 FROM split_cell UNION ALL SELECT 1 FROM split_group").fetchone()
    desk.close()
    check(desk.path, SCHEMA)


def test_a_sheet_among_the_ballots_leaves_nothing_to_split(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    vote = _by_sector(desk)
    desk.cast(vote, {_keys(desk, vote)[0]: 3}, "table", 1)
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
    assert desk.split(vote) is None
    assert not desk._store._db.execute("SELECT 1 FROM split_group").fetchone()
    desk.close()


def test_a_round_that_closes_first_is_known_to_the_one_that_closes_last(tmp_path: Path) -> None:
    """The second round is closed while the first is still open: what it withheld the first withholds too."""
    desk = begin(tmp_path / "a.moot")
    first = _by_sector(desk)
    second = draft_with(desk, split_by="sector", budget=None, round_of=first)
    desk.do(hand_out(desk.session, second, RANGES, desk.keys(4)))
    desk.do(open_vote(desk.session, second, desk.now()))
    keys = _keys(desk, second)
    for card in range(1, 25):
        desk.cast(second, {keys[0]: 1}, "paper", card)
    for vote in (second, first):
        desk.close_vote(vote)
        desk.do(reveal_vote(desk.session, vote))
    late, early = desk.split(first), desk.split(second)
    assert late is not None
    assert early is not None
    assert all(n is None for n in early.voters[keys[1]].values()), "nobody chose it, so it has no cells"
    assert all(n is None for n in late.voters[_keys(desk, first)[1]].values())
    assert any(n is not None for n in late.voters[_keys(desk, first)[0]].values())
    desk.close()


# ── ways in ─────────────────────────────────────────────────────────────────────────────────────────────────────────


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


def turned_back(path: Path) -> set[str]:
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
        rewrite_checksums(db)
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
    held = turned_back(desk.path)
    assert "card" in held and "slip" not in held
    opened = open_session(desk.path, found())
    assert opened.brought_up_to_date
    assert dict(opened.cards(vote)) == {3: "paper", 7: "paper", 12: "paper"}
    opened.take_back(vote, 7)
    opened.cast(vote, {keys[0]: 1}, "booth", 7)
    opened.close_vote(vote)
    opened.do(reveal_vote(opened.session, vote))
    tally = opened.tally(vote)
    assert tally and {line.option.key: line.dots for line in tally.lines if line.dots} == {keys[3]: 2, keys[0]: 3}
    opened = reopened(opened)
    assert not opened.brought_up_to_date, "once is enough"
    opened.close()
    check(desk.path, SCHEMA)


@pytest.mark.parametrize(("kind", "counted"), [("rated", "at the top"), ("ordinal", "first"), ("ranked", "any")])
def test_ratings_and_orders_are_split_by_who_is_for_an_option(tmp_path: Path, kind: str, counted: str) -> None:
    """Counted by hand from what each card says: of a seven-point scale the upper two, of an order its first place, of weights any."""
    desk = begin(tmp_path / "a.moot")
    scale, adding = scale_in(desk.session, ready_scale("one-to-seven"), desk.keys(8))
    desk.do(adding)
    rule = {"rated": {"cap": 7, "scale": scale}, "ordinal": {"cap": None}, "ranked": {"cap": None, "weights": "3,2,1"}}[kind]
    vote = draft_with(desk, kind=kind, options=3, split_by="sector", budget=None, **rule)
    desk.do(hand_out(desk.session, vote, [(1, 9, "Health"), (10, 18, "Council")], desk.keys(2)))
    desk.do(open_vote(desk.session, vote, desk.now()))
    a, b, c = _keys(desk, vote)
    for card in range(1, 19):
        # Three ways to answer, 6 cards each, spread evenly over both groups.
        marks = {
            "rated": ({a: 7, b: 6, c: 1}, {a: 6, b: 5, c: 2}, {a: 6, b: 7, c: 4}),
            "ordinal": ({a: 1, b: 2, c: 3}, {a: 1, b: 2}, {a: 2, c: 5}),
            "ranked": ({a: 3, b: 2, c: 1}, {a: 3, b: 2, c: 1}, {b: 3, a: 2, c: 1}),
        }[kind][card % 3]
        desk.cast(vote, marks, "paper", card)
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
    split = desk.split(vote)
    assert split is not None and dict(split.ballots) == {"Health": 9, "Council": 9}
    assert {key: dict(row) for key, row in split.voters.items()} == {
        "at the top": {a: {"Health": 9, "Council": 9}, b: {"Health": 6, "Council": 6}, c: {"Health": None, "Council": None}},
        "first": {a: {"Health": 9, "Council": 9}, b: {"Health": None, "Council": None}, c: {"Health": None, "Council": None}},
        "any": {key: {"Health": 9, "Council": 9} for key in (a, b, c)},
    }[counted]
    table = next(v for v in desk.copy_for(Audience()).votes).split
    desk.close()
    assert table is not None and table.counts == {"rated": "tops", "ordinal": "firsts", "ranked": "voters"}[kind]

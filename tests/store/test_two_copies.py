"""Two copies saved around one card, or a copy and the file, don't tell which ballot is that card's; one made by itself has none of them.

The attack takes two files and looks for ballots that one has and the other hasn't, by their keys.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.votes import VOTES, open_vote, options_of
from moothall.desk import Desk
from moothall.desk.sessions import open_session
from moothall.store import check
from tests.store.sessions import SCHEMA, begin, plain, rows, with_vote
from tests.trials import many

CARDS = 12
SEED = 20261130


def _ballots(path: Path) -> dict[str, tuple[tuple[str, int], ...]]:
    """What each ballot says, by its key."""
    with closing(plain(path)) as db:
        keys = [key for (key,) in db.execute("SELECT key FROM ballot")]
        said = "SELECT option, dots FROM mark WHERE ballot = ? UNION ALL SELECT option, -dots FROM concern WHERE ballot = ? ORDER BY 1, 2"
        return {key: tuple(db.execute(said, (key, key))) for key in keys}


def _voting(desk: Desk) -> tuple[str, list[str]]:
    vote = with_vote(desk, concern=1)
    options = [o.key for o in options_of(desk.session, vote)]
    for card in range(1, CARDS + 1):
        desk.cast(vote, {options[card % 4]: 2}, "booth" if card == 3 else "paper", card, concerns={options[(card + 1) % 4]: 1})
    return vote, options


def _around_one_card(desk: Desk, save) -> tuple[Path, Path]:
    before, after = desk.path.with_name("before.moot"), desk.path.with_name("after.moot")
    vote, options = _voting(desk)
    save(before)
    desk.cast(vote, {options[3]: 1}, "paper", 40)
    save(after)
    return before, after


def test_two_copies_around_a_card_have_no_key_in_common(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    one, two = (_ballots(path) for path in _around_one_card(desk, desk.save_copy))
    mine = {key for (key,) in desk._store._db.execute("SELECT key FROM ballot")}
    assert len(one) == CARDS and len(two) == len(mine) == CARDS + 1
    assert not one.keys() & two.keys() and not mine & (one.keys() | two.keys())
    # The same ballots all the same: only what they are called has changed. What this leaves to be told, docs/privacy.md says.
    assert len(set(two.values()) - set(one.values())) == 1
    desk.close()


@pytest.mark.trial
def test_however_often_two_are_saved_no_key_tells(tmp_path: Path) -> None:
    """Rounds of any size, copies by hand and by themselves, around a card that came, was changed or was taken back."""
    desk, told = begin(tmp_path / "a.moot"), Counter[str]()
    before, after = tmp_path / "before.moot", tmp_path / "after.moot"
    for n in range(many(6, 400)):
        dice = random.Random(SEED + n)
        vote, by_itself, act = with_vote(desk), dice.random() < 0.5, dice.choice(("came", "changed", "taken back"))
        options = [o.key for o in options_of(desk.session, vote)]
        for card in range(1, dice.randint(3, 30)):
            desk.cast(vote, {dice.choice(options): 2}, "paper", card)
        desk.save_copy(before, by_itself=by_itself)
        if act != "came":
            desk.take_back(vote, 1)
        if act != "taken back":
            desk.cast(vote, {dice.choice(options): 1}, "paper", 1 if act == "changed" else 99)
        desk.save_copy(after, by_itself=by_itself)
        one, two, mine = (_keys(path, vote) for path in (before, after, desk._store._db))
        assert not (one & two or one & mine or two & mine), f"trial {n}, of seed {SEED}"
        assert bool(one or two) != by_itself, f"trial {n}, of seed {SEED}"
        told[f"{'by itself' if by_itself else 'by hand'}, {act}"] += 1
        desk.close_vote(vote)
    print(dict(told))
    desk.close()


def _keys(of: Path | sqlite3.Connection, vote: str) -> set[str]:
    if isinstance(of, Path):
        with closing(plain(of)) as db:
            return _keys(db, vote)
    return {key for (key,) in of.execute("SELECT key FROM ballot WHERE vote = ?", (vote,))}


def test_the_attack_succeeds_on_copies_of_the_system_s_own(tmp_path: Path) -> None:
    """The control: copied byte by byte, the one new key is the card's ballot."""
    desk = begin(tmp_path / "a.moot")

    def save(to: Path) -> None:
        desk._store._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(desk.path, to)

    one, two = (_ballots(path) for path in _around_one_card(desk, save))
    new = two.keys() - one.keys()
    assert len(new) == 1 and [dots for _, dots in two[new.pop()]] == [1]
    desk.close()


def test_a_copy_made_by_itself_has_no_ballot_of_an_open_round(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    closed, _ = _voting(desk)
    desk.close_vote(closed)
    one, two = _around_one_card(desk, lambda to: desk.save_copy(to, by_itself=True))
    vote = next(v.key for v in desk.session.all(VOTES) if v.state == "open")
    assert _ballots(one) == _ballots(two) and len(_ballots(two)) == CARDS, "the closed vote's alone"
    raw = two.read_bytes()
    assert not [key for (key,) in desk._store._db.execute("SELECT key FROM ballot WHERE vote = ?", (vote,)) if key.encode() in raw]
    check(one, SCHEMA)
    # Nothing else tells the two apart either: neither a counter nor a number of rows.
    assert {t: len(r) for t, r in rows(one).items()} == {t: len(r) for t, r in rows(two).items()}
    assert desk.turnout(vote).ballots == CARDS + 1 and desk.session.get(VOTES, vote).state == "open"
    desk.close()


def test_opened_from_it_that_round_is_held_again(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    vote, _ = _voting(desk)
    desk.save_copy(tmp_path / "stick.moot", by_itself=True)
    assert desk.rounds_left_out == 0
    desk.close()
    twin = open_session(tmp_path / "stick.moot", found())
    assert twin.rounds_left_out == 1
    assert twin.session.get(VOTES, vote).state == "draft" and twin.turnout(vote).ballots == 0
    assert twin.can_undo() is None, "what was taken out can't be had back"
    twin.do(open_vote(twin.session, vote, twin.now()))
    assert twin.rounds_left_out == 0
    twin.cast(vote, {options_of(twin.session, vote)[0].key: 1}, "paper", 1)
    twin.close_vote(vote)
    assert twin.turnout(vote).ballots == 1
    twin.close()


@pytest.mark.parametrize("by_itself", [False, True])
def test_without_an_open_round_a_copy_is_the_whole_file(tmp_path: Path, by_itself: bool) -> None:
    desk = begin(tmp_path / "a.moot")
    vote, _ = _voting(desk)
    desk.close_vote(vote)
    desk.save_copy(tmp_path / "copy.moot", by_itself=by_itself)
    desk.close()
    kept = {name: table for name, table in rows(desk.path).items() if name != "stamp"}
    assert kept == {name: table for name, table in rows(tmp_path / "copy.moot").items() if name != "stamp"}

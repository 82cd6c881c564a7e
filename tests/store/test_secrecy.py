"""After a vote is closed nothing ties a ballot to its card: not the file, its history, its log, a copy, nor the order of anything.

An attacker has the closed file and knows in which order the cards came in. He may do no better than guessing, and the same attack
must succeed on files where the cards were not forgotten: else the attack proves nothing.
"""

from __future__ import annotations

import re
import shutil
import signal
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from math import sqrt
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.errors import Trouble
from moothall.core.votes import close_vote, options_of
from moothall.desk import Desk
from moothall.desk.sessions import open_session
from moothall.store import check
from tests import forked
from tests.store.disks import fill_up, small_disk
from tests.store.sessions import SCHEMA, begin, beside, plain, reopened, with_vote
from tests.trials import many

CARDS = 60


def _vote_with_ballots(desk: Desk, cards: int = CARDS) -> tuple[str, set[str]]:
    """The vote, and the keys its ballots have while it is open."""
    vote = with_vote(desk)
    options = [o.key for o in options_of(desk.session, vote)]
    for card in range(1, cards + 1):
        desk.cast(vote, {options[card % 4]: 2, options[(card + 1) % 4]: 1 + card % 2}, "paper", card)
    keys = {key for (key,) in desk._store._db.execute("SELECT ballot FROM slip WHERE vote = ?", (vote,))}
    assert len(keys) == cards
    return vote, keys


def _found(folder: Path, keys: Iterable[str]) -> dict[str, int]:
    """Files under `folder` that hold any of the keys, in any state."""
    pattern = re.compile(b"|".join(k.encode() for k in keys))
    return {p.name: hits for p in folder.rglob("*") if p.is_file() and (hits := len(pattern.findall(p.read_bytes())))}


def test_closing_removes_every_trace_at_once(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    vote, keys = _vote_with_ballots(desk)
    assert _found(tmp_path, keys), "the search finds nothing even while they are there"
    before = desk._store.ledger.turnout(vote)
    desk.close_vote(vote)
    assert not _found(tmp_path, keys), "while the app is still open"
    assert desk.turnout(vote) == before
    assert not desk.cards(vote)
    assert vote not in str([line.about for line in desk.history()])
    desk.close()
    assert not _found(tmp_path, keys)
    with closing(plain(desk.path)) as db:
        assert not db.execute("SELECT 1 FROM slip").fetchone()
        assert not db.execute("SELECT 1 FROM history WHERE instr(changes, ?)", (vote,)).fetchone()
    check(desk.path, SCHEMA)


def test_taking_a_ballot_back_leaves_no_trace_once_closed(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    vote, keys = _vote_with_ballots(desk, 12)
    for card in range(1, 7):
        desk.take_back(vote, card)
    desk.close_vote(vote)
    assert desk.turnout(vote).ballots == 6
    desk.close()
    assert not _found(tmp_path, keys)


KILLED_BEFORE_THE_SCRUB = """
import os, sys
from pathlib import Path
from tests.store.sessions import begin
from tests.store.test_secrecy import _vote_with_ballots
desk = begin(Path(sys.argv[1]))
vote, keys = _vote_with_ballots(desk)
desk._store.finish_chores = lambda: os.kill(os.getpid(), 9)
print("\\n".join(keys), flush=True)
desk.close_vote(vote)
"""


def test_a_crash_between_closing_and_clearing_is_made_good_on_opening(tmp_path: Path) -> None:
    path = tmp_path / "a.moot"
    done = forked.run(KILLED_BEFORE_THE_SCRUB, path)
    assert done.returncode == -signal.SIGKILL, done.stderr
    keys = done.stdout.split()
    assert len(keys) == CARDS
    assert _found(tmp_path, keys), "the kill came too late to test anything"
    desk = open_session(path, found())
    assert not _found(tmp_path, keys)
    desk.close()
    assert not _found(tmp_path, keys)
    assert beside(path) == ["a.moot"]
    with closing(plain(path)) as db:
        assert not db.execute("SELECT 1 FROM chore").fetchone()
    check(path, SCHEMA)


def test_a_disk_too_full_to_clear_is_told_and_cleared_later(tmp_path: Path) -> None:
    with small_disk(tmp_path, 4096) as disk:
        desk = begin(disk / "a.moot")
        vote, keys = _vote_with_ballots(desk)
        ballast = fill_up(disk, leave=120 * 1024)
        with pytest.raises(Trouble, match=r"desk\.scrub_later"):
            desk.close_vote(vote)
        assert desk.session.tables and desk.turnout(vote).ballots == CARDS
        ballast.unlink()
        desk = reopened(desk)
        assert not _found(disk, keys)
        assert desk.turnout(vote).ballots == CARDS
        desk.close()
        check(desk.path, SCHEMA)


def test_copies_never_held_the_cards(tmp_path: Path) -> None:
    (tmp_path / "copies").mkdir()
    desk = begin(tmp_path / "a.moot")
    vote, _ = _vote_with_ballots(desk)
    copy = tmp_path / "copies" / "open.moot"
    desk.save_copy(copy)
    with closing(plain(copy)) as db:
        assert not db.execute("SELECT 1 FROM slip").fetchone()
        keys = [k for (k,) in db.execute("SELECT key FROM ballot")]
    raw = copy.read_bytes()
    # Each key stands in the file for its ballot and its two marks, each with an index entry, and for no card beside them.
    assert all(raw.count(key.encode()) == 6 for key in keys)
    check(copy, SCHEMA)
    desk.close_vote(vote)
    desk.close()
    assert not _found(tmp_path / "a.moot", keys)
    twin = open_session(copy, found())
    with pytest.raises(Exception, match=r"cards_stayed_behind"):
        twin.cast(vote, {}, "paper", 1)
    twin.close_vote(vote)
    assert twin.turnout(vote).ballots == CARDS
    twin.close()


# ── the attack ──────────────────────────────────────────────────────────────────────────────────────────────────────

VOTES, VOTERS = many(60, 600), 5


def _by_card_table(db, raw: bytes, vote: str) -> list[str]:
    return [ballot for (ballot,) in db.execute("SELECT ballot FROM slip WHERE vote = ? ORDER BY number", (vote,))]


def _by_key(db, raw: bytes, vote: str) -> list[str]:
    return [key for (key,) in db.execute("SELECT key FROM ballot WHERE vote = ? ORDER BY key", (vote,))]


def _by_scan(db, raw: bytes, vote: str) -> list[str]:
    return [key for (key,) in db.execute("SELECT key FROM ballot NOT INDEXED WHERE vote = ?", (vote,))]


def _by_marks(db, raw: bytes, vote: str) -> list[str]:
    """As the table lies. Its index lies by option, which tells what was chosen and not when."""
    mine = set(_by_key(db, raw, vote))
    return list(dict.fromkeys(b for (b,) in db.execute("SELECT ballot FROM mark WHERE ballot > ''") if b in mine))


def _by_first_byte(db, raw: bytes, vote: str) -> list[str]:
    """Where they lie on the disk: SQLite puts later rows of a page before earlier ones."""
    return sorted(_by_key(db, raw, vote), key=lambda k: raw.find(k.encode()))


def _by_last_byte(db, raw: bytes, vote: str) -> list[str]:
    return sorted(_by_key(db, raw, vote), key=lambda k: raw.rfind(k.encode()))


GUESSES = (_by_card_table, _by_key, _by_scan, _by_marks, _by_first_byte, _by_last_byte)


def _hits(path: Path, vote: str) -> dict[str, int]:
    """For each way of guessing, forwards and backwards: how many ballots it laid at the right card's door."""
    raw, hits = path.read_bytes(), {}
    with closing(plain(path)) as db:
        chosen = dict(db.execute("SELECT m.ballot, o.number FROM mark m JOIN vote_option o ON o.key = m.option"))
        for guess in GUESSES:
            order = [chosen[key] for key in guess(db, raw, vote)]
            for way, numbers in (("", order), (" backwards", order[::-1])):
                hits[guess.__name__[1:] + way] = sum(n == card for card, n in enumerate(numbers, 1))
    return hits


def _many_votes(folder: Path, close: Callable[[Desk, str], object]) -> Counter[str]:
    """Small votes, each in a file of its own, in which card n chooses option n, cast in the order of the cards."""
    desk = begin(folder / "begun.moot")
    vote = with_vote(desk, options=VOTERS)
    options = options_of(desk.session, vote)
    desk.close()
    hits: Counter[str] = Counter()
    for _ in range(VOTES):
        desk = open_session(Path(shutil.copy(folder / "begun.moot", folder / "a.moot")), found())
        for card, option in enumerate(options, 1):
            desk.cast(vote, {option.key: 1}, "paper", card)
        close(desk, vote)
        desk.close()
        hits.update(_hits(folder / "a.moot", vote))
    return hits


# By chance one ballot of each vote is guessed right, with a variance of one.
CHANCE, SPREAD = VOTES, sqrt(VOTES)


@pytest.mark.trial
def test_an_attacker_with_the_file_does_no_better_than_chance(tmp_path: Path) -> None:
    hits = _many_votes(tmp_path, lambda desk, vote: desk.close_vote(vote))
    print(f"right by chance {CHANCE} of {VOTES * VOTERS}; by attack {dict(hits)}")
    assert hits.pop("by_card_table") == hits.pop("by_card_table backwards") == 0
    assert all(abs(n - CHANCE) < 5 * SPREAD for n in hits.values()), hits


def _only_say_closed(desk: Desk, vote: str) -> None:
    """The control: closed without forgetting anything."""
    step = close_vote(desk.session, vote, desk.now(), 0)
    desk._store.commit(step, desk.now())
    desk.session.apply(step)


def _only_drop_the_cards(desk: Desk, vote: str) -> None:
    """The second control: the card table is emptied, but ballots stay where they were put."""
    step = close_vote(desk.session, vote, desk.now(), 0)
    ledger = desk._store.ledger
    with desk._store.joined_commit(step, desk.now()):
        ledger._erase("slip", "vote = ?", (vote,))
    desk.session.apply(step)


@pytest.mark.parametrize(
    ("close", "by"),
    [(_only_say_closed, "by_card_table"), (_only_drop_the_cards, "by_first_byte backwards")],
    ids=["kept cards", "kept places"],
)
@pytest.mark.trial
def test_the_attack_succeeds_where_cards_are_not_forgotten(tmp_path: Path, close, by: str) -> None:
    hits = _many_votes(tmp_path, close)
    print(f"right by chance {CHANCE} of {VOTES * VOTERS}; by attack {dict(hits)}")
    assert hits[by] > CHANCE + 10 * SPREAD, hits

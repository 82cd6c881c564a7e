"""What counting costs: the tally of a large vote over one pass of plain sqlite3 over the same rows, and orders of preference."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

from moothall.core.ballot_marking import COUNTED
from moothall.core.votes import VOTES, options_of
from moothall.desk import Desk
from tests.bench.ratios import Ratio, beside
from tests.store.sessions import begin, with_vote

BALLOTS, OPTIONS, DOTS_EACH = 40_000, 25, 5
SEED = 20261105


def tallies(folder: Path) -> Iterator[Ratio]:
    """Dots counted, with voters, spread, spoiled and short ones; each over a floor that does no more than look at every row."""
    desk = begin(folder / "tally.moot")
    vote = voted(desk)
    record, options = desk.session.get(VOTES, vote), options_of(desk.session, vote)
    name = f"tally of {BALLOTS:,} ballots, {OPTIONS} options"
    with closing(sqlite3.connect(folder / "plain.db")) as plain:
        copy_rows(desk, plain)
        for floor, sql in FLOORS.items():
            yield beside(name, lambda: desk._store.ledger.tally(record, options), floor, lambda sql=sql: plain.execute(sql).fetchall(), 15)
    desk.close()


FLOORS = {
    "every row fetched by plain sqlite3": "SELECT ballot, option, dots FROM mark",
    "grouped by option by plain sqlite3": "SELECT option, sum(dots), count(*) FROM mark GROUP BY option",
}


def voted(desk: Desk) -> str:
    """A vote with as many ballots as a town casts, none of them typed: straight into the ledger."""
    vote = with_vote(desk, options=OPTIONS, budget=DOTS_EACH, cap=2)
    keys, dice = [o.key for o in options_of(desk.session, vote)], Random(SEED)
    with desk._store.transaction():
        for card in range(1, BALLOTS + 1):
            marks = {key: dice.choice((1, 1, 2)) for key in dice.sample(keys, 3)}
            desk._store.ledger.put(vote, desk.key(), "paper", marks, COUNTED, card)
    return vote


def copy_rows(desk: Desk, plain: sqlite3.Connection) -> None:
    plain.execute("CREATE TABLE mark (ballot TEXT, option TEXT, dots INTEGER)")
    rows = desk._store._db.execute("SELECT ballot, option, dots FROM mark").fetchall()
    plain.executemany("INSERT INTO mark VALUES (?, ?, ?)", rows)
    plain.commit()


def orders(folder: Path) -> Iterator[Ratio]:
    """A vote by order of preference, all four ways; where no two people agree, nothing can be counted together."""
    desk = begin(folder / "orders.moot")
    vote = with_vote(desk, options=OPTIONS, kind="ordinal", budget=DOTS_EACH, cap=None)
    record, options = desk.session.get(VOTES, vote), options_of(desk.session, vote)
    dice = Random(SEED)
    with desk._store.transaction():
        for _ in range(BALLOTS):
            marks = {o.key: place for place, o in enumerate(dice.sample(options, DOTS_EACH), 1)}
            desk._store.ledger.put(vote, desk.key(), "import", marks, COUNTED)
    name = f"{BALLOTS:,} orders of {DOTS_EACH} of {OPTIONS} options, counted four ways"
    with closing(sqlite3.connect(folder / "plain orders.db")) as plain:
        copy_rows(desk, plain)
        floor, sql = next(iter(FLOORS.items()))
        yield beside(name, lambda: desk._store.ledger.tally(record, options), floor, lambda: plain.execute(sql).fetchall(), 3, warm=1)
    desk.close()

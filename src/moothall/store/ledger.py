"""Ballots in the file. Knows which card has voted only while a vote is open, and when no ballot came.

Nothing here is a Step: a ballot has no history and no undo. What closes a vote rewrites its ballots under fresh keys in a shuffled
order and removes every card number, in the transaction that closes it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from random import SystemRandom
from typing import Any

from moothall.core.ballots import Judgement, Line, Marks, Spoiled, Tally, Turnout, in_order
from moothall.core.refused import Refused
from moothall.core.votes import Option, Vote
from moothall.store.seals import Seals
from moothall.store.trouble import reading

COUNTING_NOBODY = frozenset({"table", "wall", "hands"})
"""Ways in that give dots but no people behind them."""


class Ledger:
    """The ballots of every vote in one open file. Writing methods must run inside the store's transaction."""

    def __init__(self, path: Path, connection: sqlite3.Connection, seals: Seals) -> None:
        self.path = path
        self._db = connection
        self._seals = seals

    # reading

    @reading
    def turnout(self, vote: str) -> Turnout:
        """How many ballots are in and by which way; spoiled ones are not."""
        rows = self._db.execute("SELECT route, count(*) FROM ballot WHERE vote = ? AND state <> 'spoiled' GROUP BY route", (vote,))
        routes = dict(rows.fetchall())
        return Turnout(sum(routes.values()), routes)

    @reading
    def cards(self, vote: str) -> dict[int, str]:
        """The cards that have voted, each with the way it came. Empty once the vote is closed."""
        rows = self._db.execute("SELECT c.card, b.route FROM card c JOIN ballot b ON b.key = c.ballot WHERE c.vote = ?", (vote,))
        return dict(sorted(rows.fetchall()))

    @reading
    def dots_of(self, vote: str, card: int) -> dict[str, int]:
        """A card's marks while the vote is open, for the person holding it."""
        rows = self._db.execute(
            "SELECT m.option, m.dots FROM card c JOIN mark m ON m.ballot = c.ballot WHERE c.vote = ? AND c.card = ?", (vote, card)
        )
        return dict(rows.fetchall())

    @reading
    def tally(self, vote: Vote, options: Iterable[Option]) -> Tally:
        """Count the marks. Whether anyone may see it is the desk's to say."""
        rows = self._db.execute(
            "SELECT m.option, sum(m.dots), count(*) FROM ballot b JOIN mark m ON m.ballot = b.key "
            "WHERE b.vote = ? AND b.state <> 'spoiled' GROUP BY m.option",
            (vote.key,),
        )
        counts = {option: (dots, voters) for option, dots, voters in rows}
        turnout = self.turnout(vote.key)
        people = not COUNTING_NOBODY & turnout.routes.keys()
        lines = (Line(o, *_voters(counts.get(o.key, (0, 0)), people)) for o in options)
        listed = self._listed(vote.key)
        states = Counter(s.state for s in listed)
        return Tally(
            vote, turnout.ballots, states["short"], states["spoiled"], self._blank(vote.key), turnout.routes, in_order(lines), listed
        )

    def _listed(self, vote: str) -> tuple[Spoiled, ...]:
        rows = self._db.execute(
            "SELECT state, reason, facts FROM ballot WHERE vote = ? AND state <> 'counted' ORDER BY state, reason, facts", (vote,)
        )
        return tuple(Spoiled(state, reason, json.loads(facts)) for state, reason, facts in rows)

    def _blank(self, vote: str) -> int:
        found = self._db.execute(
            "SELECT count(*) FROM ballot b WHERE b.vote = ? AND b.state <> 'spoiled' "
            "AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.ballot = b.key)",
            (vote,),
        ).fetchone()
        return int(found[0])

    # writing

    def put(self, vote: str, key: str, route: str, marks: Marks, verdict: Judgement, card: int | None = None) -> None:
        """Add one ballot. Refused when the card has voted already."""
        if card is not None and self._ballot_of(vote, card):
            raise Refused("core.card_used", card=card)
        self._insert(vote, key, route, marks, verdict.state, verdict.reason, json.dumps(dict(verdict.facts), sort_keys=True))
        if card is not None:
            self._write("INSERT INTO card (vote, card, ballot) VALUES (?, ?, ?)", "card", (vote, card, key))

    def take_back(self, vote: str, card: int) -> str:
        """Remove a card's ballot whole; its way in. Refused when the card has not voted."""
        key = self._ballot_of(vote, card)
        if key is None:
            raise Refused("core.card_not_in", card=card)
        route = str(self._db.execute("SELECT route FROM ballot WHERE key = ?", (key,)).fetchone()[0])
        self._erase("card", "vote = ? AND card = ?", (vote, card))
        self._erase("mark", "ballot = ?", (key,))
        self._erase("ballot", "key = ?", (key,))
        return route

    def clear(self, vote: str) -> None:
        """Remove every ballot of a vote: it starts again."""
        self._erase("card", "vote = ?", (vote,))
        self._erase("mark", "ballot IN (SELECT key FROM ballot WHERE vote = ?)", (vote,))
        self._erase("ballot", "vote = ?", (vote,))

    def forget_cards(self, vote: str, fresh: Callable[[], str]) -> None:
        """Rewrite a vote's ballots so that nothing ties one to a card: new random keys, and the cards gone."""
        ballots = self._db.execute("SELECT key, route, state, reason, facts FROM ballot WHERE vote = ?", (vote,)).fetchall()
        marks: dict[str, dict[str, int]] = defaultdict(dict)
        rows = self._db.execute("SELECT ballot, option, dots FROM mark WHERE ballot IN (SELECT key FROM ballot WHERE vote = ?)", (vote,))
        for ballot, option, dots in rows:
            marks[ballot][option] = dots
        self.clear(vote)
        SystemRandom().shuffle(ballots)
        for key, *rest in ballots:
            self._insert(vote, fresh(), rest[0], marks[key], *rest[1:])

    # one row at a time

    def _ballot_of(self, vote: str, card: int) -> str | None:
        found = self._db.execute("SELECT ballot FROM card WHERE vote = ? AND card = ?", (vote, card)).fetchone()
        return str(found[0]) if found else None

    def _insert(self, vote: str, key: str, route: str, marks: Mapping[str, int], state: str, reason: str, facts: str) -> None:
        sql = "INSERT INTO ballot (key, vote, route, state, reason, facts) VALUES (?, ?, ?, ?, ?, ?)"
        self._write(sql, "ballot", (key, vote, route, state, reason, facts))
        for option, dots in marks.items():
            self._write("INSERT INTO mark (ballot, option, dots) VALUES (?, ?, ?)", "mark", (key, option, dots))

    def _write(self, sql: str, table: str, row: tuple[Any, ...]) -> None:
        self._db.execute(sql, row)
        self._seals.add(table, row)

    def _erase(self, table: str, where: str, values: tuple[Any, ...]) -> None:
        """`table` and `where` are this module's own words, never people's."""
        for row in self._db.execute(f"SELECT * FROM {table} WHERE {where}", values).fetchall():
            self._seals.remove(table, row)
        self._db.execute(f"DELETE FROM {table} WHERE {where}", values)


def _voters(count: tuple[int, int], people: bool) -> tuple[int, int | None]:
    dots, voters = count
    return dots, voters if people else None

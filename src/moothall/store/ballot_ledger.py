"""Ballots in the file. Knows which card has voted only while a vote is open, and when no ballot came.

Nothing here is a Step: a ballot has no history and no undo. What closes a vote rewrites its ballots under fresh keys in a shuffled
order and removes every card number and every group, in the transaction that closes it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from random import SystemRandom
from typing import Any

from moothall.core.ballot_marking import Judgement, Marks
from moothall.core.ballots import COUNTING_NOBODY, REPLACED, SLIPS, BallotLine, Spoiled, Tally, Turnout, by_order, in_order
from moothall.core.errors import Refused, Trouble
from moothall.core.import_step import ImportedBallot
from moothall.core.preference_orders import orders_of, outcome
from moothall.core.vote_kinds import kind_of
from moothall.core.vote_splits import Split
from moothall.core.votes import Option, Vote
from moothall.store.checksums import Checksums
from moothall.store.error_words import reading

Groups = dict[str, dict[str, int]]
"""Voters by option, by group."""
Whole = tuple[tuple[Any, ...], Mapping[str, int], Mapping[str, int]]
"""A ballot's row, its marks and its concerns."""


class BallotLedger:
    """The ballots of every vote in one open file. Writing methods must run inside the store's transaction."""

    damaged = "store.damaged_ballots"
    """What is said where a table is as it was written and its index is not: the session itself was opened."""

    def __init__(self, path: Path, connection: sqlite3.Connection, checksums: Checksums) -> None:
        self.path = path
        self._db = connection
        self._checksums = checksums

    # reading: what is read may lie in a damaged file, so each of these methods words SQLite's errors as Trouble

    @reading
    def turnout(self, vote: str) -> Turnout:
        """How many ballots are in and by which way; spoiled ones are not. Trouble when the file can't be read."""
        rows = self._db.execute("SELECT route, count(*) FROM ballot WHERE vote = ? AND state <> 'spoiled' GROUP BY route", (vote,))
        routes = dict(rows.fetchall())
        spoiled = "SELECT count(*) FROM ballot WHERE vote = ? AND state = 'spoiled' AND reason <> ?"
        return Turnout(sum(routes.values()), routes, self._db.execute(spoiled, (vote, REPLACED)).fetchone()[0])

    @reading
    def holds(self, vote: str) -> bool:
        """Whether any ballot is in, spoiled ones too."""
        return self._db.execute("SELECT 1 FROM ballot WHERE vote = ? LIMIT 1", (vote,)).fetchone() is not None

    @reading
    def knows_its_cards(self, vote: str) -> bool:
        """Whether there is a card for every ballot that came on one."""
        # Counted and not compared one by one: a copy made in the middle of a vote has no cards at all, and in the file itself each ballot
        # on a card is written together with its card.
        cards = "SELECT count(*) FROM slip WHERE vote = ?1 AND sort = 'card'"
        on_cards = "SELECT count(*) FROM ballot WHERE vote = ?1 AND route IN ('live', 'booth', 'paper')"
        return bool(self._db.execute(f"SELECT ({cards}) >= ({on_cards})", (vote,)).fetchone()[0])

    @reading
    def cards(self, vote: str) -> dict[int, str]:
        """The cards that have voted, each with the way it came. Empty once the vote is closed."""
        return self.slips(vote, "card")

    @reading
    def slips(self, vote: str, sort: str) -> dict[int, str]:
        """Numbers of the slips of one sort that are in, each with the way it came; spoiled ones too."""
        sql = "SELECT s.number, b.route FROM slip s JOIN ballot b ON b.key = s.ballot WHERE s.vote = ? AND s.sort = ? ORDER BY s.number"
        return dict(self._db.execute(sql, (vote, sort)).fetchall())

    @reading
    def spoiled_cards(self, vote: str) -> dict[int, str]:
        """Cards marked spoiled, each with its reason's key, while the vote is open."""
        sql = (
            "SELECT s.number, b.reason FROM slip s JOIN ballot b ON b.key = s.ballot "
            "WHERE s.vote = ? AND s.sort = 'card' AND b.state = 'spoiled' ORDER BY s.number"
        )
        return dict(self._db.execute(sql, (vote,)).fetchall())

    @reading
    def dots_of(self, vote: str, card: int) -> dict[str, int]:
        """A card's marks while the vote is open, for the person holding it."""
        return self.marks_on(vote, "card", card)

    @reading
    def marks_on(self, vote: str, sort: str, number: int, table: str = "mark") -> dict[str, int]:
        """A slip's marks while the vote is open; with table "concern" its concerns. `table` is this module's own word."""
        sql = f"SELECT m.option, m.dots FROM slip s JOIN {table} m ON m.ballot = s.ballot WHERE s.vote = ? AND s.sort = ? AND s.number = ?"
        return dict(self._db.execute(sql, (vote, sort, number)).fetchall())

    @reading
    def tally(self, vote: Vote, options: Iterable[Option]) -> Tally:
        """Count the marks. Whether anyone may see it is the desk's to say."""
        spread = self._spread(vote.key)
        concerns = dict(self._db.execute(_SUMS, (vote.key,)).fetchall())
        turnout = self.turnout(vote.key)
        # One sheet or count among the ballots is enough: from then on nobody knows how many voters stand behind a sum.
        people = not COUNTING_NOBODY & turnout.routes.keys()
        lines = (_line(o, spread.get(o.key, {}), concerns.get(o.key, 0), people) for o in options)
        listed = self._listed(vote.key)
        states = Counter(s.state for s in listed)
        # The sums of an order of preference are sums of places, which mean nothing; they are replaced before anybody sees them.
        counted = in_order(lines)
        tally = Tally(vote, turnout.people, states["short"], states["spoiled"], self._blank(vote.key), turnout.routes, counted, listed)
        return self._by_order(tally) if kind_of(vote).by_order else tally

    def _by_order(self, tally: Tally) -> Tally:
        """Orders are counted whole, and leave this method only as totals."""
        ballots: dict[str, dict[str, int]] = defaultdict(dict)
        for ballot, option, place in self._db.execute(_PLACES, (tally.vote.key,)):
            ballots[ballot][option] = place
        # Back in ballot order: the lines stand by dots, which here are sums of places and mean nothing.
        options = [line.option.key for line in sorted(tally.lines, key=lambda line: line.option.number)]
        return by_order(tally, outcome(orders_of(ballots.values()), options, tally.vote.budget))

    def _spread(self, vote: str) -> dict[str, dict[int, int]]:
        """How many ballots gave each option each mark."""
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for option, dots, ballots in self._db.execute(_SPREAD, (vote,)):
            found[option][dots] = ballots
        return found

    @reading
    def groups(self, vote: Vote, least: int = 1) -> tuple[dict[str, int], Groups]:
        """Ballots by group, and by group and option those whose mark is `least` or more, while the vote is open; of orders of preference
        those who put it first and alone. What of it may be kept is core.vote_splits' to say.
        """
        sizes = self._db.execute("SELECT grp, count(*) FROM ballot WHERE vote = ? AND state <> 'spoiled' GROUP BY grp", (vote.key,))
        if kind_of(vote).by_order:
            return dict(sizes.fetchall()), self._firsts_by_group(vote.key)
        cells: Groups = defaultdict(dict)
        rows = self._db.execute(
            "SELECT b.grp, m.option, count(*) FROM ballot b JOIN mark m ON m.ballot = b.key "
            "WHERE b.vote = ? AND b.state <> 'spoiled' AND m.dots >= ? GROUP BY b.grp, m.option",
            (vote.key, least),
        )
        for group, option, voters in rows:
            cells[group][option] = voters
        return dict(sizes.fetchall()), dict(cells)

    def _firsts_by_group(self, vote: str) -> Groups:
        orders: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        for group, ballot, option, place in self._db.execute(_PLACES_BY_GROUP, (vote,)):
            orders[group, ballot][option] = place
        cells: dict[str, Counter[str]] = defaultdict(Counter)
        for (group, _), marks in orders.items():
            first = [option for option, place in marks.items() if place == min(marks.values())]
            # Two on the first place: the ballot doesn't say which of them it would rather have.
            cells[group].update(first if len(first) == 1 else ())
        return {group: dict(counted) for group, counted in cells.items()}

    @reading
    def split(self, vote: Vote, options: Iterable[Option]) -> Split | None:
        """What was kept of the groups when the vote closed. Whether anyone may see it yet is the desk's to say."""
        # Without groups no split was kept: none was asked for, or none of it could be shown.
        ballots = dict(self._db.execute("SELECT name, ballots FROM split_group WHERE vote = ?", (vote.key,)).fetchall())
        if not ballots:
            return None
        rows = self._db.execute("SELECT option, name, voters FROM split_cell WHERE vote = ?", (vote.key,))
        kept = {(option, name): voters for option, name, voters in rows}
        # A cell that has no row was withheld, and comes back as None: the file doesn't say whether it was 0 or 4.
        voters = {o.key: {name: kept.get((o.key, name)) for name in ballots} for o in options}
        return Split(vote.split_by, tuple(options), ballots, voters)

    def _listed(self, vote: str) -> tuple[Spoiled, ...]:
        rows = self._db.execute(
            # Ordered by what they say and never by key or row, so that the list tells nothing of who came when.
            "SELECT state, reason, facts FROM ballot WHERE vote = ? AND state IN ('short', 'spoiled') ORDER BY state, reason, facts",
            (vote,),
        )
        try:
            return tuple(Spoiled(state, reason, _facts(facts)) for state, reason, facts in rows)
        except (ValueError, RecursionError):
            raise Trouble("store.damaged_ballots", file=self.path.name) from None

    def _blank(self, vote: str) -> int:
        """Ballots with neither a mark nor a concern. A table's empty sheet is nobody's ballot."""
        found = self._db.execute(
            "SELECT count(*) FROM ballot b WHERE b.vote = ? AND b.state <> 'spoiled' AND b.route NOT IN ('table', 'wall', 'hands') "
            "AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.ballot = b.key) "
            "AND NOT EXISTS (SELECT 1 FROM concern c WHERE c.ballot = b.key)",
            (vote,),
        ).fetchone()
        return int(found[0])

    # writing: each changed row is told to the checksums as well; one that isn't would make the file look damaged for good

    def put(
        self,
        vote: str,
        key: str,
        route: str,
        marks: Marks,
        verdict: Judgement,
        number: int | None = None,
        concerns: Marks | None = None,
        group: str = "",
    ) -> None:
        """Add one ballot on the slip with this number, or on none. Refused when that slip is in already."""
        sort = SLIPS.get(route, "")
        if number is not None and self._ballot_on(vote, sort, number):
            raise Refused(f"core.{sort}_used", card=number)
        self._insert([((key, vote, route, *_plain(verdict), group), marks, concerns or {})])
        # The slip points to the ballot, so the ballot comes first and goes last: foreign keys are on.
        if number is not None:
            self._write("INSERT INTO slip (vote, sort, number, ballot) VALUES (?, ?, ?, ?)", "slip", [(vote, sort, number, key)])

    def put_all(self, ballots: Iterable[ImportedBallot], fresh: Callable[[], str]) -> None:
        """Add ballots cast elsewhere, under fresh keys and on no slips."""
        self._insert(((fresh(), b.vote, b.route, *_plain(b.verdict), ""), b.marks, {}) for b in ballots)

    def take_back(self, vote: str, number: int, sort: str = "card") -> str:
        """Remove a slip's ballot whole; its way in. Refused when the slip is not in."""
        key = self._ballot_on(vote, sort, number)
        if key is None:
            raise Refused(f"core.{sort}_not_in", card=number)
        route = str(self._db.execute("SELECT route FROM ballot WHERE key = ?", (key,)).fetchone()[0])
        self._erase("slip", "vote = ? AND sort = ? AND number = ?", (vote, sort, number))
        for table in _MARKS:
            self._erase(table, "ballot = ?", (key,))
        self._erase("ballot", "key = ?", (key,))
        return route

    def clear(self, vote: str) -> None:
        """Remove every ballot of a vote: it starts again."""
        # What points to ballots goes before them, because foreign keys are on.
        self._erase("slip", "vote = ?", (vote,))
        for table in _MARKS:
            self._erase(table, "ballot IN (SELECT key FROM ballot WHERE vote = ?)", (vote,))
        for table in ("ballot", "split_group", "split_cell"):
            self._erase(table, "vote = ?", (vote,))

    def forget_cards(self, vote: str, fresh: Callable[[], str], split: Split | None = None) -> None:
        """Rewrite a vote's ballots so that nothing ties one to a card, a way in or a group: new random keys, the slips and groups gone,
        the ways in dealt out anew among voters. Of the groups only `split` is kept, which is what may be shown of them.
        """
        # All of it is read before any of it is cleared: the rows are written again from memory.
        ballots = self._db.execute("SELECT key, route, state, reason, facts FROM ballot WHERE vote = ?", (vote,)).fetchall()
        marks, concerns = self._all_marks("mark", vote), self._all_marks("concern", vote)
        self.clear(vote)
        # The only one who went to the booth would else be known by it. How many came by each way stays true.
        ways = iter(_shuffled([route for _, route, state, *_ in ballots if _voted(route, state)]))
        rewritten: list[Whole] = []
        # Shuffled although `_insert` sorts by key: keys are dealt out in this order, and a source of keys that counted up would otherwise
        # give the order of arrival away.
        for key, route, state, reason, facts in _shuffled(ballots):
            row = (fresh(), vote, next(ways) if _voted(route, state) else route, state, reason, facts, "")
            rewritten.append((row, marks[key], concerns[key]))
        self._insert(rewritten)
        if split:
            self._keep(vote, split)

    def _keep(self, vote: str, split: Split) -> None:
        """A cell that is withheld is not written at all: what is not in the file can't be read there."""
        # The table itself refuses a number under five, should the rule that made this split ever be wrong.
        groups = [(vote, name, n) for name, n in split.ballots.items()]
        cells = [(vote, name, option, n) for option, row in split.voters.items() for name, n in row.items() if n is not None]
        self._write("INSERT INTO split_group (vote, name, ballots) VALUES (?, ?, ?)", "split_group", groups)
        self._write("INSERT INTO split_cell (vote, name, option, voters) VALUES (?, ?, ?, ?)", "split_cell", cells)

    def _all_marks(self, table: str, vote: str) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = defaultdict(dict)
        rows = self._db.execute(
            f"SELECT ballot, option, dots FROM {table} WHERE ballot IN (SELECT key FROM ballot WHERE vote = ?)", (vote,)
        )
        for ballot, option, dots in rows:
            found[ballot][option] = dots
        return found

    # one row at a time

    def _ballot_on(self, vote: str, sort: str, number: int) -> str | None:
        found = self._db.execute("SELECT ballot FROM slip WHERE vote = ? AND sort = ? AND number = ?", (vote, sort, number)).fetchone()
        return str(found[0]) if found else None

    def _insert(self, ballots: Iterable[Whole]) -> None:
        """In the order of their random keys: pages then fill one after another, which for a town's ballots is several times as fast."""
        whole = sorted(ballots, key=lambda ballot: str(ballot[0][0]))
        self._write(
            "INSERT INTO ballot (key, vote, route, state, reason, facts, grp) VALUES (?, ?, ?, ?, ?, ?, ?)", "ballot", [b[0] for b in whole]
        )
        marks, concerns = ((row[0], marks) for row, marks, _ in whole), ((row[0], concerns) for row, _, concerns in whole)
        for table, given in zip(_MARKS, (marks, concerns), strict=True):
            rows = [(key, option, n) for key, dots in given for option, n in dots.items()]
            self._write(f"INSERT INTO {table} (ballot, option, dots) VALUES (?, ?, ?)", table, rows)

    def _write(self, sql: str, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        self._db.executemany(sql, rows)
        for row in rows:
            self._checksums.add(table, row)

    def _erase(self, table: str, where: str, values: tuple[Any, ...]) -> None:
        """`table` and `where` are this module's own words, never people's."""
        # Read before they go: the checksum needs each row whole, as it was written.
        for row in self._db.execute(f"SELECT * FROM {table} WHERE {where}", values).fetchall():
            self._checksums.remove(table, row)
        self._db.execute(f"DELETE FROM {table} WHERE {where}", values)


def _facts(text: str) -> dict[str, Any]:
    """ValueError or RecursionError where there are none: two numbers take no kilobytes, and a list of a million lists fills the memory."""
    if len(text) > 10_000:
        raise ValueError(len(text))
    return dict(json.loads(text))


def _plain(verdict: Judgement) -> tuple[str, str, str]:
    # Sorted, so that equal facts are equal text: the order of a dict would otherwise tell two listed ballots apart.
    return verdict.state, verdict.reason, json.dumps(dict(verdict.facts), sort_keys=True)


def _voted(route: str, state: str) -> bool:
    """Whether a ballot is one person's, and counts."""
    return route not in COUNTING_NOBODY and state != "spoiled"


def _shuffled(things: list[Any]) -> list[Any]:
    # The system's own randomness: a seeded generator could be run again by whoever learns its seed, and the order undone.
    return SystemRandom().sample(things, len(things))


_MARKS = ("mark", "concern")
"""The tables that hold what a ballot says. Both have the columns ballot, option, dots, in this order."""
_COUNTED = (
    "FROM {table} WHERE option IN (SELECT key FROM vote_option WHERE vote = ?1) "
    "AND ballot NOT IN (SELECT key FROM ballot WHERE vote = ?1 AND state = 'spoiled') GROUP BY option"
)
_SUMS = f"SELECT option, sum(dots) {_COUNTED.format(table='concern')}"
_SPREAD = f"SELECT option, dots, count(*) {_COUNTED.format(table='mark')}, dots"
"""Read from an index by option, which the few spoiled ballots are then left out of: thirty times as fast as joining ballot by ballot."""
_PLACES = "SELECT m.ballot, m.option, m.dots FROM ballot b JOIN mark m ON m.ballot = b.key WHERE b.vote = ? AND b.state <> 'spoiled'"
_PLACES_BY_GROUP = _PLACES.replace("m.ballot", "b.grp, m.ballot", 1)
"""For votes by order of preference alone: there the marks of one ballot must be read together, and the index by option is no help."""


def _line(option: Option, spread: Mapping[int, int], concerns: int, people: bool) -> BallotLine:
    """What people gave one option; where nobody stands behind the marks there are dots and no voters."""
    dots = sum(mark * ballots for mark, ballots in spread.items())
    voters = sum(spread.values()) if people else None
    return BallotLine(option, dots, voters, concerns, tuple(sorted(spread.items())) if people else ())

"""Kill a working process at a random moment, open what it left, and look for every acknowledged note and ballot. Thousands of times.

`python -m tests.kill 10000 [SEED]` prints what came of it. Children are forked from this process, which has everything loaded, so that
a trial costs milliseconds; it must therefore run in a process of its own, without threads.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from select import select
from typing import Any

from moothall.activities import found
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.votes import VOTES, options_of
from moothall.desk import Desk
from moothall.desk.sessions import open_session
from moothall.store import check
from tests.kill.worker import OPEN_KEY, Worker, begun
from tests.store.sessions import SCHEMA

LONGEST = 0.05
"""Seconds a child may live: three in four from a few of their acts on, the others from the start, so that some die while they open what
the last one left."""
ACTS = (1, 1, 5, 20)
"""After how many acts that time begins. Counted, because on a busy machine nobody gets as far as closing a vote by the clock alone."""


EXPECTED = {"begun.moot", "session.moot", "copy.moot", "copy.moot.part", "copy.moot.part-journal"}
"""A copy that was killed leaves its part; the next copy clears it away."""


@dataclass
class Known:
    """What has been acknowledged, and the one effect that may or may not have been reached."""

    notes: dict[str, str] = field(default_factory=dict)
    ballots: dict[int, int] = field(default_factory=dict)
    closed: bool = False
    pending: tuple[Any, ...] = ()
    acts: int = 0

    def hear(self, lines: str) -> None:
        for line in lines.splitlines():
            effect = tuple(json.loads(line[1:]))
            self.pending = effect if line[0] == ">" else ()
            if line[0] == "<":
                self._take(effect)
                self.acts += 1

    def _take(self, effect: tuple[Any, ...]) -> None:
        kind, *what = effect
        if kind == "closed":
            self.closed = True
        elif kind in ("note", "ballot"):
            held: dict[Any, Any] = self.notes if kind == "note" else self.ballots
            held.pop(what[0], None)
            if what[1] is not None:
                held[what[0]] = what[1]

    def settle(self, desk: Desk) -> list[str]:
        """What the file lacks or has too much; then what was pending is known."""
        later = Known(dict(self.notes), dict(self.ballots), self.closed)
        if self.pending:
            later._take(self.pending)
        now = Known.of(desk, self.ballots if (self.closed or later.closed) else None)
        ways = [[*k.unlike(now)] for k in (self, later)]
        if not all(ways):
            self.notes, self.ballots, self.closed = now.notes, now.ballots, now.closed
        self.pending = ()
        return min(ways, key=len)

    @classmethod
    def of(cls, desk: Desk, ballots_by_card: dict[int, int] | None) -> Known:
        """What an opened session holds. Once a vote is closed nobody can ask by card; then counts by option must do."""
        vote = desk.session.all(VOTES)[0]
        places = {o.key: n for n, o in enumerate(options_of(desk.session, vote.key))}
        rows = desk._store._db.execute("SELECT m.option, s.number FROM mark m LEFT JOIN slip s ON s.ballot = m.ballot").fetchall()
        notes = {c.key: c.text for c in desk.session.all(CONTRIBUTIONS)}
        if vote.state == "open":
            return cls(notes, {card: places[option] for option, card in rows})
        counted = Counter(places[option] for option, _ in rows)
        same = ballots_by_card is not None and counted == Counter(ballots_by_card.values())
        return cls(notes, dict(ballots_by_card or {}) if same else {-1: -1}, closed=True)

    def unlike(self, other: Known) -> list[str]:
        told = [f"note {k}" for k in self.notes.keys() | other.notes.keys() if self.notes.get(k) != other.notes.get(k)]
        told += [f"card {c}" for c in self.ballots.keys() | other.ballots.keys() if self.ballots.get(c) != other.ballots.get(c)]
        return told + (["closed"] if self.closed != other.closed else [])


def killed(path: Path, known: Known, dice: random.Random) -> None:
    """One child's short life."""
    heard, lines = os.pipe()
    seed = dice.getrandbits(64)
    child = os.fork()
    if not child:
        _live(path, lines, seed)
    os.close(lines)
    said, acts = b"", dice.choice(ACTS) if dice.random() < 0.75 else 0
    while said.count(b"<") < acts and select([heard], [], [], 30)[0] and (more := os.read(heard, 1 << 16)):
        said += more
    time.sleep(dice.random() * LONGEST)
    os.kill(child, signal.SIGKILL)
    with os.fdopen(heard, "rb") as pipe:
        known.hear((said + pipe.read()).decode())
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError(f"the child ended by itself (seed {seed})")


def _live(path: Path, lines: int, seed: int) -> None:
    try:
        Worker(path, lines, seed).work()
    except BaseException as error:
        print(f"child: {error!r}", file=sys.stderr, flush=True)
    finally:
        os._exit(1)


def faults(path: Path, known: Known) -> list[str]:
    """Open what was left, as the app would, and name all that is wrong with it."""
    check(path, SCHEMA)
    desk = open_session(path, found())
    told = known.settle(desk)
    desk.close()
    check(path, SCHEMA)
    if known.closed and OPEN_KEY.encode() in path.read_bytes():
        told.append("a ballot's old key outlived its vote")
    copy = path.with_name("copy.moot")
    if copy.exists():
        check(copy, SCHEMA)
    return told + [f"left behind: {p.name}" for p in path.parent.iterdir() if p.name not in EXPECTED]


def run(times: int, seed: int) -> dict[str, Any]:
    """That many kills, in lives of one to three on the same file."""
    dice, kills, acts, wrong, closed = random.Random(seed), 0, 0, [], 0
    with tempfile.TemporaryDirectory(prefix="moothall-kill-") as name:
        folder = Path(name)
        start, path = begun(folder / "begun.moot"), folder / "session.moot"
        while kills < times:
            shutil.copy(start, path)
            known = Known()
            for _ in range(dice.choice((1, 1, 2, 3))):
                killed(path, known, dice)
                kills += 1
                wrong += [f"kill {kills}: {fault}" for fault in faults(path, known)]
            acts, closed = acts + known.acts, closed + known.closed
            (folder / "copy.moot").unlink(missing_ok=True)
    return {"seed": seed, "kills": kills, "acknowledged": acts, "votes closed": closed, "lost or damaged": len(wrong), "first": wrong[:5]}

"""A copy in a few lines: what this audience would hold in their hands. Reads the copy only, so it can show nothing the copy hasn't got."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from moothall.core.copies import Board, Copy, LogCopy, People, VoteCopy
from moothall.core.levels import Level
from moothall.exports.sentences import day
from moothall.words import say

Kind = Literal["title", "section", "text", "quiet", "theme"]
MOST_NAMES = 6


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """`count` stands at the right; `ordinal` is a theme's, 0 for none."""

    kind: Kind
    text: str
    count: str = ""
    ordinal: int = 0


def outline(copy: Copy) -> tuple[OutlineLine, ...]:
    """Title, people, boards with their themes, votes, logs, and the foot of each page."""
    return tuple(_lines(copy))


def _lines(copy: Copy) -> Iterator[OutlineLine]:
    yield OutlineLine("title", copy.title)
    yield OutlineLine("quiet", ", ".join(filter(None, (day(copy.date), copy.place))))
    yield from _people(copy.people)
    if copy.purpose:
        yield OutlineLine("section", say("leave.purpose"))
        yield OutlineLine("text", copy.purpose)
    for board in copy.boards:
        yield from _board(board)
    for vote in copy.votes:
        yield from _vote(vote)
    for log in copy.logs:
        yield from _log(log)
    if copy.next_date:
        yield OutlineLine("section", say("leave.next", date=day(copy.next_date)))
    yield OutlineLine("quiet", say("leave.foot", audience=copy.audience, level=int(Level[copy.level.upper()])))


def _people(people: People) -> Iterator[OutlineLine]:
    sectors = ", ".join(say("leave.sector", sector=name or say("leave.other_sectors"), n=n) for name, n in people.sectors)
    sectors = sectors if any(name for name, _ in people.sectors) else ""
    if here := people.present or people.invited:
        words = say("leave.people", n=here, organisations=people.organisations)
        yield OutlineLine("text", f"{words}: {sectors}." if sectors else f"{words}.")
    if people.named:
        names = [person.name for person in people.named]
        more = len(names) - MOST_NAMES
        listed = ", ".join(names[:MOST_NAMES])
        yield OutlineLine("quiet", say("leave.names_more", names=listed, n=more) if more > 0 else say("leave.names", names=listed))


def _board(board: Board) -> Iterator[OutlineLine]:
    yield OutlineLine("section", board.prompt, say("leave.items", n=board.items))
    for theme in board.themes:
        yield OutlineLine("theme", theme.name or say("kit.no_name"), str(theme.items), theme.ordinal)
    if board.unclustered:
        yield OutlineLine("quiet", say("leave.unclustered", n=len(board.unclustered)))


def _vote(vote: VoteCopy) -> Iterator[OutlineLine]:
    yield OutlineLine("section", vote.question, say("leave.ballots", n=vote.ballots))
    if not vote.revealed:
        yield OutlineLine("quiet", say("leave.not_revealed"))
        return
    for line in vote.options:
        dots = say("leave.dots", n=line.dots or 0)
        count = dots if line.voters is None else f"{dots}, {say('leave.voters', n=line.voters)}"
        yield OutlineLine("theme" if line.ordinal else "text", line.text, count, line.ordinal)


def _log(log: LogCopy) -> Iterator[OutlineLine]:
    yield OutlineLine("section", say(f"{log.log}.title"), str(log.entries))
    for line in log.lines:
        yield OutlineLine("text", line.text)
    if log.entries > len(log.lines):
        yield OutlineLine("quiet", say("leave.only_counted", n=log.entries - len(log.lines)))

"""A copy to be read through: what this audience would hold in their hands, down to the last note. Reads the copy only, so it can show
nothing the copy hasn't got."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from moothall.core.levels import Level
from moothall.core.redacted_copy import BoardCopy, Copy, LogCopy, People, VoteCopy
from moothall.day_words import day
from moothall.exports import vote_results
from moothall.exports.contribution_list import belongs, lists_of, name_of, named, on_board, source
from moothall.words import say

Kind = Literal["title", "section", "text", "quiet", "theme"]


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """`count` stands at the right; `ordinal` is a theme's, 0 for none."""

    kind: Kind
    text: str
    count: str = ""
    ordinal: int = 0


def outline(copy: Copy) -> tuple[OutlineLine, ...]:
    """In the order of the summary: the first page, boards with their themes, votes, logs, every note, who was here, the foot."""
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
    yield from _every_note(copy)
    yield from _who(copy.people)
    if copy.next_date:
        yield OutlineLine("section", say("leave.next", date=day(copy.next_date)))
    yield OutlineLine("quiet", say("leave.foot", audience=copy.audience, level=int(Level[copy.level.upper()])))


def _people(people: People) -> Iterator[OutlineLine]:
    sectors = ", ".join(say("leave.sector", sector=name or say("leave.other_sectors"), n=n) for name, n in people.sectors)
    # All of them "others" says nothing: too few of each to be named.
    sectors = sectors if any(name for name, _ in people.sectors) else ""
    if here := people.present or people.invited:
        words = say("leave.people", n=here, organisations=people.organisations)
        yield OutlineLine("text", f"{words}: {sectors}." if sectors else f"{words}.")


def _board(board: BoardCopy) -> Iterator[OutlineLine]:
    yield OutlineLine("section", board.prompt, say("leave.items", n=board.items))
    for theme in board.themes:
        yield OutlineLine("theme", name_of(theme), str(theme.items), theme.ordinal)
        yield from (OutlineLine("text", _numbered(note.number, note.text)) for note in theme.examples)
    if board.unclustered:
        yield OutlineLine("quiet", say("leave.unclustered", n=len(board.unclustered)))


def _vote(vote: VoteCopy) -> Iterator[OutlineLine]:
    yield OutlineLine("section", vote_results.asked(vote), say("leave.ballots", n=vote.ballots))
    for told in (vote_results.rule(vote), vote_results.turnout(vote), vote_results.checks(vote)):
        if told:
            yield OutlineLine("quiet", told)
    # The options without a number beside them: a sealed vote's are None in the copy as well.
    if not vote.revealed:
        yield OutlineLine("quiet", vote_results.no_result(vote))
        yield from (OutlineLine("theme" if line.ordinal else "text", line.text, ordinal=line.ordinal) for line in vote.options)
        return
    for line in vote.options:
        yield OutlineLine("theme" if line.ordinal else "text", line.text, vote_results.result(vote, line), line.ordinal)
    yield from (OutlineLine("quiet", tie) for tie in vote_results.near_ties(vote_results.ranked(vote)))


def _log(log: LogCopy) -> Iterator[OutlineLine]:
    yield OutlineLine("section", say(f"{log.log}.title"), str(log.entries))
    for line in log.lines:
        yield OutlineLine("text", _numbered(line.number, line.text))
        yield from (OutlineLine("quiet", say("exports.detail", label=say(label), text=text)) for label, text in line.details)
    # The count is of all, the lines of those this audience may read.
    if log.entries > len(log.lines):
        yield OutlineLine("quiet", say("leave.only_counted", n=log.entries - len(log.lines)))


def _every_note(copy: Copy) -> Iterator[OutlineLine]:
    for board in copy.boards:
        placed = on_board(board)
        if placed:
            yield OutlineLine("section", say("exports.every_note"), board.prompt if len(copy.boards) > 1 else "")
        for one in placed:
            yield OutlineLine("text", _numbered(one.note.number, one.note.text), source(one))


def _who(people: People) -> Iterator[OutlineLine]:
    for heading, listed in lists_of(people):
        yield OutlineLine("section", say(heading))
        yield from (OutlineLine("text", named(person), belongs(person)) for person in listed)


def _numbered(number: int, text: str) -> str:
    return say("leave.numbered", n=number, text=text)

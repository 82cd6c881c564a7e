"""A draft's poll as the page reads it: counts in the scale's order, who is furthest off, whether what was agreed beforehand is there."""

from __future__ import annotations

from dataclasses import dataclass

from moothall import poll_words
from moothall.activities.statement.records import PurposeDraft
from moothall.activities.statement.rules import poll_of
from moothall.core.interpretation import ends, people
from moothall.desk import Desk
from moothall.ui.charts.agreement_bar import Agreement, support_of
from moothall.voting.result_words import by_point, is_ordered, points, reading
from moothall.words import say


@dataclass(frozen=True, slots=True)
class FarPoint:
    """A point at the far end, with how many stand there, nobody included."""

    number: int
    label: str
    line: str
    count: int


@dataclass(frozen=True, slots=True)
class PollRead:
    """`got` of `of` stand at the points in support; `met` is None where nothing was agreed. The rest is words."""

    got: int
    of: int
    met: bool | None
    needed: int
    span: str
    agreement: Agreement
    far: tuple[FarPoint, ...]
    turnout: str
    when: str
    ends: str
    line: str
    short: str
    shape: str


def poll_read(desk: Desk, draft: PurposeDraft | None) -> PollRead | None:
    """None until the draft's poll is revealed."""
    vote = poll_of(desk.session, draft)
    tally = desk.tally(vote.key) if vote and vote.state == "revealed" else None
    if vote is None or tally is None:
        return None
    lines = by_point(desk.session, tally)
    counts, numbers = tuple(line.dots for line in lines), [line.option.number for line in lines]
    of, got = people(tally), support_of(counts, vote.support)
    # Rounded up: four fifths of 44 is more than 35.
    needed = -(-of * (vote.threshold or 0) // 100)
    met = None if vote.threshold is None else got >= needed and of > 0
    span = poll_words.span(numbers[: vote.support]) if vote.support else ""
    told = say("statement.got", got=got, of=of)
    words = say("statement.bar_words", counts=", ".join(f"{n}: {c}" for n, c in zip(numbers, counts, strict=True)), got=got, of=of)
    return PollRead(
        got, of, met, needed, span,
        Agreement(counts, vote.support, vote.threshold, words),
        tuple(_far(desk, draft, counts, numbers)) if is_ordered(desk.session, vote) else (),
        say("statement.all_in", n=of, of=max(of, vote.present)),
        say("statement.revealed", n=of, of=max(of, vote.present), at=vote.closed),
        say("statement.from_to", first=f"{numbers[0]} {lines[0].option.text}", last=f"{numbers[-1]} {lines[-1].option.text}"),
        say("statement.the_line", percent=vote.threshold, span=span) if vote.threshold else "",
        told if met is None else say("statement.got_met" if met else "statement.got_not_met", told=told),
        reading(desk.session, tally),
    )  # fmt: skip


def _far(desk: Desk, draft: PurposeDraft | None, counts: tuple[int, ...], numbers: list[int]) -> list[FarPoint]:
    """The far end and one point more where the scale is long, the outermost first: nobody there is an answer, too."""
    vote = poll_of(desk.session, draft)
    assert vote is not None
    scale = {p.number: p for p in points(desk.session, vote)}
    many = min(len(counts), ends(len(counts))[1] + (len(counts) >= 8))
    places = range(len(counts) - 1, len(counts) - 1 - many, -1)
    return [FarPoint(numbers[p], scale[numbers[p]].label, scale[numbers[p]].line, counts[p]) for p in places if numbers[p] in scale]

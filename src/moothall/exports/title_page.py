"""The first page of the summary: what it was, who was there, what it was for, where the energy is and what happens next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from moothall.core.records import RecordKind
from moothall.core.redacted_copy import Copy, OptionCopy, VoteCopy
from moothall.core.session_details import six_weeks_on
from moothall.day_words import day
from moothall.exports.content.blocks import Bar, Block, Blocks, Chart, Columns, DocumentHeading, Paragraph, RuledLine
from moothall.exports.sentences import apart
from moothall.exports.vote_results import called, first_result, near_ties, result
from moothall.exports.vote_results import rule as rule_of
from moothall.words import say

_TOP = 5
"""Options shown on the first page; the rest are on the vote's own page."""
_LEFT = 0.62
"""Of the width, for the list of options; what comes next has the rest."""


def title_page(copy: Copy, kinds: Sequence[RecordKind[Any]]) -> Blocks:
    begin: tuple[Block, ...] = (DocumentHeading(1, copy.title), *_said(_when_and_where(copy)), *_said(_who(copy)))
    # The thick rule begins the first part below the title, whichever that is.
    purpose = (
        (RuledLine(thick=True), DocumentHeading(2, say("exports.purpose"), plain=True), Paragraph(copy.purpose, "purpose"))
        if copy.purpose
        else ()
    )
    return (*begin, *purpose, RuledLine(thick=not copy.purpose), *_energy_and_next(copy, kinds))


def _said(words: str) -> Blocks:
    return (Paragraph(words),) if words else ()


def _when_and_where(copy: Copy) -> str:
    series = say("exports.series", series=copy.series, n=copy.session_no) if copy.series else ""
    when = ", ".join(part for part in (day(copy.date), copy.place) if part)
    return " ".join(f"{part}." for part in (series, when) if part)


def _who(copy: Copy) -> str:
    """People by sector, in counts: "45 of 48 people here, from 11 organisations: NHS 24, local government 11."""
    people = copy.people
    if not people.invited:
        return ""
    here = people.present or people.invited
    words = say("exports.people", n=here)
    # Nobody ticked, or everybody: then one number says it all.
    if 0 < people.present < people.invited:
        words = say("exports.people_here", present=people.present, invited=people.invited)
    if people.organisations:
        words = say("exports.from_organisations", people=words, n=people.organisations)
    sectors = ", ".join(say("exports.sector", sector=name or say("exports.other_sectors"), n=n) for name, n in people.sectors)
    # Without a single name the list would be one sum of other sectors.
    named = any(name for name, _ in people.sectors)
    return say("exports.by_sector", people=words, sectors=sectors) if named else f"{words}."


def _energy_and_next(copy: Copy, kinds: Sequence[RecordKind[Any]]) -> Blocks:
    vote = first_result(copy.votes)
    following = _next(copy, kinds)
    return following if vote is None else (Columns(_energy(vote), following, _LEFT),)


def _energy(vote: VoteCopy) -> Blocks:
    words = say("exports.energy")
    more = len(vote.options) - _TOP
    notes = [*near_ties(vote.options[:_TOP]), rule_of(vote), say("exports.more_options", n=more) if more > 0 else ""]
    bars = tuple(_bar(vote, option) for option in vote.options[:_TOP])
    remark = " ".join(note for note in notes if note)
    return (DocumentHeading(2, words, plain=True), Chart(words, bars, "bars"), Paragraph(remark, "small"))


def _bar(vote: VoteCopy, option: OptionCopy) -> Bar:
    return Bar(called(option), option.text, result(vote, option), option.dots or 0, ordinal=option.ordinal)


def _next(copy: Copy, kinds: Sequence[RecordKind[Any]]) -> Blocks:
    made: list[Block] = [DocumentHeading(2, say("exports.next"), plain=True)]
    if copy.next_date:
        made.append(Paragraph(day(copy.next_date), "strong"))
        if later := apart(copy.date, copy.next_date):
            made.append(Paragraph(say("exports.later", apart=later), "quiet"))
    # An offer, and worded as one: a date nobody set must not read as if it were set.
    elif offered := six_weeks_on(copy.date, copy.cadence):
        made.append(Paragraph(say("exports.next_not_set", apart=apart(copy.date, offered), date=day(offered)), "quiet"))
    return (*made, *map(Paragraph, _still_open(copy, kinds)))


def _still_open(copy: Copy, kinds: Iterable[RecordKind[Any]]) -> Iterator[str]:
    """Of each log that asks for something until it is settled: how much still does."""
    for kind in kinds:
        log = next((log for log in copy.logs if log.log == kind.key), None)
        if log is not None and log.entries and kind.open_states:
            # Counts alone: the first page goes to people who may read no entry.
            still_open = sum(n for state, n in log.by_state if state in kind.open_states)
            yield say(f"{kind.key}.still_open", n=still_open) if still_open else say(f"{kind.key}.none_open")

"""The first page of the summary: what it was, who was there, what it was for, where the energy is and what happens next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from moothall.core.records import RecordKind
from moothall.core.redacted_copy import Copy, OptionCopy, VoteCopy
from moothall.core.session_details import six_weeks_on
from moothall.day_words import day
from moothall.exports.paper.line_breaking import META, PURPOSE, QUIET, STRONG, TITLE
from moothall.exports.paper.page_rows import PaperRow, beside, hairline, height, rule, space, stacked, with_piece
from moothall.exports.paper.paper_page import THICK
from moothall.exports.paper.pdf_tags import Tag
from moothall.exports.paper.typesetting import Typesetter
from moothall.exports.sentences import apart
from moothall.exports.vote_results import called, first_result, near_ties, result
from moothall.exports.vote_results import rule as rule_of
from moothall.words import say

_TOP = 5
"""Options shown on the first page; the rest are on the vote's own page."""

_LEFT, _GAP = 284.0, 24.0
"""Points: the list of options, the gap beside it; what comes next has the remaining 174 of the text's width."""

_TALLEST = 420.0
"""Two short lists stand side by side up to this height, in points; longer ones follow each other."""


def title_page(copy: Copy, paper: Typesetter, kinds: Sequence[RecordKind[Any]] = ()) -> list[PaperRow]:
    return [
        *paper.title(copy.title, TITLE, "H1"),
        PaperRow(4, keep=True),
        *paper.text(_when_and_where(copy)),
        *paper.text(_who(copy)),
        *_purpose(copy, paper),
        *_energy_and_next(copy, paper, kinds),
    ]


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


def _purpose(copy: Copy, paper: Typesetter) -> list[PaperRow]:
    if not copy.purpose:
        return []
    label = [*paper.label(say("exports.purpose")), PaperRow(2, keep=True)]
    return [space(14), rule(paper.width, THICK), PaperRow(8, keep=True), *label, *paper.text(copy.purpose, PURPOSE), space(2)]


def _energy_and_next(copy: Copy, paper: Typesetter, kinds: Sequence[RecordKind[Any]]) -> list[PaperRow]:
    # The thick rule begins the first part below the title, whichever that is.
    begin = [space(14), rule(paper.width, 1 if copy.purpose else THICK), PaperRow(8, keep=True)]
    vote = first_result(copy.votes)
    if vote is None:
        return [*begin, *_next(copy, paper, kinds, paper.width, 0)]
    energy = _energy(vote, paper)
    following = _next(copy, paper, kinds, paper.width - _LEFT - _GAP, _LEFT + _GAP)
    if max(height(energy), height(following)) > _TALLEST:
        return [*begin, *energy, space(10), *_next(copy, paper, kinds, paper.width, 0)]
    return [*begin, stacked(energy, following)]


def _energy(vote: VoteCopy, paper: Typesetter) -> list[PaperRow]:
    rows = paper.label(say("exports.energy"), _LEFT)
    for option in vote.options[:_TOP]:
        rows += [PaperRow(3), hairline(_LEFT), PaperRow(3), *_option(option, paper)]
    more = len(vote.options) - _TOP
    notes = [*near_ties(vote.options[:_TOP]), rule_of(vote), say("exports.more_options", n=more) if more > 0 else ""]
    return [*rows, PaperRow(6), *paper.text(" ".join(note for note in notes if note), META, _LEFT)]


def _option(option: OptionCopy, paper: Typesetter) -> list[PaperRow]:
    tag = Tag("P")
    right = 112.0  # points for what it got: dots and voters fit on a line
    rows = beside(
        paper.text(option.text, STRONG, _LEFT - right - 28, 26, tag),
        paper.text(result(option), QUIET, right, _LEFT - right, tag, right=True),
    )
    # The symbol, 18 points wide, or the option's number stands in the 26 left free before the words.
    if option.ordinal:
        return [with_piece(rows[0], lambda page, x, y: page.symbol(x, y - 0.5, 18, option.ordinal, tag)), *rows[1:]]
    return beside(paper.text(called(option), QUIET, 22, 0, tag), rows)


def _next(copy: Copy, paper: Typesetter, kinds: Sequence[RecordKind[Any]], width: float, x: float) -> list[PaperRow]:
    rows = paper.label(say("exports.next"), width, x)
    if copy.next_date:
        rows += [PaperRow(3), *paper.text(day(copy.next_date), STRONG, width, x)]
        if later := apart(copy.date, copy.next_date):
            rows += paper.text(say("exports.later", apart=later), QUIET, width, x)
    # An offer, and worded as one: a date nobody set must not read as if it were set.
    elif offered := six_weeks_on(copy.date, copy.cadence):
        words = say("exports.next_not_set", apart=apart(copy.date, offered), date=day(offered))
        rows += [PaperRow(3), *paper.text(words, QUIET, width, x)]
    for words in _still_open(copy, kinds):
        rows += [PaperRow(6), *paper.text(words, width=width, x=x)]
    return rows


def _still_open(copy: Copy, kinds: Iterable[RecordKind[Any]]) -> Iterator[str]:
    """Of each log that asks for something until it is settled: how much still does."""
    for kind in kinds:
        log = next((log for log in copy.logs if log.log == kind.key), None)
        if log is not None and log.entries and kind.open_states:
            # Counts alone: the first page goes to people who may read no entry.
            still_open = sum(n for state, n in log.by_state if state in kind.open_states)
            yield say(f"{kind.key}.still_open", n=still_open) if still_open else say(f"{kind.key}.none_open")

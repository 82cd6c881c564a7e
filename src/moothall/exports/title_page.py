"""The first page of the summary, which a chief executive reads: what it was, what it was for and who stands by it, where the energy is,
what everybody takes back, what was decided and what happens next. A part of which there is nothing isn't there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from moothall import poll_words
from moothall.core import interpretation
from moothall.core.records import RecordKind
from moothall.core.redacted_copy import Copy, LogCopy, LogLine, OptionCopy, VoteCopy
from moothall.core.vote_kinds import kind_of
from moothall.day_words import day, short_day
from moothall.exports.content.blocks import (
    Bar,
    Block,
    Blocks,
    Chart,
    Columns,
    DocumentHeading,
    Fitted,
    Item,
    Items,
    Paragraph,
    RuledLine,
    Together,
)
from moothall.exports.record_pages import counted
from moothall.exports.sentences import apart
from moothall.exports.vote_results import asked, called, first_result, near_ties, result
from moothall.exports.vote_results import rule as rule_of
from moothall.words import say

_TOP = 5
"""Options, key messages and decisions shown on the first page; the rest stand on pages of their own."""
_SHORTER = ((5, 5, False), (5, 3, False), (5, 5, True), (5, 3, True), (4, 2, True), (3, 1, True))
"""Options, decisions, and whether lists are in small type, until it is one page. Messages are all there: everybody takes the same back."""
_LEFT = 0.58
"""Of the width, for the list of options; key messages have the rest."""
_AGREED = "agreed"
"""The state of a key message that everybody said yes to."""


def first_page(copy: Copy, kinds: Sequence[RecordKind[Any]]) -> Blocks:
    """As long as one page holds."""
    return (Fitted(tuple(title_page(copy, kinds, *shown) for shown in _SHORTER)),)


def title_page(copy: Copy, kinds: Sequence[RecordKind[Any]], options: int = _TOP, decisions: int = _TOP, close: bool = False) -> Blocks:
    begin: tuple[Block, ...] = (DocumentHeading(1, copy.title), *_said(_when_and_where(copy)), *_said(_who(copy)))
    energy, decided = _energy_and_messages(copy, kinds, options, close), _decisions(copy, kinds, decisions, close)
    parts = [part for part in (_purpose(copy), energy, decided, _next(copy, kinds, close)) if part]
    # The thick rule begins the first part below the title, whichever that is.
    return (*begin, *(block for at, part in enumerate(parts) for block in (RuledLine(thick=not at), *part)))


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


# the purpose, and who stands by it


def _purpose(copy: Copy) -> Blocks:
    if not copy.purpose:
        return ()
    poll = purpose_poll(copy)
    head = (DocumentHeading(2, say("exports.purpose"), plain=True), Paragraph(copy.purpose, "purpose"))
    return head if poll is None else (*head, *support(poll))


def purpose_poll(copy: Copy) -> VoteCopy | None:
    """The last poll that asked for these very words, once its result may be known."""
    words = copy.purpose.split()
    polls = (v for v in copy.votes if v.revealed and is_one_answer(v) and asked(v).split() == words)
    return max(polls, key=lambda vote: vote.round, default=None)


def is_one_answer(vote: VoteCopy) -> bool:
    """Whether everybody gave one answer on a scale, so that the answers add up to the people."""
    return kind_of(vote).on_scale and kind_of(vote).one_each


def support(poll: VoteCopy) -> Blocks:
    """The shape of a poll that `is_one_answer`, and whether what was agreed beforehand was reached; nothing while nobody answered."""
    counts, numbers = [option.dots or 0 for option in poll.options], [option.number for option in poll.options]
    if not sum(counts):
        return ()
    came = interpretation.support(poll.support, poll.threshold, counts, poll.people)
    first, last = (say("exports.end_of_scale", number=o.number, label=o.text) for o in (poll.options[0], poll.options[-1]))
    line = ""
    if came is not None and came.threshold is not None:
        line = say("exports.line_at", threshold=came.threshold, points=poll_words.span(numbers[: came.first]))
    bars = tuple(
        Bar(str(o.number), o.text, str(o.dots or 0), o.dots or 0, parted=at == poll.support) for at, o in enumerate(poll.options, 1)
    )
    legend = ". ".join(part for part in (say("exports.span", first=first, last=last), line) if part)
    chart = Chart(say("exports.purpose_support"), bars, "strip", legend=f"{legend}.", line=came.threshold or 0 if came else 0)
    return (chart, *_said(_reached(poll, came, numbers)))


def _reached(poll: VoteCopy, came: interpretation.Support | None, numbers: Sequence[int]) -> str:
    """ "39 of 45 at 1 to 3: met. The wording before reached 35 of 45."""
    if came is None:
        return ""
    told = say("exports.support_came", got=came.got, base=came.base, points=poll_words.span(numbers[: came.first]))
    if came.threshold is not None:
        told = say("exports.met" if came.reached else "exports.not_met", support=told)
    before = [option.before for option in poll.options if option.before is not None]
    if len(before) < len(poll.options) or not sum(before):
        return f"{told}."
    return f"{told}. {say('exports.reached_before', got=sum(before[: came.first]), base=sum(before))}"


# what drew people, and what they take back


def _energy_and_messages(copy: Copy, kinds: Sequence[RecordKind[Any]], top: int, close: bool) -> Blocks:
    vote, back = first_result(copy.votes), _messages(copy, kinds, close)
    energy = _energy(vote, top) if vote else ()
    return (Columns(energy, back, _LEFT),) if energy and back else energy or back


def _energy(vote: VoteCopy, top: int) -> Blocks:
    words = say("exports.energy")
    more = len(vote.options) - top
    notes = [*near_ties(vote.options[:top]), rule_of(vote), say("exports.more_options", n=more) if more > 0 else ""]
    bars = tuple(_bar(vote, option) for option in vote.options[:top])
    remark = " ".join(note for note in notes if note)
    return (DocumentHeading(2, words, plain=True), Chart(words, bars, "bars"), Paragraph(remark, "small"))


def _bar(vote: VoteCopy, option: OptionCopy) -> Bar:
    return Bar(called(option), option.text, result(vote, option), option.dots or 0, ordinal=option.ordinal)


def messages(copy: Copy, kinds: Sequence[RecordKind[Any]]) -> Sequence[LogLine]:
    """What everybody takes back: the messages that were agreed, or while none was, those there are."""
    log = next((log for kind in kinds if "taken_back" in kind.first_page and (log := _log(copy, kind.key))), None)
    lines = log.lines if log else ()
    return ([line for line in lines if line.state == _AGREED] or list(lines))[:_TOP]


def _messages(copy: Copy, kinds: Sequence[RecordKind[Any]], close: bool) -> Blocks:
    lines = messages(copy, kinds)
    if not lines:
        return ()
    items = tuple(Item(str(at), line.text) for at, line in enumerate(lines, 1))
    return (DocumentHeading(2, say("exports.taken_back"), plain=True), Items(items, close=close))


# what was decided


def _decisions(copy: Copy, kinds: Sequence[RecordKind[Any]], top: int, close: bool) -> Blocks:
    return tuple(block for kind in kinds if "decided" in kind.first_page for block in _decided(kind, _log(copy, kind.key), top, close))


def _decided(kind: RecordKind[Any], log: LogCopy | None, top: int, close: bool) -> Blocks:
    if log is None or not log.lines:
        return ()
    items = tuple(Item(str(line.number), line.text, details=_how(kind, line)) for line in log.lines[:top])
    more = len(log.lines) - top
    left = (Paragraph(say("exports.more_decisions", n=more), "small"),) if more > 0 else ()
    return (DocumentHeading(2, say(f"{kind.key}.title_many"), plain=True), Items(items, close=close), *left)


def _how(kind: RecordKind[Any], line: LogLine) -> tuple[str, ...]:
    """By which rule, who must still say yes, and when it is looked at again, in a line; none where nothing is said of it."""
    told = dict(line.facts)
    first, *others = (f"{kind.key}.label_{name}" for name in kind.first_page[1:])
    parts = [told.get(first, ""), *(f"{say(label).lower()} {told[label]}" for label in others if told.get(label))]
    how = "; ".join(part for part in parts if part)
    return (f"{how[:1].upper()}{how[1:]}.",) if how else ()


# what happens next


def _next(copy: Copy, kinds: Sequence[RecordKind[Any]], close: bool) -> Blocks:
    made: list[Block] = []
    if copy.next_date:
        later = apart(copy.date, copy.next_date)
        meets = say("exports.meets_later", date=day(copy.next_date), apart=later) if later else day(copy.next_date)
        made.append(Paragraph(meets, "strong"))
    # A date that nobody set isn't even offered here: on paper it would read as if it were set. The desk offers it.
    made += [Paragraph(words, "small" if close else "body")] if (words := " ".join(_still_open(copy, kinds))) else []
    # Together, or its last line would be taken for what introduces the next part.
    return (Together((DocumentHeading(2, say("exports.next"), plain=True), *made)),) if made else ()


def _still_open(copy: Copy, kinds: Iterable[RecordKind[Any]]) -> Iterator[str]:
    """Of each log that asks for something until it is settled: how much still does. And how many actions there are, from when on."""
    for kind in kinds:
        log = _log(copy, kind.key)
        if log is None:
            continue
        if kind.open_states:
            # Counts alone: the first page goes to people who may read no entry.
            still_open = sum(n for state, n in log.by_state if state in kind.open_states)
            yield say(f"{kind.key}.still_open", n=still_open) if still_open else say(f"{kind.key}.none_open")
        elif "due" in kind.first_page:
            yield " ".join(part for part in (counted(kind, log), _first_due(log)) if part)


def _first_due(log: LogCopy) -> str:
    due = min((date for line in log.lines for label, date in line.days if label == f"{log.log}.label_by_when"), default="")
    return say("exports.first_due", date=short_day(due)) if due else ""


def _log(copy: Copy, key: str) -> LogCopy | None:
    return next((log for log in copy.logs if log.log == key and log.entries), None)

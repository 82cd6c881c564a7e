"""A session in brief, for whoever reads two pages and no more: each question, vote and log in a line or two, the largest first. What is
left off is said by number; the tables that leave beside the summary have all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from moothall import poll_words
from moothall.core import interpretation
from moothall.core.ballot_marking import in_points
from moothall.core.forms.redacted_forms import FormCopy
from moothall.core.records import RecordKind
from moothall.core.redacted_copy import BoardCopy, Copy, OptionCopy, ThemeCopy, VoteCopy
from moothall.core.vote_kinds import kind_of
from moothall.exports.content.blocks import (
    Block,
    Blocks,
    Cell,
    DocumentHeading,
    DocumentRow,
    DocumentTable,
    Item,
    Items,
    Paragraph,
    RuledLine,
)
from moothall.exports.contribution_list import name_of
from moothall.exports.record_pages import counted
from moothall.exports.vote_results import asked, called, first_result, near_ties, no_result, ranked, result, turnout
from moothall.words import say

_ROWS = 6
"""Themes of the first question that has any: more would push the rest off the second page."""
_VOTES, _OPTIONS, _QUESTIONS, _FORMS = 4, 3, 3, 2
"""Votes, options of one, and further questions, and forms that are told of one by one."""


def in_brief(copy: Copy, kinds: Sequence[RecordKind[Any]]) -> Blocks:
    return (*_questions(copy), *_votes(copy), *_forms(copy), *_logs(copy, kinds))


def _part(key: str) -> Blocks:
    """As the parts of the first page begin, for it goes on."""
    return (RuledLine(), DocumentHeading(2, say(key), plain=True))


# questions and their themes


def _questions(copy: Copy) -> Blocks:
    boards = [board for board in copy.boards if board.items]
    if not boards:
        return ()
    first = next((board for board in boards if board.themes), None)
    others = [board for board in boards if board is not first]
    listed = tuple(Item(str(at), board.prompt, _size(board)) for at, board in enumerate(others[:_QUESTIONS], 1))
    also: Blocks = (DocumentHeading(3, say("exports.brief_also_asked")),) if first and listed else ()
    more = len(others) - len(listed)
    left = (Paragraph(say("exports.brief_more_questions", n=more), "small"),) if more > 0 else ()
    return (
        *_part("exports.brief_questions"),
        *(_board(copy, first) if first else ()),
        *also,
        *((Items(listed),) if listed else ()),
        *left,
    )


def _board(copy: Copy, board: BoardCopy) -> Iterator[Block]:
    yield DocumentHeading(3, board.prompt)
    yield theme_table(copy, board, _ROWS)
    if more := board.themes[_ROWS:]:
        yield Paragraph(say("exports.brief_more_themes", n=len(more), items=say("exports.items", n=sum(t.items for t in more))), "small")


def theme_table(copy: Copy, board: BoardCopy, most: int | None = None) -> DocumentTable:
    """The first `most` themes of a question: items, how many hands they came from, and what each got in the first vote on them."""
    vote = first_result(copy.votes)
    got = {(o.ordinal, o.text): o for o in vote.options if o.ordinal} if vote else {}
    voted = any((theme.ordinal, name_of(theme)) in got for theme in board.themes)
    names = ("theme", "items", "sources", *(_what_it_got(vote) if vote and voted else ()))
    rows = tuple(_theme(theme, got.get((theme.ordinal, name_of(theme))), voted) for theme in board.themes[:most])
    return DocumentTable(_size(board), tuple(say(f"exports.head_{name}") for name in names), rows)


def _what_it_got(vote: VoteCopy) -> tuple[str, str]:
    """Heads of the two numbers, in the unit of this vote."""
    if vote.outcome is not None:
        return ("first", "ranked_by")
    return ("points" if in_points(vote) else "dots", "voters")


def _theme(theme: ThemeCopy, option: OptionCopy | None, voted: bool) -> DocumentRow:
    numbers: list[int | None] = [theme.items, theme.sources or None]
    if voted:
        numbers += [option.dots if option else None, option.voters if option else None]
    return DocumentRow(f"{theme.symbol} {name_of(theme)}", tuple(Cell("" if n is None else str(n)) for n in numbers))


def _size(board: BoardCopy) -> str:
    items = say("exports.items", n=board.items)
    return say("exports.in_themes", items=items, themes=say("exports.themes", n=len(board.themes))) if board.themes else items


# votes and polls


def _votes(copy: Copy) -> Blocks:
    if not copy.votes:
        return ()
    items = tuple(Item(str(at), asked(vote), details=_told(vote)) for at, vote in enumerate(copy.votes[:_VOTES], 1))
    more = len(copy.votes) - _VOTES
    left = (Paragraph(say("exports.brief_more_votes", n=more), "small"),) if more > 0 else ()
    return (*_part("exports.brief_votes"), Items(items), *left)


def _told(vote: VoteCopy) -> tuple[str, ...]:
    if not vote.revealed:
        return (no_result(vote), turnout(vote))
    return tuple(filter(None, (_result(vote), turnout(vote))))


def _result(vote: VoteCopy) -> str:
    """What came of it in a sentence: a poll's counts along its scale and what was agreed beforehand; of options, the first few."""
    if kind_of(vote).on_scale and kind_of(vote).one_each:
        counts, numbers = [o.dots or 0 for o in vote.options], [o.number for o in vote.options]
        points = "; ".join(say("exports.brief_point", point=f"{o.number} {o.text}".strip(), n=o.dots or 0) for o in vote.options)
        agreed = poll_words.agreed(interpretation.support(vote.support, vote.threshold, counts, vote.people), numbers)
        return f"{points}. {agreed}".strip()
    options = ranked(vote)
    told = "; ".join(_option(vote, option) for option in options[:_OPTIONS])
    more = len(options) - _OPTIONS
    left = f"; {say('exports.brief_more_options', n=more)}" if more > 0 else ""
    return " ".join((f"{told}{left}.", *near_ties(options[:_OPTIONS])))


def _option(vote: VoteCopy, option: OptionCopy) -> str:
    name = f"{called(option)} {option.text}" if option.text else called(option)
    return say("exports.brief_option", option=name, result=result(vote, option))


# forms


def _forms(copy: Copy) -> Blocks:
    """How many filled in each; what they said is for those who did."""
    if not copy.forms:
        return ()
    items = tuple(Item(str(at), form.title, _filled(form)) for at, form in enumerate(copy.forms[:_FORMS], 1))
    more = len(copy.forms) - _FORMS
    left = (Paragraph(say("exports.brief_more_forms", n=more), "small"),) if more > 0 else ()
    return (*_part("forms.in_writing"), Items(items), *left)


def _filled(form: FormCopy) -> str:
    return say("forms.filled_of", n=form.filled, of=form.present) if form.present else str(form.filled)


# logs


def _logs(copy: Copy, kinds: Sequence[RecordKind[Any]]) -> Blocks:
    logs = {log.log: log for log in copy.logs if log.entries}
    told = " ".join(counted(kind, logs[kind.key]) for kind in kinds if kind.key in logs)
    return (*_part("exports.brief_recorded"), Paragraph(told)) if told else ()

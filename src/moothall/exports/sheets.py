"""What a workbook holds at a level: a sheet each for contributions, themes, votes, their results, every log, and people. Makes no file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from moothall.core.forms.redacted_forms import AnsweredCopy, FormCopy
from moothall.core.records import RecordKind, fields_of
from moothall.core.redacted_copy import Copy, LogLine, ThemeCopy, VoteCopy
from moothall.exports.contribution_list import name_of
from moothall.exports.contributions_csv import COLUMNS, cells_of
from moothall.exports.vote_results import asked, called
from moothall.words import say

Value: TypeAlias = str | int | None
"""None is what isn't known or may not be told: an empty cell, never a nought."""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """`key` is also what `--what` calls it; rows have a value for each column."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def _contributions(copy: Copy) -> TableSheet:
    return TableSheet("contributions", say("exports.title_contributions"), COLUMNS, tuple(tuple(cells) for cells in cells_of(copy)))


def _themes(copy: Copy) -> TableSheet:
    columns = ("question", "letter", "theme", "domain", "items", "sources", "tables")
    return TableSheet(
        "themes",
        say("exports.title_themes"),
        columns,
        tuple(_theme(board.prompt, theme) for board in copy.boards for theme in board.themes),
    )


def _theme(prompt: str, theme: ThemeCopy) -> tuple[Value, ...]:
    return prompt, theme.symbol, name_of(theme), theme.domain, theme.items, theme.sources, theme.tables


def _votes(copy: Copy) -> TableSheet:
    columns = (
        "question", "kind", "mode", "state", "round", "budget", "cap", "minimum", "opened", "closed", "present",
        "ballots", "short", "spoiled", "blank", "unused", "came_in",
    )  # fmt: skip
    return TableSheet("votes", say("exports.title_votes"), columns, tuple(map(_vote, copy.votes)))


def _vote(vote: VoteCopy) -> tuple[Value, ...]:
    routes = ", ".join(say(f"exports.route_{route}", n=n) for route, n in vote.routes if n)
    rule = (asked(vote), vote.kind, vote.mode, vote.state, vote.round, vote.budget, vote.cap, vote.minimum, vote.opened, vote.closed)
    return (*rule, vote.present, vote.ballots, vote.short, vote.spoiled, vote.blank, vote.unused, routes)


def _results(copy: Copy) -> TableSheet:
    columns = ("question", "option", "text", "dots", "voters", "concerns", "near_tie", "before")
    return TableSheet(
        "results", say("exports.title_results"), columns, tuple(row for vote in copy.votes if vote.revealed for row in _options(vote))
    )


def _options(vote: VoteCopy) -> Iterator[tuple[Value, ...]]:
    for option in vote.options:
        yield asked(vote), called(option), option.text, option.dots, option.voters, option.concerns, option.bracket or None, option.before


def _people(copy: Copy) -> TableSheet:
    columns = ("name", "title", "organisation", "sector", "table", "role", "here")
    rows = tuple((p.name, p.title, p.organisation, p.sector, p.table, p.role, int(p.present)) for p in copy.people.named)
    return TableSheet("people", say("exports.title_people"), columns, rows)


def _agenda(copy: Copy) -> TableSheet:
    columns = ("start", "minutes", "item", "state", "began", "ended", "took", "stood_still")
    rows = tuple((i.start, i.minutes, i.title, i.state, i.began, i.ended, i.took, i.stood) for i in copy.agenda if i.title)
    return TableSheet("agenda", say("exports.title_agenda"), columns, rows)


_OWN = ("visibility", "read_back")
"""Who may read an entry is settled before a copy is made, and no column of it."""


def record_sheet(kind: RecordKind[Any], copy: Copy) -> TableSheet:
    """A log: one row for each entry this copy may read. Columns are a number, the title, then every other field of the declaration by its
    name: the same at every level; what may not be told is empty.
    """
    fields = [f.name for f in kind.fields if f.sort not in _OWN and (f.name not in kind.worded or f.name == "state")]
    noted = [f.name for f in fields_of(kind.table.record) if f.name == "noted"]
    columns = ("number", kind.title.name, *(name for name in fields if name != kind.title.name), *noted)
    lines = (line for log in copy.logs if log.log == kind.key for line in log.lines)
    return TableSheet(kind.key, say(f"{kind.key}.title_many"), columns, tuple(tuple(_entry(kind, columns, line)) for line in lines))


def _entry(kind: RecordKind[Any], columns: Sequence[str], line: LogLine) -> Iterator[Value]:
    told = dict((*line.facts, *line.details))
    yield line.number
    yield line.text
    for name in columns[2:]:
        text = told.get(f"{kind.key}.label_{name}", "")
        # A state is told apart from the words that hold it.
        yield text or (say(f"{kind.key}.state_{line.state}") if name == "state" and line.state in kind.states else "")


def _forms(copy: Copy) -> TableSheet:
    columns = ("form", "about", "key", "question", "answer", "words", "count", "n", "blank", "cant_judge")
    rows = tuple(row for form in copy.forms for answered in form.answered for row in _form_rows(form, answered))
    return TableSheet("forms", say("exports.title_forms"), columns, rows)


def _form_rows(form: FormCopy, answered: AnsweredCopy) -> Iterator[tuple[Value, ...]]:
    asked = (form.title, form.subject, answered.key, answered.question)
    if answered.answers is None:
        # Withheld: a row without numbers, which is not the same as nobody asked.
        yield (*asked, "", "", None, None, None, None)
    for answer in answered.answers or ():
        yield (*asked, answer.answer, answer.words, answer.count, answered.n, answered.blank, answered.cant_judge)


SHEETS: dict[str, Callable[[Copy], TableSheet]] = {
    "contributions": _contributions,
    "themes": _themes,
    "votes": _votes,
    "results": _results,
    "forms": _forms,
    "agenda": _agenda,
    "people": _people,
}


def sheets(copy: Copy, kinds: Iterable[RecordKind[Any]]) -> list[TableSheet]:
    """Every sheet that has a row, logs after votes and people last."""
    *counted, people = (make(copy) for make in SHEETS.values())
    return [sheet for sheet in (*counted, *(record_sheet(kind, copy) for kind in kinds), people) if sheet.rows]

"""Votes from the columns of a survey or a poll: ratings, orders of preference, options ticked. One vote for the columns of one question.

A scale of numbers is as long as the file's own, and its highest number is taken as best unless the question or the labels say otherwise;
which was taken is told. A blank and "N/A" are no answer, and never a nought.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from moothall.core.batch import BallotRow, LeftOutRow, Remark, VoteRows
from moothall.core.scales import Point, turned
from moothall.core.votes import Candidate
from moothall.imports import cell_shapes as shapes
from moothall.imports import column_words as words
from moothall.imports.column_groups import QuestionPart, answer_of, place_in
from moothall.imports.table_layout import TableGrid
from moothall.imports.ticked_cells import ticked
from moothall.imports.worded_scales import worded_scale
from moothall.words import say

_BETWEEN = re.compile(r"\d{1,2}[.,]\d*[1-9]\d*")
"""3.5: between two points of a scale."""


@dataclass(slots=True)
class VotesFound:
    """What came of the columns: votes, cells that are none, and what has to be told."""

    votes: list[VoteRows] = field(default_factory=list)
    odd: list[LeftOutRow] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Rated:
    """A column of ratings: its place, what is rated, under which question, and its scale: points with the best first, and which"
    " end that is."""

    place: int
    option: str
    question: str
    scale: tuple[Point, ...]
    end: int
    marks: Mapping[str, int] = field(default_factory=dict)
    """Marks by cell as it stands, counted from the point least in favour."""


def votes_of(grid: TableGrid, parts: Sequence[QuestionPart], fields: Mapping[int, str], question: str) -> VotesFound:
    """Every vote that these columns make. `question` is asked where no heading says what was."""
    found = VotesFound()
    _rate(found, grid, parts, [(place, name) for place, name in fields.items() if name in ("rating", "rating_low")], question)
    for kind, make in (("rank", _ranked), ("place", _placed), ("across", _polled)):
        for run in _runs(parts, [place for place, name in fields.items() if name == kind]):
            found.votes.append(make(grid, [parts[place] for place in run], run, parts[run[0]].question or question, found))
    for place in (place for place, name in fields.items() if name == "ticks"):
        found.votes.append(_ticked(grid, grid.header[place].strip() or question, place))
    return found


def _runs(parts: Sequence[QuestionPart], places: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for place in sorted(places):
        if runs and parts[runs[-1][0]].question == parts[place].question and (parts[place].question or runs[-1][-1] == place - 1):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


# rated


def _rate(found: VotesFound, grid: TableGrid, parts: Sequence[QuestionPart], columns: Sequence[tuple[int, str]], question: str) -> None:
    """One vote for each question with parts, and one for all single questions on the same scale."""
    asked: dict[str, list[int]] = {}
    for place, _ in columns:
        asked.setdefault(parts[place].question or f"\n{place}", []).append(place)
    low = {place for place, name in columns if name == "rating_low"}
    groups: dict[tuple[str, tuple[Point, ...]], list[_Rated]] = {}
    for places in asked.values():
        for rated in _on_one_scale(grid, parts, places, low):
            found.odd += _not_on_scale(grid, rated)
            groups.setdefault((rated.question, rated.scale), []).append(rated)
    whole = [group for group in groups.values() if group[0].scale]
    found.votes += [_rated_vote(grid, group, question) for group in whole]
    found.remarks += _ends(whole)


def _on_one_scale(grid: TableGrid, parts: Sequence[QuestionPart], places: Sequence[int], low: set[int]) -> list[_Rated]:
    """Columns under one question share its scale, whoever used how much of it."""
    # A survey says the same few things in thousands of rows, so each is looked at once.
    cells = {place: Counter(row.values[place] for row in grid.rows) for place in places}
    heading = f"{parts[places[0]].question} {grid.header[places[0]]}"
    scales = {place: scale_of(cells[place], heading) for place in places}
    numbers = [bool(scale) and scale[0].label.isdigit() for scale, _ in scales.values()]
    if all(numbers) or not any(numbers):
        shared = scale_of(sum(cells.values(), Counter[str]()), heading)
        # Words of one question fit one scale of words, or each column keeps what it has.
        if shared[0] and shared[0][0].label.isdigit() == all(numbers):
            scales = dict.fromkeys(places, shared)
    found = []
    for place in places:
        scale, end = scales[place]
        if place in low and end >= 0:
            scale, end = tuple(reversed(scale)), -1
        gives = {point.label.casefold(): turned(n, len(scale)) for n, point in enumerate(scale, 1)}
        marks = {cell: gives[said] for cell in cells[place] if (said := _point(shapes.tidy(cell))) in gives}
        found.append(_Rated(place, parts[place].option or grid.header[place].strip(), parts[place].question, scale, end, marks))
    return found


def _point(cell: str) -> str:
    number = shapes.rating_of(cell)
    return cell.casefold().replace("’", "'") if number is None else str(number)


def scale_of(cells: Mapping[str, int], heading: str) -> tuple[tuple[Point, ...], int]:
    """The points these ratings, each with how often it was given, are on, the best first, and which end that is: 1 the
    highest number, -1 the lowest, 0 where nothing says so."""
    tidy = Counter[str]()
    for cell, times in cells.items():
        tidy[shapes.tidy(cell)] += times
    given = {cell: times for cell, times in tidy.items() if shapes.given(cell) and not _BETWEEN.fullmatch(shapes.western(cell))}
    if scale := worded_scale(given):
        return tuple(Point(n, scale[n - 1].capitalize()) for n in range(len(scale), 0, -1)), 1
    # A person may map a column with stray words in it: what is a number up to 10 makes the scale.
    numbers = Counter[int]()
    for cell, times in given.items():
        if (n := shapes.rating_of(cell)) is not None and n <= 10:
            numbers[n] += times
    if not any(numbers):
        return (), 0
    low, high = _length(numbers, given, words.scale_said(heading))
    labels = " ".join(dict.fromkeys(cell.replace(")", "").replace(".", " =", 1) for cell in given if shapes.whole_of(cell) is None))
    end = words.best_end(heading, high) or words.best_end(labels, high)
    points = tuple(Point(n, str(n)) for n in range(high, low - 1, -1))
    return (tuple(reversed(points)), -1) if end < 0 else (points, end)


_OUT_OF = re.compile(r"\d\s*(?:/|of)\s*(\d{1,2})")


def _length(numbers: Mapping[int, int], cells: Iterable[str], said: tuple[int, int] | None) -> tuple[int, int]:
    most, low = max(numbers), 0 if 0 in numbers else 1
    if said is not None and said[1] >= most:
        return min(said[0], low), said[1]
    out_of = {int(found[1]) for cell in cells if (found := _OUT_OF.search(cell))}
    if len(out_of) == 1 and most <= (top := out_of.pop()) <= 10:
        return low, top
    # Four points, all of them used and again and again, are a scale of four. Else perhaps nobody gave the highest of five.
    if most == 4 and sum(numbers.values()) >= 8 and all(numbers.get(n, 0) > 1 for n in range(1, 5)):
        return low, 4
    return low, next(n for n in (5, 6, 7, 10) if n >= most)


def _not_on_scale(grid: TableGrid, rated: _Rated) -> Iterable[LeftOutRow]:
    for row in grid.rows:
        if row.values[rated.place] in rated.marks:
            continue
        cell = shapes.tidy(row.values[rated.place])
        if shapes.given(cell):
            # Enough of both to find the cell by, and no more in a sentence.
            yield LeftOutRow(row.number, "imports.not_on_scale", {"value": cell[:40], "column": rated.option[:80]})


def _rated_vote(grid: TableGrid, group: Sequence[_Rated], question: str) -> VoteRows:
    scale = group[0].scale
    columns = [(n, rated.place, rated.marks) for n, rated in enumerate(group, 1)]
    papers = []
    for row in grid.rows:
        values = row.values
        marks = {n: mark for n, place, given in columns if (mark := given.get(values[place])) is not None}
        # Who answered none of these questions cast no ballot, and is in no base.
        if marks:
            papers.append(BallotRow(row.number, marks))
    options = tuple(Candidate(rated.option, ref=str(n)) for n, rated in enumerate(group, 1))
    asked = group[0].question or question or _in_common([rated.option for rated in group]) or say("imports.ratings")
    name = say("imports.scale", first=scale[-1].label, last=scale[0].label)
    return VoteRows(asked, "rated", options, tuple(papers), cap=len(scale), scale=scale, scale_name=name)


def _ends(groups: Sequence[Sequence[_Rated]]) -> Iterable[Remark]:
    """Which number was taken as best: told wherever it was not said, and wherever it is the lowest."""
    for end, key in ((0, "imports.highest_taken"), (-1, "imports.lowest_best")):
        named = [(group[0].scale[0].label, _asked(group)) for group in groups if group[0].end == end]
        for best in dict.fromkeys(label for label, _ in named):
            yield Remark(key, {"n": int(best), "columns": listed(asked for label, asked in named if label == best)})


def _asked(group: Sequence[_Rated]) -> str:
    return group[0].question or ", ".join(rated.option for rated in group)


def _in_common(options: Sequence[str]) -> str:
    """What all of several questions begin with, if that is more than a word or two."""
    if len(options) == 1:
        return options[0]
    shared = [found[0] for found in takewhile(lambda found: len(set(found)) == 1, zip(*map(str.split, options), strict=False))]
    # Three words that end as a heading does, or six: "How was the", which two questions begin with, asks nothing.
    asks = len(shared) > 5 or (len(shared) > 2 and shared[-1][-1] in ":?[(-–—")
    return " ".join(shared).rstrip(" :,[(-–—") if asks else ""


# ordered


def _ranked(grid: TableGrid, parts: Sequence[QuestionPart], run: Sequence[int], question: str, found: VotesFound) -> VoteRows:
    """Columns are options, cells places: the lowest is first, as the numbers say."""
    papers = []
    for row in grid.rows:
        marks = {n: place for n, at in enumerate(run, 1) if (place := shapes.place_of(row.values[at]))}
        found.odd += [
            LeftOutRow(row.number, "imports.not_a_place", {"value": cell[:40], "column": part.option[:80]})
            for at, part in zip(run, parts, strict=True)
            if shapes.given(cell := shapes.tidy(row.values[at])) and not shapes.place_of(cell)
        ]
        if marks:
            papers.append(BallotRow(row.number, marks))
    asked = question or say("imports.vote_prompt")
    found.remarks.append(Remark("imports.ranks", {"question": asked[:80]}))
    return VoteRows(asked, "ordinal", _options(part.option for part in parts), tuple(papers))


def _placed(grid: TableGrid, parts: Sequence[QuestionPart], run: Sequence[int], question: str, found: VotesFound) -> VoteRows:
    """Columns are places, cells options."""
    known: dict[str, int] = {}
    papers = []
    for row in grid.rows:
        marks: dict[int, int] = {}
        for at, part in zip(run, parts, strict=True):
            cell = shapes.tidy(row.values[at])
            if shapes.given(cell):
                # Named twice by one person, the better place counts.
                marks.setdefault(known.setdefault(cell, len(known) + 1), place_in(part.option))
        if marks:
            papers.append(BallotRow(row.number, marks))
    asked = question or say("imports.vote_prompt")
    found.remarks.append(Remark("imports.places", {"question": asked[:80]}))
    return VoteRows(asked, "ordinal", _options(known), tuple(papers))


# ticked


def _polled(grid: TableGrid, parts: Sequence[QuestionPart], run: Sequence[int], question: str, found: VotesFound) -> VoteRows:
    papers, maybe = [], 0
    for row in grid.rows:
        answers = [answer_of(row.values[at], part.option) for at, part in zip(run, parts, strict=True)]
        maybe += answers.count("maybe")
        marks = {n: 1 for n, answer in enumerate(answers, 1) if answer == "yes"}
        if marks:
            papers.append(BallotRow(row.number, marks))
    asked = question or say("imports.vote_prompt")
    if maybe:
        found.remarks.append(Remark("imports.maybes", {"n": maybe, "question": asked[:80]}))
    return VoteRows(asked, "approval", _options(part.option for part in parts), tuple(papers), cap=1)


def _ticked(grid: TableGrid, question: str, place: int) -> VoteRows:
    """Ticks in one cell: options in the order they first come, or an order of preference where everybody lists all of them."""
    rows = [row for row in grid.rows if shapes.given(row.values[place])]
    cells = [_lines(row.values[place]) for row in rows]
    lists = ticked(cells) or [[cell] for cell in cells]
    known = {part: n for n, part in enumerate(dict.fromkeys(part for parts in lists for part in parts), 1)}
    if is_order(lists, question):
        papers = [
            BallotRow(row.number, {known[part]: n for n, part in enumerate(parts, 1)}) for row, parts in zip(rows, lists, strict=True)
        ]
        return VoteRows(question, "ordinal", _options(known), tuple(papers))
    papers = [BallotRow(row.number, {known[part]: 1 for part in parts}) for row, parts in zip(rows, lists, strict=True)]
    return VoteRows(question, "approval", _options(known), tuple(papers), cap=1)


def _lines(cell: str) -> str:
    """Tidied line by line, since a line's end may be what parts the options."""
    return "\n".join(filter(None, (shapes.tidy(line) for line in cell.splitlines())))


def is_order(lists: Sequence[Sequence[str]], question: str) -> bool:
    """Whether everybody lists all options, each in an order of their own: ranked and not ticked."""
    every = {frozenset(parts) for parts in lists}
    orders = {tuple(parts) for parts in lists}
    return len(every) == 1 and len(next(iter(every))) > 1 and (len(orders) > 1 or words.asks_for_order(question))


def _options(texts: Iterable[str]) -> tuple[Candidate, ...]:
    return tuple(Candidate(text, ref=str(n)) for n, text in enumerate(texts, 1))


def listed(cells: Iterable[str]) -> str:
    """Headings for a sentence."""
    # In characters: a survey may have a hundred columns, and a remark is one sentence.
    return ", ".join(" ".join(cell.split()) for cell in cells)[:300]

"""Answers to a survey, a row for each respondent: a question is a prompt, a written answer a contribution, a rating a mark on a scale.

A scale of numbers has the highest first, as the point most in favour, so that a mark is the number itself; a scale in words that survey
tools offer is known by them, and its marks count from the least, 1, up. Where 1 was the best, a file doesn't say so.

Who answered is not read: not their name, their e-mail or the survey's own number for them. Notes keep the row they came from as their
response, so that one can still say how many people wrote. A blank rating and "N/A" are no answer, and never a nought.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from moothall.core.batch import BallotRow, Batch, LeftOutRow, NoteRow, Remark, VoteRows
from moothall.core.errors import Trouble
from moothall.core.scales import Point, turned
from moothall.core.votes import Candidate
from moothall.imports.encoding import TextSource
from moothall.imports.separated_text import column
from moothall.imports.table_layout import TableGrid, TableRow, by_row, heading
from moothall.words import say

LOOKED_AT = 1_000
"""Rows by which a column's use is proposed: enough to meet its usual answers, few enough not to hold up the preview."""

PERSONAL = frozenset(
    "id respondentid respondent_id collectorid collector_id start_time completion_time last_modified_time startdate start_date enddate "
    "end_date datecreated datemodified date_created date_modified timestamp email email_address name first_name last_name ip_address "
    "ipaddress custom_data_1 custom_data custom_value username score total_points total_score quiz_feedback date_(utc) date session voter "
    "participant attendee_identifier user_email language".split()
)
"""Columns that survey tools add about the person or the moment. None is a question."""

_PERSONAL = re.compile(
    r"\b(e-?mail|phone|telephone|mobile number|(full|first|last|family|given|middle) name|surname|forename|your name|ip address)\b|name \(",
    re.I,
)
"""The same in whoever's own words."""

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
"""An e-mail address, near enough: a column of nothing else is about people whatever its heading says."""

_PART_OF_QUIZ = re.compile(r"(points|feedback|score) - |.*(: (name|emoji|score)| \[(score|feedback)\])$", re.I)
"""Columns that tools add to a question: the points it got, the feedback, a name or an emoji beside the answer."""

NO_ANSWER = frozenset({"", "n/a", "na", "n.a.", "not applicable", "don't know", "don’t know", "no answer", "none", "-", "–"})
"""Cells, in small letters, that say that nothing was answered. None is a rating, nor a hint what its column is for."""

_RATED = re.compile(r"(\d{1,2})(?:\s*[-–—=:.)]\s*[^\W\d].*|\s*/\s*\d{1,2}|\s+of\s+\d{1,2}|\s+stars?|\s*\([^)]*\))?", re.S)
"""4, "4 - Agree", "4 (good)", "4/5": the number is the rating."""

_BETWEEN = re.compile(r"\d{1,2}[.,]\d{1,2}")
"""3.5: between two points of a scale."""

_WORDED = (
    ("strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree"),
    ("strongly disagree", "disagree", "neutral", "agree", "strongly agree"),
    ("very dissatisfied", "dissatisfied", "neither satisfied nor dissatisfied", "satisfied", "very satisfied"),
    ("very poor", "poor", "fair", "good", "very good"),
    ("never", "rarely", "sometimes", "often", "always"),
)
"""Scales that survey tools offer in words, the least first."""


@dataclass(frozen=True, slots=True)
class _Rated:
    """A column of ratings: its place, what is rated, under which question, and the points it is rated on."""

    place: int
    option: str
    question: str
    scale: tuple[Point, ...]
    marks: Mapping[str, int] = field(default_factory=dict)
    """Marks by cell, counted from the point least in favour."""


# what each column is for


def proposed(grid: TableGrid) -> dict[int, str]:
    """What each column may be read as: answer, rating, or nothing where it is about a person, empty, or a choice between a few words."""
    first = grid.rows[:LOOKED_AT]
    fields = {place: _field(grid.header[place], [row.values[place].strip() for row in first]) for place in range(len(grid.header))}
    return {place: name for place, name in fields.items() if name}


def _field(header: str, cells: Sequence[str]) -> str:
    given = [cell for cell in cells if cell.casefold() not in NO_ANSWER]
    if not given or _is_about_the_person(header) or _PART_OF_QUIZ.match(header.strip()):
        return ""
    if _scale(given):
        return "rating"
    return "" if _is_choice(given) or all(map(_ADDRESS.fullmatch, given)) else "answer"


def _is_about_the_person(header: str) -> bool:
    # From 60 characters on a heading is a question, which may well speak of somebody's name or e-mail.
    return not header.strip() or column(header) in PERSONAL or (len(header) < 60 and _PERSONAL.search(header) is not None)


def _is_choice(cells: Sequence[str]) -> bool:
    """Few different answers, each given again and again: ticked, not written."""
    # Under eight answers nobody can tell. At most one in four different, or two such as yes and no; over 80 characters, nobody ticks.
    return len(cells) >= 8 and len(set(cells)) <= max(2, len(cells) // 4) and max(map(len, cells)) <= 80


def _scale(cells: Iterable[str]) -> tuple[Point, ...]:
    """The points these ratings are on, the most in favour first; nothing when they are no ratings.

    A scale of numbers has at least five points.
    """
    said = {cell.casefold() for cell in cells if cell.casefold() not in NO_ANSWER}
    between = {cell for cell in said if _BETWEEN.fullmatch(cell)}
    # A few marks between two points don't make written answers of the others; they are left out, each with its row.
    said = said - between if len(between) < len(said - between) else said
    for words in _WORDED:
        # One word alone, such as never or good, may be what everybody happened to write.
        if said and said <= set(words) and len(said) > 1:
            return tuple(Point(n, words[n - 1].capitalize()) for n in range(len(words), 0, -1))
    numbers = {int(found[1]) if (found := _RATED.fullmatch(cell)) else -1 for cell in said}
    # Scales end at 10. Larger numbers are ages, sums or years; noughts alone are no rating of anything.
    if not numbers or min(numbers) < 0 or max(numbers) > 10 or not any(numbers):
        return ()
    # The usual lengths: the next one up, since perhaps nobody gave the highest point.
    most = next(n for n in (5, 7, 10) if n >= max(numbers))
    lowest = 0 if 0 in numbers else 1
    return tuple(Point(n, str(n)) for n in range(most, lowest - 1, -1))


# reading


def read_survey(source: TextSource, grid: TableGrid, mapping: Mapping[int, str] | None, kind: str = "", question: str = "") -> Batch:
    """The written answers as notes and the ratings as votes, one vote for the columns that share a question or a scale.

    `kind` "contributions" or "ballots" keeps to notes or to votes. Trouble when there is neither.
    """
    fields = proposed(grid) if mapping is None else {place: name for place, name in mapping.items() if place < len(grid.header)}
    answers = [place for place, name in fields.items() if name == "answer" and kind in ("", "contributions")]
    ratings = [place for place, name in fields.items() if name == "rating" and kind in ("", "ballots")]
    if not answers and not ratings:
        raise Trouble("imports.no_answers", file=source.name)
    notes = tuple(_notes(grid, answers, fields))
    votes, odd = _votes(source, grid, ratings, question)
    unread = [cell for place, cell in enumerate(grid.header) if cell.strip() and place not in fields]
    odd_columns = (*source.remarks, *grid.without_heading(fields))
    remarks = odd_columns if not unread else (*odd_columns, Remark("imports.not_asked", {"columns": _listed(unread)}))
    return Batch("contributions" if notes else "ballots", notes, (), votes, by_row((*grid.left_out, *odd)), remarks)


def _notes(grid: TableGrid, answers: Sequence[int], fields: Mapping[int, str]) -> Iterable[NoteRow]:
    """Question by question, so that each board's notes have numbers in a row; which of them has which is drawn when they come in."""
    known = {name: place for place, name in fields.items()}
    for place in answers:
        # Numbered among the rows read: the tool's own number for a person is not taken over.
        for response, row in enumerate(grid.rows, 1):
            text = row.values[place]
            if text.strip() and place not in row.continued:
                table, sector = (_tidy(row, known.get(name)) for name in ("table", "sector"))
                yield NoteRow(text, heading(grid.header, place), table=table, sector=sector, response_no=str(response), answer=True)


def _tidy(row: TableRow, place: int | None) -> str:
    return "" if place is None else " ".join(row.values[place].split())


def _votes(source: TextSource, grid: TableGrid, ratings: Sequence[int], question: str) -> tuple[tuple[VoteRows, ...], list[LeftOutRow]]:
    """One vote for each question with parts, and one for all single questions on the same scale."""
    odd: list[LeftOutRow] = []
    together: dict[tuple[str, tuple[Point, ...]], list[_Rated]] = {}
    for place in ratings:
        rated = _rated(grid, place)
        odd += _not_on_scale(grid, rated)
        together.setdefault((rated.question, rated.scale), []).append(rated)
    return tuple(_vote(source, grid, group, question) for group in together.values() if group[0].scale), odd


def _rated(grid: TableGrid, place: int) -> _Rated:
    """A column with its scale by all of its cells; those that are on no scale are then left out."""
    cells = Counter(row.values[place].strip() for row in grid.rows)
    # If the whole column fits no scale, the cells that are numbers up to 10 may: a person may map a column with stray words in it.
    scale = _scale(cells) or _scale(cell for cell in cells if _RATED.fullmatch(cell) and int(_RATED.fullmatch(cell)[1]) <= 10)  # type: ignore[index]
    gives = {point.label.casefold(): turned(place, len(scale)) for place, point in enumerate(scale, 1)}
    marks = {cell: gives[said] for cell in cells if (said := _point(cell)) in gives}
    above = grid.above[place].strip() if grid.above else ""
    whole = grid.header[place].strip()
    # Some tools write question::part in one row; with two header rows the upper one is the question.
    question, _, part = whole.partition("::") if "::" in whole else (above, "", whole.removeprefix(above).lstrip(": "))
    return _Rated(place, part.strip() or whole, question.strip() if part.strip() else "", scale, marks)


def _point(cell: str) -> str:
    found = _RATED.fullmatch(cell)
    # 05 is 5, and 0 stays 0.
    return found[1].lstrip("0") or "0" if found else cell.casefold()


def _not_on_scale(grid: TableGrid, rated: _Rated) -> Iterable[LeftOutRow]:
    for row in grid.rows:
        cell = row.values[rated.place].strip()
        if cell.casefold() not in NO_ANSWER and cell not in rated.marks:
            # Enough of both to find the cell by, and no more in a sentence.
            yield LeftOutRow(row.number, "imports.not_on_scale", {"value": cell[:40], "column": rated.option[:80]})


def _vote(source: TextSource, grid: TableGrid, group: Sequence[_Rated], question: str) -> VoteRows:
    scale = group[0].scale
    papers = []
    for row in grid.rows:
        marks = {n: rated.marks[cell] for n, rated in enumerate(group, 1) if (cell := row.values[rated.place].strip()) in rated.marks}
        # Who answered none of these questions cast no ballot, and is in no base.
        if marks:
            papers.append(BallotRow(row.number, marks))
    options = tuple(Candidate(rated.option, ref=str(n)) for n, rated in enumerate(group, 1))
    asked = group[0].question or question or _in_common([rated.option for rated in group]) or source.title
    name = say("imports.scale", first=scale[-1].label, last=scale[0].label)
    return VoteRows(asked, "rated", options, tuple(papers), cap=len(scale), scale=scale, scale_name=name)


def _in_common(options: Sequence[str]) -> str:
    """What all of several questions begin with, if that is more than a word or two."""
    if len(options) == 1:
        return options[0]
    shared = [words[0] for words in takewhile(lambda words: len(set(words)) == 1, zip(*map(str.split, options), strict=False))]
    # Two words in common, such as How well, are how people ask and no question.
    return " ".join(shared).rstrip(" :,") if len(shared) > 2 else ""


def _listed(cells: Iterable[str]) -> str:
    # In characters: a survey may have a hundred columns, and a remark is one sentence.
    return ", ".join(" ".join(cell.split()) for cell in cells)[:300]

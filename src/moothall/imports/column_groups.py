"""Columns that are one question together: a grid of ratings, an order of preference, a poll with its options across. Pure.

Told by what stands in them: rows that are orders of 1..n are ranks and no ratings, headings that are places have options for cells, and
columns of yes and no are options that people ticked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from moothall.imports import cell_shapes as shapes
from moothall.imports import column_words as words

RANK, PLACE, ACROSS = "rank", "place", "across"
TOGETHER = (RANK, PLACE, ACROSS)
"""What columns are only together: the columns of one question make one vote."""

MOST_RANKED = 30
"""Places beyond which numbers are no order anybody gave."""
MOST_BESIDE = 8
"""Columns left of a vote that may look as its own do: numbers of rows and tables, a few ratings."""

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class QuestionPart:
    """What a column's heading says: the question it shares with others, or nothing, and its own part of it."""

    question: str
    option: str


_CODE = re.compile(r"^[A-Za-z]\w*\[\w+\]\.\s*(?=\S)")
_BRACKETS = re.compile(r"(.*\S)\s*[\[［]([^\[\]]+)[\]］]\s*", re.S)
_MARKS = ("?/", " - ", " – ", " — ", ": ", " | ", " > ", " » ", "：", " / ", ". ", "? ", "? ")


def parts_of(header: Sequence[str], above: Sequence[str] = ()) -> list[QuestionPart]:
    """Each heading as a part of a question, where its neighbours are parts of the same."""
    # Codes of a tool before the question: Q2[SQ001].
    names = [_CODE.sub("", cell.strip()) for cell in header]
    found = [_sure_part(name, above[place].strip() if above else "") for place, name in enumerate(names)]
    for place in range(1, len(names)):
        if found[place].question or (found[place - 1].question and names[place - 1] == found[place - 1].option):
            continue
        shared = _shared(names[place - 1], names[place])
        if shared and (not found[place - 1].question or names[place - 1].startswith(shared)):
            question = shared.strip(" -–—:|>»/：")
            found[place - 1 : place + 1] = [QuestionPart(question, name[len(shared) :].strip()) for name in names[place - 1 : place + 1]]
    return found


def _sure_part(whole: str, above: str) -> QuestionPart:
    # Some tools write question::part in one row; with two header rows the upper one is the question.
    if "::" in whole:
        question, _, part = whole.partition("::")
        return QuestionPart(question.strip() if part.strip() else "", part.strip() or whole)
    bracketed = _BRACKETS.fullmatch(whole)
    if bracketed and not shapes.PART_OF_QUIZ.match(whole):
        return QuestionPart(bracketed[1].strip(), bracketed[2].strip())
    part = whole.removeprefix(above).lstrip(": ") if above else ""
    return QuestionPart(above, part) if above and part else QuestionPart("", whole)


def _shared(one: str, other: str) -> str:
    """What two headings begin with, up to a mark that parts a question from its options; nothing where there is none."""
    if one == other:
        return ""
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    ends = [at + len(mark) for mark in _MARKS if (at := one[:same].rfind(mark)) > 0]
    end = max(ends, default=0)
    # Three words at least, or a question: "Q1. " is a number and no question.
    shared = one[:end]
    return shared if end and (words.is_question(shared.strip(" -–—:|>»/")) or shapes.length_in_words(shared) >= 3) else ""


def runs_of(parts: Sequence[QuestionPart]) -> list[list[int]]:
    """Places of neighbours that share a question, two at least."""
    runs: list[list[int]] = []
    for place, part in enumerate(parts):
        if runs and part.question and parts[runs[-1][-1]].question == part.question and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        elif part.question:
            runs.append([place])
    return [run for run in runs if len(run) > 1]


def together(header: Sequence[str], rows: Rows, parts: Sequence[QuestionPart]) -> dict[int, str]:
    """What columns are as one: ranks, places or a poll, by their places."""
    found: dict[int, str] = {}
    for run in runs_of(parts):
        kind = _kind_of(run, rows, [parts[place].option for place in run], words.asks_for_order(parts[run[0]].question))
        found |= dict.fromkeys(run, kind) if kind else dict.fromkeys(_ticked_beside_words(run, rows, parts), ACROSS)
    for run in _loose_runs(header, rows, found, parts):
        kind = _kind_of(run, rows, [header[place] for place in run], any(words.asks_for_order(header[p]) for p in run), loose=True)
        found |= dict.fromkeys(run, kind) if kind else {}
    return found


def _ticked_beside_words(run: Sequence[int], rows: Rows, parts: Sequence[QuestionPart]) -> list[int]:
    """The columns of a question that people ticked, where its last ones have what they wrote under "other"."""
    plain = [place for place in run if _may_be_poll("", rows, place) or _may_be_poll(parts[place].option, rows, place)]
    cells = [[shapes.tidy(row[place]) if place < len(row) else "" for place in plain] for row in rows]
    fits = 1 < len(plain) < len(run) and is_poll([parts[place].option for place in plain], cells, loose=False)
    return plain if fits else []


def _kind_of(run: Sequence[int], rows: Rows, options: Sequence[str], said: bool, loose: bool = False) -> str:
    cells = [[shapes.tidy(row[place]) if place < len(row) else "" for place in run] for row in rows]
    cells = [row for row in cells if any(map(shapes.given, row))]
    if not cells:
        return ""
    if are_places(options, cells):
        return PLACE
    if is_poll(options, cells, loose):
        return ACROSS
    return RANK if are_ranks(cells, said) else ""


def _loose_runs(header: Sequence[str], rows: Rows, taken: dict[int, str], parts: Sequence[QuestionPart]) -> list[list[int]]:
    """Neighbours without a question of their own that may be ranks, places or a poll: the longest first of those that turn out to be."""
    together_already = {place for run in runs_of(parts) for place in run}
    free = [place for place in range(len(header)) if place not in taken and place not in together_already and header[place].strip()]
    runs: list[list[int]] = []
    for place in free:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return [found for run in runs for found in _within(run, header, rows)]


def _within(run: list[int], header: Sequence[str], rows: Rows) -> list[list[int]]:
    """Stretches of a run whose columns all look as votes do."""
    likes = (_may_be_rank, _may_be_poll, None)
    found: list[list[int]] = []
    for like in likes:
        stretch: list[int] = []
        for place in [*run, -1]:
            fits = place >= 0 and (place_in(header[place]) > 0 if like is None else like(header[place], rows, place))
            if fits:
                stretch.append(place)
                continue
            found += _fitting(stretch, header, rows, like is None)
            stretch = []
    return found


def _fitting(stretch: list[int], header: Sequence[str], rows: Rows, places: bool) -> list[list[int]]:
    """The stretch without what stands left of the vote, as a number of a row or of a table."""
    least = 2 if places else 3
    for left in range(min(MOST_BESIDE, len(stretch) - least) + 1):
        run = stretch[left:]
        said = any(words.asks_for_order(header[p]) for p in run)
        if _kind_of(run, rows, [header[place] for place in run], said, loose=True):
            return [run]
    return []


def _cells(rows: Rows, place: int) -> list[str]:
    return [shapes.tidy(row[place]) for row in rows if place < len(row) and shapes.given(row[place])]


def _may_be_rank(heading: str, rows: Rows, place: int) -> bool:
    cells = _cells(rows, place)
    return bool(cells) and all((n := shapes.place_of(cell)) is not None and n <= MOST_RANKED for cell in cells)


def _may_be_poll(heading: str, rows: Rows, place: int) -> bool:
    if words.is_question(heading) or (words.about_person(heading) and not shapes.is_moment(heading.strip())):
        return False
    cells = [shapes.tidy(row[place]) for row in rows if place < len(row) and row[place].strip()]
    return bool(cells) and all(answer_of(cell, heading) is not None for cell in cells)


# an order


def are_ranks(cells: Sequence[Sequence[str]], said: bool) -> bool:
    """Whether rows are orders of 1..n over the columns, so that 1 is first and no mark on a scale. `said`: the question asks to rank."""
    width = len(cells[0])
    orders = [[shapes.place_of(cell) for cell in row if shapes.given(cell)] for row in cells]
    if any(n is None or n > MOST_RANKED for order in orders for n in order):
        return False
    strict = [order for order in orders if len(set(order)) == len(order)]
    whole = [order for order in orders if sorted(n or 0 for n in order) == list(range(1, width + 1))]
    ordinals = sum(shapes.whole_of(cell) is None for row in cells for cell in row if shapes.given(cell))
    if said or ordinals * 2 > sum(map(len, orders)):
        return len(strict) * 2 >= len(orders) and max(max(n or 0 for n in order) for order in orders) <= max(width, 2)
    # Of three columns, two rows are orders by chance once in six hundred; of two columns, too often.
    return width > 2 and len(whole) >= 2 and len(strict) >= 0.8 * len(orders) and len(whole) * 2 >= len(orders)


_ORDINALS = tuple(
    tuple(line.split())
    for line in (
        "first second third fourth fifth", "erste zweite dritte vierte fünfte", "premier deuxième troisième quatrième cinquième",
        "première seconde troisième quatrième cinquième", "primera segunda tercera cuarta quinta", "primero segundo tercero cuarto quinto",
        "prima seconda terza quarta quinta", "eerste tweede derde vierde vijfde", "primeira segunda terceira quarta quinta",
        "första andra tredje fjärde femte", "pierwszy drugi trzeci czwarty piąty", "cyntaf ail trydydd pedwerydd pumed",
    )
)  # fmt: skip
_FIGURE = re.compile(r"(?<!\d)(\d{1,2})(?!\d)")


def place_in(heading: str) -> int:
    """The place that a heading names, as 1st choice, Choix 2, Dritte Wahl; 0 where it names none."""
    if shapes.length_in_words(heading) > 12:
        return 0
    said = shapes.western(heading).casefold()
    if len(figures := _FIGURE.findall(said)) == 1:
        return int(figures[0])
    names = re.findall(r"[^\W\d_]+", said)
    return next((line.index(name) + 1 for line in _ORDINALS for name in names if name in line), 0)


def are_places(options: Sequence[str], cells: Sequence[Sequence[str]]) -> bool:
    """Whether the headings are places from the first on, and the cells options that people put there."""
    if [place_in(option) for option in options] != list(range(1, len(options) + 1)):
        return False
    given = [[cell for cell in row if shapes.given(cell)] for row in cells]
    every = [cell for row in given for cell in row]
    if not every or any(len(set(row)) < len(row) for row in given) or all(shapes.is_number(cell) for cell in every):
        return False
    columns = [{row[place] for row in cells if shapes.given(row[place])} for place in range(len(options))]
    again = [cell for cell in set(every) if sum(cell in column for column in columns) > 1]
    # Few options for many cells, or the same ones at several places: answers in people's own words repeat neither way.
    return len(again) * 3 >= len(set(every)) and (len(set(every)) * 2 <= len(every) or len(set(every)) <= len(options) + 1)


# a poll

_YES = frozenset(
    "yes y x ✓ ✔ ☑ ✅ ok o.k. 1 true ja j oui o sí si sim s tak t да д ano a igen i da ναι evet e نعم כן はい ○ ◯ 〇 是 有 예 네"
    " kyllä k jes ie ydw"
    " checked selected ticked available can angekreuzt ausgewählt coché seleccionado bai có ya ndiyo ✗✓ [x]".split()
)
_NO = frozenset(
    "no n 0 false nein non não nie нет н ne nem nu όχι hayır h لا לא いいえ × ✗ ✘ ❌ 否 无 아니요 ei na nag unchecked unticked"
    " unavailable can't cannot"
    " niet nej nei ez không tidak hapana [] [ ] ☐ - –".split()
)
_MAYBE = frozenset((
    "maybe", "if need be", "ifneedbe", "(yes)", "(ok)", "(x)", "(✓)", "?", "vielleicht", "wenn es sein muss", "peut-être",
    "si nécessaire", "quizás",
    "tal vez", "forse", "misschien", "talvez", "kanske", "måske", "kanskje", "ehkä", "może", "možná", "△", "も可", "perhaps",
    "possibly", "if needed",
))  # fmt: skip
_TICKED = frozenset(
    "✓ ✔ ☑ ✅ ○ ◯ 〇 x ok yes ja oui sí si sim tak да ano igen da ναι evet نعم כן はい 是 예 네 kyllä checked selected true".split()
)


@lru_cache(maxsize=2048)
def answer_of(cell: str, option: str) -> str | None:
    """yes, no or maybe, as a cell of a poll says it; None where it says something else. Tools also write the option's own words for yes."""
    said = shapes.western(shapes.tidy(cell)).casefold()
    if not said or said in _NO:
        return "no"
    if said in _MAYBE:
        return "maybe"
    return "yes" if said in _YES or said == shapes.tidy(option).casefold() else None


def is_poll(options: Sequence[str], cells: Sequence[Sequence[str]], loose: bool) -> bool:
    """Whether people ticked options across: every cell is a yes, a no or nothing. `loose`: nothing but the cells says they are"
    " one question."""
    answers = [answer_of(cell, option) for row in cells for cell, option in zip(row, options, strict=True)]
    if None in answers or "yes" not in answers or len(options) < (3 if loose else 2):
        return False
    # A grid of 1 and 0 is ticked; one of 1 alone, where others gave 2, would not be all yes and no.
    return len(set(answers)) > 1 or any(shapes.tidy(c).casefold() in _TICKED for row in cells for c in row)

"""What each column of a table is taken for, and why: by its cells first, then by where it stands, then by what its heading says.

One judge for surveys, lists and votes. Pure: headings and cells in, one verdict a column out. What it can't know it says so: such a column
is asked about and, until somebody answers, not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from moothall.imports import cell_shapes as shapes
from moothall.imports import column_words as words
from moothall.imports.column_groups import answer_of
from moothall.imports.ticked_cells import ticked
from moothall.imports.worded_scales import worded_scale

NOTHING, ANSWER, RATING, TICKS, CHOICE, PERSON, NUMBER, ASKED = (
    "nothing",
    "answer",
    "rating",
    "ticks",
    "choice",
    "person",
    "number",
    "asked",
)
TABLE = "table"
READ = (ANSWER, RATING, TICKS, TABLE)
"""What is read without asking."""

MOST_ON_SCALE = 10
"""Scales end at 10. Larger numbers are ages, sums or years."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a column is taken for; `why` is the last part of a key of the words files, `examples` a few of its cells where it is"
    " asked about."""

    kind: str
    why: str
    examples: tuple[str, ...] = ()

    @property
    def sure(self) -> bool:
        return self.kind != ASKED


@dataclass(frozen=True, slots=True)
class _Column:
    place: int
    heading: str
    cells: tuple[str, ...]
    """What was answered, tidied; blanks and "n/a" are not among them."""
    beside: tuple[tuple[str, str], ...] = ()
    """Cell and e-mail address of the same row, where the table has addresses."""

    def share(self, like: Callable[[str], bool]) -> float:
        return sum(map(like, self.cells)) / len(self.cells)

    @property
    def asks(self) -> bool:
        return words.is_question(self.heading) or words.is_open(self.heading) or words.asks_to_do(self.heading)

    @property
    def about_person(self) -> bool:
        """By its heading. "Rank these" is none of a soldier's, where lists of options stand below."""
        return words.about_person(self.heading) and not (words.asks_to_do(self.heading) and ticked(self.cells))


def judge(header: Sequence[str], rows: Sequence[Sequence[str]], parts: Sequence[bool] = ()) -> list[Verdict]:
    """One verdict for each column. `parts` marks columns that are parts of one question: they were asked whatever their heading
    looks like."""
    columns = [_Column(place, heading.strip(), _given(rows, place)) for place, heading in enumerate(header)]
    columns = _with_addresses(columns, rows)
    asked = [place < len(parts) and parts[place] for place in range(len(header))]
    by_content = [_by_content(column) for column in columns]
    first = _first_question(columns, by_content, asked)
    names = _found_twice(columns)
    found = []
    for column, said in zip(columns, by_content, strict=True):
        verdict = said or _by_place(column, column.place < first, asked[column.place], column.place in names)
        examples = tuple(dict.fromkeys(cell[:40] for cell in column.cells))[:3] if verdict[0] == ASKED else ()
        found.append(Verdict(*verdict, examples))
    return found


def _given(rows: Sequence[Sequence[str]], place: int) -> tuple[str, ...]:
    return tuple(shapes.tidy(row[place]) for row in rows if place < len(row) and shapes.given(row[place]))


def _with_addresses(columns: list[_Column], rows: Sequence[Sequence[str]]) -> list[_Column]:
    mail = next((c.place for c in columns if c.cells and c.share(shapes.is_address) >= 0.5), None)
    if mail is None:
        return columns
    # Only rows in which both stand.
    pairs = [[(row[c.place], row[mail]) for row in rows if c.place < len(row) > mail and "@" in row[mail]] for c in columns]
    return [
        _Column(c.place, c.heading, c.cells, tuple((a.strip(), b) for a, b in both if shapes.given(a)))
        for c, both in zip(columns, pairs, strict=True)
    ]


# by what is in it

Said = tuple[str, str]

_LOOKS: tuple[tuple[Callable[[str], bool], float, str], ...] = (
    (shapes.is_address, 0.4, "address"),
    (shapes.is_computer, 0.4, "computer"),
    (shapes.is_machine, 0.5, "machine"),
    (shapes.is_browser, 0.4, "machine"),
    (shapes.is_link, 0.5, "link"),
    (shapes.is_moment, 0.6, "moment"),
    (shapes.is_coordinate, 0.6, "coordinate"),
    (shapes.is_phone, 0.6, "phone"),
    (shapes.is_id, 0.6, "number_given"),
)
"""How many cells have to look so: some may be empty, odd, or say "anonymous"."""


def _by_content(column: _Column) -> Said | None:
    """What the cells alone say, whatever the heading."""
    if not column.cells:
        return (NOTHING, "empty")
    if not column.heading:
        return (ASKED, "no_heading")
    for like, enough, why in _LOOKS:
        # A coordinate on a round degree, or an address that was mistyped, doesn't make the others answers.
        if column.share(like) >= enough:
            return (PERSON, why)
    return None


def _found_twice(columns: Sequence[_Column]) -> set[int]:
    """Columns whose words stand in the e-mail address of their row, or that a fuller column repeats: a name, and parts of one."""
    found = {c.place for c in columns if len(c.beside) > 1 and sum(_in_address(*pair) for pair in c.beside) >= len(c.beside) / 2}
    return {place for place in found if not all(map(shapes.is_address, columns[place].cells))}


def _in_address(cell: str, address: str) -> bool:
    if shapes.length_in_words(cell) > 5:
        return False
    before, _, after = address.casefold().partition("@")
    parts = [part for part in cell.casefold().replace("-", " ").split() if len(part) > 2]
    return any(part in before or part in after for part in parts)


# by where it stands and what it is called


def _first_question(columns: Sequence[_Column], by_content: Sequence[Said | None], asked: Sequence[bool]) -> int:
    """The place of the first column that was surely asked. Left of it tools put what they know of the person."""
    free = [c for c in columns if by_content[c.place] is None and not c.about_person]
    sure = [c for c in free if asked[c.place] or (c.asks and not _of_person(c))]
    # What a program noted between two questions: who answers briefly before it may have been asked who they are.
    noted = [
        c.place for c in columns if (by_content[c.place] or ("",))[0] == PERSON and not c.asks and any(c.place < s.place for s in sure)
    ]
    kept = [c.place for c in sure if asked[c.place] or c.share(shapes.is_written) >= 0.3 or not any(c.place < place for place in noted)]
    if kept:
        return kept[0]
    # No heading asks: then the first under which people wrote at length.
    return next((c.place for c in free if c.share(shapes.is_written) >= 0.5), len(columns))


def _of_person(column: _Column) -> bool:
    """Whether a question may be one for a name, an employer or a job: by its words, or because every cell is written as names are."""
    written = column.share(shapes.is_written) >= 0.3 or column.share(shapes.wants) >= 0.25 or bool(ticked(column.cells))
    return not written and (words.asks_of_person(column.heading) or column.share(shapes.is_called) >= 0.8)


def _by_place(column: _Column, left: bool, part: bool, twice: bool) -> Said:
    if _is_part_of_quiz(column.heading):
        return (NUMBER, "quiz")
    if words.names_a_table(column.heading) and not part and not any(map(shapes.is_written, column.cells)):
        return (TABLE, "table")
    if column.about_person and not part:
        # What people wrote at length under such a heading may be what they were asked.
        return (ASKED, "maybe_person") if column.share(shapes.is_written) >= 0.4 else (PERSON, "heading")
    if twice and not column.share(shapes.is_written) >= 0.3:
        return (PERSON, "name")
    if column.share(lambda cell: shapes.is_number(cell) or shapes.is_moment(cell)) >= 0.6:
        return _of_numbers(column, left, part)
    if _rated_in_words(column):
        return (RATING, "scale") if part or column.asks or not left else (ASKED, "left")
    if not part and left:
        return (ASKED, "left")
    if ticked(column.cells):
        return (TICKS, "ticks")
    if _is_choice(column.cells):
        return (CHOICE, "choice")
    return _of_words(column, part)


def _of_words(column: _Column, part: bool) -> Said:
    if part:
        return (ANSWER, "part")
    if _of_person(column):
        return (ASKED, "maybe_person")
    if column.share(shapes.is_language) >= 0.8 and not column.asks:
        return (ASKED, "short")
    if column.asks:
        return (ANSWER, "question")
    return (ANSWER, "written") if column.share(shapes.is_written) >= 0.5 else (ASKED, "short")


def _of_numbers(column: _Column, left: bool, part: bool) -> Said:
    """Marks on a scale, or counts, ages, years and tables, which are on none."""
    heading, numbers = column.heading, [shapes.rating_of(cell) for cell in column.cells]
    known = [n for n in numbers if n is not None]
    if words.asks_for_count(heading) and words.scale_said(heading) is None:
        return (NUMBER, "count")
    if not known or max(known) > MOST_ON_SCALE or min(known) < 0 or not any(known) or len(known) * 2 <= len(column.cells):
        return (NUMBER, "no_scale")
    if part or words.scale_said(heading) is not None:
        return (RATING, "scale")
    if left or (_goes_up(known) and not column.asks):
        return (ASKED, "left_number")
    # Words such as comment or answer head what people write, and no number.
    asks = words.is_question(column.heading) or words.asks_to_rate(column.heading)
    return (RATING, "scale") if asks or _labelled(column.cells) else (ASKED, "number")


def _goes_up(numbers: Sequence[int]) -> bool:
    return len(numbers) > 2 and all(b > a for a, b in pairwise(numbers))


def _labelled(cells: Sequence[str]) -> bool:
    """4 - Agree, 4/5, 3 stars: nobody counts so."""
    return sum(shapes.whole_of(cell) is None and shapes.rating_of(cell) is not None for cell in cells) * 2 > len(cells)


def _rated_in_words(column: _Column) -> bool:
    said = [shapes.rating_of(cell) for cell in column.cells]
    if len(said) > 1 and all(n is not None and 0 <= n <= MOST_ON_SCALE for n in said):
        return True
    return bool(worded_scale(column.cells))


def _is_choice(cells: Sequence[str]) -> bool:
    """Few different answers, each given again and again: ticked, not written."""
    # Under eight answers nobody can tell, but of yes and no.
    if len(cells) > 1 and all(answer_of(cell, "") for cell in cells):
        return True
    # At most one in four different, or two such as left and right; over 80 characters, nobody ticks.
    if len(cells) < 8 or max(map(len, cells)) > 80:
        return False
    counts = Counter(cells)
    # Of a word or three, one in three may differ, where each was given again.
    short = all(len(cell.split()) <= 3 for cell in counts) and len(counts) <= len(cells) // 3 and min(counts.values()) > 1
    return len(counts) <= max(2, len(cells) // 4) or short


def _is_part_of_quiz(heading: str) -> bool:
    return bool(shapes.PART_OF_QUIZ.match(heading))


def told_apart(names: Sequence[str], asked: Collection[int]) -> list[str]:
    """Headings for boards: where two are the same, each is told apart by the question before it, or else by a number. `asked` are the
    places of questions: what a tool notes before the first of them is none."""
    counts, seen, found = Counter(names), Counter[str](), list[str]()
    for place, name in enumerate(names):
        if counts[name] == 1 or not name.strip():
            found.append(name)
            continue
        seen[name] += 1
        before = next((names[at] for at in reversed(range(place)) if at in asked and names[at].strip() and counts[names[at]] == 1), "")
        wanted = f"{name} ({before})" if before else name
        found.append(wanted if wanted not in found else f"{wanted} ({seen[name]})")
    return found

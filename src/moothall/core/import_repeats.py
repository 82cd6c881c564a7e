"""Which rows of a file repeat which. Believes no file: a row said to repeat itself, nothing, or another in a circle stands on its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.core.batch import NoteRow, Remark

NAMED = 10
"""Wrong marks that a remark names: enough to find them by."""

NOWHERE, CIRCLE, ELSEWHERE = "imports.repeats_nothing", "imports.repeats_itself", "imports.repeats_elsewhere"
"""Keys of what a remark says: the row names no row, itself by whatever way round, or a row of another board."""


def heads_of(rows: Sequence[NoteRow], boards: Sequence[str]) -> tuple[list[int], tuple[Remark, ...]]:
    """For each row the place of the row that stands for it (its own when it stands itself), and what was wrong with `same_as`.

    `boards` are the rows' boards, in the same order: a note repeats no note of another board. Of rows that share a mark, as the parts of
    a split note do, the first is meant.
    """
    repeated, wrong = _repeated(rows)
    heads = _ends(repeated)
    for place, head in enumerate(heads):
        if boards[place] != boards[head]:
            heads[place] = place
            wrong.setdefault(ELSEWHERE, []).append(rows[place].same_as)
    return heads, tuple(_remarks(wrong))


def _repeated(rows: Sequence[NoteRow]) -> tuple[list[int], dict[str, list[str]]]:
    """For each row the one it names; itself when it names none, none that is there, or one of a circle it is in."""
    # Reversed, so that of rows that share a mark the first is written last, and stays.
    first = {row.mark: place for place, row in reversed([*enumerate(rows)]) if row.mark}
    # -1 is no place in the file.
    named = [first.get(row.same_as, -1) if row.same_as else place for place, row in enumerate(rows)]
    wrong: dict[str, list[str]] = {}
    for place, row in enumerate(rows):
        if named[place] == -1:
            named[place] = place
            wrong.setdefault(NOWHERE, []).append(row.same_as)
    for place in [*_in_circles(named)]:
        # A row that names nothing names itself here, and is no circle worth a remark; one that really named its own mark is.
        if rows[place].same_as and (named[place] != place or first.get(rows[place].same_as) == place):
            wrong.setdefault(CIRCLE, []).append(rows[place].same_as)
        named[place] = place
    return named, wrong


def _in_circles(named: Sequence[int]) -> Iterator[int]:
    """The places from which one comes back to where one was."""
    # Each walk leaves its own number where it goes, from 1 on. Coming upon its own number it has gone round a circle; upon an older one it
    # has come to where an earlier walk was. So every row is passed once, however long the file.
    seen = [0] * len(named)
    for start in range(len(named)):
        place, walk = start, start + 1
        while not seen[place]:
            seen[place] = walk
            place = named[place]
        if seen[place] == walk:
            yield place
            around = named[place]
            while around != place:
                yield around
                around = named[around]


def _ends(named: Sequence[int]) -> list[int]:
    """Where each row's way ends; each step of a long way is walked once."""
    ends = [-1] * len(named)
    for start in range(len(named)):
        way, place = [], start
        while ends[place] == -1 and named[place] != place:
            way.append(place)
            place = named[place]
        end = place if ends[place] == -1 else ends[place]
        for passed in (*way, place):
            ends[passed] = end
    return ends


def _remarks(wrong: dict[str, list[str]]) -> Iterator[Remark]:
    for key, marks in wrong.items():
        # 20 characters of a mark: they come from the file and may be of any length.
        said = ", ".join(mark[:20] for mark in dict.fromkeys(marks[:NAMED]))
        yield Remark(key, {"n": len(marks), "marks": said})

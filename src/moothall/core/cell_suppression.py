"""Counts by group that may be shown to others: small cells withheld, and others with them so that nobody can work them out.

A pure rule on numbers; what the rows and groups are is the caller's business.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from moothall.core.small_cells import FEW

Cells = dict[str, dict[str, int]]
"""Counts by row and group."""
Shown = dict[str, dict[str, int | None]]
"""The same, with None for a cell that is withheld."""
Place = tuple[str, str]
"""A cell: its row and its group."""


def suppressed(
    rows: Mapping[str, Mapping[str, int]], few: int = FEW, withheld: Collection[Place] = (), sizes: Mapping[str, int] | None = None
) -> Shown:
    """The same table with None for withheld cells. Every shown cell has `few` or more; a cell of 0 is as small as any other.

    `withheld` are cells to withhold whatever they hold, because something else that was told is about them too. `sizes` are how many
    people each group has, where nobody counts twice in a cell: a cell can't hold more.

    The totals of rows, of groups and of everything are taken to be known. A line that withholds anything withholds two cells at least,
    which add up to `few` or more where the line has as much; and every withheld cell could be another number with all totals and shown
    cells as they are. Only where nobody is counted in a whole line do its totals tell, and tell that nobody was. Where no choice of
    cells is safe, nothing is shown.
    """
    cells = _filled(rows)
    hidden = {(row, group) for row, line in cells.items() for group, n in line.items() if n < few or (row, group) in withheld}
    # Withholding one cell may make another one tell too much, so it is asked again until nothing more must go. It ends, because each
    # round withholds at least one cell that was shown.
    while more := _next(cells, hidden, few, sizes or {}):
        hidden |= more
    return {row: {group: None if (row, group) in hidden else n for group, n in line.items()} for row, line in cells.items()}


def _filled(rows: Mapping[str, Mapping[str, int]]) -> Cells:
    """Every row with every group, in the order groups first appear."""
    groups = dict.fromkeys(group for line in rows.values() for group in line)
    return {row: {group: line.get(group, 0) for group in groups} for row, line in rows.items()}


def _next(cells: Cells, hidden: set[Place], few: int, sizes: Mapping[str, int]) -> set[Place]:
    """What must be withheld as well; nothing when all is safe, or nothing is left to withhold."""
    for line in _lines(cells):
        shown = [place for place in line if place not in hidden]
        if shown and _tells(cells, [place for place in line if place in hidden], few):
            # The smallest that is shown: it costs the reader least. By name where counts are equal, so that every copy withholds the same.
            return {min(shown, key=lambda place: (_count(cells, place), place))}
    # Only when no line tells too much by itself: this second question looks at the whole table and is far dearer.
    revealed = next((place for place in sorted(hidden) if _counts(cells, place) and not _may_vary(cells, hidden, place, sizes)), None)
    return _cover(cells, hidden, revealed) if revealed else set()


def _lines(cells: Cells) -> list[list[Place]]:
    groups = next(iter(cells.values()), {})
    return [*([(row, group) for group in line] for row, line in cells.items()), *([(row, group) for row in cells] for group in groups)]


def _count(cells: Cells, place: Place) -> int:
    return cells[place[0]][place[1]]


def _tells(cells: Cells, withheld: list[Place], few: int) -> bool:
    """Whether a line's total and its shown cells tell too much of what it withholds."""
    return bool(withheld) and (len(withheld) < 2 or sum(_count(cells, place) for place in withheld) < few)


def _counts(cells: Cells, place: Place) -> bool:
    """Whether anybody is counted in its row, and in its group."""
    row, group = place
    return any(cells[row].values()) and any(line[group] for line in cells.values())


def _may_vary(cells: Cells, hidden: set[Place], place: Place, sizes: Mapping[str, int]) -> bool:
    """Whether one more or one fewer could stand here, others making up for it so that no total changes and none goes below 0 or above
    its group's size.
    """
    row, group = place
    others = hidden - {place}
    # The linear programme of textbooks asks for the whole range a cell may have. Here one more or one fewer is enough, and for that a way
    # from cell to cell is all it takes: each withheld cell on it gives one or takes one, and every total stays.
    roomy = {(r, g) for r, g in others if g not in sizes or cells[r][g] < sizes[g]}
    has_room = group not in sizes or _count(cells, place) < sizes[group]
    more = has_room and _reaches(cells, others, roomy, {group}, row, by_group=True)
    return more or (_count(cells, place) > 0 and _reaches(cells, others, roomy, {row}, group, by_group=False))


def _reaches(cells: Cells, hidden: set[Place], roomy: set[Place], start: set[str], goal: str, *, by_group: bool) -> bool:
    """Whether counts can be handed on from here to there: a row may take one more where there is room, and give one where it has one."""
    # A search in breadth over the rows and groups, with the withheld cells as the ways between them.
    rows, groups = (set(), set(start)) if by_group else (set(start), set())
    while True:
        wider_rows = rows | {row for row, group in hidden if group in groups and cells[row][group]}
        wider_groups = groups | {group for row, group in roomy if row in wider_rows}
        if goal in (wider_rows if by_group else wider_groups):
            return True
        if (wider_rows, wider_groups) == (rows, groups):
            return False
        rows, groups = wider_rows, wider_groups


def _cover(cells: Cells, hidden: set[Place], place: Place) -> set[Place]:
    """The cheapest cells that close a rectangle over this one; where all rectangles are closed, the smallest cell still shown."""
    row, group = place
    # Withholding all four corners of a rectangle lets one of them be one more and its neighbours one fewer, with no total changed.
    corners = [
        missing
        for below in cells
        for other in cells[row]
        if below != row and other != group and (missing := {(row, other), (below, group), (below, other)} - hidden)
    ]
    if corners:
        return min(corners, key=lambda corner: (sum(_count(cells, p) for p in corner), sorted(corner)))
    shown = [(r, g) for r, line in cells.items() for g in line if (r, g) not in hidden]
    return {min(shown, key=lambda p: (_count(cells, p), p))} if shown else set()

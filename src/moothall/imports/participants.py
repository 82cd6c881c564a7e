"""People from a list: name, organisation, sector and what else the list says of them. Marks nobody present."""

from __future__ import annotations

from typing import Any

from moothall.core.batch import Batch, Left, PersonRow
from moothall.core.people import ROLES
from moothall.imports.encoding import Source
from moothall.imports.tables import Grid, Row, by_row

DETAILS = ("sector", "title", "role_group", "function", "level", "email", "table")
COLUMNS = frozenset({"name", "organisation", "role", "consent", *DETAILS})
SAME = {"organization": "organisation", "e_mail": "email"}


def read_participants(source: Source, grid: Grid) -> Batch:
    """People from a table with a `name` column. Trouble when it has none."""
    grid.must_have("name", source)
    grid.refuse_twins(source, COLUMNS)
    people, left = [], list(grid.left_out)
    for row in grid.rows:
        person = Row(row.number, {SAME.get(name, name): cell for name, cell in row.cells.items()})
        reason = _unfit(person)
        if reason:
            left.append(reason)
        else:
            people.append(_person(person))
    remarks = grid.remarks(source, COLUMNS | SAME.keys())
    return Batch("participants", people=tuple(people), left_out=by_row(left), remarks=remarks)


def _unfit(row: Row) -> Left | None:
    if not row.cell("name").strip():
        return Left(row.number, "imports.no_name")
    role = row.tidy("role").casefold()
    if role and role not in ROLES:
        return Left(row.number, "core.no_such_role", {"text": role[:40], "roles": ", ".join(ROLES)})
    return None


def _person(row: Row) -> PersonRow:
    fields: dict[str, Any] = {name: row.tidy(name) for name in DETAILS}
    fields |= {"role": row.tidy("role").casefold(), "consent": row.ticked("consent")}
    return PersonRow(row.cell("name"), row.tidy("organisation"), fields)

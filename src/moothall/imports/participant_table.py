"""People from a list: name, organisation, sector and what else the list says of them. Marks nobody present."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from moothall.core.batch import Batch, LeftOutRow, PersonRow
from moothall.core.people import ROLES
from moothall.core.text import tidied
from moothall.imports.encoding import TextSource
from moothall.imports.table_layout import TableGrid, TableRow, by_row

DETAILS = ("sector", "title", "role_group", "function", "level", "email", "table")
"""Fields of a person that are text and nothing else."""
COLUMNS = frozenset({"name", "first_name", "last_name", "organisation", "role", "consent", *DETAILS})
ALIASES = {
    "organization": "organisation", "company": "organisation", "e_mail": "email", "email_address": "email", "e_mail_address": "email",
    "full_name": "name", "job_title": "title", "forename": "first_name", "given_name": "first_name", "surname": "last_name",
    "family_name": "last_name",
}  # fmt: skip
"""Names that other lists give to the same columns."""

IN_PARTS = ("first_name", "last_name")
"""A name in two columns, in the order people say it."""


def read_participants(source: TextSource, grid: TableGrid) -> Batch:
    """People from a table with a `name` column, or one for first and one for last names. Trouble when it has neither, or one twice."""
    names = tuple(called(name, grid.names) for name in grid.names)
    grid = replace(grid, names=names)  # so that the checks and remarks below speak of our names
    if not set(IN_PARTS) & set(names):
        grid.must_have("name", source)
    grid.refuse_twins(source, COLUMNS)
    people, left = [], list(grid.left_out)
    for row in grid.rows:
        person = _whole_name(TableRow(row.number, dict(zip(names, row.values, strict=True))))
        # A name merged with the one above is that person again, not another.
        goes_on = any(names[place] in ("name", *IN_PARTS) for place in row.continued)
        reason = LeftOutRow(row.number, "imports.merged_row") if goes_on else _unfit(person)
        if reason:
            left.append(reason)
        else:
            people.append(_person(person))
    return Batch("participants", people=tuple(people), left_out=by_row(left), remarks=grid.remarks(source, COLUMNS))


def called(name: str, names: Collection[str]) -> str:
    """A column's name as we say it, unless the table has one that is called so already."""
    # Else a list with both name and full name would have two columns of one name, and be refused.
    ours = ALIASES.get(name, name)
    return name if ours in names else ours


def fits(columns: Collection[str]) -> bool:
    """Whether these columns could be of people: a name, and something else we know."""
    names = {called(name, columns) for name in columns}
    # A name alone may as well be what a note is about.
    return bool(names & {"name", *IN_PARTS}) and len(names & COLUMNS) > 1


def _whole_name(row: TableRow) -> TableRow:
    if row.cell("name").strip():
        return row
    return replace(row, cells={**row.cells, "name": " ".join(filter(None, map(row.tidy, IN_PARTS)))})


def _unfit(row: TableRow) -> LeftOutRow | None:
    if not row.cell("name").strip():
        return LeftOutRow(row.number, "imports.no_name")
    role = row.tidy("role").casefold()
    if role and role not in ROLES:
        return LeftOutRow(row.number, "core.no_such_role", {"text": role[:40], "roles": ", ".join(ROLES)})
    return None


def _person(row: TableRow) -> PersonRow:
    fields: dict[str, Any] = {name: row.tidy(name) for name in DETAILS}
    fields |= {"role": row.tidy("role").casefold(), "consent": row.ticked("consent")}
    return PersonRow(tidied(row.cell("name")), tidied(row.cell("organisation")), fields, row.number)

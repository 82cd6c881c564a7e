"""What a person may choose about a file that comes in, and what a preview says of it. Reads nothing and changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from moothall.core.batch import Remark
from moothall.core.errors import Refused

# The first of each kind is the one it can't do without; imports.file_preview counts on that.
FIELDS = {
    "contributions": (
        "text", "question", "theme", "table", "sector", "response_no", "example", "late", "same_as", "answer", "rating",
        "rating_low", "rank", "place", "across", "ticks",
    ),
    "participants": (
        "name", "first_name", "last_name", "organisation", "sector", "title", "role_group", "function", "level", "email", "table", "role",
        "consent",
    ),
    "ballots": ("voter", "option", "dots"),
}  # fmt: skip
"""What a column may hold, for each kind of record. Those of QUESTIONS may be the field of more than one column."""

QUESTIONS = ("answer", "rating", "rating_low", "rank", "place", "across", "ticks")
"""What a column of a survey may be: answers in words, ratings with the highest or the lowest best, places by option, options by place,
options across with yes and no, several ticks in a cell."""

SHARED_FIELDS = QUESTIONS
"""Fields that make a question of each of their columns, so that several may have them."""


@dataclass(frozen=True, slots=True)
class ImportSettings:
    """What somebody chose about a file; what is empty (None for rows and mapping) is found out.

    `format` is a key of imports.formats, `encoding` a Python codec's name, `header_rows` 0, 1 or 2 (two rows are read as one), `header_at`
    the number of the first of them, 0 where it is to be found, `mapping`
    a column's place from 0 to one of FIELDS, `kind` one of core.batch.KINDS, `question` the prompt of rows without one.
    """

    format: str = ""
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header_rows: int | None = None
    mapping: Mapping[int, str] | None = None
    kind: str = ""
    question: str = ""
    header_at: int = 0
    tidied: bool = False
    """Whether marks of lists and of HTML come off the notes, as was offered."""
    again: bool = False
    """Whether it comes in although the same file came in before."""
    everybody: bool = False
    """Whether people come in whom the list marks as cancelled, declined or not attending."""
    apart: bool = False
    """Whether options that are called as themes of a board are options of their own, and not those themes."""

    def plain(self) -> dict[str, Any]:
        """As JSON can carry it."""
        # As pairs, for JSON's keys are text and a column's place is a number.
        chosen = {name: getattr(self, name) for name in self.__slots__ if name != "mapping"}
        return {**chosen, "mapping": None if self.mapping is None else sorted(self.mapping.items())}


def settings_from(plain: Mapping[str, Any]) -> ImportSettings:
    """The settings that `plain` made. KeyError, TypeError or ValueError when it is none of ours."""
    mapping = plain["mapping"]
    return ImportSettings(**{**plain, "mapping": None if mapping is None else {int(place): str(name) for place, name in mapping}})


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """A column: its name in the file, a few of its cells, and the field it goes to, or nothing when it is not read."""

    name: str
    samples: tuple[str, ...] = ()
    field: str = ""
    why: str = ""
    """Why it goes there, or nowhere, as the last part of a key of the words (imports.why_…); empty where nobody judged it."""


@dataclass(frozen=True, slots=True)
class FilePreview:
    """What a file is, before anything is brought in. Lists of things to choose from are empty where there is no choice.

    Read with these `settings`, which hold what was found out. `kind` is what the file is first of all (a survey may hold ratings too), and
    empty while the content doesn't tell; `kinds` then are those to ask about. `columns`, `fields` and `header_rows` (None: no
    table) are of a table whose columns can be mapped. `preview` is the first rows as they will be read, the header not among
    them, `numbers` theirs in the file.
    """

    source: Path | str
    settings: ImportSettings
    name: str = ""
    format: str = ""
    formats: tuple[str, ...] = ()
    kind: str = ""
    kinds: tuple[str, ...] = ()
    encoding: str = ""
    encodings: tuple[str, ...] = ()
    delimiter: str = ""
    delimiters: tuple[str, ...] = ()
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    header_rows: int | None = None
    columns: tuple[SourceColumn, ...] = ()
    fields: tuple[str, ...] = ()
    preview: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[int, ...] = ()
    remarks: tuple[Remark, ...] = field(default=())


class Unclear(Refused):
    """The file could hold more than one kind of record; the sentence names them. The one refusal that asks something back."""

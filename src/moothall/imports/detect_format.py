"""What a file is, recognised by its content; its name only breaks a tie. Never guesses between two kinds of record: it names them and
asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from moothall.core.batch import FORMS, KINDS, Batch
from moothall.core.errors import Trouble
from moothall.imports import column_words as words
from moothall.imports import contribution_table, participant_table
from moothall.imports.ballot_table import COLUMNS as BALLOT_COLUMNS
from moothall.imports.cell_shapes import whole_of
from moothall.imports.column_groups import PLACE, RANK, parts_of, runs_of, together
from moothall.imports.column_kinds import READ, Verdict, judge
from moothall.imports.encoding import Counted, TextSource, nobody, pasted_source, read_source
from moothall.imports.formats import ANY, FORMATS, KNOWN, Clues, Format, clues_of, format_called
from moothall.imports.import_settings import FIELDS, ImportSettings, Unclear
from moothall.imports.json_parts import json_in
from moothall.imports.mentimeter import searched
from moothall.imports.oddities import told_with
from moothall.imports.person_rows import is_total, says_who_comes
from moothall.imports.separated_text import TRIED, column, one_column
from moothall.imports.table_layout import beginning, body_of, records_of
from moothall.imports.text_marks import with_marks_judged
from moothall.words import say


def opened(source: Path | str, settings: ImportSettings, counted: Counted = nobody) -> TextSource:
    """The text or workbook of a file or of what was pasted. `counted` hears how many rows are read so far. Trouble when there is none."""
    if isinstance(source, str):
        return pasted_source(source, counted)
    json = source.suffix.lower() in _JSON and (not settings.format or format_called(settings.format).shape == "json")
    return read_source(source, settings.encoding, counted, of_json=json)


def detect(source: TextSource, settings: ImportSettings) -> tuple[Format, Clues]:
    """The format of a file with the clues it was recognised by.

    Trouble when it is JSON that is broken or of a format nobody here knows, or when it isn't of the format chosen.
    """
    if settings.format:
        return _as_chosen(source, settings)
    clues = searched(clues_of(source, settings, json_in(source)))
    found = next((one for one in FORMATS if one.is_it(clues)), None)
    # Nothing could be read from it as JSON, though its ending promises that.
    if found is None and clues.data is None and source.path.suffix.lower() in _JSON:
        raise Trouble("imports.broken_json", file=source.name)
    if found is None and clues.data is not None:
        if source.path.suffix.lower() not in _PLAIN:
            raise Trouble("imports.other_json", file=source.name)
        # A text may begin with a bracket and happen to be JSON: then it is read as the text it is.
        clues = clues_of(source, settings, None)
    if clues.data is not None:
        clues = replace(clues, source=replace(source, text=""))
    # A kind that the format can't hold says that the file is another: a plain table or list.
    if found is None or (settings.kind not in ("", *found.kinds) and found.shape in ("table", "survey")):
        return format_called("lines" if _is_lines(clues) else "survey" if _is_survey(clues) else "table"), clues
    return found, clues


def _as_chosen(source: TextSource, settings: ImportSettings) -> tuple[Format, Clues]:
    """Any table can be read as another table, but nothing as a format with a shape of its own that it hasn't."""
    form = format_called(settings.format)
    # JSON is parsed only for a format in JSON; as lines or as a table, any text may be read.
    clues = searched(clues_of(source, settings, json_in(source) if form.shape == "json" else None))
    if form.key not in ANY and form.shape != "survey" and not form.is_it(clues):
        raise Trouble("imports.not_that_format", file=source.name, format=say(f"imports.format_{form.key}"))
    return form, clues


_JSON = (".json", ".canvas", ".excalidraw", ".excalidrawlib")
"""Endings of files that are JSON or broken."""
_PLAIN = (".txt", ".csv", ".tsv")
"""Endings of files in which a line like [1] is only what somebody wrote."""


def _is_lines(clues: Clues) -> bool:
    """A plain text, or one column whose first cell is no column's name."""
    source, columns = clues.source, clues.columns
    # People and ballots can't come in as lines, a mapping is of columns, and known columns make a table.
    if clues.settings.kind not in ("", "contributions") or clues.settings.mapping is not None or "text" in columns:
        return False
    if fitting(columns) and not (len(columns) == 1 and source.path.suffix.lower() == ".txt"):
        return False
    if source.pasted or source.path.suffix.lower() == ".txt":
        return not _tabbed(source.text) and not _addressed(source.text)
    return source.book is None and not columns & KNOWN and one_column(source.text) is not None and not _parted(clues)


def _addressed(text: str) -> bool:
    """Whether most lines have an e-mail address in them: those are of people, and no notes."""
    rows = [line for line in islice(contribution_table.lines(text[:100_000]), 200) if line.strip()]
    return sum("@" in line for line in rows) * 2 > len(rows)


def _is_survey(clues: Clues) -> bool:
    """Whether questions stand beside columns that a program filled with times, addresses or numbers: only surveys are. Or whether it is
    one vote with its options across."""
    chosen = clues.settings
    named = "text" in clues.columns or clues.columns >= set(BALLOT_COLUMNS)
    if named or chosen.kind not in ("", "contributions") or chosen.mapping is not None:
        return False
    if participant_table.is_of_tickets(clues.columns) or contribution_table.plain_names(sorted(clues.columns)):
        return False
    first = _first_rows(clues)
    columns = list(zip(clues.layout.header, judge(clues.layout.header, first), strict=True))
    times = any(verdict.why in ("moment", "computer", "number_given") for _, verdict in columns)
    if times and any(_asks(*column) for column in columns):
        return True
    asked = times and (participant_table.says_little(clues.columns) or not participant_table.fits(clues.columns))
    return (asked and _asks_at_length(clues, columns, first)) or _is_vote(clues, first)


def _asks_at_length(clues: Clues, columns: Sequence[tuple[str, Verdict]], first: Sequence[Sequence[str]]) -> bool:
    """Whether something asks without a mark: the parts of one question, a call to rate, or words that are no column's name."""
    said = parts_of(clues.layout.header, clues.layout.above)
    parts = {place for run in runs_of(said) for place in run}
    if together(clues.layout.header, first, said).keys() & parts:
        return True
    return any(
        verdict.kind in READ and (place in parts or words.is_question(name) or words.asks_to_rate(name))
        for place, (name, verdict) in enumerate(columns)
    )


def _first_rows(clues: Clues) -> list[list[str]]:
    rows = [record.cells for record in islice(body_of(beginning(clues.source), clues.layout), TRIED)]
    return [cells for cells in rows if not is_total(cells)]


def _asks(heading: str, verdict: Verdict) -> bool:
    # Questions are told by their mark: a long heading may as well be one of a list of people.
    return verdict.kind in READ and words.is_marked(heading)


def _is_vote(clues: Clues, first: Sequence[Sequence[str]]) -> bool:
    """Whether all columns but those left of them are options with places or days that people ticked, as no list of people has them."""
    if fitting(clues.columns) or not first:
        return False
    header = clues.layout.header
    found = together(header, first, parts_of(header, clues.layout.above))
    others = [place for place in range(len(header)) if place not in found and header[place].strip()]
    if not found or len(found) < len(others) or max(others, default=-1) > min(found):
        return False
    kind = next(iter(found.values()))
    if kind == RANK:
        cells = [row[place] for row in first for place in found if place < len(row) and row[place].strip()]
        # Plain numbers may count something.
        return all(whole_of(cell) is None for cell in cells)
    return kind == PLACE or all(any(map(str.isdigit, header[place])) for place in found)


def _parted(clues: Clues) -> bool:
    """Whether another separator than the comma parts every row alike."""
    width = len(clues.layout.header)
    rows = [record.cells for record in islice(records_of(beginning(clues.source), clues.layout.separator, ""), TRIED) if record.cells]
    return width > 1 and len(rows) > 1 and all(len(cells) == width for cells in rows)


def _tabbed(text: str) -> bool:
    """Whether every line has as many tabs as the first, and any: a table, as copied from a spreadsheet or saved by one as text."""
    # 100,000 characters are more than enough for the rows that are tried, and bound the work on a long text.
    rows = [line for line in contribution_table.lines(text[:100_000]) if line.strip()][:TRIED]
    return len(rows) > 1 and rows[0].count("\t") > 0 and len({line.count("\t") for line in rows}) == 1


def fitting(columns: frozenset[str]) -> list[str]:
    """The kinds of record these columns could be."""
    tests = {
        "contributions": "text" in columns or bool(contribution_table.plain_names(sorted(columns))),
        "participants": participant_table.fits(columns),
        "ballots": columns >= set(BALLOT_COLUMNS),
    }
    return [kind for kind in KINDS if tests[kind]]


def kind_of(form: Format, clues: Clues) -> str:
    """The kind of record, or nothing where the content doesn't tell. Trouble when it can't be the kind that was chosen."""
    chosen = clues.settings.kind
    if chosen and chosen not in form.kinds:
        raise Trouble("imports.other_kind", file=clues.source.name, format=_named(form), kinds=_listed(list(form.kinds)))
    if chosen or form.key != "table":
        return chosen
    fits = fitting(clues.columns)
    mapping = clues.settings.mapping
    if mapping is not None:
        # Columns that a person maps no longer mean what they are called: their fields say the kind, where only one kind has them all.
        having = [kind for kind in KINDS if set(mapping.values()) <= set(FIELDS[kind])]
        return having[0] if len(having) == 1 and FIELDS[having[0]][0] in mapping.values() else next((k for k in fits if k in having), "")
    return fits[0] if len(fits) == 1 and not _asked_too(clues) else ""


def _asked_too(clues: Clues) -> bool:
    """Whether something was asked of people of whom only names and addresses are known: it may be what they answered that is wanted."""
    if clues.settings.kind or not participant_table.fits(clues.columns) or not participant_table.says_little(clues.columns):
        return False
    first = _first_rows(clues)
    judged = zip(clues.layout.header, judge(clues.layout.header, first), strict=True)
    cells = [[row[place] for row in first if place < len(row)] for place in range(len(clues.layout.header))]
    return not participant_table.is_of_tickets(clues.columns) and any(
        (_asks(heading, verdict) or column(heading) in _ANSWERS) and not says_who_comes(heading, cells[place])
        for place, (heading, verdict) in enumerate(judged)
    )


_ANSWERS = frozenset(
    "answer answers response responses antwort réponse respuesta risposta resposta antwoord svar odpowiedź ответ 回答".split()
)
"""Headings under which tools put what was answered."""


def _named(form: Format) -> str:
    return say(f"imports.format_{form.key}")


def read_here(source: Path | str, settings: ImportSettings, counted: Counted = nobody) -> Batch:
    """What a file holds, read in this very process. Only the reader's process and tests may call it; others ask imports.worker_client.

    Trouble when the file can't be read or isn't of the kind chosen, Unclear when none is and the content doesn't tell.
    """
    if settings.kind == FORMS:
        from moothall.imports.filed_forms import read_forms

        return read_forms(opened(source, settings, counted), settings)
    # Kept under no name here: the text of a big board is let go as soon as it is taken apart.
    form, clues = detect(opened(source, settings, counted), settings)
    kind = kind_of(form, clues)
    if form.key == "table" and not kind:
        raise unclear(clues)
    batch = told_with(form.read(replace(clues, settings=replace(clues.settings, kind=kind))), form, clues)
    # Our own table comes back exactly.
    return batch if form.key == "ours" else with_marks_judged(batch, settings.tidied)


def unclear(clues: Clues) -> Unclear:
    """The refusal that names the kinds the file could be, for the caller to raise."""
    fits = fitting(clues.columns)
    fits = list(KINDS[:2]) if fits == [KINDS[1]] else fits
    return Unclear("imports.unclear", file=clues.source.name, kinds=_listed(fits or list(KINDS)))


def _listed(kinds: list[str]) -> str:
    return " or ".join([", ".join(kinds[:-1]), kinds[-1]] if len(kinds) > 1 else kinds)

"""`moothall import`: notes, people or a vote from a file into a session. Says what it left out and why; all or nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from moothall.cli.output import on_one_line, out, out_json
from moothall.cli.verb import Call, Verb, Word, WrongWords, flag
from moothall.core.batch import FORMS, KINDS, Batch, ColumnRead, LeftOutRow
from moothall.core.errors import Refused
from moothall.desk.form_library import every_form, form_named
from moothall.desk.sessions import open_session, reading
from moothall.imports import FIELDS, SHARED_FIELDS, ImportOutcome, ImportSettings, bring, plan, preview, read
from moothall.imports.apply_forms import bring_forms, forms_in, forms_outcome
from moothall.words import say

MOST_ROWS = 250_000
"""Of any table: no heading stands further down."""


def _run(call: Call) -> None:
    if call.words.prompt and not call.words.prompt.strip():
        raise Refused("cli.blank_prompt")
    words = call.words
    forms = getattr(words, "as") == FORMS
    if forms != bool(words.form):
        raise WrongWords("cli.form_needed", forms=", ".join(form.key for form in every_form()))
    batch = _read(call)
    if forms:
        _run_forms(call, batch)
        return
    # Planned on a copy first: what is refused never opens the file for writing.
    with reading(call.path(), call.activities) as reader:
        brought = plan(reader.session, batch, words.prompt, words.again, reader.tally)
    # Put in words before anything is written: no sentence may be missing once the work is done.
    _as_json(brought)
    if brought.brings and not words.dry_run:
        # With nothing to add the file is never opened for writing, and keeps its bytes.
        brought = _bring(call, batch)
    if words.json:
        out_json(_as_json(brought))
    else:
        _report(brought)
    # Last, so that what was left out and why is told first.
    if not brought.brings:
        raise Refused("cli.nothing_added", file=call.path("source").name)


def _read(call: Call) -> Batch:
    """What the source holds, as the words say to read it."""
    words, source = call.words, call.path("source")
    # A keyword of Python can be no attribute's name in the source.
    kind = getattr(words, "as") or ""
    settings = ImportSettings(
        words.format,
        words.encoding,
        sheet=words.sheet,
        header_rows=words.header_rows,
        kind=kind,
        question=words.prompt,
        header_at=words.header_at or 0,
        tidied=words.tidy,
    )
    if words.map and kind != FORMS:
        # Read once more for its header: a mapping goes by places, and people say names.
        columns = [column.name for column in preview(source, settings).columns]
        settings = replace(settings, mapping=_mapping(columns, words.map, kind))
    return read(source, settings=settings)


def _mapping(columns: list[str], said: Iterable[str], kind: str) -> dict[int, str]:
    """Fields by the columns' places. Wrong words when there is no such column or field."""
    # Without --as any field may be said; reading then finds out what they make.
    known = FIELDS[kind] if kind else tuple(field for fields in FIELDS.values() for field in fields)
    mapping: dict[int, str] = {}
    for word in said:
        # From the right, because a heading may have an equals sign, and no field has.
        name, _, field = word.rpartition("=")
        if name not in columns:
            raise WrongWords("cli.no_such_column", column=name[:40], columns=", ".join(columns)[:200])
        if field not in known:
            raise WrongWords("cli.no_such_field", field=field[:40], fields=", ".join(known))
        if field in mapping.values() and field not in SHARED_FIELDS:
            raise WrongWords("cli.field_twice", field=field)
        mapping[columns.index(name)] = field
    return mapping


def _run_forms(call: Call, batch: Batch) -> None:
    """A round of the form, closed and revealed. Judged on a copy first, as everything else is."""
    words = call.words
    form = form_named(words.form)
    renamed = dict(_mapped(batch.headings, words.map))
    batch = replace(batch, headings=tuple(renamed.get(heading, heading) for heading in batch.headings))
    with reading(call.path(), call.activities) as reader:
        filed = forms_in(reader.session, form, batch, words.again)
    if filed.sheets and not words.dry_run:
        desk = open_session(call.path(), call.activities)
        try:
            bring_forms(desk, form, batch, filed, words.prompt)
        finally:
            desk.close()
    told = forms_outcome(filed)
    if words.json:
        out_json(_as_json(told))
    else:
        _report(told)
    if not filed.sheets:
        raise Refused("cli.nothing_added", file=call.path("source").name)


def _mapped(headings: Iterable[str], said: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Headings with the key of the question each stands for, as it was said. Wrong words when there is no such heading."""
    known = tuple(headings)
    for word in said:
        name, _, key = word.rpartition("=")
        if name not in known:
            raise WrongWords("cli.no_such_column", column=name[:40], columns=", ".join(known)[:200])
        yield name, key


def _bring(call: Call, batch: Batch) -> ImportOutcome:
    desk = open_session(call.path(), call.activities)
    # Closed whatever happens: an open session can be opened by nobody else.
    try:
        return bring(desk, batch, call.words.prompt, call.words.again)
    finally:
        desk.close()


def _as_json(brought: ImportOutcome) -> dict[str, Any]:
    return {
        "added": brought.added,
        "changed": brought.changed,
        "kind": brought.kind,
        "left_out": _rows(brought.left_out),
        "remarks": [say(r.key, **r.facts) for r in brought.remarks],
        "same": _rows(brought.same),
        "short": _rows(brought.short),
        "votes": brought.votes,
        "ballots": brought.ballots,
        "columns": [
            {"column": c.name, "read_as": c.field, "why": _why(c), "asked": c.asked, "examples": list(c.examples)} for c in brought.columns
        ],
        "makes": {what: [{"name": name, "holds": n} for name, n in made] for what, made in brought.makes.items()},
    }


def _why(column: ColumnRead) -> str:
    return say(f"imports.why_{column.why}")


def _rows(left: Iterable[LeftOutRow]) -> list[dict[str, str | int]]:
    return [{"row": x.row, "reason": say(x.key, **x.facts)} for x in left]


def _report(brought: ImportOutcome) -> None:
    if brought.kind == "ballots" and brought.votes > 1:
        out(say("cli.added_votes", n=brought.votes, ballots=brought.ballots))
    else:
        out(say(f"cli.added_{brought.kind}", n=brought.added))
    if brought.votes and brought.kind != "ballots":
        out(say("cli.added_with" if brought.ballots else "cli.added_sums", n=brought.votes, ballots=brought.ballots))
    for what, made in brought.makes.items():
        for name, n in made:
            out(on_one_line(say(f"imports.makes_{what}", name=name, n=n)))
    for column in brought.columns:
        key = "cli.column_read" if column.field else "cli.column_left"
        out(on_one_line(say(key, column=column.name, field=column.field, why=_why(column))))
    for remark in brought.remarks:
        out(on_one_line(say(remark.key, **remark.facts)))
    if brought.left_out:
        out(say("cli.left_out", n=len(brought.left_out)))
    if brought.same:
        out(say("cli.same_people", n=len(brought.same)))
    for row in _rows((*brought.left_out, *brought.short, *brought.same)):
        out(say("cli.row", row=row["row"], reason=on_one_line(str(row["reason"]))))


def _row(word: str) -> int:
    """A row's number. ValueError when it is none, which is then wrong words."""
    number = int(word)
    if not 1 <= number <= MOST_ROWS:
        raise ValueError(word)
    return number


VERB = Verb(
    "import",
    (
        Word("FILE"),
        Word("SOURCE"),
        Word("--as", choices=(*KINDS, FORMS), default=None),
        Word("--form", "KEY", default=""),
        Word("--prompt", "TEXT", default=""),
        Word("--format", "KEY", default=""),
        Word("--encoding", "NAME", default=""),
        Word("--sheet", "NAME", default=""),
        Word("--header-rows", "N", type=int, choices=(0, 1, 2), default=None),
        Word("--header-at", "N", type=_row, default=None),
        Word("--map", "COLUMN=FIELD", action="append", default=[]),
        flag("--tidy"),
        flag("--again"),
        flag("--dry-run"),
        flag("--json"),
    ),
    _run,
)

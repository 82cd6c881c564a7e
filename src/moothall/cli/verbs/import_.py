"""`moothall import`: notes, people or a vote from a file into a session. Says what it left out and why; all or nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from moothall.cli.speech import on_one_line, out, out_json
from moothall.cli.verb import Call, Verb, Word, flag
from moothall.core.batch import KINDS, Batch, Left
from moothall.core.refused import Refused
from moothall.desk.sessions import open_session, reading
from moothall.imports import Brought, bring, plan, read
from moothall.words import say


def _run(call: Call) -> None:
    if call.words.prompt and not call.words.prompt.strip():
        raise Refused("cli.blank_prompt")
    words, batch = call.words, read(call.path("source"), getattr(call.words, "as"))
    # Planned on a copy first: what is refused never opens the file for writing.
    with reading(call.path(), call.activities) as reader:
        brought = plan(reader.session, batch, words.prompt)
    if brought.added and not words.dry_run:
        brought = _bring(call, batch)
    if words.json:
        out_json(_as_json(brought))
    else:
        _report(brought)
    if not brought.added:
        raise Refused("cli.nothing_added", file=call.path("source").name)


def _bring(call: Call, batch: Batch) -> Brought:
    desk = open_session(call.path(), call.activities)
    try:
        return bring(desk, batch, call.words.prompt)
    finally:
        desk.close()


def _as_json(brought: Brought) -> dict[str, Any]:
    return {
        "added": brought.added,
        "kind": brought.kind,
        "left_out": _rows(brought.left_out),
        "remarks": [say(r.key, **r.facts) for r in brought.remarks],
        "short": _rows(brought.short),
    }


def _rows(left: Iterable[Left]) -> list[dict[str, str | int]]:
    return [{"row": x.row, "reason": say(x.key, **x.facts)} for x in left]


def _report(brought: Brought) -> None:
    out(say(f"cli.added_{brought.kind}", n=brought.added))
    for remark in brought.remarks:
        out(on_one_line(say(remark.key, **remark.facts)))
    if brought.left_out:
        out(say("cli.left_out", n=len(brought.left_out)))
    for row in _rows((*brought.left_out, *brought.short)):
        out(say("cli.row", row=row["row"], reason=on_one_line(str(row["reason"]))))


VERB = Verb(
    "import",
    (
        Word("FILE"),
        Word("SOURCE"),
        Word("--as", choices=KINDS, default=None),
        Word("--prompt", "TEXT", default=""),
        flag("--dry-run"),
        flag("--json"),
    ),
    _run,
)

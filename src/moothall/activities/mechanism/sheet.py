"""The ladder in writing: its steps as a table, the first one first, and the three things it says beside them."""

from __future__ import annotations

from moothall.activities.mechanism.records import GAP, MECHANISM, TERMS
from moothall.core.redacted_copy import Copy, LogLine
from moothall.exports.content.blocks import Blocks, Cell, DocumentHeading, DocumentRow, DocumentTable, Fact, Facts, Paragraph
from moothall.exports.record_pages import counted
from moothall.words import say


def pages(copy: Copy) -> Blocks:
    log = next((log for log in copy.logs if log.log == MECHANISM.key and log.lines), None)
    if log is None:
        return ()
    steps = [line for line in log.lines if _sort(line) == say("mechanism.sort_step")]
    rows = tuple(
        DocumentRow(say("mechanism.step_called", n=n, step=line.text), (Cell(_fact(line, "who")), Cell(_days(line))))
        for n, line in enumerate(steps)
    )
    heads = (say("mechanism.head_step"), say("mechanism.label_who"), say("mechanism.label_days"))
    table = (DocumentTable(say("mechanism.caption"), heads, rows, figures=False),) if rows else ()
    beside = [(sort, [line.text for line in log.lines if _sort(line) == say(f"mechanism.sort_{sort}")]) for sort in (*TERMS, GAP)]
    facts = tuple(Fact(say(f"mechanism.sort_{sort}"), " ".join(texts)) for sort, texts in beside if texts)
    earlier = tuple(
        Paragraph(say("exports.detail", label=say("mechanism.label_earlier"), text=text), "small")
        for line in log.lines
        if (text := _fact(line, "earlier"))
    )
    head = (DocumentHeading(2, say("mechanism.title_many")), Paragraph(counted(MECHANISM, log)))
    return (*head, *table, *((Facts(facts),) if facts else ()), *earlier)


def _fact(line: LogLine, name: str) -> str:
    return next((text for label, text in (*line.facts, *line.details) if label == f"mechanism.label_{name}"), "")


def _sort(line: LogLine) -> str:
    return _fact(line, "sort")


def _days(line: LogLine) -> str:
    days = _fact(line, "days")
    return say("mechanism.same_day") if days == "0" else days

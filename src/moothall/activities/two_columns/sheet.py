"""The two columns in writing, side by side as they hung: every note on its side with what it is linked to, then what stands between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from moothall.activities.two_columns.entries import ALONE
from moothall.core.redacted_copy import Copy, LogLine
from moothall.exports.content.blocks import Blocks, Columns, DocumentHeading, Item, Items, Paragraph
from moothall.words import say

_BETWEEN = "two_columns.label_stands_between"


def pages(copy: Copy) -> Blocks:
    log = next((log for log in copy.logs if log.log == "two_columns" and log.entries), None)
    if log is None:
        return ()
    joined = sum(n for state, n in log.by_state if state != ALONE)
    head = (DocumentHeading(2, say("two_columns.title_many")), Paragraph(say("two_columns.counted", n=joined)))
    if not log.lines:
        return head
    pairs, said = [_ends(line.text) for line in log.lines], _words(copy)
    columns = Columns(
        _column(say("two_columns.vision"), [(vision, reality) for vision, reality in pairs], said),
        _column(say("two_columns.reality"), [(reality, vision) for vision, reality in pairs], said),
        0.5,
    )
    between = tuple(_between(log.lines))
    more = (DocumentHeading(3, say(_BETWEEN)), Items(between, ruled=True)) if between else ()
    return (*head, columns, *more)


def _ends(pair: str) -> tuple[str, str]:
    """ "5 – 8" as its two numbers; one that stands alone has one of them."""
    vision, _, reality = pair.partition("–")
    return vision.strip(), reality.strip()


def _words(copy: Copy) -> Mapping[str, str]:
    """Of notes, by their numbers: as far as this copy has them."""
    lying = (n for board in copy.boards for part in (*(t.notes for t in board.themes), board.unclustered) for n in part)
    return {str(note.number): note.text for note in lying}


def _column(head: str, ends: Sequence[tuple[str, str]], words: Mapping[str, str]) -> Blocks:
    """`ends` are numbers on this side and across; either may be empty."""
    here: dict[str, list[str]] = {}
    for mine, across in ends:
        if mine:
            here.setdefault(mine, []).extend([across] if across else [])
    items = tuple(Item(number, words.get(number, ""), details=(_linked(across),)) for number, across in here.items())
    return (DocumentHeading(3, head), Items(items))


def _linked(across: Sequence[str]) -> str:
    return say("two_columns.with", numbers=", ".join(across)) if across else say("two_columns.no_link")


def _between(lines: Sequence[LogLine]) -> Iterator[Item]:
    for line in lines:
        if told := dict((*line.facts, *line.details)).get(_BETWEEN):
            yield Item(line.text, told)

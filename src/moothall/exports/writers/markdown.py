"""A document as Markdown (CommonMark, with GitHub's tables): what a person would type, and safe to paste anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from moothall.exports.content.blocks import (
    Aside,
    Blank,
    Block,
    Chart,
    Columns,
    Document,
    DocumentHeading,
    DocumentTable,
    Facts,
    Fitted,
    Item,
    Items,
    NewPage,
    Paragraph,
    RuledLine,
    Together,
)
from moothall.exports.writers.legible import legible

_MARKS = re.compile(r"([\\`*_\[\]<>|~&])")
"""What Markdown takes for markup anywhere in a line. A backslash before any of these makes it itself."""
_AT_START = re.compile(r"^(\s*)([#+=\-]|\d{1,9}(?=[.)]))", re.MULTILINE)
"""What it takes for markup at the start of a line: a heading, a list, a line under a heading."""


def as_markdown(document: Document) -> bytes:
    """The whole file, UTF-8, a blank line between blocks."""
    what = document.furniture
    ends = f"{_text(what.who)}{_text(what.level)}  \n{_text(what.confidentiality)}  \n{_text(what.version)}"
    return ("\n\n".join([*_all(document.blocks), "---", ends]) + "\n").encode()


def _text(words: str) -> str:
    """Words that mean themselves. A line break stays one."""
    return _AT_START.sub(_escaped, _MARKS.sub(r"\\\1", legible(words).rstrip())).replace("\n", "\\\n")


def _escaped(found: re.Match[str]) -> str:
    space, mark = found.groups()
    # A number can't be escaped itself, so the mark behind it is.
    return f"{space}{mark}\\" if mark.isdecimal() else f"{space}\\{mark}"


def _line(words: str) -> str:
    """The same on one line, for a heading or a cell."""
    return " ".join(_MARKS.sub(r"\\\1", legible(words)).split("\n"))


def _all(blocks: Iterable[Block]) -> list[str]:
    return [text for block in blocks for text in _block(block) if text]


def _block(block: Block) -> list[str]:
    match block:
        case DocumentHeading():
            return [f"{'#' * block.level} {_line(f'{block.words} {block.tail}'.strip())}"]
        case Paragraph():
            return [f"**{_text(block.words)}**" if block.tone in ("strong", "purpose") and block.words.strip() else _text(block.words)]
        case Facts():
            return ["\n".join(f"- {_line(fact.label)}: {_line(fact.words)}" for fact in block.facts)]
        case Items():
            return ["\n".join(map(_item, block.items))]
        case DocumentTable():
            heads = [_line(head) or " " for head in block.heads]
            rows = ([row.name, *(cell.words or "–" if block.figures else cell.words for cell in row.cells)] for row in block.rows)
            return [_text(block.caption), _table(heads, rows, block.figures)]
        case Chart():
            # What is drawn is said: a row for each bar.
            rows = ([f"{bar.called}  {bar.name}", bar.marks, bar.remark] for bar in block.bars)
            return [_text(block.legend), _table([" ", " ", " "], rows, figures=False)]
        case Fitted():
            return _all(block.choices[0])
        case Together():
            return _all(block.blocks)
        case Columns():
            return _all((*block.left, *block.right))
        case Aside():
            return _all((*block.main, *block.beside))
        case RuledLine():
            return []
        case NewPage():
            return ["---"]
        case Blank():
            boxes = [f"- [ ] {_line(box)}" for box in block.choices]
            return [_text(block.words), "\n".join(boxes), *(r"\_" * 40 for _ in range(block.lines))]


def _item(item: Item) -> str:
    aside = f" ({_line(item.aside)})" if item.aside else ""
    details = "".join(f"\\\n  {_line(detail)}" for detail in item.details)
    # A dash and the note's own number: a numbered list would be numbered anew by whoever shows it.
    return f"- {_line(item.number)}: {_text(item.words).replace(chr(10), chr(10) + '  ')}{aside}{details}"


def _table(heads: list[str], rows: Iterable[list[str]], figures: bool) -> str:
    rule = ["---", *(["--:" if figures else "---"] * (len(heads) - 1))]
    lines = [heads, rule, *([_line(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)

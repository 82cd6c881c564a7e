"""A document as one HTML file: no script, no font, no link to anywhere; reads well on a phone, on paper and aloud (WCAG 2.2 AA)."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from moothall.assets import asset
from moothall.core.theme_letters import letter
from moothall.exports.content.blocks import (
    Aside,
    Bar,
    Blank,
    Block,
    Chart,
    Columns,
    Document,
    DocumentHeading,
    DocumentRow,
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
from moothall.tokens import tokens

_COLOURS = ("ink", "ink2", "paper", "line")
"""Of the tokens, by the names that document.css has for them."""


def as_html(document: Document) -> bytes:
    """The whole file, UTF-8. The same document makes the same bytes."""
    what = document.furniture
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{_attribute(document.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            # Should a browser be led to anything: nothing but what is in this file is ever loaded.
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>{_text(what.title)}</title>",
            f"<style>{_style()}</style>",
            "</head>",
            "<body>",
            f"<header><p>{_text(what.confidentiality)}</p></header>",
            "<main>",
            *_all(document.blocks),
            "</main>",
            f"<footer><p>{_text(f'{what.who}{what.level}')}</p><p>{_text(what.version)}</p></footer>",
            "</body>",
            "</html>",
            "",
        )
    ).encode()


def as_fragment(blocks: Iterable[Block]) -> str:
    """Blocks alone, to paste into a page of somebody else's, which has its own style."""
    return "\n".join(_all(blocks))


def _style() -> str:
    names = "; ".join(f"--{name}: {getattr(tokens().colours, name)}" for name in _COLOURS)
    return f":root {{ {names} }}\n{asset('pages', 'document.css').read_text(encoding='utf-8')}"


def _text(words: str) -> str:
    return escape(legible(words), quote=False)


def _attribute(words: str) -> str:
    return escape(" ".join(legible(words).split()), quote=True)


def _all(blocks: Iterable[Block]) -> list[str]:
    return [line for block in blocks for line in _block(block)]


def _block(block: Block) -> list[str]:
    match block:
        case DocumentHeading():
            return [_heading(block)]
        case Paragraph():
            return [f'<p class="{block.tone}" dir="auto">{_text(block.words)}</p>']
        case Facts():
            return ["<dl>", *(f'<dt>{_text(f.label)}</dt><dd dir="auto">{_text(f.words)}</dd>' for f in block.facts), "</dl>"]
        case Items():
            begin = '<ol class="ruled">' if block.ruled else '<ol class="small">' if block.small else "<ol>"
            return [begin, *map(_item, block.items), "</ol>"]
        case DocumentTable():
            return _table(block)
        case Chart():
            return _chart(block)
        case Fitted():
            return _all(block.choices[0])
        case Together():
            return ["<section>", *_all(block.blocks), "</section>"]
        case Columns():
            return [*_all(block.left), *_all(block.right)]
        case Aside():
            return [*_all(block.main), *_all(block.beside)]
        case RuledLine():
            # A heading has a rule of its own; one between two parts says nothing to anybody.
            return []
        case NewPage():
            return ['<div class="page" role="separator"></div>']
        case Blank():
            return _blank(block)


def _heading(block: DocumentHeading) -> str:
    symbol = f'<span class="symbol">{letter(block.ordinal)}</span>' if block.ordinal else ""
    plain = " class=plain" if block.plain else ""
    return f'<h{block.level}{plain} dir="auto">{symbol}{_text(f"{block.words} {block.tail}".strip())}</h{block.level}>'


def _item(item: Item) -> str:
    details = "".join(f'<br><span class="details">{_text(detail)}</span>' for detail in item.details)
    aside = f'<span class="aside">{_text(item.aside)}</span>' if item.aside else ""
    number, words = (
        f'<span class="number">{_text(item.number)}</span>',
        f'<span class="words" dir="auto">{_text(item.words)}{details}</span>',
    )
    return f"<li>{number}{words}{aside}</li>"


def _table(table: DocumentTable) -> list[str]:
    caption = [f"<caption>{_text(table.caption)}</caption>"] if table.caption else []
    heads = "".join(f'<th scope="col">{_text(head)}</th>' if head else "<td></td>" for head in table.heads)
    return [f'<table{" class=figures" if table.figures else ""}>', *caption, f"<thead><tr>{heads}</tr></thead><tbody>",
            *(_row(row, table.figures) for row in table.rows), "</tbody></table>"]  # fmt: skip


def _row(row: DocumentRow, figures: bool) -> str:
    name = f'<th scope="row" dir="auto">{_text(row.name)}</th>' if figures else f'<td dir="auto">{_text(row.name)}</td>'
    cells = (f"<td>{_text(cell.words or ('–' if figures else ''))}</td>" for cell in row.cells)
    return f"<tr>{name}{''.join(cells)}</tr>"


def _chart(chart: Chart) -> list[str]:
    legend = [f"<figcaption class=small>{_text(chart.legend)}</figcaption>"] if chart.legend else []
    # The table says all that is drawn, so whoever can't see the bars misses nothing.
    rows = (_bar(bar, chart) for bar in chart.bars)
    return [
        "<figure>",
        *legend,
        f'<table class=figures aria-label="{_attribute(chart.words)}"><tbody>',
        *rows,
        "</tbody></table>",
        "</figure>",
    ]


def _bar(bar: Bar, chart: Chart) -> str:
    drawn = "" if chart.drawn in ("ballot", "bars") or not chart.most else _drawn(bar, chart.most)
    remark = f'<br><span class="details">{_text(bar.remark)}</span>' if bar.remark else ""
    symbol = f'<span class="symbol">{letter(bar.ordinal)}</span>' if bar.ordinal else f"{_text(bar.called)} "
    return f'<tr><th scope="row" dir="auto">{symbol}{_text(bar.name)}{drawn}{remark}</th><td>{_text(bar.marks)}</td></tr>'


def _drawn(bar: Bar, most: int) -> str:
    """A bar of the solid part and an open one for the rest: a percentage of the longest."""
    colour = tokens().colours.accent
    solid, whole = 100 * bar.solid / most, 100 * (bar.solid + bar.hollow) / most
    return (
        f'<svg class="row" aria-hidden="true" focusable="false">'
        f'<rect x="0" y="1" width="{whole:.2f}%" height="10" fill="none" stroke="{colour}"/>'
        f'<rect x="0" y="1" width="{solid:.2f}%" height="10" fill="{colour}"/></svg>'
    )


def _blank(block: Blank) -> list[str]:
    words = [f'<p class="strong" dir="auto">{_text(block.words)}</p>'] if block.words else []
    boxes = [f'<p><span class="box" aria-hidden="true"></span>{_text(box)}</p>' for box in block.choices]
    return [*words, *boxes, *('<div class="write"></div>' for _ in range(block.lines))]

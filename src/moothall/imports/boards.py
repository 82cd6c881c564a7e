"""Boards from tools for sticky notes and cards: Mural, Trello, WeKan, JSON Canvas, Excalidraw. Areas, lists, groups and frames are themes.
Who made a card is not read, and no link is followed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import inf, isfinite, isqrt
from typing import Any

from moothall.core.batch import Batch, LeftOutRow, NoteRow, Remark
from moothall.imports.encoding import TextSource
from moothall.imports.json_parts import each, number_of, text_of
from moothall.imports.retros import Noted, batch_of
from moothall.imports.table_layout import TableGrid
from moothall.imports.totals import Sum
from moothall.words import say


def read_mural(source: TextSource, grid: TableGrid) -> Batch:
    """Notes by area."""
    noted = [(row.number, NoteRow(row.cell("text"), theme=row.cell("area").strip())) for row in grid.rows]
    return batch_of(source, noted, grid.left_out, "")


def read_wekan(source: TextSource, grid: TableGrid) -> Batch:
    """Cards by stage. Owners, members and dates are not read; a description is, below its title."""
    noted = [(row.number, NoteRow(_both(row.cell("title"), row.cell("description")), theme=row.cell("stage").strip())) for row in grid.rows]
    return batch_of(source, noted, grid.left_out, "")


def _both(title: str, description: str) -> str:
    # An empty line between them, as people leave one below a heading.
    return f"{title}\n\n{description}" if title.strip() and description.strip() else title or description


# Trello


def is_trello(data: Any) -> bool:
    return isinstance(data, dict) and isinstance(data.get("lists"), list) and isinstance(data.get("cards"), list)


def read_trello(source: TextSource, data: Any) -> Batch:
    """Open cards by list, in their order on the board. Archived cards, and cards of archived lists, stay out."""
    board = text_of(data, "name")
    lists = {text_of(one, "id"): one for one in each(data, "lists")}
    left: list[LeftOutRow] = []
    noted: list[Noted] = []
    given: list[int] = []
    # Numbered before they are sorted: a row left out is told by its place in the file.
    cards = each(data, "cards")
    # Without any votes there is nothing to add up, of a board that may have a hundred thousand cards.
    voted_on = any(card.get("idMembersVoted") for card in cards)
    for number in sorted(range(1, len(cards) + 1), key=lambda n: _place(cards[n - 1], lists)):
        card = cards[number - 1]
        column = lists.get(text_of(card, "idList"), {})
        if card.get("closed") is True or column.get("closed") is True:
            left.append(LeftOutRow(number, "imports.archived"))
            continue
        text = _both(text_of(card, "name"), text_of(card, "desc"))
        noted.append((number, NoteRow(text, board, text_of(column, "name"), mark=str(number) if voted_on else "")))
        # Only how many: the list is of people's ids, and who voted is never read.
        voted = card.get("idMembersVoted")
        given.append(len(voted) if isinstance(voted, list) else 0)
    counted = zip(noted, given, strict=True) if voted_on else ()
    sums = (Sum(note.text, note.mark, dots, number) for (number, note), dots in counted)
    batch = batch_of(source, noted, left, say("imports.votes_on", board=board or source.title), sums)
    return replace(
        batch, remarks=(*batch.remarks, *_alike(text_of(one, "name") for one in lists.values() if one.get("closed") is not True))
    )


def _alike(names: Iterable[str]) -> Iterator[Remark]:
    """Names that more than one open list has: they become one theme."""
    for name, times in Counter(names).items():
        if times > 1 and name.strip():
            # 80 characters, so that a name of any length stays a part of one sentence.
            yield Remark("imports.lists_alike", {"name": name[:80]})


def _place(card: dict[str, Any], lists: dict[str, dict[str, Any]]) -> tuple[float, float]:
    return number_of(lists.get(text_of(card, "idList"), {}), "pos"), number_of(card, "pos")


# JSON Canvas

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

Point = tuple[float, float]


def is_canvas(data: Any) -> bool:
    return isinstance(data, dict) and any("type" in node and "x" in node for node in each(data, "nodes"))


def read_canvas(source: TextSource, data: Any) -> Batch:
    """Text cards by the smallest group their middle lies in. Files and links stay out."""
    nodes = each(data, "nodes")
    groups = [(_box(node), text_of(node, "label")) for node in nodes if node.get("type") == "group" and text_of(node, "label").strip()]
    # Worked out for all text cards at once, and taken below in the same order.
    themes = _around([_middle(_box(node)) for node in nodes if node.get("type") == "text"], groups)
    left, noted = [], list[Noted]()
    for number, node in enumerate(nodes, 1):
        if node.get("type") == "text":
            noted.append((number, NoteRow(text_of(node, "text"), theme=next(themes))))
        elif node.get("type") != "group":
            left.append(LeftOutRow(number, "imports.not_text_card"))
    return batch_of(source, noted, left, "")


def _box(node: dict[str, Any]) -> Box:
    x, y = number_of(node, "x"), number_of(node, "y")
    return x, y, x + number_of(node, "width"), y + number_of(node, "height")


def _middle(box: Box) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _around(middles: Sequence[Point], groups: Iterable[tuple[Box, str]]) -> Iterator[str]:
    """For each middle the label of the smallest group around it, or nothing.

    Groups take their cards smallest first, from upright strips in which cards lie by height: asking every group about every card takes
    minutes on a big board.
    """
    labels = [""] * len(middles)
    # A place may be endless, as 1e999 is, and a middle then no number at all, which can't be sorted: such a card has no group.
    across = sorted((x, y, place) for place, (x, y) in enumerate(middles) if isfinite(x) and isfinite(y))
    # As many strips as cards in each: with either more or fewer, one of the two searches would grow.
    wide = isqrt(len(across)) + 1
    starts = [across[n][0] for n in range(0, len(across), wide)]
    strips = [sorted((y, x, place) for x, y, place in across[n : n + wide]) for n in range(0, len(across), wide)]
    for (left, top, right, bottom), label in sorted(groups, key=_area):
        # The strip before counts as well: it begins left of the group and may reach into it.
        for strip in strips[max(bisect_left(starts, left) - 1, 0) : bisect_right(starts, right)]:
            first, last = bisect_left(strip, (top,)), bisect_right(strip, (bottom, inf))
            taken = [card for card in strip[first:last] if left <= card[1] <= right]
            # A card taken is taken out, so that a larger group around the same place doesn't take it again.
            if taken:
                strip[first:last] = [card for card in strip[first:last] if not left <= card[1] <= right]
            for _, _, place in taken:
                labels[place] = label
    return iter(labels)


def _area(group: tuple[Box, str]) -> float:
    left, top, right, bottom = group[0]
    return (right - left) * (bottom - top)


# Excalidraw


def is_excalidraw(data: Any) -> bool:
    # Drawings say excalidraw, libraries excalidrawlib.
    return isinstance(data, dict) and str(data.get("type", "")).startswith("excalidraw")


def read_excalidraw(source: TextSource, data: Any) -> Batch:
    """Every text on the drawing, or in a library of shapes, by the frame it lies in. Deleted ones, which the file keeps, are not read."""
    elements = [element for element in _elements(data) if element.get("isDeleted") is not True]
    frames = {text_of(one, "id"): text_of(one, "name") for one in elements if one.get("type") == "frame"}
    texts = (one for one in elements if one.get("type") == "text")
    noted = [(n, NoteRow(_written(one), theme=frames.get(text_of(one, "frameId"), ""))) for n, one in enumerate(texts, 1)]
    return batch_of(source, noted, (), "")


def _written(element: dict[str, Any]) -> str:
    """As it was typed: `text` has the breaks of the drawing's line width as well."""
    return text_of(element, "originalText") or text_of(element, "text")


def _elements(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from each(data, "elements")
    # A library has its drawings in items; the older form of library, below, in bare lists.
    for item in each(data, "libraryItems"):
        yield from each(item, "elements")
    old = data.get("library")
    for group in old if isinstance(old, list) else ():
        yield from each({"elements": group}, "elements")

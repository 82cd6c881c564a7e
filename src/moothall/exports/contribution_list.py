"""Every contribution of a copy, once, by number: so that each response can be traced wherever it was put; and people, in a line each.
Counts nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from moothall.core.redacted_copy import BoardCopy, Copy, NoteCopy, People, PersonLine, ThemeCopy
from moothall.words import say


class Placed(NamedTuple):
    """A contribution, the board it answers and its first theme; None while it is unclustered."""

    note: NoteCopy
    board: BoardCopy
    theme: ThemeCopy | None


def contributions(copy: Copy) -> list[Placed]:
    """Every contribution of the session by number."""
    return sorted((placed for board in copy.boards for placed in _on(board)), key=lambda placed: placed.note.number)


def on_board(board: BoardCopy) -> list[Placed]:
    """Every contribution of one board by number."""
    return sorted(_on(board), key=lambda placed: placed.note.number)


def _on(board: BoardCopy) -> Iterator[Placed]:
    for theme in board.themes:
        # A copy lies in a second theme: its first place lists it.
        yield from (Placed(note, board, theme) for note in theme.notes if not note.copy)
    yield from (Placed(note, board, None) for note in board.unclustered)


def name_of(theme: ThemeCopy) -> str:
    """What a theme is called in writing; until it is named, its letter."""
    return theme.name or say("exports.theme", letter=theme.symbol)


def words_of(note: NoteCopy) -> str:
    """What it says; of a note whose words aren't in this copy, that they were kept back."""
    # In the private copy a hidden note has its words, and they are printed.
    return say("exports.kept_back") if note.hidden and not note.text else note.text


def same_as(note: NoteCopy) -> str:
    """Which note it repeats, if it does."""
    return say("exports.same_as", number=note.same_as) if note.same_as else ""


def source(placed: Placed) -> str:
    """Its theme's letter, which note it repeats, where it came from and how it is marked, as far as this copy knows."""
    note, _, theme = placed
    return _listed(
        theme.symbol if theme else "",
        same_as(note),
        say("exports.at_table", table=note.table) if note.table else note.sector,
        say("exports.response", number=note.response_no) if note.response_no else "",
        note.written,
        say("exports.example") if note.example else "",
        say("exports.late") if note.late else "",
        say("exports.too_general") if note.too_general else "",
        say("exports.unclear") if note.unclear else "",
        # Where the words were kept back, that stands in their place already.
        say("exports.hidden") if note.hidden and note.text else "",
    )


def lists_of(people: People) -> tuple[tuple[str, tuple[PersonLine, ...]], ...]:
    """Who was here and, apart from them, who was not, each list with its heading's key. Where nobody was ticked it is the list as it was
    made. Empty lists aren't there.
    """
    here = tuple(person for person in people.named if person.present)
    away = tuple(person for person in people.named if not person.present)
    lists = (("exports.who_was_here", here), ("exports.who_was_away" if here else "exports.on_the_list", away))
    return tuple((heading, listed) for heading, listed in lists if listed)


def named(person: PersonLine) -> str:
    """Name and title as a list of people has them."""
    return _listed(person.name, person.title)


def belongs(person: PersonLine) -> str:
    """Where somebody comes from and what they did here. Whether they were here, the list says that they are on."""
    # Most are participants, so that is said of nobody.
    role = say(f"exports.role_{person.role.replace('-', '_')}") if person.role != "participant" else ""
    return _listed(person.organisation, person.sector, role)


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)

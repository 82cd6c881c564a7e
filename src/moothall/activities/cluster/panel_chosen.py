"""What is chosen on the board, and where it lies: acts are about a place, not only about a note. Chooses nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from moothall.activities.cluster.rules import Lying
from moothall.ui.board.column import Note
from moothall.ui.board.outline import Outline
from moothall.ui.board.tray import Tray
from moothall.ui.board.view import BoardView

Chooser = BoardView | Outline | Tray


def lying_chosen(chooser: Chooser) -> list[Lying]:
    """The chosen notes, each with the theme it was chosen in; a copied note may be there twice."""
    if isinstance(chooser, BoardView):
        return _on_board(chooser)
    return _in_outline(chooser) if isinstance(chooser, Outline) else [(note, "") for note in chooser.notes()]


def lying_dragged(source: Chooser, notes: Sequence[str]) -> list[Lying]:
    """The notes let go of, with the themes they were picked up in; letting go may have chosen others already."""
    found = [place for place in lying_chosen(source) if place[0] in notes]
    return [*found, *((note, "") for note in notes if note not in {key for key, _ in found})]


def _on_board(view: BoardView) -> list[Lying]:
    notes = view.board.chosen_notes() or ([view.current] if isinstance(view.current, Note) else [])
    return [(note.face.note, note.column.theme.key) for note in notes]


def _in_outline(outline: Outline) -> list[Lying]:
    key = Qt.ItemDataRole.UserRole
    chosen = sorted(outline.selectedIndexes()) or [outline.currentIndex()]
    found = ((index.data(key), index.parent().data(key)) for index in chosen if index.parent().isValid())
    return list(dict.fromkeys((note, theme or "") for note, theme in found))

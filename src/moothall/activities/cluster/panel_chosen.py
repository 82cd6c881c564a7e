"""What is chosen on the board, and where it lies: acts are about a place, not only about a note. Changes nothing."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.activities.cluster.panel_shown import BoardShown
from moothall.activities.cluster.rules import Lying
from moothall.ui.board.column import Note
from moothall.ui.board.outline import Outline
from moothall.ui.board.outline_model import KEY
from moothall.ui.board.tray import Tray
from moothall.ui.board.view import BoardView

Chooser = BoardView | Outline | Tray


class Chosen:
    """Of board, outline and tray the one where something was last chosen. What is chosen is in one place at a time, and looks so."""

    def __init__(self, shown: BoardShown) -> None:
        self._shown = shown
        self.where: Chooser = shown.view

    def hear(self, chooser: Chooser) -> None:
        """Something was chosen there."""
        # A list also says that something is chosen when it is filled or its row goes; without the keyboard that is nobody's choice.
        if chooser.hasFocus() or (chooser is self._shown.now and not self._shown.side.tray.hasFocus()):
            self.move_to(chooser)

    def move_to(self, chooser: Chooser) -> None:
        self.where = chooser
        # Two places with something chosen would leave it open which of them a key is meant for.
        for other in (self._shown.now, self._shown.side.tray):
            if other is not chooser:
                other.let_go()

    @property
    def notes(self) -> list[str]:
        return self.where.notes()

    @property
    def theme(self) -> str:
        return self.where.theme()

    @property
    def lying(self) -> list[Lying]:
        return lying_chosen(self.where)


def lying_chosen(chooser: Chooser) -> list[Lying]:
    """The chosen notes, each with the theme it was chosen in; a copied note may be there twice."""
    if isinstance(chooser, BoardView):
        return _on_board(chooser)
    # In the tray a note lies in no theme, which is an empty key.
    return _in_outline(chooser) if isinstance(chooser, Outline) else [(note, "") for note in chooser.notes()]


def lying_dragged(source: Chooser, notes: Sequence[str]) -> list[Lying]:
    """The notes let go of, with the themes they were picked up in; letting go may have chosen others already."""
    # What was dragged and is chosen has its theme; what is not chosen any more is looked up by nobody, and moves as a whole.
    found = [place for place in lying_chosen(source) if place[0] in notes]
    return [*found, *((note, "") for note in notes if note not in {key for key, _ in found})]


def _on_board(view: BoardView) -> list[Lying]:
    # With nothing selected the note that has the ring is meant.
    notes = view.board.chosen_notes() or ([view.current] if isinstance(view.current, Note) else [])
    return [(note.face.note, note.column.theme.key) for note in notes]


def _in_outline(outline: Outline) -> list[Lying]:

    chosen = sorted(outline.selectedIndexes()) or [outline.currentIndex()]
    # Rows with a parent are notes, those without are themes.
    found = ((index.data(KEY), index.parent().data(KEY)) for index in chosen if index.parent().isValid())
    return list(dict.fromkeys((note, theme or "") for note, theme in found))

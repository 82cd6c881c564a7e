"""The board as a picture: items by key, one redrawn for each record touched, only touched columns laid out. Never decides anything."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from moothall.core.model import Session
from moothall.core.themes import THEMES, Theme, themes_of
from moothall.ui.board.column_item import ColumnItem
from moothall.ui.board.faces import NoteFace, faces_in
from moothall.ui.board.note_item import NoteItem
from moothall.ui.board.plan import Measures
from moothall.ui.board.travel import Travel
from moothall.ui.theme.look import look


class BoardScene(QGraphicsScene):
    """One prompt's themes and placed notes."""

    def __init__(self) -> None:
        super().__init__()
        # What an item measures follows the text size, which changes for all at once; an index of places would keep stale ones, and Qt
        # crashes on those. Without an index the scene walks its columns, which are few.
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.columns: dict[str, ColumnItem] = {}
        """Themes by key, largest first."""
        self.notes: dict[str, NoteItem] = {}
        """Notes by the key of their placement."""
        self.across, self.room = 1, 0.0
        self.origin = QPointF()
        """Where a note that was not on the board comes from: the hand that dropped it, or the tray's side."""
        self._prompt = ""
        self._travel = Travel(self)

    @property
    def measures(self) -> Measures:
        now = look()
        size = now.tokens.size
        heads, notes = now.px(size.theme_card) + size.grid, now.px(size.note_min) + size.grid
        return Measures(now.px(size.theme_column), size.gap, size.section_gap, size.section_gap, heads, notes, now.px(size.target))

    # from the session

    def show_board(self, session: Session, prompt: str) -> None:
        """Everything anew, at once and without travelling."""
        self._travel.finish()
        self.clear()
        self.columns, self.notes, self._prompt = {}, {}, prompt
        for theme in themes_of(session, prompt):
            self._draw_theme(theme, faces_in(session, theme))
        self.arrange()

    def refresh(self, session: Session, themes: Iterable[str]) -> None:
        """These themes of the session, whatever happened to them. Notes that changed theme travel there."""
        self._travel.finish()
        touched = [session.find(THEMES, key) for key in themes]
        standing = [t for t in touched if t is not None and t.prompt == self._prompt]
        before = {note.face.key for key in themes if key in self.columns for note in self.columns[key].notes}
        origins = {note: note.scenePos() for key in before for note in [self.notes[key]]}
        homes = {note: note.parentItem() for note in origins}
        for theme in standing:
            self._draw_theme(theme, faces_in(session, theme))
        self._remove(standing, set(themes) - {t.key for t in standing}, before)
        self.arrange()
        self._send_off(standing, origins, homes)

    def _draw_theme(self, theme: Theme, faces: list[NoteFace]) -> None:
        column = self.columns.get(theme.key)
        if column is None:
            column = self.columns[theme.key] = ColumnItem(theme)
            self.addItem(column)
        column.show_theme(theme, [self._note(face, column) for face in faces])

    def _note(self, face: NoteFace, column: ColumnItem) -> NoteItem:
        item = self.notes.get(face.key)
        if item is None:
            item = self.notes[face.key] = NoteItem(face, column)
        elif item.parentItem() is not column:
            item.setParentItem(column)
        item.show_face(face)
        return item

    def _remove(self, standing: list[Theme], gone: set[str], before: set[str]) -> None:
        """Notes that no touched theme holds any more, then themes that have gone."""
        held = {note.face.key for theme in standing for note in self.columns[theme.key].notes}
        for key in before - held:
            self.removeItem(self.notes.pop(key))
        for key in gone & self.columns.keys():
            self.removeItem(self.columns.pop(key))

    def _send_off(self, themes: list[Theme], origins: dict[NoteItem, QPointF], homes: dict[NoteItem, QGraphicsItem]) -> None:
        """Only notes that changed theme travel; what merely makes room for them is there at once."""
        movers = {
            note: origins.get(note, self.origin)
            for theme in themes
            for note in self.columns[theme.key].notes
            if homes.get(note) is not note.parentItem()
        }
        if movers:
            self._travel.start(movers)

    # where things stand

    def flow(self, width: float, height: float) -> None:
        """Into this room, in px at 100 % zoom."""
        self.across, self.room = self.measures.across(width), height
        self.arrange()

    def arrange(self) -> None:
        """Columns side by side, largest first: the core's order, from counts already known."""
        most = self.measures.most(len(self.columns), self.across, self.room)
        for column in self.columns.values():
            column.fold(most)
        ordered = sorted(self.columns.values(), key=lambda c: (-len(c.notes), c.theme.ordinal))
        self.columns = {column.theme.key: column for column in ordered}
        corners, height = self.measures.places([c.height for c in ordered], self.across)
        for column, (x, y) in zip(ordered, corners, strict=True):
            column.setPos(x, y)
        self.setSceneRect(QRectF(0, 0, self.measures.width_of(self.across), height))

    def fitting(self, width: float, height: float) -> int:
        return self.measures.fitting([c.full_height for c in self.columns.values()], width, height)

    def dress(self) -> None:
        """After a change of mode or text size: texts are laid out anew."""
        for note in self.notes.values():
            note.forget_layout()
        for column in self.columns.values():
            column.arrange()
        self.arrange()
        self.update()

    # what is where, what is chosen

    def column_at(self, place: QPointF) -> ColumnItem | None:
        """The theme that something let go of at `place` would go into."""
        return next((column for column in self.columns.values() if column.reach.contains(place)), None)

    def chosen_notes(self) -> list[NoteItem]:
        """The selected notes in reading order."""
        chosen = [item for item in self.selectedItems() if isinstance(item, NoteItem)]
        return sorted(chosen, key=lambda n: (n.scenePos().y(), n.scenePos().x())) if len(chosen) > 1 else chosen

    def set_landing(self, theme: str) -> None:
        for key, column in self.columns.items():
            column.set_landing(key == theme)

"""What the panel shows of a board: columns or outline, counts over them, the tray at the side. Draws news; asks for nothing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from moothall.activities.cluster.panel_bar import BoardBar
from moothall.activities.cluster.panel_tray import TraySide
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.model import Change, Session
from moothall.ui.board.column import Note
from moothall.ui.board.dirty import touched_by
from moothall.ui.board.outline import Outline
from moothall.ui.board.scene import BoardScene
from moothall.ui.board.view import BoardView
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say


class BoardShown(QWidget):
    """One prompt's board, as columns or as an outline; in their place one of the board's pages. `turned` follows every exchange."""

    turned = Signal()

    def __init__(self, side: TraySide) -> None:
        super().__init__()
        self.side, self.bar = side, BoardBar()
        self.scene = BoardScene(self)
        self.view, self.outline = BoardView(self.scene), Outline()
        self.now: BoardView | Outline = self.view
        """Columns or outline: where the board is worked on."""
        self.page: QWidget | None = None
        self._empty = PlainLabel("", "body", ink="ink2")
        self._themes = 0
        # The frame is what stands on the stack; the outline itself has no margins.
        self._framed = _framed(self.outline)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._framed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        words = QHBoxLayout()
        # px: where the first theme would begin. Nothing above or below, so that without words there is no gap.
        words.setContentsMargins(24, 0, 24, 0)
        words.addWidget(self._empty)
        column.addLayout(words)
        self._middle = QHBoxLayout()
        self._middle.addWidget(self._stack, 1)
        column.addLayout(self._middle, 1)
        self.view.zoomed.connect(self.bar.show_zoom)
        self.bar.show_zoom(self.view.zoom)

    # which of them

    def turn(self, session: Session, board: str) -> None:
        """Outline for columns, columns for outline."""
        self.now = self.outline if self.now is self.view else self.view
        self.show_outline(session, board)
        # Whatever page was open is left: who asks for the outline wants the notes.
        self.put(None)

    def put(self, page: QWidget | None) -> None:
        """A page in the board's place; without one, the board again."""
        # Added when it is first shown, and kept from then on.
        if page is not None and self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self.page = page
        self._stack.setCurrentWidget(page or (self._framed if self.now is self.outline else self.view))
        self.bar.show_outlined(self.now is self.outline, page is not None)
        self._place_tray()
        self.turned.emit()

    # drawing

    def redraw(self, session: Session, board: str) -> None:
        self.scene.show_board(session, board)
        self.side.show_board(session, board)
        self.show_outline(session, board)
        self._redraw_counts(session, board)

    def show_outline(self, session: Session, board: str) -> None:
        """A tree nobody looks at is not kept up: it is made anew when it is turned to."""
        if self.now is self.outline:
            self.outline.show_board(session, board)

    def redraw_touched(self, session: Session, board: str, changes: tuple[Change, ...]) -> None:
        touched = touched_by(session, changes)
        if self.scene.origin.isNull():  # nothing was dropped: notes come from the side, where the tray is
            self.scene.origin = self.view.mapToScene(self.view.viewport().rect().topRight())
        self.scene.refresh(session, touched.themes)
        # Used up: notes that move with the next news come from where they lie.
        self.scene.origin = QPointF()
        self.side.refresh(session, board, touched.notes)
        if self.now is self.outline:
            self.outline.refresh(session, touched.themes, touched.notes)
        self._redraw_counts(session, board)

    def _redraw_counts(self, session: Session, board: str) -> None:
        # First: what is current may have been deleted, and everything below asks for it.
        self.view.forget_gone()
        columns = self.scene.columns.values()
        # Notes that stand for themselves, apart from repeats: what was said, and how often it was said again.
        written = session.where(CONTRIBUTIONS, "prompt", board)
        notes = sum(1 for note in written if not note.same_as)
        self.bar.show_counts(notes, notes - self.side.tray.count, len(columns), len(written) - notes)
        # Loners: themes of a single note, which are fine and are only counted.
        self.side.show_counts(notes, sum(1 for column in columns if len(column.notes) == 1))
        words = _when_empty(board, notes, len(columns))
        self._empty.setText(words)
        self._empty.setVisible(bool(words))
        self._themes = len(columns)
        self._place_tray()

    def _place_tray(self) -> None:
        """Before there is a theme the notes have the middle of the window: an empty wall beside a narrow list helps nobody to sort."""
        wide = not self._themes and self.side.tray.count > 0 and self.page is None
        # px: where the first column would begin.
        self._middle.setContentsMargins(16 if wide else 0, 0, 0, 0)
        self.side.take_tray(self._middle if wide else None)

    def on_scene(self, at: QPoint) -> QPointF:
        """A point of the screen, on the board."""
        return self.view.mapToScene(self.view.viewport().mapFromGlobal(at))

    def unfold_to(self, note: Note) -> None:
        """Shows a note that is folded away."""
        if not note.is_shown:
            self.scene.unfold(note.column)

    def bring(self, theme: str) -> None:
        """A theme's card and the notes under it into sight, nothing folded away, and its card chosen."""
        column = self.scene.columns.get(theme)
        if column is None:
            return
        if column.more.is_shown and column.more.hidden:
            self.scene.unfold(column)
        # Without the ring: the keyboard is in the line where the theme is named.
        self.view.go_to(column, by_key=False)
        self.view.bring_into_sight(column.area)


def _when_empty(board: str, notes: int, themes: int) -> str:
    if not board:
        return say("cluster.no_prompt")
    if themes:
        return ""
    return say("cluster.no_themes") if notes else say("cluster.no_notes")


def _framed(outline: Outline) -> QWidget:
    """With room round it, as the board has."""
    frame = QWidget()
    room = QVBoxLayout(frame)
    room.setContentsMargins(16, 8, 16, 0)
    room.addWidget(outline)
    return frame

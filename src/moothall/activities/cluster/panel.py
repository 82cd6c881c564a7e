"""The facilitator's board: notes into themes by typing, by key, by menu or by dragging, each as quick as the others.

Every way ends in one act of the desk; the board shows it when the news comes, never before.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from moothall.activities.cluster.panel_acts import BoardActs
from moothall.activities.cluster.panel_bar import BoardBar
from moothall.activities.cluster.panel_entry import BoardEntry
from moothall.activities.cluster.panel_keys import press
from moothall.activities.cluster.panel_menu import MoveMenu
from moothall.activities.cluster.panel_tray import TraySide
from moothall.activities.cluster.rules import Wish, board_of
from moothall.core.agenda import AGENDA
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.letters import ordinal
from moothall.core.model import Change
from moothall.core.picture import Showing
from moothall.core.prompts import PROMPTS
from moothall.core.themes import PLACEMENTS, THEMES, theme_lettered
from moothall.desk import News
from moothall.ui.board.drop import Target
from moothall.ui.board.in_place import InPlace
from moothall.ui.board.outline import Outline
from moothall.ui.board.scene import BoardScene
from moothall.ui.board.touched import touched_by
from moothall.ui.board.tray import Tray
from moothall.ui.board.view import BoardView
from moothall.ui.kit.announce import announce
from moothall.ui.kit.ask import attempt
from moothall.ui.kit.card import Ground
from moothall.ui.kit.panel import Panel
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.stage import Stage
from moothall.words import say

_KEYS = ("place", "new_theme", "star", "tray", "copy", "rename", "letters", "outline")


class ClusterPanel(Panel):
    """Board or outline above, the entry line below, the tray at the side."""

    edge_to_edge = True

    def __init__(self, stage: Stage, item_key: str) -> None:
        super().__init__(stage, item_key)
        self._desk = stage.desk
        self._acts = BoardActs(self)
        self._bar = BoardBar()
        self._empty = PlainLabel("", "body", ink="ink2")
        self._scene = BoardScene()
        self._view, self._outline = BoardView(self._scene), Outline()
        self._side = TraySide(lambda event: press(self, event, on_board=True))
        self._entry = BoardEntry(self._desk, self._acts)
        self._chooser: BoardView | Outline | Tray = self._view
        """Where something was last chosen: acts are about what is chosen there."""
        self._shown: BoardView | Outline = self._view
        self._lay_out()
        self._connect()
        self._redraw()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._view)
        self._stack.addWidget(_framed(self._outline))
        self._empty.setContentsMargins(24, 24, 24, 0)
        footer = Ground("panel", "top")
        foot = QVBoxLayout(footer)
        foot.setContentsMargins(24, 12, 24, 12)
        foot.addWidget(self._entry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._empty)
        column.addWidget(self._stack, 1)
        column.addWidget(footer)

    def _connect(self) -> None:
        tray = self._side.tray
        self._view.places = tray.places = (self._view, tray)
        for chooser in (self._view, self._outline, tray):
            chooser.chosen.connect(lambda chooser=chooser: self._choose(chooser))
            chooser.opened.connect(self._open)
            chooser.menu_wanted.connect(self._show_menu)
            chooser.written.connect(self._write)
        for source in (self._view, tray):
            source.dropped.connect(self._drop)
        self._view.edit_wanted.connect(self.edit)
        self._view.zoomed.connect(self._bar.show_zoom)
        self._bar.show_zoom(self._view.zoom)
        self._bar.stepped.connect(self.zoom_by)
        self._bar.outlined.connect(self.turn)
        self._entry.meant.connect(self._point_at)
        self._entry.left.connect(self._leave_line)

    def _leave_line(self) -> None:
        self._shown.setFocus()

    # what is chosen

    def _choose(self, chooser: BoardView | Outline | Tray) -> None:
        if chooser.hasFocus() or (chooser is self._shown and not self._side.tray.hasFocus()):
            self._take(chooser)

    def _take(self, chooser: BoardView | Outline | Tray) -> None:
        """What is chosen is in one place at a time, and looks so."""
        self._chooser = chooser
        for other in (self._shown, self._side.tray):
            if other is not chooser:
                other.let_go()

    def _notes(self) -> list[str]:
        return self._chooser.notes()

    def _open(self) -> None:
        """Enter on a note begins a line with its number, on a theme a line with its letter."""
        theme = self._desk.session.find(THEMES, self._chooser.theme())
        if self._notes():
            self._entry.name_notes(self._notes())
        elif theme:
            self._entry.name_theme(theme)

    def _point_at(self, wish: Wish) -> None:
        """What is being typed about stands out on the board: the theme by its dashes, a note of the tray by being current."""
        self._scene.set_landing(wish.theme.key if wish.theme and wish.verb in ("place", "copy") else "")
        if wish.notes and self._side.tray.go_to(wish.notes[-1].key):
            self._take(self._side.tray)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press(self, event, on_board=self._shown.hasFocus()):
            super().keyPressEvent(event)

    def edit(self) -> None:
        self._chooser.edit_current()

    def new_theme(self) -> None:
        self._tell(self._acts.new_theme(self._notes()))

    def ask_copy(self) -> None:
        if self._notes():
            self._entry.ask_copy(self._notes())

    def delete(self) -> None:
        self._tell(self._acts.delete(self._notes(), self._chooser.theme()))

    def star(self) -> None:
        self._tell(self._acts.star(self._notes()))

    def to_tray(self) -> None:
        self._tell(self._acts.to_tray(self._notes()))

    def place_in(self, letter: str) -> None:
        """A letter pressed by itself."""
        notes = self._notes()
        theme = attempt(self, lambda: theme_lettered(self._desk.session, self._acts.board, ordinal(letter))) if notes else None
        if theme:
            self._tell(self._acts.place(notes, theme.key))

    def type_on(self, text: str) -> None:
        self._entry.type_on(text)

    def turn(self) -> None:
        """Board for outline, outline for board."""
        outlined = self._shown is self._view
        self._chooser = self._shown = self._outline if outlined else self._view
        self._show_outline()
        self._stack.setCurrentIndex(int(outlined))
        self._bar.show_outlined(outlined)
        self._chooser.setFocus()

    def zoom_by(self, step: int) -> None:
        """In, out, or with 0 everything in sight."""
        if step:
            self._view.step_zoom(step)
        else:
            self._view.fit()

    def open_menu(self) -> None:
        self._show_menu(self._chooser.menu_point())

    def _show_menu(self, at: QPoint) -> None:
        menu = MoveMenu(self, self._desk.session, self._acts, self._notes(), self._chooser.theme(), self.edit)
        menu.popup(at)

    def _tell(self, news: News | None) -> None:
        if news is not None:
            announce(self, say(news.name, about=news.about))

    # mouse and editing in place

    def _drop(self, notes: list[str], target: Target, at: QPoint) -> None:
        self._scene.origin = self._on_scene(at)
        self._tell(self._acts.drop(notes, target))
        self._scene.origin = QPointF()

    def _on_scene(self, at: QPoint) -> QPointF:
        return self._view.mapToScene(self._view.viewport().mapFromGlobal(at))

    def _write(self, editor: InPlace) -> None:
        """What was typed in place is kept, or stays there to be mended."""
        if self._acts.write(editor.key, editor.toPlainText()) is None:
            editor.refuse()
        else:
            editor.leave()

    # drawing

    def hear(self, news: object) -> None:
        if not isinstance(news, News):
            return
        lost = news.touches(AGENDA, PROMPTS) and self._board() != self._acts.board
        if lost or (news.is_large and news.touches(THEMES, PLACEMENTS, CONTRIBUTIONS)) or not self._acts.board:
            self._redraw()
        elif news.touches(THEMES, PLACEMENTS, CONTRIBUTIONS):
            self._redraw_touched(news.changes)

    def _board(self) -> str:
        return board_of(self._desk.session, self._desk.session.find(AGENDA, self.item_key))

    def _redraw(self) -> None:
        self._acts.board = self._board()
        session, board = self._desk.session, self._acts.board
        self._scene.show_board(session, board)
        self._side.show_board(session, board)
        self._show_outline()
        self._redraw_counts()

    def _show_outline(self) -> None:
        """A tree nobody looks at is not kept up: it is made anew when it is turned to."""
        if self._shown is self._outline:
            self._outline.show_board(self._desk.session, self._acts.board)

    def _redraw_touched(self, changes: tuple[Change, ...]) -> None:
        session, touched = self._desk.session, touched_by(self._desk.session, changes)
        if self._scene.origin.isNull():  # nothing was dropped: notes come from the side, where the tray is
            self._scene.origin = self._view.mapToScene(self._view.viewport().rect().topRight())
        self._scene.refresh(session, touched.themes, touched.notes)
        self._scene.origin = QPointF()
        self._side.refresh(session, self._acts.board, touched.notes)
        if self._shown is self._outline:
            self._outline.refresh(session, touched.themes, touched.notes)
        self._redraw_counts()
        self._entry.mean_again()

    def _redraw_counts(self) -> None:
        self._view.forget_gone()
        columns = self._scene.columns.values()
        notes = len(self._desk.session.where(CONTRIBUTIONS, "prompt", self._acts.board))
        self._bar.show_counts(notes, notes - self._side.tray.count, len(columns))
        self._side.show_counts(notes, sum(1 for column in columns if len(column.notes) == 1))
        words = self._when_empty(notes, len(columns))
        self._empty.setText(words)
        self._empty.setVisible(bool(words))
        self._entry.setVisible(bool(self._acts.board))

    def _when_empty(self, notes: int, themes: int) -> str:
        if not self._acts.board:
            return say("cluster.no_prompt")
        if themes:
            return ""
        return say("cluster.no_themes") if notes else say("cluster.no_notes")

    # the window asks

    def take_focus(self) -> None:
        if self._acts.board:
            self._entry.setFocus()
        else:
            self._view.setFocus()

    def side(self) -> QWidget:
        return self._side

    def spotlight(self) -> Showing | None:
        """The chosen note or theme, alone."""
        notes, theme = self._notes(), self._chooser.theme()
        if notes:
            return Showing("cluster", self.item_key, "note", notes[0])
        return Showing("cluster", self.item_key, "theme", theme) if theme else None

    def keys(self) -> list[tuple[str, str]]:
        return [(say(f"cluster.key_{name}"), say(f"cluster.does_{name}")) for name in _KEYS]


def _framed(outline: Outline) -> QWidget:
    """With room round it, as the board has."""
    frame = QWidget()
    room = QVBoxLayout(frame)
    room.setContentsMargins(16, 8, 16, 0)
    room.addWidget(outline)
    return frame

"""The facilitator's board: notes into themes by typing, by key, by menu or by dragging, each as quick as the others.

Every way ends in one act of the desk; the board shows it when the news comes, never before.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.activities.cluster.line import Wish
from moothall.activities.cluster.panel_board_acts import BoardActs
from moothall.activities.cluster.panel_board_line import BoardEntry
from moothall.activities.cluster.panel_chosen import Chooser, Chosen, lying_dragged
from moothall.activities.cluster.panel_grouping import GroupingPage
from moothall.activities.cluster.panel_keys import press
from moothall.activities.cluster.panel_lines import BoardLines
from moothall.activities.cluster.panel_matrix import MatrixPage
from moothall.activities.cluster.panel_move_menu import MoveMenu
from moothall.activities.cluster.panel_shown import BoardShown
from moothall.activities.cluster.panel_suggest import Suggestions
from moothall.activities.cluster.panel_tray import TraySide
from moothall.activities.cluster.rules import board_of
from moothall.core.agenda import AGENDA
from moothall.core.contributions import CONTRIBUTIONS, head_of
from moothall.core.errors import Refused
from moothall.core.picture import Showing
from moothall.core.prompts import PROMPTS
from moothall.core.themes import DOMAINS, PLACEMENTS, THEMES
from moothall.desk import News
from moothall.ui.board.drop import DropTarget
from moothall.ui.board.inline_editor import InlineEditor
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.announce import announce
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.panel_context import PanelContext
from moothall.words import say

_TABLES = (THEMES, PLACEMENTS, CONTRIBUTIONS, DOMAINS)
"""What a board is drawn from; news of anything else is none of its business."""
_KEYS = "place take new_theme star same tray copy name_all rename new matrix suggest letters outline".split()
"""Names in the words file, in the order of the key line: what works while one types."""
_BOARD_KEYS = "about new take star_now tray_now same_now split_now copy rename delete menu suggest back".split()
"""Likewise, while the keyboard is on the board."""


class ClusterPanel(Panel):
    """Board or outline above, the entry line below, the tray at the side."""

    edge_to_edge = True

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key)
        self._desk = stage.desk
        self._acts = BoardActs(self)
        self._side = TraySide(lambda event: press(self, event, self._place(on_board=True)))
        self._shown = BoardShown(self._side)
        self._suggestions = Suggestions(self._desk, lambda: self._acts.board, self)
        self._entry = BoardEntry(self._desk, self._acts, self._suggestions.of)
        self._lines = BoardLines(self._desk, self._entry, self._shown, self._theme_on_screen)
        self._matrix, self._grouping = MatrixPage(self._desk, self), GroupingPage(self._desk, self)
        self._chosen = Chosen(self._shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._shown, 1)
        column.addWidget(self._lines)
        self._connect()
        self._redraw()

    def _connect(self) -> None:
        view, tray, bar = self._shown.view, self._side.tray, self._shown.bar
        # Each knows of both, for a note is dragged from either into either.
        view.places = tray.places = (view, tray)
        for chooser in (view, self._shown.outline, tray):
            chooser.chosen.connect(lambda chooser=chooser: self._chosen.hear(chooser))
            chooser.opened.connect(self._open)
            chooser.menu_wanted.connect(self._show_menu)
            chooser.written.connect(self._write)
        # Not the outline: there a note is moved by key and by menu.
        for source in (view, tray):
            source.dropped.connect(lambda notes, target, at, source=source: self._drop(source, notes, target, at))
        view.edit_wanted.connect(self.edit)
        bar.stepped.connect(self.zoom_by)
        bar.outlined.connect(self.turn)
        bar.naming.connect(self.name_all)
        self._side.turned.connect(self.turn_suggestions)
        self._entry.meant.connect(self._point_at)
        self._entry.left.connect(self._leave_line)
        self._entry.suggestion_wanted.connect(lambda notes: self._take(notes, 0))
        self._suggestions.changed.connect(self._show_suggestions)
        self._lines.exchanged.connect(self.keys_changed)
        self._lines.follow_wanted.connect(self.follow_wanted)
        self._lines.said.connect(lambda words: self.said.emit("info", words, None))

    def _leave_line(self) -> None:
        self._shown.now.setFocus()

    # what is chosen

    def _open(self) -> None:
        """Enter on a note begins a line with its number, on a theme a line with its letter."""
        # From the tray beside a page, whose line is out of sight.
        self._open_board()
        theme = self._desk.session.find(THEMES, self._chosen.theme)
        if self._chosen.notes:
            self._entry.name_notes(self._chosen.notes)
        elif theme:
            self._entry.name_theme(theme)

    def _point_at(self, wish: Wish) -> None:
        """What is being typed about stands out on the board: the theme by its dashes, a note of the tray by being current."""
        self._shown.scene.set_landing(wish.theme.key if wish.theme and wish.verb in ("place", "copy") else "")
        # The last number typed, which is the one being typed; notes that lie in a theme are not looked for.
        if wish.notes and self._side.tray.go_to(wish.notes[-1].key):
            self._chosen.move_to(self._side.tray)

    def go_to_note(self, key: str) -> bool:
        """Makes a note of this board the chosen one, wherever it lies, and gives it the keyboard. A repeat is where its head is."""
        session = self._desk.session
        note = session.find(CONTRIBUTIONS, key)
        if note is None or note.prompt != self._acts.board:
            return False
        # A repeat has no place of its own on the board (decision 10).
        head = head_of(session, note).key
        self._open_board()
        if self._side.tray.go_to(head):
            self._side.tray.setFocus()
            return True
        return self._go_to_placed(head)

    def _go_to_placed(self, note: str) -> bool:
        # On the board, whose scene knows where each note lies and can unfold a theme to show it.
        if self._shown.now is not self._shown.view:
            self.turn()
        lying = next(iter(self._desk.session.where(PLACEMENTS, "contribution", note)), None)
        stop = self._shown.scene.notes.get(lying.key) if lying else None
        if stop is None:
            return False
        self._shown.unfold_to(stop)
        self._shown.view.go_to(stop)
        self._shown.view.setFocus()
        return True

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press(self, event, self._place(self._shown.now.hasFocus())):
            super().keyPressEvent(event)

    def _place(self, on_board: bool) -> str:
        """Whose keys count: a page's in the board's place before any other's."""
        return "page" if self._shown.page is not None else "board" if on_board else "line"

    def edit(self) -> None:
        self._chosen.where.edit_current()

    def new_theme(self) -> None:
        # Also with nothing chosen: then the theme is empty.
        self._tell(self._acts.new_theme(self._chosen.lying))

    def ask_copy(self) -> None:
        if self._chosen.notes:
            self._entry.ask_copy(self._chosen.notes)

    def split(self) -> None:
        """The chosen note's words in the line, ready to be parted."""
        if self._chosen.notes:
            self._entry.split(self._chosen.notes[0])

    def ask_domain(self, theme: str) -> None:
        """The theme's letter, ready for the name of its domain."""
        # It may have gone since the menu was opened.
        found = attempt(self, lambda: self._desk.session.get(THEMES, theme))
        if found is not None:
            self._entry.begin(f"{found.letter} > ")

    def ask_domain_name(self, domain: str) -> None:
        """The line asks for another name of the domain."""
        found = attempt(self, lambda: self._desk.session.get(DOMAINS, domain))
        if found is not None:
            self._entry.ask_domain_name(found)

    def delete(self) -> None:
        self._tell(self._acts.delete(self._chosen.lying, self._chosen.theme))

    def star(self) -> None:
        self._tell(self._acts.star(self._chosen.notes))

    def to_tray(self) -> None:
        self._tell(self._acts.take_away(self._chosen.lying))

    def same(self) -> None:
        """Several notes say the same; with one, the line waits for the number of the other."""
        notes = self._chosen.notes
        if len(notes) > 1:
            self._tell(self._acts.merge_notes(notes))
        elif notes:
            self._entry.name_notes(notes, "= ")

    def to_line(self) -> None:
        self._entry.setFocus()

    def turn(self) -> None:
        """Board for outline, outline for board; from a page back to what it stands in place of."""
        if self._shown.page is not None:
            self._open_board()
        else:
            self._shown.turn(self._desk.session, self._acts.board)
            # Whatever was chosen in the other is let go with it.
            self._chosen.where = self._shown.now
        self._shown.now.setFocus()

    def zoom_by(self, step: int) -> None:
        """In, out, or with 0 everything in sight."""
        self._shown.view.step_zoom(step) if step else self._shown.view.fit()

    def open_menu(self) -> None:
        self._show_menu(self._chosen.where.menu_point())

    def _show_menu(self, at: QPoint) -> None:
        # What was chosen may have gone a moment ago.
        menu = attempt(self, lambda: MoveMenu(self, self, self._desk.session, self._acts, self._chosen.lying, self._chosen.theme))
        if menu is not None:
            menu.popup(at)

    def _tell(self, news: News | None) -> None:
        """What became of an act, for screen readers; nothing when it was refused, for that was said already."""
        if news is not None:
            announce(self, say(news.name, about=news.about))

    # suggestions

    def suggested(self, note: str) -> Sequence[str]:
        return self._suggestions.of(note)

    def take_suggested(self, place: int) -> None:
        """The likeliest theme, or with 1 the next: of the notes whose numbers are typed, or else of the chosen ones."""
        # What is typed counts more than what happens to be chosen, for it is what somebody is looking at.
        self._take(self._entry.numbered() or self._chosen.notes, place)

    def _take(self, notes: Sequence[str], place: int) -> None:
        # Notes without a suggestion at this place stay where they are, and the rest go.
        wanted = {note: themes[place] for note in notes if len(themes := self._suggestions.of(note)) > place}
        news = self._acts.take_suggested(wanted)
        if news is not None:
            self._entry.taken()
        self._tell(news)

    def turn_suggestions(self) -> None:
        self._suggestions.turn()
        announce(self, say("cluster.suggestions_on" if self._suggestions.on else "cluster.suggestions_off"))

    def _show_suggestions(self) -> None:
        self._side.show_suggestions(self._suggestions.shown(), self._suggestions.on)
        # Tab may have become an act, or be none any more, under what is typed.
        self._entry.mean_again()

    # naming, and the board's pages

    def name_all(self) -> None:
        if not self._shown.scene.columns:
            return
        if self._shown.now is not self._shown.view:
            self.turn()
        self._open_board()
        self._lines.name_all(self._acts.board)

    def _theme_on_screen(self, theme: str) -> Showing:
        return Showing("cluster", self.item_key, "theme" if theme else "", theme)

    def open_page(self, name: str) -> None:
        """A page in the board's place; asked for again, the board is back."""
        page = self._matrix if name == "matrix" else self._grouping
        if self._shown.page is page:
            self.leave_page()
            return
        page.show_board(self._acts.board)
        self._shown.put(page)
        # On a page nothing is typed about notes, and the line would take keys meant for it.
        self._lines.hide()
        page.setFocus()
        self.keys_changed.emit()

    def leave_page(self) -> None:
        """The board again, with the keyboard on it."""
        self._open_board()
        self._shown.now.setFocus()

    def _renew_page(self) -> None:
        """The page that is open, after an act or its undo."""
        for page in (self._matrix, self._grouping):
            if self._shown.page is page:
                page.show_board(self._acts.board)

    def _open_board(self) -> None:
        if self._shown.page is not None:
            self._shown.put(None)
            self._lines.setVisible(bool(self._acts.board))
            self.keys_changed.emit()

    # mouse and editing in place

    def _drop(self, source: Chooser, notes: list[str], target: DropTarget, at: QPoint) -> None:
        # Before the act: afterwards they lie somewhere else.
        lying = lying_dragged(source, notes)
        # The note travels from where it was let go of, not from where it lay: the hand has brought it there.
        self._shown.scene.origin = self._shown.on_scene(at)
        self._tell(self._acts.drop(lying, target))
        self._shown.scene.origin = QPointF()

    def _write(self, editor: InlineEditor) -> None:
        """What was typed in place is kept, or stays there to be mended."""
        # Refused or not on the disk: the editor stays, with what was typed in it.
        if self._acts.write(editor.key, editor.toPlainText()) is None:
            editor.refuse()
        else:
            editor.leave()

    # drawing

    def hear(self, news: object) -> None:
        if not isinstance(news, News):
            return
        touched = news.touches(*_TABLES)
        # The item speaks of another board now, or of none.
        lost = news.touches(AGENDA, PROMPTS) and self._board() != self._acts.board
        if lost or (news.is_large and touched) or not self._acts.board:
            self._redraw()
        elif touched:
            self._shown.redraw_touched(self._desk.session, self._acts.board, news.changes)
            self._entry.mean_again()
        if touched:
            # Any change may make them stale: a note less in the tray, a theme with other words.
            self._suggestions.again()
            self._renew_page()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # While the panel was hidden nothing was worked out for it.
        self._suggestions.again()

    def _board(self) -> str:
        return board_of(self._desk.session, self._desk.session.find(AGENDA, self.item_key))

    def _redraw(self) -> None:
        self._acts.board = self._board()
        self._shown.redraw(self._desk.session, self._acts.board)
        self._lines.setVisible(bool(self._acts.board))
        self._suggestions.again()

    # the window asks

    def take_focus(self) -> None:
        # Wherever work is under way, so that coming back to the panel goes on with it.
        if self._lines.is_naming:
            self._lines.naming.setFocus()
        elif self._shown.page is not None:
            self._shown.page.setFocus()
        elif self._acts.board:
            self._entry.setFocus()
        else:
            self._shown.view.setFocus()

    def side(self) -> QWidget:
        return self._side

    def spotlight(self) -> Showing | None:
        """The chosen note or theme, alone. Refused for a note kept from the room."""
        notes, theme = self._chosen.notes, self._chosen.theme
        if notes:
            note = self._desk.session.get(CONTRIBUTIONS, notes[0])
            # Refused in words and not passed over: the facilitator pressed a key and must hear why the screen stayed as it was.
            if note.hidden:
                raise Refused("cluster.is_hidden", number=note.number)
            if self._desk.session.get(PROMPTS, note.prompt).writing == "silent":
                raise Refused("cluster.written_silently")
            return Showing("cluster", self.item_key, "note", note.key)
        return Showing("cluster", self.item_key, "theme", theme) if theme else None

    def keys(self) -> list[tuple[str, str]]:
        if self._lines.is_naming:
            return self._lines.naming.keys()
        if self._shown.page is not None:
            return [("Esc", say("cluster.back_to_board"))]
        on_board = self._shown.now.hasFocus() or self._side.tray.hasFocus()
        return [(say(f"cluster.key_{name}"), say(f"cluster.does_{name}")) for name in (_BOARD_KEYS if on_board else _KEYS)]

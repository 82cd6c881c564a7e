"""A real board in a window with its tray beside it, on a real file; and a hand to drag with. Nothing is faked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QWidget
from pytestqt.qtbot import QtBot

from moothall.activities import found
from moothall.activities.cluster.panel import ClusterPanel
from moothall.activities.cluster.panel_board_line import BoardEntry
from moothall.core.agenda import add_item
from moothall.core.contributions import CONTRIBUTIONS, Contribution, Written, add_notes, note_numbered
from moothall.core.model import Session
from moothall.core.prompts import ask
from moothall.core.theme_letters import ordinal
from moothall.core.themes import PLACEMENTS, THEMES, Theme, new_theme, notes_in, place, theme_lettered, themes_of
from moothall.desk import Desk
from moothall.desk.sessions import new_session, open_session
from moothall.ui.board.column import Note, Stop
from moothall.ui.board.outline import Outline
from moothall.ui.board.scene import BoardScene
from moothall.ui.board.tray import Tray
from moothall.ui.board.view import BoardView
from moothall.ui.kit.focus_ring import FocusRing
from moothall.ui.kit.letters_to_line import LettersToLine
from moothall.ui.kit.panel_context import PanelContext

TEXTS = ("One number to ring", "Nobody tells it twice", "Pooled money", "Money follows people", "Home first", "Carers in the room")
LEFT = Qt.MouseButton.LeftButton


class BoardRoom:
    """`themes` says which notes lie in A, B … from the start; the notes are numbered from 1."""

    def __init__(self, qtbot: QtBot, folder: Path, texts: Sequence[str] = TEXTS, themes: Sequence[Sequence[int]] = ((3, 4), (5,))) -> None:
        self.qtbot = qtbot
        self.path = folder / "board.moot"
        self.desk: Desk = new_session(self.path, found(), title="Winter beds", date="2026-11-05")
        self.prompt, self.item = self.desk.key(), self.desk.key()
        self.desk.do(ask(self.session, self.prompt, "What would it feel like?"))
        self.desk.do(add_item(self.session, self.item, "Cluster and name", 25, "cluster", prompt=self.prompt))
        if texts:
            self.desk.do(add_notes(self.session, self.prompt, [Written(t) for t in texts], self.desk.keys(len(texts))))
        for number, notes in enumerate(themes):
            key = self.desk.key()
            self.desk.do(new_theme(self.session, key, self.prompt, ("One way in", "Money")[number] if number < 2 else ""))
            self.desk.do(place(self.session, [self.note(n).key for n in notes], key, self.desk.keys(len(notes))))
        self.said: list[tuple[str, str]] = []
        self._open()

    def _open(self) -> None:
        self.panel = ClusterPanel(PanelContext(self.desk, "light", found()), self.item)
        self.panel.said.connect(lambda kind, sentence, _: self.said.append((kind, sentence)))
        self.desk.listen(self.panel.hear)
        self.window = QWidget()
        row = QHBoxLayout(self.window)
        row.addWidget(self.panel, 1)
        side = self.panel.side()
        side.setFixedWidth(280)
        row.addWidget(side)
        self.window.resize(1380, 800)
        self.ring = FocusRing(self.window)
        self.letters = LettersToLine(self.window, self.panel.line_in_sight)
        self.qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.panel.take_focus()
        self.qtbot.waitUntil(lambda: self.window.isActiveWindow())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *trouble: object) -> None:
        self.window.close()
        self.desk.close()

    # its parts, found as a person finds them

    @property
    def session(self) -> Session:
        return self.desk.session

    @property
    def view(self) -> BoardView:
        return self.window.findChildren(BoardView)[0]

    @property
    def scene(self) -> BoardScene:
        return self.view.board

    @property
    def tray(self) -> Tray:
        return self.window.findChildren(Tray)[0]

    @property
    def outline(self) -> Outline:
        return self.window.findChildren(Outline)[0]

    @property
    def entry(self) -> BoardEntry:
        return self.window.findChildren(BoardEntry)[0]

    # the session

    def note(self, number: int) -> Contribution:
        return note_numbered(self.session, self.prompt, number)

    def theme(self, letter: str) -> Theme:
        return theme_lettered(self.session, self.prompt, ordinal(letter))

    def acts(self) -> int:
        return len(self.desk.history())

    def kept(self) -> dict[str, list[int]]:
        """What the file says once it is closed and opened again: notes by theme, loose ones under ""."""
        self.desk.close()
        self.desk = open_session(self.path, found())
        session = self.desk.session
        lying = {theme.letter: [n.number for n in notes_in(session, theme.key)] for theme in themes_of(session, self.prompt)}
        loose = [n.number for n in session.all(CONTRIBUTIONS) if not session.where(PLACEMENTS, "contribution", n.key)]
        return lying | {"": loose}

    def names(self) -> dict[str, str]:
        self.desk.close()
        self.desk = open_session(self.path, found())
        return {theme.letter: theme.name for theme in self.desk.session.all(THEMES)}

    # the picture

    def drawn(self, number: int) -> Note:
        return next(note for note in self.scene.notes.values() if note.number == number)

    def pictured(self) -> dict[str, list[int]]:
        """What the scene shows: themes in their order, notes in theirs."""
        return {c.theme.letter: [n.number for n in c.notes] for c in self.scene.columns.values()}

    def on_note(self, number: int) -> QPoint:
        return self._global(self.drawn(number))

    def on_theme(self, letter: str) -> QPoint:
        return self._global(self.scene.columns[self.theme(letter).key])

    def on_wall(self) -> QPoint:
        return self.view.viewport().mapToGlobal(self.view.viewport().rect().bottomRight() - QPoint(60, 20))

    def in_tray(self, number: int) -> QPoint:
        row = next(n for n in range(self.tray.count) if self.tray.model().index(n, 0).data() == self.note(number).text)
        return self.tray.viewport().mapToGlobal(self.tray.visualRect(self.tray.model().index(row, 0)).center())

    def _global(self, stop: Stop) -> QPoint:
        return self.view.viewport().mapToGlobal(self.view.area_of(stop).center())

    def settle(self) -> None:
        """Until every tile in sight is painted."""
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: self.view.is_crisp)

    # hands

    def press(self, source: QWidget, at: QPoint, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mousePress(source, LEFT, held, source.mapFromGlobal(at))

    def move(self, source: QWidget, at: QPoint) -> None:
        QTest.mouseMove(source, source.mapFromGlobal(at))
        QApplication.processEvents()

    def let_go(self, source: QWidget, at: QPoint, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseRelease(source, LEFT, held, source.mapFromGlobal(at))
        QApplication.processEvents()

    def drag(self, source: QWidget, start: QPoint, end: QPoint) -> None:
        self.press(source, start)
        self.move(source, start + QPoint(4, 4))
        self.move(source, (start + end) / 2)
        self.move(source, end)
        self.let_go(source, end)

    def click(self, at: QPoint, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.press(self.view.viewport(), at, held)
        self.let_go(self.view.viewport(), at, held)

    def type_line(self, line: str) -> None:
        self.entry.setFocus()
        QTest.keyClicks(QApplication.focusWidget(), line)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    def key(self, key: Qt.Key | str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), key, held)  # type: ignore[call-overload]

    def choose(self, *numbers: int) -> None:
        """Goes to the first note on the board, adds the others."""
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        self.view.go_to(self.drawn(numbers[0]))
        for number in numbers[1:]:
            self.view.go_to(self.drawn(number), add=True)

    def pick(self, *path: str) -> None:
        """Takes a line of the menu that is open, through its submenus, by how the lines begin."""
        menu = next(m for m in self.window.findChildren(QMenu) if m.isVisible())
        for step in path:
            action = next(a for a in menu.actions() if a.text().replace("&", "").startswith(step))
            menu = action.menu() or menu
        action.trigger()
        for opened in self.window.findChildren(QMenu):
            opened.close()

"""The start screen: open a session again, or begin one from a workshop design or a blank agenda. Opens no file; says which is wanted."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from moothall.desk.paths import sessions_folder
from moothall.desk.workshop_templates import WorkshopTemplate, templates
from moothall.ui.facilitator.file_dialogs import ask_for_session
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.start_cards import StartCard
from moothall.ui.facilitator.start_left import StartLeft
from moothall.ui.facilitator.window_placement import fit_on_screen
from moothall.ui.kit.focus_ring import FocusRing
from moothall.ui.kit.key_cap import KeyCap
from moothall.ui.kit.key_positions import key_places
from moothall.ui.kit.messages import Messages
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.theme.look import look
from moothall.words import say

if TYPE_CHECKING:
    from pathlib import Path

    from moothall.ui.facilitator.start_begin import BeginPage
    from moothall.ui.facilitator.start_unlock import UnlockPage

_LEFT, _LEFT_NARROW, _TWO_COLUMNS = 456, 392, 1240  # px at 100 %: the last is the window width from which cards stand in pairs
# Digits of the keypad are digits.
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class StartWindow(QMainWindow):
    """`open_wanted` gives a path, `copy_wanted` that of a copy to be brought here, `begin_wanted` a NewSession."""

    open_wanted = Signal(object)
    copy_wanted = Signal(object)
    begin_wanted = Signal(object)

    def __init__(self, prefs: Prefs) -> None:
        super().__init__()
        self.prefs = prefs
        self.setWindowTitle(say("start.name"))
        self.left, self.messages = StartLeft(), Messages()
        longest = max((t.minutes for t in templates()), default=0)
        # None is the blank agenda, in the last place.
        designs: list[WorkshopTemplate | None] = [*templates(), None]
        self.cards = [StartCard(number, design, longest) for number, design in enumerate(designs, 1)]
        self.begin: BeginPage | None = None
        self.unlocking: UnlockPage | None = None
        self._columns = 0
        self._lay_out()
        self.ring = FocusRing(self)
        self._connect()
        self.tell()
        self._fit()
        self.cards[0].setFocus()

    def _lay_out(self) -> None:
        self._right = QStackedWidget()
        self._right.addWidget(self._cards_page())
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self._right, 1)
        messages = QHBoxLayout()
        messages.setContentsMargins(48, 0, 48, 16)
        messages.addWidget(self.messages)
        right.addLayout(messages)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addLayout(right, 1)
        centre = QWidget()
        centre.setLayout(row)
        self.setCentralWidget(centre)
        fit_on_screen(self)

    def _cards_page(self) -> QWidget:
        """The cards, which scroll where a window is low, and under them the keys, which don't."""
        whole, page = QWidget(), ScrollPage()
        page.column.setContentsMargins(48, 40, 48, 24)
        page.column.setSpacing(24)
        head = page.add_row(
            PlainLabel(say("start.new"), "title", wrap=False), None, PlainLabel(say("start.to_scale"), "meta", ink="ink2", elided=True)
        )
        # px: the line is as high as the name at the left, so that the two stand level.
        head.addStrut(40)
        self._grid = QGridLayout()
        self._grid.setSpacing(24)
        page.add(self._grid)
        keys = (("↑", ""), ("↓", say("start.choose")), ("Enter", say("start.enter")), ("Ctrl+O", say("start.open")))
        self._hints = QWidget()
        hints = QHBoxLayout(self._hints)
        hints.setContentsMargins(48, 8, 48, 16)
        hints.setSpacing(8)
        for key, words in keys:
            hints.addWidget(KeyCap(key))
            if words:
                hints.addWidget(PlainLabel(words, "meta", ink="ink2", wrap=False))
                hints.addSpacing(8)
        hints.addStretch(1)
        page.column.addStretch(1)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        column.addWidget(self._hints)
        return whole

    def _connect(self) -> None:
        for card in self.cards:
            card.clicked.connect(lambda _=False, card=card: self.choose(card))
            card.walked.connect(partial(self._walk, card))
        self.left.recent.opened.connect(self.open_wanted)
        self.left.recent.removed.connect(self._forget)
        self.left.open_file.clicked.connect(self._open)
        self.left.open_copy.clicked.connect(self._open_copy)
        self.prefs.changed.connect(self._fit)
        shortcuts = {
            "Ctrl+O": self._open,
            "Ctrl+Q": self.close,
            # The same keys as in a session, where the table of commands has them.
            "F4": lambda: self.prefs.resize(25),
            "Shift+F4": lambda: self.prefs.resize(-25),
            "F12": lambda: self.prefs.turn("desk_mode"),
        }
        for keys, act in shortcuts.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def tell(self) -> None:
        """Recent sessions and what is kept, as they are now."""
        self.left.tell(self.prefs.settings.recent)

    def _forget(self, path: str) -> None:
        self.prefs.forget(path)
        self.tell()

    def _open(self) -> None:
        path = ask_for_session(self, sessions_folder())
        if path is not None:
            self.open_wanted.emit(path)

    # beginning

    def _open_copy(self) -> None:
        path = ask_for_session(self, sessions_folder())
        if path is not None:
            self.copy_wanted.emit(path)

    def choose(self, card: StartCard) -> None:
        """One page for what a session must know before it begins."""
        # The cards don't wait for what only this page needs.
        from moothall.ui.facilitator.start_begin import BeginPage

        # Made anew each time, from today: a laptop may have slept over midnight.
        self.begin = BeginPage(card.template, date.today().isoformat(), sessions_folder())
        self.begin.wanted.connect(self.begin_wanted)
        self.begin.left.connect(self.back)
        self._right.addWidget(self.begin)
        self._right.setCurrentWidget(self.begin)
        self.begin.take_focus()

    def unlock(self, path: Path) -> None:
        """One page for the phrase of a locked session."""
        from moothall.ui.facilitator.start_unlock import UnlockPage

        self.back()
        self.unlocking = UnlockPage(path, sessions_folder())
        self.unlocking.opened.connect(self.open_wanted)
        self.unlocking.left.connect(self.back)
        self._right.addWidget(self.unlocking)
        self._right.setCurrentWidget(self.unlocking)
        self.unlocking.take_focus()

    def _leave_locked(self) -> None:
        unlocking, self.unlocking = self.unlocking, None
        if unlocking is not None:
            unlocking.finish()
            self._right.removeWidget(unlocking)
            unlocking.deleteLater()
            self.left.open_file.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.unlocking is not None:
            self.unlocking.finish()
        super().closeEvent(event)

    def back(self) -> None:
        """To the cards; the one that was chosen has the keyboard again."""
        self._leave_locked()
        begin, self.begin = self.begin, None
        if begin is not None:
            self._right.removeWidget(begin)
            begin.deleteLater()
            key = begin.template_key
            next(card for card in self.cards if (card.template.key if card.template else "") == key).setFocus()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose a card, unless single keys are turned off."""
        numbered = {str(card.number): card for card in self.cards if self.prefs.settings.letters}
        digit = key_places.digit(event)
        if self.begin is None and self.unlocking is None and event.modifiers() in _PLAIN and digit in numbered:
            self.choose(numbered[digit])
        else:
            super().keyPressEvent(event)

    def _walk(self, card: StartCard, across: int, down: int) -> None:
        # Left of the first in a row is the last of the row above: the numbers run on.
        there = self.cards.index(card) + across + down * self._columns
        if 0 <= there < len(self.cards):
            self.cards[there].setFocus(Qt.FocusReason.TabFocusReason)

    # the window itself

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Cards in pairs where there is room, under each other where there is not."""
        wide = self.width() * 100 / look().scale.percent
        self.left.setFixedWidth(look().px(_LEFT if wide >= _TWO_COLUMNS else _LEFT_NARROW))
        columns = 2 if wide >= _TWO_COLUMNS else 1
        self._hints.setVisible(columns == 2)
        # Only then: every step of resizing comes through here.
        if columns != self._columns:
            self._columns = columns
            for place, card in enumerate(self.cards):
                self._grid.addWidget(card, place // columns, place % columns)

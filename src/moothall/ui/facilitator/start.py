"""The start screen: open a session again, or begin one from a workshop design or a blank agenda. Opens no file; says which is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from moothall.core.errors import Expected
from moothall.desk.paths import designs_folder, sessions_folder
from moothall.desk.workshop_templates import WorkshopTemplate, missing_in, templates
from moothall.ui.facilitator.file_dialogs import ask_for_design_to_open, ask_for_session
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.start_cards import StartCard
from moothall.ui.facilitator.start_left import StartLeft
from moothall.ui.facilitator.window_placement import fit_on_screen
from moothall.ui.kit.button import Button
from moothall.ui.kit.focus_ring import FocusRing
from moothall.ui.kit.key_cap import KeyCap
from moothall.ui.kit.key_positions import key_places
from moothall.ui.kit.messages import Messages
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.theme.look import look
from moothall.words import say, sentence

if TYPE_CHECKING:
    from pathlib import Path

    from moothall.core.activity import Activity
    from moothall.ui.facilitator.design_editor import DesignEditor
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

    def __init__(self, prefs: Prefs, activities: Callable[[], Sequence[Activity]]) -> None:
        super().__init__()
        self.prefs, self._activities = prefs, activities
        self.setWindowTitle(say("start.name"))
        self.left, self.messages = StartLeft(), Messages()
        self.cards: list[StartCard] = []
        self.begin: BeginPage | None = None
        self.unlocking: UnlockPage | None = None
        self.editor: DesignEditor | None = None
        self._columns = 0
        self._lay_out()
        self._deal()
        self.ring = FocusRing(self)
        self._connect()
        self.tell()
        self.cards[0].setFocus()

    @property
    def choosing(self) -> bool:
        """Whether it stands at its cards: nobody has begun to fill anything in."""
        return self._right.currentIndex() == 0

    def mark_missing(self, activities: Iterable[Activity]) -> None:
        """Each design that asks for what isn't built yet says so, once the activities are loaded: the screen doesn't wait for that."""
        known = {activity.key for activity in activities}
        for card in self.cards:
            if card.template:
                card.mark_missing(tuple(item.title for item in missing_in(card.template, known)))

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
        self.bring = Button(say("start.design_bring"), small=True)
        scale = PlainLabel(say("start.to_scale"), "meta", ink="ink2", elided=True)
        head = page.add_row(PlainLabel(say("start.new"), "title", wrap=False), None, scale, self.bring)
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
        self.bring.clicked.connect(self._bring)
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

    def _own(self) -> tuple[WorkshopTemplate, ...]:
        if not any(designs_folder().glob("*.toml")):
            return ()
        from moothall.desk.own_templates import own_templates

        return own_templates(self._activities())

    def _deal(self) -> None:
        """A card for each design, those of one's own after those that come with Moothall; the blank agenda before them, on its digit."""
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        # Activities are loaded for those who have designs of their own: the first screen waits for nothing else.
        designs: list[WorkshopTemplate | None] = [*templates(), None, *self._own()]
        longest = max((design.minutes for design in designs if design), default=0)
        self.cards = [StartCard(number, design, longest) for number, design in enumerate(designs, 1)]
        for card in self.cards:
            card.clicked.connect(lambda _=False, card=card: self.choose(card))
            card.walked.connect(partial(self._walk, card))
        # Laid out anew, whatever the width.
        self._columns = 0
        self._fit()

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
        self.begin.design_wanted.connect(partial(self._with_design, card.template))
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

    # designs of one's own

    def _with_design(self, design: WorkshopTemplate | None, act: str) -> None:
        from moothall.desk.template_files import as_text

        if design is None:
            return
        self.back()
        if act == "remove":
            self._remove(design)
        else:
            copied = replace(design, title=say("start.design_copy_title", title=design.title))
            self.edit(as_text(design if act == "edit" else copied), design.key if act == "edit" else "")

    def _remove(self, design: WorkshopTemplate) -> None:
        """Gone from this laptop, and back by one press."""
        from moothall.desk.own_templates import keep_template, remove_template

        if self._attempt(lambda: remove_template(design.key)):
            undo = (say("menu.undo"), partial(self._put_back, keep_template, design))
            self.messages.say("info", say("start.design_removed", title=design.title), undo)
            self.cards[0].setFocus()

    def _put_back(self, keep: Callable[[WorkshopTemplate], object], design: WorkshopTemplate) -> None:
        self._attempt(lambda: keep(design))

    def _attempt(self, act: Callable[[], object]) -> bool:
        """Whether it went through; the cards are dealt anew."""
        try:
            act()
        except Expected as trouble:
            self.messages.say("failure", sentence(trouble))
            return False
        self._deal()
        return True

    def _bring(self) -> None:
        """A design that somebody sent: its text, and what is wrong with it. Nothing is kept before somebody says so."""
        from moothall.desk.own_templates import text_in

        path = ask_for_design_to_open(self)
        if path is not None:
            self._attempt(lambda: self.edit(text_in(path), ""))

    def edit(self, text: str, key: str) -> None:
        """A design as text, over the cards."""
        from moothall.ui.facilitator.design_editor import DesignEditor

        editor = self.editor = DesignEditor(text, key, self._activities())
        editor.left.connect(self._leave_editor)
        editor.kept.connect(self._leave_editor)
        self._right.addWidget(editor)
        self._right.setCurrentWidget(editor)
        editor.take_focus()

    def _leave_editor(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            self._right.removeWidget(editor)
            editor.deleteLater()
            self._deal()
            self.cards[0].setFocus()

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose a card, unless single keys are turned off."""
        numbered = {str(card.number): card for card in self.cards if self.prefs.settings.letters}
        digit = key_places.digit(event)
        free = self.begin is None and self.unlocking is None and self.editor is None
        if free and event.modifiers() in _PLAIN and digit in numbered:
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

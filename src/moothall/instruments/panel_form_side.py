"""Beside a form: how many sheets are in, Close, Reveal and Reopen. What undo can't reverse is held."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from moothall.core.forms.form_rounds import ROUNDS, FormRound, reveal_round
from moothall.core.people import head_count
from moothall.desk import Desk
from moothall.ui.kit.attempt import done
from moothall.ui.kit.button import Button
from moothall.ui.kit.hold_button import HoldButton
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.share_bar import ShareBar
from moothall.words import say

LET_GO = 0.4
"""Seconds without Ctrl+Enter after which it was let go. A held key repeats faster than that."""


class FormSide(QWidget):
    """The turnout and the two steps that end a round."""

    said = Signal(str, str, object)
    revealed = Signal()

    def __init__(self, desk: Desk, unkept: Callable[[], str]) -> None:
        """`unkept` says what closing now would throw away, "" for nothing."""
        super().__init__()
        self._desk, self._unkept, self._key = desk, unkept, ""
        self._pressed = 0.0  # when Ctrl+Enter was last down, by a clock that only grows
        self._figure, self._of = PlainLabel("", "figure", wrap=False), PlainLabel("", "section", ink="ink2", wrap=False)
        self._bar = ShareBar(say("instruments.turnout"))
        self._checks = PlainLabel("", "meta")
        self._close = HoldButton(say("instruments.close"), keys="Ctrl+Enter")
        self._reveal = Button(say("instruments.reveal"), "primary", keys="Ctrl+Enter")
        self._note = PlainLabel(say("instruments.close_note"), "meta", ink="ink2")
        self._reopen = HoldButton(say("instruments.reopen"), small=True)
        self._close.held.connect(self._close_it)
        self._reopen.held.connect(lambda: done(self.said, lambda: desk.reopen_form(self._key)))
        self._reveal.clicked.connect(self._reveal_it)
        for button in (self._close, self._reveal, self._reopen):
            button.refused.connect(lambda why: self.said.emit("info", why, None))
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(1)
        self._shortcuts = [QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut) for keys in _KEYS]
        for shortcut in self._shortcuts:
            shortcut.activated.connect(self._reveal_by_key)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._figure)
        top.addWidget(self._of, 0, Qt.AlignmentFlag.AlignBottom)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        for part in (self._bar, self._checks, self._close, self._reveal, self._note):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self._reopen)

    def show_round(self, key: str) -> None:
        self._key = key
        self.redraw()

    @property
    def _round(self) -> FormRound | None:
        return self._desk.session.find(ROUNDS, self._key)

    def redraw(self) -> None:
        round_ = self._round
        state = round_.state if round_ else ""
        for part in (self._figure, self._of, self._bar, self._checks):
            part.setVisible(state in ("open", "closed", "revealed"))
        self._close.setVisible(state == "open")
        self._note.setVisible(state == "open")
        self._reveal.setVisible(state in ("open", "closed"))
        self._reveal.usable() if state == "closed" else self._reveal.unavailable(say("instruments.reveal_once_closed"))
        for shortcut in self._shortcuts:
            # Off while it can do nothing: a shortcut of the window would take Ctrl+Enter from every other part.
            shortcut.setEnabled(state == "closed")
        self._reopen.setVisible(state in ("open", "closed"))
        if round_ and state != "draft":
            self._show_turnout(round_)

    def _show_turnout(self, round_: FormRound) -> None:
        n, of = self._desk.sheets_in(round_.key), round_.present or head_count(self._desk.session)
        self._figure.setText(str(n))
        self._of.setText(say("instruments.of", n=of) if of else say("instruments.in"))
        self._bar.show_count(n, of)
        self._bar.setVisible(bool(of))
        self._close.set_manner("primary" if of and n >= of else "plain")
        few = n < round_.floor and round_.state == "open"
        self._checks.setText(say("instruments.too_few_yet", floor=round_.floor) if few else say("instruments.nothing_read_again"))

    def take_focus(self) -> None:
        self._reveal.setFocus(Qt.FocusReason.TabFocusReason)

    def _close_it(self) -> None:
        # The key that held the button down is still down, and is not to be taken for one that reveals.
        self._pressed = time.monotonic()
        if why := self._unkept():
            self.said.emit("attention", why, None)
            return
        done(self.said, lambda: self._desk.close_form(self._key))

    def _reveal_by_key(self) -> None:
        before, self._pressed = self._pressed, time.monotonic()
        if self._pressed - before > LET_GO:
            self._reveal_it()

    def _reveal_it(self) -> None:
        """One key, both windows."""
        round_ = self._round
        # The shortcut may come late, after another way has revealed it already.
        if round_ and round_.state == "closed" and done(self.said, lambda: self._desk.do(reveal_round(self._desk.session, round_.key))):
            self.revealed.emit()


_KEYS = ("Ctrl+Return", "Ctrl+Enter")
"""Return is the main key's name in Qt, Enter that of the number pad."""

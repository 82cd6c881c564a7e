"""Beside a vote: how many are in, what to check, Close, Reveal and Reopen. What undo can't reverse is held."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from moothall.core.picture import Showing
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import VOTES, Vote, reveal_vote
from moothall.desk import Desk
from moothall.ui.kit.attempt import done
from moothall.ui.kit.button import Button
from moothall.ui.kit.hold_button import HoldButton
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.share_bar import ShareBar
from moothall.ui.theme.look import Kind, look
from moothall.voting.counted_where import WhoVoted, doubts, who_voted
from moothall.voting.panel_notices import VoteNotices
from moothall.voting.panel_page import turnout_words
from moothall.voting.rules import shown_by, voters_in_room
from moothall.words import say

LET_GO = 0.4
"""Seconds without Ctrl+Enter after which it was let go. A held key repeats faster than that."""
_LARGE = 130
"""Per cent of the usual text size from which the side panel has no height for all of it."""
_MOST_LISTED = 5
"""Spoiled cards named one by one; the rest are counted, or Close would be pushed out of sight."""


class VoteSide(QWidget):
    """The turnout and the two steps that end a vote."""

    said = Signal(str, str, object)
    show_wanted = Signal(object)
    seen = Signal(bool)  # whether it is in sight: with large text on a small screen it is folded away

    def __init__(self, desk: Desk, unkept: Callable[[], str]) -> None:
        """`unkept` says what closing now would throw away, "" for nothing."""
        super().__init__()
        self._desk, self._unkept = desk, unkept
        self._key = ""
        # Two shortcuts and a hold button listen to one key, which must never both close a vote and reveal it.
        self._pressed = 0.0  # when Ctrl+Enter was last down, by a clock that only grows
        self._figure = PlainLabel("", "figure", wrap=False)
        self._of = PlainLabel("", "section", ink="ink2", wrap=False)
        self._bar = ShareBar(say("voting.turnout"))
        self._checks = PlainLabel("", "meta")
        self._close = HoldButton(say("voting.close"), keys="Ctrl+Enter")
        self._reveal = Button(say("voting.reveal"), "primary", keys="Ctrl+Enter")
        self._note = PlainLabel("", "meta", ink="ink2")
        self._touched = VoteNotices(desk)
        self._reopen = HoldButton(say("voting.reopen"), small=True)
        self._reopen_note = PlainLabel(say("voting.reopen_note"), "meta", ink="ink2")
        self._reopen.held.connect(self._reopen_it)
        self._reopen.refused.connect(lambda why: self.said.emit("info", why, None))
        self._close.held.connect(self.close_now)
        self._close.refused.connect(lambda why: self.said.emit("info", why, None))
        self._reveal.clicked.connect(self._reveal_it)
        self._reveal.refused.connect(lambda why: self.said.emit("info", why, None))
        # Return is the main key's name in Qt, Enter that of the number pad.
        self._shortcuts = [self._reveal_on(keys) for keys in ("Ctrl+Return", "Ctrl+Enter")]
        for button in (self._close, self._reveal, self._reopen):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # a narrow side panel shortens their words
            button.setMinimumWidth(1)  # and is never scrolled across for them
        self._lay_out()

    def _reveal_on(self, keys: str) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self._reveal_by_key)
        return shortcut

    def reveal_now(self, by_key: bool) -> None:
        """From elsewhere, where this panel is folded away."""
        self._reveal_by_key() if by_key else self._reveal_it()

    def _reveal_by_key(self) -> None:
        """A key still held from closing the vote must not reveal it too. That it repeats is not enough to know it by: X11 now and then
        calls a repeat a fresh press."""
        # Noted at every repeat, so that the pause is counted from the last of them.
        before, self._pressed = self._pressed, time.monotonic()
        if self._pressed - before > LET_GO:
            self._reveal_it()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._figure)
        top.addWidget(self._of, 0, Qt.AlignmentFlag.AlignBottom)
        top.addStretch(1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._bar)
        for part in (self._close, self._reveal, self._note):
            column.addWidget(part)
        column.addWidget(self._touched)
        column.addStretch(1)
        column.addWidget(self._reopen)
        column.addWidget(self._reopen_note)
        self._place_checks()

    def _place_checks(self) -> None:
        """Before Close, for they are to be read first; with large text after it, or it would be pushed out of sight."""
        # 100 px at 100 %, so that what comes back is the text size in per cent.
        large = look().px(100) >= _LARGE
        self._column.removeWidget(self._checks)
        self._column.insertWidget(self._column.indexOf(self._note if large else self._close), self._checks)
        kinds: tuple[Kind, Kind] = ("section", "body") if large else ("figure", "section")
        for label, kind in zip((self._figure, self._of), kinds, strict=True):
            label.set_kind(kind)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place_checks()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen.emit(False)

    def show_vote(self, key: str) -> None:
        self._key = key
        self.redraw()

    @property
    def _vote(self) -> Vote | None:
        return self._desk.session.find(VOTES, self._key)

    def redraw(self) -> None:
        vote = self._vote
        running = bool(vote and vote.state != "draft")
        for part in (self._figure, self._of, self._bar, self._checks):
            part.setVisible(running)
        state = vote.state if vote else ""
        self._close.setVisible(state == "open")
        self._offer_reveal(vote)
        self._note.setText(say("voting.close_note") if state == "open" else "")
        self._note.setVisible(state == "open")
        # Once revealed it can't be begun again: everybody knows what came.
        self._reopen.setVisible(state in ("open", "closed"))
        self._reopen_note.setVisible(state in ("open", "closed"))
        self._touched.show_vote(vote)
        if vote and running:
            self._show_turnout(vote)

    def _offer_reveal(self, vote: Vote | None) -> None:
        """While a sealed vote is open the button says what has to come first."""
        closed = bool(vote and vote.state == "closed")
        self._reveal.setVisible(closed or bool(vote and vote.state == "open" and vote.mode == "sealed"))
        self._reveal.usable() if closed else self._reveal.unavailable(say("voting.reveal_once_closed"))
        for shortcut in self._shortcuts:
            # Off while it can do nothing: a shortcut of the window would take Ctrl+Enter from every other part.
            shortcut.setEnabled(closed)

    def take_focus(self) -> None:
        self._reveal.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_turnout(self, vote: Vote) -> None:
        of = vote.present or voters_in_room(self._desk.session, vote.key)  # as counted when it closed, else as the list is now
        now = who_voted(vote, self._desk.turnout(vote.key), self._desk.tally(vote.key), of)
        voted, sheets = now.handed_in, now.totals
        for label, words in zip((self._figure, self._of), turnout_words(self._desk, vote), strict=True):
            label.setText(words)
        self._bar.show_count(voted, of)
        self._bar.setVisible(bool(of) and not sheets)
        # The main act only when everyone is in: until then it may be pressed, and isn't asked for.
        self._close.set_manner("primary" if of and voted >= of else "plain")
        self._checks.setText("\n".join(self._doubts(vote, now)))

    def _doubts(self, vote: Vote, now: WhoVoted) -> list[str]:
        """Who is still to come, who is spoiled and why, and what doesn't add up. Nothing here forbids anything."""
        spoiled = self._desk.spoiled_cards(vote.key)
        # Totals of dots say nothing of people; where everybody has one answer they do.
        says = vote.state == "open" and (vote.mode != "totals" or kind_of(vote).one_each)
        checks = list(doubts(now, self._most_hands(vote))) if says else []
        checks += [say("voting.spoiled_card", card=card, why=say(why)) for card, why in list(spoiled.items())[:_MOST_LISTED]]
        if len(spoiled) > _MOST_LISTED:
            checks.append(say("voting.more_spoiled", n=len(spoiled) - _MOST_LISTED))
        return [*checks, say("voting.rule_held")]

    def _most_hands(self, vote: Vote) -> int:
        """That one option got. Where everybody has one mark, hands are among those who handed in."""
        counts = [] if kind_of(vote).one_each else self._desk.slips(vote.key, "hands")
        return max((sum(self._desk.marks_on(vote.key, "hands", number).values()) for number in counts), default=0)

    def close_now(self) -> None:
        """What is typed and not kept stops it."""
        # The key that held the button down is still down, and is not to be taken for one that reveals.
        self._pressed = time.monotonic()
        # Closing can't be undone.
        if why := self._unkept():
            self.said.emit("attention", why, None)
            return
        done(self.said, lambda: self._desk.close_vote(self._key))

    def _reopen_it(self) -> None:
        """Back to a draft; what was cast is gone for good, and the log says so."""
        done(self.said, lambda: self._desk.reopen_vote(self._key))

    def _reveal_it(self) -> None:
        """One key, both windows."""
        vote = self._vote
        # The shortcut may come late, after another way has revealed it already.
        if vote is None or vote.state != "closed":
            return
        if done(self.said, lambda: self._desk.do(reveal_vote(self._desk.session, vote.key))):
            self.show_wanted.emit(Showing(shown_by(vote), vote.item, subject=vote.key))

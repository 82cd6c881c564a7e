"""After a result: talk about an option, see how firmly it is backed, ask once more, or record what was decided. Decides nothing itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.ballots import Tally
from moothall.core.picture import Showing
from moothall.core.refused import Refused
from moothall.core.votes import Option, Vote
from moothall.desk.scales import ready_scale
from moothall.ui.kit.button import Button
from moothall.voting.forward import draft_poll, keys_for, once_more
from moothall.voting.panel_page import VotePage
from moothall.voting.results import support
from moothall.voting.rules import shown_by
from moothall.voting.scaling import KEYS_NEEDED
from moothall.words import say

GRADIENTS = "gradients-8"


class NextSteps(QWidget):
    """A row of buttons under a result. `chosen` gives the option they are about."""

    def __init__(self, page: VotePage, chosen: Callable[[], Option | None]) -> None:
        super().__init__()
        self._page, self._chosen = page, chosen
        self._is_poll = page.vote.kind == "poll"
        self._discuss = self._button("discuss", self._talk)
        self._gradients = self._button("gradients", self._prepare_poll)
        self._again = self._button("ask_again" if self._is_poll else "top_again", self._prepare_round)
        self._record = self._button("record", self._record_decision)
        self._another = self._button("another", page.another_wanted.emit)
        self._lay_out()
        for button in (self._discuss, self._gradients):
            button.setVisible(not self._is_poll)
        self._record.setVisible(any(a.takes_forward for a in page.desk.activities))

    def _lay_out(self) -> None:
        """Two rows: five buttons side by side would be wider than a small screen's page."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for buttons in ((self._discuss, self._gradients, self._again), (self._record, self._another)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)

    def _button(self, name: str, act: Callable[[], object]) -> Button:
        button = Button(say(f"voting.{name}"), small=True)
        button.clicked.connect(lambda: act())
        return button

    def show_tally(self, tally: Tally) -> None:
        """A round with fewer options needs more than two of them."""
        enough = self._is_poll or len(tally.lines) > 2
        self._again.usable() if enough else self._again.unavailable(say("voting.two_left"))

    def take_focus(self) -> None:
        (self._again if self._is_poll else self._discuss).setFocus(Qt.FocusReason.TabFocusReason)

    # the steps

    def _talk(self) -> None:
        """The option alone on the wall: a result starts a conversation."""
        option, vote = self._chosen(), self._page.vote
        if option:
            self._page.show_wanted.emit(
                Showing(shown_by(vote), self._page.item_key, "option", vote.key, extra=(("option", option.number),))
            )

    def _prepare_poll(self) -> None:
        """Dots narrow, gradients decide: a draft of a poll on this option."""
        option = self._chosen()
        if option:
            self._page.attempt(lambda: self._draft(option))

    def _draft(self, option: Option) -> None:
        desk, ready = self._page.desk, ready_scale(GRADIENTS)
        if ready is None:
            raise Refused("core.gone")
        vote = Vote(desk.key(), option.text, 0, self._page.item_key)
        desk.do(draft_poll(desk.session, vote, ready, desk.keys(KEYS_NEEDED)))

    def _prepare_round(self) -> None:
        desk, vote = self._page.desk, self._page.vote
        tally = desk.tally(vote.key)
        if tally:
            self._page.attempt(lambda: desk.do(once_more(desk.session, tally, desk.keys(keys_for(desk.session, vote)))))

    def _record_decision(self) -> None:
        """A decision that rests on this vote, in the words of the option or the proposal; they can be changed there."""
        desk, vote, option = self._page.desk, self._page.vote, self._chosen()
        forward = next((a for a in desk.activities if a.takes_forward), None)
        if forward is None or forward.takes_forward is None:
            return
        words = vote.question if self._is_poll or option is None else option.text
        step, tally = forward.takes_forward, desk.tally(vote.key)
        reached = bool(tally and self._is_poll and (found := support(desk.session, tally)) and found.reached)
        if self._page.attempt(lambda: desk.do(step(desk.session, desk.key(), vote.key, desk.now(), words, reached))):
            self._page.go_wanted.emit("", forward.key)

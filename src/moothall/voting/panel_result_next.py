"""After a result: talk about an option, see how firmly it is backed, ask once more, or record what was decided. Decides nothing itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.ballots import Tally
from moothall.core.errors import Expected, Refused
from moothall.core.interpretation import brackets
from moothall.core.picture import Showing
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Option, Vote
from moothall.desk.scale_library import ready_scale
from moothall.ui.kit.button import Button
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey
from moothall.ui.theme.look import look
from moothall.voting.next_steps import draft_poll, keys_for, once_more
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.panel_page import VotePage
from moothall.voting.result_words import is_ordered, support
from moothall.voting.rules import shown_by
from moothall.words import say, sentence

GRADIENTS = "gradients-8"
"""The key of the ready scale a result leads to: eight gradients of agreement (practice 2.9)."""
_LARGE = 150
"""Per cent of the usual text size from which three buttons are wider than a small screen."""


class NextSteps(QWidget):
    """A row of buttons under a result. `chosen` gives the option they are about; `opened` tells that a line to type in has come up."""

    opened = Signal(object)  # that line

    def __init__(self, page: VotePage, chosen: Callable[[], Option | None]) -> None:
        super().__init__()
        self._page, self._chosen = page, chosen
        self._kind = kind_of(page.vote)
        self._discuss = self._button("voting.discuss", self._talk)
        self._gradients = self._button("voting.gradients", self._prepare_poll)
        self._again = self._button(self._kind.reading.again, self._prepare_round)
        self._record = self._button("voting.record", self._ask_words)
        self._another = self._button("voting.another", page.another_wanted.emit)
        self._words = EntryLine(say("voting.decided"))
        self._words.mean(InlineKey("Enter"), say("voting.does_record_it"))
        self._words.committed.connect(self._record_decision)
        self._words.escaped.connect(self._leave_words)
        self._lay_out()
        self._words.hide()
        for button in (self._discuss, self._gradients):
            button.setVisible(self._kind.reading.competes)
        # Decisions are an activity like any other, found by what it says of itself; without it there is nowhere to record one.
        self._record.setVisible(any(a.takes_forward for a in page.desk.activities))

    def _lay_out(self) -> None:
        """Two rows, for five buttons side by side would be wider than a small screen's page; with large text one below the other."""
        self._rows: list[QHBoxLayout] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        for buttons in ((self._discuss, self._gradients, self._again), (self._record, self._another)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
            self._rows.append(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Asks the text size and not the width: a scroll bar that comes with more height would take the width away again."""
        super().resizeEvent(event)
        # 100 px at 100 %, so that what comes back is the text size in per cent.
        large = look().px(100) >= _LARGE
        for row in self._rows:
            row.setDirection(QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight)

    def _button(self, key: str, act: Callable[[], object]) -> Button:
        button = Button(say(key), small=True)
        button.clicked.connect(lambda: act())
        return button

    def show_tally(self, tally: Tally) -> None:
        """A round with fewer options needs more than two of them."""
        # What is asked again as it was needs none to leave out.
        enough = not self._kind.reading.narrows or len(tally.lines) > 2
        self._again.usable() if enough else self._again.unavailable(say("voting.two_left"))

    def take_focus(self) -> None:
        # The first button of the row that is there: for a poll the two before it are hidden.
        (self._discuss if self._kind.reading.competes else self._again).setFocus(Qt.FocusReason.TabFocusReason)

    # the steps

    def _talk(self) -> None:
        """The option alone on the shared screen: a result starts a conversation."""
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
        """Refused when the scale isn't on this laptop."""
        desk, ready = self._page.desk, ready_scale(GRADIENTS)
        if ready is None:
            raise Refused("core.gone")
        # Nothing but the words goes over: how firmly an option is backed is a new question with a new rule.
        vote = Vote(desk.key(), option.text, 0, self._page.item_key)
        desk.do(draft_poll(desk.session, vote, ready, desk.keys(KEYS_NEEDED)))

    def _prepare_round(self) -> None:
        desk, vote = self._page.desk, self._page.vote
        tally = desk.tally(vote.key)
        if tally:
            self._page.attempt(lambda: desk.do(once_more(desk.session, tally, desk.keys(keys_for(desk.session, vote)))))

    # recording a decision

    @property
    def is_worded(self) -> bool:
        """Whether the words of a decision are being typed."""
        return self._words.isVisible()

    def _ask_words(self) -> None:
        """In the words of the option or the proposal, to be changed or taken. Between options too close to call nothing is proposed."""
        vote, option = self._page.vote, self._chosen()
        # The words of one of two options too close to call, proposed as what was decided, would make a verdict of nothing.
        tied = option is not None and self._is_near_tie(option)
        words = option.text if option and self._kind.reading.competes else vote.question
        self._words.set_hint(say(self._kind.too_close(vote)) if tied else "")
        self._words.set_text("" if tied else words)
        self._words.show()
        self._words.setFocus()
        self._words.select_all()
        self.opened.emit(self._words)
        self._page.keys_changed.emit()

    def _is_near_tie(self, option: Option) -> bool:
        desk = self._page.desk
        tally = desk.tally(self._page.vote.key)
        return tally is not None and option.key in brackets(tally, is_ordered(desk.session, tally.vote))

    def _leave_words(self) -> None:
        """Nothing was decided: back to the result."""
        self._words.hide()
        self._record.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page.keys_changed.emit()

    def _record_decision(self, words: str) -> None:
        """A decision that rests on this vote; all else about it is filled in where decisions are."""
        desk, vote = self._page.desk, self._page.vote
        forward = next((a for a in desk.activities if a.takes_forward), None)
        if forward is None or forward.takes_forward is None:
            return
        step, tally = forward.takes_forward, desk.tally(vote.key)
        # Only a poll with a threshold can have been reached; dots decide nothing.
        reached = bool(tally and self._kind.options_are_points and (found := support(desk.session, tally)) and found.reached)
        try:
            desk.do(step(desk.session, desk.key(), vote.key, desk.now(), words, reached))
        except Expected as trouble:
            self._words.refuse(sentence(trouble))
            return
        # After the desk has it; until then the words stay where they were typed.
        self._words.taken()
        self._leave_words()
        self._page.go_wanted.emit("", forward.key)

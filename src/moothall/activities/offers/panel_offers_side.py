"""Beside offers and requests: how many are answered and how, how many are actions, and what must be asked again more clearly."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.activities.offers.panel_ask_card import AnswerMark
from moothall.activities.offers.records import ANSWERS
from moothall.activities.offers.rules import TAKEN, requests, too_vague
from moothall.desk import Desk
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Rule
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say


class OffersSide(QWidget):
    """`again` is connected by whoever owns it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._figure, self._of = PlainLabel("", "figure", wrap=False), PlainLabel("", "section", ink="ink2")
        self._counts = {answer: PlainLabel("", "label", wrap=False) for answer in (*filter(None, ANSWERS), "")}
        self._actions = PlainLabel("", "meta", ink="ink2")
        self.again = Button("")
        self._note = PlainLabel(say("offers.side_note"), "meta", ink="ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self._figure)
        head.addWidget(self._of, 1)
        column.addLayout(head)
        for answer, count in self._counts.items():
            row = QHBoxLayout()
            row.addWidget(AnswerMark(answer))
            row.addWidget(PlainLabel(say(f"offers.answer_{answer}") if answer else say("offers.unanswered")), 1)
            row.addWidget(count)
            column.addWidget(Rule())
            column.addLayout(row)
        column.addWidget(self._actions)
        column.addStretch(1)
        column.addWidget(self.again)
        column.addWidget(self._note)

    def redraw(self) -> None:
        asked = requests(self._desk.session)
        done, taken = [a for a in asked if a.answer], [a for a in asked if a.answer in TAKEN]
        self._figure.setText(str(len(done)))
        self._of.setText(say("offers.of_asks", n=len(asked)))
        for answer, label in self._counts.items():
            label.setText(str(sum(a.answer == answer for a in asked)))
        self._actions.setText(say("offers.are_actions", n=sum(bool(a.action) for a in taken), of=len(taken)))
        vague = too_vague(self._desk.session)
        self.again.set_words(say("offers.ask_again", n=len(vague)))
        self.again.usable() if vague else self.again.unavailable(say("offers.none_vague"))

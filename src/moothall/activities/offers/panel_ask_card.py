"""One ask or offer on the desk: who, whom, the words, its four answers, and what it becomes. Reports what is wanted; decides nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from moothall.activities.offers.panel_offers_grid import paint_answer
from moothall.activities.offers.records import ANSWERS, HelpAsked, body_words
from moothall.activities.offers.rules import TAKEN
from moothall.day_words import near_day
from moothall.desk import Desk
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Card
from moothall.ui.kit.field import Field
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.ui.kit.text_field import TextField
from moothall.ui.kit.wrapped_row import WrappedRow
from moothall.ui.theme.look import look
from moothall.words import say


class AnswerMark(QWidget):
    """The answer's own cell, beside its words."""

    def __init__(self, answer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer = answer
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = look().px(28)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_answer(QPainter(self), self.rect(), self._answer)


def _marked(answer: str, button: Button) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(AnswerMark(answer))
    row.addWidget(button)
    return pair


class AskCard(Card):
    """`answered` gives one of the four; `action` asks for one; `edited` gives a field and its text; `chosen` another ask of the cell."""

    answered = Signal(str)
    action = Signal()
    edited = Signal(str, str)
    deleted = Signal()
    chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._who, self._when = PlainLabel("", "meta"), PlainLabel("", "meta", ink="ink2", wrap=False)
        self._others = QHBoxLayout()
        self._what = TextField(say("offers.field_what"), lines=(1, 3), hide_label=True)
        self._day = Field(say("offers.field_by_when"), hint=say("kit.hint_day"), beside=True)
        self._taken = Field(say("offers.field_taken_by"), beside=True)
        self._earlier = PlainLabel("", "meta", ink="ink2")
        self._buttons = {
            answer: Button(say(f"offers.answer_{answer}"), keys=f"Alt+{n}", small=True) for n, answer in enumerate(ANSWERS) if answer
        }
        self._becomes, self.make = PlainLabel("", "meta", ink="ink2"), Button(say("offers.make_action"), keys="Enter", small=True)
        self._delete = Button(say("offers.delete"), "link", small=True)
        self._rows: list[QWidget] = []
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._who, 1)
        head.addWidget(self._when)
        self._answers = WrappedRow([_marked(answer, button) for answer, button in self._buttons.items()])
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self._becomes, 1)
        foot.addWidget(self.make)
        self.column.addLayout(head)
        self.column.addLayout(self._others)
        parts: tuple[QWidget, ...] = (self._what, self._earlier, self._answers)
        for part in parts:
            self.column.addWidget(part)
        self.column.addLayout(foot)
        fields = QHBoxLayout()
        fields.setSpacing(16)
        for field in (self._day, self._taken):
            fields.addWidget(field, 1)
        fields.addWidget(self._delete)
        self.column.addLayout(fields)
        self.column.addStretch(1)

    def _connect(self) -> None:
        for answer, button in self._buttons.items():
            button.clicked.connect(lambda _=False, answer=answer: self.answered.emit(answer))
        self.make.clicked.connect(self.action)
        self._delete.clicked.connect(self.deleted)
        for name, field in (("what", self._what), ("by_when", self._day), ("taken_by", self._taken)):
            field.changed_done.connect(lambda text, name=name: self.edited.emit(name, text))

    def refuse(self, field: str, reason: str) -> None:
        {"what": self._what, "by_when": self._day, "taken_by": self._taken}[field].refuse(reason)

    def take_words(self) -> None:
        """To be said more clearly: the caret in the words."""
        self._what.setFocus()
        self._what.edit.selectAll()

    def show_ask(self, entry: HelpAsked, others: list[HelpAsked]) -> None:
        """`others` are the asks in the same cell, itself among them."""
        session, offer = self._desk.session, entry.kind == "offer"
        said = "offers.offers_it" if offer else "offers.asks_it"
        who = say(said, who=body_words(session, entry.asker), whom=body_words(session, entry.asked))
        number = say("offers.offer_number" if offer else "offers.ask_number", number=entry.number)
        self._who.show_runs(TextRun(f"{number} ", bold=True), TextRun(who))
        self._when.setText(say("offers.noted", at=entry.noted))
        self._what.set_text(entry.what)
        self._day.set_text(near_day(entry.by_when) if entry.by_when else "")
        self._taken.set_text(entry.taken_by)
        self._taken.setVisible(offer)
        self._answers.setVisible(not offer)
        self._earlier.setText(say("offers.said_before", words=entry.earlier.replace("\n", " / ")) if entry.earlier else "")
        self._earlier.setVisible(bool(entry.earlier))
        for answer, button in self._buttons.items():
            button.set_manner("primary" if answer == entry.answer else "plain")
        self._tell_action(entry)
        self._show_others(entry, others)

    def _tell_action(self, entry: HelpAsked) -> None:
        may = entry.kind == "offer" or entry.answer in TAKEN
        self._becomes.setText(say("offers.became" if entry.action else "offers.becomes") if may else say("offers.no_is_an_answer"))
        self.make.setVisible(may and not entry.action)

    def _show_others(self, entry: HelpAsked, others: list[HelpAsked]) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for other in others if len(others) > 1 else ():
            button = Button(say("offers.ask_number", number=other.number), "plain" if other.key != entry.key else "primary", small=True)
            button.clicked.connect(lambda _=False, key=other.key: self.chosen.emit(key))
            self._others.addWidget(button)
            self._rows.append(button)
        if self._rows:
            filler = QWidget()
            self._others.addWidget(filler, 1)
            self._rows.append(filler)

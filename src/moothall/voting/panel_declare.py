"""Declarations of interest in a vote: who, in what, and what they did about it. Made aloud; a ballot never says who gave it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.declarations import DECLARATION, Declaration, change_declaration, declarations_of, declare, take_back_declaration
from moothall.core.errors import Expected
from moothall.core.model import Step
from moothall.core.people import PARTICIPANTS, participants
from moothall.core.votes import OPTIONS, options_of
from moothall.desk import Desk
from moothall.record_words import choice_words
from moothall.ui.kit.button import Button
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.segmented import Segmented
from moothall.words import say, sentence


class Declarations(QWidget):
    """A line to add one, and those made so far. Whoever stands aside from the whole vote is no voter in it."""

    said = Signal(str, str, object)

    def __init__(self, desk: Desk, vote_key: str) -> None:
        super().__init__()
        self._desk, self._vote_key = desk, vote_key
        self._did = DECLARATION.field("outcome")
        self._shown: tuple[object, ...] = ()  # people, options and declarations as they were last drawn
        self._who = Choice(say("voting.who"), [])
        self._what = Choice(say("voting.in_what"), [])
        kinds = DECLARATION.field("kind")
        self._kind = Choice(say("voting.kind_of_interest"), [(k, choice_words(DECLARATION, kinds, k)) for k in kinds.choices])
        self._add = Button(say("voting.declare_add"), small=True)
        self._add.clicked.connect(self._declare)
        self._add.refused.connect(lambda why: self.said.emit("info", why, None))
        self._made = QVBoxLayout()
        line = QHBoxLayout()
        line.setSpacing(16)  # px between fields of a form, as everywhere
        line.addWidget(self._who)
        line.addWidget(self._what)
        line.addWidget(self._kind)
        line.addWidget(self._add)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("voting.declare_help"), "meta", ink="ink2"))
        column.addLayout(line)
        column.addLayout(self._made)
        self.redraw()

    def _do(self, step: Step) -> None:
        try:
            self._desk.do(step)
        except Expected as trouble:
            self.said.emit("attention", sentence(trouble), None)

    def _declare(self) -> None:
        who, what, kind = (choice.box.currentData() for choice in (self._who, self._what, self._kind))
        try:
            step = declare(self._desk.session, self._desk.key(), self._vote_key, who, what, kind=kind or "")
        except Expected as trouble:
            self.said.emit("attention", sentence(trouble), None)
            return
        self._do(step)

    # drawing

    def redraw(self) -> None:
        session = self._desk.session
        names = [(p.key, p.name) for p in participants(session)]
        options = [("", say("voting.whole_vote")), *((o.key, f"{o.number} {o.text}") for o in options_of(session, self._vote_key))]
        made = declarations_of(session, self._vote_key)
        shown = (tuple(names), tuple(options), tuple(made))
        # The lists are filled anew only when they have changed: a choice just made would be lost otherwise.
        if shown == self._shown:
            return
        self._shown = shown
        _fill(self._who, names)
        _fill(self._what, options)
        self._add.usable() if names else self._add.unavailable(say("voting.nobody_to_declare"))
        self._list(made)

    def _list(self, made: list[Declaration]) -> None:
        while (item := self._made.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        for declaration in made:
            self._made.addWidget(self._row(declaration))

    def _row(self, made: Declaration) -> QWidget:
        session = self._desk.session
        # Either may have gone since. What was declared was said aloud, and stays without a name.
        who, option = session.find(PARTICIPANTS, made.participant), session.find(OPTIONS, made.option)
        name = who.name if who else say("voting.somebody")
        what = f"{option.number} {option.text}" if option else say("voting.whole_vote")
        kind = say("voting.of_kind", kind=say(f"declaration.kind_{made.kind}")) if made.kind else ""
        words = " ".join(filter(None, (say("voting.interest", name=name, what=what), kind)))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(PlainLabel(words, "body", elided=True), 1)
        # The whole sentence is its name for screen readers: several rows have the same three outcomes.
        outcome = Segmented([(o, choice_words(DECLARATION, self._did, o)) for o in self._did.choices], made.outcome, words)
        outcome.chosen.connect(lambda key: self._do(change_declaration(self._desk.session, made.key, key)))
        away = Button(say("voting.take_away"), "link", small=True)
        away.setAccessibleDescription(words)
        away.clicked.connect(lambda: self._do(take_back_declaration(self._desk.session, made.key)))
        line.addWidget(outcome)
        line.addWidget(away)
        return row


def _fill(choice: Choice, choices: list[tuple[str, str]]) -> None:
    """The same choice as before where it is still there."""
    kept = choice.box.currentData()
    choice.box.clear()
    for key, words in choices:
        choice.box.addItem(words, key)
    choice.choose(kept or "")

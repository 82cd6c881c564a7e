"""The rule of a draft: its mode first, then the kind of vote and its numbers. Every change is checked and kept at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.ballot_marking import worded
from moothall.core.errors import Expected
from moothall.core.model import Step
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Vote, change_rule, options_of
from moothall.desk import Desk
from moothall.desk.scale_library import ready_scale
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.field import Field
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.segmented import Segmented
from moothall.ui.kit.tick import Tick
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.pace import pace_words
from moothall.voting.presets import preset_of, presets, use_preset
from moothall.voting.rules import limit, voters_in_room
from moothall.words import say, sentence

_MODES = ("sealed", "live", "totals")
"""Sealed first, since it is what a vote begins as: dots seen early steer later ones (practice 2.7)."""


def _label(name: str, vote: Vote) -> str:
    """A field's words: what a ballot gives are dots, points, or places in an order."""
    return "voting.field_budget_ordinal" if name == "budget" and kind_of(vote).by_order else worded(vote, f"voting.field_{name}")


class RuleFields(QWidget):
    """Mode, kind and numbers of one draft. A refusal is said under the field, and what was typed stays."""

    def __init__(self, desk: Desk, vote: Callable[[], Vote]) -> None:
        super().__init__()
        self._desk, self._vote = desk, vote
        self._mode = Segmented([(m, say(f"voting.mode_{m}")) for m in _MODES], vote().mode, say("voting.mode"))
        self._why = PlainLabel("", "meta", ink="ink2")
        self._kind = Choice(say("voting.kind"), [(p.key, say(f"voting.preset_{p.key}")) for p in presets()])
        self._refusal = PlainLabel("", "meta", ink="stop", bold=True)
        self._fields = {name: Field(say(f"voting.field_{name}")) for name in ("budget", "cap", "weights", "minimum", "concern")}
        self._proxies = Tick(say("voting.proxies"), say("voting.proxies_note"), on=vote().proxies)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        numbers = QHBoxLayout()
        numbers.setSpacing(16)
        numbers.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignTop)
        for name, field in self._fields.items():
            # px: ranks are a row of numbers ("5,4,3,2,1"), everything else is one.
            field.edit.setMaximumWidth(144 if name == "weights" else 96)
            numbers.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        numbers.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._mode, self._why):
            column.addWidget(part)
        column.addLayout(numbers)
        column.addWidget(self._refusal)
        column.addWidget(self._proxies)

    def _connect(self) -> None:
        self._mode.chosen.connect(lambda mode: self._do(lambda: change_rule(self._desk.session, self._vote().key, mode=mode)))
        self._kind.chosen.connect(self._take_kind)
        self._proxies.toggled.connect(self._allow_proxies)
        for name, field in self._fields.items():
            field.changed_done.connect(lambda text, name=name: self._number(name, text))

    # changing

    def _do(self, step: Callable[[], Step]) -> None:
        self._refusal.setText("")
        try:
            self._desk.do(step())
        except Expected as trouble:
            self._refusal.setText(sentence(trouble))
            # What was chosen is shown as it still is, for a refused choice has not been taken.
            self.redraw()

    def _take_kind(self, key: str) -> None:
        preset = next(p for p in presets() if p.key == key)
        self._do(lambda: use_preset(self._desk.session, self._vote().key, preset, ready_scale(preset.scale), self._desk.keys(KEYS_NEEDED)))

    def _allow_proxies(self, on: bool) -> None:
        # Drawing sets the tick as well, and must not ask for what is so already.
        if on != self._vote().proxies:
            self._do(lambda: change_rule(self._desk.session, self._vote().key, proxies=on))

    def _number(self, name: str, text: str) -> None:
        """An empty field states no limit."""
        field = self._fields[name]
        try:
            # Ranks are kept without spaces, so that the same ranks are the same rule however they were typed.
            value: object = text.replace(" ", "") if name == "weights" else limit(text)
            if name in ("minimum", "concern"):
                # For these a nought means none asked for, while a budget of nought would be a rule, and is refused as one.
                value = value or None
            self._desk.do(change_rule(self._desk.session, self._vote().key, **{name: value}))
        except Expected as trouble:
            field.refuse(sentence(trouble))

    # drawing

    def redraw(self) -> None:
        vote = self._vote()
        self._mode.choose(vote.mode)
        kind = kind_of(vote)
        # Where everybody has one mark a show of hands counts people.
        why = "voting.why_totals_people" if vote.mode == "totals" and kind.one_each else f"voting.why_{vote.mode}"
        # How long it takes is said when the way is chosen, not when the queue stands.
        session, way = self._desk.session, "booth" if vote.mode == "sealed" else vote.mode
        pace = pace_words(way, vote, options_of(session, vote.key), voters_in_room(session, vote.key))
        self._why.setText(" ".join(filter(None, (say(why), say(f"voting.where_{vote.mode}"), pace))))
        # What its options are is no choice among others: it was begun as what it is.
        self._kind.setVisible(not kind.options_are_points)
        self._kind.choose(preset_of(vote))
        for name, field in self._fields.items():
            value = getattr(vote, name)
            # Nobody holds a card in a vote by totals, so nobody has a concern dot to give.
            field.setVisible(name in kind.limits and not (vote.mode == "totals" and name == "concern"))
            field.set_text("" if value is None else str(value))
            field.set_label(say(_label(name, vote)))
        self._proxies.setVisible(vote.mode != "totals")
        self._proxies.setChecked(vote.proxies)
        self._refusal.setVisible(bool(self._refusal.text()))

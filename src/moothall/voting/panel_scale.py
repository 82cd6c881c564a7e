"""The scale a draft is answered on, and for a poll how much support is enough: said before anybody votes, and frozen with the rule."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.errors import Expected, Refused
from moothall.core.scales import SCALES, ReadyScale, ScalePoint, points_of, points_typed
from moothall.core.text import required
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Vote, change_rule
from moothall.desk import Desk
from moothall.desk.scale_library import keep_scale, ready_scale, ready_scales
from moothall.poll_words import span
from moothall.ui.kit.button import Button
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.field import Field
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.text_field import TextField
from moothall.voting.on_scale import KEYS_NEEDED, use_scale
from moothall.voting.rules import limit
from moothall.words import say, sentence

_OWN = "own"  # the last choice in the list: make one
_LONGEST = 36  # characters of a scale's name the list has room for; a list as wide as its longest entry would push the page wide


class ScaleFields(QWidget):
    """Hides itself for votes that need no scale. `said` has what stood in the way of a choice."""

    said = Signal(str)

    def __init__(self, desk: Desk, vote: Callable[[], Vote]) -> None:
        super().__init__()
        self._desk, self._vote = desk, vote
        self._scale = Choice(say("voting.scale"), [])
        self._points = PlainLabel("", "meta", ink="ink2")
        self._scale.box.setMinimumContentsLength(_LONGEST)
        self._own = OwnScale()
        self._support = Choice(say("voting.support"), [])
        self._threshold = Field(say("voting.threshold"))
        self._agreed = PlainLabel("", "meta", ink="ink2")
        self._lay_out()
        self._scale.chosen.connect(self._choose)
        self._own.made.connect(self._make)
        self._support.chosen.connect(lambda first: self._change(support=int(first)))
        self._threshold.changed_done.connect(self._set_threshold)

    def _lay_out(self) -> None:
        # px: two digits and a per cent sign, at the width of the rule's other numbers.
        self._threshold.edit.setMaximumWidth(96)
        self._enough = QWidget()
        row = QHBoxLayout(self._enough)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._support, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._threshold, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._scale, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._points, self._own, self._enough, self._agreed):
            column.addWidget(part)
        self._own.hide()

    # changing

    def _choose(self, key: str) -> None:
        # A scale of one's own is no choice before it is made: the draft keeps the scale it has until then.
        self._own.setVisible(key == _OWN)
        if key == _OWN:
            self._own.take_focus()
            return
        ready = ready_scale(key)
        # One this laptop doesn't have is the draft's own, offered because the draft has it already.
        if ready is None:
            self.redraw()
        else:
            self._use(ready)

    def _use(self, ready: ReadyScale) -> None:
        self._do(lambda: self._desk.do(use_scale(self._desk.session, self._vote().key, ready, self._desk.keys(KEYS_NEEDED))))
        self.redraw()

    def _make(self, ready: ReadyScale) -> None:
        """One's own scale: in the session at once, and on this laptop for next time."""
        # On the laptop first, so that the list drawn after the draft has changed offers it. A disk that refuses is passed over there.
        keep_scale(ready)
        self._own.hide()
        self._use(ready)

    def _change(self, **facts: object) -> None:
        self._do(lambda: self._desk.do(change_rule(self._desk.session, self._vote().key, **facts)))

    def _set_threshold(self, text: str) -> None:
        try:
            # "80 %" and "80" say the same.
            self._desk.do(change_rule(self._desk.session, self._vote().key, threshold=limit(text.replace("%", ""))))
        except Expected as trouble:
            self._threshold.refuse(sentence(trouble))

    def _do(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Expected as trouble:
            self.said.emit(sentence(trouble))

    # drawing

    def redraw(self) -> None:
        """Only once it has a parent: what is shown before would open as a window of its own."""
        vote = self._vote()
        kind = kind_of(vote)
        self.setVisible(kind.on_scale)
        if not kind.on_scale:
            return
        points = points_of(self._desk.session, vote.scale)
        self._offer_scales(vote)
        self._points.setText("\n".join([say("voting.points_are"), *map(_said, points)]))
        self._enough.setVisible(kind.options_are_points)
        self._agreed.setVisible(kind.options_are_points)
        self._offer_support(vote, points)
        self._threshold.set_text("" if vote.threshold is None else str(vote.threshold))
        self._agreed.setText(say("voting.enough_help"))

    def _offer_scales(self, vote: Vote) -> None:
        """Those on this laptop, and the draft's own where it came with the file."""
        offered = [(s.key, s.name) for s in ready_scales()]
        mine = self._desk.session.find(SCALES, vote.scale)
        # The session's copy stands for the laptop's scale it was made from, so that the list has it once.
        origin = mine.origin if mine and mine.origin in dict(offered) else vote.scale
        if mine and origin == vote.scale:
            offered.append((vote.scale, mine.name))
        _fill(self._scale, [*offered, (_OWN, say("voting.own_scale"))], _OWN if self._own.isVisible() else origin)

    def _offer_support(self, vote: Vote, points: list[ScalePoint]) -> None:
        choices = [("0", say("voting.support_none"))]
        # Never all points: then everybody would be in support whatever they marked.
        choices += [(str(n), say("voting.support_first", n=n, points=span([p.number for p in points[:n]]))) for n in range(1, len(points))]
        _fill(self._support, choices, str(vote.support))


class OwnScale(QWidget):
    """A name, and the points one a line."""

    # The widget only reads; whoever shows it keeps the scale.
    made = Signal(object)  # a ReadyScale

    def __init__(self) -> None:
        super().__init__()
        self._name = Field(say("voting.scale_name"))
        self._points = TextField(say("voting.scale_points"), hint=say("voting.scale_points_hint"), lines=(4, 11), one_a_line=True)
        self._keep = Button(say("voting.scale_keep"))
        self._keep.clicked.connect(self._make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._name)
        column.addWidget(self._points)
        column.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)

    def take_focus(self) -> None:
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self) -> None:
        try:
            # Name and points apart, so that each refusal stands under its own field.
            name = required(self._name.text())
        except Refused as refused:
            self._name.refuse(sentence(refused))
            return
        try:
            points = points_typed(self._points.text())
        except Refused as refused:
            self._points.refuse(sentence(refused))
            return
        # A random key: two laptops may each make a scale of the same name, and their files may meet. The 1 is how many points count as
        # support to begin with.
        self.made.emit(ReadyScale(f"own-{uuid4().hex}", name, points, 1))
        self._name.set_text("")
        self._points.set_text("")


def _said(point: ScalePoint) -> str:
    """A point with what it says in the first person, to be read to the room."""
    called = f"{point.number} {point.label}"
    return say("voting.point_says", point=called, line=point.line) if point.line else called


def _fill(choice: Choice, choices: list[tuple[str, str]], chosen: str) -> None:
    choice.offer(choices)
    choice.choose(chosen)

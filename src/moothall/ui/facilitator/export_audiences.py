"""The left of *What leaves the room*: the five audiences, the label they read, the next date, and what they don't get, with the reason."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.people import organisations
from moothall.core.redacted_copy import LeftOut
from moothall.core.redaction import Audience
from moothall.core.session_details import details_of, six_weeks_on
from moothall.ui.facilitator.audience_choice import AudienceChoice
from moothall.ui.kit.card import Ground, Rule
from moothall.ui.kit.field import Field
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.words import say

ORDER = (Level.ROOM, Level.OUTSIDE, Level.COUNT, Level.PARTIES, Level.PRIVATE)
"""Widest use first; the facilitator's own file last, so that nobody lands on it by walking down."""

_OF_THE_SESSION = ("people", "organisations", "splits")  # everything else left out is named after its log


class ExportAudiences(Ground):
    """`changed` when the audience is another one."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("panel", "right")
        self._organisations: list[str] = []
        self._page = ScrollPage()
        column = self._page.column
        column.setContentsMargins(32, 24, 24, 24)
        column.addWidget(PlainLabel(say("leave.title"), "title"))
        column.addWidget(PlainLabel(say("leave.note"), ink="ink2"))
        column.addSpacing(16)
        column.addWidget(PlainLabel(say("leave.for_whom"), "label"))
        self._group = QButtonGroup(self)
        self.choices = {level: AudienceChoice(level) for level in ORDER}
        for choice in self.choices.values():
            self._group.addButton(choice)
            column.addWidget(choice)
        self.party = QComboBox()
        self.party.setAccessibleName(say("leave.party"))
        self.label = Field(say("leave.label"))
        self.next_date = Field(say("leave.next_date"))
        for widget in (self.party, self.label, self.next_date):
            column.addWidget(widget)
        column.addSpacing(16)
        column.addWidget(PlainLabel(say("leave.left_out"), "label"))
        self._left_out = QVBoxLayout()
        self._left_out.setSpacing(0)
        column.addLayout(self._left_out)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(self._page)
        self.choices[Level.ROOM].setChecked(True)
        self._usual_label = ""
        self.tell(session)
        self._choose()
        self._group.buttonClicked.connect(self._chosen)
        self.party.activated.connect(self.changed)
        self.label.changed.connect(self.changed)

    # the audience

    @property
    def level(self) -> Level:
        return next(level for level, choice in self.choices.items() if choice.isChecked())

    @property
    def audience(self) -> Audience:
        party = self.party.currentText() if self.level is Level.PARTIES else ""
        return Audience(self.level, self.label.text(), party)

    def _chosen(self) -> None:
        self._choose()
        self.changed.emit()

    def _choose(self) -> None:
        self.party.setVisible(self.level is Level.PARTIES)
        if self.label.text() in ("", self._usual_label):
            self._usual_label = say(f"leave.label_{self.level.name.lower()}")
            self.label.set_text(self._usual_label)

    def tell(self, session: Session) -> None:
        """The organisations and the next date as they are now."""
        names = [o.name for o in organisations(session)]
        if names != self._organisations:
            self._organisations = names
            self.party.clear()
            self.party.addItems(names)
        facts = details_of(session)
        self.next_date.set_text(facts.next_date)
        self.next_date.edit.setPlaceholderText(say("leave.six_weeks", date=six_weeks_on(facts.date, facts.cadence)))

    def take_focus(self) -> None:
        self.choices[self.level].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # what stays behind

    def tell_left_out(self, lines: Iterable[LeftOut]) -> None:
        while (old := self._left_out.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = [_left_out(line) for line in lines] or [PlainLabel(say("leave.nothing_left_out"), "meta", ink="ink2")]
        for widget in shown:
            self._left_out.addWidget(widget)


def _left_out(line: LeftOut) -> QWidget:
    """How many of what, and why not."""
    what = (
        say(f"leave.what_{line.what}", n=line.n)
        if line.what in _OF_THE_SESSION
        else say("leave.what_log", n=line.n, log=say(f"{line.what}.title"))
    )
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 8)
    column.setSpacing(8)
    column.addWidget(Rule())
    row = QHBoxLayout()
    row.addWidget(PlainLabel(what, "label", wrap=False))
    row.addWidget(PlainLabel(say(f"leave.why_{line.why}"), "meta", ink="ink2", elided=True, align=Qt.AlignmentFlag.AlignRight), 1)
    column.addLayout(row)
    return block

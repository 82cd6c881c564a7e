"""The rounds of 1-2-4-All beside capture: minutes to change, what is left, and one button for what comes next. The timer is the desk's."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QIntValidator, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from moothall.activities.capture.rounds import LONGEST, STAGES, kept_stages, minutes_of, set_minutes
from moothall.core.agenda import AGENDA
from moothall.desk import Desk
from moothall.desk.round_timer import TimedRound
from moothall.ui.kit.button import Button
from moothall.ui.kit.field import Field
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import read_by, say

_LOOK = 250  # ms between two looks at the clock: four a second, so that no second is seen to be skipped


def rounds_of(desk: Desk, item: str) -> list[TimedRound]:
    """The item's stages that take any time, in the words of the room, which sees them beside the prompt."""
    stages = kept_stages(minutes_of(desk.session.find(AGENDA, item)))
    with read_by("shared_screen"):
        return [TimedRound(say(f"capture.label_{stage}"), say(f"capture.stage_{stage}"), seconds) for stage, seconds in stages]


class Rounds(QWidget):
    """Looks at the clock only while it runs and can be seen."""

    changed = Signal(object)  # a rule that makes the step which changes the minutes

    def __init__(self, desk: Desk, item: str) -> None:
        super().__init__()
        self._desk, self._item = desk, item
        self._left = PlainLabel("", "title", wrap=False)
        self._now = PlainLabel("", "meta", ink="ink2", elided=True)
        self._fields = {stage: self._field(stage) for stage in STAGES}
        self._onward = Button("", keys=say("capture.key_onward"), small=True)
        self._pause = Button("", small=True)
        self._more = Button(say("capture.minute_more"), small=True)
        self._end = Button(say("capture.end_rounds"), small=True)
        self._total = PlainLabel("", "meta", ink="ink2", wrap=False)
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._tell_left)
        self._lay_out()
        self._onward.clicked.connect(self.onward)
        self._pause.clicked.connect(lambda: desk.timer.pause_or_go_on())
        # Seconds: a minute at a time is what a room is given.
        self._more.clicked.connect(lambda: desk.timer.add(60))
        self._end.clicked.connect(lambda: desk.timer.stop())
        self.tell()

    def _field(self, stage: str) -> Field:
        field = Field(say(f"capture.round_{stage}"))
        assert isinstance(field.edit, QLineEdit)
        # px: narrower than an edit would be by itself, so that its field may be as narrow as it has to.
        field.edit.setMinimumWidth(32)
        field.setMinimumWidth(44)  # four beside each other in the narrowest side panel
        field.edit.setValidator(QIntValidator(0, LONGEST, field.edit))
        field.edit.setAccessibleName(say("capture.minutes_of", stage=say(f"capture.round_{stage}")))
        field.changed_done.connect(lambda text, stage=stage: self._set(stage, text))
        return field

    def _set(self, stage: str, minutes: str) -> None:
        # The rule and not the step: it is made when the panel asks the desk, from the session as it is then.
        self.changed.emit(lambda: set_minutes(self._desk.session, self._item, stage, minutes))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        top, grid, clock = QHBoxLayout(), QGridLayout(), QHBoxLayout()
        top.addWidget(PlainLabel(say("capture.rounds"), "label", wrap=False))
        top.addStretch(1)
        top.addWidget(self._total)
        grid.setSpacing(4)
        for place, field in enumerate(self._fields.values()):
            grid.addWidget(field, 0, place)
        clock.addWidget(self._left)
        clock.addWidget(self._now, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(top)
        column.addLayout(grid)
        column.addLayout(clock)
        column.addWidget(self._onward)
        rest = QHBoxLayout()
        rest.setSpacing(4)
        for button in (self._pause, self._more, self._end):
            rest.addWidget(button, 1)
        column.addLayout(rest)

    # what it does

    @property
    def _mine(self) -> bool:
        return self._desk.timer.item == self._item

    def onward(self) -> None:
        """The first round, or the one after the present."""
        # A timer that runs for another item isn't touched by drawing this one; starting here takes it over.
        timer, rounds = self._desk.timer, rounds_of(self._desk, self._item)
        if self._mine:
            timer.onward()
        elif rounds:
            timer.start(self._item, rounds)

    # what it says

    def tell(self) -> None:
        """After any change of the timer or of the minutes."""
        timer = self._desk.timer
        minutes = minutes_of(self._desk.session.find(AGENDA, self._item))
        for field, number in zip(self._fields.values(), minutes, strict=True):
            field.set_text(str(number))
        self._total.setText(say("capture.in_minutes", n=sum(minutes)))
        self._pause.setAccessibleDescription(say("capture.key_pause"))
        for part in (self._left, self._now, self._pause, self._more, self._end):
            part.setVisible(self._mine)
        self._pause.set_words(say("capture.pause" if timer.running else "capture.go_on"))
        self._onward.set_words(self._onward_words())
        if self._mine and timer.current:
            self._now.setText(timer.current.words)
        self._tell_left()
        # A clock nobody can see, or that stands still, wakes no laptop four times a second.
        if self.isVisible() and self._mine and timer.running:
            self._look.start()
        else:
            self._look.stop()

    def _onward_words(self) -> str:
        if not self._mine:
            return say("capture.start_rounds")
        following = self._desk.timer.following
        return say("capture.next_round", label=following.label) if following else say("capture.last_round")

    def _tell_left(self) -> None:
        # Each look asks the desk's timer: counted here, the seconds would drift from those on the shared screen.
        minutes, seconds = divmod(self._desk.timer.seconds, 60)
        self._left.setText(f"{minutes}:{seconds:02}")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Whatever changed while it was hidden was not drawn.
        self.tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()

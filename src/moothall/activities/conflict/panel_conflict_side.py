"""Beside a tension: the agreed ladder with the step it stands on, what happened to it by day, and the facilitator's own reading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from moothall.activities.conflict import rules
from moothall.activities.conflict.records import OPEN, Conflict
from moothall.core.ladder import Rung
from moothall.core.model import Session
from moothall.day_words import near_day
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.private_block import PrivateBlock
from moothall.ui.theme.look import look
from moothall.words import say

_STEP = 44  # px at 100 % of a step, as designed
_RING = 11  # px at 100 %: half a ring
_RAIL = 24  # px at 100 % between the rails


class LadderDrawing(QWidget):
    """The steps from the last at the top to the first at the bottom; the one somebody stands on is filled, those below it have a ring of
    the same colour.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rungs: tuple[Rung, ...] = ()
        self._at = -1
        self._due = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def tell(self, rungs: Sequence[Rung], at: int, due: str) -> None:
        self._rungs, self._at, self._due = tuple(rungs), at, due
        self.setAccessibleName("\n".join(f"{rung.number} {rung.words} {self._under(n, rung)}" for n, rung in enumerate(self._rungs)))
        self.setVisible(bool(rungs))
        self.updateGeometry()
        self.update()

    def _under(self, place: int, rung: Rung) -> str:
        days = rung.how_long if rung.days is None else say("conflict.working_days", n=rung.days) if rung.days else say("conflict.same_day")
        if place == self._at and self._due:
            return say("conflict.until", days=days, day=self._due) if days else self._due
        return days

    def sizeHint(self) -> QSize:
        return QSize(look().px(200), len(self._rungs) * look().px(_STEP))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step, left, rail = now.px(_STEP), now.px(_RING + 2), now.px(_RAIL) / 2
        painter.setPen(QPen(now.colour("edge"), 1.5))
        for x in (left - rail / 2, left + rail / 2):
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        for place, rung in enumerate(self._rungs):
            top = (len(self._rungs) - 1 - place) * step
            self._paint_rung(painter, place, rung, QRectF(0, top, self.width(), step), left)

    def _paint_rung(self, painter: QPainter, place: int, rung: Rung, row: QRectF, left: float) -> None:
        now = look()
        here, past = place == self._at, place < self._at
        painter.setPen(QPen(now.colour("accent" if here or past else "edge"), 2 if here or past else 1.5))
        painter.setBrush(now.colour("accent" if here else "paper"))
        ring = now.px(_RING)
        painter.drawEllipse(QPointF(left, row.center().y()), ring, ring)
        painter.setFont(now.font("meta", bold=True))
        painter.setPen(now.colour("on_accent" if here else "ink"))
        painter.drawText(
            QRectF(left - ring, row.center().y() - ring, 2 * ring, 2 * ring), int(Qt.AlignmentFlag.AlignCenter), str(rung.number)
        )
        text = QRectF(left + ring + now.px(12), row.top(), 0, row.height())
        text.setRight(row.right())
        under = self._under(place, rung)
        line = now.line("meta")
        high = line * (2 if under else 1)
        top = row.center().y() - high / 2
        painter.setPen(now.colour("ink"))
        painter.setFont(now.font("meta", bold=here))
        words = now.metrics("meta", bold=here).elidedText(rung.words, Qt.TextElideMode.ElideRight, int(text.width()))
        painter.drawText(QRectF(text.left(), top, text.width(), line), int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.setFont(now.font("meta"))
        painter.setPen(now.colour("ink2"))
        under = now.metrics("meta").elidedText(under, Qt.TextElideMode.ElideRight, int(text.width()))
        painter.drawText(QRectF(text.left(), top + line, text.width(), line), int(Qt.AlignmentFlag.AlignVCenter), under)


class ConflictSide(QWidget):
    """`up` and `settled` are buttons the panel hears."""

    def __init__(self) -> None:
        super().__init__()
        self.ladder = LadderDrawing()
        self._none = PlainLabel(say("conflict.no_ladder"), "meta", ink="ink2")
        self.up, self.settled = Button(say("conflict.step_up"), small=True), Button(say("conflict.settle_here"), small=True)
        self._history = PlainLabel("", "meta")
        self._stage, self._sign, self._help = PlainLabel("", "label"), PlainLabel("", "meta"), PlainLabel("", "meta", bold=True)
        private = PrivateBlock()
        for part in (self._stage, self._sign, self._help):
            private.column.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("conflict.ladder_head"), "section"))
        column.addWidget(self._none)
        column.addWidget(self.ladder)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.up, self.settled):
            row.addWidget(button)
        column.addLayout(row)
        column.addWidget(self._history)
        column.addWidget(private)
        column.addStretch(1)

    def tell(self, session: Session, entry: Conflict | None, rungs: Sequence[Rung], today: str) -> None:
        at = next((n for n, rung in enumerate(rungs) if entry and rung.key == entry.rung), -1)
        self.ladder.tell(rungs, at, near_day(entry.by_when, today) if entry and entry.by_when else "")
        self._none.setVisible(not rungs)
        is_open = entry is not None and entry.state in OPEN
        self.up.setVisible(is_open and at + 1 < len(rungs))
        self.settled.setVisible(is_open)
        days = rules.history(session, entry.key) if entry else ()
        self._history.setText("\n".join(f"{day}  {what}" for day, what in days) if len(days) > 1 else "")
        self._tell_reading(entry)

    def _tell_reading(self, entry: Conflict | None) -> None:
        stage = entry.stage if entry else 0
        stuck = stage >= rules.STUCK
        self._stage.setText(say(f"conflict.stage_{stage}").partition(":")[0] if stage else say("conflict.side"))
        self._sign.setText(say(f"conflict.sign_{stage}") if stage else "")
        self._help.setText(say("conflict.not_in_plenary") if stuck else say(f"conflict.help_{stage}") if stage else "")
        for label in (self._sign, self._help):
            label.setVisible(bool(label.text()))

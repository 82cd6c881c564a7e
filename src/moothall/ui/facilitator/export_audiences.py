"""The left of *What leaves the room*: the five audiences, the label they read, the next date, and what they don't get, with the reason."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.name_masking import cover_words
from moothall.core.people import organisations
from moothall.core.redacted_copy import LeftOut
from moothall.core.redaction import Audience
from moothall.core.session_details import details_of, six_weeks_on
from moothall.ui.facilitator.export_covering import CoveringBlock
from moothall.ui.kit.card import Ground, Rule
from moothall.ui.kit.choice import ChoiceBox
from moothall.ui.kit.field import Field
from moothall.ui.kit.inline_parts import InlineWords, paint_row
from moothall.ui.kit.mnemonics import without_mnemonic
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.theme.hatch import paint_hatch
from moothall.ui.theme.look import look
from moothall.words import say

# px at 100 %: the margin left and right, the ring's side, the space after it, the room for "level 3", the hatched edge.
_SIDE, _RING, _GAP, _LEVEL, _EDGE = 16, 20, 16, 64, 8


class AudienceChoice(QRadioButton):
    """56 high. The facilitator's own file has the hatched edge of everything private."""

    def __init__(self, level: Level, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = level
        name = level.name.lower()
        self._words, self._note, self._number = say(f"leave.for_{name}"), say(f"leave.gets_{name}"), say("leave.level", level=int(level))
        self.setText(without_mnemonic(self._words))
        self.setAccessibleName(f"{self._words}, {self._number}")
        self.setAccessibleDescription(self._note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        # px at 100 %: 56 high as designed, for two lines. A layout gives it the column's width; 160 is the least with words in it.
        return QSize(look().px(360), look().px(56))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(160), look().px(56))

    def hitButton(self, pos: object) -> bool:
        return self.rect().contains(pos)  # type: ignore[call-overload]

    def paintEvent(self, event: QPaintEvent) -> None:
        now, on = look(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 2 if on else 1
        shape = QPainterPath()
        # The pen's outer half would be cut off at the edge.
        shape.addRoundedRect(QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), 6, 6)
        painter.fillPath(shape, now.colour("tint" if on or self.underMouse() else "paper"))
        if self.level is Level.PRIVATE:
            painter.save()
            painter.setClipPath(shape)
            paint_hatch(painter, QRectF(0, 0, _EDGE, self.height()))
            painter.restore()
        painter.strokePath(shape, QPen(now.colour("accent" if on else "line"), wide))
        self._paint_ring(painter, on)
        self._paint_words(painter)

    def _paint_ring(self, painter: QPainter, on: bool) -> None:
        now = look()
        # The ring is thick when chosen: told apart by shape, not by colour alone.
        side, wide = now.px(_RING), 6 if on else 2
        ring = QRectF(now.px(_SIDE), (self.height() - side) / 2, side, side)
        painter.setPen(QPen(now.colour("accent" if on else "edge"), wide))
        painter.setBrush(now.colour("paper"))
        painter.drawEllipse(ring.adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2))

    def _paint_words(self, painter: QPainter) -> None:
        now = look()
        left, level = now.px(_SIDE + _RING + _GAP), now.px(_LEVEL)
        wide, high = self.width() - left - level - now.px(_SIDE), now.line("meta")
        top = (self.height() - 2 * high) // 2
        paint_row(painter, QRect(left, top, wide, high), [InlineWords(self._words, "label", "ink")], 0)
        paint_row(painter, QRect(left, top + high, wide, high), [InlineWords(self._note)], 0)
        painter.setFont(now.font("meta"))
        painter.setPen(now.colour("ink2"))
        end = QRect(self.width() - level - now.px(_SIDE), 0, level, self.height())
        painter.drawText(end, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._number)


ORDER = (Level.ROOM, Level.OUTSIDE, Level.COUNT, Level.PARTIES, Level.PRIVATE)
"""Widest use first; the facilitator's own file last, so that nobody lands on it by walking down."""

_OF_THE_SESSION = ("people", "organisations", "splits", "notes", "forms")  # everything else left out is named after its log


class ExportAudiences(Ground):
    """`changed` when the audience is another one."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__("panel", "right")
        self._organisations: list[str] = []
        self._page = ScrollPage()
        column = self._page.column
        # px; the main area's side and top margins, and less at the right, where the pane ends in a hairline.
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
        self.party = ChoiceBox()
        self.party.setAccessibleName(say("leave.party"))
        self.label = Field(say("leave.label"))
        self.next_date = Field(say("leave.next_date"))
        self.cover = Field(say("leave.also_cover"), hint=say("leave.also_cover_hint"))
        for widget in (self.party, self.label, self.next_date, self.cover):
            column.addWidget(widget)
        column.addSpacing(16)
        column.addWidget(PlainLabel(say("leave.left_out"), "label"))
        self._left_out = QVBoxLayout()
        self._left_out.setSpacing(0)
        column.addLayout(self._left_out)
        self.covering = CoveringBlock()
        column.addWidget(self.covering)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        # 1 px for that hairline.
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(self._page)
        self.choices[Level.ROOM].setChecked(True)
        # The label last put in by us. One that somebody typed is another and stays when the audience changes.
        self._usual_label = ""
        self.tell(session)
        self._choose()
        # Connected when all is filled in, and to what only a person does.
        self._group.buttonClicked.connect(self._chosen)
        self.party.activated.connect(self.changed)
        self.label.changed.connect(self.changed)

    # the audience

    @property
    def level(self) -> Level:
        return next(level for level, choice in self.choices.items() if choice.isChecked())

    @property
    def audience(self) -> Audience:
        # The box is hidden for every other audience but keeps its choice.
        party = self.party.currentText() if self.level is Level.PARTIES else ""
        return Audience(self.level, self.label.text(), party)

    def choose(self, level: Level) -> None:
        """As if somebody had pressed it."""
        self.choices[level].setChecked(True)
        self._chosen()

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
        # Filled again only when it must be: what was chosen would be lost.
        if names != self._organisations:
            self._organisations = names
            self.party.clear()
            self.party.addItems(names)
        facts = details_of(session)
        self.next_date.set_text(facts.next_date)
        self.cover.set_text(", ".join(cover_words(facts.cover)))
        self.next_date.edit.setPlaceholderText(say("leave.six_weeks", date=six_weeks_on(facts.date, facts.cadence)))

    def take_focus(self) -> None:
        self.choices[self.level].setFocus(Qt.FocusReason.ShortcutFocusReason)

    # what stays behind

    def tell_left_out(self, lines: Iterable[LeftOut]) -> None:
        while (old := self._left_out.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                # At once; deleting waits for the event loop, and the line would be seen twice.
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

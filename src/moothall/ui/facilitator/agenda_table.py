"""The agenda as a table of rows: one is chosen, and a row can be dragged. Asks for what is wanted; changes no agenda."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from moothall.ui.facilitator.agenda_row import BOXES, DOT, DROP, PLANNED, START, TOOK, AgendaLineData, AgendaRow
from moothall.ui.kit.card import Ground
from moothall.ui.theme.look import look
from moothall.words import say


class AgendaHeads(QWidget):
    """What the columns hold."""

    def __init__(self) -> None:
        super().__init__()
        self._plain = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def be_plain(self, plain: bool) -> None:
        self._plain = plain
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(look().px(400), look().px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = look(), QPainter(self)
        painter.setFont(now.font("meta"))
        painter.setPen(now.colour("ink2"))
        x = now.px(DOT)
        columns = [("starts", x, START, False)]
        if not self._plain:
            columns += [("planned_head", x + now.px(START), PLANNED, True), ("took_head", x + now.px(START + PLANNED), TOOK, True)]
        first = x + now.px(START + (0 if self._plain else PLANNED + TOOK) + 16)
        columns.append(("item_head", first, 160, False))
        if not self._plain:
            columns.append(("factors_head", self.width() - now.px(BOXES + DROP), BOXES, False))
            columns.append(("drop_head", self.width() - now.px(DROP), DROP - 12, True))
        for words, left, wide, right in columns:
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRect(left, 0, now.px(wide), self.height()), int(side | Qt.AlignmentFlag.AlignVCenter), say(f"window.{words}"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, now.colour("line"))


class AgendaTable(QWidget):
    """`chose` gives the key of the row that is looked at, `acted` what is to be done with it, `moved` a key and where it was dragged to,
    counted among the rows.
    """

    chose = Signal(str)
    acted = Signal(str)
    moved = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("window.agenda"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.rows: list[AgendaRow] = []
        self._chosen = ""
        self._mark = Ground("accent", parent=self)  # where the row that is dragged would go
        self._mark.hide()
        self._heads = AgendaHeads()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._heads)

    @property
    def chosen(self) -> str:
        """The key of the row that is looked at; empty without any."""
        return self._chosen

    def tell(self, lines: Sequence[AgendaLineData], plain: bool) -> None:
        """The rows as they are now. Which has the keyboard stays."""
        self._heads.be_plain(plain)
        keys = [line.key for line in lines]
        if self._chosen not in keys:
            self._chosen = next((line.key for line in lines if line.state == "now"), keys[0] if keys else "")
        while len(self.rows) < len(lines):
            self._add_row()
        for row in self.rows[len(lines) :]:
            row.hide()
            row.deleteLater()
        del self.rows[len(lines) :]
        focused = next((row.line.key for row in self.rows if row.hasFocus()), "")
        for row, line in zip(self.rows, lines, strict=True):
            row.tell(line, line.key == self._chosen, plain)
        # Rows are told by place: the keyboard goes with its item.
        if focused and focused in keys:
            self.rows[keys.index(focused)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self) -> None:
        row = AgendaRow()
        row.walked.connect(lambda by, row=row: self._walk(row, by))
        row.chosen.connect(lambda row=row: self.choose(row.line.key))
        row.acted.connect(self.acted)
        row.pulled.connect(self._pull)
        row.let_go.connect(lambda at, row=row: self._let_go(row, at))
        self._column.addWidget(row)
        self.rows.append(row)

    def choose(self, key: str) -> None:
        """This row is the one looked at."""
        if key == self._chosen:
            return
        self._chosen = key
        for row in self.rows:
            row.tell(row.line, row.line.key == key, row._plain)
        self.chose.emit(key)

    def take_focus(self) -> None:
        row = self.row_of(self._chosen)
        if row is not None:
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def row_of(self, key: str) -> AgendaRow | None:
        return next((row for row in self.rows if row.line.key == key), None)

    def _walk(self, row: AgendaRow, by: int) -> None:
        # The ends hold: an agenda has a first and a last, and is no ring.
        there = min(max(self.rows.index(row) + by, 0), len(self.rows) - 1)
        self.rows[there].setFocus(Qt.FocusReason.TabFocusReason)

    # dragging

    def _place_at(self, at: QPoint) -> int:
        y = self.mapFromGlobal(at).y()
        return sum(row.geometry().center().y() < y for row in self.rows)

    def _pull(self, at: QPoint) -> None:
        place = self._place_at(at)
        y = self.rows[place].geometry().top() if place < len(self.rows) else self.rows[-1].geometry().bottom() + 1
        # px: thick enough to be seen between two rows.
        self._mark.setGeometry(0, y - 2, self.width(), 4)
        self._mark.raise_()
        self._mark.show()

    def _let_go(self, row: AgendaRow, at: QPoint) -> None:
        there, here = self._place_at(at), self.rows.index(row)
        self._mark.hide()
        # Taken out first, so that what is below moves up by one.
        if there not in (here, here + 1):
            self.moved.emit(row.line.key, there - (there > here))

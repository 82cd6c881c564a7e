"""The sessions opened lately, by title, date and whether they are finished. A row opens its file; one that is missing says so, and can be
taken off the list.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from moothall.day_words import short_day
from moothall.session_glance import Glance, glance
from moothall.ui.kit.button import Button
from moothall.ui.kit.inline_parts import InlineWords, paint_row, row_width
from moothall.ui.kit.mnemonics import without_mnemonic
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.tip import set_tip
from moothall.ui.theme.look import look
from moothall.words import say

# px at 100 %: two lines of 20 and 8 above and below.
_HIGH = 56


class RecentRow(QAbstractButton):
    """Title and date at the left; how it stands at the right. The folder is a tip: people know a session by what it was about."""

    def __init__(self, path: Path, today: str) -> None:
        super().__init__()
        self.path = path
        self.missing = not path.is_file()
        seen = None if self.missing else glance(path)
        # A file that says nothing of itself has its name.
        self._title = (seen.title if seen else "") or path.stem
        self._date = (short_day(seen.date) if seen else "") or path.stem
        self._when = say("start.missing") if self.missing else _stands(seen, path, today)
        self._urgent = self.missing or bool(seen and seen.keep_until and seen.keep_until < today)
        self.setText(without_mnemonic(self._title))
        self.setAccessibleName(f"{self._title}, {self._date}, {self._when}")
        set_tip(self, str(path))
        # Disabled and not left out: a stick that isn't plugged in comes back.
        self.setEnabled(not self.missing)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(240), look().px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(120), look().px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        if self.underMouse() and not self.missing:
            painter.fillRect(self.rect(), now.colour("tint"))
        painter.fillRect(0, 0, self.width(), 1, now.colour("line"))
        when = [InlineWords(self._when, "meta", "late" if self._urgent else "ink2")]
        wide, line = row_width(when, 0), now.line("meta")
        top = (self.height() - 2 * line) // 2
        left = self.width() - wide - now.px(16)
        paint_row(painter, QRect(0, top, left, line), [InlineWords(self._title, "label", "ink3" if self.missing else "ink")], 0)
        paint_row(painter, QRect(0, top + line, left, line), [InlineWords(self._date)], 0)
        paint_row(painter, QRect(self.width() - wide, top, wide, line), when, 0)


class RecentList(QWidget):
    """`opened` gives a path, `removed` the text of one to forget."""

    opened = Signal(object)
    removed = Signal(str)

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self.rows: list[RecentRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def tell(self, recent: tuple[str, ...]) -> None:
        while (old := self._column.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        today = date.today().isoformat()
        self.rows = [RecentRow(Path(name), today) for name in recent[: self._most]]
        for row in self.rows:
            self._column.addWidget(self._line(row))
        if not self.rows:
            self._column.addWidget(PlainLabel(say("start.no_sessions"), ink="ink2"))

    def _line(self, row: RecentRow) -> QWidget:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row, 1)
        row.clicked.connect(lambda: self.opened.emit(row.path))
        if row.missing:
            forget = Button(say("start.remove"), "link", small=True)
            forget.clicked.connect(lambda: self.removed.emit(str(row.path)))
            layout.addWidget(forget)
        return line


def _stands(seen: Glance | None, path: Path, today: str) -> str:
    """Finished or not, or that it was to be kept no longer; when it was last saved where it says neither."""
    if seen and seen.keep_until and seen.keep_until < today:
        return say("start.kept_until", day=short_day(seen.keep_until))
    if seen and seen.finished:
        return say("start.finished", version=seen.version)
    if seen and seen.version:
        return say("start.being_changed", version=seen.version)
    if seen and seen.date > today:
        return say("start.to_come")
    return _saved_on(path)


def _saved_on(path: Path) -> str:
    try:
        return say("start.last_saved", day=short_day(datetime.fromtimestamp(path.stat().st_mtime).date().isoformat()))
    # It was there a moment ago; a row without a date is better than no start screen.
    except OSError:
        return ""

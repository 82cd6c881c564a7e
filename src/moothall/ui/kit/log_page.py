"""A log beside one of its entries: the list at the left, the entry at the right; above it where there is too little room. Knows rows
and keys, no record.

Alt+0 to Alt+4 and Ctrl+R ask for a level and for the read-back tick of the entry shown, wherever the caret is in the log.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.levels import Level
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.entry_meaning import EntryMeaning
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.log_row import LogRow
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.rows_model import ListedNote
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.theme.look import look

# px at 100 %: the list's widest, as designed for the tensions page.
_LIST = 320
_UNDER = 28  # px at 100 %: a key cap, so that nothing moves when one appears
_WIDE_LIST = 420  # where a row also says whose it is and when
# px between list and entry.
_GAP = 32
_BESIDE = 720  # px at 100 % from which both have room beside each other
_ANY = 16_777_215  # Qt's own: no limit


class LogPage(QWidget):
    """One line names a new entry; choosing a row shows it in `entry`, a page the activity fills."""

    chosen = Signal(str)
    committed = Signal(str)
    level_wanted = Signal(int)
    read_back_wanted = Signal()

    def __init__(self, name: str, hint: str, empty: str, *, levels: bool = True, parent: QWidget | None = None) -> None:
        """`levels` are Alt+0 to Alt+4; without them the digits are the activity's own."""
        super().__init__(parent)
        self.line = EntryLine(name, hint=hint)
        # Under the line, by turns: what its signs are while it is empty, what they mean while it is typed.
        self.signs, self.meaning = PlainLabel("", "meta", ink="ink2"), EntryMeaning()
        for below in (self.signs, self.meaning):
            below.hide()
            below.setMinimumHeight(look().px(_UNDER))
        self._widest, self._levels = _LIST, levels
        self.count = PlainLabel("", "section", wrap=False)
        self.rows = ListRows(name, painter=LogRow)
        self.entry = ScrollPage(margins=False)
        self._empty = PlainLabel(empty, "body", ink="ink2")
        self._lay_out()
        self.line.committed.connect(self.committed)
        # With no row there is only the page to go to: the line is left all the same, and the next Esc is the window's.
        self.line.escaped.connect(lambda: (self.rows if self.rows.isVisible() else self).setFocus())
        self.rows.moved.connect(self.chosen)
        # Enter on a row leads into its fields.
        self.rows.opened.connect(lambda _: self.entry.focusNextChild())
        # An entry is named by one line, so several pasted ones are joined and left in the line to be looked at.
        self.line.pasted_lines.connect(lambda lines: self.line.set_text(" ".join([self.line.text, *lines]).strip()))
        for level in Level if levels else ():
            self.on(f"Alt+{int(level)}").connect(lambda level=level: self.level_wanted.emit(int(level)))
        self.on("Ctrl+R").connect(self.read_back_wanted)

    def on(self, keys: str) -> SignalInstance:
        """A key of this log, wherever the keyboard is in it."""
        # Only while the keyboard is in the log: Alt and a digit are a table in capture.
        return QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut).activated

    def _lay_out(self) -> None:
        self._side = QWidget()
        left = QVBoxLayout(self._side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addWidget(self.count)
        # The list takes all the height; without rows the sentence takes its place, and the stretch pushes it to the top.
        left.addWidget(self.rows, 10)
        left.addWidget(self._empty)
        left.addStretch(0)
        self._halves = QHBoxLayout()
        self._halves.setSpacing(_GAP)
        # One part of three for the list while its greatest width allows; the same share of the height when it stands above.
        self._halves.addWidget(self._side, 2)
        self._halves.addWidget(self.entry, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self._head = head = QVBoxLayout()
        head.setSpacing(4)
        self._beside_line = QHBoxLayout()
        self._beside_line.setSpacing(16)
        self._beside_line.addWidget(self.line, 1)
        head.addLayout(self._beside_line)
        head.addWidget(self.signs)
        # The parts of a meaning stand at the right of their space: a layout that may leave room keeps them at the left.
        said = QHBoxLayout()
        said.addWidget(self.meaning, 1)
        said.addStretch(0)
        head.addLayout(said)
        column.addLayout(head)
        column.addLayout(self._halves, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= look().px(_BESIDE)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._side.setMaximumWidth(look().px(self._widest) if beside else _ANY)
        self._keep_a_row()

    def _keep_a_row(self) -> None:
        """Above the entry a row is seen, with the marks at its foot; of a long one what three lines leave to see."""
        beside = self._halves.direction() == QBoxLayout.Direction.LeftToRight
        most = 3 * look().line("body") + look().px(56)
        self.rows.setMinimumHeight(0 if beside else min(self.rows.sizeHintForRow(0), most) + 2)

    def stand_beside_line(self, part: QWidget) -> None:
        """Ways to look at the page, at the right of its line."""
        self._beside_line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def stand_above_line(self, *parts: QWidget) -> None:
        """What the line answers, over it, from the top down."""
        for place, part in enumerate(parts):
            self._head.insertWidget(place, part)

    def show_signs(self, words: str) -> None:
        """For a line of several parts: its signs, until what is typed is said back. Its rows have more to say, so the list is wider."""
        self.signs.setText(words)
        self.signs.show()
        self.meaning.setMaximumHeight(look().px(_UNDER))
        self.line.say_below(self.meaning)
        self.line.changed.connect(self._take_turns)
        # Beside an entry with a level the form needs the width itself: who may see it stands in one row.
        if not self._levels:
            self._widest = _WIDE_LIST
            self._halves.setStretch(0, 4)
            self._halves.setStretch(1, 5)

    def _take_turns(self, typed: str) -> None:
        self.signs.setVisible(not typed.strip())
        self.meaning.setVisible(bool(typed.strip()))

    def put_form(self, *parts: QWidget) -> None:
        """The chosen entry's fields, and what goes before them, at the top of its page."""
        for part in parts:
            self.entry.add(part)
        self.entry.column.addStretch(1)

    def show_rows(self, count: str, rows: Iterable[ListedNote]) -> None:
        """The list; the first entry is shown when none is chosen."""
        shown = list(rows)
        self.count.setText(count)
        self.rows.show_rows(shown)
        self.rows.setVisible(bool(shown))
        self._keep_a_row()
        self._empty.setVisible(not shown)
        self.entry.setVisible(bool(shown))
        # A page that is empty beside a full list would look broken.
        if shown and not self.rows.key:
            self.rows.go_to(shown[0].key)

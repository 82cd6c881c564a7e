"""The agenda at the left: what was, what is now, what comes. A press says which item is to be looked at, Enter which is to start."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.ui.facilitator.rail_item import RailItem
from moothall.ui.facilitator.schedule import LATE_FROM, RailLine, Schedule
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Ground
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.theme.look import look
from moothall.words import say


class Rail(Ground):
    """Full or slim. `looked` gives the key of the item somebody pressed, `started` of the one they want begun. `recover_wanted` and
    `go_on_wanted` come from the button at the head, which is there while it is late or everything stands still."""

    looked = Signal(str)
    started = Signal(str)
    recover_wanted = Signal()
    go_on_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("panel", "right", parent)
        self.setAccessibleName(say("window.agenda"))
        self.slim = False
        self._items: list[RailItem] = []
        self._shown = ""
        # What is said again when the rail gets wider or narrower.
        self._told: tuple[Schedule, str] = (Schedule(()), "")
        self._finish = PlainLabel("", "meta", bold=True, wrap=False)
        self._planned = PlainLabel("", "meta", ink="ink3", wrap=False)
        self._head = Ground("panel", "right bottom")
        self.act = Button("", small=True)
        self.act.clicked.connect(self._press)
        self.act.hide()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 16, 0)
        row.setSpacing(8)
        self._words = QVBoxLayout()
        self._words.setSpacing(0)
        row.addLayout(self._words, 1)
        row.addWidget(self.act)
        self._row = row
        self._words.addWidget(self._finish)
        self._words.addWidget(self._planned)
        self._page = ScrollPage(margins=False)
        self._page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # a bar would take a sixth of the slim rail
        # 1 px at the right for the rail's hairline.
        self._page.column.setContentsMargins(0, 8, 1, 8)
        self._page.column.setSpacing(0)
        self._page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._page, 1)
        self.fit()

    def fit(self) -> None:
        """Takes the width and heights of the present text size and fullness."""
        now, size = look(), look().tokens.size
        self.setFixedWidth(now.px(size.rail_slim if self.slim else size.rail))
        self._head.setFixedHeight(now.px(size.top_bar))
        indent = 0 if self.slim else now.px(24)
        self._row.setContentsMargins(0, 0, 0 if self.slim else 16, 0)
        self._words.setContentsMargins(indent, 8, 0, 8)
        for label in (self._finish, self._planned):
            self._words.setAlignment(label, Qt.AlignmentFlag.AlignHCenter if self.slim else Qt.AlignmentFlag.AlignLeft)
        for item in self._items:
            item.fit(self.slim)

    def be_slim(self, slim: bool) -> None:
        if slim != self.slim:
            self.slim = slim
            self.fit()
            self.tell(*self._told)

    def tell(self, pace: Schedule, now: str) -> None:
        """Shows the agenda as it stands."""
        self._told = (pace, now)
        self._say_finish(pace)
        # Every 15 seconds the same items are told again: only another agenda makes new ones, and the keyboard stays where it is.
        if [i.line.key for i in self._items] != [line.key for line in pace.lines]:
            self._rebuild(pace.lines)
        for item, line in zip(self._items, pace.lines, strict=True):
            item.tell(line, now)
        self.show_place(self._shown)

    def show_place(self, key: str) -> None:
        """The item on screen, which need not be the one that runs; empty for a log or a page."""
        self._shown = key
        for item in self._items:
            item.be_shown(item.line.key == key)

    def _press(self) -> None:
        wanted = self.go_on_wanted if self._told[0].standing is not None else self.recover_wanted
        wanted.emit()

    def _offer_act(self, pace: Schedule) -> None:
        """What is late may be won back, and what stands still goes on."""
        self.act.setVisible(not self.slim and (pace.standing is not None or pace.late >= LATE_FROM))
        self.act.set_words(say("window.go_on") if pace.standing is not None else say("window.recover_late_button", n=pace.late))

    def _say_finish(self, pace: Schedule) -> None:
        self._offer_act(pace)
        if self.slim:
            self._finish.setText(pace.finish)
            self._planned.setText(say("window.finish_slim") if pace.finish else "")
        elif pace.finish:
            self._finish.setText(say("window.finish", time=pace.finish))
            self._planned.setText(say("window.planned", time=pace.planned))
        else:
            self._finish.setText(say("window.agenda"))
            self._planned.setText(say("window.no_start"))

    def _rebuild(self, lines: Sequence[RailLine]) -> None:
        for item in self._items:
            item.hide()
            item.deleteLater()
        self._items = []
        for place, line in enumerate(lines):
            item = RailItem(line, self.slim)
            item.clicked.connect(lambda _=False, key=line.key: self.looked.emit(key))
            item.started.connect(lambda key=line.key: self.started.emit(key))
            item.walked.connect(lambda by, item=item: self._walk(item, by))
            self._page.column.insertWidget(place, item)
            self._items.append(item)

    # keys

    def keys(self) -> list[tuple[str, str]]:
        """For the key line, while the keyboard is here."""
        return [("↑ ↓", say("window.key_choose")), ("Enter", say("window.key_start")), ("Space", say("window.key_look"))]

    def take_focus(self, key: str = "") -> None:
        """The keyboard goes to one item; else to the current one, or the first."""
        wanted = [i for i in self._items if i.line.key == key] or [i for i in self._items if i.is_now] or self._items
        current = wanted[0] if wanted else None
        if current is not None:
            current.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def reveal(self) -> None:
        """Scrolls to the current item."""
        current = next((i for i in self._items if i.line.state == "now"), None)
        if current is not None:
            # 48 px, one item, above and below: what was and what comes.
            self._page.ensureWidgetVisible(current, 0, look().px(48))

    def _walk(self, item: RailItem, by: int) -> None:
        # The ends hold: an agenda has a first and a last, and is no ring.
        there = self._items[min(max(self._items.index(item) + by, 0), len(self._items) - 1)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        self._page.ensureWidgetVisible(there)

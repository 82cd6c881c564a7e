"""Before people leave: what is as it should be, and what still needs a word, as each activity says. A press leads to where it is mended."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.open_matters import OpenMatter
from moothall.desk import Desk
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say

_MOST = 14
"""Lines; more are counted, or the button under them would be pushed out of sight."""
LEAVE = "leave"
"""The window's page of what leaves the room."""


class BeforeLeavingSide(QWidget):
    """`wanted` gives an item's key, empty here, and an activity's or a page's."""

    wanted = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._head, self._count = PlainLabel(say("before_leaving.before"), "meta", bold=True), PlainLabel("", "meta", ink="ink2")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._leave = Button(say("before_leaving.leave"))
        self._leave.clicked.connect(lambda: self.wanted.emit("", LEAVE))
        self._rows: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._head, self._count):
            column.addWidget(part)
        column.addLayout(self._list)
        column.addStretch(1)
        column.addWidget(self._leave)
        column.addWidget(PlainLabel(say("before_leaving.nothing_blocks"), "meta", ink="ink2"))

    def redraw(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        found = [(a.key, m) for a in self._desk.activities if a.matters for m in a.matters(self._desk.session)]
        # What is mended last is told last: open matters first, so that none is cut off by what is settled.
        found.sort(key=lambda pair: pair[1].settled)
        waiting = sum(not matter.settled for _, matter in found)
        self._count.setText(say("before_leaving.waiting", n=waiting) if found else say("before_leaving.nothing_yet"))
        for key, matter in found[:_MOST]:
            self._add(self._row(key, matter))
        if len(found) > _MOST:
            self._add(PlainLabel(say("before_leaving.more", n=len(found) - _MOST), "meta", ink="ink2"))

    def _row(self, activity: str, matter: OpenMatter) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        # A sign and a word, not a colour: a tick is read out as settled.
        mark = PlainLabel("✓" if matter.settled else "!", "label", ink="accent" if matter.settled else "late", wrap=False)
        mark.setAccessibleName(say("before_leaving.is_settled" if matter.settled else "before_leaving.is_open"))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(PlainLabel(say(matter.said, **matter.gaps), "meta"), 1)
        if not matter.settled:
            go = Button("→", "link", small=True)
            go.setAccessibleName(say("before_leaving.mend", what=say(matter.said, **matter.gaps)))
            go.clicked.connect(lambda: self.wanted.emit("", activity))
            line.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _add(self, row: QWidget) -> None:
        self._list.addWidget(row)
        self._rows.append(row)

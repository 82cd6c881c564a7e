"""Who is here: a line for walk-ins, and the list to tick as people arrive."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout

from moothall.activities.attendance.panel_people import PeopleModel, PersonPainter
from moothall.activities.attendance.rules import people_lines, walk_in
from moothall.core.people import (
    ORGANISATIONS,
    PARTICIPANTS,
    enlist,
    mark_present,
    participants,
    present,
    strike_off,
)
from moothall.core.refused import Expected
from moothall.desk import News
from moothall.ui.kit.ask import attempt
from moothall.ui.kit.button import Button
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.panel import Panel
from moothall.ui.kit.parts import Key
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.stage import Stage
from moothall.words import say, sentence


class AttendancePanel(Panel):
    """The door of the room."""

    def __init__(self, stage: Stage, item_key: str) -> None:
        super().__init__(stage, item_key)
        self._desk = stage.desk
        self._entry = EntryLine(say("attendance.entry"), hint=say("attendance.hint"))
        self._count = PlainLabel("", "section", wrap=False)
        self._everyone = Button(say("attendance.everyone"), small=True)
        self._empty = PlainLabel(say("attendance.empty"), "body", ink="ink2")
        self._model = PeopleModel(self._desk)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setAccessibleName(say("attendance.list"))
        self._list.setItemDelegate(PersonPainter(self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setUniformItemSizes(True)
        self._lay_out()
        self._entry.committed.connect(self._arrive)
        self._entry.pasted_lines.connect(self._enlist)
        self._entry.changed.connect(self._mean)
        self._entry.escaped.connect(self._list.setFocus)
        self._everyone.clicked.connect(self._all_here)
        self._redraw()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._entry)
        column.addWidget(PlainLabel(say("attendance.help"), "meta", ink="ink2"))
        top = QHBoxLayout()
        top.addWidget(self._count)
        top.addStretch(1)
        top.addWidget(self._everyone)
        column.addLayout(top)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)

    # arriving

    def _arrive(self, text: str) -> None:
        if not text.strip():
            return
        try:
            self._desk.do(walk_in(self._desk.session, text, self._desk.keys(2)))
        except Expected as trouble:
            self._entry.refuse(sentence(trouble))
            return
        self._entry.taken()

    def _enlist(self, lines: list[str]) -> None:
        """A pasted list is an invitation list: nobody on it is here yet."""
        desk = self._desk
        attempt(self, lambda: desk.do(enlist(desk.session, people_lines(lines), desk.keys(2 * len(lines)))))

    def _all_here(self) -> None:
        session = self._desk.session
        attempt(self, lambda: self._desk.do(mark_present(session, [p.key for p in participants(session)], True)))

    def _mean(self, text: str) -> None:
        self._entry.mean(*((Key("Enter"), say("attendance.is_here")) if text.strip() else ()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self._list.currentIndex()
        if self._list.hasFocus() and place.isValid() and event.key() == Qt.Key.Key_Delete:
            person = self._model.people[place.row()]
            attempt(self, lambda: self._desk.do(strike_off(self._desk.session, person.key)))
        else:
            super().keyPressEvent(event)

    # drawing

    def hear(self, news: object) -> None:
        if isinstance(news, News) and (news.is_large or news.touches(PARTICIPANTS, ORGANISATIONS)):
            self._redraw()

    def _redraw(self) -> None:
        session = self._desk.session
        self._model.show_people()
        listed = participants(session)
        self._count.setText(say("attendance.here", n=len(present(session)), of=len(listed)))
        self._empty.setVisible(not self._model.people)
        self._list.setVisible(bool(self._model.people))
        self._everyone.setVisible(len(present(session)) < len(listed))

    def take_focus(self) -> None:
        self._entry.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        names = ("enter", "space", "delete")
        return [(say(f"attendance.key_{n}"), say(f"attendance.does_{n}")) for n in names]

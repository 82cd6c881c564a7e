"""Who is here: a line for walk-ins, and the list to tick as people arrive. The same line changes a person. E-mails are never shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView

from moothall.activities.attendance.panel_people import PeopleModel, PersonPainter
from moothall.activities.attendance.panel_seating import SeatingRow
from moothall.activities.attendance.room import TABLES
from moothall.activities.attendance.rules import change_person, expected, line_of, newcomers, people_lines, walk_in
from moothall.core.errors import Expected
from moothall.core.model import Step
from moothall.core.people import ORGANISATIONS, PARTICIPANTS, Participant, enlist, mark_present, participants, present, strike_off
from moothall.core.picture import Showing
from moothall.desk import News
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.button import Button
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineWords
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say, sentence


class AttendancePanel(Panel):
    """The door of the room. Only participants who are here count: everybody else may be on the list."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key)
        self._desk = stage.desk
        self._changing = ""  # the key of whoever is being changed; empty while the line is for arrivals
        self._entry = EntryLine(say("attendance.entry"), hint=say("attendance.hint"))
        self._help = PlainLabel(say("attendance.help"), "meta", ink="ink2")
        self._count = PlainLabel("", "section", wrap=False)
        self._change = Button(say("attendance.change"), small=True)
        self._seating = SeatingRow()
        self._everyone = Button(say("attendance.everyone"), small=True)
        self._empty = PlainLabel(say("attendance.empty"), "body", ink="ink2")
        self._model = PeopleModel(self._desk, self)
        self._list = _list_of(self._model)
        self._lay_out()
        self._connect()
        self._redraw()

    def _lay_out(self) -> None:
        column = self.framed()
        column.addWidget(self._entry)
        column.addWidget(self._help)
        top = QHBoxLayout()
        top.addWidget(self._count)
        top.addStretch(1)
        top.addWidget(self._change)
        top.addWidget(self._everyone)
        column.addLayout(top)
        column.addWidget(self._seating)
        column.addWidget(self._empty)
        # The list takes what room there is; the stretch of 0 below it counts only while the list is hidden, and keeps the rest at the top.
        column.addWidget(self._list, 10)
        column.addStretch(0)

    def _connect(self) -> None:
        self._entry.committed.connect(self._commit)
        self._entry.pasted_lines.connect(self._enlist)
        self._entry.changed.connect(self._mean)
        self._entry.escaped.connect(self._leave_line)
        self._everyone.clicked.connect(self._all_here)
        self._change.clicked.connect(self._begin_change)
        self._model.ticked.connect(self._tick)
        self._seating.wanted.connect(lambda rule: self._do_with(lambda: rule(self._desk.session)))
        self._seating.shown.connect(lambda: self.show_wanted.emit(Showing("attendance", self.item_key, TABLES)))
        # After the model was set: setting one gives the list another selection model.
        self._list.selectionModel().currentChanged.connect(lambda now, _: self._offer_change(now.isValid()))

    @property
    def _person(self) -> Participant | None:
        """Whose row is current."""
        place = self._list.currentIndex()
        return self._model.people[place.row()] if place.isValid() else None

    # arriving

    def _commit(self, text: str) -> None:
        if not text.strip():
            return
        desk = self._desk
        try:
            if self._changing:
                desk.do(change_person(desk.session, self._changing, text, desk.key()))
            else:
                # Two keys, for the person and for an organisation that may be new.
                desk.do(walk_in(desk.session, text, desk.keys(2)))
        except Expected as trouble:
            self._entry.refuse(sentence(trouble))
            return
        # Only now: what was refused stays in the line to be put right.
        self._entry.taken()
        if self._changing:
            self._end_change()
        else:
            # Whoever came last stands last; seeing the name there is the answer to typing it.
            self._list.scrollToBottom()

    def _enlist(self, lines: list[str]) -> None:
        """A pasted list is an invitation list: nobody on it is here yet."""
        desk = self._desk
        # All lines are read before anybody is added, so that one line without a name leaves the list as it was.
        pasted = attempt(self, lambda: people_lines(lines)) or []
        new = newcomers(desk.session, pasted)
        if new:
            # Two keys each: every one of them may come from an organisation not seen before.
            attempt(self, lambda: desk.do(enlist(desk.session, new, desk.keys(2 * len(new)))))
        if len(new) < len(pasted):
            self.said.emit("info", say("attendance.left_out", n=len(pasted) - len(new)), None)

    def _all_here(self) -> None:
        # Participants only: facilitators are not counted among those who could vote.
        self._do_with(lambda: mark_present(self._desk.session, [p.key for p in participants(self._desk.session)], True))

    def _tick(self, key: str) -> None:
        person = self._desk.session.find(PARTICIPANTS, key)
        if person:
            self._do_with(lambda: mark_present(self._desk.session, [key], not person.present))

    def _do_with(self, rule: Callable[[], Step]) -> None:
        attempt(self, lambda: self._desk.do(rule()))

    def _mean(self, text: str) -> None:
        if not text.strip():
            self._entry.mean()
        elif self._changing:
            self._entry.mean(InlineKey("Enter"), say("attendance.keep"))
        else:
            self._entry.mean(*self._meaning(text))

    def _meaning(self, text: str) -> tuple[InlinePart | str, ...]:
        """What Enter will do, or why it won't."""
        try:
            # The rule itself is asked while somebody types, so that the meaning beside the line can't promise what Enter then refuses.
            known = expected(self._desk.session, text)
        except Expected as trouble:
            return (InlineWords(sentence(trouble), "meta", "stop", bold=True),)
        return InlineKey("Enter"), say("attendance.ticks" if known else "attendance.is_here")

    # changing one person

    def _begin_change(self) -> None:
        """Their line comes up in the entry line, to be put right there."""
        person = self._person
        if person is None:
            return
        self._changing = person.key
        self._entry.set_context(say("attendance.changing", name=person.name))
        self._help.setText(say("attendance.help_change"))
        # Never with the e-mail, since this line is in sight of whoever stands at the laptop.
        self._entry.set_text(line_of(self._desk.session, person))
        self._entry.setFocus()

    def _end_change(self) -> None:
        self._changing = ""
        self._entry.set_context("")
        self._help.setText(say("attendance.help"))
        self._mean(self._entry.text)

    def _leave_line(self) -> None:
        self._end_change()
        self._list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Delete and F2 are the line's own while one types.
        person = self._person if self._list.hasFocus() else None
        if person and event.key() == Qt.Key.Key_Delete:
            self._do_with(lambda: strike_off(self._desk.session, person.key))
        elif person and event.key() == Qt.Key.Key_F2:
            self._begin_change()
        else:
            super().keyPressEvent(event)

    # drawing

    def hear(self, news: object) -> None:
        if isinstance(news, News) and (news.is_large or news.touches(PARTICIPANTS, ORGANISATIONS)):
            self._redraw()

    def _redraw(self) -> None:
        session = self._desk.session
        # Remembered before the model is filled anew, which may forget the current row.
        person, row = self._person, self._list.currentIndex().row()
        self._model.show_people()
        self._go_to(person.key if person else "", row)
        listed = participants(session)
        self._count.setText(say("attendance.here", n=len(present(session)), of=len(listed)))
        self._seating.tell(session, len(present(session)) or len(listed))
        self._seating.setVisible(bool(listed))
        self._empty.setVisible(not self._model.people)
        self._list.setVisible(bool(self._model.people))
        # Gone once it could do nothing.
        self._everyone.setVisible(len(present(session)) < len(listed))
        self._change.setVisible(bool(self._model.people))
        self._offer_change(self._person is not None)
        # Struck off or undone while the line was about them: what is typed next would change nobody.
        if self._changing and session.find(PARTICIPANTS, self._changing) is None:
            self._end_change()

    def _offer_change(self, chosen: bool) -> None:
        self._change.usable() if chosen else self._change.unavailable(say("attendance.choose_first"))

    def _go_to(self, key: str, row: int) -> None:
        """That person stays chosen; whoever moved up into the row, when that person has gone."""
        if key and self._model.people and not self._list.currentIndex().isValid():
            place = next((n for n, p in enumerate(self._model.people) if p.key == key), row)
            self._list.setCurrentIndex(self._model.index(min(place, len(self._model.people) - 1)))

    def take_focus(self) -> None:
        self._entry.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        names = ("enter", "space", "change", "delete")
        return [(say(f"attendance.key_{n}"), say(f"attendance.does_{n}")) for n in names]


def _list_of(model: PeopleModel) -> QListView:
    made = QListView()
    made.setModel(model)
    made.setAccessibleName(say("attendance.list"))
    made.setItemDelegate(PersonPainter(made))
    made.setFrameShape(QFrame.Shape.NoFrame)
    # One height for all rows: Qt then asks for it once and not for each of hundreds.
    made.setUniformItemSizes(True)
    made.setMouseTracking(True)
    # F2 goes to the entry line; an editor in the row would be a second way to change a person.
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    return made

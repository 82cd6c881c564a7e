"""A new session, one page before it begins: title, date, start, place, how confidential, where the file goes. Makes no file itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from moothall.core.errors import Refused
from moothall.core.session_details import CONFIDENTIALITY, a_date, a_time
from moothall.core.text import kept, one_line
from moothall.desk.paths import stands_apart
from moothall.desk.workshop_templates import WorkshopTemplate, templates
from moothall.ui.facilitator.details import confidentiality_radio
from moothall.ui.facilitator.file_dialogs import ask_for_folder
from moothall.ui.kit.button import Button
from moothall.ui.kit.field import Field
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.theme.look import look
from moothall.words import say, sentence

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class NewSession:
    """What somebody wants to begin. `template` is a key, or empty for a blank agenda."""

    template: str
    title: str
    date: str
    confidentiality: str
    folder: Path
    start: str = ""
    place: str = ""


def _time_or_none(text: str) -> str:
    """A session may begin when it begins. Refused for what is no time."""
    return a_time(text) if text else ""


class BeginPage(QWidget):
    """`wanted` gives a NewSession; `left` goes back to the cards. `design_wanted` asks for something to be done with the design: "edit",
    "copy" or "remove".
    """

    wanted = Signal(object)
    left = Signal()
    design_wanted = Signal(str)

    def __init__(self, template: WorkshopTemplate | None, today: str, folder: Path) -> None:
        super().__init__()
        self._template, self._folder = template, folder
        self._page = ScrollPage()
        column = self._page.column
        column.setContentsMargins(48, 40, 48, 24)
        column.setSpacing(12)
        column.addWidget(PlainLabel(template.title if template else say("start.blank"), "title"))
        column.addWidget(PlainLabel(template.purpose if template else say("start.blank_purpose"), ink="ink2"))
        self.title = Field(say("start.title"), template.title if template else say("start.usual_title"))
        self.date = Field(say("start.date"), today)
        self.start = Field(say("start.start"), template.start if template else "")
        self.place = Field(say("start.place"))
        for field in (self.title, self.date, self.start, self.place):
            # px at 100 %: a title's length.
            field.setMaximumWidth(look().px(560))
            field.edit.installEventFilter(self)
            column.addWidget(field)
        # Without a design that says otherwise, nobody is named beside what they said.
        self._offer_kinds(template.confidentiality if template else "non-attributed")
        self._offer_folder()
        self.begin = Button(say("start.begin"), "primary", keys="Enter")
        self.begin.clicked.connect(self._begin)
        back = Button(say("start.back"), keys="Esc")
        back.clicked.connect(self.left)
        self._page.add_row(self.begin, back, None)
        if template:
            self._offer_design(template)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)

    @property
    def template_key(self) -> str:
        """The design chosen; empty for a blank agenda."""
        return self._template.key if self._template else ""

    def _offer_design(self, template: WorkshopTemplate) -> None:
        """What can be done with the design itself; those that come with Moothall can be copied alone."""
        self._page.column.addSpacing(24)
        self._page.add(PlainLabel(say("start.this_design"), "label"))
        names = ("copy",) if template in templates() else ("edit", "copy", "remove")
        self.design_buttons = {name: Button(say(f"start.design_{name}"), small=True) for name in names}
        for name, button in self.design_buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.design_wanted.emit(name))
        self._page.add_row(*self.design_buttons.values(), None)

    def _offer_kinds(self, usual: str) -> None:
        self._page.add(PlainLabel(say("window.how_confidential"), "label"))
        self._group = QButtonGroup(self)
        self.kinds = {kind: confidentiality_radio(kind) for kind in CONFIDENTIALITY}
        for kind, radio in self.kinds.items():
            self._group.addButton(radio)
            radio.setChecked(kind == usual)
            self._page.add(radio)

    def _offer_folder(self) -> None:
        self._page.add(PlainLabel(say("start.folder"), "label"))
        self._where = PlainLabel("", "meta", ink="ink2")
        self.other_folder = Button(say("start.other_folder"), small=True)
        self.other_folder.clicked.connect(self._choose_folder)
        self._page.add(self._where)
        self._page.add_row(self.other_folder, None)
        self.put_in(self._folder)

    def _choose_folder(self) -> None:
        folder = ask_for_folder(self, self._folder)
        if folder is not None:
            self.put_in(folder)

    def put_in(self, folder: Path) -> None:
        self._folder = folder
        self._where.setText(say("start.poor_folder", folder=str(folder)) if stands_apart(folder) else str(folder))

    # beginning

    def _begin(self) -> None:
        """Says under the field what is wrong with it, or asks for the session."""
        # The core's own rules, asked early: a refusal belongs under its field, not in a message after the file was tried.
        for field, check in ((self.title, one_line), (self.date, a_date), (self.start, _time_or_none), (self.place, kept)):
            try:
                check(field.text().strip())
            except Refused as refused:
                field.refuse(sentence(refused))
                field.setFocus()
                return
        kind = next(kind for kind, radio in self.kinds.items() if radio.isChecked())
        title, day, start, place = (field.text().strip() for field in (self.title, self.date, self.start, self.place))
        self.wanted.emit(NewSession(self.template_key, title, day, kind, self._folder, _time_or_none(start), place))

    def take_focus(self) -> None:
        self.title.setFocus()
        self.title.edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a field begins: the rest is filled in already."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER and not event.isAutoRepeat():
            self._begin()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        # Wherever the keyboard is: a radio has no use for Enter.
        elif event.key() in _ENTER:
            self._begin()
        else:
            super().keyPressEvent(event)

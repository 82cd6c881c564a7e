"""A form's title and questions as lines to change; kept for next time, shared as a file, or taken in from one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from moothall.core.forms.definition import Form
from moothall.core.forms.worded_form import form_from_lines, lines_of
from moothall.desk.form_library import SUFFIX, keep_form, read_form, write_form
from moothall.desk.paths import free_name
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.text_field import TextField
from moothall.ui.kit.wrapped_row import WrappedRow
from moothall.words import say


class OwnForm(QWidget):
    """`kept` gives the key of a form that was kept or taken in."""

    kept = Signal(str)

    def __init__(self, attempt: Callable[[Callable[[], object]], bool], form: Form) -> None:
        super().__init__()
        self._attempt, self._form = attempt, form
        self._title = TextField(say("instruments.own_title"), lines=(1, 1))
        self._lines = TextField(say("instruments.own_lines"), lines=(4, 16), one_a_line=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._title, self._lines, PlainLabel(say("instruments.own_help"), "meta", ink="ink2")):
            column.addWidget(part)
        acts = (("keep", self._keep), ("share", self._share), ("take_in", self._take_in))
        column.addWidget(WrappedRow([self._button(name, act) for name, act in acts]))
        self.show_form(form)

    def _button(self, name: str, act: Callable[[], object]) -> Button:
        button = Button(say(f"instruments.own_{name}"), small=True)
        button.clicked.connect(lambda: self._attempt(act))
        return button

    def show_form(self, form: Form) -> None:
        self._form = form
        self._title.set_text(form.title)
        self._lines.set_text(lines_of(form))

    def form(self) -> Form:
        """As it is written now. Refused with the line that means nothing."""
        return form_from_lines(self._form, self._title.text(), self._lines.text())

    def _keep(self) -> None:
        self.kept.emit(keep_form(self.form()).key)

    def _share(self) -> None:
        form = self.form()
        offered = free_name(Path.home(), form.title, SUFFIX)
        name, _ = QFileDialog.getSaveFileName(self, say("instruments.own_share"), str(offered), _kinds())
        if name:
            write_form(form, Path(name if name.endswith(SUFFIX) else name + SUFFIX))

    def _take_in(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, say("instruments.own_take_in"), str(Path.home()), _kinds())
        if name:
            self.kept.emit(keep_form(read_form(Path(name))).key)


def _kinds() -> str:
    return f"{say('instruments.own_files')} (*{SUFFIX})"

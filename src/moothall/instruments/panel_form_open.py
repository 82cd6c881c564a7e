"""While sheets come in: one line a sheet, or a part of one, with an echo of what was understood. What is typed is never shown again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.errors import Expected
from moothall.core.forms.filled_sheets import FilledSheet, Unit, has_passed
from moothall.core.forms.form_rounds import bodies_asked, form_asked
from moothall.core.forms.table_totals import TableLine, sheets_of_table, table_line
from moothall.core.forms.typed_sheet import Part, numbered_line, parts, typed_sheet, understood
from moothall.desk import Desk
from moothall.instruments.panel_form_booth import FormBooth
from moothall.instruments.panel_form_page import FormPage, key_pairs
from moothall.instruments.panel_form_start import how_answered
from moothall.instruments.panel_form_typing import PartTile, PartTiles, TypedCells, TypedRow
from moothall.ui.kit.button import Button
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlinePart, InlineWords
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.withheld_box import WithheldBox
from moothall.words import say, sentence

LAST = 3
"""Sheets that can be taken back by one press; any other by its number."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FormOpen(FormPage):
    """The line, its echo, the last sheets, and the sealed box where nothing is seen."""

    def __init__(self, desk: Desk, item_key: str, round_key: str) -> None:
        super().__init__(desk, item_key, round_key)
        form = form_asked(self.round)
        self._form, self._parts = form, parts(form, bodies_asked(self.round))
        self._at, self._number, self._sheet = 0, 0, FilledSheet()
        """The part that is typed, the sheet's number where one was named, and what is typed of it so far."""
        self._recent: list[int] = []
        self._tiles, self._cells = PartTiles(), TypedCells()
        self.line = EntryLine(say("instruments.line"), hint=say("instruments.line_hint_parts" if form.parts else "instruments.line_hint"))
        self._echo = PlainLabel("", "body")
        self._help = PlainLabel("", "meta", ink="ink2")
        booth = Button(say("instruments.to_booth"), small=True)
        booth.clicked.connect(lambda: self.lock_wanted.emit(FormBooth(desk, self.round)))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self._buttons: list[QWidget] = []
        self.line.committed.connect(self._commit)
        self.line.changed.connect(self._mean)
        self.line.escaped.connect(self._start_over)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._tiles, self.line, self._help, self._cells, self._echo):
            column.addWidget(part)
        column.addWidget(booth, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._rows)
        column.addWidget(WithheldBox(say("instruments.sealed_box"), say("instruments.opens_at_reveal", floor=self.round.floor)), 1)
        self._tell()

    # what is asked now

    @property
    def _asked(self) -> tuple[Part, ...]:
        """One part at a time where the form has parts, else the whole sheet in one line."""
        return (self._parts[self._at],) if self._form.parts else self._parts

    @property
    def _sheet_number(self) -> int:
        return self._number or self.desk.next_sheet(self.round_key)

    def _tell(self) -> None:
        self.line.set_context(say("instruments.sheet", number=self._sheet_number))
        self._tiles.setVisible(self._form.parts)
        # Questions on one scale are told together: the line is short, and the paper has their words.
        told = [how_answered(part.question) for part in self._asked if not part.is_words]
        self._help.setText(" · ".join(dict.fromkeys([*told, *([say("instruments.table_help")] if self._form.totals else [])])))
        self._mean(self.line.text)

    def _tile(self, place: int, part: Part, n: int) -> PartTile:
        """`n` is how many answers of it the line has so far, where it is the one that is typed."""
        scale, each = part.question.scale, part.question.sort == "rate_each"
        n = n if place == self._at else sum(unit.cells[0] in self._sheet.marks for unit in part.units)
        note = (
            say("instruments.so_far", n=n, of=len(part.units))
            if each and place <= self._at
            else say("instruments.on_scale", low=scale.least, high=scale.most)
            if scale
            else say(f"instruments.sort_{part.question.sort}")
        )
        return PartTile(part_title(part), note, "done" if place < self._at else "now" if place == self._at else "to_come")

    def _draw(self, answers: Sequence[tuple[Unit, tuple[int, ...] | None]], next_: Unit | None) -> None:
        """The sheet as far as it is typed, where it has parts: tiles, and the cells of the organisations that are asked about now."""
        now = self._parts[self._at]
        each = self._form.parts and now.question.sort == "rate_each"
        self._cells.setVisible(each)
        self._echo.setVisible(not each)
        if self._form.parts:
            self._tiles.show_tiles([self._tile(place, part, len(answers)) for place, part in enumerate(self._parts)])
        if each:
            typed = {unit.key: "–" if values is None else str(values[0]) for unit, values in answers}
            at = next((n for n, unit in enumerate(now.units) if next_ and unit.key == next_.key), len(answers))
            before = [part for part in self._parts[: self._at] if part.question is now.question]
            rows = [TypedRow(part_title(part), tuple(self._answered(unit) for unit in part.units)) for part in before]
            rows.append(TypedRow(part_title(now), tuple(typed.get(unit.key, "") for unit in now.units), at))
            self._cells.show_rows([unit.about for unit in now.units], rows, self._echo.text())

    def _answered(self, unit: Unit) -> str:
        mark = self._sheet.marks.get(unit.cells[0])
        return "" if mark is None else "–" if has_passed(unit, self._sheet.marks) else str(unit.value(mark))

    def _mean(self, text: str) -> None:
        """The echo: what the last sign said, how many are still to come, what is next."""
        if self._form.totals and (line := table_line(text)):
            self._mean_table(line)
            return
        _, rest = numbered_line(text)
        if self._form.parts and self._asked[0].is_words:
            self._echo.setText(rest.strip())
            self.line.mean(*([say("instruments.words_echo")] if rest.strip() else []))
            self._draw((), None)
            return
        found = understood(self._asked, rest)
        self._echo.setText(", ".join([*(spoken_answer(unit, values) for unit, values in found.answers), *(w for _, w in found.words)]))
        self._draw(found.answers, found.next)
        wanted = sum(len(part.units) for part in self._asked if not part.is_words)
        said: list[InlinePart | str] = []
        if found.answers:
            said.append(InlineWords(spoken_answer(*found.answers[-1]), "meta", "ink", bold=True))
        if rest.strip() and wanted:
            said.append(say("instruments.so_far", n=len(found.answers), of=wanted))
        self.line.mean(*said)

    def _mean_table(self, line: TableLine) -> None:
        """What a table's line would keep: how many people, or what is still wrong with it."""
        try:
            said = say("instruments.table_means", table=line.table, n=len(sheets_of_table(self._form, line)))
        except Expected as refused:
            said = sentence(refused)
        self._echo.setText(said)
        self._draw((), None)

    # what is typed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+Enter comes up from the line: it ends the sheet wherever it stands."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._form.parts:
            if self._take_part(self.line.text):
                self._end()
            return
        super().keyPressEvent(event)

    def _commit(self, text: str) -> None:
        if self._form.totals and (line := table_line(text)):
            self._keep_table(line)
        elif not self._form.parts:
            self._whole(text)
        elif self._take_part(text):
            if self._at == len(self._parts) - 1:
                self._end()
            else:
                self._at += 1
                self._tell()

    def _whole(self, text: str) -> None:
        number, rest = numbered_line(text)
        try:
            sheet = typed_sheet(self._parts, rest)
        except Expected as refused:
            self.line.refuse(sentence(refused))
            return
        self._keep(sheet, number)

    def _keep_table(self, line: TableLine) -> None:
        again = line.table in self.desk.tables_in(self.round_key)
        try:
            people = self.desk.put_table(self.round_key, line, replace=again)
        except Expected as refused:
            self.line.refuse(sentence(refused))
            return
        self.line.taken()
        self.said.emit("info", say("instruments.table_corrected" if again else "instruments.table_kept", table=line.table, n=people), None)
        self._tell()

    def _take_part(self, text: str) -> bool:
        """A part is understood, or left blank by an empty line; False when it was refused."""
        number, rest = numbered_line(text)
        try:
            part = typed_sheet(self._asked, rest) if rest.strip() else FilledSheet()
        except Expected as refused:
            self.line.refuse(sentence(refused))
            return False
        if number is not None:
            self._number = number
        self._sheet = FilledSheet({**self._sheet.marks, **part.marks}, {**self._sheet.words, **part.words})
        self.line.taken()
        return True

    def _end(self) -> None:
        if not self._sheet.blank:
            self._keep(self._sheet, self._number or None)
        self._start_over()

    def _start_over(self) -> None:
        self._at, self._number, self._sheet = 0, 0, FilledSheet()
        self._tell()

    def _keep(self, sheet: FilledSheet, number: int | None) -> None:
        again = number is not None and number in self.desk.sheet_numbers(self.round_key)
        try:
            kept = self.desk.put_sheet(self.round_key, sheet, number, replace=again)
        except Expected as trouble:
            self.line.refuse(sentence(trouble))
            return
        self.line.taken()
        self._recent = [*[n for n in self._recent if n != kept], kept][-LAST:]
        key = "instruments.corrected" if again else "instruments.kept" if number else "instruments.kept_next"
        self.said.emit("info", say(key, number=kept), None)
        self._start_over()
        self._draw_recent()

    # what was typed last: numbers, never marks

    def _draw_recent(self) -> None:
        for old in self._buttons:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [self._recent_row(number) for number in reversed(self._recent)]
        for row in self._buttons:
            self._rows.addWidget(row)

    def _recent_row(self, number: int) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(PlainLabel(say("instruments.sheet_in", number=number), "label"), 1)
        back = Button(say("instruments.take_back"), "link", small=True)
        back.setAccessibleName(say("instruments.take_back_n", number=number))
        back.clicked.connect(lambda: self._take_back(number))
        line.addWidget(back)
        return row

    def _take_back(self, number: int) -> None:
        if self.attempt(lambda: self.desk.take_back_sheet(self.round_key, number)):
            self._recent.remove(number)
            self._draw_recent()
            self._tell()
            self.line.setFocus()

    def redraw(self) -> None:
        self._recent = [n for n in self._recent if n in self.desk.sheet_numbers(self.round_key)]
        self.line.set_context(say("instruments.sheet", number=self._sheet_number))

    def take_focus(self) -> None:
        self.line.setFocus()

    def unkept(self) -> str:
        return say("instruments.unkept") if self.line.text.strip() or not self._sheet.blank else ""

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("part", "sheet") if self._form.parts else key_pairs("enter", "number")


def part_title(part: Part) -> str:
    return part.column.words if part.column and part.question.sort == "rate_each" else part.question.label


def spoken_answer(unit: Unit, values: tuple[int, ...] | None) -> str:
    """ "4 is Eastmere Council, some say"."""
    about = unit.about or unit.question.label
    if values is None:
        return say("instruments.echo_passed", about=about)
    question = unit.question
    if question.choices and question.sort != "number":
        return say("instruments.echo_chosen", about=about, chosen=", ".join(question.choices[v].words for v in values))
    words = dict(question.scale.ends).get(values[0], "") if question.scale else ""
    return say("instruments.echo_worded" if words else "instruments.echo", value=str(values[0]), about=about, words=words)

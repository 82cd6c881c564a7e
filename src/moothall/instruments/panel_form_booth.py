"""A form at a booth: one question at a time with large answers, by touch or by keys. Nothing is kept before Hand it in; then, and when it
is left alone, everything of whoever stood there goes.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.errors import Expected
from moothall.core.forms.filled_sheets import FilledSheet, Unit, answer, passed, units
from moothall.core.forms.form_rounds import FormRound, bodies_asked, form_asked
from moothall.desk import Desk
from moothall.ui.kit.announce import announce
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.text_field import TextField
from moothall.ui.theme.look import look
from moothall.words import read_by, say, sentence

IDLE, THANKS = 120_000, 3_000
"""Milliseconds after which a sheet left alone is cleared, and for which "thank you" stands before the next."""
_LARGE = 64
"""px at 100 %: how high an answer is, for a finger."""


class FormBooth(QWidget):
    """Takes the window's place. `kept` when a sheet was handed in."""

    kept = Signal()

    def __init__(self, desk: Desk, round_: FormRound) -> None:
        super().__init__()
        self._desk, self._round = desk, round_.key
        form = form_asked(round_)
        self._units = units(form, bodies_asked(round_))
        self._at, self._marks, self._words = 0, dict[str, int](), dict[str, str]()
        self._idle = QTimer(self, interval=IDLE, singleShot=True)
        self._idle.timeout.connect(self.clear)
        self._thanks = QTimer(self, interval=THANKS, singleShot=True)
        self._thanks.timeout.connect(self.clear)
        page = ScrollPage()
        self._step = PlainLabel("", "body", ink="ink2")
        self._asked, self._about = PlainLabel("", "title"), PlainLabel("", "section")
        self._place = QVBoxLayout()
        self._answers: QWidget | None = None
        self._field: TextField | None = None
        self._said = PlainLabel("", "body", ink="late")
        foot = QHBoxLayout()
        self._back, self._next = Button(_say("back")), Button(_say("leave_blank"), "primary")
        self._back.clicked.connect(lambda: self._go(self._at - 1))
        self._next.clicked.connect(self._go_on)
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._next)
        page.add(PlainLabel(f"{round_.title} {round_.subject}".strip(), "section", ink="ink2"))
        for part in (self._step, self._asked, self._about):
            page.add(part)
        page.column.addLayout(self._place)
        page.add(self._said)
        page.column.addStretch(1)
        page.column.addLayout(foot)
        column = QVBoxLayout(self)
        column.addWidget(page)
        self.setAccessibleName(_say("booth"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show()

    def clear(self) -> None:
        """Nobody is at it, and nothing of whoever was is left."""
        self._idle.stop()
        self._at, self._marks, self._words = 0, {}, {}
        self._show()

    @property
    def _unit(self) -> Unit | None:
        return self._units[self._at] if self._at < len(self._units) else None

    # what is asked

    def _show(self) -> None:
        unit = self._unit
        self._said.setText("")
        self._step.setText(_say("step", n=self._at + 1, of=len(self._units)) if unit else "")
        self._asked.setText(unit.question.words if unit else _say("all_done"))
        column = unit.column.words if unit and unit.column and unit.question.sort == "rate_each" else ""
        aloud = say("instruments.said_aloud") if unit and unit.question.aloud else ""
        self._about.setText(aloud or (": ".join(filter(None, (column, unit.about))) if unit else ""))
        self._back.setVisible(self._at > 0)
        self._next.set_words(_say("next" if self._is_answered() else "leave_blank") if unit else _say("hand_in"))
        self._put(self._answers_for(unit) if unit else QWidget())
        announce(self, " ".join(filter(None, (self._asked.text(), self._about.text()))))

    def _put(self, answers: QWidget) -> None:
        if self._answers is not None:
            self._place.removeWidget(self._answers)
            self._answers.hide()
            self._answers.deleteLater()
        self._answers = answers
        self._place.addWidget(answers)
        (self._field or self).setFocus()

    def _answers_for(self, unit: Unit) -> QWidget:
        box, self._field = QWidget(), None
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 8, 0, 8)
        question = unit.question
        if question.sort in ("words", "number"):
            self._field = TextField(
                question.words, self._written(unit), lines=(3, 8) if question.sort == "words" else (1, 1), hide_label=True
            )
            column.addWidget(self._field)
        elif question.scale:
            row = QHBoxLayout()
            for point in question.scale.points:
                row.addWidget(self._button(unit, point, str(point)))
            column.addLayout(row)
            column.addWidget(PlainLabel("   ".join(f"{point} {words}" for point, words in question.scale.ends), "body", ink="ink2"))
            if question.can_pass:
                column.addWidget(self._pass_button(unit))
        else:
            for place, choice in enumerate(question.choices):
                column.addWidget(self._button(unit, place, f"{choice.key}   {choice.words}"))
        return box

    def _button(self, unit: Unit, value: int, words: str) -> Button:
        chosen = all(self._marks.get(cell) == mark for cell, mark in answer(unit, value).items())
        button = Button(f"✓ {words}" if chosen else words, "primary" if chosen else "plain")
        button.setMinimumHeight(look().px(_LARGE))
        button.clicked.connect(lambda: self._press(value))
        return button

    def _pass_button(self, unit: Unit) -> Button:
        chosen = all(self._marks.get(cell) == mark for cell, mark in passed(unit).items())
        button = Button(_say("cannot_judge"), "primary" if chosen else "plain")
        button.clicked.connect(self._pass)
        return button

    # what is pressed

    def _press(self, value: int) -> None:
        unit = self._unit
        if unit is None:
            return
        self._idle.start()
        given = answer(unit, value)
        if unit.question.sort not in ("tick", "best"):
            self._marks |= given
            self._go(self._at + 1)
            return
        for cell, mark in given.items():
            if self._marks.pop(cell, None) is None:
                self._marks[cell] = mark
        self._show()

    def _pass(self) -> None:
        if self._unit:
            self._idle.start()
            self._marks |= passed(self._unit)
            self._go(self._at + 1)

    def _is_answered(self) -> bool:
        unit = self._unit
        return unit is not None and (any(cell in self._marks for cell in unit.cells) or unit.key in self._words)

    def _written(self, unit: Unit) -> str:
        kept = self._marks.get(unit.cells[0])
        return self._words.get(unit.key, "") if unit.question.sort == "words" else "" if kept is None else str(unit.value(kept))

    def _go_on(self) -> None:
        if self._unit is None:
            self._hand_in()
        elif self._take_field():
            self._go(self._at + 1)

    def _take_field(self) -> bool:
        """What stands in the field; False where it is no number."""
        unit, field = self._unit, self._field
        if unit is None or field is None:
            return True
        text = field.text().strip()
        if unit.question.sort == "words":
            self._words.pop(unit.key, None)
            self._words |= {unit.key: text} if text else {}
            return True
        self._marks.pop(unit.cells[0], None)
        if text and not (text.isascii() and text.isdecimal() and len(text) < 8):
            self._said.setText(_say("a_number"))
            return False
        self._marks |= answer(unit, int(text)) if text else {}
        return True

    def _go(self, place: int) -> None:
        self._idle.start()
        self._at = max(0, min(place, len(self._units)))
        self._show()

    def _hand_in(self) -> None:
        try:
            self._desk.put_sheet(self._round, FilledSheet(self._marks, self._words), route="booth")
        except Expected as refused:
            with read_by("shared_screen"):
                self._said.setText(sentence(refused))
            return
        self.clear()
        self._asked.setText(_say("thanks"))
        self._put(QWidget())
        self._thanks.start()
        self.kept.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit or a letter is the answer it stands for, Enter goes on, Backspace back, a dash can't judge."""
        unit, text = self._unit, event.text().casefold()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
        elif event.key() == Qt.Key.Key_Backspace:
            self._go(self._at - 1)
        elif unit and unit.question.one_sign and text.isdecimal() and unit.question.scale and int(text) in unit.question.scale.points:
            self._press(int(text))
        elif unit and text == "-" and unit.question.scale and unit.question.can_pass:
            self._pass()
        elif unit and text and any(choice.key == text for choice in unit.question.choices) and not self._field:
            self._press(next(n for n, choice in enumerate(unit.question.choices) if choice.key == text))
        else:
            super().keyPressEvent(event)


def _say(key: str, **facts: int) -> str:
    """Whoever stands at the booth reads as the room does."""
    with read_by("shared_screen"):
        return say(f"instruments.booth_{key}", **facts)

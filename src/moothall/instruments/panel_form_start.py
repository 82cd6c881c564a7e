"""Before sheets come in: which form, what it is about, how many must answer before anything is shown; and its questions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from moothall.core.errors import Refused
from moothall.core.forms.definition import Form, FormQuestion
from moothall.core.forms.form_rounds import change_round, delete_round, draft_round, form_asked, freeze_round, later_bodies, open_round
from moothall.desk import Desk
from moothall.desk.form_library import every_form, form_named, usual_floor
from moothall.instruments.form_items import form_wanted, settings_of
from moothall.instruments.panel_form_own import OwnForm
from moothall.instruments.panel_form_page import FormPage, key_pairs
from moothall.ui.kit.button import Button
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.text_field import TextField
from moothall.words import say

FLOORS = (3, 4, 5, 6, 7, 8, 10)


class FormStart(FormPage):
    """A form, its named question and its floor; one press prepares the sheets."""

    def __init__(self, desk: Desk, item_key: str, round_key: str) -> None:
        super().__init__(desk, item_key, round_key)
        settings = settings_of(self.item)
        self._form = Choice(say("instruments.form"), [(form.key, form.title) for form in every_form()])
        self._form.choose(form_wanted(self.item, every_form()) or every_form()[0].key)
        self._subject = TextField(say("instruments.subject"), settings.subject, hint=say("instruments.subject_hint"), lines=(1, 3))
        self._floor = Choice(say("instruments.floor"), [(str(n), say("instruments.floor_n", n=n)) for n in FLOORS])
        self._begin = Button(say("instruments.begin"), "primary")
        self._own = OwnForm(self.attempt, self._chosen)
        self._own.kept.connect(self._offer)
        self._begin.clicked.connect(lambda: self.attempt(self._draft))
        self._form.chosen.connect(lambda _: self._tell())
        page = ScrollPage(margins=False)
        page.add(PlainLabel(say("instruments.start_title"), "section"))
        page.add(PlainLabel(say("instruments.start_help"), "body", ink="ink2"))
        page.add_row(self._form, self._floor, None, gap=16)
        page.add(self._subject)
        page.column.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        page.add(self._own)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self._tell()

    @property
    def _chosen(self) -> Form:
        return form_named(str(self._form.box.currentData()))

    def _tell(self) -> None:
        form = self._chosen
        self._floor.choose(str(settings_of(self.item).floor or usual_floor(form)))
        self._own.show_form(form)

    def _offer(self, key: str) -> None:
        """A form that was kept or taken in stands on the list, and is chosen."""
        self._form.offer([(form.key, form.title) for form in every_form()])
        self._form.choose(key)
        self._tell()

    def _draft(self) -> None:
        """Refused when the item has gone since the page was drawn."""
        if self.item is None:
            raise Refused("core.gone")
        floor = int(self._floor.box.currentData())
        step = draft_round(self.desk.session, self.desk.key(), self._own.form(), self.item_key, self._subject.text().strip(), floor)
        self.desk.do(step)

    def take_focus(self) -> None:
        self._begin.setFocus(Qt.FocusReason.TabFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("begin")


class FormDraft(FormPage):
    """The sheet as it is asked, and what it is about, until it opens."""

    def __init__(self, desk: Desk, item_key: str, round_key: str) -> None:
        super().__init__(desk, item_key, round_key)
        self._title = PlainLabel("", "section")
        self._questions = PlainLabel("", "body")
        self._later = PlainLabel("", "body", ink="late")
        self._frozen = PlainLabel(say("instruments.printed_note"), "meta", ink="ink2")
        self._subject = TextField(say("instruments.subject"), self.round.subject, lines=(1, 3))
        self._open = Button(say("instruments.open"), "primary", keys="Ctrl+Enter")
        self._printed = Button(say("instruments.printed"), small=True)
        self._printed.clicked.connect(lambda: self.attempt(lambda: desk.do(freeze_round(desk.session, round_key))))
        self._delete = Button(say("instruments.delete_draft"), small=True)
        self._open.clicked.connect(lambda: self.attempt(self._open_it))
        self._delete.clicked.connect(lambda: self.attempt(lambda: desk.do(delete_round(desk.session, round_key))))
        page = ScrollPage(margins=False)
        page.add(self._title)
        page.add(self._subject)
        page.add(self._frozen)
        page.add(self._later)
        page.add_row(self._open, self._printed, self._delete, None, gap=12)
        page.add(self._questions)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.redraw()

    def _open_it(self) -> None:
        desk, subject = self.desk, self._subject.text().strip()
        if subject != self.round.subject and not self.round.printed:
            desk.do(change_round(desk.session, self.round_key, subject=subject))
        desk.do(open_round(desk.session, self.round_key, desk.now()))

    def redraw(self) -> None:
        round_ = self.round
        later = later_bodies(self.desk.session, round_)
        self._title.setText(round_.title)
        self._later.setText(say("instruments.later_bodies", names=", ".join(body.name for body in later)) if later else "")
        self._later.setVisible(bool(later))
        self._printed.setVisible(not round_.printed)
        self._frozen.setVisible(round_.printed)
        self._questions.show_runs(*question_runs(form_asked(round_)))

    def take_focus(self) -> None:
        self._open.setFocus(Qt.FocusReason.TabFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("open")


def question_runs(form: Form) -> list[TextRun]:
    """The questions as they are asked, each with how it is answered."""
    runs = [TextRun(form.lead + "\n")] if form.lead else []
    for number, question in enumerate(form.questions, 1):
        runs += [TextRun(f"{number}  {question.words}", bold=True), TextRun(f"   {how_answered(question)}\n")]
        if question.aloud:
            runs.append(TextRun(f"{say('instruments.said_aloud')}\n"))
    return runs


def how_answered(question: FormQuestion) -> str:
    """ "1 strongly disagree to 7 strongly agree", or the letters there are."""
    if question.scale:
        words = dict(question.scale.ends)
        low, high = ((f"{p} {words.get(p, '')}").strip() for p in (question.scale.least, question.scale.most))
        return say("instruments.on_scale", low=low, high=high)
    if question.choices:
        return ", ".join(f"{choice.key} {choice.words}" for choice in question.choices)
    return say(f"instruments.sort_{question.sort}")

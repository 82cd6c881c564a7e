"""A form on the desk: prepare, open, type sheets, close, reveal. One page for each state its round is in."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QWidget

from moothall.core.agenda import AGENDA
from moothall.core.forms.form_rounds import ROUNDS, FormRound
from moothall.core.people import ORGANISATIONS, PARTICIPANTS
from moothall.core.picture import Showing
from moothall.desk import News
from moothall.instruments.form_items import rounds_at
from moothall.instruments.panel_form_open import FormOpen
from moothall.instruments.panel_form_page import FormPage
from moothall.instruments.panel_form_result import FormClosed, FormResult
from moothall.instruments.panel_form_side import FormSide
from moothall.instruments.panel_form_start import FormDraft, FormStart
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.button import Button
from moothall.ui.kit.panel_context import PanelContext
from moothall.words import say

PAGES: dict[str, type[FormPage]] = {"draft": FormDraft, "open": FormOpen, "closed": FormClosed, "revealed": FormResult}


class FormPanel(Panel):
    """Shows the item's newest round; a further one begins from a revealed one."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key)
        self._page: FormPage | None = None
        self._side: FormSide | None = None
        # Between "another round" and the news of its draft the newest round is the finished one, and its page must not come back.
        self._again = False
        self._another = Button(say("instruments.another"), small=True)
        self._another.clicked.connect(self._begin_another)
        self._column = self.framed()
        self._turn()

    @property
    def round(self) -> FormRound | None:
        found = rounds_at(self.stage.desk.session, self.stage.desk.session.find(AGENDA, self.item_key))
        return found[-1] if found and not self._again else None

    def _page_wanted(self) -> type[FormPage]:
        round_ = self.round
        return PAGES[round_.state] if round_ else FormStart

    def _turn(self) -> None:
        """Put up the page for the state the round has reached."""
        old, round_, had_focus = self._page, self.round, self._has_focus()
        self._page = self._page_wanted()(self.stage.desk, self.item_key, round_.key if round_ else "")
        self._page.said.connect(self.said)
        self._page.show_wanted.connect(self.show_wanted)
        self._page.keys_changed.connect(self.keys_changed)
        self._page.lock_wanted.connect(self.lock_wanted)
        self._column.insertWidget(0, self._page, 1)
        self._column.addWidget(self._another)
        self._another.setVisible(bool(round_ and round_.state == "revealed"))
        self.question_changed.emit()
        if self._side:
            self._side.show_round(round_.key if round_ else "")
        if old is not None:
            self._page.show()
            if had_focus:
                self.take_focus()
            # Hidden at once and deleted later: the page may be on the stack of calls that led here.
            old.hide()
            old.deleteLater()
            self.keys_changed.emit()

    def _has_focus(self) -> bool:
        focus = cast("QWidget | None", self.window().focusWidget())  # the stubs forget None
        places = [place for place in (self._page, self._side) if place is not None]
        return focus is not None and any(place.isAncestorOf(focus) for place in places)

    def _begin_another(self) -> None:
        self._again = True
        self._turn()

    def hear(self, news: object) -> None:
        if not isinstance(news, News) or self._page is None:
            return
        if news.touches(ROUNDS):
            self._again = False
            came = any(change.table == ROUNDS.name and change.before is None for change in news.changes)
            # A wave that came in is another way to look, and the page is made with its ways.
            if came or not isinstance(self._page, self._page_wanted()) or self._page.round_key != (self.round.key if self.round else ""):
                self._turn()
                return
        if news.touches(ROUNDS, AGENDA, PARTICIPANTS, ORGANISATIONS) or self._page.round_key in news.votes:
            self._page.redraw()
            if self._side:
                self._side.redraw()

    def question(self) -> str:
        round_ = self.round
        return ", ".join(filter(None, (round_.title, round_.subject))) if round_ and round_.state != "draft" else ""

    def subject(self) -> str:
        return self.round.key if self.round else ""

    def take_focus(self) -> None:
        """A closed round has one thing left to press, and it is at the side."""
        if isinstance(self._page, FormClosed) and self._side:
            self._side.take_focus()
        elif self._page:
            self._page.take_focus()

    def side(self) -> QWidget:
        self._side = FormSide(self.stage.desk, lambda: self._page.unkept() if self._page else "")
        self._side.said.connect(self.said)
        self._side.revealed.connect(lambda: self.show_wanted.emit(self._result()))
        round_ = self.round
        self._side.show_round(round_.key if round_ else "")
        return self._side

    @property
    def _activity(self) -> str:
        item = self.stage.desk.session.find(AGENDA, self.item_key)
        return item.activity if item else ""

    def _result(self) -> Showing:
        round_ = self.round
        return Showing(self._activity, self.item_key, subject=round_.key if round_ else "")

    def shown(self) -> Showing | None:
        """Turnout while sheets come in; once revealed, the question and the strips by turns."""
        round_ = self.round
        if round_ is None or round_.state == "draft":
            return None
        up, result = self.stage.desk.showing, self._result()
        strips_are_up = up.subject == round_.key and up.view == "" and not self.stage.desk.blanked
        if round_.state == "revealed" and strips_are_up:
            return Showing(self._activity, self.item_key, "prompt", round_.key)
        return result

    def keys(self) -> list[tuple[str, str]]:
        return self._page.keys() if self._page else []

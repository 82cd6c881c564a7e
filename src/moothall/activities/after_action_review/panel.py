"""The review on the desk: the four questions over the line, what was said to the one that is up, and how far each is at the side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from moothall.activities.after_action_review.records import FACTS, QUESTIONS, REVIEW, ReviewNote
from moothall.activities.after_action_review.rules import answers, make_action, reached, read_answer, write
from moothall.core.model import Step
from moothall.core.picture import Showing
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.entry_acts import EntryAct
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineWords
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.segmented import Segmented
from moothall.words import say


class ReviewPanel(LogPanel):
    """`question` is the one that is up: lines answer it, the list shows what was said to it, the wall goes along."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        self.asked = reached(stage.desk.session)
        self._asking, self._hint = PlainLabel("", "section"), PlainLabel("", "body", ink="ink2")
        self._far = PlainLabel("", "body")
        self.questions = Segmented(
            [(q, say("after_action_review.segment", n=n, words=say(f"after_action_review.short_{q}"))) for n, q in enumerate(QUESTIONS, 1)],
            self.asked,
            say("after_action_review.questions"),
        )
        super().__init__(stage, item_key, REVIEW)
        self.log.stand_above_line(self.questions, self._asking, self._hint)
        self.log.show_signs(say("after_action_review.signs"))
        self.questions.chosen.connect(self._turn_to)
        for n, question in enumerate(QUESTIONS, 1):
            self.log.on(f"Alt+{n}").connect(lambda question=question: self._turn_to(question))
        self._redraw()

    def _turn_to(self, question: str) -> None:
        if question == self.asked:
            return
        self.asked = question
        self.questions.choose(question)
        self._redraw()
        # The room that looks at one question goes on to the next.
        if self.desk.showing.view in QUESTIONS:
            self.follow_wanted.emit(self._question())
        self.take_focus()

    # the entries

    def acts(self) -> Sequence[EntryAct]:
        self._make = self.action_act()
        return (self._make,)

    def tell_acts(self, entry: ReviewNote) -> None:
        if entry.action:
            self._make.button.unavailable(say("after_action_review.is_action", number=entry.number))
        else:
            self._make.button.usable()

    def take_on(self) -> None:
        """Once: the answer says then that it is an action."""
        taker, entry, desk = next((a.takes_on for a in self.desk.activities if a.takes_on), None), self.entry, self.desk
        if taker and entry:
            # By nobody in particular, so that the window offers Undo.
            attempt(self, lambda: desk.do(make_action(desk.session, entry.key, desk.key(), taker, desk.now())))

    def order(self, entries: list[ReviewNote]) -> list[ReviewNote]:
        return [entry for entry in entries if entry.question == self.asked]

    def marks(self, entry: ReviewNote) -> tuple[str, ...]:
        return (say("after_action_review.an_action"),) if entry.action else ()

    # the line

    def typed_step(self, key: str, text: str) -> Step:
        return write(self.desk.session, self.asked, key, text, self.desk.now(), self.item_key)

    def kept(self, key: str) -> None:
        """An answer to another question brings that one up."""
        self._turn_to(self.desk.session.get(REVIEW.table, key).question)

    def meaning(self, text: str) -> list[InlinePart]:
        if not text.strip():
            return []
        question, words = read_answer(text, self.asked)
        place = QUESTIONS.index(question) + 1
        told = say("after_action_review.segment", n=place, words=say(f"after_action_review.short_{question}"))
        only_facts = [InlineWords(say("after_action_review.facts_only"), italic=True)] if question in FACTS else []
        return [
            InlineWords(told, "meta", "accent", bold=True),
            *only_facts,
            InlineWords(words, "meta", "ink", bold=True),
            InlineKey("Enter"),
        ]

    # drawing

    def _redraw(self) -> None:
        super()._redraw()
        session = self.desk.session
        mine = answers(session, self.asked)
        place = QUESTIONS.index(self.asked) + 1
        self._asking.setText(say(f"after_action_review.question_{self.asked}"))
        self._hint.setText(say(f"after_action_review.hint_{self.asked}"))
        self.log.line.set_hint(say(f"after_action_review.line_{self.asked}"))
        self.log.line.set_context(say("after_action_review.segment", n=place, words=say(f"after_action_review.short_{self.asked}")))
        self.log.show_rows(say("after_action_review.count", n=len(mine)), [self.listed(note) for note in mine])
        counts = [self._far_words(n, question) for n, question in enumerate(QUESTIONS, 1)]
        taken = sum(bool(note.action) for note in answers(session, "next_time"))
        self._far.setText("\n".join((*counts, "", say("after_action_review.taken_on", n=taken))))

    def _far_words(self, place: int, question: str) -> str:
        words = say(f"after_action_review.short_{question}")
        return say("after_action_review.so_far", n=len(answers(self.desk.session, question)), place=place, words=words)

    def side(self) -> QWidget:
        return self._far

    # the window asks

    def keys(self) -> list[tuple[str, str]]:
        return [*super().keys(), (say("after_action_review.key_question"), say("after_action_review.does_question"))]

    def _question(self) -> Showing:
        return Showing("after_action_review", self.item_key, self.asked)

    def shown(self) -> Showing | None:
        """The question that is up, with what was said to it."""
        return self._question()

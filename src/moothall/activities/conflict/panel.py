"""The conflict log on the desk: a tension as a question, its sides facing each other, how it moves on; deepened a question at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from moothall.activities.conflict import rules
from moothall.activities.conflict.entries import wordings
from moothall.activities.conflict.panel_conflict_head import ConflictHead
from moothall.activities.conflict.panel_conflict_side import ConflictSide
from moothall.activities.conflict.questions import Deeper, answer, as_question, asked, next_question, take_question
from moothall.activities.conflict.records import CONFLICT, MOVES, Conflict
from moothall.core.errors import Expected, Refused
from moothall.core.ladder import Rung, ladder_of
from moothall.core.levels import Level
from moothall.core.picture import Showing
from moothall.desk.round_timer import TimedRound
from moothall.record_words import held_back
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.entry_acts import EntryAct
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineWords
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.words import say, sentence

TURN = 120
"""Seconds of a turn in the paraphrase round: long enough to say an interest and to hear it said back."""


class ConflictPanel(LogPanel):
    """The list of tensions, and the one that is being worked. The line names a new one, or answers the next question about this one."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        self._aside: ConflictSide | None = None
        self._asking: tuple[str, Deeper] | None = None
        """The tension a question of the line is about, and the question; None while it names a new one."""
        self.also_shown = (MOVES, *(t for a in stage.desk.activities if a.ladder or a.rehearsals for t in a.tables))
        self.head = ConflictHead()
        super().__init__(stage, item_key, CONFLICT)
        self.log.entry.column.insertWidget(0, self.head)
        self.head.taken.connect(lambda: self.change(lambda key: take_question(self.desk.session, key)))
        self.log.line.tabbed.connect(self._take_proposal)
        self.log.line.escaped.connect(self._stop_asking)

    # what the log asks

    def acts(self) -> Sequence[EntryAct]:
        self._deepen = EntryAct(say("conflict.deepen"), self.go_deeper, (say("conflict.key_deepen"),), say("conflict.key_deepen"))
        self._again = EntryAct(say("conflict.came_again"), self._come_up, (say("conflict.key_again"),), say("conflict.key_again"))
        self._up = EntryAct(say("conflict.step_up"), self.climb, ("Alt+Up",), "Alt+↑")
        self._round = EntryAct(
            say("conflict.round_begin"), self.go_on_with_round, (say("conflict.key_say_back"),), say("conflict.key_say_back")
        )
        self._ended = EntryAct(say("conflict.round_end"), self._end_round, (say("conflict.key_end_back"),), say("conflict.key_end_back"))
        return (self._deepen, self._round, self._ended, self._up, self._again)

    def tell_acts(self, entry: Conflict) -> None:
        session = self.desk.session
        _, of = rules.turn(session, entry.key)
        on = rules.is_round_on(session, entry.key)
        self._round.button.set_words(say("conflict.round_yes" if on else "conflict.round_begin"))
        # Out of sight until two sides have said why: there is nothing to say back before.
        self._round.button.setVisible(of >= 2)
        self._ended.button.setVisible(on)
        rung = self._next_rung(entry)
        self._up.button.setVisible(rung is not None)
        self.editor.lock("options", say("conflict.options_closed") if on else "")

    def marks(self, entry: Conflict) -> tuple[str, ...]:
        today = self.desk.today()
        past = rules.days_past(entry, today)
        old, up = rules.age(self.desk.session, entry, today), rules.times_came_up(self.desk.session, entry.key)
        told = [say(f"conflict.state_{entry.state}")]
        told += [say("conflict.past_days", n=past)] if past else []
        told += [say("conflict.age_days", n=old)] if old else []
        return (*told, *((say("conflict.times_up", n=up),) if up else ()))

    def wording(self, entry: Conflict) -> str:
        return wordings(entry, CONFLICT.rows_of(self.desk.session, entry.key)).get(Level(entry.visibility), "")

    def held_back(self, entry: Conflict) -> str:
        return held_back(entry)

    def sentences(self, entry: Conflict) -> Sequence[tuple[str, bool]]:
        return rules.heard(self.desk.session, entry)

    def sentence_read(self, sentence: str) -> None:
        self.change(lambda key: rules.hear(self.desk.session, key, sentence))

    def links(self) -> dict[str, list[tuple[str, str]]]:
        rehearsed = next((a.rehearsals(self.desk.session) for a in self.desk.activities if a.rehearsals), ())
        return {"rehearsed": [("", say("conflict.unsaid")), *rehearsed]}

    def read_back(self) -> None:
        """Ctrl+R: the next sentence was heard; once all were, the ticks are off again."""
        self.change(lambda key: rules.hear_next(self.desk.session, key))

    def edit(self, key: str, field: str, value: object) -> None:
        if field != "state":
            super().edit(key, field, value)
            return
        desk = self.desk
        attempt(self, lambda: desk.do(rules.edit(desk.session, key, desk.today(), desk.now(), state=value), by=self))

    def delete(self) -> None:
        entry = self.entry
        if entry:
            attempt(self, lambda: self.desk.do(rules.delete(self.desk.session, entry.key)))

    # the line: a new tension, or the next question about this one

    def meaning(self, text: str) -> list[InlinePart]:
        proposed = "" if self._asking else as_question(text)
        self.log.line.tab = "acts_when_typed" if proposed else "moves"
        if not proposed:
            return []
        told = say("conflict.as_question", question=proposed)
        return [InlineWords(told, "meta", "ink2"), InlineKey("Tab"), InlineWords(say("conflict.tab_takes_it"))]

    def _take_proposal(self) -> None:
        proposed = as_question(self.log.line.text)
        if proposed:
            self.log.line.set_text(proposed)

    def go_deeper(self) -> None:
        """The next question about the chosen tension that has no answer; pressed again, it is passed over."""
        entry = self.entry
        if entry is None:
            return
        after = self._asking[1] if self._asking and self._asking[0] == entry.key else None
        self._ask(entry.key, next_question(self.desk.session, entry.key, after))

    def _ask(self, key: str, ask: Deeper | None) -> None:
        if ask is None:
            number = self.desk.session.get(CONFLICT.table, key).number
            self._stop_asking()
            self.said.emit("info", say("conflict.said_all", number=number), None)
            return
        self._asking = (key, ask)
        self.log.line.set_context(asked(ask))
        self.log.line.set_hint(say(f"conflict.hint_{ask.field}"))
        self.log.line.setFocus()

    def _stop_asking(self) -> None:
        self._asking = None
        self.log.line.set_context("")
        self.log.line.set_hint(say("conflict.hint"))

    def name_entry(self, text: str) -> None:
        if self._asking is None:
            super().name_entry(text)
            return
        key, ask = self._asking
        if not text.strip():
            self.go_deeper()
            return
        try:
            self.desk.do(answer(self.desk.session, key, ask, text, self.desk.key()), by=self)
        except Expected as trouble:
            self.log.line.refuse(sentence(trouble))
            return
        self.log.line.taken()
        self._ask(key, next_question(self.desk.session, key, ask))

    # its days, the ladder

    def _come_up(self) -> None:
        desk = self.desk
        self.change(lambda key: rules.come_up(desk.session, key, desk.today(), desk.now()))

    def _rungs(self) -> Sequence[Rung]:
        return ladder_of(self.desk.session, self.desk.activities)

    def _next_rung(self, entry: Conflict) -> Rung | None:
        """The one above where it stands; the first where it stands on none."""
        rungs = self._rungs()
        at = next((n for n, rung in enumerate(rungs) if rung.key == entry.rung), -1)
        return rungs[at + 1] if at + 1 < len(rungs) else None

    def climb(self) -> None:
        desk, entry = self.desk, self.entry
        rung = self._next_rung(entry) if entry else None
        if rung:
            self.change(lambda key: rules.climb(desk.session, key, rung, desk.today(), desk.now()))

    def settle(self) -> None:
        desk = self.desk
        self.change(lambda key: rules.settle(desk.session, key, "agreed", desk.today(), desk.now()))

    # saying it back

    def go_on_with_round(self) -> None:
        """Begins it, and from then on ticks the turn that is on. Each turn has its time on the shared screen."""
        entry, desk = self.entry, self.desk
        if entry is None:
            return
        on = rules.is_round_on(desk.session, entry.key)
        rule = rules.yes_that_is_it if on else rules.begin_round
        if not attempt(self, lambda: desk.do(rule(desk.session, entry.key), by=self)):
            return
        at, of = rules.turn(desk.session, entry.key)
        if at > of:
            desk.timer.stop()
        else:
            turns = [TimedRound(str(n), say("conflict.round_minutes"), TURN) for n in range(1, of + 1)]
            desk.timer.start(self.item_key, turns, at - 1)
        self._show_round(entry, begun=not on)

    def _show_round(self, entry: Conflict, begun: bool) -> None:
        """Up when it begins; from then on the next look at it, wherever the room looks at it."""
        showing = Showing("conflict", self.item_key, "said_back", entry.key)
        (self.show_wanted if begun else self.follow_wanted).emit(showing)

    def _end_round(self) -> None:
        self.desk.timer.stop()
        self.change(lambda key: rules.end_round(self.desk.session, key))

    # drawing

    def redraw_entry(self) -> None:
        super().redraw_entry()
        entry, session, today = self.entry, self.desk.session, self.desk.today()
        if self._asking and (entry is None or entry.key != self._asking[0]):
            self._stop_asking()
        if entry:
            self.head.tell(session, entry, today)
        if self._aside:
            self._aside.tell(session, entry, self._rungs(), today)

    def side(self) -> QWidget:
        self._aside = ConflictSide()
        self._aside.up.clicked.connect(self.climb)
        self._aside.settled.clicked.connect(self.settle)
        self.redraw_entry()
        return self._aside

    def spotlight(self) -> Showing | None:
        """As of every log. Refused for a statement: it is put as a question before the room sees it."""
        showing = super().spotlight()
        if showing and self.entry and as_question(self.entry.issue):
            raise Refused("conflict.question_first", number=self.entry.number)
        return showing

"""Commitments on the desk: a card in one line, the list with whose each is, the card itself beside; an action out of one by a key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from moothall.activities.commitments.records import COMMITMENT, HEADED, Commitment
from moothall.activities.commitments.rules import read_commitment, write
from moothall.core.model import Step
from moothall.core.people import PARTICIPANTS
from moothall.core.picture import Showing
from moothall.core.session_details import details_of
from moothall.day_words import near_day
from moothall.record_words import field_words
from moothall.ui.kit.entry_acts import EntryAct
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineWords
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say, sentence


class CommitmentsPanel(LogPanel):
    """In the order they were made: the next card on the pile is at the foot."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        self._told = PlainLabel("", "body")
        super().__init__(stage, item_key, COMMITMENT)

    def acts(self) -> Sequence[EntryAct]:
        return (self.action_act(),)

    def order(self, entries: list[Commitment]) -> list[Commitment]:
        return entries

    def listed(self, entry: Commitment) -> ListedNote:
        session = self.desk.session
        person = session.find(PARTICIPANTS, entry.who)
        marks = (say("commitments.left"),) if person and not person.present else ()
        who = field_words(COMMITMENT, COMMITMENT.field("who"), session, entry)
        when = near_day(entry.until, details_of(session).date)
        asked = "" if entry.winter else say("commitments.ask_winter")
        return ListedNote(entry.key, entry.number, entry.task, who, when, marks=marks, asked=asked)

    def meaning(self, text: str) -> list[InlinePart]:
        """Each head with its words, so that a card typed in the wrong order is seen before Enter."""
        if not text.strip():
            return []
        session = self.desk.session
        typed = read_commitment(session, text)
        if typed.refused:
            return [InlineWords(sentence(typed.refused), "meta", "late", bold=True)]
        told: list[InlinePart] = []
        for head in (*HEADED, "who", "until", "winter"):
            value = typed.fields.get(head, "")
            if head == "who" and value:
                value = session.get(PARTICIPANTS, value).name
            if head == "until":
                value = near_day(value, details_of(session).date)
            if value:
                told += [InlineWords(say(f"commitments.short_{head}")), InlineWords(value, "meta", "ink", bold=True)]
        return [*told, InlineKey("Enter")]

    def typed_step(self, key: str, text: str) -> Step:
        return write(self.desk.session, key, text, self.desk.now(), self.item_key)

    def _redraw(self) -> None:
        super()._redraw()
        found = COMMITMENT.all(self.desk.session)
        bodies = {p.organisation for e in found if (p := self.desk.session.find(PARTICIPANTS, e.who)) and p.organisation}
        said = [say("commitments.made", n=len(found))] if found else [say("commitments.about")]
        said += [say("commitments.bodies", n=len(bodies))] if bodies else []
        said += [say("commitments.in_winter", n=sum(bool(e.winter) for e in found), of=len(found))] if found else []
        self._told.setText("\n".join(said))

    def side(self) -> QWidget:
        return self._told

    def shown(self) -> Showing | None:
        """The question first; once that is up, all that was promised."""
        on_wall = self.desk.showing
        up = on_wall.activity == "commitments" and on_wall.item == self.item_key and not self.desk.blanked
        return Showing("commitments", self.item_key, "all") if up and COMMITMENT.all(self.desk.session) else None

"""The list of key messages with its line: new words, other words in the place of one, or six counts of fingers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from moothall.activities.key_messages.records import KEY_MESSAGES, KeyMessage
from moothall.activities.key_messages.rules import agree, fingers, messages, numbered, poll_of, write
from moothall.core.errors import Expected, Refused
from moothall.core.interpretation import people
from moothall.core.model import Step
from moothall.core.people import head_count
from moothall.core.record_places import move_place
from moothall.core.votes import VOTES
from moothall.ui.kit.entry_acts import EntryAct
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineWords
from moothall.ui.kit.log_panel import LogPanel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.rows_model import ListedNote
from moothall.ui.kit.segmented import Segmented
from moothall.voting.result_words import counts as counts_of
from moothall.words import say, sentence


class MessagesLog(LogPanel):
    """`fingers_shown` gives a message's number and six counts; `poll_wanted` a message's key."""

    fingers_shown = Signal(int, object)
    poll_wanted = Signal(str)
    also_shown = (VOTES,)

    def __init__(self, stage: PanelContext, item_key: str, views: Segmented | None) -> None:
        super().__init__(stage, item_key, KEY_MESSAGES)
        self.log.show_signs(say("key_messages.signs"))
        if views:
            self.log.stand_beside_line(views)

    def acts(self) -> Sequence[EntryAct]:
        self._agree = EntryAct("", lambda: self.change(lambda key: agree(self.desk.session, key)), ("Ctrl+Return",), "Ctrl+Enter")
        self._poll = EntryAct(say("key_messages.poll_it"), self._ask_poll, ("Ctrl+Shift+Return",))
        self._up = EntryAct(say("key_messages.up"), lambda: self._move(-1), ("Alt+Up",), "Alt+↑")
        self._down = EntryAct(say("key_messages.down"), lambda: self._move(1), ("Alt+Down",), "Alt+↓")
        return self._agree, self._poll, self._up, self._down

    def _ask_poll(self) -> None:
        if self.entry:
            self.poll_wanted.emit(self.entry.key)

    def tell_acts(self, entry: KeyMessage) -> None:
        self._agree.button.set_words(say("key_messages.open_again" if entry.state == "agreed" else "key_messages.agree"))

    def _move(self, by: int) -> None:
        self.change(lambda key: move_place(KEY_MESSAGES, self.desk.session, key, by))

    def order(self, entries: list[KeyMessage]) -> list[KeyMessage]:
        return entries

    def listed(self, entry: KeyMessage) -> ListedNote:
        """With how many can live with it, of how many; one that nobody was asked about says so."""
        level = self._level(entry)
        asked = "" if level or entry.state == "agreed" else say("key_messages.not_asked")
        return ListedNote(entry.key, entry.number, entry.text, time=level, marks=self.marks(entry), asked=asked)

    def _level(self, entry: KeyMessage) -> str:
        vote = poll_of(self.desk.session, entry)
        tally = self.desk.tally(vote.key) if vote and vote.shows_tally and vote.state == "revealed" else None
        if vote is None or tally is None:
            return ""
        return say("key_messages.got", got=sum(counts_of(self.desk.session, tally)[: vote.support]), of=people(tally))

    def _redraw(self) -> None:
        super()._redraw()
        found = messages(self.desk.session)
        self.log.line.set_context(say("key_messages.next", n=len(found)))

    # the line

    def name_entry(self, text: str) -> None:
        try:
            shown = fingers(text)
            if shown:
                numbered(self.desk.session, shown[0])
        except Expected as trouble:
            self.log.line.refuse(sentence(trouble))
            return
        if not shown:
            super().name_entry(text)
            return
        self.log.line.taken()
        self.fingers_shown.emit(*shown)

    def typed_step(self, key: str, text: str) -> Step:
        return write(self.desk.session, key, text, self.desk.now(), self.item_key)

    def meaning(self, text: str) -> list[InlinePart]:
        """Six counts are added up beside those who are here: who did not show a hand is told, not guessed."""
        try:
            shown = fingers(text)
        except Refused as refused:
            return [InlineWords(sentence(refused), "meta", "late", bold=True)]
        if shown is None:
            return [InlineKey("Enter"), InlineWords(say("key_messages.does_enter"))] if text.strip() else []
        whole, here = sum(shown[1]), head_count(self.desk.session)
        told = (
            say("key_messages.counts_in", n=whole, of=here, number=shown[0])
            if here
            else say("key_messages.counts", n=whole, number=shown[0])
        )
        missing = say("key_messages.not_counted", n=here - whole) if here > whole else ""
        return [InlineWords(told, "meta", "ink", bold=True), *([InlineWords(missing, italic=True)] if missing else []), InlineKey("Enter")]

"""Key messages on the desk: five lines at most, each with how the room backs it; fingers counted in one line, or a poll on cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from moothall.activities.key_messages.panel_messages_log import MessagesLog
from moothall.activities.key_messages.records import MESSAGES
from moothall.activities.key_messages.rules import FIST, messages, numbered, prepare_poll
from moothall.core.errors import Refused
from moothall.core.picture import Showing
from moothall.core.votes import VOTES, open_vote, options_of
from moothall.desk import News
from moothall.desk.scale_library import ready_scale
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.panel_context import PanelContext
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.panel_item_poll import PanelWithPoll
from moothall.words import say


class KeyMessagesPanel(PanelWithPoll):
    """The list and its form; the poll's pages behind it."""

    own_words = "key_messages.own_view"

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key)
        self.desk = stage.desk
        self.log = MessagesLog(stage, item_key, self.views if item_key else None)
        self.stand_on(self.log)
        self.log.fingers_shown.connect(self._count)
        self.log.poll_wanted.connect(self._poll)

    def _poll(self, key: str) -> None:
        if self.item_key:
            attempt(self, lambda: self._prepare(key, "sealed"))
        else:
            self.said.emit("info", say("key_messages.poll_in_item"), None)

    def _prepare(self, key: str, mode: str) -> str:
        ready = ready_scale(FIST)
        if ready is None:
            raise Refused("core.gone")
        desk = self.desk
        step = prepare_poll(desk.session, key, ready, desk.keys(KEYS_NEEDED + 1), mode)
        # A sealed poll is gone on with here; one counted by hands is over before anybody could look at it.
        desk.do(step, by=self if mode == "sealed" else None)
        return self.desk.session.get(MESSAGES, key).poll

    def _count(self, number: int, counts: Sequence[int]) -> None:
        """Six counts of hands as one poll, from draft to result. What is refused on the way stays an open poll, to be gone on with."""
        attempt(self, lambda: self._hands(number, counts))

    def _hands(self, number: int, counts: Sequence[int]) -> None:
        desk = self.desk
        vote = self._prepare(numbered(desk.session, number).key, "totals")
        desk.do(open_vote(desk.session, vote, desk.now()))
        for option in options_of(desk.session, vote):
            if counts[option.number]:
                desk.cast(vote, {option.key: counts[option.number]}, "hands", option.number)
        desk.close_vote(vote)

    def hear_own(self, news: object) -> None:
        self.log.hear(news)
        # A poll by hands is over before anybody could look at its pages.
        if isinstance(news, News) and self.at_poll and not self.is_polling and news.touches(VOTES):
            self.turn_to("own")

    def own_keys(self) -> list[tuple[str, str]]:
        return self.log.keys()

    def own_focus(self) -> None:
        self.log.take_focus()

    def own_spotlight(self) -> Showing | None:
        return self.log.spotlight()

    def own_side(self) -> QWidget:
        return QWidget()

    def shown(self) -> Showing | None:
        """All of them on one page, wherever they were opened."""
        return super().shown() or (Showing("key_messages", self.item_key, "all") if messages(self.desk.session) else None)

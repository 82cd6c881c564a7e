"""Polls inside another activity's item: its own page, and behind it the pages every vote has, so that nobody leaves the item to poll.

The activity prepares its polls itself; here they are opened, typed, closed and revealed.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from moothall.core.picture import Showing
from moothall.core.votes import VOTES
from moothall.desk import Desk, News
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.segmented import Segmented
from moothall.voting.panel import VotingPanel
from moothall.voting.panel_page import VotePage
from moothall.words import say

_LATER = ("draft", "open", "closed")
"""States in which a poll still wants something of the facilitator."""


class NoPollYet(VotePage):
    """Before there is a poll: the activity's own page makes one."""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(say("voting.no_poll_yet"), "body", ink="ink2"))
        column.addStretch(1)


class ItemPolls(VotingPanel):
    """The item's polls, begun elsewhere."""

    start = NoPollYet


class PanelWithPoll(Panel):
    """`own` is the activity's page. The poll's pages come up when one is being held, and go once it is revealed."""

    own_words = ""
    """The key of what the activity's own page is called beside the poll."""
    more_views: tuple[tuple[str, str], ...] = ()
    """Further views of the own page, before it: names for `turn_to`, and the keys of their words."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key)
        self._blocks: list[QWidget] = []
        self.own = QWidget()
        self.polls = ItemPolls(stage, item_key)
        self.pages, self._sides = QStackedWidget(), QStackedWidget()
        more = [(name, say(words)) for name, words in self.more_views]
        self.views = Segmented(
            [*more, ("own", say(self.own_words)), ("poll", say("voting.poll_view"))], "own", say("voting.poll_views"), self
        )
        self.views.chosen.connect(self.turn_to)
        for page in (self.own, self.polls):
            self.pages.addWidget(page)
        for name in ("said", "show_wanted", "follow_wanted", "lock_wanted", "go_wanted", "keys_changed", "question_changed"):
            getattr(self.polls, name).connect(getattr(self, name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages)
        # A poll that was left half held is where work goes on.
        if self.is_polling:
            self.turn_to("poll")

    def stand_on(self, log: Panel) -> None:
        """The activity's own page is this list."""
        column = QVBoxLayout(self.own)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(log)
        # Votes belong to an item: opened by its key alone there is none to poll in.
        self.views.setVisible(bool(self.item_key))
        for name in ("said", "show_wanted", "follow_wanted", "go_wanted", "keys_changed"):
            getattr(log, name).connect(getattr(self, name))

    # which page is up

    @property
    def at_poll(self) -> bool:
        return self.pages.currentWidget() is self.polls

    @property
    def is_polling(self) -> bool:
        """Whether a poll of the item still wants something."""
        return any(vote.state in _LATER for vote in self.stage.desk.session.where(VOTES, "item", self.item_key))

    def turn_to(self, view: str) -> None:
        """ "own" or "poll"; the keyboard goes there."""
        focus = QApplication.focusWidget()
        had = focus is not None and self.isAncestorOf(focus)
        self.views.choose(view)
        self.pages.setCurrentWidget(self.polls if view == "poll" else self.own)
        self._sides.setCurrentIndex(1 if view == "poll" else 0)
        self._fit_sides()
        if had:
            self.take_focus()
        self.keys_changed.emit()
        self.question_changed.emit()

    def hear(self, news: object) -> None:
        self.polls.hear(news)
        if isinstance(news, News) and news.touches(VOTES):
            self._follow(news)
        self.hear_own(news)

    def _follow(self, news: News) -> None:
        """To the poll that was prepared here, and back once its result is known."""
        mine = [c for c in news.changes if c.table == VOTES.name and getattr(c.after or c.before, "item", "") == self.item_key]
        if any(c.before is None for c in mine) and news.by is self:
            self.turn_to("poll")
        elif self.at_poll and mine and not self.is_polling:
            self.turn_to("own")

    # for the activity

    def hear_own(self, news: object) -> None:
        """The news, for the activity's own page."""

    def own_side(self) -> QWidget:
        """What stands at the side beside the activity's own page. Asked once."""
        return QWidget()

    def own_keys(self) -> list[tuple[str, str]]:
        return []

    def own_focus(self) -> None:
        """The caret into the activity's own page."""

    def own_spotlight(self) -> Showing | None:
        return None

    # what the window asks

    def side(self) -> QWidget | None:
        self._blocks = [self.own_side(), self.polls.side()]
        for block in self._blocks:
            self._sides.addWidget(block)
        self._sides.setCurrentIndex(1 if self.at_poll else 0)
        self._fit_sides()
        return self._sides

    def _fit_sides(self) -> None:
        # A stack is as high as its highest page; those out of sight must not make this one scroll.
        for page in self._blocks:
            policy = page.sizePolicy()
            shown = page is self._sides.currentWidget()
            policy.setVerticalPolicy(policy.Policy.Preferred if shown else policy.Policy.Ignored)
            page.setSizePolicy(policy)

    def keys(self) -> list[tuple[str, str]]:
        return self.polls.keys() if self.at_poll else self.own_keys()

    def take_focus(self) -> None:
        self.polls.take_focus() if self.at_poll else self.own_focus()

    def spotlight(self) -> Showing | None:
        return self.polls.spotlight() if self.at_poll else self.own_spotlight()

    def shown(self) -> Showing | None:
        return self.polls.shown() if self.at_poll else None

    def question(self) -> str:
        return self.polls.question() if self.at_poll else ""

    def go_to_vote(self, key: str) -> bool:
        found = self.polls.go_to_vote(key)
        if found:
            self.turn_to("poll")
        return found

"""The facilitator's vote: prepare, open, type ballots or hold cards, close, reveal. One page for each state the vote is in."""

from __future__ import annotations

from typing import cast

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from moothall.core.activity import tables_of_notices
from moothall.core.agenda import AGENDA
from moothall.core.card_groups import CARD_GROUPS
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.declarations import DECLARATIONS
from moothall.core.people import PARTICIPANTS
from moothall.core.picture import Showing
from moothall.core.prompts import PROMPTS
from moothall.core.themes import PLACEMENTS, THEMES
from moothall.core.votes import OPTIONS, VOTES, Vote
from moothall.desk import News
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.panel_context import PanelContext
from moothall.voting.panel_closed import ClosedPage
from moothall.voting.panel_draft import DraftPage
from moothall.voting.panel_earlier import VoteChoice
from moothall.voting.panel_open import OpenPage
from moothall.voting.panel_page import VotePage
from moothall.voting.panel_result import ResultPage
from moothall.voting.panel_side import VoteSide
from moothall.voting.rules import shown_by, votes_of_item

PAGES: dict[str, type[VotePage]] = {
    "draft": DraftPage,
    "open": OpenPage,
    "closed": ClosedPage,
    "revealed": ResultPage,
}


class VotingPanel(Panel):
    """Shows the item's newest vote, or an earlier one that somebody chose; an activity says how one is begun."""

    start: type[VotePage]
    """The page before there is a vote."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key)
        self._page: VotePage | None = None
        self._side: VoteSide | None = None
        # Between "another vote" and the news of its draft the newest vote is the finished one, and its page must not come back.
        self._again = False
        # An earlier vote that is looked at again; empty for the newest.
        self._earlier = ""
        # Whether something was heard while it was out of sight, and isn't drawn yet.
        self._behind = False
        self._head = VoteChoice()
        self._head.chosen.connect(self.go_to_vote)
        self._column = self.framed()
        self._column.addWidget(self._head)
        self._turn()

    @property
    def vote(self) -> Vote | None:
        """The one looked at, else the newest of the item; None while a further one is being prepared."""
        votes = votes_of_item(self.stage.desk.session, self.item_key)
        chosen = next((vote for vote in votes if vote.key == self._earlier), votes[-1] if votes else None)
        return chosen if not self._again else None

    def go_to_vote(self, key: str) -> bool:
        """Another vote of the item comes to the page; the shared screen stays as it is."""
        if not any(vote.key == key for vote in votes_of_item(self.stage.desk.session, self.item_key)):
            return False
        self._again, self._earlier = False, key
        if self._page is None or self._page.vote_key != key:
            self._turn()
        return True

    def _page_wanted(self) -> type[VotePage]:
        vote = self.vote
        if vote is None:
            return self.start
        return PAGES[vote.state]

    def _turn(self) -> None:
        """Put up the page for the state the vote has reached."""
        # Asked before the new page is added: afterwards the keyboard has moved.
        old, vote, had_focus = self._page, self.vote, self._has_focus()
        self._page = self._page_wanted()(self.stage.desk, self.item_key, vote.key if vote else "")
        self._page.said.connect(self.said)
        self._page.show_wanted.connect(self.show_wanted)
        self._page.follow_wanted.connect(self.follow_wanted)
        self._page.lock_wanted.connect(self.lock_wanted)
        self._page.keys_changed.connect(self.keys_changed)
        self._page.another_wanted.connect(self._prepare_another)
        self._page.reveal_wanted.connect(lambda by_key: self._side.reveal_now(by_key) if self._side else None)
        self._page.go_wanted.connect(self.go_wanted)
        self._page.close_wanted.connect(lambda: self._side.close_now() if self._side else None)
        self._column.addWidget(self._page, 1)
        self._tell_head()
        if self._side:
            self._side.show_vote(vote.key if vote else "")
        self._tell_fold()
        if old is not None:
            self._page.show()  # what isn't shown yet takes no keyboard: it would go to whatever comes first in the window
            if had_focus:
                self.take_focus()
            # Hidden at once and deleted later: the page may be on the stack of calls that led here.
            old.hide()
            old.deleteLater()
            # Last, when the page that is asked for its keys is the new one.
            self.keys_changed.emit()

    def _tell_fold(self) -> None:
        # Not while the window goes: everything is hidden then, and the file is closed already.
        if self._page and self.window().isVisible():
            self._page.fold_side(self._side is not None and not self._side.isVisible())

    def _tell_head(self) -> None:
        self._head.tell(votes_of_item(self.stage.desk.session, self.item_key), self.vote)
        self.question_changed.emit()

    def question(self) -> str:
        """The vote's own, which is seldom the item's: a poll asks about one of its options. A draft's stands in its field."""
        vote = self.vote
        return vote.question if vote and vote.state != "draft" else ""

    def subject(self) -> str:
        return self.vote.key if self.vote else ""

    def _has_focus(self) -> bool:
        """Whether the keyboard is in the page or beside it: the next page then takes it over. Asked of this window, for the other's may be
        the active one.
        """
        focus = cast("QWidget | None", self.window().focusWidget())  # the stubs forget None
        places = [place for place in (self._page, self._side, self._head) if place is not None]
        return focus is not None and any(place.isAncestorOf(focus) for place in places)

    def _prepare_another(self) -> None:
        self._again = True
        self._turn()

    def hear(self, news: object) -> None:
        if not isinstance(news, News) or self._page is None:
            return
        if news.touches(VOTES):
            self._again = False
            # A vote that was just made is the one to go on with.
            if any(change.table == VOTES.name and change.before is None for change in news.changes):
                self._earlier = ""
            self._tell_head()
            # Another state, or another vote in the same state: both need a page of their own. Anything else is drawn into the page that is
            # there, for what is typed in it and where the keyboard is would be lost with it.
            if not isinstance(self._page, self._page_wanted()) or self._page.vote_key != (self.vote.key if self.vote else ""):
                self._turn()
                return
        beside = tables_of_notices(self.stage.desk.activities)
        touched = news.touches(
            VOTES, OPTIONS, AGENDA, PROMPTS, THEMES, PLACEMENTS, CONTRIBUTIONS, PARTICIPANTS, DECLARATIONS, CARD_GROUPS, *beside
        )
        if news.shared_screen:
            self._page.wall_turned()
        # Ballots are in no table of the session, so News names their votes apart.
        if touched or self._page.vote_key in news.votes:
            # Out of sight it waits: every note typed elsewhere would draw all its fields anew.
            self._behind = not self.isVisible()
            if not self._behind:
                self._redraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self._behind = False
            self._redraw()
        self._tell_fold()

    def _redraw(self) -> None:
        assert self._page is not None
        before = self._page.keys()
        self._page.redraw()
        # Seldom: a draft's Enter opens the vote once it has two options.
        if self._page.keys() != before:
            self.keys_changed.emit()
        if self._side:
            self._side.redraw()

    def take_focus(self) -> None:
        """A closed vote has one thing left to press, and it is at the side."""
        if isinstance(self._page, ClosedPage) and self._side and self._side.isVisible():
            self._side.take_focus()
        elif self._page:
            self._page.take_focus()

    def side(self) -> QWidget:
        self._side = VoteSide(self.stage.desk, lambda: self._page.unkept() if self._page else "")
        self._side.said.connect(self.said)
        self._side.show_wanted.connect(self.show_wanted)
        self._side.seen.connect(lambda _: self._tell_fold())
        vote = self.vote
        self._side.show_vote(vote.key if vote else "")
        return self._side

    def shown(self) -> Showing | None:
        """The earlier vote that is looked at, or a way to look at a result that was chosen; else what the item shows by itself."""
        looked_at = isinstance(self._page, ResultPage) and self._page.showing().view
        return self.spotlight() if self._earlier or looked_at else None

    def spotlight(self) -> Showing | None:
        """What this vote may show: its options before it opens, its turnout, its tiles or its result, as it is looked at here."""
        if isinstance(self._page, ResultPage):
            return self._page.showing()
        vote = self.vote
        return Showing(shown_by(vote), self.item_key, subject=vote.key) if vote else None

    def keys(self) -> list[tuple[str, str]]:
        return self._page.keys() if self._page else []

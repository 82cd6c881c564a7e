"""A vote that is open: the facts of its rule, the ways in that its mode allows, and the page of the one in use."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from moothall.core.ballots import COUNTING_NOBODY, REOPENED
from moothall.core.declarations import declarations_of
from moothall.core.interpretation import came_by
from moothall.core.picture import Showing
from moothall.core.vote_kinds import kind_of
from moothall.desk import Desk
from moothall.desk.ballot_desk import ways_in
from moothall.ui.kit.button import Button
from moothall.ui.kit.hold_button import HoldButton
from moothall.ui.kit.plain_label import PlainLabel
from moothall.voting.counted_where import said_beside
from moothall.voting.panel_booth import BoothPage
from moothall.voting.panel_correct import Corrections
from moothall.voting.panel_counts import HandsPage, TablePage, WallDotsPage
from moothall.voting.panel_declare import Declarations
from moothall.voting.panel_live import LivePage
from moothall.voting.panel_page import VoteFacts, VotePage, key_pairs, turnout_words
from moothall.voting.panel_paper import PaperBallots
from moothall.voting.panel_ways import ORDER, WayTiles
from moothall.words import say

PAGES: dict[str, type[VotePage]] = {
    "live": LivePage,
    "paper": PaperBallots,
    "booth": BoothPage,
    "table": TablePage,
    "wall": WallDotsPage,
    "hands": HandsPage,
}


class OpenPage(VotePage):
    """Every way in ends in the same tally; changing the way changes nothing that is in."""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        self._pages: dict[str, VotePage] = {}
        # Which ways a mode allows is the desk's to say, and the order they stand in the tiles'. The first is the one turned to.
        ways = [way for way in ORDER if way in ways_in(self.vote)]
        self._tiles = WayTiles(ways)
        self._tiles.chosen.connect(self._take)
        self._beside = PlainLabel("", "meta", ink="late", bold=True)
        self._stack = QStackedWidget()
        # The options as pages in use have worded them. Once they differ, those pages are stale.
        self._words = [o.text for o in self.options]
        self._interests, self._corrections = Declarations(desk, vote_key), Corrections(desk, vote_key)
        self._declare, self._correct = Button("", "link", small=True), Button(say("voting.correct"), "link", small=True)
        # Folded away: interests and slips of the pen are rare, and ballots need the room.
        for button, fold in ((self._declare, self._interests), (self._correct, self._corrections)):
            fold.said.connect(self.said)
            fold.hide()
            button.clicked.connect(lambda _=False, fold=fold: self._turn_out(fold))
        self._facts = VoteFacts(self.vote, self.options, self._declare, self._correct)
        # In place of the side panel, where large text on a small screen folds that away.
        self._brief, self._in = QWidget(), PlainLabel("", "section", wrap=False)
        self._close = HoldButton(say("voting.close"), keys="Ctrl+Enter", small=True)
        self._close.held.connect(self.close_wanted)
        self._close.refused.connect(lambda why: self.said.emit("info", why, None))
        self._brief.hide()
        self._lay_out()
        self._turn_to(ways[0])
        self.redraw()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        brief = QHBoxLayout(self._brief)
        brief.setContentsMargins(0, 0, 0, 0)
        brief.addWidget(self._in, 1)
        brief.addWidget(self._close)
        column.addWidget(self._facts)
        column.addWidget(self._brief)
        column.addWidget(self._interests)
        column.addWidget(self._corrections)
        column.addWidget(self._tiles)
        column.addWidget(self._beside)
        column.addWidget(self._stack, 1)

    # ways

    @property
    def page(self) -> VotePage:
        """The page of the way in use."""
        page = self._stack.currentWidget()
        assert isinstance(page, VotePage)
        return page

    def _take(self, way: str) -> None:
        """The caret is where its first ballot is typed; arrows in the row of ways come back to the row by themselves."""
        self._turn_to(way)
        showing = self.desk.showing
        if way != "hands" and showing.view == "hands" and showing.subject == self.vote_key:  # nobody is to hold a hand up any more
            self.follow(Showing(showing.activity, self.item_key, subject=self.vote_key))
        self.page.take_focus()
        self.keys_changed.emit()

    def _turn_to(self, way: str) -> None:
        # Made when it is first turned to: most votes come in by one way, and each page lists all cards.
        if way not in self._pages:
            page = self._pages[way] = PAGES[way](self.desk, self.item_key, self.vote_key)
            page.said.connect(self.said)
            page.show_wanted.connect(self.show_wanted)
            page.follow_wanted.connect(self.follow_wanted)
            page.lock_wanted.connect(self.lock_wanted)
            page.keys_changed.connect(self.keys_changed)
            self._stack.addWidget(page)
        # It was asleep while ballots came in by another way.
        elif self._pages[way] is not self._stack.currentWidget():
            self._pages[way].redraw()
        if self._stack.currentWidget() not in (None, self._pages[way]):
            self.page.leave()
        # Also when the code chose it, so that tile and page never disagree.
        self._tiles.choose(way)
        self._stack.setCurrentWidget(self._pages[way])
        self._say_beside()

    def _say_beside(self) -> None:
        """That the way in use and another count the same people twice, before the next count is typed."""
        turnout = self.desk.turnout(self.vote_key)
        self._beside.setText(said_beside(self._way, turnout.routes, turnout.people + turnout.spoiled))
        self._beside.setVisible(bool(self._beside.text()))

    @property
    def _way(self) -> str:
        """The one in use."""
        return next(way for way, page in self._pages.items() if page is self.page)

    def _make_anew(self) -> None:
        """All but the booth: somebody may be at it, and it asks for the words with every card."""
        # Known before any page is thrown away.
        way = self._way
        for name in [name for name in self._pages if name != "booth"]:
            page = self._pages.pop(name)
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._turn_to(way)

    # the page

    def redraw(self) -> None:
        """The ways not in use catch up when they are turned to; once an option's words are corrected, all of them are made anew."""
        words = [o.text for o in self.options]
        if words != self._words:
            self._words = words
            self._make_anew()
        self._tiles.show_counts(self._came())
        made = len(declarations_of(self.desk.session, self.vote_key))
        self._declare.set_words(say("voting.declared", n=made) if made else say("voting.declare"))
        self._facts.fit()
        for fold in (self._interests, self._corrections):
            if not fold.isHidden():
                fold.redraw()
        self._say_beside()
        self._tell_brief()
        self.page.redraw()

    def fold_side(self, folded: bool) -> None:
        self._brief.setVisible(folded)
        self._tell_brief()

    def _tell_brief(self) -> None:
        if not self._brief.isHidden():
            self._in.setText(" ".join(turnout_words(self.desk, self.vote)))

    def _came(self) -> dict[str, int]:
        """How many came by each way. In a poll, where each mark is a person's, a way by sums has as many as its sums add up to."""
        desk, key = self.desk, self.vote_key
        tally = desk.tally(key)
        came = dict(came_by(tally) if tally else desk.turnout(key).routes)
        if tally and kind_of(self.vote).one_each:
            came |= {way: sum(sum(desk.marks_on(key, way, n).values()) for n in desk.slips(key, way)) for way in COUNTING_NOBODY}
        # Opened again at the desk or not, they voted in sight of all.
        came["live"] = came.get("live", 0) + came.get(REOPENED, 0)
        return came

    def _turn_out(self, fold: Declarations | Corrections) -> None:
        """It catches up when it is opened: hundreds of names need no look with every ballot."""
        if fold.isHidden():
            fold.redraw()
        fold.setVisible(fold.isHidden())

    def unkept(self) -> str:
        """Of any way, in use or not."""
        return next((why for page in self._pages.values() if (why := page.unkept())), "")

    def wall_turned(self) -> None:
        self.page.wall_turned()

    def take_focus(self) -> None:
        self.page.take_focus()

    def keys(self) -> list[tuple[str, str]]:
        ways = [(f"Alt+1 – {len(self._tiles.tiles)}", say("voting.does_way"))] if len(self._tiles.tiles) > 1 else []
        return [*self.page.keys(), *ways, *key_pairs("close")]

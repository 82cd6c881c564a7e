"""The booth as the facilitator sees it: where it stands, which card is next. Sees no ballot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from moothall.core.errors import Expected
from moothall.desk import Desk
from moothall.ui.kit.button import Button
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.shared_screen.screen_placement import in_one_place
from moothall.voting.pace import pace_words
from moothall.voting.panel_booth_screen import BoothScreen
from moothall.voting.panel_cards import Cards
from moothall.voting.panel_page import VotePage, key_pairs
from moothall.voting.rules import card_number, voters_in_room
from moothall.words import say, sentence


class BoothPage(VotePage):
    """On another screen, to which cards can be handed from here; or on this laptop, with its desk covered."""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        self._booth: BoothScreen | None = None
        self._here = Button(say("voting.booth_here"), "primary")
        self._there = Button(say("voting.booth_there"))
        self._close = Button(say("voting.booth_close"))
        self._entry = EntryLine(say("voting.booth_entry"), hint=say("voting.card_hint"))
        self._pace = PlainLabel("", "meta", ink="ink2")
        self._cards = Cards(desk, vote_key)
        self._lay_out()
        self._connect()
        self.redraw()

    def _lay_out(self) -> None:
        page = ScrollPage(margins=False)
        page.add(PlainLabel(say("voting.booth_help"), "body", ink="ink2"))
        page.add_row(self._here, self._there, self._close, None, gap=16)
        page.add(PlainLabel(say("voting.booth_unseen"), "meta", ink="ink2"))
        page.add(self._pace)
        page.add(self._entry)
        half = QHBoxLayout()
        half.addWidget(self._cards, 1)
        half.addStretch(1)
        page.add(half)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _connect(self) -> None:
        self._here.clicked.connect(lambda: self.lock_wanted.emit(BoothScreen(self.desk, self.vote_key)))
        self._there.clicked.connect(self._put_there)
        # A button that can't be used still says why when it is pressed.
        self._there.refused.connect(lambda why: self.said.emit("info", why, None))
        self._close.clicked.connect(self._put_away)
        self._entry.committed.connect(self._hand)
        self._cards.chosen.connect(lambda card: self._hand(str(card)))
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._unplugged)
        app.screenAdded.connect(self._watch)
        for screen in QGuiApplication.screens():
            self._watch(screen)
        self._cards.taken_back.connect(lambda card: self.attempt(lambda: self.desk.take_back(self.vote_key, card)))

    # on another screen

    def _free_screen(self) -> QScreen | None:
        """A screen with neither the desk nor the shared screen on it."""
        # Where those lie, not those: what a window says of its screen is good only as long as the window.
        taken = [w.screen().geometry() for w in QGuiApplication.topLevelWindows() if w.isVisible()]
        free = (screen for screen in QGuiApplication.screens() if not any(in_one_place(screen.geometry(), other) for other in taken))
        return next(free, None)

    def _put_there(self) -> None:
        screen = self._free_screen()
        if screen is None:
            return
        self._booth = BoothScreen(self.desk, self.vote_key)
        # A window of its own that still goes when this page does: a booth must not outlive its vote.
        self._booth.setParent(self, Qt.WindowType.Window)
        self._booth.leave_wanted.connect(self._put_away)
        self._booth.setScreen(screen)
        self._booth.setGeometry(screen.geometry())
        # The keyboard stays at the desk, where the next card's number is typed.
        self._booth.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._booth.showFullScreen()
        self.redraw()
        self.take_focus()

    def _put_away(self) -> None:
        if self._booth:
            # Forgotten first: hiding it clears its ballot, and nothing here may still take it for a booth in use.
            booth, self._booth = self._booth, None
            booth.hide()
            booth.deleteLater()
            self.redraw()

    def _unplugged(self, screen: QScreen) -> None:
        """Closed before Qt moves it over the desk, where a voter's marks would be seen."""
        if self._booth and self._booth.screen() is screen:
            self._put_away()
            self.said.emit("attention", say("voting.booth_unplugged"), None)
        self.redraw()

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._moved)
        self.redraw()

    def _moved(self) -> None:
        """Somebody chose to mirror the laptop, or the projector: a voter's marks would be seen there."""
        if self._booth:
            here = self._booth.screen()
            others = (s for s in QGuiApplication.screens() if s is not here)
            if any(in_one_place(here.geometry(), other.geometry()) for other in others):
                self._put_away()
                self.said.emit("attention", say("voting.booth_mirrored"), None)
        self.redraw()

    def _hand(self, text: str) -> None:
        """The next card, for somebody who is to type nothing."""
        if self._booth is None:
            self._entry.refuse(say("voting.booth_first"))
            return
        try:
            if self._booth.card:
                # Nobody is put off in the middle of voting, by whatever is typed here.
                self._entry.refuse(say("voting.booth_busy"))
                return
            self._booth.hand(card_number(text))
        except Expected as trouble:
            self._entry.refuse(sentence(trouble))
            return
        self._entry.taken()

    # the page

    def redraw(self) -> None:
        up = self._booth is not None
        self._pace.setText(pace_words("booth", self.vote, self.options, voters_in_room(self.desk.session, self.vote_key)))
        self._there.setVisible(not up)
        self._here.setVisible(not up)
        self._close.setVisible(up)
        self._entry.setVisible(up)
        self._there.usable() if self._free_screen() else self._there.unavailable(say("voting.booth_no_screen"))
        self._entry.mean(InlineKey("Enter"), say("voting.booth_hand"))
        self._cards.redraw()

    def unkept(self) -> str:
        """Whoever stands at the booth has not pressed Done yet."""
        return say("voting.booth_busy") if self._booth and self._booth.card else ""

    def take_focus(self) -> None:
        (self._entry if self._booth else self._here).setFocus(Qt.FocusReason.TabFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("hand") if self._booth else key_pairs("cover")

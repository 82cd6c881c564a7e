"""Before there is a vote: what to vote on. The options are taken over as they are now; the draft can still be changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from moothall.activities.dot_vote.rules import prepare, settings_of
from moothall.core.votes import Candidate
from moothall.desk import Desk
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.text_field import TextField
from moothall.voting.panel_page import VotePage, key_pairs
from moothall.voting.rules import text_candidates
from moothall.words import say

_OF_A_BOARD = ("themes", "notes")


def _use(source: str, n: int) -> str:
    """What the button says. Entries of a log are called as the log is."""
    return say(f"dot_vote.use_{source}", n=n) if source in _OF_A_BOARD else say("dot_vote.use_log", log=say(f"{source}.title_many"), n=n)


def _too_few(source: str) -> str:
    return say(f"dot_vote.too_few_{source}") if source in _OF_A_BOARD else say("dot_vote.too_few_log", log=say(f"{source}.title_many"))


class DotVoteStart(VotePage):
    """Themes, notes, or options typed one a line."""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        self._buttons: dict[str, Button] = {}
        # Three to twelve lines high: a vote has seldom more options, and a longer list scrolls.
        self._text = TextField(say("dot_vote.own_options"), lines=(3, 12), one_a_line=True)
        self._own = Button(say("dot_vote.use_own"))
        self._own.clicked.connect(lambda: self._begin(text_candidates(self._text.text())))
        page = ScrollPage(margins=False)
        page.add(PlainLabel(say("dot_vote.start_title"), "section"))
        page.add(PlainLabel(say("dot_vote.start_help"), "body", ink="ink2"))
        self._sources = QVBoxLayout()
        page.add(self._sources)
        page.add(self._text)
        page.column.addWidget(self._own, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.redraw()

    def _candidates(self) -> dict[str, Sequence[Candidate]]:
        """Every activity is asked what could be voted on."""
        found: dict[str, Sequence[Candidate]] = {}
        for activity in self.desk.activities:
            if activity.candidates:
                found |= activity.candidates(self.desk.session, self.item)
        return found

    def redraw(self) -> None:
        first = settings_of(self.item).source
        found = self._candidates()
        # The template's source first, the others by name, so that buttons never change places.
        for source in sorted(found, key=lambda s: (s != first, s)):
            button = self._buttons.get(source) or self._add(source)
            count = len(found[source])
            button.set_words(_use(source, count))
            # Two options make a vote; with fewer the button says what is missing.
            button.set_manner("primary" if source == first and count > 1 else "plain")
            button.usable() if count > 1 else button.unavailable(_too_few(source))

    def _add(self, source: str) -> Button:
        button = self._buttons[source] = Button("")
        # Asked for anew at the press: notes may have come since the button was drawn.
        button.clicked.connect(lambda: self._begin(self._candidates().get(source, ())))
        self._sources.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _begin(self, candidates: Sequence[Candidate]) -> None:
        item = self.item
        if item:
            self.attempt(lambda: self.desk.do(prepare(self.desk.session, item, candidates, self.desk.keys(len(candidates) + 1))))

    def take_focus(self) -> None:
        """The source the template names, when there is enough of it; else the field for typing."""
        usable = [button for button in self._buttons.values() if button.available]
        (usable[0] if usable else self._text).setFocus(Qt.FocusReason.TabFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        usable = any(button.available for button in self._buttons.values())
        return key_pairs("use" if usable else "tab")

"""Draft the purpose on the desk: what would be enough, the words, how firmly they are backed, the drafts before; adopt or word again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from moothall.activities.statement.panel_purpose_page import PurposePage
from moothall.activities.statement.panel_purpose_side import PurposeSide
from moothall.activities.statement.records import DRAFTS, PurposeDraft
from moothall.activities.statement.rules import GRADIENTS, adopt, agree_beforehand, drafts, latest, prepare_poll, word_draft
from moothall.core.agenda import AGENDA
from moothall.core.errors import Expected, Refused
from moothall.core.people import PARTICIPANTS
from moothall.core.picture import Showing
from moothall.core.session_details import SESSION_DETAILS
from moothall.core.votes import VOTES
from moothall.desk import News
from moothall.desk.scale_library import ready_scale
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.panel_context import PanelContext
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.panel_item_poll import PanelWithPoll
from moothall.words import say, sentence


class StatementPanel(PanelWithPoll):
    """One sentence, draft by draft. `chosen` is the draft that is looked at; the newest unless somebody went back to one."""

    own_words = "statement.word_it"

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key)
        self.desk = stage.desk
        self._chosen = ""
        self.page = PurposePage(self.desk, item_key, self.views)
        self.aside = PurposeSide(self.desk)
        self.page.put_in(self.own)
        self.page.agreed.connect(self._agree)
        self.page.worded.connect(self._word)
        self.page.chosen.connect(self._choose)
        self.aside.adopt.clicked.connect(self._adopt)
        self.aside.again.clicked.connect(self.page.take_focus)
        self.aside.poll.clicked.connect(self._poll)
        for keys, act in (
            ("Ctrl+Return", self._adopt),
            ("Ctrl+Shift+Return", self._poll),
            ("Alt+Up", self._newer),
            ("Alt+Down", self._older),
        ):
            self._on(keys).activated.connect(act)
        self._redraw()

    def _on(self, keys: str) -> QShortcut:
        # Of the own page alone: Ctrl+Enter closes a poll on its pages.
        return QShortcut(QKeySequence(keys), self.own, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def draft(self) -> PurposeDraft | None:
        """The one looked at."""
        return self.desk.session.find(DRAFTS, self._chosen) or latest(self.desk.session)

    # acts

    def _agree(self, threshold: int, support: int) -> None:
        attempt(
            self, lambda: self.desk.do(agree_beforehand(self.desk.session, self.item_key, threshold, support, self.desk.now()), by=self)
        )

    def _keep_typed(self) -> None:
        """What is still in the field is the draft that is meant."""
        if self.page.unkept:
            self._word(self.page.unkept)

    def _word(self, text: str) -> None:
        """The next draft. What was refused stays in the field, with the reason under it."""
        try:
            self.desk.do(word_draft(self.desk.session, self.desk.key(), text, self.desk.now(), self.item_key), by=self)
        except Expected as trouble:
            self.page.refuse(sentence(trouble))

    def _poll(self) -> None:
        self._keep_typed()
        draft = self.draft
        if draft:
            attempt(self, lambda: self._prepare(draft.key))

    def _prepare(self, draft: str) -> None:
        ready = ready_scale(GRADIENTS)
        if ready is None:
            raise Refused("core.gone")
        self.desk.do(prepare_poll(self.desk.session, draft, ready, self.desk.keys(KEYS_NEEDED + 1)), by=self)

    def _adopt(self) -> None:
        self._keep_typed()
        draft = self.draft
        # By nobody in particular, so that the window offers Undo.
        if draft and draft.state != "adopted":
            attempt(self, lambda: self.desk.do(adopt(self.desk.session, draft.key)))

    def _newer(self) -> None:
        self._step(1)

    def _older(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        keys, draft = [d.key for d in drafts(self.desk.session)], self.draft
        if draft:
            self._choose(keys[max(0, min(len(keys) - 1, keys.index(draft.key) + by))])

    def _choose(self, key: str) -> None:
        newest = latest(self.desk.session)
        self._chosen = "" if newest and key == newest.key else key
        self._redraw()

    # the window

    def hear_own(self, news: object) -> None:
        if not isinstance(news, News):
            return
        if any(c.table == DRAFTS.name and c.before is None for c in news.changes):
            self._chosen = ""
        if news.is_large or news.votes or news.touches(DRAFTS, AGENDA, VOTES, PARTICIPANTS, SESSION_DETAILS):
            self._redraw()

    def _redraw(self) -> None:
        draft = self.draft
        self.page.show_draft(draft)
        self.aside.show_draft(draft)

    def own_side(self) -> QWidget:
        return self.aside

    def own_focus(self) -> None:
        self.page.take_focus()

    def own_keys(self) -> list[tuple[str, str]]:
        names = ("word", "adopt", "poll", "drafts", "spotlight")
        return [(say(f"statement.key_{name}"), say(f"statement.does_{name}")) for name in names]

    def own_spotlight(self) -> Showing | None:
        """The draft looked at, alone."""
        draft = self.draft
        return Showing("statement", self.item_key, "entry", draft.key) if draft else None

"""Offers and requests on the desk: one line keeps one, the table shows who asks whom, four keys answer, one key makes an action."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.activities.offers.panel_ask_card import AskCard
from moothall.activities.offers.panel_offers_grid import OffersGrid
from moothall.activities.offers.panel_offers_side import OffersSide
from moothall.activities.offers.records import ANSWERS, HELP, OFFERS, HelpAsked, body_words
from moothall.activities.offers.rules import answered, bodies, make_action, offers, read_help, requests, too_vague, unanswered, write
from moothall.core.errors import Expected, Refused
from moothall.core.people import ORGANISATIONS, PARTICIPANTS
from moothall.core.picture import Showing
from moothall.desk import News
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineWords
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.rows_model import ListedNote
from moothall.ui.kit.two_line_row import TwoLineRow
from moothall.words import say, sentence


class OffersPanel(Panel):
    """`chosen` is the ask or offer the card shows."""

    edge_to_edge = True

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key)
        self.desk = stage.desk
        self._chosen = ""
        self.line = EntryLine(say("offers.quick"), hint=say("offers.hint"))
        self.line.mean(say("offers.or_offer"))
        self.grid, self.card, self.aside = OffersGrid(), AskCard(self.desk), OffersSide(self.desk)
        self._title, self._so_far = PlainLabel(say("offers.to_anyone"), "section", wrap=False), PlainLabel("", "meta", ink="ink2")
        self.list = ListRows(say("offers.to_anyone"), painter=TwoLineRow)
        self._empty = PlainLabel(say("offers.empty"), "body", ink="ink2")
        self._lay_out()
        self._connect()
        self._redraw()

    def _lay_out(self) -> None:
        column = self.framed(12)
        # As wide as a board: the table has a column for every body.
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(self.line)
        column.addWidget(self._empty)
        column.addWidget(self.grid, 5)
        below = QHBoxLayout()
        below.setSpacing(24)
        below.addWidget(self.card, 3)
        right = QVBoxLayout()
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._so_far, 1)
        right.addLayout(head)
        right.addWidget(self.list, 1)
        below.addLayout(right, 2)
        column.addLayout(below, 2)

    def _connect(self) -> None:
        self.line.committed.connect(self._keep)
        self.line.changed.connect(lambda text: self.line.mean(*self._meaning(text)))
        self.line.escaped.connect(lambda: self.grid.setFocus())
        self.line.pasted_lines.connect(lambda lines: self.line.set_text(" ".join(lines)))
        self.grid.moved.connect(self._at_cell)
        self.grid.opened.connect(self._make_action)
        self.list.moved.connect(lambda key: self._choose(key) if key and self.list.hasFocus() else None)
        self.list.opened.connect(lambda key: self._make_action())
        self.card.answered.connect(self._answer)
        self.card.action.connect(self._make_action)
        self.card.edited.connect(self._edit)
        self.card.deleted.connect(self._delete)
        self.card.chosen.connect(self._choose)
        self.aside.again.clicked.connect(self._ask_again)
        for n, answer in enumerate(ANSWERS):
            if answer:
                QShortcut(QKeySequence(f"Alt+{n}"), self).activated.connect(lambda answer=answer: self._answer(answer))

    @property
    def entry(self) -> HelpAsked | None:
        return self.desk.session.find(HELP, self._chosen)

    # the line

    def _meaning(self, text: str) -> list[InlinePart]:
        if not text.strip():
            return [InlineWords(say("offers.or_offer"))]
        try:
            typed = read_help(self.desk.session, text)
        except Refused as refused:
            return [InlineWords(sentence(refused), "meta", "late", bold=True)]
        session = self.desk.session
        key = "offers.offers_it" if typed.kind == "offer" else "offers.asks_it"
        said = say(key, who=body_words(session, typed.asker), whom=body_words(session, typed.asked))
        return [InlineWords(said, "meta", "ink", bold=True), InlineKey("Enter")]

    def _keep(self, text: str) -> None:
        key = self.desk.key()
        try:
            self.desk.do(write(self.desk.session, key, text, self.desk.now(), self.item_key), by=self)
        except Expected as trouble:
            self.line.refuse(sentence(trouble))
            return
        self.line.taken()
        self._choose(key)

    # acts on the chosen one

    def _answer(self, answer: str) -> None:
        entry = self.entry
        if entry and entry.kind == "request":
            attempt(self, lambda: self.desk.do(answered(self.desk.session, entry.key, answer), by=self))

    def _make_action(self) -> None:
        entry, taker = self.entry, next((a.takes_on for a in self.desk.activities if a.takes_on), None)
        if entry and taker:
            desk = self.desk
            # By nobody in particular, so that the window offers Undo.
            attempt(self, lambda: desk.do(make_action(desk.session, entry.key, desk.key(), taker, desk.now())))

    def _edit(self, field: str, text: str) -> None:
        try:
            self.desk.do(OFFERS.edit(self.desk.session, self._chosen, **{field: text}), by=self)
        except Expected as trouble:
            self.card.refuse(field, sentence(trouble))

    def _delete(self) -> None:
        if self.entry:
            attempt(self, lambda: self.desk.do(OFFERS.delete(self.desk.session, self._chosen)))

    def _ask_again(self) -> None:
        """To the first that was too vague, with the caret in its words: other words begin without an answer."""
        vague = too_vague(self.desk.session)
        if vague:
            self._choose(vague[0].key)
            self.card.take_words()

    # moving about

    def _choose(self, key: str) -> None:
        self._chosen = key
        entry = self.entry
        if entry and entry.kind == "request":
            self.grid.go_to(entry)
        self._redraw()

    def _at_cell(self, row: int, column: int) -> None:
        found = self.grid.asks.asks_at(row, column)
        entry = self.entry
        if found and (entry is None or entry.key not in {a.key for a in found}):
            self._chosen = next((a for a in found if not a.answer), found[0]).key
            self._redraw()

    # drawing

    def hear(self, news: object) -> None:
        if isinstance(news, News) and (news.is_large or news.touches(HELP, ORGANISATIONS, PARTICIPANTS)):
            self._redraw()

    def _redraw(self) -> None:
        session = self.desk.session
        known, asked, offered = bodies(session), requests(session), offers(session)
        if self.entry is None:
            self._chosen = (unanswered(session) or asked or offered or [HelpAsked("", 0, "")])[0].key
        self.line.set_context(say("offers.next", number=session.next_number("help_asked")))
        self._empty.setVisible(not (asked or offered))
        self.grid.setVisible(bool(known))
        self.grid.show_asks(known, asked)
        self.list.show_rows(self._listed(entry) for entry in offered)
        for part in (self._title, self._so_far, self.list):
            part.setVisible(bool(offered))
        self._so_far.setText(say("offers.so_far", n=len({o.asker for o in offered}), of=max(len(known), 1)))
        entry = self.entry
        self.card.setVisible(entry is not None)
        if entry:
            same = [a for a in asked if (a.asker, a.asked) == (entry.asker, entry.asked)] if entry.kind == "request" else []
            self.card.show_ask(entry, same)
        self.aside.redraw()

    def _listed(self, entry: HelpAsked) -> ListedNote:
        taken = len([name for name in entry.taken_by.split(",") if name.strip()])
        end = say("offers.taken", n=taken) if taken else say("offers.nobody_yet")
        return ListedNote(entry.key, entry.number, entry.what, body_words(self.desk.session, entry.asker), end)

    # the window asks

    def side(self) -> QWidget:
        return self.aside

    def take_focus(self) -> None:
        self.line.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        names = ("keep", "answer", "action", "onward", "spotlight")
        return [(say(f"offers.key_{name}"), say(f"offers.does_{name}")) for name in names]

    def spotlight(self) -> Showing | None:
        return Showing("offers", self.item_key, "entry", self._chosen) if self.entry else None

    def shown(self) -> Showing | None:
        """The next that waits for its answer; with none, what the item asks."""
        waiting = unanswered(self.desk.session)
        return Showing("offers", self.item_key, "entry", waiting[0].key) if waiting else None

"""The conflict log on the desk: a tension as a question, what each side asks for and why, and how it is moving on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from moothall.activities.conflict.entries import held_back, wordings
from moothall.activities.conflict.panel_form import ConflictForm
from moothall.activities.conflict.records import CONFLICTS, PARTIES, Conflict
from moothall.activities.conflict.rules import (
    add_party,
    conflicts,
    delete_conflict,
    edit_conflict,
    edit_party,
    name_tension,
    parties,
    remove_party,
)
from moothall.core.levels import Level
from moothall.core.model import Step
from moothall.core.picture import Showing
from moothall.core.refused import Expected
from moothall.desk import News
from moothall.ui.kit.ask import attempt
from moothall.ui.kit.log_page import LogPage
from moothall.ui.kit.panel import Panel
from moothall.ui.kit.private_block import PrivateAdvice
from moothall.ui.kit.rows_model import Row
from moothall.ui.kit.stage import Stage
from moothall.words import say, sentence

STUCK = 4
"""From this stage on a tension is not settled in plenary (practice 2.6a)."""


class ConflictPanel(Panel):
    """The list of tensions, and the one that is being worked."""

    def __init__(self, stage: Stage, item_key: str) -> None:
        super().__init__(stage, item_key)
        self._desk = stage.desk
        self._log = LogPage(say("conflict.quick"), say("conflict.hint"), say("conflict.empty"))
        self._form = ConflictForm()
        self._advice: PrivateAdvice | None = None
        self._log.entry.add(self._form)
        self._log.entry.column.addStretch(1)
        self.framed().addWidget(self._log)
        self._connect()
        self._redraw()

    def _connect(self) -> None:
        session = self._desk.session
        self._log.committed.connect(self._name)
        self._log.chosen.connect(lambda _: self._redraw_entry())
        self._log.level_wanted.connect(lambda level: self._set("visibility", level))
        self._log.read_back_wanted.connect(lambda: self._set("read_back", self._conflict is not None and not self._conflict.read_back))
        self._form.edited.connect(self._edit)
        self._form.party_edited.connect(self._edit_side)
        self._form.party_added.connect(lambda: self._change(lambda key: add_party(session, self._desk.key(), key)))
        self._form.party_removed.connect(lambda party: self._change(lambda _: remove_party(session, party)))
        self._form.deleted.connect(lambda: self._change(lambda key: delete_conflict(session, key)))

    @property
    def _conflict(self) -> Conflict | None:
        return self._desk.session.find(CONFLICTS, self._log.rows.key)

    def _name(self, text: str) -> None:
        key = self._desk.key()
        try:
            self._desk.do(name_tension(self._desk.session, key, text, self._desk.now(), self.item_key), by=self)
        except Expected as trouble:
            self._log.line.refuse(sentence(trouble))
            return
        self._log.line.taken()
        self._log.rows.go_to(key)

    def _edit(self, key: str, field: str, value: object) -> None:
        """One field of the tension it was typed for. A refusal is said under the field, and the text stays."""
        try:
            self._desk.do(edit_conflict(self._desk.session, key, **{field: value}), by=self)
        except Expected as trouble:
            if not self._form.refuse(field, sentence(trouble)):
                self.said.emit("attention", sentence(trouble), None)
                self._redraw_entry()

    def _edit_side(self, party: str, field: str, text: str) -> None:
        try:
            self._desk.do(edit_party(self._desk.session, party, **{field: text}), by=self)
        except Expected as trouble:
            self._form.refuse_side(party, field, sentence(trouble))

    def _set(self, field: str, value: object) -> None:
        """By key, for the tension that is chosen."""
        conflict = self._conflict
        if conflict:
            self._edit(conflict.key, field, value)

    def _change(self, rule: Callable[[str], Step]) -> None:
        """Ask the desk for one change of the chosen tension."""
        conflict = self._conflict
        if conflict:
            attempt(self, lambda: self._desk.do(rule(conflict.key), by=self))

    # drawing

    def hear(self, news: object) -> None:
        if isinstance(news, News) and (news.is_large or news.touches(CONFLICTS, PARTIES)):
            self._redraw()

    def _redraw(self) -> None:
        found = conflicts(self._desk.session)[::-1]
        self._log.show_rows(say("conflict.count", n=len(found)), (_row(c) for c in found))
        self._redraw_entry()

    def _redraw_entry(self) -> None:
        conflict = self._conflict
        if conflict:
            sides = parties(self._desk.session, conflict.key)
            words = wordings(conflict, sides).get(Level(conflict.visibility), "")
            self._form.show_conflict(conflict, sides, words, held_back(conflict))
        if self._advice:
            stuck = bool(conflict and conflict.stage >= STUCK)
            self._advice.words.setText(say("conflict.not_in_plenary") if stuck else say("conflict.side"))

    # the window asks

    def take_focus(self) -> None:
        self._log.line.setFocus()

    def spotlight(self) -> Showing | None:
        """The question of the chosen tension, and nothing else of it."""
        conflict = self._conflict
        return Showing("conflict", self.item_key, "entry", conflict.key) if conflict else None

    def side(self) -> QWidget:
        self._advice = PrivateAdvice()
        self._redraw_entry()
        return self._advice

    def keys(self) -> list[tuple[str, str]]:
        return [(say(f"conflict.key_{n}"), say(f"conflict.does_{n}")) for n in ("enter", "arrows", "level", "read_back", "spotlight")]


def _row(conflict: Conflict) -> Row:
    return Row(conflict.key, conflict.number, conflict.issue, marks=(say(f"conflict.state_{conflict.state}"),))

"""The conflict log on the desk: a tension as a question, what each side asks for and why, and how it is moving on."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from moothall.activities.conflict.entries import held_back, wordings
from moothall.activities.conflict.panel_conflict_entry import ConflictForm
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
from moothall.core.errors import Expected
from moothall.core.levels import Level
from moothall.ui.kit.log_page import LogPage
from moothall.ui.kit.log_panel import LogPanel, LogWays
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.private_block import PrivateAdvice
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say, sentence

STUCK = 4
"""From this stage on a tension is not settled in plenary (practice 2.6a)."""


class ConflictPanel(LogPanel):
    """The list of tensions, and the one that is being worked."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key, LogPage(say("conflict.quick"), say("conflict.hint"), say("conflict.empty")))
        self._advice: PrivateAdvice | None = None
        self._form = ConflictForm()
        self.log.put_form(self._form)
        self._connect()
        session = self.desk.session
        self.begin(
            LogWays(
                activity="conflict",
                tables=(CONFLICTS, PARTIES),
                name=lambda key, text: name_tension(session, key, text, self.desk.now(), self.item_key),
                edit=lambda key, field, value: edit_conflict(session, key, **{field: value}),
                delete=lambda key: delete_conflict(session, key),
                rows=self._rows,
                show=self._show,
                refuse=self._form.refuse,
            )
        )

    def _connect(self) -> None:
        session = self.desk.session
        self._form.edited.connect(self.edit)
        self._form.deleted.connect(self.delete)
        self._form.party_edited.connect(self._edit_side)
        self._form.party_added.connect(lambda: self.change(lambda key: add_party(session, self.desk.key(), key)))
        self._form.party_removed.connect(lambda party: self.change(lambda _: remove_party(session, party)))

    def _edit_side(self, party: str, field: str, text: str) -> None:
        try:
            self.desk.do(edit_party(self.desk.session, party, **{field: text}), by=self)
        except Expected as trouble:
            self._form.refuse_side(party, field, sentence(trouble))

    # drawing

    def _rows(self) -> tuple[str, list[ListedNote]]:
        found = conflicts(self.desk.session)[::-1]
        return say("conflict.count", n=len(found)), [_row(c) for c in found]

    def _show(self, conflict: Conflict) -> None:
        sides = parties(self.desk.session, conflict.key)
        self._form.show_conflict(conflict, sides, wordings(conflict, sides).get(Level(conflict.visibility), ""), held_back(conflict))
        self._advise(conflict.stage >= STUCK)

    def _advise(self, stuck: bool) -> None:
        if self._advice:
            self._advice.words.setText(say("conflict.not_in_plenary") if stuck else say("conflict.side"))

    def side(self) -> QWidget:
        self._advice = PrivateAdvice()
        self._advise(False)
        self.redraw_entry()
        return self._advice

    def keys(self) -> list[tuple[str, str]]:
        return [(say(f"conflict.key_{n}"), say(f"conflict.does_{n}")) for n in ("enter", "arrows", "level", "read_back", "spotlight")]


def _row(conflict: Conflict) -> ListedNote:
    return ListedNote(conflict.key, conflict.number, conflict.issue, marks=(say(f"conflict.state_{conflict.state}"),))

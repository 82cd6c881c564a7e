"""The power log on the desk: one line names a statement; everything else about it may follow or not. Never shown to the room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from moothall.activities.power.entries import held_back, wordings
from moothall.activities.power.panel_entry import EntryForm
from moothall.activities.power.records import POWER_ENTRIES, PowerEntry
from moothall.activities.power.rules import delete_entry, edit_entry, name_power, power_entries
from moothall.core.levels import Level
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


class PowerPanel(Panel):
    """The list of statements, and the one that is chosen."""

    def __init__(self, stage: Stage, item_key: str) -> None:
        super().__init__(stage, item_key)
        self._desk = stage.desk
        self._log = LogPage(say("power.quick"), say("power.hint"), say("power.empty"))
        self._form = EntryForm()
        self._log.entry.add(self._form)
        self._log.entry.column.addStretch(1)
        self.framed().addWidget(self._log)
        self._connect()
        self._redraw()

    def _connect(self) -> None:
        self._log.committed.connect(self._name)
        self._log.chosen.connect(lambda _: self._redraw_entry())
        self._log.level_wanted.connect(lambda level: self._set("visibility", level))
        self._log.read_back_wanted.connect(lambda: self._set("read_back", self._entry is not None and not self._entry.read_back))
        self._form.edited.connect(self._edit)
        self._form.deleted.connect(self._delete)

    @property
    def _entry(self) -> PowerEntry | None:
        return self._desk.session.find(POWER_ENTRIES, self._log.rows.key)

    def _name(self, text: str) -> None:
        key = self._desk.key()
        try:
            self._desk.do(name_power(self._desk.session, key, text, self._desk.now(), self.item_key), by=self)
        except Expected as trouble:
            self._log.line.refuse(sentence(trouble))
            return
        self._log.line.taken()
        self._log.rows.go_to(key)

    def _edit(self, key: str, field: str, value: object) -> None:
        """One field of the entry it was typed for. A refusal is said under the field, and the text stays."""
        try:
            self._desk.do(edit_entry(self._desk.session, key, **{field: value}), by=self)
        except Expected as trouble:
            if not self._form.refuse(field, sentence(trouble)):
                self.said.emit("attention", sentence(trouble), None)
                self._redraw_entry()

    def _set(self, field: str, value: object) -> None:
        """By key, for the entry that is chosen."""
        entry = self._entry
        if entry:
            self._edit(entry.key, field, value)

    def _delete(self) -> None:
        entry = self._entry
        if entry:
            attempt(self, lambda: self._desk.do(delete_entry(self._desk.session, entry.key)))

    # drawing

    def hear(self, news: object) -> None:
        if isinstance(news, News) and (news.is_large or news.touches(POWER_ENTRIES)):
            self._redraw()

    def _redraw(self) -> None:
        entries = power_entries(self._desk.session)[::-1]
        self._log.show_rows(say("power.count", n=len(entries)), (_row(e) for e in entries))
        self._redraw_entry()

    def _redraw_entry(self) -> None:
        entry = self._entry
        if entry:
            words = wordings(entry).get(Level(entry.visibility), "")
            self._form.show_entry(entry, words, held_back(entry))

    # the window asks

    def take_focus(self) -> None:
        self._log.line.setFocus()

    def spotlight(self) -> Showing | None:
        """The chosen statement, and nothing else of its entry."""
        entry = self._entry
        return Showing("power", self.item_key, "entry", entry.key) if entry else None

    def side(self) -> QWidget:
        return PrivateAdvice(say("power.side"))

    def keys(self) -> list[tuple[str, str]]:
        return [(say(f"power.key_{n}"), say(f"power.does_{n}")) for n in ("enter", "arrows", "level", "read_back", "spotlight")]


def _row(entry: PowerEntry) -> Row:
    marks = () if entry.read_back else (say("power.not_read_back"),)
    return Row(entry.key, entry.number, entry.statement, marks=marks)

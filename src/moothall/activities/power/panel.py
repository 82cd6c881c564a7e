"""The power log on the desk: one line names a statement; everything else about it may follow or not. Never shown to the room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from moothall.activities.power.entries import held_back, wordings
from moothall.activities.power.panel_power_entry import EntryForm
from moothall.activities.power.records import POWER_ENTRIES, PowerEntry
from moothall.activities.power.rules import delete_entry, edit_entry, name_power, power_entries
from moothall.core.levels import Level
from moothall.ui.kit.log_page import LogPage
from moothall.ui.kit.log_panel import LogPanel, LogWays
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.private_block import PrivateAdvice
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say


class PowerPanel(LogPanel):
    """The list of statements, and the one that is chosen."""

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__(stage, item_key, LogPage(say("power.quick"), say("power.hint"), say("power.empty")))
        self._form = EntryForm()
        self.log.put_form(self._form)
        self._form.edited.connect(self.edit)
        self._form.deleted.connect(self.delete)
        session = self.desk.session
        self.begin(
            LogWays(
                activity="power",
                tables=(POWER_ENTRIES,),
                name=lambda key, text: name_power(session, key, text, self.desk.now(), self.item_key),
                edit=lambda key, field, value: edit_entry(session, key, **{field: value}),
                delete=lambda key: delete_entry(session, key),
                rows=self._rows,
                show=self._show,
                refuse=self._form.refuse,
            )
        )

    def _rows(self) -> tuple[str, list[ListedNote]]:
        entries = power_entries(self.desk.session)[::-1]
        return say("power.count", n=len(entries)), [_row(e) for e in entries]

    def _show(self, entry: PowerEntry) -> None:
        self._form.show_entry(entry, wordings(entry).get(Level(entry.visibility), ""), held_back(entry))

    def side(self) -> QWidget:
        return PrivateAdvice(say("power.side"))

    def keys(self) -> list[tuple[str, str]]:
        return [(say(f"power.key_{n}"), say(f"power.does_{n}")) for n in ("enter", "arrows", "level", "read_back", "spotlight")]


def _row(entry: PowerEntry) -> ListedNote:
    marks = () if entry.read_back else (say("power.not_read_back"),)
    return ListedNote(entry.key, entry.number, entry.statement, marks=marks)

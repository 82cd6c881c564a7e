"""What the panels of a log have in common: a line that names an entry, the list, the chosen entry as a form, keys for who may see it.

Knows rows and keys. What an entry is, and how it is changed, its activity says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from moothall.core.errors import Expected, Refused
from moothall.core.levels import Level
from moothall.core.model import Step, Table
from moothall.core.picture import Showing
from moothall.desk import News
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.attempt import attempt
from moothall.ui.kit.log_page import LogPage
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import sentence


@dataclass(frozen=True)
class LogWays:
    """What an activity brings to its log: steps by an entry's key, its list, and its form.

    `tables` has the entries' table first; any of them touched means drawing anew. `refuse` says a reason under a field, and is False
    when the form has no such field.
    """

    # Functions and no subclass: the panel of an activity stays a panel, and this class knows no record.
    activity: str
    tables: Sequence[Table[Any]]
    name: Callable[[str, str], Step]
    edit: Callable[[str, str, object], Step]
    delete: Callable[[str], Step]
    rows: Callable[[], tuple[str, list[ListedNote]]]
    show: Callable[[Any], None]
    refuse: Callable[[str, str], bool]


class LogPanel(Panel):
    """An activity extends this and calls `begin` when its own parts are made."""

    def __init__(self, stage: PanelContext, item_key: str, page: LogPage) -> None:
        super().__init__(stage, item_key)
        self.desk = stage.desk
        self.log = page
        # Whether the facilitator is at the chosen entry; see `_follow`. It guards what Shift+F5 would show the room.
        self._at_entry = False
        self.framed().addWidget(page)

    def begin(self, ways: LogWays) -> None:
        self._ways = ways
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        # The app tells every change of focus; asking each part of the form would miss parts an activity adds.
        app.focusChanged.connect(self._follow)
        self.log.committed.connect(self._name)
        self.log.chosen.connect(lambda _: self.redraw_entry())
        self.log.level_wanted.connect(lambda level: self._set("visibility", level))
        self.log.read_back_wanted.connect(self.read_back)
        self._redraw()

    @property
    def entry(self) -> Any:
        """The chosen entry's record, or None."""
        return self.desk.session.find(self._ways.tables[0], self.log.rows.key)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        """A list chooses its first row by itself, so a chosen row is not yet one the facilitator is at. They are once the keyboard has
        been in the list or the form, and stay there while it is in another part of the window, as on a button that is pressed."""
        if now is not None and self.log.isAncestorOf(now):
            self._at_entry = now is self.log.rows or self.log.entry.isAncestorOf(now)

    # changing

    def _name(self, text: str) -> None:
        key = self.desk.key()
        try:
            self.desk.do(self._ways.name(key, text), by=self)
        except Expected as trouble:
            # Beside the line that was typed: a message at the foot would be far from what has to be mended.
            self.log.line.refuse(sentence(trouble))
            return
        self.log.line.taken()
        self.log.rows.go_to(key)

    def edit(self, key: str, field: str, value: object) -> None:
        """One field of the entry it was typed for. A refusal is said under the field, and the text stays."""
        try:
            self.desk.do(self._ways.edit(key, field, value), by=self)
        except Expected as trouble:
            if not self._ways.refuse(field, sentence(trouble)):
                self.said.emit("attention", sentence(trouble), None)
                # No field could say the reason, so that none keeps the refused text either.
                self.redraw_entry()

    def _set(self, field: str, value: object) -> None:
        """By key, for the entry that is chosen."""
        if self.entry:
            self.edit(self.entry.key, field, value)

    def read_back(self) -> None:
        """Ctrl+R: the tick that the room heard these words, on or off."""
        if self.entry:
            self._set("read_back", not self.entry.read_back)

    def change(self, rule: Callable[[str], Step]) -> None:
        """One change of the chosen entry; what stands in its way is said in a message."""
        entry = self.entry
        if entry:
            attempt(self, lambda: self.desk.do(rule(entry.key), by=self))

    def delete(self) -> None:
        """The chosen entry goes; by nobody in particular, so that the window offers Undo."""
        entry = self.entry
        if entry:
            attempt(self, lambda: self.desk.do(self._ways.delete(entry.key)))

    # drawing

    def hear(self, news: object) -> None:
        if isinstance(news, News) and (news.is_large or news.touches(*self._ways.tables)):
            self._redraw()

    def _redraw(self) -> None:
        count, rows = self._ways.rows()
        self.log.show_rows(count, rows)
        self.redraw_entry()

    def redraw_entry(self) -> None:
        if self.entry:
            self._ways.show(self.entry)

    # the window asks

    def take_focus(self) -> None:
        self.log.line.setFocus()

    def spotlight(self) -> Showing | None:
        """The words of the entry the facilitator is at, and nothing else of it; None when they are typing a new one.

        Refused for a private entry, whoever asks.
        """
        if not self.entry or not self._at_entry:
            return None
        if self.entry.visibility == Level.PRIVATE:
            # Here and not at the screen: a private entry must not become a Showing at all.
            raise Refused("kit.entry_is_private")
        return Showing(self._ways.activity, self.item_key, "entry", self.entry.key)

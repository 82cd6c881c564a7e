"""Ctrl+K: every command by typing a word of it. Runs the chosen one after going back to where the facilitator was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from moothall.core.agenda import AGENDA
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import VOTES, Vote, votes
from moothall.ui.facilitator.key_names import shown_keys
from moothall.ui.facilitator.page_host import CommandHost
from moothall.ui.facilitator.window_page import WindowPage
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineKey
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.mnemonics import without_mnemonic
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say


class CommandList(WindowPage):
    """The line narrows the list; arrows choose in it, Enter does."""

    def __init__(self, stage: PanelContext, host: CommandHost) -> None:
        super().__init__(stage, host, say("window.commands"))
        self._menus, self._session = host.menus, stage.desk.session
        # Menus name Undo when they open; here nobody opened one.
        self._menus.name_undo()
        self.line = EntryLine(say("window.commands"), hint=say("window.commands_hint"))
        self.line.mean(InlineKey("Enter"), say("window.key_do"))
        self.list = ListRows(say("window.commands"))
        self.column.addWidget(self.line)
        self.column.addWidget(self.list, 1)
        self.line.changed.connect(self._narrow)
        self.line.committed.connect(lambda _: self._do(self.list.key))
        self.line.escaped.connect(host.go_back)
        self.list.opened.connect(self._do)
        typed = self.line.focusProxy()
        assert typed is not None
        typed.installEventFilter(self)
        self._narrow("")

    def _narrow(self, typed: str) -> None:
        # Every word typed, in any order and anywhere in the command's words.
        rows = [row for row in self._rows() if all(word in row.text.casefold() for word in typed.casefold().split())]
        self.list.show_rows(rows)
        if rows:
            self.list.go_to(rows[0].key)
            self.line.mean(InlineKey("Enter"), say("window.key_do"))
        else:
            self.line.mean(say("window.nothing_called_so"))

    def _rows(self) -> list[ListedNote]:
        menus = self._menus
        return [
            ListedNote(
                command.key,
                0,
                # The action's words, which know what Undo would do; doubled ampersands are one again.
                menus.by_key[command.key].text().replace(without_mnemonic("&"), "&"),
                marks=tuple(shown_keys(command.keys)[:1]),
            )
            for command in menus.commands
            # The list doesn't offer itself.
            if command.key != "commands"
        ] + self._results()

    def _results(self) -> list[ListedNote]:
        """Every result that is known, the newest first: where it is looked at again it can be shown again."""
        known = [vote for vote in votes(self._session)[::-1] if vote.state == "revealed" and self._session.find(AGENDA, vote.item)]
        return [ListedNote(vote.key, 0, say("window.result_of", question=vote.question), time=vote.closed) for vote in known]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down walk through the list while the caret stays in the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.list.keyPressEvent(event)
            return True
        return False

    def _do(self, key: str) -> None:
        if key:
            # First back, so that the command acts on what the facilitator was at.
            self.host.go_back()
            vote = self._session.find(VOTES, key)
            if vote is None:
                self._menus.by_key[key].trigger()
            else:
                self._go_to(vote)

    def _go_to(self, vote: Vote) -> None:
        self.host.go(vote.item, kind_of(vote).shown_by)
        if self.host.panel:
            self.host.panel.go_to_vote(vote.key)
            self.host.panel.take_focus()

    def take_focus(self) -> None:
        self.line.setFocus()

    def keys(self) -> list[tuple[str, str]]:
        return [("↑ ↓", say("window.key_choose")), ("Enter", say("window.key_do")), *super().keys()]

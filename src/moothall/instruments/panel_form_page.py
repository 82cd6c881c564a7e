"""What the pages of a form have in common: the desk, the round they are about, and how trouble is said."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from moothall.core.agenda import AGENDA, AgendaItem
from moothall.core.forms.form_rounds import ROUNDS, FormRound
from moothall.desk import Desk
from moothall.ui.kit.attempt import done
from moothall.words import say


class FormPage(QWidget):
    """One state of a round. Its signals are passed on by the panel."""

    said = Signal(str, str, object)
    show_wanted = Signal(object)
    keys_changed = Signal()
    lock_wanted = Signal(object)  # a widget to take the desk's place, so that nothing of it is seen

    def __init__(self, desk: Desk, item_key: str, round_key: str) -> None:
        super().__init__()
        self.desk, self.item_key, self.round_key = desk, item_key, round_key

    @property
    def item(self) -> AgendaItem | None:
        """None once the item has been deleted under the page."""
        return self.desk.session.find(AGENDA, self.item_key)

    @property
    def round(self) -> FormRound:
        """As it is now. Refused when it has gone, and on the page that stands before there is one."""
        return self.desk.session.get(ROUNDS, self.round_key)

    def attempt(self, act: Callable[[], object]) -> bool:
        """Whether the act was done; what stood in its way is said in a message."""
        return done(self.said, act)

    def redraw(self) -> None:
        """Something the page shows was touched."""

    def take_focus(self) -> None:
        self.setFocus()

    def unkept(self) -> str:
        """What closing now would throw away, in words; empty when everything typed is kept."""
        return ""

    def keys(self) -> list[tuple[str, str]]:
        return []


def key_pairs(*names: str) -> list[tuple[str, str]]:
    """Keys and what they do, for the key line."""
    return [(say(f"instruments.key_{n}"), say(f"instruments.does_{n}")) for n in names]

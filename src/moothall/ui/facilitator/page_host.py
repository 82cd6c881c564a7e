"""What a page may ask of the window it stands in. Names no window: whatever answers these can hold a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from moothall.desk import News
from moothall.desk.pending_act import PendingAct
from moothall.ui.facilitator.menus import Menus
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.shared_screen_control import SharedScreenControl
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.message import Action, StripKind


class PageHost(Protocol):
    """Goes somewhere, says something, does something or takes it back."""

    @property
    def place(self) -> tuple[str, str]:
        """What is on screen, as the main area names it: an item's key and an activity's, or a page's name."""

    @property
    def panel(self) -> Panel | None:
        """What stands in that place."""

    def go(self, item: str, activity: str) -> None: ...

    def go_page(self, name: str) -> None: ...

    def start_item(self, key: str) -> None:
        """The agenda moves on to this item."""

    def go_back(self) -> None: ...

    def say(self, kind: StripKind, sentence: str, action: Action | None = None) -> None: ...

    def attempt(self, act: Callable[[], object]) -> bool:
        """Whether `act` went through; why not is said in a message."""

    def carry_out(self, begin: Callable[[], PendingAct], done: Callable[[News], None]) -> None:
        """For an act that may be long; `done` is called when it is on the disk."""

    def take_back(self) -> None:
        """The last act, which was just named; Undo by itself names first what was done elsewhere."""


class SessionHost(PageHost, Protocol):
    """For the session's own page."""

    @property
    def second_copy(self) -> Path | None:
        """Where the copy lies that is written by itself; None while there is none."""

    @property
    def prefs(self) -> Prefs:
        """What is preferred on this laptop."""

    @property
    def shared_screen(self) -> SharedScreenControl:
        """What stands before the room, and where."""

    def choose_second_copy(self) -> None: ...

    def leave_second_copy(self) -> None: ...

    def remove_session(self) -> None:
        """Ends the session and deletes its file with all that belongs to it."""


class CommandHost(SessionHost, Protocol):
    """For the two pages about the window's own commands, too."""

    @property
    def menus(self) -> Menus: ...

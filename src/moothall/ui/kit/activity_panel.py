"""The base of what an activity shows in the main area. Draws the session and asks the desk; keeps no state of its own worth saving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.theme.look import look

if TYPE_CHECKING:
    # For the checker alone, so that the kit loads no desk.
    from moothall.core.picture import Showing
    from moothall.desk.round_timer import TimedRound


class Panel(QWidget):
    """An activity's panel extends this and overrides what it needs; each default does nothing, and that is a valid answer."""

    said = Signal(str, str, object)  # kind ("info", "attention", "failure"), sentence, (words, act) or None: becomes a message
    edge_to_edge = False
    """A board wants the whole main area; everything else stands inside its margins."""
    show_wanted = Signal(object)  # a core.picture.Showing the facilitator asked to put on the shared screen: it is lit for it

    follow_wanted = Signal(object)  # the next look at what the room may be looking at: nothing where it looks at something else

    lock_wanted = Signal(object)  # a widget that takes the window's place until four digits bring the desk back

    go_wanted = Signal(str, str)  # an agenda item's key or "", and an activity's: the facilitator asked to go there

    question_changed = Signal()  # `question` is another one: the header says it

    keys_changed = Signal()  # `keys` says something else now: the window asks again only then, or when the keyboard moves

    def __init__(self, stage: PanelContext, item_key: str) -> None:
        super().__init__()
        self.stage = stage
        self.item_key = item_key

    def framed(self, gap: int = 8) -> QVBoxLayout:
        """A column with the desk's margins, for a panel that stands under the header; a board that fills the area makes its own."""
        size = look().tokens.size
        column = QVBoxLayout(self)
        column.setContentsMargins(size.main_side, 16, size.main_side, 16)
        column.setSpacing(gap)
        return column

    def ring(self) -> QRect:
        """A panel that holds the keyboard itself has nothing to ring; its parts have rings of their own."""
        return QRect()

    def hear(self, news: object) -> None:
        """Called after every change, with the desk's News. Redraw only what was touched."""

    def finish(self) -> None:
        """Before it goes, or its window: waits for what it began on a thread, since Qt ends the app when the thread's object goes first."""

    def side(self) -> QWidget | None:
        """The activity's block in the side panel. Asked once; the window owns it afterwards."""
        return None

    def foot(self) -> QWidget | None:
        """What stands under its block at the side, in sight whatever scrolls above: the button that ends the page. Asked once."""
        return None

    def keys(self) -> list[tuple[str, str]]:
        """Pairs of keys and words for the key line: what works now."""
        return []

    def take_focus(self) -> None:
        """Put the caret in the entry line."""
        # The panel itself, so that an activity without a line still gets its keys.
        self.setFocus()

    def line_in_sight(self) -> EntryLine | None:
        """The line to type in, where letters go that are typed outside a field; None while the page has none."""
        return next((line for line in self.findChildren(EntryLine) if line.isVisibleTo(self) and line.isEnabled()), None)

    # what only some panels have to offer

    @property
    def offers_spotlight(self) -> bool:
        """Whether something in it may be shown to the room alone, chosen or not at this moment."""
        # Whoever answers `spotlight` offers it: said a second time, the two could disagree.
        return type(self).spotlight is not Panel.spotlight

    def spotlight(self) -> Showing | None:
        """What is chosen, for the room to see alone; None when nothing is. May be Refused, for what is kept from the room."""
        return None

    @property
    def chosen_item(self) -> str:
        """The key of the agenda item that is chosen on a page of several; empty elsewhere."""
        return ""

    def question(self) -> str:
        """What its page asks, where that is another question than the item's."""
        return ""

    def subject(self) -> str:
        """The key of the vote or round its page is about; empty where that is the item's question."""
        return ""

    def shown(self) -> Showing | None:
        """What Show puts up, where that is another than the item as its activity shows it."""
        return None

    def go_to_vote(self, key: str) -> bool:
        """Brings up one of its item's votes; False when the panel hasn't got it."""
        return False

    def rounds(self) -> list[TimedRound]:
        """The rounds its item is timed in; none where the planned minutes are one."""
        return []

    def go_to_note(self, key: str) -> bool:
        """Chooses a note and gives it the keyboard; False when the panel hasn't got it."""
        return False

"""The left of *Session packs*: whose pack, which of its pages, how many. Counts nothing itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from moothall.exports.packs.page import ROLES, OrderLine, PackPage, Role
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Ground, Rule
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.tick import Radio, Tick
from moothall.words import say


class PackTick(Tick):
    """A page to print or not; `looked` when the keyboard or a press comes to it."""

    looked = Signal(str)

    def __init__(self, page: PackPage, on: bool) -> None:
        super().__init__(say("packs.page", code=page.code, title=page.title), page.missing or say("packs.counting"), on=on and page.ready)
        self.code = page.code
        self.setEnabled(page.ready)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        self.looked.emit(self.code)


class PackLine(QWidget):
    """A page's tick with one fewer and one more of it at the right; `stepped` with the page's number and by how many."""

    stepped = Signal(str, int)

    def __init__(self, page: PackPage, on: bool) -> None:
        super().__init__()
        self.tick = PackTick(page, on)
        self.fewer, self.more = Button("−", "link", small=True), Button("+", "link", small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.tick, 1)
        for button, by, said in ((self.fewer, -1, "packs.fewer"), (self.more, 1, "packs.more")):
            button.setAccessibleName(say(said, page=page.code))
            button.clicked.connect(lambda _=False, by=by: self.stepped.emit(page.code, by))
            row.addWidget(button)
            # Once it is inside: one that is shown before is a window of its own for a moment.
            button.setVisible(page.ready and not page.one_each and not page.lists_all)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Comes up from the tick, which knows neither."""
        by = {"+": 1, "-": -1}.get(event.text(), 0)
        if by and self.more.isVisibleTo(self):
            self.stepped.emit(self.tick.code, by)
            return
        super().keyPressEvent(event)


class PackChoices(Ground):
    """`chosen` when another role is, `ticked` when pages are, `looked` with the number of the page to look at, `stepped` with a page's
    number and how many more of it are wanted.
    """

    stepped = Signal(str, int)
    chosen = Signal()
    ticked = Signal()
    looked = Signal(str)

    def __init__(self) -> None:
        super().__init__("panel", "right")
        self._page = ScrollPage()
        column = self._page.column
        # px, as the audiences of what leaves the room.
        column.setContentsMargins(32, 24, 24, 24)
        column.addWidget(PlainLabel(say("packs.title"), "title"))
        column.addWidget(PlainLabel(say("packs.note"), ink="ink2"))
        column.addSpacing(12)
        column.addWidget(PlainLabel(say("packs.for_whom"), "label"))
        self._group = QButtonGroup(self)
        self.roles: dict[Role, Radio] = {
            role: Radio(say(f"pack.role_{role}"), say(f"pack.holds_{role}"), on=role == ROLES[0]) for role in ROLES
        }
        for radio in self.roles.values():
            self._group.addButton(radio)
            column.addWidget(radio)
        self._group.buttonClicked.connect(self.chosen)
        column.addSpacing(12)
        self.total = PlainLabel("", "label")
        column.addWidget(self.total)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column.addLayout(self._list)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(self._page)
        self.ticks: dict[str, PackTick] = {}
        self._turned: set[str] = set()
        """Pages whose tick was turned, whichever role is looked at: taken out, or asked for."""
        self._asked_for: set[str] = set()

    @property
    def role(self) -> Role:
        return next(role for role, radio in self.roles.items() if radio.isChecked())

    def choose(self, role: Role) -> None:
        self.roles[role].setChecked(True)
        self.chosen.emit()

    def is_on(self, code: str) -> bool:
        return (code in self._turned) == (code in self._asked_for)

    def tell_pages(self, pages: Sequence[PackPage]) -> None:
        """The pages of the role; what was taken out stays so."""
        while (old := self._list.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                # At once; deleting waits for the event loop, and the line would be seen twice.
                widget.hide()
                widget.deleteLater()
        self.ticks = {}
        self._asked_for |= {page.code for page in pages if page.on_request}
        for page in pages:
            line = PackLine(page, self.is_on(page.code))
            line.stepped.connect(self.stepped)
            tick = self.ticks[page.code] = line.tick
            tick.looked.connect(self.looked)
            tick.toggled.connect(lambda _, code=page.code: self._toggle(code))
            self._list.addWidget(Rule())
            self._list.addWidget(line)

    def _toggle(self, code: str) -> None:
        self._turned ^= {code}
        self.ticked.emit()

    def tell_counts(self, lines: Mapping[str, OrderLine]) -> None:
        """How many copies and sides each has, and all that are ticked together."""
        for code, tick in self.ticks.items():
            if code in lines:
                line = lines[code]
                tick.set_note(say("packs.counts", n=line.copies, sides=say("pack.sides", n=line.sides)))
        sides = sum(line.sides for code, line in lines.items() if code in self.ticks and self.is_on(code))
        self.total.setText(say("packs.contents", sides=say("pack.sides", n=sides)) if lines else say("packs.contents_counting"))

    def take_focus(self) -> None:
        self.roles[self.role].setFocus()

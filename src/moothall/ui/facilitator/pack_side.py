"""The side of *Session packs*: what is missing and what to do about it, paper, spares, large print, and the three ways out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.exports.packs.page import PackPage
from moothall.exports.packs.plan import SPARE_PERCENT, PackOptions, PackPlan
from moothall.ui.kit.busy import Busy
from moothall.ui.kit.button import Button
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.tick import Tick
from moothall.words import say

RECKONED = 24
"""People a pack is made for where nobody is listed yet: a room of four tables of six."""
_SPARES = (0, SPARE_PERCENT, 25, 50)
_NAMED = 5
"""Missing pages named; of more it says how many."""


class PackSide(QWidget):
    """`changed` when another pack is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._expected = 0
        self.missing_title, self.missing = PlainLabel(say("packs.missing"), "meta", bold=True), PlainLabel("", "meta", ink="ink2")
        self.reckon = Button(say("packs.reckon", n=RECKONED), small=True)
        papers = [("", say("packs.paper_own")), *((key, say(f"pack.size_{key}")) for key in ("a4", "a3", "letter"))]
        self.paper = Choice(say("packs.paper"), papers)
        self.spares = Choice(say("packs.spares"), [(str(n), say("packs.spare", n=n)) for n in _SPARES])
        self.spares.choose(str(SPARE_PERCENT))
        self.large = Tick(say("packs.large"), say("packs.large_note"))
        self.print_it, self.save, self.shop = Button("", "primary", keys="Ctrl+P"), Button(say("packs.save")), Button(say("packs.shop"))
        self.busy = Busy()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.missing_title, self.missing, self.reckon, self.paper, self.spares, self.large):
            column.addWidget(widget)
        column.addWidget(self.shop)
        self.foot = QWidget()
        under = QVBoxLayout(self.foot)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(8)
        for part in (self.busy, self.print_it, self.save):
            under.addWidget(part)
        self.reckon.clicked.connect(self._reckon)
        self.paper.chosen.connect(lambda _: self.changed.emit())
        self.spares.chosen.connect(lambda _: self.changed.emit())
        self.large.toggled.connect(lambda _: self.changed.emit())

    @property
    def chosen(self) -> PackOptions:
        return PackOptions(
            paper=str(self.paper.box.currentData() or ""),
            large=self.large.isChecked(),
            expected=self._expected,
            spare_percent=int(self.spares.box.currentData()),
        )

    def _reckon(self) -> None:
        self._expected = RECKONED
        self.changed.emit()

    def tell(self, plan: PackPlan, missing: Sequence[PackPage]) -> None:
        """What can't be printed yet and why; what prints as blank lines is named as well."""
        lines = [say("packs.missing_page", code=page.code, reason=page.missing) for page in missing[:_NAMED]]
        if len(missing) > _NAMED:
            lines.append(say("packs.missing_more", n=len(missing) - _NAMED))
        standing = sum(not guest.table for guest in plan.guests)
        if standing and standing < len(plan.guests):
            lines.append(say("packs.no_table_yet", n=standing))
        self.missing.setText("\n".join(lines) or say("packs.nothing_missing"))
        self.reckon.setVisible(not plan.guests and not self._expected)

    def tell_sides(self, sides: int, any_chosen: bool) -> None:
        self.print_it.set_words(say("packs.print", sides=say("pack.sides", n=sides)) if sides else say("packs.print_bare"))
        for button in (self.print_it, self.save):
            button.usable() if any_chosen else button.unavailable(say("packs.nothing_chosen"))

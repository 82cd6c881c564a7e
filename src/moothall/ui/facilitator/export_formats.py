"""The side of *What leaves the room*: which files, Save, and what was written. Ticks and buttons; the page does the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.core.activity import Activity
from moothall.core.levels import Level
from moothall.exports.export_kind import exports_of
from moothall.ui.facilitator.export_phrase import PhraseBlock
from moothall.ui.kit.busy import Busy
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Rule
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.tick import Tick
from moothall.words import say

LOCKED = "locked"
"""The tick that brings the whole session, locked with a phrase."""


class FormatsBlock(QWidget):
    """`ticks` by what they offer, found and not listed; `save`, `print_it` and `open_pdf`, in its foot, are the page's to connect.
    `changed` when other files are ticked.
    """

    changed = Signal()

    def __init__(self, activities: Sequence[Activity]) -> None:
        super().__init__()
        self._exports = exports_of(activities)
        self.ticks = {offer: _tick(offer) for offer in dict.fromkeys(each.offer for each in self._exports)}
        self._how_many: Callable[[Collection[str]], int] = len
        self.save, self.busy = Button("", "primary", keys="Ctrl+E"), Busy()
        self.print_it = Button(say("leave.print"), keys="Ctrl+P")
        self.phrase = PhraseBlock()
        self.open_pdf, self._where = Button(say("leave.open_pdf")), PlainLabel("", "meta", ink="ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("leave.formats"), "meta", bold=True))
        for tick in self.ticks.values():
            column.addWidget(Rule())
            column.addWidget(tick)
            tick.toggled.connect(self._ticked)
        # Under the last tick, which is that of a locked session: a phrase is asked for only where one is needed.
        column.addWidget(self.phrase)
        self.phrase.changed.connect(self._count)
        self.foot = QWidget()
        under = QVBoxLayout(self.foot)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(8)
        for widget in (self.busy, self._where, self.open_pdf, self.save, self.print_it):
            under.addWidget(widget)
        self.open_pdf.hide()
        self._where.hide()
        self._count()

    @property
    def offers(self) -> list[str]:
        return [offer for offer, tick in self.ticks.items() if tick.isChecked() and tick.isEnabled()]

    def tell_level(self, level: Level) -> None:
        """What this audience may not have can't be ticked, and says why."""
        for offer, tick in self.ticks.items():
            allowed = any(each.offer == offer and level in each.levels for each in self._exports)
            tick.setEnabled(allowed)
            tick.set_note(say(f"leave.holds_{offer}") if allowed else say("leave.not_for_them"))
        self._count()

    def count_by(self, how_many: Callable[[Collection[str]], int]) -> None:
        """How many files the ticks stand for, which the copy decides; ask again when that is another."""
        self._how_many = how_many
        self._count()

    def _ticked(self) -> None:
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        number = self._how_many(self.offers)
        self.save.set_words(say("leave.save", n=number))
        self.phrase.setVisible(LOCKED in self.offers)
        wrong = self.phrase.why_not if LOCKED in self.offers else ""
        self.save.unavailable(wrong if number else say("leave.no_format"))

    def tell_written(self, paths: Sequence[Path]) -> None:
        """Where the files are, and a way to look at the summary."""
        several = len({path.parent for path in paths}) == 1 and len(paths) > 1
        self._where.setText(say("leave.written_in", n=len(paths), folder=str(paths[0].parent)) if several else "\n".join(map(str, paths)))
        self._where.setVisible(bool(paths))
        self.open_pdf.setVisible(any(path.suffix == ".pdf" for path in paths))


def _tick(offer: str) -> Tick:
    return Tick(say(f"leave.format_{offer}"), say(f"leave.holds_{offer}"), on=offer == "pdf")

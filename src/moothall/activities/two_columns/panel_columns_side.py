"""Beside the two columns: the link that is looked at and what stands between its notes; what the columns say. A gap is no fault."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.activities.two_columns.records import ColumnLink
from moothall.core.contributions import Contribution
from moothall.desk import Desk
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.text_field import TextField
from moothall.words import say


class LinkSide(QWidget):
    """`worded` gives what stands between; the buttons are connected by whoever owns it. `note` is the note somebody is at."""

    worded = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self.note = desk, ""
        self._title, self._pair = PlainLabel(say("two_columns.selected"), "meta", bold=True), PlainLabel("", "meta", ink="ink2", wrap=False)
        self._between = TextField(say("two_columns.between"), lines=(2, 4))
        self._between.changed_done.connect(self.worded)
        self.unlink, self.moved = Button(say("two_columns.unlink"), small=True), Button(say("two_columns.other_side"), small=True)
        self._none = PlainLabel(say("two_columns.none_selected"), "meta", ink="ink2")
        self._told = PlainLabel("", "meta")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._pair)
        column.addLayout(head)
        for part in (self._none, self._between, self.unlink, self.moved):
            column.addWidget(part)
        column.addSpacing(8)
        column.addWidget(PlainLabel(say("two_columns.say"), "meta", bold=True))
        column.addWidget(self._told)
        column.addStretch(1)

    def show_link(
        self, link: ColumnLink | None, vision: Sequence[Contribution], reality: Sequence[Contribution], links: Sequence[ColumnLink]
    ) -> None:
        for part in (self._pair, self._between, self.unlink):
            part.setVisible(link is not None)
        self._none.setVisible(link is None)
        self.moved.setVisible(bool(self.note) and link is None)
        if link:
            self._pair.setText(link.pair)
            self._between.set_text(link.stands_between)
        self._told.setText("\n".join(_told(vision, reality, links)))


def _told(vision: Sequence[Contribution], reality: Sequence[Contribution], links: Sequence[ColumnLink]) -> list[str]:
    joined = {key for link in links for key in (link.vision, link.reality)}
    told = []
    for side, notes in (("vision", vision), ("reality", reality)):
        alone = [note.number for note in notes if note.key not in joined]
        if notes:
            numbers = ", ".join(map(str, alone))
            told.append(say(f"two_columns.alone_{side}", n=len(alone), numbers=numbers) if alone else say(f"two_columns.all_{side}"))
    return [*told, say("two_columns.no_fault")]

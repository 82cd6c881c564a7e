"""Before a rehearsal: the library, each case in two lines, to rehearse or to change; and the editor, a case as its few fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.errors import Refused
from moothall.core.scenarios import MOST_MOVES, Scenario, ScenarioMove, partners_in, scenario_in
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Card
from moothall.ui.kit.chip import Chip
from moothall.ui.kit.ended import end
from moothall.ui.kit.field import Field
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.text_field import TextField
from moothall.words import say, sentence

_PARTS = ("title", "inject", "asks", "for_you")


class ScenarioLibrary(QWidget):
    """`wanted` gives a scenario to rehearse, `edited` one to change, `removed` one of one's own to take away."""

    wanted = Signal(object)
    edited = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._page = ScrollPage(margins=False)
        self._first: Button | None = None
        self._body = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(PlainLabel(say("scenario.library_how"), "body", ink="ink2"))
        column.addWidget(self._page)

    def tell(self, found: Sequence[Scenario], first: str) -> None:
        """`first` is the key of the one that the agenda means: it stands on top."""
        old, self._body = self._body, QWidget()
        self._page.column.removeWidget(old)
        end(old)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        buttons = [self._card(column, case) for case in sorted(found, key=lambda case: case.key != first)]
        self._first = buttons[0] if buttons else None
        column.addStretch(1)
        self._page.column.insertWidget(0, self._body)
        self._body.show()

    def _card(self, column: QVBoxLayout, case: Scenario) -> Button:
        card = Card()
        row = QHBoxLayout()
        # While it is empty: PySide makes objects of the items it finds in a layout, and those outlive it.
        card.column.addLayout(row)
        row.addWidget(PlainLabel(case.title, "section"), 1)
        if case.own:
            row.addWidget(Chip(say("scenario.own")))
        card.column.addWidget(PlainLabel(case.summary, "body"))
        plan = ", ".join(f"{partner.name} {partner.share}" for partner in case.partners)
        card.column.addWidget(PlainLabel(say("scenario.in_short", n=len(case.moves), minutes=case.minutes, plan=plan), "meta", ink="ink2"))
        acts = QHBoxLayout()
        acts.setSpacing(8)
        card.column.addLayout(acts)
        start = Button(say("scenario.rehearse"), small=True)
        start.setAccessibleName(say("scenario.rehearse_named", title=case.title))
        start.clicked.connect(lambda: self.wanted.emit(case))
        change = Button(say("scenario.edit_own" if case.own else "scenario.edit_copy"), small=True)
        change.setAccessibleName(say("scenario.edit_named", title=case.title))
        change.clicked.connect(lambda: self.edited.emit(case))
        for button in (start, change):
            acts.addWidget(button)
        if case.own:
            gone = Button(say("scenario.remove_own"), "link", small=True)
            gone.setAccessibleName(say("scenario.remove_named", title=case.title))
            gone.clicked.connect(lambda: self.removed.emit(case))
            acts.addWidget(gone)
        acts.addStretch(1)
        column.addWidget(card)
        return start

    def take_focus(self) -> None:
        (self._first or self).setFocus()


class ScenarioEditor(QWidget):
    """`kept` gives the case as it was written; `left` that it was not."""

    kept = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._case: Scenario | None = None
        self.title, self.minutes = Field(say("scenario.field_title")), Field(say("scenario.field_minutes"))
        self.summary, self.opening = TextField(say("scenario.field_summary"), lines=(1, 4)), TextField(say("scenario.field_opening"))
        self.partners = TextField(say("scenario.field_partners"), one_a_line=True, lines=(3, 6))
        self.moves = [{part: TextField(say(f"scenario.field_{part}"), lines=(1, 5)) for part in _PARTS} for _ in range(MOST_MOVES)]
        self._why = PlainLabel("", "meta", ink="stop", bold=True)
        self._blocks: list[QWidget] = []
        self.keep, self.give_up = Button(say("scenario.keep_own"), "primary"), Button(say("scenario.give_up"))
        self.more = Button(say("scenario.one_more_move"), small=True)
        self._lay_out()
        self.keep.clicked.connect(self._keep)
        self.give_up.clicked.connect(self.left)
        self.more.clicked.connect(self._one_more)

    def _lay_out(self) -> None:
        page = ScrollPage(margins=False)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.title, 3)
        head.addWidget(self.minutes, 1)
        page.add(head)
        for part in (self.summary, self.opening, self.partners):
            page.add(part)
        for number, fields in enumerate(self.moves, 1):
            card = Card()
            card.column.addWidget(PlainLabel(say("scenario.move", n=number), "label"))
            for field in fields.values():
                card.column.addWidget(field)
            self._blocks.append(card)
            page.add(card)
        page.add_row(self.more, None)
        page.add(self._why)
        page.add_row(self.keep, self.give_up, None)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def tell(self, case: Scenario) -> None:
        self._case = case
        self.title.set_text(case.title)
        self.minutes.set_text(str(case.minutes))
        self.summary.set_text(case.summary)
        self.opening.set_text(case.opening)
        self.partners.set_text("\n".join(f"{partner.name} {partner.share}" for partner in case.partners))
        for number, fields in enumerate(self.moves):
            move = case.moves[number] if number < len(case.moves) else ScenarioMove("", "")
            for part, field in fields.items():
                field.set_text(getattr(move, part))
            self._blocks[number].setVisible(number < max(1, len(case.moves)))
        self._why.setText("")
        self._fit()

    def _one_more(self) -> None:
        hidden = next((n for n, block in enumerate(self._blocks) if block.isHidden()), None)
        if hidden is not None:
            self._blocks[hidden].show()
            self.moves[hidden]["title"].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def _fit(self) -> None:
        self.more.setVisible(any(block.isHidden() for block in self._blocks))

    def _keep(self) -> None:
        try:
            written = self._written()
        except Refused as trouble:
            self._why.setText(sentence(trouble))
            return
        self.kept.emit(written)

    def _written(self) -> Scenario:
        """Refused when it is no case that could be rehearsed."""
        moves = [{part: field.text() for part, field in fields.items()} for fields in self.moves]
        partners_in(self.partners.text().splitlines())
        minutes = self.minutes.text().strip()
        found = scenario_in(
            {
                "title": self.title.text(),
                "summary": self.summary.text(),
                "opening": self.opening.text(),
                "minutes": int(minutes) if minutes.isdigit() else 0,
                "partners": self.partners.text().splitlines(),
                "move": [move for move in moves if move["title"].strip() or move["inject"].strip()],
            }
        )
        before = self._case
        return replace(found, key=before.key, own=True) if before and before.own else found

    def take_focus(self) -> None:
        self.title.edit.setFocus()

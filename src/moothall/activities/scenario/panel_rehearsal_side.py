"""Beside a rehearsal: what the move is for the facilitator alone, what is in, what goes on the wall next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.activities.scenario.records import Rehearsal
from moothall.core.scenarios import Scenario
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.private_block import PrivateBlock
from moothall.words import say


class RehearsalSide(QWidget):
    """Its buttons are the panel's to hear."""

    def __init__(self) -> None:
        super().__init__()
        self._head, self._checks = PlainLabel("", "section"), PlainLabel("", "meta")
        self._opening = PlainLabel("", "meta")
        self._for_you = PlainLabel("", "meta")
        self.onward = Button("", "primary")
        self.splits = Button(say("scenario.show_splits"), keys="Alt+S", small=True)
        self.common, self.needs = Button(say("scenario.show_common"), small=True), Button(say("scenario.show_needs"), small=True)
        self.away = Button(say("scenario.put_away"), "link", small=True)
        self._private = PrivateBlock()
        self._private.column.addWidget(self._for_you)
        self._private.column.addWidget(PlainLabel(say("scenario.close_to_real"), "meta", ink="ink2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._head, self._opening, self._checks, self.onward, self.splits, self.common, self.needs, self._private, self.away):
            column.addWidget(part)
        column.addStretch(1)

    def tell(
        self, case: Scenario | None, rehearsal: Rehearsal | None, answers: int, all_in: bool, checks: Sequence[tuple[bool, str]]
    ) -> None:
        parts = (self._opening, self._checks, self.onward, self.splits, self.common, self.needs, self._private, self.away)
        for part in parts:
            part.setVisible(rehearsal is not None)
        if case is None or rehearsal is None:
            self._head.setText(say("scenario.library"))
            return
        at = rehearsal.move
        move = case.moves[at - 1] if 0 < at <= len(case.moves) else None
        self._head.setText(say("scenario.move_of", n=at, of=len(case.moves)) if move else say("scenario.opening"))
        self._opening.setText(" ".join(filter(None, (move.inject, move.asks))) if move else case.opening)
        self._for_you.setText(move.for_you if move else case.summary)
        self._checks.setText("\n".join(f"{'✓' if good else '!'} {words}" for good, words in checks))
        self._checks.setVisible(bool(checks))
        later = at < len(case.moves)
        self.onward.setVisible(later)
        self.onward.set_words(say("scenario.onward", n=at + 1))
        if not answers:
            self.splits.unavailable(say("scenario.no_splits_yet"))
        else:
            self.splits.usable()
            self.splits.set_words(say("scenario.show_splits" if all_in else "scenario.show_splits_so_far"))
        for button in (self.common, self.needs):
            button.setVisible(bool(answers))

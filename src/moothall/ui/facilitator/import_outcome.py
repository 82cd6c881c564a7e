"""What would come in, in a sentence, and every row that stays out with its reason. Brings nothing in by itself."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.imports import ImportOutcome, ImportSettings
from moothall.ui.facilitator.import_asked import AskedBlock
from moothall.ui.facilitator.import_differing import DifferingPeople
from moothall.ui.kit.busy import Busy
from moothall.ui.kit.button import Button
from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say

MOST_REASONS = 500
"""Rows that are listed one by one; of the rest the number is said. Nobody mends more by hand: with so many the file is mended, and read
again."""

_SEEN = 5
"""Rows that stay out which are seen at once; the rest by scrolling."""


class OutcomeBlock(QWidget):
    """`wanted` is the word to bring it in; `stop_wanted` ends the reading, `again_wanted` brings in what came in before."""

    wanted = Signal()
    stop_wanted = Signal()
    again_wanted = Signal()
    answered = Signal(str, bool)  # a field of ImportSettings that was asked about
    newer = Signal(int, bool)  # the row of somebody on the list, and whether the file holds where the two differ

    def __init__(self) -> None:
        super().__init__()
        self.words = PlainLabel("", "label")
        self.makes = PlainLabel("", "meta", ink="ink2")
        self.remarks = PlainLabel("", "meta", ink="ink2")
        self.reasons = ListRows(say("bring.left_out_list"))
        self.bring = Button(say("bring.bring_in"), "primary")
        self.bring.clicked.connect(self.wanted)
        self.again = Button(say("bring.again"))
        self.again.clicked.connect(self.again_wanted)
        self.differing = DifferingPeople()
        self.differing.newer.connect(self.newer)
        self.asked = AskedBlock()
        self.asked.answered.connect(self.answered)
        self.busy = Busy()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.words, self.makes, self.remarks, self.asked, self.reasons, self.differing):
            column.addWidget(widget)
        column.addWidget(self.busy)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)
        self.wait("")

    def wait(self, why: str) -> None:
        """Nothing is ready yet; `why` says what is missing."""
        self.words.setText(why)
        self.makes.hide()
        self.remarks.hide()
        self.reasons.hide()
        self.differing.hide()
        self.asked.hide()
        self.again.hide()
        # The words above say why; said twice, it would be read twice.
        self.bring.unavailable(say("bring.nothing_yet"))

    def came_before(self, why: str) -> None:
        """It came in already; the way to bring it in all the same stands beside the words."""
        self.wait(why)
        self.again.show()

    def begin(self) -> None:
        self.busy.start(say("bring.reading"), self.stop_wanted.emit)

    def progress(self, rows: int) -> None:
        # 0: how many there are is known only at the end.
        self.busy.progress(rows, 0)

    def tell(self, brought: ImportOutcome, settings: ImportSettings) -> None:
        self.busy.stop()
        self.words.setText(" ".join(_sentences(brought)))
        self.makes.setText(" · ".join(_made(brought)))
        self.makes.setVisible(bool(self.makes.text()))
        # A line each, and first what somebody has to answer.
        told = sorted(brought.remarks, key=lambda remark: remark.key != "imports.asked")
        self.remarks.setText("\n".join(say(remark.key, **remark.facts) for remark in told))
        self.remarks.setVisible(bool(brought.remarks))
        self.asked.tell(brought, settings)
        # A vote that is here already stays out, and may be wanted all the same.
        self.again.setVisible(any(remark.key == "imports.vote_is_here" for remark in brought.remarks))
        self.differing.tell(brought)
        self.differing.setVisible(bool(self.differing.boxes))
        rows = list(reasons_of(brought))
        self.reasons.show_rows(rows)
        self.reasons.be_as_high_as_rows(_SEEN)
        self.reasons.setVisible(bool(rows))
        if brought.brings:
            self.bring.usable()
        else:
            self.bring.unavailable(say("bring.nothing_to_bring"))


def _made(brought: ImportOutcome) -> Iterator[str]:
    """Every board, vote and list that would be made, by name."""
    for what, made in brought.makes.items():
        yield from (" ".join(say(f"imports.makes_{what}", name=name, n=n).split()) for name, n in made)


def _sentences(brought: ImportOutcome) -> Iterator[str]:
    yield say(f"bring.will_{brought.kind}", n=brought.added)
    if brought.votes and brought.kind != "ballots":
        yield say("bring.with_votes", n=brought.votes)
    if brought.left_out:
        yield say("bring.left_out", n=len(brought.left_out))
    if brought.same:
        yield say("bring.same", n=len(brought.same))
    if brought.short:
        yield say("bring.short", n=len(brought.short))
    if (more := len(brought.left_out) + len(brought.short) + len(brought.same) - MOST_REASONS) > 0:
        yield say("bring.more_reasons", n=more)


def reasons_of(brought: ImportOutcome) -> Iterator[ListedNote]:
    # The place is the row's key: one line of a file may have two reasons.
    for place, left in enumerate((*brought.left_out, *brought.short, *brought.same)[:MOST_REASONS]):
        yield ListedNote(f"{place}", left.row, say(left.key, **left.facts))

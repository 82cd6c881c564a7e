"""How quick the board is beside a plain scene of one item a note (`plain_board`): frame by frame, with 500, 10,000 and 50,000 notes.

A frame is an act, what Qt makes of it, and the painting. Columns stand unfolded, and each note in sight paints its own number and edge;
folded ones are measured apart. Prints medians, 99th percentiles and ratios; asserts nothing.
"""

from __future__ import annotations

import itertools
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from time import perf_counter, thread_time
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from moothall.core.contributions import CONTRIBUTIONS, Contribution
from moothall.core.model import Session, Step, added, changed
from moothall.core.prompts import PROMPTS, Prompt
from moothall.core.session_tables import CORE_TABLES
from moothall.core.themes import PLACEMENTS, THEMES, Placement, Theme
from moothall.ui.board.layout import STEPS
from moothall.ui.board.scene import BoardScene
from moothall.ui.board.view import BoardView

SIZES = (500, 10_000, 50_000)
THEMES_IN_ALL = 40
WINDOW = (1920, 1080)
FRAMES = 120
PATIENCE = 4.0  # seconds for a case; a slow one has fewer frames
WORDS = "home first money people one front door care record carers plan beds winter number team always story discharge".split()

Frame = Callable[[int], object]


def session_of(notes: int) -> Session:
    """So many notes, four to fourteen words each, in forty themes."""
    chance, session = random.Random(notes), Session(CORE_TABLES)
    records: list[tuple[object, object]] = [(PROMPTS, Prompt("p", "What?"))]
    records += [(THEMES, Theme(f"t{n}", "p", n + 1, f"Theme {n + 1}")) for n in range(THEMES_IN_ALL)]
    for n in range(notes):
        records.append((CONTRIBUTIONS, Contribution(f"n{n}", n + 1, "p", " ".join(chance.choices(WORDS, k=chance.randint(4, 14))))))
        records.append((PLACEMENTS, Placement(f"l{n}", f"n{n}", f"t{n % THEMES_IN_ALL}")))
    session.apply(Step("bench", tuple(added(table, record) for table, record in records)))  # type: ignore[arg-type]
    return session


class Board(Protocol):
    """What is done to either board. `by` is in pixels of the screen, `n` the number of the frame."""

    def settle(self) -> None: ...
    def painted(self) -> int: ...
    def in_sight(self) -> int: ...
    def set_zoom(self, percent: int) -> None: ...
    def pan(self, by: int) -> None: ...
    def drag(self, n: int) -> object: ...
    def drop(self) -> None: ...
    def add(self, n: int) -> object: ...
    def change(self, n: int) -> object: ...


@dataclass
class Timed:
    """Times of frames in ms, by the clock and by the processor (which doesn't count while other programs have it), and how many notes
    each painted."""

    times: list[float]
    worked: list[float]
    painted: float

    @property
    def middle(self) -> float:
        return _middle(self.times)

    @property
    def middle_work(self) -> float:
        return _middle(self.worked)

    @property
    def late(self) -> float:
        return _late(self.times)

    @property
    def work(self) -> float:
        return _late(self.worked)


def _middle(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]


def _late(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * 99 // 100)]


def timed(frame: Frame, painted: Callable[[], int], frames: int = FRAMES) -> Timed:
    QApplication.processEvents()
    before, until = painted(), perf_counter() + PATIENCE
    times: list[float] = []
    worked: list[float] = []
    for n in range(frames):
        start, began = perf_counter(), thread_time()
        frame(n)
        QApplication.processEvents()
        times.append((perf_counter() - start) * 1000)
        worked.append((thread_time() - began) * 1000)
        if perf_counter() > until and len(times) >= 5:
            break
    return Timed(times, worked, (painted() - before) / len(times))


class Ours:
    """The board itself, with every column unfolded unless it is to be measured `folded`."""

    def __init__(self, notes: int, folded: bool = False) -> None:
        self.session = session_of(notes)
        self.scene = BoardScene()
        self.view = BoardView(self.scene)
        self.view.resize(*WINDOW)
        start = perf_counter()
        self.scene.show_board(self.session, "p")
        self.read = (perf_counter() - start) * 1000
        self.view.show()
        start = perf_counter()
        QApplication.processEvents()
        self.first = (perf_counter() - start) * 1000
        for column in self.scene.columns.values():
            column.is_open = not folded
        self.view.flow()
        self.settle()
        self._made = itertools.count(notes)

    def settle(self) -> None:
        QApplication.processEvents()
        while self.scene.measure(1) or not self.view.is_crisp:
            QApplication.processEvents()

    def painted(self) -> int:
        return self.view.painted

    def in_sight(self) -> int:
        return len(self.scene.notes_in(self.view.on_board(self.view.viewport().rect())))

    def set_zoom(self, percent: int) -> None:
        self.view.set_zoom(percent)

    def pan(self, by: int) -> None:
        bar = self.view.verticalScrollBar()
        bar.setValue(bar.value() + by)

    def drag(self, n: int) -> None:
        """A note in hand, moved across the board; the first frame takes it up."""
        kind = QEvent.Type.MouseButtonPress if n == 0 else QEvent.Type.MouseMove
        at = QPointF(120 + 7 * n, 130 + 3 * n)
        port = self.view.viewport()
        button = Qt.MouseButton.LeftButton
        event = QMouseEvent(kind, at, QPointF(port.mapToGlobal(at)), button, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(port, event)

    def drop(self) -> None:
        self.view.mouse.cancel()

    def add(self, n: int) -> None:
        """A starred note: it comes first in its column, and everything below makes room."""
        key, theme = next(self._made), list(self.scene.columns)[n % len(self.scene.rows[0])]
        note = Contribution(f"n{key}", key + 1, "p", "One more that was starred at once", example=True)
        self._do(added(CONTRIBUTIONS, note), added(PLACEMENTS, Placement(f"l{key}", note.key, theme)))
        self.scene.refresh(self.session, [theme], {note.key})
        self.scene.travel.finish()

    def change(self, n: int) -> None:
        """A note in sight is said another way, as long as before."""
        column = self.scene.rows[0][n % len(self.scene.rows[0])]
        note = column.notes[n % 3 + 1].lying[0]
        self._do(changed(CONTRIBUTIONS, note, replace(note, text=note.text[::-1])))
        self.scene.refresh(self.session, [column.theme.key], {note.key})

    def _do(self, *changes: object) -> None:
        self.session.apply(Step("bench", changes))  # type: ignore[arg-type]

    def close(self) -> None:
        self.view.close()


_ZOOMS = [*STEPS, *reversed(STEPS)]


def _there_and_back(board: Board, by: int) -> Frame:
    return lambda n: board.pan(by if n // 30 % 2 == 0 else -by)


def acts(board: Board) -> Iterator[tuple[str, Timed]]:
    """Each gesture on one board, 100 % first."""
    yield "pan at 100 %", timed(_there_and_back(board, 40), board.painted)
    yield "fling at 100 %", timed(_there_and_back(board, 150), board.painted)
    board.pan(-10_000_000)
    board.settle()
    yield "drag at 100 %", timed(board.drag, board.painted)
    board.drop()
    yield "add at 100 %", timed(board.add, board.painted)
    yield "change at 100 %", timed(board.change, board.painted)
    yield "zoom", timed(lambda n: board.set_zoom(_ZOOMS[n % len(_ZOOMS)]), board.painted)
    board.set_zoom(15)
    board.settle()
    seen = board.in_sight()
    yield f"pan in overview, {seen:,} in sight", timed(_there_and_back(board, 40), board.painted)
    board.pan(-10_000_000)
    board.settle()
    yield "drag in overview", timed(board.drag, board.painted)
    board.drop()
    yield "add in overview", timed(board.add, board.painted)
    yield "change in overview", timed(board.change, board.painted)


_OF_EACH = f"{'median':>8} {'p99':>8} {'p99 work':>8} {'painted':>8}"
HEAD = f"{'notes':>7}  {'what, in ms a frame':<36}  board: {_OF_EACH}  plain: {_OF_EACH}   plain/board, work: {'median':>7} {'p99':>7}"


def _line(notes: int, name: str, ours: Timed, plain: Timed | None = None) -> str:
    said = f"{notes:>7,}  {name:<36}         {_times(ours)}"
    if plain is None:
        return said
    over = f"{plain.middle_work / ours.middle_work:>7.1f} {plain.work / ours.work:>7.1f}"
    return f"{said}         {_times(plain)}                      {over}"


def _times(timed: Timed) -> str:
    return f"{timed.middle:>8.2f} {timed.late:>8.2f} {timed.work:>8.2f} {timed.painted:>8.1f}"


def floor() -> Timed:
    """A whole window of pixels, copied."""
    source, target = QPixmap(*WINDOW), QPixmap(*WINDOW)

    def blit(_: int) -> None:
        painter = QPainter(target)
        painter.drawPixmap(0, 0, source)
        painter.end()

    return timed(blit, lambda: 0)


def report() -> None:
    from moothall.ui.theme import dress
    from tests.bench.plain_board import Plain

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress(app, "light")
    whole = floor()
    print(f"\nThe board at {WINDOW[0]} × {WINDOW[1]}, {THEMES_IN_ALL} themes unfolded, beside a plain scene of one item a note.")
    print(f"Copying a window of pixels takes {whole.middle:.2f} / {whole.late:.2f} ms.")
    print(HEAD)
    kept: dict[str, dict[int, Timed]] = {}
    for notes in SIZES:
        ours, plain = Ours(notes), Plain(notes)
        for (name, mine), (_, theirs) in zip(acts(ours), acts(plain), strict=True):
            print(_line(notes, name, mine, theirs), flush=True)
            kept.setdefault(name.split(",")[0], {})[notes] = mine
        print(f"{notes:>7,}  read in {ours.read:.1f} ms, painted first in {ours.first:.1f}; plain: {plain.read:.1f} and {plain.first:.1f}")
        ours.close()
        plain.close()
    _report_growth(kept)
    _report_folded()


def _report_growth(kept: dict[str, dict[int, Timed]]) -> None:
    most, fewest = SIZES[-1], SIZES[0]
    print(f"\nThe work of a frame with {most:,} notes over that with {fewest}, and with {SIZES[1]:,}:")
    for name, by_size in kept.items():
        small, middle, large = (by_size[size].middle_work for size in SIZES)
        few = f"{large / small:>7.1f} ×" if by_size[fewest].painted else f"{'-':>9}"  # with few notes there is nothing to pan over
        print(f"{few} {large / middle:>7.1f} ×  {name}")


def _report_folded() -> None:
    print("\nFolded columns, apart:")
    for notes in SIZES:
        ours = Ours(notes, folded=True)
        for name, mine in acts(ours):
            print(_line(notes, name, mine), flush=True)
        ours.close()

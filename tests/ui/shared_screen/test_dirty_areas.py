"""What is painted again when the wall changes: as much as is different, and never less. Told by the regions Qt asks for, not by a clock."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from random import Random

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from moothall.core.picture import Picture, Question, Tile, Tiles, TurnoutDots
from moothall.ui.shared_screen.painting import Drawn, State, measure
from moothall.ui.shared_screen.preview import ScreenPreview
from moothall.ui.shared_screen.screen import SharedScreen
from moothall.ui.shared_screen.screen_gallery import gallery

HD = QSize(1920, 1080)
SOFT = 32
"""Of 255. Qt's first outline of a large letter may be a few grey levels softer at its edge than its later ones; what is forgotten or
left standing is off by far more."""


def turnout(ballots: int, of: int = 2_400) -> Picture:
    return Picture((Question("Where is the energy?", "Five dots each. Sealed until it is revealed."), TurnoutDots(ballots, of)))


def tiles(*totals: int) -> Picture:
    many = tuple(Tile(n, f"Option {n}", n, mine=total % 2, total=total) for n, total in enumerate(totals, 1))
    return Picture((Tiles(many, card=7, left=3, budget=5, cap=2),))


def area(region: QRegion) -> int:
    return sum(rect.width() * rect.height() for rect in region)


class Watch(QObject):
    """Which part of a widget Qt had painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        self._widget = widget
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(event, QPaintEvent):
            self.region += event.region()
        return False

    @property
    def share(self) -> float:
        return area(self.region) / (self._widget.width() * self._widget.height())


def painted(drawn: Drawn, onto: QImage | None = None, within: QRegion | None = None) -> QImage:
    image = QImage(drawn.size, QImage.Format.Format_RGB32) if onto is None else onto
    painter = QPainter(image)
    if within is not None:
        painter.setClipRegion(within)
    drawn.paint(painter, within)
    painter.end()
    return image


def furthest(one: QImage, other: QImage) -> int:
    """The largest difference of any pixel's any colour."""
    a, b = bytes(one.constBits()), bytes(other.constBits())
    return 0 if a == b else max(abs(x - y) for x, y in zip(a, b, strict=True) if x != y)


@pytest.fixture
def shared_screen(qapp: QApplication) -> Iterator[SharedScreen]:
    screen = SharedScreen()
    screen.resize(HD)
    screen.show()
    yield screen
    screen.hide()
    screen.deleteLater()


def test_a_ballot_more_paints_a_number_and_a_bar(qapp: QApplication, shared_screen: SharedScreen) -> None:
    shared_screen.show_picture(turnout(2_000))
    qapp.processEvents()
    watch = Watch(shared_screen)
    shared_screen.show_picture(turnout(2_001))
    qapp.processEvents()
    assert not watch.region.isEmpty()
    assert watch.share < 0.15, watch.region
    question = next(text for text in shared_screen.drawn.texts if text.text.startswith("Where"))
    assert not watch.region.intersects(question.rect.toAlignedRect())


def test_a_dot_paints_its_tile_and_not_the_others(qapp: QApplication, shared_screen: SharedScreen) -> None:
    shared_screen.show_picture(tiles(*range(10, 130, 10)))
    qapp.processEvents()
    watch = Watch(shared_screen)
    shared_screen.show_picture(tiles(10, 21, *range(30, 130, 10)))
    qapp.processEvents()
    assert 0 < watch.share < 0.12, watch.region


def test_the_same_again_paints_nothing(qapp: QApplication, shared_screen: SharedScreen) -> None:
    shared_screen.show_picture(turnout(2_000))
    qapp.processEvents()
    watch = Watch(shared_screen)
    shared_screen.show_picture(turnout(2_000))
    qapp.processEvents()
    assert watch.region.isEmpty()


@pytest.mark.parametrize("size", [QSize(960, 540), QSize(272, 153), QSize(1024, 768)])
def test_painted_in_part_any_wall_is_as_painted_whole(qapp: QApplication, size: QSize) -> None:
    """From each picture of the gallery to the next, and back."""
    pictures = [(picture, state) for _, picture, state in gallery()]
    for (old, was), (new, now) in [*pairwise(pictures), *pairwise(reversed(pictures))]:
        before, after = measure(size, old, "light", was), measure(size, new, "light", now)
        image = painted(after, painted(before), after.differs_from(before))
        assert furthest(image, painted(after)) <= SOFT, (old, new)


@pytest.mark.parametrize("of", [0, 45, 2_400])
def test_after_fifty_ballots_wall_and_preview_are_as_painted_whole(qapp: QApplication, shared_screen: SharedScreen, of: int) -> None:
    preview, dice = ScreenPreview(), Random(of)
    preview.show()
    ballots = 0
    for _ in range(50):
        ballots = max(0, min(of or 9_999, ballots + dice.choice((1, 1, 1, 1, -1, of // 9))))
        for view in (shared_screen, preview):
            view.show_picture(turnout(ballots, of))
        qapp.processEvents()
    preview.set_blank(True)
    preview.set_blank(False)  # at once, without waiting for the next quarter of a second
    qapp.processEvents()
    for view in (shared_screen, preview):
        kept = view.screen().grabWindow(view.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert furthest(kept, view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)) <= SOFT
    preview.hide()
    preview.deleteLater()


@pytest.mark.parametrize("change", ["size", "mode", "blank"])
def test_another_size_mode_or_ground_paints_all(qapp: QApplication, change: str) -> None:
    before = measure(HD, turnout(3), "light")
    after = {
        "size": measure(QSize(1280, 720), turnout(3), "light"),
        "mode": measure(HD, turnout(3), "dark"),
        "blank": measure(HD, Picture(()), "light"),
    }[change]
    assert area(after.differs_from(before)) == after.size.width() * after.size.height()


def test_a_running_timer_paints_its_figures_alone(qapp: QApplication) -> None:
    from moothall.core.picture import Timer

    picture = Picture((Question("What would have to be true?"), Timer(300)))
    before, after = (measure(HD, picture, "light", State(gone=gone)) for gone in (7, 8))
    region = after.differs_from(before)
    assert 0 < area(region) < 0.12 * HD.width() * HD.height()

"""On small screens with larger text nothing on any page overlaps, is cut or pushes the window wider. Pages are found, not listed.

What scrolls may be cut by the edge it scrolls under; everything else has the room it asks for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QListView, QWidget

from moothall.activities import found
from moothall.core.agenda import agenda
from moothall.ui.facilitator.activity_views import belongs_to_the_session, views_for
from moothall.ui.facilitator.pages import PAGES
from moothall.ui.kit.button import Button
from moothall.ui.kit.focus_ring import FocusRing
from moothall.ui.kit.plain_label import PlainLabel
from tests.trials import many

# The smallest screen with the largest text says nearly all there is to say; the others go along in the long form.
SIZES = ((1280, 720), (1366, 768))[: many(1, 2)]
LARGER = (150, 125)[: many(1, 2)]


@pytest.fixture
def full(window):
    """A session in which something of everything was done."""
    for activity in found():
        if activity.demo:
            activity.demo(window.desk)
    return window


def places(window) -> Iterator[tuple[str, str]]:
    """Every page, every log by itself, and one item of each kind in every way of looking at it."""
    yield from (("", name) for name in PAGES)
    yield from (("", a.key) for a in found() if belongs_to_the_session(a))
    seen = set()
    for item in agenda(window.desk.session):
        for activity in [view.key for view in views_for(item, window.desk.activities)] or [item.activity]:
            if (item.activity, activity) not in seen:
                seen.add((item.activity, activity))
                yield item.key, activity


def go(window, item: str, name: str) -> None:
    window.go_page(name) if name in PAGES else window.go(item, name)
    for _ in range(3):
        QApplication.processEvents()


def called(part: QWidget) -> str:
    words = part.text() if isinstance(part, PlainLabel) else part.accessibleName()
    return f"{type(part).__name__} {words[:40]!r}"


def scrolls(part: QWidget, window: QWidget) -> bool:
    above = part.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def faults(window) -> list[str]:
    parts = [p for p in window.findChildren(QWidget) if p.isVisible() and not p.isWindow() and not isinstance(p, FocusRing)]
    wrong = [fault for part in parts for fault in _cut(part, window)]
    beside = defaultdict(list)
    for part in parts:
        if not isinstance(part.parentWidget(), QAbstractScrollArea):
            beside[part.parentWidget()].append(part)
    for together in beside.values():
        for one, other in combinations(together, 2):
            # px: two borders may share their line.
            both = one.geometry() & other.geometry()
            if both.width() > 1 and both.height() > 1:
                wrong.append(f"{called(one)} and {called(other)} overlap")
    return wrong


def _cut(part: QWidget, window: QWidget) -> Iterator[str]:
    area = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
    if not scrolls(part, window) and not window.rect().contains(area):
        yield f"{called(part)} is outside the window"
    if isinstance(part, PlainLabel) and part.text():
        if part._wrap and part.heightForWidth(part.width()) > part.height() + 1:
            yield f"{called(part)} lacks a line"
        if not part._wrap and not part._elided and part.sizeHint().width() > part.width() + 1:
            yield f"{called(part)} is cut at its end"
    if isinstance(part, Button) and part.sizeHint().width() > part.width() + 1 and not part.toolTip():
        yield f"{called(part)} is cut at its end"
    if isinstance(part, QListView) and part.model() and part.model().rowCount() and part.viewport().height() < part.sizeHintForRow(0):
        yield f"{called(part)} shows no row whole"


@pytest.mark.trial
@pytest.mark.parametrize("percent", LARGER)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_overlaps_or_is_cut_on_any_page(full, size: tuple[int, int], percent: int) -> None:
    full.resize(*size)
    full.prefs.resize(percent - 100)
    wrong = []
    for item, name in places(full):
        go(full, item, name)
        if (full.width(), full.height()) != size:
            wrong.append(f"{name}: the window grew to {full.width()} × {full.height()}")
            full.resize(*size)
        wrong += [f"{name}: {fault}" for fault in faults(full)]
    assert not wrong, "\n".join(wrong)

"""A row that wraps: what it takes apart leaves nothing behind that Python takes for alive."""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QPushButton, QSpacerItem, QWidget
from pytestqt.qtbot import QtBot

from moothall.ui.kit.wrapped_row import WrappedRow


def stretches() -> int:
    return sum(type(each) is QSpacerItem for each in gc.get_objects())


def test_laid_out_anew_it_leaves_no_stretch_behind(qtbot: QtBot) -> None:
    """Python's object of a stretch that Qt had ended stood for whatever came to lie there: the fourteenth hand-over of a run got a stretch
    for the inside of a page, and fell over.
    """
    before = stretches()
    # In another: a window by itself gets no narrower than its layout.
    window = QWidget()
    row = WrappedRow([QPushButton(f"Choice {n}") for n in range(6)], window)
    qtbot.addWidget(window)
    window.show()
    lines = set[int]()
    for width in (900, 250, 500, 900):
        row.resize(width, 200)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        lines.add(len(row._rows))
    assert len(lines) > 1, "it wrapped"
    assert stretches() == before

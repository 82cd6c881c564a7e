"""Paints how firmly something is backed: one bar to scale under its words, the line agreed beforehand across it, both said below."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from moothall.core.picture import SupportBar
from moothall.ui.shared_screen.painting.block import Block, step
from moothall.ui.shared_screen.painting.screen_page import RIGHT, ScreenPage

# Units of a screen 1080 high: the bar, the air under it, between two segments, the line and how far it goes past each edge.
_HIGH, _AIR, _GAP, _LINE, _PAST = 110, 24, 6, 9, 18


def bar_height() -> float:
    return _HIGH + 2 * _PAST + _AIR + step("base").line


def paint_support(page: ScreenPage, part: SupportBar, area: QRectF) -> None:
    whole = sum(part.counts)
    bar = QRectF(area.x(), area.y() + _PAST, area.width(), _HIGH)
    told = [(place, n) for place, n in enumerate(part.counts) if n]
    room, x = bar.width() - _GAP * max(0, len(told) - 1), bar.x()
    for place, n in told:
        box = QRectF(x, bar.y(), room * n / whole, bar.height())
        _paint_segment(page, box, n, place < part.support)
        x += box.width() + _GAP
    if part.threshold is not None and whole:
        at = bar.x() + bar.width() * part.threshold / 100
        page.fill(QRectF(at - _LINE / 2, bar.y() - _PAST, _LINE, bar.height() + 2 * _PAST), "ink")
    line = QRectF(area.x(), bar.bottom() + _PAST + _AIR, area.width(), step("base").line)
    page.line(part.got, line, bold=True)
    page.line(part.line, line, ink="ink2", align=RIGHT)


def _paint_segment(page: ScreenPage, box: QRectF, n: int, support: bool) -> None:
    """In support filled, the rest outlined: told apart without colour."""
    page.box(box, "accent" if support else "paper", None if support else "edge", 3, 0)
    figure = Block(str(n), step("base", bold=True))
    if figure.width < box.width() - 2 * _GAP:
        page.write(figure, box.center().x() - figure.width / 2, box.center().y() - figure.step.line / 2, "on_accent" if support else "ink")

"""A chart's bars as a PNG, for files that can't draw: the same dots and bars as on paper, without words, which stand beside it."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from moothall.exports.content.blocks import Bar, Chart
from moothall.tokens import tokens

_WIDTH, _ROW, _MARGIN = 1600, 44, 8
"""Pixels: about 240 an inch at the width of a page."""
_PITCH, _SMALLEST = 40, 14
"""Pixels from dot to dot, closer when there are many; closer than the smallest they become a bar."""
_PEN = 3


def chart_picture(chart: Chart) -> bytes:
    """Empty where nothing is drawn."""
    if chart.drawn in ("ballot", "bars") or not chart.most:
        return b""
    colours = tokens().colours
    if chart.drawn == "strip":
        return _strip(chart)
    image = Image.new("RGB", (_WIDTH, _ROW * len(chart.bars) + 2 * _MARGIN), colours.paper)
    draw = ImageDraw.Draw(image)
    room = _WIDTH - 2 * _MARGIN
    pitch = min(_PITCH, room / chart.most)
    for at, bar in enumerate(chart.bars):
        top = _MARGIN + at * _ROW
        if chart.drawn == "dots" and pitch >= _SMALLEST and bar.counted:
            _dots(draw, bar, pitch, top)
        else:
            _lengths(draw, bar, room / chart.most, top)
    return _png(image)


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _strip(chart: Chart) -> bytes:
    """The points of a scale end to end: filled as far as they count as support, open beyond, a mark where enough would be."""
    colours, whole = tokens().colours, sum(bar.solid for bar in chart.bars)
    image = Image.new("RGB", (_WIDTH, 2 * _ROW), colours.paper)
    draw = ImageDraw.Draw(image)
    x, room = float(_MARGIN), _WIDTH - 2 * _MARGIN
    supports = any(bar.parted for bar in chart.bars)
    for bar in chart.bars:
        wide = room * bar.solid / whole
        if bar.solid:
            box = (x, 16.0, x + wide, 72.0)
            draw.rectangle(
                box, fill=colours.accent if supports else None, outline=colours.paper if supports else colours.accent, width=_PEN
            )
        supports = supports and not bar.parted
        x += wide
    if chart.line:
        at = _MARGIN + room * chart.line / 100
        draw.line((at, 4, at, 84), fill=colours.ink, width=2 * _PEN)
    return _png(image)


def _dots(draw: ImageDraw.ImageDraw, bar: Bar, pitch: float, top: int) -> None:
    colour, radius = tokens().colours.accent, pitch * 0.4
    for n in range(bar.solid + bar.hollow):
        x, y = _MARGIN + n * pitch + radius, top + _ROW / 2
        box = (x - radius, y - radius, x + radius, y + radius)
        draw.ellipse(box, fill=colour if n < bar.solid else None, outline=colour, width=_PEN)


def _lengths(draw: ImageDraw.ImageDraw, bar: Bar, each: float, top: int) -> None:
    colour = tokens().colours.accent
    whole = (bar.solid + bar.hollow) * each
    if whole:
        draw.rectangle((_MARGIN, top + 8, _MARGIN + whole, top + 30), outline=colour, width=_PEN)
    if bar.solid:
        draw.rectangle((_MARGIN, top + 8, _MARGIN + bar.solid * each, top + 30), fill=colour)
    if bar.before:
        draw.rectangle((_MARGIN, top + 34, _MARGIN + bar.before * each, top + 41), outline=colour, width=2)

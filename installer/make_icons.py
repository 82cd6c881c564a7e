"""Draw the app's mark and, from it, the picture installers want. Our own drawing; needs only Qt.

A circle of people with one place left open, nearest to you: a moot. Run by hand when the mark or the accent changes:

    python installer/make_icons.py
"""

from __future__ import annotations

import os
import tomllib
from math import cos, radians, sin
from pathlib import Path

RESOURCES = Path(__file__).parents[1] / "resources"
ICONS = RESOURCES / "icons"
SIDE, CENTRE, RING, DOT, OUTLINE = 32, 16.0, 11.2, 2.9, 1.2
PEOPLE = 8
PICTURE = 256  # px


def _dots(colour: str) -> str:
    """Seven filled dots clockwise from the top, and the open one at the bottom."""
    drawn = []
    for turn in range(0, 360, 360 // PEOPLE):
        place = f'cx="{CENTRE + RING * sin(radians(turn)):.2f}" cy="{CENTRE - RING * cos(radians(turn)):.2f}"'
        if turn == 180:
            drawn.append(f'<circle {place} r="{DOT - OUTLINE / 2:.2f}" fill="none" stroke="{colour}" stroke-width="{OUTLINE}"/>')
        else:
            drawn.append(f'<circle {place} r="{DOT}" fill="{colour}"/>')
    return "\n  ".join(drawn)


def _svg(*parts: str) -> str:
    inside = "\n  ".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIDE}" height="{SIDE}" viewBox="0 0 {SIDE} {SIDE}">\n  {inside}\n</svg>\n'


def main() -> None:
    light = tomllib.loads((RESOURCES / "themes" / "tokens.toml").read_text(encoding="utf-8"))["colour"]["light"]
    dots = _dots(light["accent"])
    # A dark task bar would swallow bare petrol dots, so the desktop's icon stands on paper.
    paper = f'<rect width="{SIDE}" height="{SIDE}" rx="7" fill="{light["paper"]}"/>'
    smaller = f'<g transform="translate({CENTRE} {CENTRE}) scale(.84) translate(-{CENTRE} -{CENTRE})">'
    ICONS.mkdir(parents=True, exist_ok=True)
    (ICONS / "mark.svg").write_text(_svg(dots), encoding="utf-8")
    (ICONS / "moothall.svg").write_text(_svg(paper, smaller, dots, "</g>"), encoding="utf-8")
    _photograph(ICONS / "moothall.svg", ICONS / "moothall.png")


def _photograph(drawing: Path, picture: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    _app = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(PICTURE, PICTURE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    if not image.save(str(picture)):
        raise SystemExit(f"could not write {picture}")


if __name__ == "__main__":
    main()

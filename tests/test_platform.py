"""What Moothall stands on: Python, Qt, SQLite, the fonts. Each test is a trap some version of them once fell into."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from moothall.assets import asset

CALLS = 2_000
FONTS = {
    "NotoSans-Regular.ttf": "Siân, Llŷr, Ŵyr: Ωμέγα, Жук – 12 × 3",
    "NotoSans-Bold.ttf": "Siân, Llŷr, Ŵyr: Ωμέγα, Жук – 12 × 3",
    "NotoSans-Italic.ttf": "Siân, Llŷr, Ŵyr: Ωμέγα, Жук – 12 × 3",
    "NotoSansArabic-Regular.ttf": "سلام",
    "NotoSansDevanagari-Regular.ttf": "नमस्ते",
}


def test_none_keeps_its_references(qapp: object) -> None:
    """PySide6 6.12.0 gives one away at each call, and Python 3.11 dies when they are spent (PYSIDE-3474)."""
    from PySide6.QtWidgets import QGraphicsRectItem, QLineEdit

    item, field = QGraphicsRectItem(), QLineEdit()
    before = sys.getrefcount(None)
    for turn in range(CALLS):
        item.setPos(turn, turn)
        field.setText("x")
        field.update()
    lost = before - sys.getrefcount(None)
    assert lost <= 50, f"{lost} references to None were lost in {CALLS} turns: this PySide6 must not be used here"


@pytest.mark.parametrize(("name", "text"), FONTS.items(), ids=list(FONTS))
def test_fonts_have_the_letters_on_screen_and_on_paper(qapp: object, name: str, text: str) -> None:
    from PySide6.QtGui import QRawFont
    from reportlab.pdfbase.ttfonts import TTFont

    letters = {letter for letter in text if not letter.isspace()}
    font = asset("fonts", name)
    screen = QRawFont()
    screen.loadFromData(font.read_bytes(), 12, screen.hintingPreference())
    assert screen.isValid()
    assert not {letter for letter in letters if not screen.supportsCharacter(ord(letter))}
    paper = TTFont(name, str(font), shapable=True)
    assert not {letter for letter in letters if ord(letter) not in paper.face.charToGlyph}


def test_the_three_noto_sans_are_one_family(qapp: object) -> None:
    """So that bold and italic are drawn from their own files and not faked."""
    from PySide6.QtGui import QFontDatabase

    numbers = [QFontDatabase.addApplicationFont(str(asset("fonts", name))) for name in list(FONTS)[:3]]
    try:
        assert {family for number in numbers for family in QFontDatabase.applicationFontFamilies(number)} == {"Noto Sans"}
        assert {"Regular", "Bold", "Italic"} <= set(QFontDatabase.styles("Noto Sans"))
    finally:
        for number in numbers:
            QFontDatabase.removeApplicationFont(number)


@pytest.mark.parametrize("name", ["mark.svg", "moothall.svg"])
def test_the_mark_is_drawn(qapp: object, name: str) -> None:
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(64, 64, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(asset("icons", name).read_bytes())).render(painter)
    painter.end()
    filled_top, middle, open_bottom = (picture.pixelColor(32, y) for y in (12, 32, 52))
    assert filled_top.alpha() == 255
    assert filled_top != middle
    assert open_bottom != filled_top


def test_sqlite_is_new_enough(tmp_path: Path) -> None:
    """STRICT tables need 3.37, RETURNING 3.35; Debian 12 and the oldest Python we take bring 3.40."""
    connection = sqlite3.connect(tmp_path / "trial.db")
    connection.execute("CREATE TABLE note (key TEXT PRIMARY KEY, number INTEGER) STRICT")
    assert connection.execute("INSERT INTO note VALUES ('a', 1) RETURNING number").fetchone() == (1,)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute("INSERT INTO note VALUES ('b', 'not a number')")
    connection.close()


def test_the_command_line_needs_no_window() -> None:
    """Nor the libraries that make it slow to answer. What the window may load is test_lazy_imports' business."""
    code = "import sys, moothall.cli; print(*({'PySide6', 'pyqtgraph', 'numpy', 'reportlab'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []


def test_every_locked_package_has_its_licence_named() -> None:
    here = Path(__file__).parents[1]
    locked = re.findall(r"^([a-z0-9-]+)==", (here / "requirements.lock").read_text(encoding="utf-8"), re.M)
    named = (here / "resources" / "THIRD-PARTY-LICENCES.md").read_text(encoding="utf-8")
    assert len(locked) > 10
    assert not [package for package in locked if not re.search(rf"\b{package}\b", named)]


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_name_packages_and_hashes_only(lock: str) -> None:
    """No address and no path of the machine that made them: they must install anywhere."""
    text = (Path(__file__).parents[1] / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--find-links| @ ", text)
    packages = [entry for entry in re.split(r"\n(?=[a-z])", text) if "==" in entry]
    assert packages
    assert not [entry.split()[0] for entry in packages if "--hash=sha256:" not in entry]

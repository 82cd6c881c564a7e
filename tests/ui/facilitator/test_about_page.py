"""About Moothall: what IT asks for is there and can be copied, and everything that ships is named with its licence."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtGui import QGuiApplication

import moothall
from moothall.ui.facilitator.about_page import fonts, stands_on
from moothall.ui.kit.plain_label import PlainLabel

HERE = Path(__file__).parents[3]


def test_everything_is_named(window) -> None:
    window.go_page("about")
    page = window.panel
    words = "\n".join(label.text() for label in page.findChildren(PlainLabel))
    assert moothall.__version__ in words and "faults.log" in words and "NotoSansThai-Regular" in words
    page.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"Moothall {moothall.__version__}\nPython 3.") and "SQLite" in copied
    assert str(Path.home()) not in copied, "a support desk needn't know whose laptop it is"
    assert len(fonts()) == len(list((HERE / "resources" / "fonts").glob("*.ttf")))


def test_every_package_of_the_lock_stands_there_with_its_licence() -> None:
    lock = (HERE / "requirements.lock").read_text(encoding="utf-8")
    named = {name.strip().lower() for names, _, _ in stands_on() for name in re.split(r",|\(.*?\)", names)}
    assert set(re.findall(r"^([a-z0-9-]+)==", lock, re.M)) <= named
    assert all(licence and use for _, licence, use in stands_on())

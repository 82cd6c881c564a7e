"""Loads the fonts that ship with Moothall. Installs nothing on the machine; without them the system's DejaVu or default serves."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFontDatabase

from moothall.assets import asset
from moothall.tokens import tokens


@cache
def family() -> str:
    """The family to write in. Loads the bundled files at the first call, which needs a QGuiApplication."""
    font = tokens().font
    # First, so that the bundled one is found and not another version that happens to be installed.
    _load_bundled()
    # Without Noto Sans the layout stands, a little wider; without either the system decides.
    for name in (font.family, font.fallback):
        if QFontDatabase.hasFamily(name):
            return name
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def _load_bundled() -> None:
    folder = asset("fonts")
    if not folder.is_dir():
        return
    for file in folder.iterdir():
        if file.name.lower().endswith((".ttf", ".otf")):
            # From bytes, because in a frozen or zipped app there may be no file to name.
            QFontDatabase.addApplicationFontFromData(QByteArray(file.read_bytes()))

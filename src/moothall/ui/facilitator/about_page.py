"""About Moothall: which version this is and what it runs on, where it writes on this laptop, its fonts, and on whose work it stands."""

from __future__ import annotations

import platform
import sqlite3
from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication

from moothall import __version__
from moothall.account_folder import data_folder
from moothall.assets import asset
from moothall.desk.paths import sessions_folder
from moothall.ui.crash import log_path
from moothall.ui.facilitator.page_host import PageHost
from moothall.ui.facilitator.window_page import WindowPage
from moothall.ui.kit.button import Button
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.theme.look import look
from moothall.words import say


def versions() -> list[tuple[str, str]]:
    """What IT asks for when something is wrong: names and numbers, nothing of anybody's."""
    system = f"{platform.system()} {platform.release()} ({platform.machine()})"
    return [
        ("Moothall", __version__), ("Python", platform.python_version()), ("Qt", str(qVersion())), ("PySide6", PySide6.__version__),
        ("SQLite", sqlite3.sqlite_version), (say("about.system"), system),
    ]  # fmt: skip


def fonts() -> list[str]:
    """The faces that ship, by their files."""
    return sorted(Path(file.name).stem for file in asset("fonts").iterdir() if file.name.endswith(".ttf"))


def stands_on() -> list[tuple[str, str, str]]:
    """Package, licence and what it is for, of everything in the app."""
    text = asset("THIRD-PARTY-LICENCES.md").read_text(encoding="utf-8").partition("## In the app")[2].partition("\n## ")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("| ")]
    return [(name, licence, use) for name, licence, use in rows if name != "package"]


class AboutPage(WindowPage):
    """A page to read; its button copies the versions, for whoever is asked for them."""

    def __init__(self, stage: PanelContext, host: PageHost) -> None:
        super().__init__(stage, host, say("about.title"), say("about.note"))
        self._section("versions", [(name, number, "") for name, number in versions()])
        self.copy = Button(say("about.copy"), small=True)
        self.copy.clicked.connect(self._copy)
        self.page.add_row(self.copy, None)
        places = (("sessions", sessions_folder()), ("everything_else", data_folder()), ("faults", log_path()))
        self._section("places", [(say(f"about.{name}"), str(path), "") for name, path in places])
        self._section("fonts", [(name, "SIL OFL 1.1", "") for name in fonts()])
        self._section("stands_on", stands_on())
        self.page.add(PlainLabel(say("about.replace"), ink="ink2"))
        self.column.addStretch(1)

    def _section(self, name: str, rows: list[tuple[str, str, str]]) -> None:
        self.column.addSpacing(16)
        self.page.add(PlainLabel(say(f"about.{name}_title"), "section"))
        for what, told, use in rows:
            left = PlainLabel(what, "label")
            left.setFixedWidth(look().px(240))
            middle = PlainLabel(told)
            row = self.page.add_row(left, middle, gap=16)
            row.setAlignment(left, Qt.AlignmentFlag.AlignTop)
            row.setStretch(1, 1)
            if use:
                right = PlainLabel(use, "meta", ink="ink2")
                right.setFixedWidth(look().px(200))
                row.addWidget(right)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{name} {number}" for name, number in versions()))
        self.host.say("info", say("about.copied"))

    def take_focus(self) -> None:
        self.copy.setFocus()

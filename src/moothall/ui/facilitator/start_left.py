"""The left of the start screen: the name, sessions opened lately, and where everything is kept."""

from __future__ import annotations

import stat
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from moothall.desk.paths import sessions_folder
from moothall.ui.facilitator.logo import Logo
from moothall.ui.facilitator.start_recent import RecentList
from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Ground
from moothall.ui.kit.plain_label import PlainLabel, TextRun
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.theme.look import look
from moothall.words import say

SHOWN = 8
"""Recent sessions on screen; the settings remember a few more. Eight rows of 56 px fit a window 900 px high."""


class Laptop(QWidget):
    """A laptop in outline, beside the words that say nothing leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(look().px(24), look().px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Drawn in a box of 24.
        painter.scale(self.width() / 24, self.height() / 24)
        painter.setPen(QPen(look().colour("accent"), 2))
        painter.drawRoundedRect(QRectF(4, 4, 16, 11), 1, 1)
        painter.drawLine(1, 19, 23, 19)


class StartLeft(Ground):
    """`recent`, `open_file` and `open_copy` are the window's to connect."""

    def __init__(self) -> None:
        super().__init__("paper", "right")
        self.recent = RecentList(SHOWN)
        self.open_file = Button(say("start.open"), keys="Ctrl+O", small=True)
        self.open_copy = Button(say("copy.open"), small=True)
        self._kept = PlainLabel("", "meta", ink="ink2")
        page = ScrollPage()
        page.column.setContentsMargins(40, 40, 40, 16)
        page.column.setSpacing(8)
        page.add_row(Logo(40), PlainLabel(say("start.name"), "display", wrap=False), None, gap=12)
        page.column.addSpacing(32)
        page.add_row(PlainLabel(say("start.recent"), "section", wrap=False), None, self.open_file)
        page.add(self.recent)
        page.add_row(self.open_copy, None)
        page.column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(40, 8, 40, 28)
        foot.setSpacing(12)
        foot.addWidget(Laptop(), 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._kept, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page, 1)
        column.addLayout(foot)

    def tell(self, recent: tuple[str, ...]) -> None:
        self.recent.tell(recent)
        number, size = _kept_here(sessions_folder())
        counted = say("start.in_account", n=number, size=_size(size)) if number else say("start.none_in_account")
        self._kept.show_runs(TextRun(say("start.stored"), bold=True, ink="ink"), TextRun(f" {say('start.nothing_sent')}\n{counted}"))


def _kept_here(folder: Path) -> tuple[int, int]:
    """How many sessions lie in the account's own folder, and their bytes."""
    sizes = [size for path in folder.glob("*.moot") if (size := _file_size(path)) is not None]
    return len(sizes), sum(sizes)


def _file_size(path: Path) -> int | None:
    """Bytes; None for what is no file, or none any more."""
    # Asked once: between asking whether it is a file and how long it is, it may have been moved.
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_size if stat.S_ISREG(seen.st_mode) else None


def _size(amount: int) -> str:
    """Bytes as people say them, in MB above a tenth of one."""
    # Bytes. Decimal units, as file managers count; never "0 KB".
    if amount < 100_000:
        return say("start.kilobytes", n=max(1, round(amount / 1000)))
    return say("start.megabytes", size=f"{amount / 1_000_000:.1f}")

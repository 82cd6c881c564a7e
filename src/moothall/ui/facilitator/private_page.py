"""Remove private material: how much there is of what, by kind and never in words; removed by one key that is held; and where copies are
that still have it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from moothall.core.errors import Expected
from moothall.core.private_material import PrivateMaterial
from moothall.day_words import short_day
from moothall.desk.handed_out import HandedOut
from moothall.ui.facilitator.page_host import SessionHost
from moothall.ui.facilitator.window_page import WindowPage
from moothall.ui.kit.hold_button import HoldButton
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say, sentence


class PrivatePage(WindowPage):
    """`erase` is held for a second: it can't be undone."""

    def __init__(self, stage: PanelContext, host: SessionHost) -> None:
        super().__init__(stage, host, say("window.private"), say("private.how"))
        self._session_host = host
        self.found, self.copies = PlainLabel("", "body"), PlainLabel("", "body", ink="ink2")
        self.erase = HoldButton(say("private.erase"))
        self.erase.held.connect(self._erase)
        self.erase.refused.connect(lambda why: self.said.emit("info", why, None))
        self.column.addWidget(self.found)
        self.column.addWidget(self.erase, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(PlainLabel(say("private.copies"), "section"))
        self.column.addWidget(self.copies)
        self.column.addWidget(PlainLabel(say("private.can_be_asked_for"), "meta", ink="ink2"))
        self.column.addStretch(1)
        self._tell()

    def hear(self, news: object) -> None:
        if self.isVisible():
            self._tell()

    def _tell(self) -> None:
        try:
            there = self.stage.desk.private_material()
        except Expected as trouble:
            self.said.emit("failure", sentence(trouble), None)
            return
        self.found.setText("\n".join(told(there)) or say("private.none"))
        self.erase.unavailable("" if there.number else say("private.none"))
        self.copies.setText("\n".join(self._copies()))

    def _copies(self) -> list[str]:
        """Copies with everything in them that Moothall knows of, each with its place and day; and what nobody here knows."""
        out = [copy_words(each) for each in reversed(self.stage.desk.handed_out) if each.level == "private"]
        second = self._session_host.second_copy
        return [*([say("private.second_copy", path=str(second))] if second else []), *out, say("personal.elsewhere"), say("personal.disk")]

    def _erase(self) -> None:
        n = self.stage.desk.private_material().number
        if self.host.attempt(lambda: self.stage.desk.remove_private(by=self)):
            self.said.emit("info", say("private.erased", n=n), None)
        self._tell()

    def take_focus(self) -> None:
        self.erase.setFocus()


def told(there: PrivateMaterial) -> list[str]:
    """What would go, by kind and number."""
    whole = [say("private.whole", what=say(f"{key}.title_many"), n=n) for key, n in there.whole]
    return [*whole, *(say("private.parts", what=say(f"{key}.title_many"), n=n) for key, n in there.parts)]


def copy_words(each: HandedOut) -> str:
    """A copy by its place and day, and whether it is still there."""
    there = "private.copy" if (Path(each.folder) / each.name).exists() else "private.copy_gone"
    return say(there, name=each.name, folder=each.folder, day=short_day(each.day), time=each.at)

"""Parts of the session's page: which files left, the record and its versions, and the end of the file. They ask; the page acts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.core.model import Session
from moothall.core.session_versions import finished_on, is_finished, versions
from moothall.day_words import short_day
from moothall.desk.handed_out import HandedOut
from moothall.ui.kit.button import Button
from moothall.ui.kit.hold_button import HoldButton
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say

_SHOWN = 12
"""Files that are named, newest first; of more the list says how many."""


class DetailsBlock(QWidget):
    """A heading and what stands under it."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 16, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(PlainLabel(heading, "section"))


class HandedOutBlock(DetailsBlock):
    """Hidden while nothing has left."""

    def __init__(self) -> None:
        super().__init__(say("session.left"))
        self.words = PlainLabel("")
        self.column.addWidget(self.words)
        self.hide()

    def tell(self, files: Sequence[HandedOut]) -> None:
        lines = [line_of(each) for each in reversed(files[-_SHOWN:])]
        if more := len(files) - len(lines):
            lines.append(say("session.left_more", n=more))
        self.words.setText("\n".join(lines))
        self.setVisible(bool(files))


def line_of(each: HandedOut) -> str:
    """One file: its name, whom it was for, when, and under which promise."""
    kind = say(f"window.confidentiality_{each.confidentiality.replace('-', '_')}")
    facts = {"name": each.name, "for": say(f"leave.file_{each.level}"), "day": short_day(each.day), "time": each.at, "kind": kind}
    return say("session.left_file", **facts)


class RecordBlock(DetailsBlock):
    """`finish` is held for a second; `change` begins the next version. `later` goes to the notes that come after the day."""

    later = Signal()

    def __init__(self) -> None:
        super().__init__(say("session.record"))
        self.words = PlainLabel("")
        self.finish = HoldButton("", small=True)
        self.change = Button(say("session.change"), small=True)
        self.add_later = Button(say("session.add_later"), small=True)
        self.add_later.clicked.connect(self.later)
        self.column.addWidget(self.words)
        for button in (self.finish, self.change, self.add_later):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def tell(self, session: Session, version: str) -> None:
        done = is_finished(session)
        if done:
            words = say("session.is_finished", version=version, day=short_day(finished_on(session)))
        else:
            words = say("session.is_changing" if versions(session) else "session.is_open", version=version)
        self.words.setText(words)
        self.finish.set_words(say("session.finish", version=version))
        self.finish.setVisible(not done)
        self.change.setVisible(done)
        self.add_later.setVisible(done)


class CopyBlock(DetailsBlock):
    """The second copy: where it goes, and that it goes nowhere any more."""

    def __init__(self) -> None:
        super().__init__(say("copy.title"))
        self.words = PlainLabel("")
        self.choose, self.leave = Button("", small=True), Button(say("copy.leave"), small=True)
        self.column.addWidget(self.words)
        for button in (self.choose, self.leave):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def tell(self, path: Path | None) -> None:
        self.words.setText(say("copy.lies", file=path.name, folder=str(path.parent)) if path else say("copy.none"))
        self.choose.set_words(say("copy.choose_other" if path else "copy.choose"))
        self.leave.setVisible(path is not None)


class DeleteBlock(DetailsBlock):
    """`delete` is held for a second."""

    def __init__(self) -> None:
        super().__init__(say("session.delete_title"))
        self.words = PlainLabel("", ink="ink2")
        self.delete = HoldButton(say("session.delete"), small=True)
        self.column.addWidget(self.words)
        self.column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)

    def tell(self, path: Path, copy: Path | None, files: Sequence[HandedOut]) -> None:
        """What goes, and what stays where it was handed to."""
        words = [say("session.delete_goes", file=path.name, folder=str(path.parent))]
        if copy is not None:
            words.append(say("session.delete_copy", path=str(copy)))
        if files:
            words.append(say("session.delete_stays", n=len(files)))
        self.words.setText(" ".join((*words, say("session.delete_disk"))))

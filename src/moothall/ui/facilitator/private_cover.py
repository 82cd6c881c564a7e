"""In place of a private page while nobody has said whether a projector shows this very screen. Shows nothing of the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from moothall.ui.kit.button import Button
from moothall.ui.kit.discretion import Discretion
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.withheld_box import WithheldBox
from moothall.words import say


class PrivateCover(QWidget):
    """The question and its answer. Where the answer is yes the page stays covered until the computer is set to extend."""

    def __init__(self, discretion: Discretion) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("window.is_it_shown"))
        self._only_i = Button(say("window.only_i_see"), "primary")
        self._only_i.clicked.connect(lambda: discretion.doubt(False))
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(PlainLabel(say("window.is_it_shown"), "section"))
        column.addWidget(PlainLabel(say("window.is_it_shown_help"), "body", ink="ink2"))
        column.addWidget(self._only_i, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(WithheldBox(say("kit.private"), say("kit.never_shown")), 1)

    def take_focus(self) -> None:
        """The cover itself, not its button: who typed on without looking would have answered with the next space."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

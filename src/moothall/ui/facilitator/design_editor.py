"""A design as its own text, changed by hand: what is wrong is told beside its line while one types, and nothing faulty is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from moothall.core.activity import Activity
from moothall.core.errors import Expected
from moothall.desk.own_templates import keep_template, settings_of, write_template
from moothall.desk.template_files import faults_of, read_template, told
from moothall.ui.facilitator.file_dialogs import ask_for_design
from moothall.ui.kit.button import Button
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say, sentence


class DesignEditor(QWidget):
    """`kept` comes when the design is on this laptop, `left` goes back without."""

    kept = Signal()
    left = Signal()

    def __init__(self, text: str, key: str, activities: Sequence[Activity]) -> None:
        """`key` is that of the own design it replaces, or empty for a new one."""
        super().__init__()
        self._key, self._settings = key, settings_of(activities)
        self.text = QPlainTextEdit(text)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(say("start.design_text"))
        self._faults = PlainLabel("", "meta", ink="stop")
        self.keep = Button(say("start.design_keep"), "primary", keys="Ctrl+S")
        self.share, back = Button(say("start.design_share")), Button(say("start.back"), keys="Esc")
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 40, 48, 24)
        column.setSpacing(12)
        column.addWidget(PlainLabel(say("start.design_head"), "title"))
        column.addWidget(PlainLabel(say("start.design_note"), ink="ink2"))
        column.addWidget(self.text, 1)
        column.addWidget(self._faults)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.keep, self.share, back):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.keep.clicked.connect(self._keep)
        self.share.clicked.connect(self._share)
        back.clicked.connect(self.left)
        self.text.textChanged.connect(self._check)
        self._check()

    @property
    def faults(self) -> list[str]:
        """What is wrong with the text as it is now, as sentences."""
        return told(list(faults_of(self.text.toPlainText(), self._settings)))

    def _check(self) -> None:
        faults = self.faults
        self._faults.setText("\n".join(faults))
        self._faults.setVisible(bool(faults))
        for button in (self.keep, self.share):
            if faults:
                button.unavailable(say("start.design_mend"))
            else:
                button.usable()

    def _keep(self) -> None:
        if not self.keep.available:
            return
        try:
            design = read_template(self.text.toPlainText(), self._key, self._settings)
            # Its place on this laptop is its key, whatever the text calls itself.
            keep_template(replace(design, key=self._key))
        except Expected as trouble:
            self._say(trouble)
            return
        self.kept.emit()

    def _share(self) -> None:
        try:
            design = read_template(self.text.toPlainText(), self._key, self._settings)
            path = ask_for_design(self, design.title)
            if path is not None:
                write_template(design, path)
        except Expected as trouble:
            self._say(trouble)

    def _say(self, trouble: Expected) -> None:
        self._faults.setText(sentence(trouble))
        self._faults.show()

    def take_focus(self) -> None:
        self.text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_S and held == Qt.KeyboardModifier.ControlModifier:
            self._keep()
        else:
            super().keyPressEvent(event)

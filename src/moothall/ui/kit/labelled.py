"""A label, an edit and the reason it was refused, kept together. Reports a text once, when the person is done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from moothall.ui.kit.announce import announce
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.polish import polish_anew
from moothall.ui.kit.refused_text import RefusedText
from moothall.ui.theme.look import look

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
BESIDE = 80  # px of a label that stands beside its edit


class Labelled(QWidget):
    """`changed_done` comes on Enter and when the keyboard leaves, only if the text differs from the last one settled. Esc brings that
    one back."""

    changed_done = Signal(str)
    changed = Signal(str)
    entered = Signal()  # Enter, after `changed_done` if there was one

    def __init__(self, label: str, edit: QLineEdit | QPlainTextEdit, *, beside: bool, hide_label: bool, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.edit = edit
        # The last text that was told or shown. None after a refusal, so that the same text, given again, is told again.
        self._settled: str | None = self.text()
        self._left = False  # by the keyboard, since it last came
        self._label = PlainLabel(label, "meta", ink="ink2", wrap=False)
        if hide_label:  # showing it before it has a parent would open it as a window
            self._label.hide()
        self._why = PlainLabel("", "meta", ink="stop", bold=True)
        self._why.hide()
        edit.setAccessibleName(label)
        edit.installEventFilter(self)
        self._refused = RefusedText(edit)
        edit.textChanged.connect(self._on_changed)
        self.setFocusProxy(edit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._lay_out(beside)

    def _lay_out(self, beside: bool) -> None:
        outer = QHBoxLayout(self) if beside else QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8 if beside else 4)
        if beside:
            self._label.setFixedWidth(look().px(BESIDE))
            outer.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        else:
            outer.addWidget(self._label)
        column = QVBoxLayout()
        # px; half a grid step keeps edit and reason together.
        column.setSpacing(4)
        # While it is empty: PySide makes objects of the items it finds in a layout, and those outlive it.
        outer.addLayout(column, 1)
        column.addWidget(self.edit)
        column.addWidget(self._why)

    def set_label(self, label: str) -> None:
        """What is asked for now, where that depends on something else on the page."""
        self._label.setText(label)
        self.edit.setAccessibleName(label)

    # the text

    def text(self) -> str:
        return self.edit.text() if isinstance(self.edit, QLineEdit) else self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        """Shows the session's text, unless somebody is in the middle of changing it here."""
        # News of any act may come while one types; what is typed wins.
        if self.edit.hasFocus() and self._settled is not None and self.text() != self._settled:
            return
        self._settled = text
        if text != self.text():
            self._put(text)

    def _put(self, text: str) -> None:
        if isinstance(self.edit, QLineEdit):
            self.edit.setText(text)
        else:
            self.edit.setPlainText(text)

    def refuse(self, reason: str) -> None:
        """Keeps the text, selected whole, and says under it what is wrong, until it is changed."""
        self._settled = None
        self._refused.keep()
        self._complain(reason)
        announce(self.edit, reason)

    def lock(self, reason: str) -> None:
        """Nothing can be typed for now, and why, in the place of the words while there are none; an empty reason opens it."""
        self.edit.setReadOnly(bool(reason))
        self.edit.setPlaceholderText(reason)
        self.edit.setAccessibleDescription(reason)

    def hush(self) -> None:
        """The reason goes; the text stays."""
        self._complain("")

    def _complain(self, reason: str) -> None:
        self._why.setText(reason)
        self._why.setVisible(bool(reason))
        self.edit.setAccessibleDescription(reason)
        self.edit.setProperty("refused", bool(reason))
        polish_anew(self.edit)

    def _on_changed(self) -> None:
        # At the first key: a reason that stays would seem to be about the new text.
        if self._why.text():
            self._complain("")
        self.changed.emit(self.text())

    def _done(self) -> None:
        text = self.text()
        if text != self._settled:
            # Before it is told: a refusal that comes back at once sets it to None, and that must stand.
            self._settled = text
            self.changed_done.emit(text)

    # keys and focus

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus():
            self._left = False
        elif isinstance(event, QFocusEvent) and event.lostFocus():
            # A context menu takes the focus for a moment; nobody has finished. Once each time it is left: a refusal puts in a filter more,
            # and Qt then asks this one twice of the same event.
            if event.reason() != Qt.FocusReason.PopupFocusReason and not self._left:
                self._left = True
                self._done()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and modifiers == Qt.KeyboardModifier.NoModifier:
            self._done()
            self.entered.emit()
            return True
        # Only when there is something to bring back; else Esc is the window's.
        if event.key() == Qt.Key.Key_Escape and self._settled is not None and self.text() != self._settled:
            self._put(self._settled)
            return True
        return False

"""What the rules would not have: selected whole, so that the next key replaces it and it never mixes with what is typed next. Heard as
well as seen, and fetched back by Up. One behaviour for every line and field; says no reason itself.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

_HELD = Qt.KeyboardModifier
_PLAIN = (_HELD.NoModifier, _HELD.KeypadModifier)


class _Sound:
    """Silent until the app says otherwise."""

    play: Callable[[], None] | None = None


def sound_refusals(play: Callable[[], None] | None) -> None:
    """What is heard at every refusal from now on; None for nothing."""
    _Sound.play = play


class RefusedText(QObject):
    """The last text of one edit that was refused, until it is mended, fetched or forgotten. Lives as long as the edit."""

    def __init__(self, edit: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(edit)
        self._edit, self._text = edit, ""

    def keep(self) -> None:
        """The text that stands in the edit was refused."""
        self.forget()
        self._edit.selectAll()
        self._text = self._now()
        # Only from here on: most lines are never refused, and this would be asked at every key. A filter, since Up is often a key of
        # whoever holds the edit; the last one put in is asked first.
        self._edit.installEventFilter(self)
        self._edit.selectionChanged.connect(self._mend)
        if _Sound.play is not None:
            _Sound.play()

    def forget(self) -> None:
        if self._text:
            self._text = ""
            self._edit.removeEventFilter(self)
            self._edit.selectionChanged.disconnect(self._mend)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up brings the refused text back, in place of what was typed over it. Left and come back to, it is selected whole again."""
        if event.type() == QEvent.Type.FocusIn and self._text == self._now():
            # After Qt's own way with the selection of a line that is entered.
            QTimer.singleShot(0, self._edit, self._edit.selectAll)
        if not (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Up):
            return False
        if event.modifiers() not in _PLAIN or self._text in ("", self._now()):
            return False
        # Given back once: a ballot that is mended and cast must not come up again.
        text = self._text
        self.forget()
        self._edit.selectAll()
        # Put in as if typed, so that Ctrl+Z knows what stood there.
        self._edit.insert(text) if isinstance(self._edit, QLineEdit) else self._edit.insertPlainText(text)
        return True

    def _now(self) -> str:
        return self._edit.text() if isinstance(self._edit, QLineEdit) else self._edit.toPlainText()

    def _mend(self) -> None:
        """Whoever lets go of the selection has the text before them and mends it where it stands: there is nothing to fetch."""
        left = not self._edit.hasFocus()
        if self._text and self._now() == self._text and not self._is_selected() and not left:
            self.forget()

    def _is_selected(self) -> bool:
        return self._edit.hasSelectedText() if isinstance(self._edit, QLineEdit) else self._edit.textCursor().hasSelection()

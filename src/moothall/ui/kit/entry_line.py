"""The entry line: sticky context at the left, what is typed in the middle, its meaning at the right. Learn it once.

It keeps what was typed until the panel says `taken`, so that a refusal or a full disk loses nothing. It never reads what is typed.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from moothall.ui.kit.announce import announce
from moothall.ui.kit.entry_meaning import EntryMeaning
from moothall.ui.kit.inline_parts import InlinePart, InlineWords
from moothall.ui.kit.refused_text import RefusedText
from moothall.ui.kit.typed_line import TypedLine
from moothall.ui.theme.look import look

TabUse = Literal["moves", "acts_when_typed", "acts"]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Enter on the keypad is Enter.
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class ContextChip(QWidget):
    """What sticks to every line typed: the table, the card, the sector."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Asks for another place only when it needs one: from one card to the next it seldom does."""
        before, self.words = self.sizeHint(), words
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        now = look()
        # 8 px to either side of the words; at most 200 wide, for a long sector must leave the line to what is typed.
        wide = now.metrics("label").horizontalAdvance(self.words) + 2 * now.px(8)
        return QSize(min(wide, now.px(200)), now.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # In high contrast the tint is plain paper, so that a line has to set the chip off.
        painter.setPen(QPen(now.colour("edge"), 1) if now.contrast else Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("tint"))
        radius = now.tokens.radius.small
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setFont(now.font("label"))
        painter.setPen(now.colour("ink" if now.contrast else "accent_strong"))
        text = now.metrics("label").elidedText(self.words, Qt.TextElideMode.ElideRight, self.width() - now.px(12))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), text)


class EntryLine(QFrame):
    """`name` is its accessible name. `tab` says whether Tab moves on as everywhere, or is an act of this line."""

    committed = Signal(str)  # Enter: the text as typed. Answer with `taken` or `refuse`.
    pasted_lines = Signal(list)  # list[str]: several lines at once, by paste or drop
    pasted_table = Signal(list)  # list[list[str]]: a spreadsheet's cells in several columns, once `ask_for_columns` was called
    changed = Signal(str)  # the text after every keystroke
    tabbed = Signal()
    escaped = Signal()  # Esc on an empty line: the first Esc clears
    backspaced_empty = Signal()

    def __init__(self, name: str, *, context: str = "", hint: str = "", board: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tab: TabUse = "moves"
        self._name, self._board, self._reason = name, board, ""
        self._meaning: tuple[InlinePart, ...] = ()
        self._chip, self._typed, self._right = ContextChip(self), TypedLine(self, ring_of=self), EntryMeaning(self)
        self._refused = RefusedText(self._typed)
        self._says = self._right  # where meanings and refusals stand
        self._typed.setPlaceholderText(hint)
        # The frame is this widget's own; the style sheet takes the edit's away, and sets its larger letters.
        self._typed.setProperty("bare", True)
        self._typed.setProperty("entry", True)
        self._typed.setAccessibleName(name)
        # A filter and no subclass: keys of the line must be seen before the edit makes anything of them.
        self._typed.installEventFilter(self)
        self._typed.textChanged.connect(self._on_changed)
        self._typed.several.connect(self.pasted_lines)
        self._typed.table.connect(self.pasted_table)
        self.setFocusProxy(self._typed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self.set_context(context)

    def ask_for_columns(self) -> None:
        """Somebody hears `pasted_table`, and asks which column is meant."""
        self._typed.asks_for_columns = True

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        # px; the right end may hold a key cap, whose foot carries its own air.
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(16)
        row.addWidget(self._chip)
        row.addWidget(self._typed, 1)
        row.addWidget(self._right)

    # what it holds and says

    @property
    def text(self) -> str:
        return self._typed.text()

    @property
    def reason(self) -> str:
        """Why the last line was refused; empty when nothing is wrong."""
        return self._reason

    def set_text(self, text: str) -> None:
        self._typed.setText(text)

    def select_all(self) -> None:
        self._typed.selectAll()

    def type_on(self, sign: str) -> None:
        """A sign typed where there was no field: the line goes on with it. What was refused gives way to it."""
        # Not as by Tab or by a shortcut, at which Qt selects all and the sign would take the place of half a line.
        self._typed.setFocus(Qt.FocusReason.OtherFocusReason)
        self._typed.insert(sign)

    def taken(self) -> None:
        """The line was used: empty it for the next. It can be had back by undo in the line."""
        self._settle()
        # `clear` and not an empty text: Qt keeps what was there for Ctrl+Z in the line.
        self._typed.clear()

    def refuse(self, reason: str) -> None:
        """Keeps the text, selected whole so that what is typed next can't mix with it, and says why at the right until the next key."""
        self._reason = reason
        self._refused.keep()
        self._typed.setAccessibleDescription(reason)
        self._says.show_parts([InlineWords(reason, "meta", "stop", bold=True)])
        # The reason stands away from the caret, where a screen reader wouldn't look.
        announce(self._typed, reason)
        self.update()

    def forget_refused(self) -> None:
        """Up brings nothing back any more."""
        self._refused.forget()

    def mean(self, *parts: InlinePart | str) -> None:
        """What the typed text means: words, `InlineKey` and `InlineSymbol` parts. A refusal stays in front of it."""
        self._meaning = tuple(InlineWords(part) if isinstance(part, str) else part for part in parts)
        if not self._reason:
            self._says.show_parts(self._meaning)
            # For whoever asks what the line means; it isn't announced at every key.
            self._typed.setAccessibleDescription(self._says.accessibleName())

    def say_below(self, meaning: EntryMeaning) -> None:
        """For a line that means several things at once: what it means and why it is refused stand in `meaning`, so that what is typed has
        the whole line.
        """
        self._right.hide()
        self._says = meaning

    def set_context(self, words: str) -> None:
        self._chip.say(words)
        self._chip.setVisible(bool(words))
        self._typed.setAccessibleName(f"{self._name}, {words}" if words else self._name)

    def set_hint(self, hint: str) -> None:
        self._typed.setPlaceholderText(hint)

    def _settle(self) -> None:
        if self._reason:
            self._reason = ""
            self._says.show_parts(self._meaning)
            self._typed.setAccessibleDescription(self._says.accessibleName())
            self.update()

    def _on_changed(self, text: str) -> None:
        self._settle()
        self.changed.emit(text)

    # keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            # The edge shows whether the line has the keyboard, and the edit only paints itself.
            self.update()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        # Watched, never kept from the edit.
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """True when the key was an act of the line; everything else goes on to the edit."""
        key, plain = event.key(), event.modifiers() in _PLAIN
        if key in _ENTER:
            return self._enter(event, plain)
        if key == Qt.Key.Key_Escape and plain:
            return self._escape()
        if key == Qt.Key.Key_Tab and plain and self._tab_acts():
            self.tabbed.emit()
            return True
        if key == Qt.Key.Key_Backspace and plain and not self.text:
            self.backspaced_empty.emit()
            return True
        return False

    def _enter(self, event: QKeyEvent, plain: bool) -> bool:
        """Enter commits once however long it is held. With Ctrl or Alt it is somebody else's key: passed up to the window."""
        if not plain:
            event.ignore()
        # Held a moment too long, Enter would commit the empty line after it.
        elif not event.isAutoRepeat():
            self.committed.emit(self.text)
        return True

    def _escape(self) -> bool:
        if self.text:
            self._typed.clear()
        else:
            self._settle()
            self.escaped.emit()
        return True

    def _tab_acts(self) -> bool:
        return self.tab == "acts" or (self.tab == "acts_when_typed" and bool(self.text))

    # looks

    def sizeHint(self) -> QSize:
        now = look()
        size = now.tokens.size
        # 480 px is what it asks for; a layout gives it all there is. 240 is the least in which a number and a verdict can be read.
        return QSize(now.px(480), now.px(size.entry_line_board if self._board else size.entry_line))

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(240), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A little more than half: a refusal is a whole sentence.
        self._right.setMaximumWidth(self.width() * 11 // 20)  # what is typed comes first

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A press anywhere in the frame is meant for the line.
        self._typed.setFocus(Qt.FocusReason.MouseFocusReason)

    def ring(self) -> QRect:
        return QRect(QPoint(0, 0), self.size())

    def paintEvent(self, event: QPaintEvent) -> None:
        now = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "stop" if self._reason else "accent" if self._typed.hasFocus() else "edge"
        painter.setPen(QPen(now.colour(edge), 1))  # type: ignore[arg-type]
        painter.setBrush(now.colour("paper"))
        radius = now.tokens.radius.control
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

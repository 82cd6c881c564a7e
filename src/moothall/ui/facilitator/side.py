"""The panel at the right: what the room sees, what the activity needs, and what is never shown to the room. Folds to a strip that
keeps the live dot and Blank."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget, QWidgetItem

from moothall.ui.kit.button import Button
from moothall.ui.kit.card import Ground, Rule
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.private_block import PrivateBlock
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.theme.look import look
from moothall.words import say

_SCROLLS = 240
"""px at 100 % of the title, the spaces and a little of what scrolls: less, and the foot scrolls too."""
_PAIRS = 280  # px at 100 %: a narrower panel has its buttons under each other


class LiveDot(QWidget):
    """A filled accent dot while the room sees something, a black square while it does not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def tell(self, live: bool) -> None:
        if live != self._live:
            self._live = live
            self.update()

    def sizeHint(self) -> QSize:
        # px at 100 %: the dot, and the line height it stands in.
        return QSize(look().px(8), look().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, side = look(), look().px(8)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("accent" if self._live else "ink"))
        mark = QRectF(0, (self.height() - side) / 2, side, side)
        if self._live:
            painter.drawEllipse(mark)
        else:
            painter.drawRect(mark)


class Side(Ground):
    """`blank` and `show_item` are the two buttons under the preview; `noted` gives the key of a private log. `turned` asks for the place
    of the main area, or gives it back, on a window with room for one of the two."""

    blank = Signal()
    show_item = Signal()
    noted = Signal(str)
    turned = Signal()

    def __init__(self, preview: QWidget, notes: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """`notes` are the private one-line logs: key, words, keyboard key."""
        super().__init__("panel", "left", parent)
        self.folded = self._has_block = self._alone = False
        self._under: QWidget | None = None
        self._preview = preview
        self._dot, self._live = LiveDot(), PlainLabel("", "meta", ink="ink2", elided=True)
        self._title = PlainLabel(say("window.room_sees"), "meta", bold=True, wrap=False)
        self.blank_button = Button("", keys="F9", small=True)
        self.blank_button.clicked.connect(self.blank)
        self.show_button = Button(say("window.show"), keys="F5", small=True)
        self.show_button.clicked.connect(self.show_item)
        self.turn_button = Button("", small=True)
        self.turn_button.clicked.connect(self.turned)
        self._stack, self._nothing = QStackedWidget(), QWidget()
        # By block, the frame it stands in; kept, since blocks come back with their panels.
        self._places: dict[QWidget, QWidget] = {}
        self._inner = ScrollPage(margins=False)
        self._inner.add(self._stack, 1)
        self._foot = QWidget()
        self._feet = QVBoxLayout(self._foot)
        self._feet.setContentsMargins(0, 0, 0, 0)
        self.private, self._has_notes = self._private_block(notes), bool(notes)
        self._lay_out()

    def _lay_out(self) -> None:
        self._head, self._buttons = QHBoxLayout(), QHBoxLayout()
        # px between title, dot and words.
        self._head.setSpacing(6)
        for widget in (self._title, None, self._dot, self._live):
            _add(self._head, widget)
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self.blank_button)
        self._buttons.addWidget(self.show_button, 1)
        self._buttons.addWidget(self.turn_button)
        self._rule = Rule()
        self._column = column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(self._head)
        column.addWidget(self._preview, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._buttons)
        column.addSpacing(8)
        column.addWidget(self._rule)
        column.addSpacing(8)
        column.addWidget(self._inner, 1)
        column.addWidget(self._foot)
        column.addWidget(self.private)

    def _private_block(self, notes: Sequence[tuple[str, str, str]]) -> PrivateBlock:
        """A button for each log, at the foot of the panel whatever is above it."""
        block, self._notes = PrivateBlock(), QHBoxLayout()
        self._notes.setSpacing(8)
        for key, words, keys in notes:
            button = Button(words, keys=keys, small=True)
            button.clicked.connect(lambda _=False, key=key: self.noted.emit(key))
            self._notes.addWidget(button, 1)
        block.column.addLayout(self._notes)
        return block

    def fit(self, width: int, folded: bool, alone: bool = False) -> None:
        """`width` in px of the screen; a folded panel is a strip of the live dot and Blank. `alone` is in place of the main area."""
        now = look()
        self.folded = folded
        for widget in (self._title, self._live, self._preview, self.show_button, self._inner):
            widget.setVisible(not folded)
        self.private.setVisible(not folded and self._has_notes)
        self._tell_foot()
        # Alone it is as high as large text leaves it: everything below the buttons scrolls together.
        self._alone = alone
        _put_below(self.private, self._inner.column if alone else self._column)
        self._rule.setVisible(not folded and self._has_block)
        self.turn_button.setVisible(folded or alone)
        self.turn_button.set_words(say("window.back_here" if alone else "window.more_here"), "Shift+F6" if alone else "F6")
        margin = now.px(4) if folded else now.tokens.size.side_padding
        self._column.setContentsMargins(margin, now.tokens.size.side_padding, margin, now.tokens.size.side_padding)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(down if folded or width < now.px(_PAIRS) else across)
        self._notes.setDirection(down if width < now.px(_PAIRS) else across)
        # Folded, the strip is as wide as its buttons' words need in this language, even if that is over 48 px.
        widest = max(self.blank_button.sizeHint().width(), self.turn_button.sizeHint().width())
        self.setFixedWidth(max(width, widest + 2 * margin) if folded else width)
        size = now.tokens.size
        # Alone it is as large text has it, and the text below needs the height more than the picture.
        inside = min(width - 2 * size.side_padding, size.preview_width if alone else now.px(size.preview_width))
        if width < now.px(_PAIRS):
            # Buttons stand one above the other then, and what is below them needs the height more than the picture.
            inside = inside * 2 // 3
        self._preview.setFixedSize(inside, round(inside * size.preview_height / size.preview_width))

    def _tell_foot(self) -> None:
        """In sight under what scrolls where the height allows it; else it scrolls along, before anything else is cut."""
        self._foot.setVisible(self._under is not None and not self.folded)
        others = (
            self._preview.height(),
            self._buttons.sizeHint().height(),
            self._foot.sizeHint().height(),
            self.private.sizeHint().height(),
        )
        low = self.height() < sum(others) + look().px(_SCROLLS)
        _put_below(self._foot, self._inner.column if self._alone or low else self._column, before=self.private)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_foot()

    # what it shows

    def tell_screen(self, live: str, blanked: bool, stands: bool) -> None:
        """`live` says in a few words what the room sees; empty when nothing is put up. Where the shared screen `stands` nowhere the room
        sees nothing, whatever is put up."""
        on = bool(live) and not blanked
        self._dot.tell(on and stands)
        lit = say("window.live", what=live) if stands else say("window.on_no_screen")
        self._live.setText(lit if on else say("window.blank_now"))
        self.blank_button.set_words(say("window.unblank") if blanked else say("window.blank"))

    def offer(self, words: str, keys: str) -> None:
        """What the second button shows."""
        self.show_button.set_words(words, keys)

    def put(self, block: QWidget | None, foot: QWidget | None = None) -> None:
        """The activity's own block, which scrolls, and what stands under it; None leaves the place empty."""
        if self._under is not None:
            self._under.hide()
        self._under = foot
        if foot is not None:
            self._feet.addWidget(foot)
            foot.show()
        self._tell_foot()
        self._has_block = block is not None
        block = block or self._nothing
        if block not in self._places:
            self._places[block] = _at_the_top(block)
        before, now = self._stack.currentWidget(), self._places[block]
        if now is not before:
            # One at a time: a stack is as high as its highest page, and those out of sight must not make this one scroll.
            if before is not None:
                self._stack.removeWidget(before)
            self._stack.addWidget(now)
            self._inner.verticalScrollBar().setValue(0)
        self._rule.setVisible(self._has_block and not self.folded)

    def take_focus(self) -> None:
        self.blank_button.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _at_the_top(block: QWidget) -> QWidget:
    """A block that doesn't want all the height stands at the top of it."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(block)
    # A block that can grow gets the height; one that can't would be spread out over it.
    if not QWidgetItem(block).expandingDirections() & Qt.Orientation.Vertical:
        column.addStretch(1)
    return place


def _put_below(part: QWidget, column: QVBoxLayout, before: QWidget | None = None) -> None:
    # A layout takes a widget out of the one it was in by itself.
    if column.indexOf(part) < 0:
        place = column.indexOf(before) if before is not None else -1
        column.insertWidget(place, part)


def _add(row: QHBoxLayout, widget: QWidget | None) -> None:
    if widget is None:
        row.addStretch(1)
    else:
        row.addWidget(widget)

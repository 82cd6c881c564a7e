"""The shared screen itself: paints one Picture, reports what the room pressed. Knows no desk, no activity and no other screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QEventPoint, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

from moothall.core.picture import BLANK, Picture, Tiles
from moothall.tokens import Mode, tokens
from moothall.ui.kit.key_positions import key_places
from moothall.ui.shared_screen.countdown import Countdown
from moothall.ui.shared_screen.painting import Drawn, State, asks_for_card, measure
from moothall.ui.shared_screen.spoken import spoken
from moothall.ui.shared_screen.target_button import TargetButton
from moothall.words import say

_LONGEST_NUMBER = 4  # digits of a card or an option
_BLANK_KEYS = (Qt.Key.Key_B, Qt.Key.Key_Period)  # what clickers send from their dark-screen button
# Clickers send page or arrow keys, according to their maker.
_ONWARD = (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TOUCHES = (QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel)
_NO_MODIFIER = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class SharedScreen(QWidget):
    """Blank until it is given a picture. Everything the room does leaves as a signal; nothing here changes the picture."""

    wished = Signal(str)  # "tile:3", "card:31", "undo", "done"
    page_wanted = Signal(int)  # pages onward, negative for back
    blank_wanted = Signal()  # blank, or back if it is blank
    resized = Signal()
    leave_wanted = Signal()  # out of full screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture, self._blank, self._typed = BLANK, False, ""
        self._mode: Mode = "light"
        # Whether B alone blanks; a preference, for a letter may be hit by a sleeve.
        self._single_keys = True
        self._targets: list[TargetButton] = []
        # The last drawing, out of date when None.
        self._laid: Drawn | None = None
        self._countdown = Countdown(self)
        self._countdown.ticked.connect(self._redraw)
        self._countdown.ended.connect(self._tell)
        self.setWindowTitle(say("screen.title"))
        self.setAccessibleName(say("screen.title"))
        # px: a quarter of full HD each way, in a window of its own.
        self.setMinimumSize(480, 270)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        # Every painting fills the ground itself; Qt clearing it first would flicker on a projector.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._tell()

    # what it shows

    @property
    def picture(self) -> Picture:
        return self._picture

    @property
    def is_blank(self) -> bool:
        return self._blank or not self._picture.parts

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    def show_picture(self, picture: Picture) -> None:
        """Paints again only when the picture is another one; a timer made anew is, when it has other seconds left than here."""
        if not self._countdown.is_news(self._picture, picture):
            return
        # Half a number typed for one card must not be the next one's.
        if _card(picture) != _card(self._picture):
            self._typed = ""
        self._picture = picture
        self._refresh()

    def set_blank(self, on: bool) -> None:
        """Dark, with nothing left to press or to read out."""
        if on != self._blank:
            # What was typed in sight of a lit screen isn't kept in the dark.
            self._blank, self._typed = on, ""
            self._refresh()

    def set_mode(self, mode: Mode) -> None:
        """Light or dark, whatever the desk's own choice."""
        if mode != self._mode:
            self._mode = mode
            self._refresh()

    def set_single_keys(self, on: bool) -> None:
        """Whether single letters act here; clickers' full stop always does."""
        self._single_keys = on

    def _refresh(self) -> None:
        self._countdown.start(BLANK if self.is_blank else self._picture)
        self._tell()
        self._redraw()
        self._lay_targets()

    def _redraw(self) -> None:
        """Paints again where the screen has become another. Out of sight nothing is drawn before it is asked for."""
        before, self._laid = self._laid, None
        if before is not None and self.isVisible():
            # `drawn` lays the screen out anew, since `_laid` was put aside.
            self.update(self.drawn.differs_from(before))
        else:
            self.update()

    @property
    def drawn(self) -> Drawn:
        """What is on the screen now, and where."""
        if self._laid is None:
            self._laid = measure(self.size(), BLANK if self.is_blank else self._picture, self._mode, self._state())
        return self._laid

    def _tell(self) -> None:
        self.setAccessibleDescription(spoken(self._picture, blank=self._blank, gone=self._countdown.gone))

    def _state(self) -> State:
        return State(self._countdown.gone, self._typed)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.drawn.paint(QPainter(self), event.region())

    # places to press

    def _lay_targets(self) -> None:
        targets = () if self.is_blank or not _tiles(self._picture) else self.drawn.targets
        # Buttons are kept and moved: making them anew would take the keyboard from whoever walks by Tab.
        while len(self._targets) < len(targets):
            button = TargetButton(self)
            # `pressed`, not `clicked`: a finger that slides off has pressed all the same.
            button.pressed.connect(lambda pressed=button: self._press(pressed.wish))
            self._targets.append(button)
        ring = QColor(tokens(self._mode).colours.accent_strong)
        for button, target in zip(self._targets, targets, strict=False):
            button.lie_on(target, ring)
        for button in self._targets[len(targets) :]:
            button.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # All places are another size; the layout is made when it is next asked for.
        self._laid = None
        self._lay_targets()
        self.resized.emit()

    def _press(self, wish: str) -> None:
        what, _, number = wish.partition(":")
        match what:
            case "digit":
                self._type(number)
            case "rub":
                self._retype(self._typed[:-1])
            case "enter":
                self._enter()
            case "page":
                self.page_wanted.emit(int(number))
            case _:
                self.wished.emit(wish)

    def event(self, event: QEvent) -> bool:
        """Fingers, as many as there are at once: of several, Qt would make a mouse of the first alone."""
        if isinstance(event, QTouchEvent) and event.type() in _TOUCHES:
            # All places are looked up before any is pressed: what one finger does may move what is under another.
            down = [point.position().toPoint() for point in event.points() if point.state() == QEventPoint.State.Pressed]
            for wish in [button.wish for at in down if (button := self._target_at(at))]:
                self._press(wish)
            event.accept()
            return True
        return super().event(event)

    def _target_at(self, at: QPoint) -> TargetButton | None:
        return next((b for b in self._targets if not b.isHidden() and b.geometry().contains(at)), None)

    # typing

    def _type(self, digit: str) -> None:
        if _tiles(self._picture) and not self.is_blank and len(self._typed) < _LONGEST_NUMBER:
            # No number begins with 0: cards and options count from 1.
            self._retype((self._typed + digit).lstrip("0"))

    def _retype(self, typed: str) -> None:
        if typed != self._typed:
            self._typed = typed
            self._redraw()

    def _enter(self) -> None:
        """The number is a card's until a card is in hand, then an option's."""
        tiles, number = _tiles(self._picture), self._typed
        # Cleared before it is told: the answer may come back at once with another picture.
        self._retype("")
        if tiles and number:
            self.wished.emit(f"{'tile' if tiles.card else 'card'}:{number}")
        elif tiles and tiles.rule and not self.is_blank:
            # On the wall Enter alone is done, or the next card's turn.
            self.wished.emit("enter")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        # A clicker sends its keys by their places, whatever letters the laptop's layout has there.
        if key_places.is_full_stop(event):
            key = Qt.Key.Key_Period
        elif key_places.sign(event) == "b":
            key = Qt.Key.Key_B
        if not self._key(key, event.modifiers(), key_places.digit(event)):
            super().keyPressEvent(event)

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str) -> bool:
        if key == Qt.Key.Key_Escape:
            self._escape(modifiers)
        # Keys with Ctrl or Alt are the window's commands.
        elif modifiers not in _NO_MODIFIER:
            return False
        elif key in _BLANK_KEYS:
            self._want_blank(key)
        elif key in _ONWARD or key in _BACK:
            self.page_wanted.emit(1 if key in _ONWARD else -1)
        elif key in _ENTER:
            self._enter()
        elif key == Qt.Key.Key_Backspace:
            self._retype(self._typed[:-1])
        elif len(text) == 1 and text in "0123456789":
            self._type(text)
        else:
            return False
        return True

    def _want_blank(self, key: Qt.Key) -> None:
        # A full stop is no letter that anybody types here by mistake.
        if key == Qt.Key.Key_Period or self._single_keys:
            self.blank_wanted.emit()

    def _escape(self, modifiers: Qt.KeyboardModifier) -> None:
        """Esc alone clears the number: clickers send it, and the screen must not fold up for that."""
        if modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.leave_wanted.emit()
        else:
            self._retype("")

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window asks to leave, so that whoever placed it knows."""
        self._countdown.stop()
        super().closeEvent(event)
        self.leave_wanted.emit()


def _tiles(picture: Picture) -> Tiles | None:
    """The tiles that may be pressed now, if there are any."""
    return next((part for part in picture.parts if isinstance(part, Tiles) and (part.card or asks_for_card(part))), None)


def _card(picture: Picture) -> int:
    tiles = _tiles(picture)
    # -1 where there are none; 0 is "no card in hand".
    return tiles.card if tiles else -1

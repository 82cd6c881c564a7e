"""The desk under a cover: the whole window is somebody else's screen until four digits bring the desk back.

The desk is taken out of the window, not painted over: no title, menu, key or screen reader finds it there. The window doesn't close
either: whoever opened it again would have the whole desk before them. Nothing is lost by forgotten digits: the session is on the disk, and
a program ended from outside opens as ever.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenuBar, QStackedWidget, QVBoxLayout, QWidget

from moothall.core.errors import Refused
from moothall.ui.facilitator.desk_cover import DeskCover
from moothall.ui.facilitator.lock_code import LockCode
from moothall.ui.facilitator.lock_pad import LockPad
from moothall.ui.facilitator.menus import Menus
from moothall.ui.kit.button import Button
from moothall.words import say, sentence


class LockFace(QWidget):
    """What the covered window shows: the thing it was covered with and a way to the digits, or the digits."""

    def __init__(self, thing: QWidget, opened: Callable[[str], None]) -> None:
        super().__init__()
        self.thing = thing
        self.pad = LockPad(say("cover.uncover"), say("cover.uncover_help"))
        self.pad.given.connect(opened)
        self.pad.left.connect(self.show_thing)
        to_pad = Button(say("cover.facilitator"), "link", small=True, keys="Shift+Esc")
        # A touch on it must not take the keyboard from whoever is voting.
        to_pad.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        to_pad.clicked.connect(self.show_pad)
        front = QWidget()
        column = QVBoxLayout(front)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(thing, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(to_pad)
        column.addLayout(foot)
        self._stack = QStackedWidget()
        self._stack.addWidget(front)
        self._stack.addWidget(self.pad)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def show_pad(self) -> None:
        self._stack.setCurrentWidget(self.pad)
        self.pad.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_thing(self) -> None:
        self._stack.setCurrentIndex(0)
        self.thing.setFocus(Qt.FocusReason.OtherFocusReason)


class DeskLock(QObject):
    """Covers one window with one thing at a time. `on` says whether it does; `lifted` comes when the desk is back."""

    lifted = Signal()

    def __init__(self, window: QMainWindow, menus: Menus, ring: QWidget) -> None:
        super().__init__(window)
        self._window, self._menus, self._ring = window, menus, ring
        self._code: LockCode | None = None
        self._desk: QWidget | None = None  # the window's middle, while it is under the cover
        self._bar: QMenuBar | None = None
        self._face: QWidget | None = None
        # The commands that were on, and only those: uncovering must not wake what was off.
        self._asleep: list[QAction] = []
        self._was = Qt.WindowState.WindowNoState

    @property
    def on(self) -> bool:
        return self._desk is not None

    def keeps_window(self) -> bool:
        """Whether the window has to stay, whoever closes it: a voter is at it. Then the digits are asked for."""
        face = self._face
        if isinstance(face, LockFace):
            face.show_pad()
        return isinstance(face, LockFace)

    # covering

    def cover(self) -> None:
        """At once, and back by the same key: somebody looks over one's shoulder. Nothing where the desk is covered already."""
        if self.on:
            return
        face = DeskCover()
        face.over.connect(lambda: self._uncovered(face))
        self._take_out()
        self._put(face)

    def ask(self, thing: QWidget) -> None:
        """Chooses the digits, then covers the desk with `thing`. Esc leaves everything as it was."""
        if self.on:
            # Asked for twice, the second thing has nobody to show it.
            thing.deleteLater()
            return
        thing.setParent(self._window)  # so that it goes with the window if it is never shown
        thing.hide()
        pad = LockPad(say("cover.choose"), say("cover.choose_help"), seen=True)
        pad.given.connect(lambda digits: self._chosen(pad, thing, digits))
        pad.left.connect(lambda: self._uncovered(thing))
        # Already while the digits are chosen: from here on nothing of the desk is left to look at.
        self._take_out()
        self._put(pad)

    def _chosen(self, pad: LockPad, thing: QWidget, digits: str) -> None:
        try:
            self._code = LockCode(digits)
        except Refused as refused:
            pad.refuse(sentence(refused))
            return
        face = LockFace(thing, self._open)
        # A booth has a way out by key of its own; here it leads to the digits, not to the desk.
        leave = getattr(thing, "leave_wanted", None)
        if leave is not None:
            leave.connect(face.show_pad)
        self._put(face)
        # Read before full screen, which uncovering takes back.
        self._was = self._window.windowState()
        self._window.showFullScreen()
        thing.show()
        face.show_thing()

    def _open(self, digits: str) -> None:
        face = self._face
        assert isinstance(face, LockFace) and self._code is not None
        try:
            right = self._code.opens(digits)
        except Refused as refused:
            face.pad.refuse(sentence(refused))
            return
        if not right:
            # Neither how many digits were right nor how many tries are left.
            face.pad.refuse(say("cover.wrong"))
            return
        self._window.setWindowState(self._was)
        self._uncovered(face.thing)

    # the window

    def _take_out(self) -> None:
        """The desk leaves the window with its keys, its menus and its name."""
        window = self._window
        desk = window.takeCentralWidget()
        assert desk is not None
        desk.hide()
        self._desk = desk
        self._bar = window.menuBar()
        self._bar.setParent(None)  # a bar that only hides is still read out
        self._asleep = [action for action in self._menus.by_key.values() if action.isEnabled()]
        for action in self._asleep:
            # Both, so that no key reaches it and no screen reader lists it.
            action.setEnabled(False)
            action.setVisible(False)
        # The ring is the window's own child and would stay where the desk was.
        self._ring.hide()
        window.setWindowTitle(say("cover.title"))

    def _put(self, face: QWidget, seen: bool = True) -> None:
        """In the window's middle; what was there before goes."""
        old, self._face = self._window.takeCentralWidget(), face
        if old is not None:
            old.hide()
            old.deleteLater()
        self._window.setCentralWidget(face)
        if not seen:
            return
        face.show()  # not a moment later: what isn't shown takes no keyboard
        face.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Before the window goes: what was taken out of it goes back in, unseen, so that it ends with the window. Out there nobody would
        end it."""
        if self._desk is None:
            return
        self._put(self._desk, seen=False)
        assert self._bar is not None
        # With its own window, and hidden as it was.
        self._bar.setParent(self._window)
        self._desk, self._face, self._bar, self._code = None, None, None, None

    def _uncovered(self, thing: QWidget) -> None:
        """The desk is back as it was left, up to date, and the digits are forgotten."""
        window, desk, face = self._window, self._desk, self._face
        assert desk is not None
        window.takeCentralWidget()
        # First of all: what follows asks `on`, and must find the desk uncovered.
        self._desk, self._face, self._code = None, None, None
        window.setCentralWidget(desk)
        desk.show()
        if self._bar is not None:
            window.setMenuBar(self._bar)
            self._menus.settle_bar()
            self._bar = None
        for gone in (thing, face):
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for action in self._asleep:
            action.setEnabled(True)
            action.setVisible(True)
        self._asleep = []
        self.lifted.emit()

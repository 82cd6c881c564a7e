"""The facilitator's hold on the shared screen: where it stands, what is put on it, when it is covered. Knows no activity."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from moothall.core.picture import Question, Showing, Stages, Timer
from moothall.desk import Desk, News
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.wall_keeper import WallKeeper
from moothall.ui.kit.announce import announce
from moothall.ui.kit.discretion import Discretion
from moothall.ui.shared_screen.keep_awake import KeepAwake
from moothall.ui.shared_screen.preview import ScreenPreview
from moothall.ui.shared_screen.screen import SharedScreen
from moothall.ui.shared_screen.screen_placement import ScreenPlacement
from moothall.words import say

_WIDE = 1.5  # of its height; today's projectors have 1.6 and more, old ones 1.33
_PLUG = "screen"  # key of the message about the plug, whatever it says now


class SharedScreenControl(QObject):
    """`said` is a message for the window, `solved` takes one away. `live` says what the room sees in a few words, empty when it sees
    nothing. `moved` comes when the shared screen stands elsewhere, or nowhere; `cover_wanted` asks for the desk to be covered."""

    moved = Signal()
    cover_wanted = Signal()
    said = Signal(str, str, object, str)
    solved = Signal(str)

    def __init__(self, desk: Desk, prefs: Prefs, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._prefs, self._window, self._closing = desk, prefs, window, False
        self.discretion = Discretion(window)
        self.screen, self.preview = SharedScreen(), ScreenPreview()
        self.places = ScreenPlacement(window, self.screen, prefs.settings.screen, prefs.use_screen)
        self.keeper, self.awake = WallKeeper(desk, self), KeepAwake()
        self.screen.wished.connect(self.keeper.wish)
        # To read on is a sign of life.
        self.screen.page_wanted.connect(lambda by: self.keeper.wish("stay"))
        self.screen.page_wanted.connect(self.turn)
        self.keeper.said.connect(lambda kind, words: self.said.emit(kind, words, None, ""))
        self.screen.blank_wanted.connect(self.toggle)
        self.places.lost.connect(self._lose)
        self.places.back.connect(self._find)
        self.places.moved.connect(self._measure)
        self.screen.resized.connect(self._tell_width)
        self.places.moved.connect(self.moved)
        self.discretion.changed.connect(self._answered)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._plugged_in)
        self.dress()
        # So that both show the same from the first moment: nothing.
        self.hear(None)

    def arrive(self) -> None:
        """On the projector if there is one. It starts blank. With one screen it is asked once whether a projector shows that; until
        somebody says so, what is private is covered."""
        if self.places.put_up():
            return
        self.discretion.doubt(True)
        if self.places.mirrored:
            self._tell_mirrored()
        else:
            answer = (say("window.only_i_see"), lambda: self.discretion.doubt(False))
            self.said.emit("attention", say("window.one_screen"), answer, _PLUG)

    def _answered(self) -> None:
        if not self.discretion.doubted:
            self.solved.emit(_PLUG)

    def _tell_mirrored(self, *more: str) -> None:
        """The room sees the desk: that is said first of all, with the one act that helps at once."""
        words = " ".join((say("window.mirrored"), *filter(None, more)))
        self.said.emit("attention", words, (say("window.cover_now"), self.cover_wanted.emit), _PLUG)

    def _plugged_in(self) -> None:
        # A projector that was lost and comes back is put up by the placement itself.
        if self.places.standing == "nowhere" and not self._closing and self.places.put_up():
            self._set_apart()

    def _set_apart(self) -> None:
        """The room has a screen of its own: nothing about it is in doubt."""
        self.solved.emit(_PLUG)
        self.discretion.doubt(False)

    def _lose(self) -> None:
        lost = self.keeper.lose()
        if self.places.mirrored:
            self.discretion.doubt(True)
            self._tell_mirrored(lost)
        else:
            self.said.emit("attention", " ".join(filter(None, (say("window.screen_lost"), lost))), None, _PLUG)

    def _find(self) -> None:
        self._set_apart()

    def present(self) -> None:
        """Up on the projector, or as a window of its own where there is none; and down again."""
        if self.stands:
            self.places.take_down()
        elif self.places.put_up():
            self._set_apart()
        else:
            # A window beside the desk answers nothing: it may be for a projector that mirrors both.
            self.places.present_here()

    def _measure(self) -> None:
        self._watch()
        # Only a projector's proportions are the room's; a window of our own may have any.
        if self.places.standing == "wall":
            self.preview.set_screen_size(self.screen.size())
        if self.stands:
            self.keeper.find()
        self._tell_width()

    def _tell_width(self) -> None:
        """Also of a window of our own that somebody draws smaller: less goes on its pages then."""
        narrow = self.stands and self.screen.width() < _WIDE * self.screen.height()
        if narrow != self._desk.shared_screen.narrow:
            self._desk.shared_screen.narrow = narrow
            self._desk.hand_moved()

    def put_on(self, screen: QScreen) -> None:
        """On that projector, and remembered."""
        self.places.choose(screen)
        if self.places.standing != "wall":
            self.places.put_up()
        self._set_apart()

    def move_on(self) -> None:
        """To the next screen that could be the projector; the desk's own is never one."""
        screens = self.places.screens()
        if not screens:
            self.said.emit("info", say("window.no_projector"), (say("window.present"), self.present), _PLUG)
            return
        names = [screen.name() for screen in screens]
        here = self.screen.screen().name() if self.places.standing == "wall" else ""
        self.put_on(screens[(names.index(here) + 1) % len(screens)] if here in names else screens[0])

    def _watch(self) -> None:
        """While the room sees something neither the laptop nor the projector goes to sleep."""
        self.awake.live(self.stands and bool(self.live) and not self._desk.blanked)

    def hear(self, news: News | None) -> None:
        """Covers first, then shows: what must not be seen goes before anything else is painted."""
        picture = self._desk.picture()
        self.live = picture.live
        for view in (self.screen, self.preview):
            # Each view is covered before it gets its picture, or the picture would be lit for a moment.
            view.set_blank(self._desk.blanked)
            view.show_picture(picture)
        self._watch()
        if news is not None:
            self.keeper.hear(news)

    def dress(self) -> None:
        for view in (self.screen, self.preview):
            view.set_mode(self._prefs.settings.screen_mode)  # type: ignore[arg-type]  # the settings hold no other word
        self.screen.set_single_keys(self._prefs.settings.letters)

    def close(self) -> None:
        self._closing = True
        self.keeper.stop()
        self.awake.live(False)
        self.screen.close()
        # It is a window of its own, with no parent that would end it.
        self.screen.deleteLater()

    # what is on it

    def toggle(self) -> None:
        """Blank, and back to what was there."""
        self._desk.blank(not self._desk.blanked)

    def put_up(self, showing: Showing) -> None:
        """Asked for by name, so the shared screen is lit too."""
        self._desk.put_up(showing)

    @property
    def stands(self) -> bool:
        """Whether the shared screen is on any screen at all."""
        return self.places.standing in ("wall", "window")

    def shows(self, item: str) -> bool:
        """Whether the room is looking at something of this item."""
        return bool(item) and not self._desk.blanked and self._desk.showing.item == item

    def shows_timer(self) -> bool:
        """Whether the room sees the timer: there is room for one beside a question or a title, and over nothing else."""
        return any(isinstance(part, Timer) for part in self._desk.picture().parts)

    def turn_to_work(self, private: bool) -> None:
        """Private work begins: blank, unless only a prompt or a timer is up. Other work begins: back to what was there before."""
        if not private:
            self._desk.cover(False)
            return
        # These three hold nothing anybody wrote down in confidence.
        if any(not isinstance(part, Question | Timer | Stages) for part in self._desk.picture().parts):
            self._desk.cover(True)

    def turn(self, by: int) -> None:
        """To another page of what is up; at either end nothing happens."""
        showing, pages = self._desk.showing, self._desk.picture().pages
        page = min(max(showing.page + by, 1), max(pages, 1))
        if page != showing.page:
            self._desk.show(replace(showing, page=page))
            announce(self._window, say("screen.page", n=page, of=pages))

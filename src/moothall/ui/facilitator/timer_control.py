"""The rounds' timer in the facilitator's hands: on to the next by one key, and the bell when a round is over. The timer is the desk's.

Says when nobody sees it and why, and when the laptop slept meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from moothall.desk import News
from moothall.desk.round_timer import RoundTimer, TimedRound
from moothall.desk.stage_sets import stages_called
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.sounds import BELL
from moothall.ui.facilitator.window_parts import WindowParts
from moothall.words import say

# Seconds.
MINUTE = 60
_OVER = "round"  # key of the message about the round, whatever it says now
_UNSEEN = "timer"  # key of the message that says that nobody sees it
_SLEPT = "slept"  # key of the message that says that the clock went ahead
_LOOK = 1000  # ms between two looks whether the laptop slept: as soon as it is awake the room sees the right figure


class TimerControl(QObject):
    """Waits for the end of a round without looking at the clock; `bell` is what sounds then, when the preferences want it.
    `show_wanted` asks for the item on the shared screen, `alone_wanted` for its question or title with the timer, in place of what leaves
    no room for one."""

    show_wanted = Signal()
    alone_wanted = Signal(str)

    def __init__(self, window: QObject, timer: RoundTimer, parts: WindowParts, prefs: Prefs, bell: Callable[[], None] = BELL.play) -> None:
        super().__init__(window)
        self._timer, self._parts, self._prefs, self._bell = timer, parts, prefs, bell
        # The item about which it was said already that nobody sees its timer, and the word for why not.
        self._said = ("", "")
        # Precise: Qt's usual timers may be 5 % off, half a minute in ten.
        self._end = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._end.timeout.connect(self._over)
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._catch_up)

    def arrive(self) -> None:
        """Takes up what came with the file: a crash or a closed lid ends no round before its time, and one that is over by now is told."""
        if self._timer.is_set:
            self.hear(News(0, shared_screen=True))
            if self._timer.running and not self._timer.left:
                self._over()

    # commands

    def onward(self) -> None:
        """The next round, or else the first of the item on screen: its own rounds, or its planned minutes in one. Rounds of another item
        that are over don't stand in the way."""
        main = self._parts.main
        here = main.item is not None and main.item.key == self._timer.item
        # A round that still runs is the one meant, whatever is on screen.
        if self._timer.is_set and (here or self._timer.left):
            self._timer.onward()
        elif main.item is None:
            self._parts.messages.say("info", say("window.nothing_to_time"))
        else:
            planned = [TimedRound("", "", MINUTE * max(1, main.item.length))]
            own = main.panel.rounds() if main.panel else []
            self._timer.start(main.item.key, own or stages_called(main.item.stages) or planned)

    def add_minute(self) -> None:
        self._timer.add(MINUTE)

    # what happens

    def hear(self, news: News) -> None:
        """The timer may have been started, paused, lengthened or taken away."""
        if not news.shared_screen:
            return
        self._parts.main.tell_timer()
        if self._timer.left:
            self._parts.messages.solved(_OVER)
        if self._timer.running and self._timer.left:
            # ms, and one more: woken a hair early it would find time left and wait again.
            self._end.start(int(self._timer.left * 1000) + 1)
            self._look.start()
        else:
            self._end.stop()
            self._look.stop()
        self._offer_screen()

    def _offer_screen(self) -> None:
        """Once for each item and each reason: a timer nobody sees is of no use."""
        messages, item, why = self._parts.messages, self._timer.item, self._unseen_because()
        fresh, self._said = (item, why) != self._said, (item, why)
        if not why:
            messages.solved(_UNSEEN)
        elif fresh and why == "elsewhere":
            messages.say("info", say("window.timer_unseen"), (say("window.show"), self.show_wanted.emit), _UNSEEN)
        elif fresh:
            messages.say("info", say("window.timer_no_room"), (say("window.show_timer"), partial(self.alone_wanted.emit, item)), _UNSEEN)

    def _unseen_because(self) -> str:
        """Empty when the room sees it, or there is none."""
        screen = self._parts.shared_screen
        if not self._timer.is_set or screen.shows_timer():
            return ""
        # Its item is up, as notes, tiles or a result, which fill the screen.
        return "full" if screen.shows(self._timer.item) else "elsewhere"

    def _catch_up(self) -> None:
        """After a sleep the figure is right at once. A clock that was only set right is no time that went by: it can be given back."""
        lost = round(self._timer.caught_up())
        if not lost:
            return
        words = say("window.timer_slept", n=max(1, round(lost / MINUTE)))
        self._parts.messages.say("attention", words, (say("window.timer_give_back"), partial(self._timer.add, lost)), _SLEPT)
        if not self._timer.left:
            self._over()

    def _over(self) -> None:
        """Said on the shared screen, in a message, aloud to a screen reader, and by the bell."""
        if self._timer.left:
            self.hear(News(0, shared_screen=True))  # the laptop slept, or the clock is a hair behind
            return
        if self._prefs.settings.bell:
            self._bell()
        following = self._timer.following
        sentence = say("window.round_over_next", label=following.label) if following else say("window.round_over")
        onward = say("window.next_round" if following else "window.end_timer")
        self._parts.messages.say("attention", sentence, (onward, self._timer.onward), key=_OVER)

    def stop(self) -> None:
        self._end.stop()
        self._look.stop()

"""Everything the window can do, in one table: menus, shortcuts, the command list and the page of keys are made from it. Does none of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from moothall.core.activity import Activity
from moothall.desk import Desk
from moothall.ui.facilitator.activity_views import belongs_to_the_session, logs
from moothall.ui.facilitator.agenda_control import STRETCH, AgendaControl
from moothall.ui.facilitator.panes import Panes
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.shared_screen_control import SharedScreenControl
from moothall.ui.facilitator.timer_control import TimerControl
from moothall.words import say

# In the order of the menu bar and of the page of keys.
MENUS = ("session", "edit", "room", "agenda", "logs", "view", "help")


class StepByStep(Protocol):
    """What goes on by a press."""

    def go_on(self) -> None: ...


class CommandTarget(Protocol):
    """What commands act on: a window, and the parts of it that do some of them."""

    desk: Desk
    prefs: Prefs
    panes: Panes
    shared_screen: SharedScreenControl
    timing: TimerControl
    agenda: AgendaControl

    @property
    def tour(self) -> StepByStep: ...

    def leave(self) -> None: ...

    def open_other(self) -> None: ...

    def save_copy(self) -> None: ...

    def choose_second_copy(self) -> None: ...

    def rehearse(self) -> None: ...

    def close(self) -> bool: ...

    def undo(self) -> None: ...

    def redo(self) -> None: ...

    def go(self, item: str, activity: str) -> None: ...

    def go_page(self, name: str) -> None: ...

    def leave_the_room(self) -> None: ...

    def cover_desk(self) -> None: ...

    def record_in_hand(self) -> None: ...

    def copy_out(self, as_picture: bool) -> None: ...

    def print_pack(self) -> None: ...

    def print_next_vote(self) -> None: ...

    def toggle_blank(self) -> None: ...

    def show_item(self) -> None: ...

    def spotlight(self) -> None: ...

    def flip(self, which: Literal["bell", "tap", "letters"]) -> None: ...

    def ask_line(self, log: Activity) -> None: ...

    def note_by_key(self, log: Activity, name: str) -> None: ...

    def open_menus(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Command:
    """`keys` are as Qt writes them, the first is the one shown; "Ctrl" is Cmd on a Mac. One that works `everywhere` does so with the
    keyboard on the shared screen, too."""

    key: str
    menu: str
    words: str
    act: Callable[[CommandTarget], object]
    keys: tuple[str, ...] = ()
    everywhere: bool = False


def _command(key: str, menu: str, act: Callable[[CommandTarget], object], *keys: str, everywhere: bool = False) -> Command:
    return Command(key, menu, say(f"menu.{key}"), act, keys, everywhere)


def commands(activities: Sequence[Activity]) -> tuple[Command, ...]:
    """The table. What the activities bring stands in the menu of logs."""
    # The order within a menu is the order here. Letters alone stand nowhere: typed outside a field they begin a note.
    return (
        _command("new", "session", lambda w: w.leave(), "Ctrl+N"),
        _command("open", "session", lambda w: w.open_other(), "Ctrl+O"),
        _command("save_copy", "session", lambda w: w.save_copy(), "Ctrl+Shift+S"),
        _command("second_copy", "session", lambda w: w.choose_second_copy(), "Ctrl+Alt+S"),
        _command("rehearse", "session", lambda w: w.rehearse(), "Ctrl+Shift+T"),
        _command("designs", "session", lambda w: w.go_page("designs"), "Ctrl+Shift+U"),
        _command("details", "session", lambda w: w.go_page("details"), "Ctrl+I"),
        *_printing(),
        _command("bring", "session", lambda w: w.go_page("bring"), "Ctrl+B"),
        _command("history", "session", lambda w: w.go_page("history"), "Ctrl+H"),
        _command("leave", "session", lambda w: w.leave_the_room(), "Ctrl+E"),
        _command("in_hand", "session", lambda w: w.record_in_hand(), "Ctrl+Alt+E"),
        _command("close", "session", lambda w: w.leave(), "Ctrl+W"),
        _command("quit", "session", lambda w: w.close(), "Ctrl+Q"),
        _command("undo", "edit", lambda w: w.undo(), "Ctrl+Z"),
        _command("redo", "edit", lambda w: w.redo(), "Ctrl+Y", "Ctrl+Shift+Z"),
        *_editing(),
        _command("blank", "room", lambda w: w.toggle_blank(), "F9", "Ctrl+Shift+B", everywhere=True),
        _command("cover", "room", lambda w: w.cover_desk(), "Shift+F9", everywhere=True),
        _command("show", "room", lambda w: w.show_item(), "F5"),
        _command("spotlight", "room", lambda w: w.spotlight(), "Shift+F5"),
        _command("next_page", "room", lambda w: w.shared_screen.turn(1), "Alt+PgDown"),
        _command("previous_page", "room", lambda w: w.shared_screen.turn(-1), "Alt+PgUp"),
        _command("present", "room", lambda w: w.shared_screen.present(), "F11", everywhere=True),
        _command("next_screen", "room", lambda w: w.shared_screen.move_on(), "Shift+F11", everywhere=True),
        _command("screen_page", "room", lambda w: w.go_page("screen"), "Ctrl+F11"),
        _command("timer_onward", "room", lambda w: w.timing.onward(), "Ctrl+T", everywhere=True),
        _command("pause_agenda", "room", lambda w: w.agenda.pause_all(), "Ctrl+Shift+P", everywhere=True),
        *_of_the_timer(),
        _command("dark_wall", "room", lambda w: w.prefs.turn("screen_mode"), "Shift+F12"),
        *_agenda(),
        *_brought(activities),
        _command("rail", "view", lambda w: w.panes.toggle_rail(), "Ctrl+\\"),
        _command("next_pane", "view", lambda w: w.panes.step(1), "F6"),
        _command("previous_pane", "view", lambda w: w.panes.step(-1), "Shift+F6"),
        # 25 per cent a press: four of them lead from 100 to 200.
        _command("larger", "view", lambda w: w.prefs.resize(25), "F4"),
        _command("smaller", "view", lambda w: w.prefs.resize(-25), "Shift+F4"),
        _command("dark_desk", "view", lambda w: w.prefs.turn("desk_mode"), "F12"),
        _command("tap", "view", lambda w: w.flip("tap"), "Ctrl+F12"),
        _command("letters", "view", lambda w: w.flip("letters"), "Ctrl+Shift+F12"),
        _command("preferences", "view", lambda w: w.go_page("preferences"), "Ctrl+,"),
        _command("menu", "view", lambda w: w.open_menus(), "F10"),
        *_help(),
    )


def _editing() -> tuple[Command, ...]:
    """Besides undo and redo: what is taken out, and what is looked for."""
    return (
        _command("copy_out", "edit", lambda w: w.copy_out(False), "Ctrl+Shift+C"),
        _command("copy_picture", "edit", lambda w: w.copy_out(True), "Ctrl+Alt+C"),
        _command("find", "edit", lambda w: w.go_page("find"), "Ctrl+F"),
        _command("person", "edit", lambda w: w.go_page("person"), "Ctrl+Alt+F"),
        _command("private", "edit", lambda w: w.go_page("private"), "Ctrl+Alt+R"),
    )


def _help() -> tuple[Command, ...]:
    """What one asks when one doesn't know."""
    return (
        _command("commands", "help", lambda w: w.go_page("commands"), "Ctrl+K"),
        _command("keys", "help", lambda w: w.go_page("keys"), "F1"),
        _command("tour", "help", lambda w: w.tour.go_on(), "Ctrl+F1"),
        _command("about", "help", lambda w: w.go_page("about"), "Shift+F1"),
    )


def _agenda() -> tuple[Command, ...]:
    """Everything of running the day."""
    return (
        _command("agenda", "agenda", lambda w: w.go_page("agenda"), "Ctrl+Shift+A"),
        _command("start_item", "agenda", lambda w: w.agenda.start_shown(), "Alt+Return"),
        _command("next_item", "agenda", lambda w: w.agenda.step(1), "Ctrl+PgDown"),
        _command("previous_item", "agenda", lambda w: w.agenda.step(-1), "Ctrl+PgUp"),
        _command("stretch_item", "agenda", lambda w: w.agenda.stretch(STRETCH), "Ctrl+Shift+Up"),
        _command("shrink_item", "agenda", lambda w: w.agenda.stretch(-STRETCH), "Ctrl+Shift+Down"),
        _command("skip_item", "agenda", lambda w: w.agenda.skip_next(), "Ctrl+Shift+PgDown"),
        _command("add_item", "agenda", lambda w: w.go_page("add_item"), "Ctrl+Shift+N"),
    )


def _printing() -> tuple[Command, ...]:
    """What is printed before the day, and from the break."""
    return (
        _command("pack", "session", lambda w: w.print_pack(), "Ctrl+P"),
        _command("pack_vote", "session", lambda w: w.print_next_vote(), "Ctrl+Alt+P"),
    )


def _of_the_timer() -> tuple[Command, ...]:
    """Those that go on from one that runs."""
    return (
        _command("timer_more", "room", lambda w: w.timing.add_minute(), "Ctrl+Shift+M"),
        _command("timer_stop", "room", lambda w: w.desk.timer.stop(), "Ctrl+Shift+E"),
        _command("timer_bell", "room", lambda w: w.flip("bell"), "Ctrl+Shift+R"),
    )


def _brought(activities: Sequence[Activity]) -> tuple[Command, ...]:
    """A log's one line by its key, and its page by Ctrl and that key; what keys alone note; the list of people by its page."""
    lines = tuple(_line_of(a) for a in logs(activities))
    pages = tuple(_page_of(a) for a in activities if belongs_to_the_session(a))
    noted = tuple(_noted_by_key(a, name, keys) for a in activities if a.one_key for name, keys in a.one_key.keys)
    return (*lines, *noted, *pages)


def _line_of(log: Activity) -> Command:
    words = say("menu.quick", log=say(f"{log.key}.title"))
    return Command(f"quick_{log.key}", "logs", words, lambda w: w.ask_line(log), (log.quick_key,) if log.quick_key else ())


def _noted_by_key(log: Activity, name: str, keys: str) -> Command:
    words = say("menu.note_by_key", what=say(f"{log.key}.pattern_{name}"))
    return Command(f"note_{log.key}_{name}", "logs", words, lambda w: w.note_by_key(log, name), (keys,))


def _page_of(activity: Activity) -> Command:
    words = say("menu.open_log", log=say(f"{activity.key}.title"))
    # A function key has its page by Ctrl; a line whose key has Ctrl already leaves its page to the menu.
    keys = activity.page_key or (f"Ctrl+{activity.quick_key}" if activity.quick_key.startswith("F") else "")
    return Command(f"open_{activity.key}", "logs", words, lambda w: w.go("", activity.key), (keys,) if keys else ())

"""Every panel for everybody: named, large enough to hit, in a sensible order, and whole at twice the text size."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollBar, QWidget

from moothall.activities import found
from moothall.desk import Desk
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.theme import dress
from tests.activities.room import Room, focus
from tests.store.sessions import demo_of
from tests.trials import many
from tests.voting.votes import a_draft, an_item, an_open_vote, people_here

VOTE_STATES = ("start", "draft", "sealed", "live", "closed", "revealed")
STATES = (*(activity.key for activity in found()), *VOTE_STATES)
"""Every activity found, as its demo leaves it, and a vote in every state."""


def _full(desk: Desk, state: str) -> tuple[str, str]:
    """The activity and an item in which it has something to show."""
    people_here(desk, 12)
    if state in VOTE_STATES:
        return "dot_vote", _vote_in(desk, state)
    activity = next(a for a in found() if a.key == state)
    from moothall.core.agenda import add_item, agenda

    if play := demo_of(activity):
        play(desk)
    else:  # what keeps no records has nothing to play
        desk.do(add_item(desk.session, desk.key(), "An item", 10, state))
    return state, next((i.key for i in agenda(desk.session) if i.activity == state), "")


def _vote_in(desk: Desk, state: str) -> str:
    if state == "start":
        return an_item(desk)
    if state == "draft":
        return a_draft(desk)[0]
    item, vote = an_open_vote(desk, "live" if state == "live" else "sealed")
    desk.cast(vote, {}, "live" if state == "live" else "paper", 3)
    if state in ("closed", "revealed"):
        desk.close_vote(vote)
    if state == "revealed":
        from moothall.core.votes import reveal_vote

        desk.do(reveal_vote(desk.session, vote))
    return item


@pytest.fixture
def room(enter: Callable[..., Room], desk: Desk, qapp: QApplication, state: str, percent: int) -> Iterator[Room]:
    """Beside the full rail at 100 %, and as the only pane of the same window at 200 %."""
    activity, item = _full(desk, state)
    dress(qapp, "light", percent)
    made = _entered(enter, activity, item, (872, 744) if percent == 100 else (1240, 744))
    made.settle()
    yield made
    dress(qapp, "light")


@pytest.mark.trial
@pytest.mark.parametrize(("state", "percent"), [*((state, 200) for state in STATES), *((state, 100) for state in STATES[:: many(3, 1)])])
def test_a_panel_is_for_everybody(room: Room) -> None:
    """One room for all questions, since making it takes longer than they do."""
    told = {question.__name__: faults for question in QUESTIONS if (faults := question(room))}
    assert not told


def _entered(enter: Callable[..., Room], activity: str, item: str, size: tuple[int, int]) -> Room:
    return enter(activity, item, size)


def reachable(room: Room) -> list[QWidget]:
    takes_tab = Qt.FocusPolicy.TabFocus
    return [w for w in room.findChildren(QWidget) if w.isVisible() and w.focusPolicy() & takes_tab and not isinstance(w, QScrollBar)]


def without_a_name(room: Room) -> list[QWidget]:
    """What takes the keyboard and says nothing of itself."""
    return [w for w in reachable(room) if not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name)]


def unspoken(room: Room) -> list[str]:
    """What a screen reader may come to and can say nothing of, cells included."""
    return _nameless(QAccessible.queryAccessibleInterface(room))


def too_small(room: Room) -> list[tuple[QWidget, object]]:
    small = [(w, w.size()) for w in reachable(room) if min(w.width(), w.height()) < 24]
    # The bare edit of an entry line is pressed anywhere on its frame.
    return [pair for pair in small if not isinstance(pair[0].parentWidget(), EntryLine)]


def out_of_reach(room: Room) -> list[object]:
    """Wider or lower than the panel, and not inside something that scrolls to it."""
    lost = [w for w in reachable(room) if not _scrolls(w) and not room.rect().contains(_place(w, room))]
    return [*lost, *(["the panel"] if room.panel.minimumSizeHint().width() > 1240 else [])]


def scrolling_across(room: Room) -> list[ScrollPage]:
    return [p for p in room.findChildren(ScrollPage) if p.isVisible() and p.horizontalScrollBar().maximum() > 0]


def not_reached_by_tab(room: Room) -> list[QWidget]:
    """By Tab alone, from wherever the panel puts the keyboard; radio buttons of one group are one stop."""
    room.panel.take_focus()
    seen: list[QWidget] = []
    for _ in range(len(reachable(room)) * 2 + 4):
        seen.append(focus())
        room.press(Qt.Key.Key_Tab)
    kinds = {w for w in reachable(room) if not w.inherits("QRadioButton")}
    return [w for w in kinds if w not in seen and w.focusProxy() not in seen]


QUESTIONS = (without_a_name, unspoken, too_small, out_of_reach, scrolling_across, not_reached_by_tab)


def _scrolls(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, ScrollPage | QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def _place(widget: QWidget, room: Room):
    return widget.rect().translated(widget.mapTo(room, widget.rect().topLeft()))


def _nameless(spoken: QAccessibleInterface) -> list[str]:
    here = [] if not spoken.state().focusable or spoken.state().invisible or spoken.text(QAccessible.Text.Name) else [spoken.role().name]
    children = (spoken.child(place) for place in range(spoken.childCount()))
    return here + [role for child in children if child is not None for role in _nameless(child)]

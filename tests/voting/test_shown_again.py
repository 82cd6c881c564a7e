"""Every result can be looked at and shown again, each page asks its own question, and every page counts the same people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from moothall.activities import found
from moothall.core.interpretation import came_by
from moothall.core.levels import Level
from moothall.core.picture import Showing, Tiles
from moothall.core.redaction import Audience
from moothall.core.votes import VOTES, Vote, change_rule, open_vote, options_of
from moothall.desk import Desk
from moothall.desk.scale_library import ready_scale
from moothall.exports import export
from moothall.ui.shared_screen.spoken import spoken
from moothall.voting.next_steps import draft_poll
from moothall.voting.on_scale import KEYS_NEEDED, use_scale
from moothall.voting.panel_earlier import VoteChoice
from moothall.voting.panel_result import ResultPage
from tests.activities.room import Room
from tests.exports.pdf import text_of
from tests.voting.polls import a_revealed_vote
from tests.voting.votes import a_draft, people_here

Enter = Callable[..., Room]
Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier


def _and_a_poll(desk: Desk, vote: str, question: str = "Would you back home first?") -> str:
    """A poll of the same item on a question of its own, still a draft."""
    ready = ready_scale("fist-to-five")
    assert ready
    key = desk.key()
    item = desk.session.get(VOTES, vote).item
    desk.do(draft_poll(desk.session, Vote(key, question, 0, item), ready, desk.keys(KEYS_NEEDED)))
    return key


def test_an_earlier_result_is_shown_again_while_a_later_poll_is_open(enter: Enter, desk: Desk) -> None:
    item, first = a_revealed_vote(desk, {"1 2": 5, "2": 1}, "Home\nAway\nTogether")
    second = _and_a_poll(desk, first)
    desk.do(open_vote(desk.session, second, desk.now()))
    room = enter("poll", item)
    box = room.find(VoteChoice).box
    assert [box.itemData(n) for n in range(box.count())] == [first, second]
    assert room.panel.shown() is None and room.panel.question() == "Would you back home first?"
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert room.find(ResultPage).vote_key == first
    assert room.panel.shown() == Showing("dot_vote", item, subject=first)
    desk.put_up(room.panel.shown())
    assert "Result(" in repr(desk.picture())


def test_a_vote_made_now_takes_the_page(enter: Enter, desk: Desk) -> None:
    item, first = a_revealed_vote(desk, {"1 2": 5}, "Home\nAway\nTogether")
    room = enter("dot_vote", item)
    assert not room.panel.findChild(VoteChoice).isVisible(), "one vote leaves no choice"
    room.panel.go_to_vote(first)
    second = _and_a_poll(desk, first)
    assert room.panel.vote.key == second
    assert not room.panel.go_to_vote("nobody's")


def _hands(desk: Desk, enter: Enter) -> tuple[Room, str]:
    people_here(desk, 8)
    item, vote = a_draft(desk, "a\nb\nc\nd")
    desk.do(change_rule(desk.session, vote, kind="poll", scale="later", budget=1, cap=1, minimum=1, mode="totals"))
    desk.do(use_scale(desk.session, vote, ready_scale("fist-to-five"), desk.keys(KEYS_NEEDED)))
    desk.do(open_vote(desk.session, vote, desk.now()))
    room = enter("poll", item)
    desk.put_up(Showing("poll", item, subject=vote))
    room.press(Key.Key_3, Alt)
    return room, vote


def test_a_show_of_hands_counts_the_same_people_everywhere(enter: Enter, desk: Desk, tmp_path: Path) -> None:
    room, vote = _hands(desk, enter)
    points = len(options_of(desk.session, vote))
    for text in ("5", "3", *["0"] * (points - 2)):
        room.line(text)
    beside = room.side.findChildren(type(room.side._figure))
    assert {"8", "of 8"} <= {label.text() for label in beside}
    assert came_by(desk.tally(vote)) == {"hands": 8}
    desk.close_vote(vote)
    desk.put_up(Showing("poll", room.panel.item_key, subject=vote))
    assert "8 of 8 voted" in spoken(desk.picture())
    said = room.said_words()
    assert "8 of 8 present voted." in said and "no voter count" not in said.lower()
    export(desk.copy_for(Audience(Level.ROOM)), tmp_path / "a.pdf", found())
    assert "8 of 8 (100%) of those present, by show of hands 8" in text_of(tmp_path / "a.pdf")


def test_after_the_last_hand_the_wall_stays(enter: Enter, desk: Desk) -> None:
    room, vote = _hands(desk, enter)
    points = len(options_of(desk.session, vote))
    for _ in range(points):
        room.line("1")
    assert desk.showing.fact("asked") - 1 == options_of(desk.session, vote)[-1].number


def test_a_polls_tiles_never_speak_of_dots(enter: Enter, desk: Desk) -> None:
    room, vote = _hands(desk, enter)
    desk.put_up(Showing("poll", room.panel.item_key, subject=vote))
    (tiles,) = (part for part in desk.picture().parts if isinstance(part, Tiles))
    assert tiles.head == "One answer each"


def test_a_near_tie_names_its_partner_over_a_pages_end(desk: Desk) -> None:
    # 7 options; the sixth and the seventh are two dots apart and stand on two pages.
    ballots = {" ".join(["1"] * 1): 30, "2": 26, "3": 22, "4": 18, "5": 14, "6": 10, "7": 9}
    item, vote = a_revealed_vote(desk, ballots, "a\nb\nc\nd\ne\nf\ng")
    desk.put_up(Showing("dot_vote", item, subject=vote))
    assert "near-tie of 6 with 7" in spoken(desk.picture())
    desk.put_up(Showing("dot_vote", item, subject=vote, page=2))
    assert "near-tie of 7 with 6" in spoken(desk.picture())

"""What the room sees of a vote by each way in: of a sealed one its turnout alone, of a live one every mark as it lands."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from moothall.core.declarations import declare
from moothall.core.people import participants
from moothall.core.picture import Showing, Tiles, TurnoutDots
from moothall.core.session_details import edit_details
from moothall.core.votes import VOTES, change_rule, open_vote, options_of
from moothall.desk import Desk
from moothall.desk.scale_library import ready_scale
from moothall.voting.on_scale import KEYS_NEEDED
from moothall.voting.presets import presets, use_preset
from tests.activities.room import Room
from tests.voting.votes import a_draft, people_here

Key = Qt.Key
FOUR = "Home first\nOne front door\nMoney follows people\nSay it in the room"


def opened(desk: Desk, preset: str = "dots", **rule: object) -> tuple[str, str]:
    people_here(desk, 8)
    item, vote = a_draft(desk, FOUR)
    chosen = next(p for p in presets() if p.key == preset)
    desk.do(use_preset(desk.session, vote, chosen, ready_scale(chosen.scale), desk.keys(KEYS_NEEDED)))
    desk.do(change_rule(desk.session, vote, **rule))
    desk.do(open_vote(desk.session, vote, desk.now()))
    desk.show(Showing("dot_vote", item, subject=vote))
    desk.blank(False)
    return item, vote


def tiles(desk: Desk) -> Tiles:
    return next(part for part in desk.picture().parts if isinstance(part, Tiles))


def press(room: Room, *words: str) -> None:
    for word in words:
        button = next(b for b in room.screen.findChildren(QAbstractButton) if b.isVisible() and b.accessibleName().startswith(word))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_sealed_vote_shows_its_turnout_and_tells_sheets_apart(desk: Desk) -> None:
    item, vote = opened(desk)
    keys = [o.key for o in options_of(desk.session, vote)]
    desk.cast(vote, {keys[0]: 2}, "paper", 1)
    desk.cast(vote, {keys[1]: 2}, "booth", 2)
    dots = next(part for part in desk.picture().parts if isinstance(part, TurnoutDots))
    assert (dots.ballots, dots.of) == (2, 8)
    desk.cast(vote, {keys[0]: 7}, "table", 1, people=4)
    picture = repr(desk.picture())
    assert "and 1 table sheet" in picture and "ballots=2, of=0" in picture
    assert "Home first" not in picture and "7" not in picture.replace("voting", "")
    for view, extra in (("hands", (("asked", 2),)), ("", (("card", 1),))):
        desk.show(Showing("dot_vote", item, view, vote, extra=extra))
        assert "Home first" not in repr(desk.picture()), "no view of it shows more"


def test_concerns_are_pressed_on_the_wall_and_never_netted_off(enter: Callable[..., Room], desk: Desk) -> None:
    item, _ = opened(desk, mode="live", concern=1)
    room = enter("dot_vote", item)
    room.screen.show()
    room.screen.show_picture(desk.picture())
    press(room, "3", "Take this card", "Option 2,", "Concern", "Option 2,", "Concern: on", "Option 1,")
    two = next(tile for tile in tiles(desk).tiles if tile.number == 2)
    assert (two.mine, two.total, two.worry, two.worries) == (1, 1, 1, 1)
    assert "your concern" in room.screen.accessibleDescription()
    press(room, "Concern", "Option 3,")
    assert tiles(desk).said == "Card 3: No concern left on this card. Press one again to take it back."
    press(room, "Undo", "Undo")
    assert next(tile for tile in tiles(desk).tiles if tile.number == 2).worry == 0
    press(room, "Done")
    room.line("4: !2 1")
    two = next(tile for tile in tiles(desk).tiles if tile.number == 2)
    assert (two.total, two.worries) == (1, 1)


@pytest.mark.parametrize(("preset", "presses", "marks"), [("ngt", "2 4", {2: "5", 4: "4"}), ("rate_7", "2 2 2 4", {2: "3", 4: "1"})])
def test_ranks_and_places_on_the_wall(enter: Callable[..., Room], desk: Desk, preset: str, presses: str, marks: dict[int, str]) -> None:
    """Presses go up from 1, though the scale has seven first: its point most in favour."""
    item, vote = opened(desk, preset, mode="live")
    room = enter("dot_vote", item)
    room.screen.show()
    room.screen.show_picture(desk.picture())
    QTest.keyClicks(room.screen, "3")
    QTest.keyClick(room.screen, Key.Key_Return)
    for number in presses.split():
        QTest.keyClicks(room.screen, number)
        QTest.keyClick(room.screen, Key.Key_Return)
    assert {tile.number: tile.mark for tile in tiles(desk).tiles if tile.mark} == marks
    assert f"your answer {marks[2]}" in room.screen.accessibleDescription()
    assert tiles(desk).head in ("3 to rank", "2 to answer")
    assert list(desk.cards(vote)) == [3]


def test_what_a_called_out_card_was_asked_goes_with_it(enter: Callable[..., Room], desk: Desk) -> None:
    item, vote = opened(desk, "rate_7", mode="live")
    room = enter("dot_vote", item)
    room.line("3: 7")
    entry = room.entry
    room.line("")
    assert "1 of 4 answered" in entry.reason
    room.line("")
    assert entry.reason == "", "the next card reads nothing of it"
    assert list(desk.cards(vote)) == [3]


@pytest.mark.parametrize(("confidentiality", "named"), [("open", True), ("non-attributed", False)])
def test_interests_are_counted_and_named_only_in_an_open_session(desk: Desk, confidentiality: str, named: bool) -> None:
    people_here(desk, 3)
    item, vote = a_draft(desk, FOUR)
    desk.do(edit_details(desk.session, confidentiality=confidentiality))
    first = participants(desk.session)[0]
    desk.do(declare(desk.session, "d", vote, first.key, options_of(desk.session, vote)[1].key))
    desk.show(Showing("dot_vote", item, subject=vote))
    desk.blank(False)
    assert (first.name in repr(desk.picture())) is named
    assert ("1 interest declared" in repr(desk.picture())) is not named


def test_a_vote_of_totals_asks_for_no_card(desk: Desk, enter: Callable[..., Room]) -> None:
    item, vote = opened(desk, mode="totals")
    desk.cast(vote, {options_of(desk.session, vote)[0].key: 5}, "wall", 1)
    room = enter("dot_vote", item)
    room.screen.show_picture(desk.picture())
    assert "5 so far" in room.screen.accessibleDescription() and "Next card" not in room.screen.accessibleDescription()
    assert not [b for b in room.screen.findChildren(QAbstractButton) if b.isVisible()]
    assert desk.session.get(VOTES, vote).state == "open"

"""Every way in held by keyboard alone, through the real page, until it ends in one tally that says how each ballot came."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from moothall.core.scales import Point, ReadyScale
from moothall.core.votes import VOTES, change_rule, open_vote, reveal_vote
from moothall.desk import Desk
from moothall.ui.kit.ballot_cells import BallotCell
from moothall.voting.on_scale import KEYS_NEEDED, use_scale
from moothall.voting.panel_ways import WayTile
from moothall.voting.presets import presets, use_preset
from tests.activities.room import Room, focus
from tests.voting.votes import a_draft, people_here

Key = Qt.Key
Alt = Qt.KeyboardModifier.AltModifier
SHORT = {"ngt": "2 of 3 ranked", "rate_7": "1 of 4 answered"}
FOUR = "Home first\nOne front door\nMoney follows people\nSay it in the room"
SEVEN = ReadyScale("seven", "One to seven", tuple(Point(n, f"Place {n}") for n in range(7, 0, -1)))
FIST = ReadyScale("fist", "Fist to five", tuple(Point(n, f"Finger {n}") for n in range(6)), 3)


@pytest.fixture
def hold(desk: Desk, enter: Callable[..., Room]) -> Callable[..., tuple[Room, str]]:
    """Opens a vote of four options with this rule, eight people being here, and its page."""

    def hold(preset: str = "dots", scale: ReadyScale | None = None, **rule: object) -> tuple[Room, str]:
        people_here(desk, 8)
        item, vote = a_draft(desk, FOUR)
        chosen = next(p for p in presets() if p.key == preset)
        desk.do(use_preset(desk.session, vote, chosen, scale, desk.keys(KEYS_NEEDED)))
        desk.do(change_rule(desk.session, vote, **rule))
        desk.do(open_vote(desk.session, vote, desk.now()))
        room = enter("dot_vote", item)
        desk.blank(False)
        return room, vote

    return hold


def result(desk: Desk, vote: str) -> dict[int, tuple[int, int | None, int]]:
    """Dots, voters and concerns by option number, once closed and revealed."""
    desk.close_vote(vote)
    if desk.session.get(VOTES, vote).state == "closed":
        desk.do(reveal_vote(desk.session, vote))
    tally = desk.tally(vote)
    assert tally
    return {line.option.number: (line.dots, line.voters, line.concerns) for line in tally.lines}


def tiles(room: Room) -> list[str]:
    return [tile.accessibleName() for tile in room.findChildren(WayTile)]


@pytest.mark.parametrize(
    ("mode", "ways"),
    [
        ("sealed", ["Paper ballots, 0 in", "Booth, 0 in", "Table sheets, 0 in"]),
        ("live", ["Shared screen, 0 in", "Paper ballots, 0 in", "Booth, 0 in", "Table sheets, 0 in", "Wall dots, 0 in", "Hands, 0 in"]),
        ("totals", ["Table sheets, 0 in", "Wall dots, 0 in", "Hands, 0 in"]),
    ],
)
def test_the_mode_says_which_ways_there_are(hold: Callable[..., tuple[Room, str]], mode: str, ways: list[str]) -> None:
    room, _ = hold(mode=mode)
    assert tiles(room) == ways


def test_every_way_ends_in_one_tally(hold: Callable[..., tuple[Room, str]], desk: Desk) -> None:
    room, vote = hold(mode="live")
    room.line("1")
    room.line("2 2 3")
    room.line("")
    room.press(Key.Key_2, Alt)
    room.line("2: 2 4")
    room.press(Key.Key_4, Alt)
    for text in ("7", "3", "6", "", "1", "2"):
        room.line(text)
    room.press(Key.Key_Space)
    assert tiles(room) == [
        "Shared screen, 1 in",
        "Paper ballots, 1 in",
        "Booth, 0 in",
        "Table sheets, 1 in",
        "Wall dots, 0 in",
        "Hands, 0 in",
    ]
    turnout = desk.turnout(vote)
    assert (turnout.ballots, turnout.people) == (3, 2)
    assert result(desk, vote) == {1: (6, None, 0), 2: (3, None, 0), 3: (2, None, 0), 4: (3, None, 0)}
    tally = desk.tally(vote)
    assert tally and tally.routes == {"live": 1, "paper": 1, "table": 1} and tally.unused == 0


# paper, of every kind


@pytest.mark.parametrize(
    ("preset", "scale", "rule", "lines", "expected"),
    [
        ("dots", None, {"concern": 1}, ["1 1 2 !4", "2 !4"], {1: (2, 1, 0), 2: (2, 2, 0), 3: (0, 0, 0), 4: (0, 0, 2)}),
        ("approval", None, {}, ["1 2", "2 3 4"], {1: (1, 1, 0), 2: (2, 2, 0), 3: (1, 1, 0), 4: (1, 1, 0)}),
        ("like", None, {}, ["3", "0"], {1: (0, 0, 0), 2: (0, 0, 0), 3: (1, 1, 0), 4: (0, 0, 0)}),
        ("hundred", None, {}, ["1=40 2=60", "2=100"], {1: (40, 1, 0), 2: (160, 2, 0), 3: (0, 0, 0), 4: (0, 0, 0)}),
        ("ngt", None, {"weights": "3,2,1"}, ["4 2 1", "2=3 4=1"], {1: (1, 1, 0), 2: (5, 2, 0), 3: (0, 0, 0), 4: (4, 2, 0)}),
        ("rate_7", SEVEN, {}, ["7 - 1 4", "3=7"], {1: (7, 1, 0), 2: (0, 0, 0), 3: (8, 2, 0), 4: (4, 1, 0)}),
    ],
)
def test_paper_of_every_kind(
    hold: Callable[..., tuple[Room, str]],
    desk: Desk,
    preset: str,
    scale: ReadyScale | None,
    rule: dict[str, object],
    lines: list[str],
    expected: dict[int, tuple[int, int, int]],
) -> None:
    room, vote = hold(preset, scale, **rule)
    for line in lines:
        room.line(line)
        if preset in SHORT and room.entry.text:
            assert room.entry.reason == f"{SHORT[preset]}. Enter again keeps it so."
            room.press(Key.Key_Return)
        assert room.entry.text == "", room.entry.reason
    assert result(desk, vote) == expected


def test_a_poll_of_fingers(desk: Desk, enter: Callable[..., Room]) -> None:
    people_here(desk, 6)
    item, vote = a_draft(desk, FOUR)
    desk.do(change_rule(desk.session, vote, kind="poll", scale="later", budget=1, cap=1, minimum=1))
    desk.do(use_scale(desk.session, vote, FIST, desk.keys(KEYS_NEEDED)))
    desk.do(open_vote(desk.session, vote, desk.now()))
    room = enter("dot_vote", item)
    for line in ("0", "5", "5", "."):
        room.line(line)
        assert room.entry.text == "", room.entry.reason
    room.line("3 4")
    assert room.entry.reason == "2 answers, 1 allowed. Not saved."
    assert result(desk, vote)[0] == (1, 1, 0)
    tally = desk.tally(vote)
    assert tally and (tally.ballots, tally.blank) == (4, 1)


def test_a_refused_ballot_never_mixes_with_the_next_card(hold: Callable[..., tuple[Room, str]], desk: Desk) -> None:
    """Seen: `1 1 1 2 3` refused, the next card's `4` typed into it, and `1 1 4 2 3` saved, sealed and unseen."""
    room, vote = hold()
    room.line("1 2 9 3")
    room.line("4")
    assert room.entry.text == "" and list(desk.cards(vote)) == [1]
    room.press(Key.Key_Up)
    assert room.entry.text == "", "no mark comes back once a ballot is in"


def test_a_refused_ballot_is_fetched_back_and_mended(hold: Callable[..., tuple[Room, str]], desk: Desk) -> None:
    room, _ = hold()
    room.line("1 2 9 3")
    room.type("4")
    room.press(Key.Key_Up)
    assert room.entry.text == "1 2 9 3"
    room.press(Key.Key_Up)
    assert room.entry.text == "1 2 9 3"


# spoiled and replaced


def test_a_spoiled_card_keeps_its_reason_and_never_counts(hold: Callable[..., tuple[Room, str]], desk: Desk) -> None:
    room, vote = hold()
    room.type("*")
    assert "*1 not readable" in room.said_words() and "*5 replaced by another card" in room.said_words()
    room.line("2")
    assert desk.spoiled_cards(vote) == {1: "core.too_many_dots"}
    assert [cell.state for cell in room.findChildren(BallotCell)][:2] == ["spoiled", "not_in"]
    assert "Card 1 spoiled: too many dots" in room.said_words()
    room.line("1 1")
    room.line("1: 3")
    assert room.entry.reason == "Card 1 has already voted. Take it back first."
    room.press(Key.Key_Escape)
    room.line("9: *7")
    assert "number from 1 to 5" in room.entry.reason
    assert desk.turnout(vote).ballots == 1
    result(desk, vote)
    tally = desk.tally(vote)
    assert tally and (tally.ballots, tally.spoiled) == (1, 1) and tally.listed[0].reason == "core.too_many_dots"


def test_a_replaced_card_counts_once(hold: Callable[..., tuple[Room, str]], desk: Desk) -> None:
    room, vote = hold()
    room.line("1 1")
    room.line("1: *5")
    room.line("9: 2 2")
    assert desk.turnout(vote).ballots == 1
    assert "7 to come" in room.said_words(), "the person with two cards is one person"
    assert result(desk, vote)[1] == (0, 0, 0)


# totals


def test_hands_one_option_at_a_time(hold: Callable[..., tuple[Room, str]], desk: Desk) -> None:
    room, vote = hold(mode="totals")
    room.press(Key.Key_3, Alt)
    assert "1  Home first" in repr(desk.picture()), "the wall asks about the option that is counted"
    room.line("5")
    assert "2  One front door" in repr(desk.picture())
    room.line("x")
    assert "A count is a whole number, 0 or more." in room.said_words()
    room.type("", Key.Key_Backspace)
    room.line("3")
    room.press(Key.Key_Up)
    room.press(Key.Key_Up)
    room.line("6")
    assert dict(desk.slips(vote, "hands")) == {1: "hands", 2: "hands"}
    room.press(Key.Key_Up)
    room.type("", Key.Key_Delete)
    room.press(Key.Key_Down)
    assert dict(desk.slips(vote, "hands")) == {2: "hands"}
    assert "voters" not in room.screen.accessibleDescription()
    assert result(desk, vote)[2] == (3, None, 0)


def test_a_polls_hands_add_up_to_those_here(desk: Desk, enter: Callable[..., Room]) -> None:
    people_here(desk, 8)
    item, vote = a_draft(desk, FOUR)
    desk.do(change_rule(desk.session, vote, kind="poll", scale="later", budget=1, cap=1, minimum=1, mode="totals"))
    desk.do(use_scale(desk.session, vote, FIST, desk.keys(KEYS_NEEDED)))
    desk.do(open_vote(desk.session, vote, desk.now()))
    room = enter("dot_vote", item)
    room.press(Key.Key_3, Alt)
    for text in ("0", "1", "2", "3"):
        room.line(text)
    assert "6 hands of 8 people here: 2 not counted." in room.said_words()
    room.line("2")
    assert "8 hands: everybody here." in room.said_words()
    room.line("1")
    assert "9 hands, 1 more than the 8 people here." in room.said_words()
    assert "9 ballots, but 8 people here. Check the list." in room.said_words(), "beside the turnout, whichever ways made them up"


def test_dots_on_the_wall_are_counted_and_corrected(hold: Callable[..., tuple[Room, str]], desk: Desk) -> None:
    room, vote = hold(mode="totals")
    room.press(Key.Key_2, Alt)
    for text in ("12", "7", "0", "31"):
        room.line(text)
    assert "50 dots on 4 of 4 options" in room.said_words()
    assert result(desk, vote) == {1: (12, None, 0), 2: (7, None, 0), 3: (0, None, 0), 4: (31, None, 0)}


def test_a_tables_sheet_is_refused_corrected_and_never_shown_while_sealed(hold: Callable[..., tuple[Room, str]], desk: Desk) -> None:
    room, vote = hold()
    room.press(Key.Key_3, Alt)
    for text in ("1", "2", "9", "", "", ""):
        room.line(text)
    assert focus().accessibleDescription() == "9 on option 1 is more than 2 people can place: 4. Not saved."
    before = [edit.text() for edit in room.findChildren(QLineEdit) if edit.isVisible()]
    assert before[:3] == ["1", "2", "9"], "what was typed stays"
    room.named("Count for option 1, Home first").setFocus()
    room.type("", Key.Key_Backspace)
    for text in ("4", "2", "1", "3"):
        room.line(text)
    assert dict(desk.slips(vote, "table")) == {1: "table"}, "Enter at the last field keeps the sheet"
    words = room.said_words()
    assert "1 table is in" in words and "Table 1: take back" in words
    room.line("1")
    assert [edit.text() for edit in room.findChildren(QLineEdit) if edit.isVisible()] == ["1", "", "", "", "", ""], "sealed: entered anew"
    assert desk.tally(vote) is None
    room.click(room.button("Table 1: take back"))
    assert not desk.slips(vote, "table")


def test_a_refused_sheet_never_mixes_with_the_next_and_comes_back_by_up(hold: Callable[..., tuple[Room, str]], desk: Desk) -> None:
    room, vote = hold()
    room.press(Key.Key_3, Alt)
    for text in ("1", "2", "9", "", "", "7"):
        room.line(text)
    for text in ("2", "", "1", "", "", ""):
        room.line(text)
    assert desk.slips(vote, "table") == {2: "table"}, "table 2's sheet, with nothing of table 1's in it"
    for text in ("1", "2", "9", "", "", "7"):
        room.line(text)
    room.type("3")
    assert [edit.text() for edit in room.findChildren(QLineEdit) if edit.isVisible()] == ["3", "", "", "", "", ""]
    room.press(Key.Key_Up)
    assert [edit.text() for edit in room.findChildren(QLineEdit) if edit.isVisible()] == ["1", "2", "9", "", "", "7"]


# everybody can reach it


@pytest.mark.parametrize("mode", ["sealed", "live", "totals"])
def test_every_control_of_every_way_has_a_name(hold: Callable[..., tuple[Room, str]], mode: str) -> None:
    room, _ = hold(mode=mode, concern=1)
    for place in range(len(tiles(room))):
        room.press(Key(Key.Key_1 + place), Alt)
        for widget in room.findChildren(QWidget):
            if widget.isVisible() and (widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, QAbstractButton | QLineEdit)):
                assert widget.accessibleName(), (mode, place, widget)
        assert focus().isVisible()


def test_a_result_of_totals_says_what_it_cannot_give(hold: Callable[..., tuple[Room, str]], desk: Desk) -> None:
    room, vote = hold(mode="totals")
    room.press(Key.Key_2, Alt)
    for text in ("17", "3", "0", "0"):
        room.line(text)
    assert "Option 1 has more than the people here can give it: 16." in room.said_words()
    assert dict(desk.slips(vote, "wall")) == dict.fromkeys((1, 2, 3, 4), "wall"), "it warns and keeps it"
    desk.close_vote(vote)
    assert "4 totals came in. No voter count, and not sealed." in room.said_words()
    desk.show(room.panel.spotlight())  # type: ignore[attr-defined]  # a vote's panel can be spotlit
    assert "no voter count" in room.screen.accessibleDescription() and "voted" not in room.screen.accessibleDescription()


def test_a_concern_alone_is_no_blank_ballot(hold: Callable[..., tuple[Room, str]], desk: Desk) -> None:
    room, vote = hold(concern=1)
    room.line("!2")
    room.line("0")
    result(desk, vote)
    tally = desk.tally(vote)
    assert tally and (tally.ballots, tally.blank) == (2, 1)

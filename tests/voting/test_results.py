"""A revealed vote: ways to look at it, what leaves in copies, and what follows from it. Real widgets on a real file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableWidget

from moothall.activities.decision.records import DECISION
from moothall.core.ballots import typed
from moothall.core.levels import Level
from moothall.core.people import enlist
from moothall.core.picture import Showing
from moothall.core.redaction import Audience
from moothall.core.session_details import edit_details
from moothall.core.votes import VOTES, change_rule, open_vote, options_of, reveal_vote
from moothall.desk import Desk
from moothall.desk.scale_library import ready_scale
from moothall.exports.json_copy import as_json
from moothall.exports.vote_results import near_ties, ranked
from moothall.ui.shared_screen.spoken import spoken
from moothall.voting.ballot_reading import read, shape_of
from moothall.voting.next_steps import keys_for, once_more, top_ones
from moothall.voting.on_scale import KEYS_NEEDED, use_scale
from moothall.voting.result_grids import rounds_grid, split_grid
from moothall.voting.rules import votes_of_item
from tests.activities.room import Room, focus
from tests.voting.polls import a_revealed_poll, a_revealed_vote, fill
from tests.voting.votes import a_draft

Enter = Callable[..., Room]
Key = Qt.Key
SIX = "Home\nAway\nTogether\nApart\nSoon\nLater"


def the_split(desk: Desk, **rule: object) -> tuple[str, str]:
    """Six of Harbour and seven of Fell all choose 1; five of each choose 2; two of Fell choose 3."""
    ballots = {"1 2": 5, "1": 1, "1 2 ": 5, "1 3": 2}
    return a_revealed_vote(desk, ballots, "Home\nAway\nTogether", split_by="sector", **rule)


def cells(table: QTableWidget) -> list[list[str]]:
    return [[table.item(row, column).text() for column in range(2, table.columnCount())] for row in range(table.rowCount())]


# ── ways to look at it ──────────────────────────────────────────────────────────────────────────────────────────────


def test_group_by_group_in_the_window_and_on_the_wall(enter: Enter, desk: Desk) -> None:
    item, vote = the_split(desk)
    desk.blank(False)
    room = enter("dot_vote", item)
    desk.show(Showing("dot_vote", item, subject=vote))
    room.click(room.button("Group by group"))
    table = room.find(QTableWidget)
    assert [table.horizontalHeaderItem(n).text() for n in (2, 3)] == ["Fell 7", "Harbour 6"]
    assert cells(table) == [["7", "6"], ["–", "–"], ["–", "–"]], "5 and 5 are withheld: with 2 and 0 they could be worked out"
    words = spoken(desk.picture())
    assert "Home: Fell 7 7, Harbour 6 6" in words
    assert "Together: Fell 7 not shown, Harbour 6 not shown" in words
    for put_up in (room.panel.shown, room.panel.spotlight):
        desk.put_up(Showing("dot_vote", item, "prompt", vote))
        desk.put_up(put_up() or Showing("dot_vote", item))
        assert "Group by group" in spoken(desk.picture()), "what is looked at here is what goes up"
    room.click(room.button("The result"))
    assert "Where the energy is" in spoken(desk.picture()) and room.panel.shown() is None


def test_a_group_that_shows_nothing_is_named_in_words(enter: Enter, desk: Desk) -> None:
    _, vote = the_split(desk)
    session, tally, split = desk.session, desk.tally(vote), desk.split(vote)
    assert tally and split
    hidden = replace(split, voters={key: {**row, "Fell": None} for key, row in split.voters.items()})
    grid = split_grid(session, tally, hidden)
    assert grid.heads == ("Harbour 6",) and all(len(row.cells) == 1 for row in grid.rows)
    assert grid.note.endswith("Not shown, too few: Fell.")


def test_nothing_to_split_offers_no_groups(enter: Enter, desk: Desk) -> None:
    item, _ = a_revealed_vote(desk, {"1 2": 4}, "Home\nAway")
    room = enter("dot_vote", item)
    assert "Group by group" not in room.said_words()


def test_concerns_are_a_tally_of_their_own(enter: Enter, desk: Desk) -> None:
    item, vote = a_draft(desk, "Home\nAway")
    desk.do(change_rule(desk.session, vote, concern=1))
    desk.do(open_vote(desk.session, vote, desk.now()))
    home, away = options_of(desk.session, vote)
    for card in range(1, 7):
        worried = {home.key: 1} if card <= 4 else {}
        desk.cast(vote, {home.key: 1, away.key: 2}, "paper", card, concerns=worried)
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
    table = enter("dot_vote", item).find(QTableWidget)
    assert table.horizontalHeaderItem(5).text() == "Concerns"
    assert cells(table) == [["12", "6", "", "0"], ["6", "6", "divides the room", "4"]]
    desk.blank(False)
    desk.show(Showing("dot_vote", item, subject=vote))
    assert "Home, 6 dots, 6 voters, 4 concerns, divides the room" in spoken(desk.picture())


def a_draft_rating(desk: Desk) -> tuple[str, str]:
    item, vote = a_draft(desk, "Home\nAway")
    desk.do(change_rule(desk.session, vote, kind="rated", scale="none yet", budget=None, cap=7))
    seven = ready_scale("one-to-seven")
    assert seven is not None
    desk.do(use_scale(desk.session, vote, seven, desk.keys(KEYS_NEEDED)))
    return item, vote


def rate(desk: Desk, vote: str, given: dict[int, int]) -> None:
    """Opens it, rates its first option, on each card what it gives, closes and reveals."""
    desk.do(open_vote(desk.session, vote, desk.now()))
    first = options_of(desk.session, vote)[0].key
    for card, mark in given.items():
        desk.cast(vote, {first: mark}, "paper", card)
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))


def a_revealed_rating(desk: Desk, given: dict[int, int]) -> tuple[str, str]:
    item, vote = a_draft_rating(desk)
    rate(desk, vote, given)
    return item, vote


def test_a_rating_is_shown_as_it_is_spread(enter: Enter, desk: Desk) -> None:
    item, vote = a_draft_rating(desk)
    desk.blank(False)
    desk.show(Showing("dot_vote", item, subject=vote))
    assert "From 1 Not at all to 7 Very much" in spoken(desk.picture())
    desk.do(open_vote(desk.session, vote, desk.now()))
    home, away = options_of(desk.session, vote)
    for card in range(1, 7):
        desk.cast(vote, {home.key: 7 if card <= 3 else 1, **({away.key: 6} if card <= 4 else {})}, "paper", card)
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
    room = enter("dot_vote", item)
    table = room.find(QTableWidget)
    assert [table.horizontalHeaderItem(n).text() for n in range(2, 11)] == ["7", "6", "5", "4", "3", "2", "1", "top 2", "none"]
    assert [table.item(row, 1).text() for row in range(2)] == ["Away", "Home"], "by how many are in the top two"
    assert cells(table) == [["0", "4", "0", "0", "0", "0", "0", "4", "2"], ["3", "0", "0", "0", "0", "0", "3", "3", "0"]]
    assert "Marks at both ends: 1." in room.said_words()
    assert "mean" not in room.said_words().casefold()
    desk.blank(False)
    desk.show(Showing("dot_vote", item, "option", vote, extra=(("option", 1),)))
    assert "3 of 6 answers at the top 2" in spoken(desk.picture())


def test_a_ratings_rounds_stand_by_their_top_answers(desk: Desk) -> None:
    item, vote = a_revealed_rating(desk, {1: 7, 2: 6, 3: 2})
    tally = desk.tally(vote)
    assert tally is not None
    desk.do(once_more(desk.session, tally, desk.keys(keys_for(desk.session, tally.vote))))
    again = votes_of_item(desk.session, item)[-1].key
    rate(desk, again, {1: 7, 2: 6, 3: 7})
    later = desk.tally(again)
    assert later is not None
    grid = rounds_grid(desk.session, [tally, later])
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [["2 (3)", "3 (3)"], ["0 (0)", "0 (0)"]]
    assert "top 2" in grid.note


# ── what leaves in copies ───────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("level", [Level.PRIVATE, Level.PARTIES, Level.ROOM, Level.OUTSIDE, Level.COUNT])
def test_every_copy_withholds_the_same_cells(desk: Desk, level: Level) -> None:
    _, vote = the_split(desk)
    split = desk.split(vote)
    assert split is not None
    made = desk.copy_for(Audience(level, party="Harbour")).votes[0].split
    assert made is not None
    assert made.groups == (("Fell", 7), ("Harbour", 6))
    assert [cells for _, cells in made.rows] == [tuple(split.voters[o.key][g] for g in split.groups) for o in split.options]
    text = json.loads(as_json(desk.copy_for(Audience(level, party="Harbour"))))
    assert text["votes"][0]["split"]["rows"][2][1] == [None, None]


@pytest.mark.parametrize(
    ("confidentiality", "told"),
    [("open", [Level.PRIVATE, Level.PARTIES, Level.ROOM]), ("non-attributed", [Level.PRIVATE]), ("room-only", [Level.PRIVATE])],
)
def test_no_organisation_is_told_by_its_votes(desk: Desk, confidentiality: str, told: list[Level]) -> None:
    """Harbour and Fell were typed for the cards and are on no list of people, so nothing would cover them."""
    desk.do(edit_details(desk.session, confidentiality=confidentiality))
    a_revealed_vote(desk, {"1": 13}, "Home\nAway", split_by="organisation")
    for level in Level:
        copy = desk.copy_for(Audience(level, party="Harbour"))
        left = [line.n for line in copy.left_out if line.what == "splits"]
        assert (bool(copy.votes[0].split), left) == ((True, []) if level in told else (False, [1]))
        assert level in told or b"Harbour" not in as_json(copy)


def test_a_sealed_vote_has_no_split_before_its_reveal(desk: Desk) -> None:
    _, vote = a_draft(desk, "Home\nAway")
    desk.do(change_rule(desk.session, vote, split_by="sector"))
    desk.do(open_vote(desk.session, vote, desk.now()))
    desk.cast(vote, typed("1", options_of(desk.session, vote)), "paper", 1)
    assert desk.split(vote) is None
    desk.close_vote(vote)
    assert desk.split(vote) is None


# ── what follows ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_option_alone_on_the_wall(enter: Enter, desk: Desk) -> None:
    item, _ = a_revealed_vote(desk, {"1 1": 4, "2": 9}, "Home\nAway")
    room = enter("dot_vote", item)
    room.find(QTableWidget).selectRow(1)
    room.click(room.button("Talk about it"))
    desk.blank(False)
    assert spoken(desk.picture()) == "Home. 8 dots, 4 voters"
    assert desk.showing.view == "option"


def test_a_poll_of_one_option(enter: Enter, desk: Desk) -> None:
    item, _ = a_revealed_vote(desk, {"2": 9}, "Home\nAway")
    room = enter("dot_vote", item)
    room.click(room.button("How firmly do we back it?"))
    poll = votes_of_item(desk.session, item)[-1]
    assert (poll.kind, poll.state, poll.question, len(options_of(desk.session, poll.key))) == ("poll", "draft", "Away", 8)


def test_again_on_the_top_ones_with_the_same_groups(enter: Enter, desk: Desk) -> None:
    ballots = {"1 1 2 2": 6, "3 3 4": 4, "5": 3}
    item, first = a_revealed_vote(desk, ballots, SIX, split_by="sector")
    room = enter("dot_vote", item)
    room.click(room.button("Vote again on the top ones"))
    second = votes_of_item(desk.session, item)[-1]
    assert (second.round_of, second.state, second.split_by) == (first, "draft", "sector")
    assert [o.text for o in options_of(desk.session, second.key)] == ["Home", "Away", "Together"], "4 and 5 are a near-tie"
    fill(desk, second.key, {"1 2": 13})
    split = desk.split(second.key)
    assert split is not None
    assert split.ballots == {"Harbour": 6, "Fell": 7}


def test_two_options_leave_nothing_to_narrow_down(enter: Enter, desk: Desk) -> None:
    item, _ = a_revealed_vote(desk, {"1": 9}, "Home\nAway")
    room = enter("dot_vote", item)
    room.click(room.button("Vote again on the top ones"))
    assert len(votes_of_item(desk.session, item)) == 1


@pytest.mark.parametrize(
    ("ballots", "top"),
    [
        ({"1 1": 9, "2 2": 8, "3": 4, "4": 3, "5": 3}, [1, 2]),  # 3, 4 and 5 are a near-tie: all or none
        ({"1 1": 9, "2 2": 8, "3 3": 6, "4 4": 5, "5": 1}, [1, 2, 3, 4]),
        ({"1": 9, "2": 9, "3": 9, "4": 9, "5": 9}, [1, 2, 3, 4]),  # everything ties: the first four, as they stand
    ],
)
def test_the_top_ones_never_split_a_near_tie_they_need_not(desk: Desk, ballots: dict[object, int], top: list[int]) -> None:
    _, vote = a_revealed_vote(desk, ballots, SIX)
    tally = desk.tally(vote)
    assert tally is not None
    assert [o.number for o in top_ones(tally)] == top


def test_two_further_rounds_of_one_vote_print(desk: Desk) -> None:
    _, vote = a_revealed_vote(desk, {"1": 9, "2": 5}, SIX)
    tally = desk.tally(vote)
    assert tally is not None
    for _ in range(2):
        desk.do(once_more(desk.session, tally, desk.keys(keys_for(desk.session, tally.vote))))
    assert [v.round for v in desk.copy_for(Audience(Level.PRIVATE)).votes] == [1, 2, 2]


@pytest.mark.parametrize(("threshold", "rule"), [(70, "threshold"), (80, ""), (None, "")])
def test_a_decision_rests_on_its_poll(enter: Enter, desk: Desk, threshold: int | None, rule: str) -> None:
    """That the support agreed beforehand was there is its rule only where it was: 74 %."""
    item, vote = a_revealed_poll(desk, threshold=threshold)
    room = enter("poll", item)
    gone: list[tuple[str, str]] = []
    room.panel.go_wanted.connect(lambda *place: gone.append(place))
    room.click(room.button("Record a decision"))
    assert DECISION.all(desk.session) == [] and gone == [], "nothing is decided by opening a line"
    assert ("Esc", "back to the result") in room.panel.keys()
    room.press(Key.Key_Return)
    (decision,) = DECISION.all(desk.session)
    assert (decision.poll, decision.rule, decision.text) == (vote, rule, "We open one front door by June")
    assert gone == [("", "decision")]


def test_nothing_is_decided_by_esc(enter: Enter, desk: Desk) -> None:
    item, _ = a_revealed_vote(desk, {"1 1": 9, "2": 2}, SIX)
    room = enter("dot_vote", item)
    room.click(room.button("Record a decision"))
    room.press(Key.Key_Escape)
    room.press(Key.Key_Escape)
    assert focus() is room.button("Record a decision")
    room.press(Key.Key_Return)
    room.type("Only Home", Key.Key_Return)
    assert [d.text for d in DECISION.all(desk.session)] == ["Only Home"], "the words are typed over those proposed"


def test_in_a_near_tie_no_option_is_proposed_as_the_decision(enter: Enter, desk: Desk) -> None:
    item, _ = a_revealed_vote(desk, {"1 1": 9, "2 2": 9, "3": 1}, SIX)
    room = enter("dot_vote", item)
    room.click(room.button("Record a decision"))
    room.press(Key.Key_Return)
    assert DECISION.all(desk.session) == []
    room.type("Both by June", Key.Key_Return)
    assert [d.text for d in DECISION.all(desk.session)] == ["Both by June"]


def a_rating_of_two(desk: Desk, ballots: list[tuple[int, int]]) -> tuple[str, str]:
    """Home and Away rated from 1 to 7; 0 leaves one out."""
    item, vote = a_draft_rating(desk)
    desk.do(open_vote(desk.session, vote, desk.now()))
    home, away = (o.key for o in options_of(desk.session, vote))
    for card, (one, other) in enumerate(ballots, 1):
        desk.cast(vote, {home: one, away: other}, "paper", card)
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
    return item, vote


APART_BY_TOPS = [(5, 7), (5, 7), (5, 7), (4, 0), (4, 0)]
"""23 against 21 as sums; nobody against three at the top two."""
CLOSE_BY_TOPS = [(7, 6), (7, 6), (7, 7), (1, 0)]


@pytest.mark.parametrize(("ballots", "close"), [(APART_BY_TOPS, False), (CLOSE_BY_TOPS, True)])
def test_ratings_are_close_on_every_page_or_on_none(enter: Enter, desk: Desk, ballots: list[tuple[int, int]], close: bool) -> None:
    """In the line for a decision, under the grid, on the wall and in every copy, and by the answers the grid is in order by."""
    item, vote = a_rating_of_two(desk, ballots)
    room = enter("dot_vote", item)
    assert ("Too close to call: 1, 2." in room.said_words()) == close
    desk.blank(False)
    desk.show(Showing("dot_vote", item, subject=vote))
    assert ("Too close to call: 1, 2" in spoken(desk.picture())) == close
    (copy,) = desk.copy_for(Audience(Level.PRIVATE)).votes
    assert near_ties(ranked(copy)) == (["1 and 2 are a near-tie."] if close else [])
    room.click(room.button("Record a decision"))
    room.press(Key.Key_Return)
    assert [d.text for d in DECISION.all(desk.session)] == ([] if close else ["Away"]), "the first by its top answers"
    assert not close or words_to_type(room) == "Too close to call by answers at the top: type what the room decided"


def words_to_type(room: Room) -> str:
    """What stands in the line for a decision before anything is typed."""
    return next(line.placeholderText() for line in room.panel.findChildren(QLineEdit) if line.isVisible() and line.placeholderText())


@pytest.mark.parametrize(
    ("rule", "ballots", "by"),
    [
        ({"budget": 100, "cap": None}, {"1=50 2=50": 3}, "points"),
        ({"kind": "ranked", "budget": None, "cap": None, "weights": "3,2,1"}, {"1=3 2=2": 2, "2=3 1=2": 2}, "points"),
        ({"kind": "ordinal", "budget": None, "cap": None}, {"1=1 2=2": 2, "2=1 1=2": 2}, "first choices"),
        ({}, {"1=1 2=1": 3}, "dots"),
    ],
)
def test_the_next_step_speaks_of_what_was_given(enter: Enter, desk: Desk, rule: dict, ballots: dict[str, int], by: str) -> None:
    item, vote = a_draft(desk, SIX)
    desk.do(change_rule(desk.session, vote, **rule))
    desk.do(open_vote(desk.session, vote, desk.now()))
    form, lines = shape_of(desk.session, desk.session.get(VOTES, vote)), [line for line, n in ballots.items() for _ in range(n)]
    for card, line in enumerate(lines, 1):
        desk.cast(vote, read(form, line).marks, "paper", card)
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
    room = enter("dot_vote", item)
    room.click(room.button("Record a decision"))
    assert words_to_type(room) == f"Too close to call by {by}: type what the room decided"


def test_a_rating_is_asked_once_more_as_it_was(enter: Enter, desk: Desk) -> None:
    """Of two options, too: none is left out, so there is nothing to narrow down."""
    item, vote = a_rating_of_two(desk, CLOSE_BY_TOPS)
    room = enter("dot_vote", item)
    room.click(room.button("Ask once more"))
    second = votes_of_item(desk.session, item)[-1]
    assert (second.round_of, [o.text for o in options_of(desk.session, second.key)]) == (vote, ["Home", "Away"])


def test_who_is_not_here_can_still_be_enlisted(desk: Desk) -> None:
    """The names of groups come from cards, not from people: people may come and go."""
    _, vote = the_split(desk)
    before = desk.split(vote)
    desk.do(enlist(desk.session, [("Late", "", {})], desk.keys(1)))
    assert desk.split(vote) == before

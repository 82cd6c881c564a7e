"""The booth: one voter at a time, by touch, mouse or keys; nothing kept before Done, and nothing left of whoever was there before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from moothall.core.errors import Refused
from moothall.core.picture import Heading, Tiles
from moothall.core.votes import VOTES, Option, Vote, change_rule, open_vote, options_of, reveal_vote
from moothall.desk import Desk
from moothall.ui.shared_screen.painting.compose import measure
from moothall.ui.shared_screen.painting.screen_page import State
from moothall.ui.theme import dress
from moothall.voting.ballot_reading import NOTHING, BallotShape
from moothall.voting.booth import Turn
from moothall.voting.panel_booth_screen import IDLE, BoothScreen, shuffled
from moothall.words import say as say_whole
from tests.voting.votes import a_draft, people_here

Key = Qt.Key
OPTIONS = tuple(Option(f"o{n}", "v", n, f"Option {n}") for n in range(1, 15))


def say(key: str, **facts: str | int) -> str:
    return say_whole(f"voting.{key}", **facts)


@pytest.fixture
def vote(desk: Desk) -> str:
    people_here(desk, 6)
    _, vote = a_draft(desk)
    desk.do(change_rule(desk.session, vote, budget=5, cap=2, concern=1))
    desk.do(open_vote(desk.session, vote, desk.now()))
    return vote


@pytest.fixture
def booth(qtbot: QtBot, qapp: object, desk: Desk, vote: str) -> Iterator[BoothScreen]:
    dress(qapp, "light")
    screen = BoothScreen(desk, vote)
    qtbot.addWidget(screen)
    screen.resize(1920, 1080)
    screen.show()
    yield screen


def typed(booth: BoothScreen, *numbers: int) -> None:
    for number in numbers:
        QTest.keyClicks(booth, str(number))
        QTest.keyClick(booth, Key.Key_Return)


def press(booth: BoothScreen, *words: str) -> None:
    for word in words:
        button = next(b for b in booth.findChildren(QAbstractButton) if b.isVisible() and b.accessibleName().startswith(word))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def shown(booth: BoothScreen) -> Tiles:
    return next(part for part in booth.picture.parts if isinstance(part, Tiles))


def test_a_voter_by_keys_and_by_touch(booth: BoothScreen, desk: Desk, vote: str) -> None:
    typed(booth, 3, 2, 2, 7)
    assert not desk.cards(vote), "nothing is kept before Done"
    press(booth, "Done")
    typed(booth, 4)
    press(booth, "Option 1,", "Option 5,", "Concern", "Option 9,", "Undo", "Option 8,", "Done")
    assert dict(desk.cards(vote)) == {3: "booth", 4: "booth"}
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
    tally = desk.tally(vote)
    assert tally and tally.routes == {"booth": 2}
    assert {line.option.number: line.dots for line in tally.lines if line.dots} == {1: 1, 2: 2, 5: 1, 7: 1}
    assert {line.option.number: line.concerns for line in tally.lines if line.concerns} == {8: 1}


def test_nothing_is_left_of_the_voter_before(booth: BoothScreen, desk: Desk, vote: str) -> None:
    before = repr(booth.picture)
    typed(booth, 3, 2, 2)
    press(booth, "Done")
    assert shown(booth).tiles == () and "Kept." in shown(booth).said
    booth._thanks.timeout.emit()
    assert repr(booth.picture) == before
    press(booth, *[])
    booth.answer("undo")
    booth.answer("tile:2")
    typed(booth, 4)
    booth.answer("undo")
    assert not any(tile.mine for tile in shown(booth).tiles)
    assert "Option number" in booth.accessibleDescription() and "your dots" not in booth.accessibleDescription()
    press(booth, "Done")
    assert dict(desk.cards(vote)) == {3: "booth", 4: "booth"}, "a blank ballot is a ballot"


def test_a_used_card_is_refused(booth: BoothScreen, desk: Desk, vote: str) -> None:
    desk.cast(vote, {}, "paper", 3)
    desk.spoil(vote, 4, "core.not_readable")
    for card in (3, 4):
        typed(booth, card)
        assert booth.card == 0
        assert shown(booth).said == f"Card {card} has voted already. Ask the facilitator."
    typed(booth, 500)
    assert booth.card == 0 and "only 6 people" in shown(booth).said
    typed(booth, 500)
    assert booth.card == 500


def test_budget_and_cap_hold(booth: BoothScreen, desk: Desk, vote: str) -> None:
    typed(booth, 1, 1, 1, 2, 2, 3)
    typed(booth, 4)
    assert shown(booth).left == 0 and "No dots left" in shown(booth).said
    typed(booth, 1)
    assert shown(booth).left == 0, "one press too many wipes nothing"
    press(booth, "Undo", "Option 1,")
    assert shown(booth).left == 1 and shown(booth).said == "2 is the most on one. Undo takes one back."


def test_it_clears_when_left_alone_and_when_it_is_put_away(booth: BoothScreen, desk: Desk, vote: str) -> None:
    typed(booth, 2, 7)
    assert booth._idle.isActive() and booth._idle.interval() == IDLE
    booth._idle.timeout.emit()
    assert (booth.card, shown(booth).tiles, booth._idle.isActive()) == (0, (), False)
    typed(booth, 2, 7)
    booth.hide()
    assert (booth.card, shown(booth).tiles) == (0, ())
    assert not desk.cards(vote)


def test_a_ballot_that_comes_too_late_is_said_and_stays(booth: BoothScreen, desk: Desk, vote: str) -> None:
    typed(booth, 2, 7)
    desk.close_vote(vote)
    press(booth, "Done")
    assert shown(booth).said == "The vote is not open. No ballot was kept."


def test_the_question_stands_while_one_votes(booth: BoothScreen, desk: Desk, vote: str) -> None:
    typed(booth, 2)
    assert booth.picture.parts[0] == Heading(desk.session.get(VOTES, vote).question)
    assert shown(booth).note == "Only you see this"


def test_a_live_vote_says_that_dots_are_seen() -> None:
    turn = Turn(form(budget=5, cap=2, mode="live"), shuffled)
    turn.take(1)
    tiles = turn.picture().parts[-1]
    assert isinstance(tiles, Tiles) and tiles.note == "Done: your dots show on the wall at once"


@pytest.mark.parametrize("size", [(800, 600), (1024, 768), (1366, 768), (1920, 1080), (3840, 2160)])
def test_refusals_stand_whole_at_every_size(qapp: object, size: tuple[int, int]) -> None:
    dress(qapp, "light")
    said = [say(key) for key in ("no_dots_left", "no_ranks_left", "no_concerns_left", "no_dots_left_in_points")]
    said += [say("most_on_one", n=2), say("booth_used", card=1234), say("far_card", card=1234, n=120)]
    said += [say("done_again", short=say("of_dots_in_points", spent=90, budget=100))]
    turn = Turn(form(budget=5, cap=2, concern=1), shuffled)
    for card in (0, 1):
        turn.take(card)
        for words in said:
            drawn = measure(QSize(*size), turn.picture(words), "light", State())
            assert words in [" ".join(text.text.split()) for text in drawn.texts], "not a word is cut"


def test_a_ballot_short_of_the_rule_is_asked_about_once() -> None:
    turn = Turn(form(kind="rated", budget=None, cap=7), shuffled)
    turn.take(1)
    turn.must_fit()  # left blank on purpose
    turn.press(3)
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            turn.must_fit()
        assert refused.value.facts == {"short": "1 of 14 answered"}
        turn.must_fit()
        turn.press(3)
        turn.undo()
        turn.press(4)
        turn.undo()
        turn.clear()
        turn.take(2)
        turn.press(5)


def test_what_cannot_be_typed_is_no_card(booth: BoothScreen, desk: Desk, vote: str) -> None:
    for key in (Key.Key_Return, Key.Key_Escape, Key.Key_B, Key.Key_PageDown, Key.Key_Period):
        QTest.keyClick(booth, key)
    booth.answer("card:0")
    assert booth.card == 0 and not booth.is_blank


def form(**rule: object) -> BallotShape:
    return BallotShape(Vote("v", "?", 0, **rule), OPTIONS, {})  # type: ignore[arg-type]


def test_each_voter_has_an_order_of_their_own_and_the_numbers_stay() -> None:
    orders = set()
    turn = Turn(form(budget=5, cap=2), shuffled)
    for card in range(1, 9):
        turn.take(card)
        tiles = turn.picture().parts[-1]
        assert isinstance(tiles, Tiles) and tiles.pages == 2
        orders.add(tuple(tile.number for tile in tiles.tiles))
        assert all(tile.text == f"Option {tile.number}" for tile in tiles.tiles)
    assert len(orders) > 1
    assert sorted(o.number for o in shuffled(OPTIONS)) == list(range(1, 15))


def test_a_scale_keeps_its_order() -> None:
    turn = Turn(form(kind="poll", budget=1, cap=1, scale="s"), lambda options: options[::-1])
    turn.take(1)
    tiles = turn.picture().parts[-1]
    assert isinstance(tiles, Tiles) and [tile.number for tile in tiles.tiles][:3] == [1, 2, 3]


def test_ranks_and_places_are_given_by_pressing() -> None:
    ranked = Turn(form(kind="ranked", budget=None, cap=None, weights="3,2,1"), lambda options: options)
    ranked.take(1)
    for number in (7, 2, 7, 4):
        ranked.press(number)
    assert ranked.ballot.marks == {"o2": 2, "o4": 3}
    ranked.press(9)
    with pytest.raises(Refused, match="no_ranks_left"):
        ranked.press(10)
    rated = Turn(form(kind="rated", budget=None, cap=3, scale="s"), lambda options: options)
    rated.take(1)
    for number in (1, 1, 2, 2, 2, 2):
        rated.press(number)
    assert rated.ballot.marks == {"o1": 2}
    rated.undo()
    assert rated.ballot.marks == {"o1": 2, "o2": 3}
    rated.clear()
    assert rated.ballot is NOTHING and not rated._before


def test_ballots_wait_for_nothing_but_done(booth: BoothScreen, desk: Desk, vote: str) -> None:
    """Options of the vote as the desk has them, so that paper and booth match."""
    typed(booth, 5)
    assert {tile.number: tile.text for tile in shown(booth).tiles} == {o.number: o.text for o in options_of(desk.session, vote)}


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080), (3840, 2160)])
def test_names_and_notes_stand_whole(booth: BoothScreen, size: tuple[int, int]) -> None:
    typed(booth, 5)
    booth.resize(*size)
    seen: set[str] = set()
    for _ in range(shown(booth).pages):
        words = [" ".join(text.text.split()) for text in booth.drawn.texts]
        # Where Undo, Concern, three pages and Done leave it no room it stands above.
        assert "Only you see this" in words
        assert all(tile.text in words for tile in shown(booth).tiles)
        seen |= {tile.text for tile in shown(booth).tiles}
        booth.page_wanted.emit(1)
    assert len(seen) == 12 and booth.card == 5

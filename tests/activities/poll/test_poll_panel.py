"""A poll from its proposal to what follows, by keyboard and by mouse: the scale, what is agreed beforehand, the reading, the next round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QTableWidget

from moothall.core.errors import Refused
from moothall.core.picture import Showing
from moothall.core.scales import Point, ReadyScale, points_of, scales
from moothall.core.votes import VOTES, Vote, change_rule, open_vote, options_of
from moothall.desk import Desk
from moothall.desk import scale_library as kept
from moothall.tokens import tokens
from moothall.ui.shared_screen.painting import measure
from moothall.ui.shared_screen.spoken import spoken
from moothall.voting.on_scale import KEYS_NEEDED, use_scale
from moothall.voting.panel_scale import OwnScale
from moothall.voting.rules import votes_of_item
from tests.activities.room import Room, focus, on_disk, same
from tests.ui.chosen import choose_from
from tests.voting.polls import OUTLIERS, PROPOSAL, a_poll, a_revealed_poll, an_item, fill
from tests.voting.votes import people_here

Key = Qt.Key
Enter = Callable[..., Room]


@pytest.fixture(autouse=True)
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has made a scale here yet."""
    monkeypatch.setattr(kept, "data_folder", lambda: tmp_path / "laptop")


def vote_of(desk: Desk, item: str) -> Vote:
    return votes_of_item(desk.session, item)[-1]


def choose(room: Room, name: str, words: str) -> None:
    """As a person would: the list, then the words."""
    choose_from(room.find(QComboBox, name), words)
    room.settle()


# ── before it opens ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_from_a_proposal_to_an_open_poll(enter: Enter, desk: Desk, tmp_path: Path) -> None:
    item = an_item(desk)
    room = enter("poll", item)
    focus().selectAll()  # type: ignore[attr-defined]  # the proposal's field
    room.type("Try it for six weeks")
    choose(room, "Answered on", "Fist to five")
    room.click(room.button("Prepare the poll"))
    room.settle()
    vote = vote_of(desk, item)
    assert (vote.question, vote.kind, vote.mode, vote.budget, vote.cap, vote.minimum) == ("Try it for six weeks", "poll", "sealed", 1, 1, 1)
    assert [(o.number, o.text) for o in options_of(desk.session, vote.key)][-1] == (5, "All for it")
    room.named("Enough, in per cent").setFocus()
    room.line("80")
    choose(room, "Counts as support", "5 to 4")
    room.click(room.button("Open the vote"))
    vote = vote_of(desk, item)
    assert (vote.state, vote.threshold, vote.support) == ("open", 80, 2)
    assert desk.showing.activity == "poll"
    assert same(desk.session, on_disk(desk, tmp_path))


@pytest.mark.parametrize(("typed", "agreed"), [("75", 75), ("75%", 75), ("100", 100), ("", None), ("0", 0)])
def test_a_threshold_typed(enter: Enter, desk: Desk, typed: str, agreed: int | None) -> None:
    item, _ = a_poll(desk, threshold=60)
    room = enter("poll", item)
    room.named("Enough, in per cent").setFocus()
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.type(typed, *([] if typed else [Key.Key_Delete]), Key.Key_Return)
    assert vote_of(desk, item).threshold == agreed


@pytest.mark.parametrize("typed", ["101", "most", "-5", "80.5"])
def test_a_threshold_that_makes_no_sense_stays_in_its_field(enter: Enter, desk: Desk, typed: str) -> None:
    item, _ = a_poll(desk, threshold=60)
    room = enter("poll", item)
    field = room.named("Enough, in per cent")
    field.setFocus()
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.line(typed)
    assert vote_of(desk, item).threshold == 60
    assert field.text() == typed  # type: ignore[attr-defined]  # a one-line field
    assert field.accessibleDescription()


def test_what_was_agreed_is_frozen_once_it_is_open(desk: Desk) -> None:
    _, vote = a_poll(desk, threshold=80)
    desk.do(open_vote(desk.session, vote, desk.now()))
    for change in ({"threshold": 50}, {"support": 8}, {"scale": "x"}):
        with pytest.raises(Refused):
            desk.do(change_rule(desk.session, vote, **change))


def test_that_nothing_was_agreed_is_said_and_forbids_nothing(enter: Enter, desk: Desk) -> None:
    item, _ = a_poll(desk)
    room = enter("poll", item)
    assert "has not been agreed yet" in room.said_words()
    room.click(room.button("Open the vote"))
    assert vote_of(desk, item).state == "open"


def test_what_each_point_means_is_read_before_anybody_votes(enter: Enter, desk: Desk) -> None:
    """In the window beside the scale, and on the wall in the first person, as large as the back row needs, page by page."""
    item, vote = a_poll(desk, threshold=80)
    room = enter("poll", item)
    assert "6 Don’t like it, go ahead: I don’t want it, and I will go along with the group." in room.said_words()
    desk.blank(False)
    for page, point in ((1, "Whole-hearted yes: I am fully behind this."), (2, "Block: I can’t let this go ahead as it stands.")):
        desk.show(Showing("poll", item, subject=vote, page=page))
        assert point in spoken(desk.picture()) and f"page {page} of 2" in spoken(desk.picture())
        for size in (QSize(1024, 768), QSize(1920, 1080), QSize(3840, 2160)):
            texts = measure(size, desk.picture(), "light").texts
            assert not [t.text for t in texts if "…" in t.text], size
            assert min(t.px for t in texts) >= tokens().shared["base"].size * min(size.height() / 1080, size.width() / 1280) - 0.01


def test_a_scale_with_words_at_its_ends_alone_keeps_one_page(desk: Desk) -> None:
    item, vote = a_poll(desk, "one-to-seven")
    desk.blank(False)
    desk.show(Showing("poll", item, subject=vote))
    assert desk.picture().pages == 1 and "One answer each" in repr(desk.picture())


def test_another_scale_changes_the_options_and_undo_brings_them_back(enter: Enter, desk: Desk) -> None:
    item, vote = a_poll(desk)
    before = options_of(desk.session, vote)
    room = enter("poll", item)
    choose(room, "Answered on", "Yes or no")
    assert [o.text for o in options_of(desk.session, vote)] == ["Yes", "No"]
    assert vote_of(desk, item).support == 1
    while [o.text for o in options_of(desk.session, vote)] != [o.text for o in before]:
        desk.undo()
    assert [replace(o, key="") for o in options_of(desk.session, vote)] == [replace(o, key="") for o in before]


def test_a_scale_of_ones_own_is_in_the_session_and_kept_for_next_time(enter: Enter, desk: Desk) -> None:
    item, vote = a_poll(desk)
    room = enter("poll", item)
    choose(room, "Answered on", "A scale of your own…")
    room.named("What your scale is called").setFocus()
    room.type("Warmth")
    room.named("Its points, one a line, the most in favour first").setFocus()
    room.paste("3 Warm\n2 Tepid\n1 Cold")
    room.click(room.button("Use it, and keep it for next time"))
    room.settle()
    assert [s.name for s in scales(desk.session)] == ["Warmth"], "those tried on the way are gone"
    assert [(o.number, o.text) for o in options_of(desk.session, vote)] == [(1, "Cold"), (2, "Tepid"), (3, "Warm")]
    assert [p.number for p in points_of(desk.session, vote_of(desk, item).scale)] == [3, 2, 1]
    assert [s.name for s in kept.own_scales()] == ["Warmth"]
    assert room.find(QComboBox, "Answered on").currentText() == "Warmth"


@pytest.mark.parametrize(
    ("name", "points", "field"),
    [("", "A\nB", "What your scale is called"), ("Warmth", "Only one", "Its points, one a line, the most in favour first")],
)
def test_a_scale_that_is_none_says_so_and_keeps_what_was_typed(enter: Enter, desk: Desk, name: str, points: str, field: str) -> None:
    item, _ = a_poll(desk)
    room = enter("poll", item)
    choose(room, "Answered on", "A scale of your own…")
    before = scales(desk.session)
    room.named("What your scale is called").setFocus()
    room.type(name)
    room.named("Its points, one a line, the most in favour first").setFocus()
    room.paste(points)
    room.click(room.button("Use it, and keep it for next time"))
    assert room.named(field).accessibleDescription()
    assert scales(desk.session) == before
    assert kept.own_scales() == ()


def test_back_from_a_scale_of_ones_own_to_one_only_this_session_has(enter: Enter, desk: Desk) -> None:
    """A file from another laptop: its scale is not among those here, and no person could type it."""
    item, vote = a_poll(desk)
    foreign = ReadyScale("own-elsewhere", "Temperature", (Point(1, "Warm"), Point(2, "- Warm")), 1)
    desk.do(use_scale(desk.session, vote, foreign, desk.keys(KEYS_NEEDED)))
    room = enter("poll", item)
    before, acts = desk.session.find(VOTES, vote), len(desk.history())
    choose(room, "Answered on", "A scale of your own…")
    box = room.find(QComboBox, "Answered on")
    choose(room, "Answered on", "Temperature")
    assert box.currentText() == "Temperature" and desk.session.find(VOTES, vote) == before and len(desk.history()) == acts
    assert not any(field.isVisible() for field in room.findChildren(OwnScale))


def test_a_scale_is_in_the_session_once(desk: Desk) -> None:
    a_poll(desk)
    a_poll(desk)
    assert [s.origin for s in scales(desk.session)] == ["gradients-8"]


# ── its result ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_result_is_read_as_a_shape_beside_what_was_agreed(enter: Enter, desk: Desk) -> None:
    people_here(desk, 33)
    item, _ = a_revealed_poll(desk, threshold=80)
    words = enter("poll", item).said_words()
    assert "Support, with outliers." in words
    assert "Agreed beforehand: 80% at 1 to 3. Here: 74% of 31 answers." in words
    assert "Hear the far end first: 1 at 8, 1 at 7." in words
    assert "no number to beat" in words


def test_its_table_keeps_the_scales_order(enter: Enter, desk: Desk) -> None:
    item, _ = a_revealed_poll(desk, {5: 2, 3: 9, 0: 1}, "fist-to-five")
    table = enter("poll", item).find(QTableWidget)
    assert [table.item(row, 0).text() for row in range(6)] == ["5", "4", "3", "2", "1", "0"]
    assert [table.item(row, 2).text() for row in range(6)] == ["2", "0", "9", "0", "0", "1"]
    assert table.columnCount() == 3


def test_the_wall_shows_the_shape_and_says_it(desk: Desk, enter: Enter) -> None:
    people_here(desk, 33)
    item, vote = a_revealed_poll(desk, threshold=80)
    room = enter("poll", item)
    desk.blank(False)
    showing = room.panel.spotlight()  # type: ignore[attr-defined]  # a vote's panel
    assert showing is not None and showing.subject == vote
    desk.show(showing)
    words = spoken(desk.picture())
    assert PROPOSAL in words
    assert "31 of 33 voted" in words
    assert "1, Whole-hearted yes: 12" in words
    assert "Agreed beforehand: 80% at 1 to 3. Here: 74%" in words


def test_few_are_shown_with_a_word(enter: Enter, desk: Desk) -> None:
    item, _ = a_revealed_poll(desk, {1: 3})
    assert "Only 3 voted: read it mark by mark." in enter("poll", item).said_words()


def test_a_scale_without_ends_has_no_far_end(enter: Enter, desk: Desk) -> None:
    item, _ = a_revealed_poll(desk, {1: 4, 2: 5, 3: 6}, "agree-disagree-pass")
    words = enter("poll", item).said_words()
    assert "far end" not in words
    assert "Spread" not in words


# ── what follows ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_once_more_keeps_the_scale_and_stands_beside_the_first_round(enter: Enter, desk: Desk) -> None:
    item, first = a_revealed_poll(desk, {5: 3, 3: 9, 0: 2}, "fist-to-five", threshold=80)
    room = enter("poll", item)
    room.click(room.button("Ask once more"))
    room.settle()
    second = vote_of(desk, item)
    assert (second.round_of, second.state, second.threshold, second.support) == (first, "draft", 80, 3)
    assert [o.number for o in options_of(desk.session, second.key)] == [0, 1, 2, 3, 4, 5]
    fill(desk, second.key, {5: 6, 4: 5, 3: 3})
    desk.blank(False)
    desk.show(room.panel.spotlight())  # type: ignore[attr-defined,arg-type]  # a vote's panel
    words = spoken(desk.picture())
    assert "5, All for it: 6, was 3" in words
    assert "0, No: 0, was 2" in words
    room.settle()
    room.click(room.button("Round by round"))
    table = room.find(QTableWidget)
    assert [table.horizontalHeaderItem(n).text() for n in (2, 3)] == ["Round 1", "Round 2"]
    assert [(table.item(row, 2).text(), table.item(row, 3).text()) for row in range(6)] == [
        ("3", "6"),
        ("0", "5"),
        ("9", "3"),
        ("0", "0"),
        ("0", "0"),
        ("2", "0"),
    ]


def test_no_mean_is_shown_anywhere(enter: Enter, desk: Desk) -> None:
    """1x12, 2x7, 3x4, 4x3, 5x3, 7, 8 has the mean 2.55: no such number, and no such word."""
    people_here(desk, 33)
    item, _ = a_revealed_poll(desk, OUTLIERS, threshold=80)
    room = enter("poll", item)
    desk.blank(False)
    desk.show(room.panel.spotlight())  # type: ignore[attr-defined,arg-type]  # a vote's panel
    shown = room.said_words() + spoken(desk.picture())
    assert not any(word in shown.casefold() for word in ("mean", "average", "score", "2.5", "2.6"))


def test_a_card_in_a_live_poll_has_an_answer_to_give_and_no_dots(enter: Callable[..., Room], desk: Desk) -> None:
    item, vote = a_poll(desk, mode="live")
    desk.do(open_vote(desk.session, vote, desk.now()))
    room = enter("poll", item)
    room.line("3")
    assert "One answer" in room.said_words() and "dot left" not in room.said_words()

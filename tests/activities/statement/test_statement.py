"""The purpose: what is enough comes first, every wording is kept, a poll is held inside the item, what is adopted is the session's."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

import pytest
from PySide6.QtCore import Qt

from moothall.activities.statement.records import DRAFTS, STATEMENT
from moothall.activities.statement.rules import adopt, agree_beforehand, drafts, latest, matters, prepare_poll, word_draft
from moothall.core.agenda import add_item
from moothall.core.ballots import typed
from moothall.core.errors import Expected, Refused
from moothall.core.picture import Question, Showing, SupportBar, TurnoutDots
from moothall.core.redaction import Audience, Level
from moothall.core.session_details import details_of
from moothall.core.text_changes import new_words, text_changes
from moothall.core.votes import VOTES, open_vote, options_of, reveal_vote
from moothall.desk import Desk
from moothall.desk.scale_library import ready_scale
from moothall.ui.kit.button import Button
from moothall.voting.on_scale import KEYS_NEEDED
from tests.activities.room import Room, focus

Key, Mod = Qt.Key, Qt.KeyboardModifier
FIRST, SECOND = "To use beds well", "To get people home, so that a bed is never the only place left"


@pytest.fixture
def item(desk: Desk) -> str:
    key = desk.key()
    desk.do(add_item(desk.session, key, "Draft the purpose", 25, "statement"))
    return key


def word(desk: Desk, item: str, text: str) -> str:
    key = desk.key()
    desk.do(word_draft(desk.session, key, text, desk.now(), item))
    return key


def poll(desk: Desk, draft: str, counts: str, *, to: str = "revealed") -> str:
    """A poll on eight gradients: how many at each, from the first."""
    ready = ready_scale("gradients-8")
    assert ready is not None
    desk.do(prepare_poll(desk.session, draft, ready, desk.keys(KEYS_NEEDED + 1)))
    vote = desk.session.get(DRAFTS, draft).poll
    desk.do(open_vote(desk.session, vote, desk.now()))
    card = 0
    for point, many in enumerate(map(int, counts.split()), 1):
        for _ in range(many):
            card += 1
            desk.cast(vote, typed(str(point), options_of(desk.session, vote)), "paper", card)
    if to == "revealed":
        desk.close_vote(vote)
        desk.do(reveal_vote(desk.session, vote))
    return vote


def test_what_would_be_enough_comes_before_the_first_word(desk: Desk, item: str) -> None:
    with pytest.raises(Refused, match="threshold_first"):
        word_draft(desk.session, "k", FIRST, "10:00", item)
    for share in (0, 101):
        with pytest.raises(Refused):
            agree_beforehand(desk.session, item, share, 3, "10:00")
    desk.do(agree_beforehand(desk.session, item, 80, 3, desk.now()))
    draft = word(desk, item, FIRST)
    for again in (FIRST, f" {FIRST} "):
        with pytest.raises(Refused, match="same_words"):
            word_draft(desk.session, "k", again, "10:00", item)
    poll(desk, draft, "3 1 0 0 0 0 0 1")
    with pytest.raises(Refused, match="threshold_stands"):
        agree_beforehand(desk.session, item, 60, 3, "10:00")


def test_a_later_poll_is_a_round_beside_the_first_in_the_new_words(desk: Desk, item: str) -> None:
    desk.do(agree_beforehand(desk.session, item, 80, 3, desk.now()))
    first = poll(desk, word(desk, item, FIRST), "2 1 1 1 0 0 0 1")
    second = poll(desk, word(desk, item, SECOND), "5 1 0 0 0 0 0 0")
    vote = desk.session.get(VOTES, second)
    assert (vote.question, vote.round_of, vote.threshold, vote.support) == (SECOND, first, 80, 3)


def test_the_room_sees_the_words_then_the_turnout_then_the_shape(desk: Desk, item: str) -> None:
    desk.do(agree_beforehand(desk.session, item, 80, 3, desk.now()))
    draft = word(desk, item, SECOND)
    desk.put_up(Showing("statement", item))
    assert desk.picture().parts[0] == Question(SECOND)
    vote = poll(desk, draft, "5 1 0 0 0 0 0 2", to="open")
    assert any(isinstance(p, TurnoutDots) for p in desk.picture().parts) and "SupportBar" not in repr(desk.picture())
    desk.close_vote(vote)
    assert "SupportBar" not in repr(desk.picture()), "closed is not revealed"
    with pytest.raises(Refused, match="read_first"):
        adopt(desk.session, draft)
    desk.do(reveal_vote(desk.session, vote))
    bar = next(p for p in desk.picture().parts if isinstance(p, SupportBar))
    assert (bar.counts, bar.got, bar.line) == ((5, 1, 0, 0, 0, 0, 0, 2), "6 of 8 at 1 to 3", "agreed line 7")


def test_adopted_it_is_the_purpose_and_undo_takes_it_back(desk: Desk, item: str) -> None:
    desk.do(agree_beforehand(desk.session, item, 80, 3, desk.now()))
    one, two = word(desk, item, FIRST), word(desk, item, SECOND)
    assert [m.settled for m in matters(desk.session)] == [False]
    desk.do(adopt(desk.session, two))
    assert details_of(desk.session).purpose == SECOND and [m.settled for m in matters(desk.session)] == [True]
    desk.do(adopt(desk.session, one))
    assert [d.state for d in drafts(desk.session)] == ["adopted", "draft"]
    outside = {line.text for log in desk.copy_for(Audience(Level.OUTSIDE)).logs for line in log.lines}
    assert outside == {FIRST}, "what was not adopted stays in the room"
    desk.undo()
    desk.undo()
    assert details_of(desk.session).purpose == "" and {d.state for d in drafts(desk.session)} == {"draft"}


@pytest.mark.parametrize("seed", range(12))
def test_wordings_are_never_lost_or_changed(desk: Desk, item: str, seed: int) -> None:
    """Any run of wording, polling, adopting, undoing and redoing: a number always has the words it was given, and numbers only grow."""
    chance, said = random.Random(seed), dict[int, str]()
    desk.do(agree_beforehand(desk.session, item, 70, 2, desk.now()))
    for turn in range(25):
        act = chance.choice(("word", "word", "poll", "adopt", "undo", "redo"))
        newest = latest(desk.session)
        with suppress(Expected):
            if act == "word":
                word(desk, item, f"{chance.choice(('To get', 'To help', 'To keep'))} people home, {turn}")
            elif act == "poll" and newest and turn % 5 == 0:
                poll(desk, newest.key, "1 1 0 0 0 0 0 1")
            elif act == "adopt" and newest:
                desk.do(adopt(desk.session, chance.choice(drafts(desk.session)).key))
            elif act in ("undo", "redo"):
                getattr(desk, act)()
        for draft in drafts(desk.session):
            assert said.setdefault(draft.number, draft.text) == draft.text
        polled = [d for d in drafts(desk.session) if d.poll and (v := desk.session.find(VOTES, d.poll)) and v.state == "revealed"]
        assert all(d.number in {x.number for x in drafts(desk.session)} for d in polled)
        chosen = [d for d in drafts(desk.session) if d.state == "adopted"]
        assert len(chosen) <= 1 and (not chosen or details_of(desk.session).purpose == chosen[0].text)


def test_what_changed_is_put_together_again_to_both_wordings() -> None:
    chance, words = random.Random(7), "to get people home well and soon so that beds".split()
    for _ in range(200):
        one, two = (" ".join(chance.choices(words, k=chance.randint(0, 9))) for _ in range(2))
        pieces = text_changes(one, two)
        assert " ".join(p.text for p in pieces if p.sort != "added").split() == one.split()
        assert "".join(p.text for p in pieces if p.sort != "removed") == two
        assert all(two[a:b] == two[a:b].strip() for a, b in new_words(one, two))


def test_at_the_desk_from_the_line_agreed_to_the_purpose(enter: Callable[..., Room], desk: Desk, item: str) -> None:
    room = enter("statement", item)
    room.line("80")
    room.panel.take_focus()
    room.line(FIRST)
    room.press(Key.Key_End)
    room.line(", and soon")
    assert [d.text for d in STATEMENT.all(desk.session)] == [FIRST, f"{FIRST}, and soon"]
    room.press(Key.Key_Return, Mod.ControlModifier | Mod.ShiftModifier)
    vote = desk.session.all(VOTES)[0]
    assert (vote.question, vote.threshold, vote.state) == (f"{FIRST}, and soon", 80, "draft"), "the poll is prepared inside the item"
    assert room.button("Open the vote").isVisible()
    desk.do(open_vote(desk.session, vote.key, desk.now()))
    for card, mark in enumerate("11118", 1):
        desk.cast(vote.key, typed(mark, options_of(desk.session, vote.key)), "paper", card)
    desk.close_vote(vote.key)
    desk.do(reveal_vote(desk.session, vote.key))
    room.settle()
    words = room.said_words()
    assert "Met." in words and "4 of 5, met" in words and "Those furthest from agreement speak first" in words
    room.click(room.find(Button, "Adopt draft 2"))
    assert details_of(desk.session).purpose == f"{FIRST}, and soon"
    room.panel.take_focus()
    room.type(" for all")
    assert focus().isVisible() and room.panel.spotlight() == Showing("statement", item, "entry", latest(desk.session).key)  # type: ignore[union-attr]

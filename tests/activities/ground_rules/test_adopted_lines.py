"""Ground rules and principles: begun from a starter set, polled together, adopted; other words are proposed again; no wording is lost."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from PySide6.QtCore import Qt

from moothall.activities import found
from moothall.activities.ground_rules.records import GROUND_RULES
from moothall.activities.key_messages.records import KEY_MESSAGES
from moothall.activities.key_messages.rules import prepare_poll as ask_of_message
from moothall.activities.principles.pack import pages as poster
from moothall.activities.principles.records import PRINCIPLES
from moothall.core.agenda import add_item
from moothall.core.ballots import typed
from moothall.core.errors import Expected, Refused
from moothall.core.picture import Heading, NotePage, Showing
from moothall.core.record_places import move_place
from moothall.core.votes import VOTES, open_vote, options_of, reveal_vote, votes
from moothall.desk import Desk
from moothall.desk.scale_library import ready_scale
from moothall.desk.starter_sets import starter_sets
from moothall.exports.packs.plan import PackOptions, PackPlan
from moothall.ui.kit.button import Button
from moothall.voting.adoption import adopt, all_polled, bring_in, is_adopted, matters, poll_of, prepare_poll
from moothall.voting.on_scale import KEYS_NEEDED
from tests.activities.room import Room, on_disk

Key, Mod = Qt.Key, Qt.KeyboardModifier
BOTH = pytest.mark.parametrize("kind", [GROUND_RULES, PRINCIPLES], ids=lambda k: k.key)


def begun(desk: Desk, kind: Any) -> str:
    item = desk.key()
    desk.do(add_item(desk.session, item, "How we work", 10, kind.key))
    lines = starter_sets(kind.key)[0].lines
    desk.do(bring_in(kind, desk.session, lines, desk.keys(len(lines)), desk.now(), item))
    return item


def polled(desk: Desk, kind: Any, item: str, marks: str) -> str:
    ready = ready_scale("fist-to-five")
    assert ready is not None
    desk.do(prepare_poll(kind, desk.session, "Can you live with them?", item, ready, desk.keys(KEYS_NEEDED + 1)))
    vote = poll_of(kind, desk.session)
    assert vote is not None
    desk.do(open_vote(desk.session, vote.key, desk.now()))
    for card, mark in enumerate(marks, 1):
        desk.cast(vote.key, typed(mark, options_of(desk.session, vote.key)), "paper", card)
    return vote.key


@BOTH
def test_starter_sets_are_ours_with_credit_and_come_in_once(desk: Desk, kind: Any) -> None:
    sets = starter_sets(kind.key)
    assert len(sets) >= 2 and all("our own words" in s.credit.lower() and len(s.lines) >= 5 for s in sets)
    begun(desk, kind)
    assert [line.text for line in kind.all(desk.session)] == list(sets[0].lines)
    with pytest.raises(Refused, match="all_there"):
        bring_in(kind, desk.session, sets[0].lines, desk.keys(9), "10:00")
    desk.do(bring_in(kind, desk.session, sets[1].lines, desk.keys(9), "10:00"))
    with pytest.raises(Refused, match="too_many"):
        bring_in(kind, desk.session, ["a thirteenth"], desk.keys(1), "10:00")
    desk.undo()
    assert len(kind.all(desk.session)) == len(sets[0].lines), "one act, one undo"


@BOTH
def test_polled_together_then_adopted_and_other_words_are_proposed_again(desk: Desk, kind: Any) -> None:
    item = begun(desk, kind)
    vote = polled(desk, kind, item, "544320")
    with pytest.raises(Refused, match="read_first"):
        adopt(kind, desk.session)
    with pytest.raises(Refused, match="poll_is_on"):
        prepare_poll(kind, desk.session, "Again?", item, ready_scale("fist-to-five"), desk.keys(KEYS_NEEDED + 1))  # type: ignore[arg-type]
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
    assert [m.settled for m in matters(kind, desk.session)] == [False] and all_polled(kind, desk.session)
    desk.do(adopt(kind, desk.session))
    assert is_adopted(kind, desk.session) and [m.settled for m in matters(kind, desk.session)] == [True]
    first = kind.all(desk.session)[0]
    desk.do(kind.edit(desk.session, first.key, text="Other words"))
    again = desk.session.get(kind.table, first.key)
    assert (again.state, again.poll, again.earlier) == ("proposed", "", first.text) and not all_polled(kind, desk.session)


def test_the_wall_says_how_they_stand_and_the_poster_is_printed_from_them(desk: Desk) -> None:
    for kind, now, proposed in ((GROUND_RULES, "How we work today", "How shall"), (PRINCIPLES, "How we lead together", "How shall")):
        item = begun(desk, kind)
        desk.put_up(Showing(kind.key, item, "all"))
        head, page = desk.picture().parts
        assert isinstance(head, Heading) and head.text.startswith(proposed)
        assert isinstance(page, NotePage) and page.notes[0].text == starter_sets(kind.key)[0].lines[0]
        desk.do(adopt(kind, desk.session))
        assert desk.picture().parts[0] == Heading(now)
    plan = PackPlan(desk.session, found(), PackOptions())
    assert plan.worked_by == starter_sets("ground_rules")[0].lines
    assert [page.paper for page in poster(plan)] == ["a3"]  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", [GROUND_RULES, PRINCIPLES, KEY_MESSAGES], ids=lambda k: k.key)
def test_no_wording_is_ever_lost(desk: Desk, kind: Any) -> None:
    """Any run of adding, wording anew, moving, polls, undoing and redoing: what a line ever said while it stands is in it or in its earlier
    wordings, in the order it was said, and what is on disk is what is in memory.
    """
    asked, seen = 0, dict[str, set[tuple[str, ...]]]()
    for seed in range(3):
        chance = random.Random(seed)
        for turn in range(30):
            act = chance.choice(("add", "word", "word", "move", "poll", "undo", "redo"))
            lines, grown = kind.all(desk.session), None
            with suppress(Expected):
                if act == "add" and len(lines) < kind.most:
                    desk.do(kind.add(desk.session, desk.key(), f"line {seed} {turn}", "10:00"))
                elif act == "word" and lines:
                    line = chance.choice(lines)
                    grown = line.key, (*wordings(line), f"other {seed} {turn}")
                    desk.do(kind.edit(desk.session, line.key, text=f"other {seed} {turn}"))
                elif act == "move" and lines:
                    desk.do(move_place(kind, desk.session, chance.choice(lines).key, chance.choice((-1, 1))))
                elif act == "poll" and lines:
                    asked += ask(desk, kind, chance.choice(lines), to_the_end=chance.random() < 0.5)
                elif act in ("undo", "redo"):
                    getattr(desk, act)()
            lines = kind.all(desk.session)
            assert len({line.number for line in lines}) == len(lines), "places are their own"
            for line in lines:
                now = wordings(line)
                if grown and grown[0] == line.key:
                    assert now == grown[1], "the words before stay, and the new ones come after them"
                elif act in ("move", "poll", "undo", "redo"):
                    assert now in seen.get(line.key, ()), "nothing but what was said once comes back"
                seen.setdefault(line.key, set()).add(now)
    assert asked > 2
    there = on_disk(desk, desk.path.parent)
    assert [(x.text, x.earlier) for x in kind.all(there)] == [(x.text, x.earlier) for x in kind.all(desk.session)]


def ask(desk: Desk, kind: Any, line: Any, to_the_end: bool) -> int:
    """How firmly it is backed, as the record asks that: of each message, of all rules together. Some polls stay open."""
    ready = ready_scale("fist-to-five")
    assert ready is not None
    keys = desk.keys(KEYS_NEEDED + 1)
    if kind is KEY_MESSAGES:
        desk.do(ask_of_message(desk.session, line.key, ready, keys))
    else:
        desk.do(prepare_poll(kind, desk.session, "Can you live with them?", line.item, ready, keys))
    vote = poll_of(kind, desk.session) if kind is not KEY_MESSAGES else desk.session.get(VOTES, desk.session.get(kind.table, line.key).poll)
    assert vote is not None
    desk.do(open_vote(desk.session, vote.key, desk.now()))
    desk.cast(vote.key, typed("4", options_of(desk.session, vote.key)), "paper", 1)
    if to_the_end:
        desk.close_vote(vote.key)
        desk.do(reveal_vote(desk.session, vote.key))
    return 1


def wordings(line: Any) -> tuple[str, ...]:
    return (*filter(None, line.earlier.splitlines()), line.text)


def test_the_page_by_keys_and_by_mouse(desk: Desk, enter: Callable[..., Room]) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "Contract", 10, "ground_rules"))
    room = enter("ground_rules", item)
    chosen = starter_sets("ground_rules")[0]
    room.click(room.button(f"Bring in: {chosen.title}"))
    room.line("We begin on time.")
    assert len(GROUND_RULES.all(desk.session)) == len(chosen.lines) + 1
    room.press(Key.Key_Up, Mod.AltModifier)
    assert [x.text for x in GROUND_RULES.all(desk.session)][-2:] == ["We begin on time.", chosen.lines[-1]]
    room.press(Key.Key_Return, Mod.ControlModifier | Mod.ShiftModifier)
    (vote,) = votes(desk.session)
    assert (vote.state, vote.item, vote.kind) == ("draft", item, "poll") and desk.session.get(VOTES, vote.key).question.count("7") == 1
    room.panel.turn_to("own")  # type: ignore[attr-defined]
    room.click(room.find(Button, "Adopt"))
    assert is_adopted(GROUND_RULES, desk.session)

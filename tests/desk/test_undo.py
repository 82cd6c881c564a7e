"""Undo and redo are one mechanism, kept with the file: they cross a restart, stop at final acts and never overwrite."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes, edit_note
from moothall.core.errors import Refused
from moothall.core.merging import delete_notes
from moothall.core.model import Change, Step
from moothall.core.themes import new_theme, place
from moothall.core.votes import VOTES, options_of, reveal_vote
from moothall.store import check
from tests.store.sessions import SCHEMA, begin, contents, reopened, shelf, with_board, with_vote


def _states(desk, prompt: str, acts: int) -> list[dict]:
    """Make that many acts of several kinds; what the session held after each."""
    states = [shelf(desk.session)]
    for n in range(acts):
        notes = desk.session.all(CONTRIBUTIONS)
        if n % 10 == 9:
            step = delete_notes(desk.session, [notes[n % len(notes)].key])
        elif n % 10 == 8:
            step = new_theme(desk.session, desk.key(), prompt, f"Theme {n}")
        elif n % 3 == 2:
            step = edit_note(desk.session, notes[n % len(notes)].key, f"Put otherwise {n}")
        else:
            step = add_notes(desk.session, prompt, [Written(f"Said {n}")], desk.keys(1))
        desk.do(step)
        states.append(shelf(desk.session))
    return states


def test_a_thousand_acts_back_and_forth_across_restarts(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    states = _states(desk, with_board(desk, 2), 1000)
    for count, state in enumerate(reversed(states[:-1]), 1):
        if count % 250 == 0:
            desk = reopened(desk)
        desk.undo()
        if count % 50 == 0:
            assert shelf(desk.session) == state
    assert shelf(desk.session) == states[0]
    for count, state in enumerate(states[1:], 1):
        if count % 250 == 0:
            desk = reopened(desk)
        desk.redo()
        if count % 50 == 0:
            assert shelf(desk.session) == state
    assert shelf(desk.session) == states[-1]
    with pytest.raises(Refused, match="nothing_to_redo"):
        desk.redo()
    before = contents(desk.session)
    desk = reopened(desk)
    assert contents(desk.session) == before
    desk.close()
    check(desk.path, SCHEMA)


def test_numbers_and_letters_are_never_used_twice(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    prompt = with_board(desk, 3)
    desk.do(add_notes(desk.session, prompt, [Written("four")], desk.keys(1)))
    desk.undo()
    assert desk.session.next_number("contribution") == 5, "undo turned a counter back"
    desk.redo()
    assert [c.number for c in desk.session.all(CONTRIBUTIONS)] == [1, 2, 3, 4], "redo must restore the same number"
    desk.undo()
    desk = reopened(desk)
    assert desk.session.next_number("contribution") == 5, "a restart turned a counter back"
    desk.do(add_notes(desk.session, prompt, [Written("five")], desk.keys(1)))
    assert [c.number for c in desk.session.all(CONTRIBUTIONS)] == [1, 2, 3, 5]
    desk.close()


def test_a_new_act_forgets_what_was_undone(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    prompt = with_board(desk, 1)
    desk.undo()
    desk.undo()
    assert desk.can_redo()
    prompt = with_board(desk)
    assert desk.can_redo() is None
    with pytest.raises(Refused, match="nothing_to_redo"):
        desk.redo()
    assert prompt
    desk.close()


def test_undo_stops_at_the_beginning(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    assert desk.can_undo() is None
    with pytest.raises(Refused, match="nothing_to_undo"):
        desk.undo()
    assert desk.session.count(desk.session.tables["session"]) == 1
    desk.close()


def test_undo_stops_at_a_final_act_also_after_a_restart(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    vote = with_vote(desk)
    desk.close_vote(vote)
    for _ in range(2):
        assert desk.can_undo() is None
        with pytest.raises(Refused, match="undo_stops"):
            desk.undo()
        desk = reopened(desk)
    desk.do(reveal_vote(desk.session, vote))
    desk.undo()
    assert desk.session.get(VOTES, vote).state == "closed"
    desk.close()


def test_a_final_act_leaves_nothing_of_what_it_removed(tmp_path: Path) -> None:
    """Removing private material: not in the records, not in the history, not in a byte of the folder."""
    desk = begin(tmp_path / "a.moot")
    prompt = with_board(desk, 2)
    desk.do(add_notes(desk.session, prompt, [Written("MARKER one"), Written("MARKER two")], desk.keys(2)))
    notes = [c.key for c in desk.session.all(CONTRIBUTIONS)][-2:]
    desk.do(edit_note(desk.session, notes[0], "MARKER three"))
    desk.do(replace(delete_notes(desk.session, notes), final=True))
    files = [p for p in tmp_path.iterdir() if b"MARKER" in p.read_bytes()]
    assert not files
    with pytest.raises(Refused, match="undo_stops"):
        desk.undo()
    desk = reopened(desk)
    assert desk.session.count(CONTRIBUTIONS) == 2
    desk.close()
    assert b"MARKER" not in desk.path.read_bytes()
    check(desk.path, SCHEMA)


def test_what_the_room_changed_since_is_not_overwritten(tmp_path: Path) -> None:
    """Another hand (an import, a phone) changed the record without a line in the history: undo says so."""
    desk = begin(tmp_path / "a.moot")
    with_board(desk, 1)
    note = desk.session.all(CONTRIBUTIONS)[0]
    other = Step("step.edit_note", (Change("contribution", note.key, note, replace(note, text="By another hand")),))
    with desk._store.transaction():
        desk._store._apply(other)
    desk.session.apply(other)
    before = contents(desk.session)
    with pytest.raises(Refused, match="changed_since"):
        desk.undo()
    with pytest.raises(Refused, match="changed_since"):
        desk.do(Step("step.edit_note", (Change("contribution", note.key, note, replace(note, text="late")),)))
    assert contents(desk.session) == before
    desk.close()
    check(desk.path, SCHEMA)


def test_a_vote_with_ballots_in_is_not_unopened(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    vote = with_vote(desk)
    option = options_of(desk.session, vote)[0].key
    desk.cast(vote, {option: 2}, "paper", 1)
    with pytest.raises(Refused, match="ballots_are_in"):
        desk.undo()
    assert desk.session.get(VOTES, vote).state == "open"
    desk.take_back(vote, 1)
    desk.undo()
    assert desk.session.get(VOTES, vote).state == "draft"
    desk.redo()
    desk.cast(vote, {option: 2}, "paper", 1)
    desk.close()
    check(desk.path, SCHEMA)


def test_an_act_that_changes_nothing_is_not_kept(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    prompt = with_board(desk, 1)
    note = desk.session.all(CONTRIBUTIONS)[0].key
    theme = desk.key()
    desk.do(new_theme(desk.session, theme, prompt))
    desk.do(place(desk.session, [note, note], theme, desk.keys(2)))
    acts = len(desk.history())
    desk.do(place(desk.session, [note], theme, desk.keys(1)))
    assert len(desk.history()) == acts
    desk.close()
    check(desk.path, SCHEMA)

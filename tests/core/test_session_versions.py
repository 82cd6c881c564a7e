"""Finishing a session and changing its record: what stays, what may still be done, which version a copy is of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.activities.actions.records import ACTION
from moothall.activities.decision.records import DECISION
from moothall.activities.later_note.records import LATER_NOTE
from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes, edit_note
from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.prompts import ask
from moothall.core.redaction import Audience
from moothall.core.session_details import edit_details
from moothall.core.session_versions import change_record, finish, finished_on, is_finished, version_of
from moothall.core.votes import VOTES, Candidate, Vote, draft_vote, open_vote, reveal_vote
from moothall.desk.sessions import new_session, open_session
from moothall.exports.content.blocks import words_in
from moothall.exports.summary import summary
from moothall.words import read_by


@pytest.fixture
def desk(tmp_path: Path):
    made = new_session(tmp_path / "s.moot", found(), title="A day", date="2026-11-05")
    made.do(ACTION.add(made.session, "a", "One rota", "15:40"))
    yield made
    made.close()


def reopened(desk):
    """What is in the file, by way of a copy."""
    desk.save_copy(desk.path.with_name("copy.moot"))
    return open_session(desk.path.with_name("copy.moot"), found())


def test_finished_it_stays_as_it_was_and_what_comes_after_the_day_goes_on(desk) -> None:
    assert (version_of(desk.session), is_finished(desk.session)) == ("1.0", False)
    desk.do(finish(desk.session, desk.key(), "2026-11-05"))
    assert finished_on(desk.session) == "2026-11-05"
    for refused in (
        lambda: ACTION.edit(desk.session, "a", what="Two rotas"),
        lambda: ACTION.delete(desk.session, "a"),
        lambda: ACTION.add(desk.session, "b", "Another", "16:00"),
        lambda: edit_details(desk.session, title="Another day"),
    ):
        with pytest.raises(Refused, match=r"core\.is_finished"):
            desk.do(refused())
    with pytest.raises(Refused, match=r"desk\.undo_stops"):
        desk.undo()
    with pytest.raises(Refused, match=r"core\.is_finished"):
        finish(desk.session, desk.key(), "2026-11-06")
    # A tick and a dated note, each with its undo, and until when the file is kept.
    desk.do(ACTION.edit(desk.session, "a", state="done"))
    desk.do(LATER_NOTE.add(desk.session, "n", "The rota is up", "09:00", about="2026-12-01"))
    desk.undo()
    desk.redo()
    desk.do(edit_details(desk.session, keep_until="2027-11-05"))
    assert (ACTION.all(desk.session)[0].state, len(LATER_NOTE.all(desk.session))) == ("done", 1)


def test_changing_the_record_begins_the_next_version_and_copies_say_so(desk) -> None:
    with pytest.raises(Refused, match=r"core\.is_not_finished"):
        change_record(desk.session, desk.key())
    desk.do(finish(desk.session, desk.key(), "2026-11-05"))
    desk.do(change_record(desk.session, desk.key()))
    assert (version_of(desk.session), is_finished(desk.session)) == ("1.1", False)
    desk.do(edit_details(desk.session, title="A better day"))
    desk.do(finish(desk.session, desk.key(), "2026-11-07"))
    assert (version_of(desk.session), finished_on(desk.session)) == ("1.1", "2026-11-07")
    assert desk.copy_for(Audience(Level.ROOM)).version == "1.1"
    again = reopened(desk)
    try:
        assert is_finished(again.session)
        # What was done is still told as sentences, the two endings among them.
        assert [line.about for line in again.history() if line.name == "step.finish"] == ["1.1", "1.0"]
    finally:
        again.close()


def test_an_open_vote_is_closed_first(desk) -> None:
    drafted = Vote("v", "Which?", 0)
    desk.do(draft_vote(desk.session, drafted, [Candidate("A"), Candidate("B")], desk.keys(2)))
    desk.do(open_vote(desk.session, "v", "11:00"))
    with pytest.raises(Refused, match=r"core\.votes_are_open"):
        finish(desk.session, desk.key(), "2026-11-05")
    desk.close_vote("v")
    desk.do(finish(desk.session, desk.key(), "2026-11-05"))
    with pytest.raises(Refused, match=r"core\.is_finished"):
        desk.do(reveal_vote(desk.session, "v"))
    assert desk.session.get(VOTES, "v").state == "closed"


def test_what_was_handed_out_is_remembered_with_how_confidential_it_was(desk) -> None:
    desk.note_handed_out([Path("/media/stick/a.pdf"), Path("/media/stick/a.csv")], "room")
    desk.do(edit_details(desk.session, confidentiality="room-only"))
    desk.note_handed_out([Path("/media/stick/b.pdf")], "outside")
    told = [(line.name, line.level, line.confidentiality, line.version) for line in desk.handed_out]
    assert told == [
        ("a.pdf", "room", "non-attributed", "1.0"),
        ("a.csv", "room", "non-attributed", "1.0"),
        ("b.pdf", "outside", "room-only", "1.0"),
    ]
    # Beside the session, and no act: there is nothing to undo.
    assert desk.can_undo().name == "step.edit_facts"
    again = reopened(desk)
    try:
        assert len(again.handed_out) == len(told)
        again._store.handed_out.keep(json.dumps([["half", "a line"]]))
        assert again.handed_out == ()
    finally:
        again.close()


# the list of changes


def test_a_record_handed_out_is_a_version_and_what_comes_after_it_the_next(desk) -> None:
    room, board = Audience(Level.ROOM), desk.key()
    desk.do(ask(desk.session, board, "What gets in the way?"))
    desk.do(add_notes(desk.session, board, [Written("One number"), Written("Two desks")], desk.keys(2)))
    for number, text in enumerate(("We plan in June", "We meet in May"), 1):
        desk.do(DECISION.make(desk.session, desk.key(), {"text": text}, number=number))
    copy = desk.copy_for(room)
    assert (copy.version, copy.changes) == ("1.0", ())
    desk.note_handed_out([desk.path.with_name("record.pdf")], "room", copy)
    assert desk.copy_for(room).version == "1.0"

    first, second = desk.session.all(CONTRIBUTIONS)
    desk.do(edit_note(desk.session, first.key, "One number to ring"))
    assert desk.copy_for(room).version == desk.version == "1.1"
    desk.undo()
    # As it was handed out: it is that version again.
    assert desk.version == "1.0"
    desk.do(edit_note(desk.session, first.key, "One number to ring"))
    desk.do(add_notes(desk.session, board, [Written("Three")], desk.keys(1)))
    desk.do(DECISION.edit(desk.session, DECISION.all(desk.session)[0].key, text="We plan in July"))
    desk.do(edit_details(desk.session, purpose="To get people home"))
    # What this reader may not read changes nothing for them.
    tensions = next(activity for activity in found() if activity.key == "conflict")
    desk.do(tensions.quick(desk.session, desk.key(), "Who pays for it?", "15:50", ""))
    copy = desk.copy_for(room)
    told = {change.part: (change.added, change.changed, change.removed) for change in copy.changes}
    assert copy.since == "1.0" and told["note"] == (("3",), ("1",), 0) and told["log decision"] == ((), ("1",), 0)
    assert told["facts"][1] == ("purpose",) and "log conflict" not in told
    with read_by("page"):
        said = list(words_in(summary(copy, found()).blocks))
    assert "What changed since version 1.0" in said
    assert {"Notes: new 3; changed 1.", "Decisions: changed 1.", "Changed: the purpose."} <= {*said}

    # Finished as it stands, and the file says the same when it is read by somebody else.
    desk.finish_record()
    assert version_of(desk.session) == "1.1" and is_finished(desk.session)
    desk.do(change_record(desk.session, desk.key()))
    desk.do(edit_note(desk.session, second.key, "Two front desks"))
    other = reopened(desk)
    for reader in (desk, other):
        copy = reader.copy_for(room)
        assert (copy.version, copy.since) == ("1.2", "1.1") and copy.changes[0].changed == ("2",)
    # Whoever had no version before has nothing to compare: those outside have what was stamped on finishing.
    assert desk.copy_for(Audience(Level.OUTSIDE)).since == "1.1"
    other.close()

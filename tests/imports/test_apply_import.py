"""Bringing a batch in at the desk: one act, one undo for notes and votes together, our own table there and back, and numbers given once."""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing, suppress
from dataclasses import replace

import pytest

from moothall.activities import found
from moothall.core.batch import BallotRow, Batch, NoteRow, VoteRows
from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes, flag_note
from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.merging import hide_note, merge_notes, repeat_note
from moothall.core.prompts import ask, prompts
from moothall.core.redaction import Audience
from moothall.core.scales import SCALES, Point
from moothall.core.themes import THEMES, copy_into, new_domain, new_theme, place
from moothall.core.votes import Candidate, votes
from moothall.desk.sessions import new_session, open_session
from moothall.exports.contributions_csv import as_csv
from moothall.imports import bring, bring_ready, plan, ready
from tests.imports.incoming import file_of, read

SCALE = tuple(Point(n, str(n)) for n in range(5, 0, -1))


@pytest.fixture
def desk(tmp_path):
    desk = new_session(tmp_path / "s.moot", found())
    yield desk
    # A test may have closed it to look at the file.
    with suppress(sqlite3.ProgrammingError, OSError):
        desk.close()


def both() -> Batch:
    """Two notes, a vote on them, and ratings, one ballot of which is off the scale."""
    notes = (
        NoteRow("Tea", "What helps?", "Rest", mark="a"),
        NoteRow("Noise", "What hurts?", mark="b"),
        NoteRow("Tea!", "What helps?", mark="c", same_as="a"),
    )
    sums = VoteRows(
        "Likes", "cumulative", (Candidate("Tea", subject="a"), Candidate("Noise", subject="b")), (BallotRow(2, {1: 7}),), totals=True
    )
    papers = (BallotRow(2, {1: 4}), BallotRow(3, {1: 9}), BallotRow(4, {1: 2}))
    rated = VoteRows("How was it?", "rated", (Candidate("How was it?"),), papers, cap=5, scale=SCALE, scale_name="1 to 5")
    return Batch("contributions", notes, (), (sums, rated, rated))


def records(desk):
    return sorted(map(repr, desk.session.records()))


def test_notes_and_votes_come_in_as_one_act(desk):
    brought = bring(desk, both())
    assert (brought.added, brought.votes, brought.ballots) == (3, 3, 4)
    assert [(left.row, left.key) for left in brought.left_out] == [(3, "imports.off_the_scale")] * 2
    likes, first, second = votes(desk.session)
    assert (likes.mode, first.kind, first.scale) == ("totals", "rated", second.scale) and len(desk.session.all(SCALES)) == 1
    tally = desk.tally(likes.key)
    assert [(line.option.text, line.dots, line.voters) for line in tally.lines] == [("Tea", 7, None), ("Noise", 0, None)]
    heads = {note.text: note.key for note in desk.session.all(CONTRIBUTIONS)}
    assert [line.option.subject for line in tally.lines] == [heads["Tea"], heads["Noise"]]
    assert desk.tally(first.key).lines[0].spread == ((2, 1), (4, 1))
    assert len(desk.history()) == 2


def test_one_undo_takes_it_all_back_and_nothing_is_left(desk):
    before = records(desk)
    bring(desk, both())
    news = desk.undo()
    assert records(desk) == before and news.undone and desk.can_redo() is None
    path = desk.path
    desk.close()
    with closing(sqlite3.connect(path)) as db:
        assert [db.execute(f"SELECT count(*) FROM {name}").fetchone() for name in ("ballot", "mark", "vote", "contribution")] == [(0,)] * 4
    again = open_session(path, found())
    try:
        assert bring(again, both()).added == 3 and not again._store.wrong()
        again.undo()
    finally:
        again.close()


def test_a_file_of_notes_can_be_undone_and_done_again(desk):
    bring(desk, Batch("contributions", (NoteRow("one"), NoteRow("two"))))
    desk.undo()
    assert desk.session.all(CONTRIBUTIONS) == []
    desk.redo()
    assert [note.text for note in desk.session.all(CONTRIBUTIONS)] == ["one", "two"]


def test_nothing_happens_when_there_is_nothing_to_add(desk):
    before = records(desk)
    assert bring(desk, Batch("contributions")).added == bring(desk, Batch("ballots")).added == 0
    assert records(desk) == before and len(desk.history()) == 1


def test_a_plan_changes_nothing_and_says_the_same(desk):
    before = records(desk)
    planned = plan(desk.session, both())
    assert records(desk) == before and bring(desk, both()) == planned


def test_what_was_made_ready_is_refused_once_a_number_was_given(desk):
    prepared = ready(desk.snapshot(), both(), "Imported")
    desk.do(ask(desk.session, "q", "Q"))
    desk.do(add_notes(desk.session, "q", [Written("mine")], ["n"]))
    with pytest.raises(Refused) as refused:
        bring_ready(desk, prepared)
    assert refused.value.key == "desk.changed_since"
    assert bring_ready(desk, ready(desk.snapshot(), both())).added == 3


def test_a_repeat_of_another_boards_note_stands_alone(desk):
    bring(desk, Batch("contributions", (NoteRow("a", "Q1", mark="1"), NoteRow("b", "Q2", mark="2", same_as="1"))))
    assert [note.same_as for note in desk.session.all(CONTRIBUTIONS)] == ["", ""]


# ── our own table ───────────────────────────────────────────────────────────────────────────────────────────────────


def furnish(desk) -> None:
    """A board with everything a board may have, and one with nothing clustered."""
    do, key = desk.do, desk.key
    for board, n in (("Q1", 9), ("Q2", 2)):
        do(ask(desk.session, board, f"=What {board}?"))
        do(
            add_notes(
                desk.session,
                board,
                [Written(f"note {k}\nof {board}", table="3", response_no=str(k)) for k in range(n)],
                desk.keys(n),
            )
        )
    notes = [note.key for note in desk.session.all(CONTRIBUTIONS)]
    for theme, name in (("gone", "Gone"), ("B", "Named"), ("C", ""), ("D", "Only copies: yes")):
        do(new_theme(desk.session, theme, "Q1", name))
    do(place(desk.session, notes[0:2], "B", desk.keys(2)))
    do(place(desk.session, notes[2:6], "C", desk.keys(4)))
    do(copy_into(desk.session, notes[0], "C", key()))
    do(copy_into(desk.session, notes[0], "D", key()))
    do(copy_into(desk.session, notes[2], "D", key()))
    do(new_domain(desk.session, key(), "Q1", "Care", ["B", "C"]))
    do(merge_notes(desk.session, notes[3], [notes[4], notes[6]]))
    do(repeat_note(desk.session, notes[0], Written("said again", sector="NHS"), key()))
    do(hide_note(desk.session, notes[7], True))
    do(flag_note(desk.session, notes[5], "example", True))


def test_our_own_table_comes_back_exactly(desk, tmp_path):
    furnish(desk)
    copy = desk.copy_for(Audience(Level.PRIVATE))
    path = file_of(tmp_path, as_csv(copy), "ours.csv")
    other = new_session(tmp_path / "t.moot", found())
    try:
        brought = bring(other, read(path))
        assert (brought.added, brought.left_out) == (len(desk.session.all(CONTRIBUTIONS)), ())
        assert [*other.copy_for(Audience(Level.PRIVATE)).boards] == [*map(_as_it_comes_back, copy.boards)]
        assert as_csv(other.copy_for(Audience(Level.PRIVATE))) == path.read_bytes()
        assert [p.text for p in prompts(other.session)] == ["=What Q1?", "=What Q2?"]
        other.undo()
        assert other.session.all(CONTRIBUTIONS) == other.session.all(THEMES) == []
    finally:
        other.close()


def _as_it_comes_back(board):
    """Empty themes have no row, and an imported note no time of writing."""

    def bare(notes):
        return tuple(replace(note, written="") for note in notes)

    themes = tuple(replace(t, notes=bare(t.notes), examples=bare(t.examples)) for t in board.themes if t.notes)
    return replace(board, themes=themes, unclustered=bare(board.unclustered))


def test_each_contribution_has_one_row(desk):
    furnish(desk)
    rows = list(csv.DictReader(io.StringIO(as_csv(desk.copy_for(Audience(Level.ROOM))).decode("utf-8-sig"), newline="")))
    assert [row["number"] for row in rows] == [str(n) for n in range(1, 13)]
    assert rows[0]["also"] == "C: \nD: Only copies: yes" and rows[11]["same_as"] == "1" and rows[7]["text"] == ""


def test_a_table_of_the_first_release_still_comes_in(tmp_path, desk):
    header = "number,question,theme,text,table,sector,response_no,example,late"
    brought = bring(desk, read(file_of(tmp_path, f'{header}\r\n"7","Q","T","\'=1","","","","yes",""\r\n')))
    (note,) = desk.session.all(CONTRIBUTIONS)
    assert (brought.added, note.number, note.text, note.example) == (1, 7, "=1", True)

"""Polis: +1 is agree, a person's last vote counts, and the columns that count votes are not believed."""

from __future__ import annotations

import json

import pytest

from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.scales import SCALES, points_of
from tests.imports.incoming import brought, counted, file_of, read

CONVERSATIONS = ("london.youth.policing", "brexit-consensus")


@pytest.mark.parametrize("name", ["comments.csv", "votes.csv"])
@pytest.mark.parametrize("conversation", CONVERSATIONS)
def test_votes_are_as_computed(shared, conversation, name):
    folder = shared / "01-polis" / conversation
    truth = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    batch = read(folder / name)
    (held,) = batch.votes
    assert len(held.papers) == truth["voters"] and held.question == truth["topic"]
    assert [(point.number, point.label) for point in held.scale] == [(1, "Agree"), (0, "Pass"), (-1, "Disagree")]
    found = {}
    for place, option in enumerate(held.options, 1):
        marks = [paper.marks[place] for paper in held.papers if place in paper.marks]
        found[option.ref] = {"agree": marks.count(3), "disagree": marks.count(1), "pass": marks.count(2)}
    assert found == truth["per_comment"]
    top = sorted(found, key=lambda ref: (-found[ref]["agree"], int(ref)))[:10]
    assert [(ref, found[ref]["agree"]) for ref in top] == [(t["comment-id"], t["agree"]) for t in truth["top10_by_agrees_tie_lowest_id"]]


def test_statements_and_votes_are_one_batch_and_know_each_other(shared):
    batch = read(shared / "01-polis" / CONVERSATIONS[0] / "comments.csv")
    session = brought(batch)
    assert (batch.kind, len(batch.notes), len(batch.left_out)) == ("contributions", 39, 0)
    vote, verdicts, lines = counted(batch)
    assert (vote.kind, vote.cap, vote.support, {v.state for v in verdicts}) == ("rated", 3, 1, {"counted"})
    assert len(lines) == 36 and all(line.option.subject for line in lines)
    (scale,) = session.all(SCALES)
    assert [p.label for p in points_of(session, scale.key)] == ["Agree", "Pass", "Disagree"]


def test_a_kind_keeps_to_notes_or_to_the_vote(shared):
    path = shared / "01-polis" / CONVERSATIONS[0] / "comments.csv"
    notes, vote = read(path, "contributions"), read(path, "ballots")
    assert (len(notes.notes), notes.votes) == (39, ()) and (vote.notes, len(vote.votes)) == ((), 1)


def test_odd_votes_stay_out_and_pasted_statements_look_for_no_file(tmp_path):
    file_of(tmp_path, "comment-id,comment-body,moderated\n1,One,1\n2,Two,-1\n", "comments.csv")
    path = file_of(tmp_path, "comment-id,voter-id,vote\n1,a,1\n1,a,-1\n1,b,7\n9,b,0\n,b,1\n", "votes.csv")
    batch = read(path)
    assert [(left.row, left.key) for left in batch.left_out] == [(4, "imports.not_a_polis_vote"), (6, "imports.not_a_polis_vote")]
    (held,) = batch.votes
    assert [(o.ref, o.text) for o in held.options] == [("1", "One"), ("9", "Statement 9")]
    assert [dict(p.marks) for p in held.papers] == [{1: 1}, {2: 2}]
    pasted = read("comment-id,comment-body\n1,One\n2,Two\n")
    assert not pasted.votes and [n.text for n in brought(pasted).all(CONTRIBUTIONS)] == ["One", "Two"]


def test_the_last_vote_in_time_counts_whatever_the_order(tmp_path):
    rows = "1500232652930,1,a,1\n1500232652999,1,b,0\n1500232652111,1,a,-1\n"
    (held,) = read(file_of(tmp_path, f"timestamp,comment-id,voter-id,vote\n{rows}", "votes.csv")).votes
    assert sorted(p.marks[1] for p in held.papers) == [2, 3]


def test_votes_that_may_be_the_wrong_way_round_are_remarked_on(tmp_path):
    seconds = read(file_of(tmp_path, "timestamp,comment-id,voter-id,vote\n1500232652,1,a,1\n", "votes.csv"))
    assert [r.key for r in seconds.remarks] == ["imports.polis_signs"]


def test_a_row_is_left_out_once(tmp_path):
    batch = read(file_of(tmp_path, "comment-id,voter-id,vote\n1,a,1\n1,b\n1,c,1\n", "votes.csv"))
    assert [(left.row, left.key) for left in batch.left_out] == [(3, "imports.not_a_polis_vote")]

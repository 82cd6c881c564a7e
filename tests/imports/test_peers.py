"""Files that other tools wrote: real ones equal what separate scripts computed; others are made here after the exporters' own source."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from moothall.core.contributions import CONTRIBUTIONS, contributions_of, items, notes_of, repeats_of
from moothall.core.prompts import prompts
from moothall.core.themes import THEMES, notes_in
from moothall.core.votes import votes
from tests.imports.incoming import brought, counted, file_of, read, refusal, texts, theme_names


@pytest.fixture
def peers(shared):
    folder = shared / "04-peer-exports"
    return folder, json.loads((folder / "expected.json").read_text(encoding="utf-8"))


def reasons(batch):
    return Counter(left.key for left in batch.left_out)


# ── real files ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("encoding", ["mac_roman", ""])
def test_surveymonkeys_ratings_are_as_published(peers, encoding):
    """N/A and blank are no answer: every count of every question, and the mean, is that of those who rated."""
    folder, expected = peers
    name = "surveymonkey-food-world-cup-1to5-ratings.csv"
    batch = read(folder / name, encoding=encoding)
    (held,) = batch.votes
    truth = expected[name]["rating_questions"]
    assert (held.kind, held.cap, [p.number for p in held.scale]) == ("rated", 5, [5, 4, 3, 2, 1])
    assert not batch.notes and not batch.left_out and len(held.options) == len(truth)
    for place, (option, question) in enumerate(zip(held.options, truth, strict=True), 1):
        marks = [paper.marks[place] for paper in held.papers if place in paper.marks]
        assert {str(n): marks.count(n) for n in range(1, 6)} == question["counts"], option.text
        assert len(marks) == question["rated"] and round(sum(marks) / len(marks), 4) == question["mean"]
        if encoding:
            assert option.text.replace("\xa0", " ") == question["question"]
    # 93 left every question blank: they cast no ballot, and some who only ticked N/A neither.
    assert max(len(paper.marks) for paper in held.papers) <= 40
    vote, verdicts, lines = counted(batch)
    assert vote.question.startswith("Please rate how much you like the traditional cuisine") and vote.kind == "rated"
    assert {verdict.state for verdict in verdicts} == {"counted"} and len(lines) == 40


def test_trello_lists_are_themes(peers):
    folder, expected = peers
    truth = expected["trello-board-wekan-project100.json"]
    session = brought(read(folder / "trello-board-wekan-project100.json"))
    assert [p.text for p in prompts(session)] == [truth["board"]]
    assert texts(session) == truth["card_names"]
    found = {theme.name: len(notes_in(session, theme.key)) for theme in session.all(THEMES)}
    assert found == {name: n for name, n in truth["lists"].items() if n}


def test_scrumlrs_stacks_are_repeats_and_its_votes_are_sums(peers):
    folder, expected = peers
    truth = expected["scrumlr-board-export.json"]
    batch = read(folder / "scrumlr-board-export.json")
    session = brought(batch)
    (board,) = prompts(session)
    by_text = {(note.text, note.same_as): note for note in session.all(CONTRIBUTIONS)}
    assert len(by_text) == len(truth["notes"]) == items(session, notes_of(session, board.key))
    head = next(note for note in notes_of(session, board.key) if note.text == "qwert")
    assert [note.text for note in repeats_of(session, head.key)] == ["asdf"]
    assert sorted(theme_names(session)) == ["Negative", "Positive"]
    vote, _, lines = counted(batch)
    (held,) = batch.votes
    assert (held.totals, vote.mode, sum(line.dots for line in lines)) == (True, "totals", truth["votes_total"])
    columns = {note.mark: note.theme for note in batch.notes}
    dots = {(columns[o.subject], o.text): sum(p.marks.get(n, 0) for p in held.papers) for n, o in enumerate(held.options, 1)}
    assert dots == {(n["column"], n["text"]): n["votes"] for n in truth["notes"]}


def test_scrumlrs_table(peers):
    folder, _ = peers
    session = brought(read(folder / "scrumlr-api-export.csv"))
    assert sorted(texts(session)) == ["Just a note", "Just a, note"] and theme_names(session) == ["My new column"]
    assert "John Doe" not in repr(list(session.records()))


def test_canvas_groups_are_themes(peers):
    folder, expected = peers
    truth = expected["jsoncanvas-sample.canvas"]
    batch = read(folder / "jsoncanvas-sample.canvas")
    session = brought(batch)
    assert (len(texts(session)), theme_names(session)) == (truth["nodes"]["text"], truth["groups"])
    assert reasons(batch) == {"imports.not_text_card": truth["nodes"]["file"]}


def test_excalidraw(peers):
    folder, expected = peers
    assert texts(brought(read(folder / "excalidraw-git.excalidraw"))) == expected["excalidraw-git.excalidraw"]["texts"]
    data = json.loads((folder / "excalidraw-simple-sticky-notes.excalidrawlib").read_text(encoding="utf-8"))
    there = [e["text"] for item in data["libraryItems"] for e in item["elements"] if e["type"] == "text"]
    assert texts(brought(read(folder / "excalidraw-simple-sticky-notes.excalidrawlib"))) == there and there


def test_wekans_table(peers):
    folder, _ = peers
    session = brought(read(folder / "wekan-board-import.csv"))
    assert (len(texts(session)), sorted(theme_names(session))) == (25, ["Stage 1", "Stage 2", "Stage 3", "Stage 4"])
    assert texts(session)[0] == "Test card 1\n\nTest description 1"
    assert "testuser" not in repr(list(session.records()))


# ── made after the exporters' source ────────────────────────────────────────────────────────────────────────────────

PARABOL = '''\ufeff"reflectionGroup","author","votes","type","createdAt","discussionThread","prompt","content"
"Handover","Anonymous","5","Reflection","2026-11-01","","What hurts?","No time, to talk"
"Handover","Anonymous","5","Reflection","2026-11-01","","What hurts?","Handover is ""quick"""
"Handover","Siân Khan","5","Comment","2026-11-01","t1","What hurts?","Same here"
"Rota","Anonymous","2","Reflection","2026-11-01","","What helps?","A rota we made"
"Rota","Siân Khan","2","Task","2026-11-01","t2","What helps?","Write it up"
'''


def test_parabols_group_totals_are_not_summed(tmp_path):
    batch = read(file_of(tmp_path, PARABOL))
    session = brought(batch)
    assert texts(session) == ["No time, to talk", 'Handover is "quick"', "A rota we made"]
    assert [p.text for p in prompts(session)] == ["What hurts?", "What helps?"] and theme_names(session) == ["Handover", "Rota"]
    assert [(left.row, left.key) for left in batch.left_out] == [(4, "imports.discussion"), (6, "imports.discussion")]
    assert [(line.option.text, line.dots) for line in counted(batch)[2]] == [("Handover", 5), ("Rota", 2)]
    assert "Khan" not in repr(batch)


AZURE = """"Retrospectives Summary for 'Ward 5' (https://example.org/b)"


Feedback Items
Type,Description,Votes,CreatedDate,CreatedBy
"Went well","Said "thank you", twice",3,Thu Nov 05 2026 10:00:00 GMT+0000 (Greenwich Mean Time),"Bo"
"To change","First line
second "line"",0,Thu Nov 05 2026 10:01:00 GMT+0000 (Greenwich Mean Time),"Siân Khan"
this row lost its end


Work Items
Feedback Description,Work Item Title,Work Item Type,Work Item Id,Url
"Went well","x","y",1,"z"
"""


def test_azures_quotation_marks_are_not_doubled(tmp_path):
    batch = read(file_of(tmp_path, AZURE, "retro.csv"))
    session = brought(batch)
    assert texts(session)[:2] == ['Said "thank you", twice', 'First line\nsecond "line"']
    assert theme_names(session) == ["Went well", "To change"] and [p.text for p in prompts(session)] == ["Ward 5"]
    assert [(left.row, left.key) for left in batch.left_out] == [(9, "imports.not_an_item")]
    assert [line.dots for line in counted(batch)[2]] == [3, 0] and "Khan" not in repr(batch)


QUICK = {
    "version": 1,
    "board": {"id": "b", "name": "Away day", "team": "T", "url": "u", "createdDateUtcSeconds": 1},
    "messages": [
        {"column": {"id": "1", "text": "Keep"}, "content": "Tea", "user": "Bo", "likes": 2, "offlineLikes": 3, "comments": []},
        {"column": {"id": "2", "text": "Drop"}, "content": "Noise", "user": "Jo", "likes": 0, "offlineLikes": 0,
         "comments": [{"content": "yes", "user": "Bo"}]},
        {"column": {"id": "2", "text": "Drop"}, "content": " ", "user": "Jo", "likes": 0, "offlineLikes": 0},
    ],
}  # fmt: skip


def test_quickretros_offline_likes_count_too(tmp_path):
    batch = read(file_of(tmp_path, json.dumps(QUICK), "board.json"))
    session = brought(batch)
    assert (texts(session), theme_names(session)) == (["Tea", "Noise"], ["Keep", "Drop"])
    assert [(line.option.text, line.dots) for line in counted(batch)[2]] == [("Tea", 5), ("Noise", 0)]
    assert [r.facts for r in batch.remarks] == [{"n": 1}] and reasons(batch) == {"imports.no_text": 1}


def test_murals_areas_are_themes(tmp_path):
    content = "ID,Text,BG Color,Area\n1,Too few beds,#FFF,Wards\n2,Buses,#FFF,\n3,,#FFF,Wards\n"
    batch = read(file_of(tmp_path, content))
    assert [(note.text, note.theme) for note in batch.notes] == [("Too few beds", "Wards"), ("Buses", "")]
    assert reasons(batch) == {"imports.no_text": 1}


def test_archived_cards_stay_out_and_votes_on_cards_count(tmp_path):
    data = {
        "name": "B",
        "lists": [{"id": "l", "name": "L", "pos": 2}, {"id": "m", "name": "M", "pos": 1}, {"id": "old", "name": "O", "closed": True}],
        "cards": [
            {"idList": "l", "name": "one", "desc": "more", "pos": 2, "idMembersVoted": ["a", "b"]},
            {"idList": "l", "name": "two", "pos": 1},
            {"idList": "m", "name": "three", "pos": 9},
            {"idList": "m", "name": "gone", "closed": True},
            {"idList": "old", "name": "older"},
        ],
    }
    batch = read(file_of(tmp_path, json.dumps(data), "b.json"))
    assert [note.text for note in batch.notes] == ["three", "two", "one\n\nmore"]
    assert reasons(batch) == {"imports.archived": 2} and [line.dots for line in counted(batch)[2]] == [2, 0, 0]


def test_a_stack_that_leads_in_a_circle_stands_as_single_notes(tmp_path):
    notes = [{"id": a, "text": a, "position": {"column": "c", "stack": b, "rank": 0}} for a, b in ("ab", "ba", "cx")]
    data = {"board": {"name": "B"}, "columns": [{"id": "c", "name": "C"}], "notes": notes, "votings": []}
    session = brought(read(file_of(tmp_path, json.dumps(data), "b.json")))
    (board,) = prompts(session)
    assert len(notes_of(session, board.key)) == len(contributions_of(session, board.key)) == 3


def test_a_board_whose_columns_are_themes(tmp_path):
    batch = read(file_of(tmp_path, "Keep,Drop\nTea,Noise\nCake,\n"), format="columns")
    assert [(n.theme, n.text) for n in batch.notes] == [("Keep", "Tea"), ("Keep", "Cake"), ("Drop", "Noise")]


ODD = [{}, {"nodes": 3}, [1, {"a": "b"}], {"type": ["excalidraw"]}, {"lists": [], "cards": {}}, {"board": 1, "notes": [], "columns": []}]


@pytest.mark.parametrize("data", ODD)
def test_other_json_is_refused(tmp_path, data):
    assert "JSON of a form" in refusal(file_of(tmp_path, json.dumps(data), "x.json"))


def test_json_with_wrong_types_is_read_as_far_as_it_goes(tmp_path):
    data = {"type": "excalidraw", "elements": [None, 3, {"type": "text", "text": ["no"]}, {"type": "text", "text": "yes", "frameId": {}}]}
    assert texts(brought(read(file_of(tmp_path, json.dumps(data), "x.excalidraw")))) == ["yes"]
    board = {"board": None, "columns": [7], "notes": [{"id": 1, "text": "yes", "position": 3}, "no"], "votings": [{"votes": []}]}
    assert texts(brought(read(file_of(tmp_path, json.dumps(board), "x.json")))) == ["yes"]
    assert votes(brought(read(file_of(tmp_path, json.dumps(board), "x.json")))) == []

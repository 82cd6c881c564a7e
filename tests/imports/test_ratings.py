"""Ratings from files, all the way to where they are read: the result's table, the copies that leave, the counts for others."""

from __future__ import annotations

import json

import pytest

from moothall.activities import found
from moothall.core.levels import Level
from moothall.core.redaction import Audience
from moothall.core.votes import votes
from moothall.desk.sessions import new_session
from moothall.exports.election_files import pabulib
from moothall.exports.json_copy import as_json
from moothall.exports.vote_results import ranked
from moothall.imports import bring
from moothall.voting.result_grids import rated_grid
from tests.imports.incoming import file_of, read

SURVEY = "surveymonkey-food-world-cup-1to5-ratings.csv"
FROM_NOUGHT = "Timestamp,How was it?\n" + "".join(f"2026/09/20 10:00:00 AM,{n}\n" for n in (0, 10, 10, 7))


@pytest.fixture
def desk(tmp_path):
    desk = new_session(tmp_path / "s.moot", found())
    yield desk
    desk.close()


def held(desk, batch):
    """The one vote of a batch, brought in: its table by option, and its copy."""
    bring(desk, batch)
    (vote,) = votes(desk.session)
    grid = rated_grid(desk.session, desk.tally(vote.key))
    rows = {row.text: dict(zip(grid.heads, (cell.text for cell in row.cells), strict=True)) for row in grid.rows}
    return rows, desk.copy_for(Audience(Level.ROOM))


def test_a_survey_reads_as_it_was_answered(desk, shared):
    folder = shared / "04-peer-exports"
    truth = json.loads((folder / "expected.json").read_text(encoding="utf-8"))[SURVEY]["rating_questions"]
    rows, copy = held(desk, read(folder / SURVEY, encoding="mac_roman"))
    (vote,) = json.loads(as_json(copy))["votes"]
    copied = {option["text"]: option for option in vote["options"]}
    assert len(rows) == len(copied) == len(truth)
    for question in truth:
        name = next(text for text in rows if text.replace("\xa0", " ") == question["question"])
        assert {n: int(rows[name][n]) for n in "12345"} == question["counts"], name
        assert round(100 * int(rows[name]["top 2"]) / question["rated"], 2) == question["top2_box_pct"], name
        assert {str(mark): n for mark, n in copied[name]["spread"]} == question["counts"], name
        assert copied[name]["voters"] == question["rated"], name
        assert round(copied[name]["dots"] / question["rated"], 4) == question["mean"], "dots are the sum of what was given"


def test_the_best_liked_stands_first_in_every_list(desk, shared):
    """In the window, on paper and in the file for others: Italy by its 5s and 4s, and by its points."""
    folder = shared / "04-peer-exports"
    rows, copy = held(desk, read(folder / SURVEY, encoding="mac_roman"))
    (vote,) = copy.votes
    first = [next(iter(rows)), ranked(vote)[0].text, vote.options[0].text]
    assert all(text.endswith("Italy.") for text in first), first
    projects = [row.split(";") for row in pabulib(copy).decode().splitlines() if row.count(";") == 4]
    sums = {name: score for *_, score, name in projects}
    italy = next(option for option in vote.options if option.text.endswith("Italy."))
    assert int(sums[" ".join(italy.text.split())]) == italy.dots == sum(mark * n for mark, n in italy.spread)


def test_statements_have_agree_and_disagree_at_the_ends(desk, shared):
    folder = shared / "01-polis" / "london.youth.policing"
    truth = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["per_comment"]
    bring(desk, read(folder / "votes.csv"))
    (vote,) = votes(desk.session)
    grid = rated_grid(desk.session, desk.tally(vote.key))
    assert grid.heads == ("Agree", "Pass", "Disagree", "none")
    copy = desk.copy_for(Audience(Level.ROOM)).votes[0]
    found_here = {o.ref: dict(o.spread) for o in copy.options}
    assert {ref: {"agree": s.get(3, 0), "pass": s.get(2, 0), "disagree": s.get(1, 0)} for ref, s in found_here.items()} == {
        ref: {name: t[name] for name in ("agree", "pass", "disagree")} for ref, t in truth.items()
    }
    assert [int(row.cells[0].text) for row in grid.rows] == sorted((t["agree"] for t in truth.values()), reverse=True)


def test_a_scale_from_nought_keeps_its_numbers(desk, tmp_path):
    rows, copy = held(desk, read(file_of(tmp_path, FROM_NOUGHT)))
    (cells,) = rows.values()
    assert {n: cells[n] for n in ("10", "7", "0", "top 2")} == {"10": "2", "7": "1", "0": "1", "top 2": "2"}
    told = pabulib(copy).decode()
    assert "min_points;0\nmax_points;10\n" in told and ";4;27;How was it?" in told


def test_words_of_one_question_are_one_scale_whoever_used_which(tmp_path):
    """Only one line has the middle of the scale; by themselves the others fit two scales that are called otherwise."""
    rows = ("When,How do you find each? [Barn],How do you find each? [Pier],How do you find each? [Kiln]", "2026-04-01 9:00:00,Satisfied,")
    text = f"{rows[0]}\n{rows[1]}Satisfied,Neutral\n2026-04-02 9:00:00,Very satisfied,Satisfied,Dissatisfied\n"
    (vote,) = read(file_of(tmp_path, text), format="survey").votes
    assert [option.text for option in vote.options] == ["Barn", "Pier", "Kiln"] and vote.scale[2].label == "Neutral"

"""The same list, file or person a second time: told, never doubled, and one undo takes a round back."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.people import ORGANISATIONS, people
from moothall.desk.sessions import open_session
from tests.imports.books import book

OLD = "name,organisation,email,title\nEdda Moss,Quay Trust,edda@quay.example,\nFinn Ode,Mill Fund,finn@mill.example,Clerk\nGia Pell,,,\n"
NEW = (
    "name,organisation,email,title\nEdda  MOSS,Quay Trust,edda@quay.example,Chair\nF. Ode,Mill Fund,finn@mill.example,Director\n"
    "Hal Reed,Weir Club,,\n"
)


def bring(say, session, folder, text, *words, name="list.csv"):
    (folder / name).write_text(text, encoding="utf-8")
    return say.ok("import", session, folder / name, "--json", *words).json


def listed(session):
    desk = open_session(Path(session), found())
    try:
        return [(p.name, p.title, p.email) for p in people(desk.session)]
    finally:
        desk.close()


def test_an_updated_list(say, session, tmp_path):
    assert bring(say, session, tmp_path, OLD)["added"] == 3
    answer = bring(say, session, tmp_path, NEW)
    assert (answer["added"], answer["changed"], [one["row"] for one in answer["same"]]) == (1, 1, [2, 3])
    assert "Clerk / Director" in answer["same"][1]["reason"] and "Finn Ode / F. Ode" in answer["same"][1]["reason"]
    assert any("Gia Pell" in remark for remark in answer["remarks"])
    assert listed(session) == [
        ("Edda Moss", "Chair", "edda@quay.example"), ("Finn Ode", "Clerk", "finn@mill.example"), ("Gia Pell", "", ""), ("Hal Reed", "", ""),
    ]  # fmt: skip


def test_one_undo_takes_a_round_back(say, session, tmp_path):
    bring(say, session, tmp_path, OLD)
    bring(say, session, tmp_path, NEW)
    desk = open_session(Path(session), found())
    desk.undo()
    assert [(p.name, p.title) for p in people(desk.session)] == [("Edda Moss", ""), ("Finn Ode", "Clerk"), ("Gia Pell", "")]
    desk.close()
    # Undone is forgotten: the file may come in once more.
    assert bring(say, session, tmp_path, NEW)["added"] == 1


def test_two_of_one_name_in_a_file_stay_two_and_are_two_again(say, session, tmp_path):
    twins = "name,organisation\nEdda Moss,Quay Trust\nEdda Moss,Quay Trust\n"
    assert bring(say, session, tmp_path, twins)["added"] == 2
    answer = bring(say, session, tmp_path, twins + "Edda Moss,Quay Trust\n")
    assert (answer["added"], len(answer["same"])) == (1, 2)


def test_one_address_of_an_office_is_not_one_person(say, session, tmp_path):
    office = "name,organisation,email\nEdda Moss,Quay,office@quay.example\nFinn Ode,Quay,office@quay.example\n"
    assert bring(say, session, tmp_path, office)["added"] == 2
    answer = bring(say, session, tmp_path, office + "Gia Pell,Quay,office@quay.example\n")
    assert (answer["added"], len(answer["same"])) == (1, 2)


def test_somebody_who_may_be_the_same_is_not_added(say, session, tmp_path):
    bring(say, session, tmp_path, OLD)
    answer = bring(say, session, tmp_path, "name,organisation\nGia Pell,Weir Club\nIda Voss,Weir Club\n")
    assert answer["added"] == 1 and [one["row"] for one in answer["left_out"]] == [2] and "Gia Pell" in answer["left_out"][0]["reason"]


def test_the_same_bytes_are_refused_unless_asked_for(say, session, tmp_path):
    notes = "question,text\nWhy?,Funding\nWhy?,Trust\n"
    assert bring(say, session, tmp_path, notes)["added"] == 2
    (tmp_path / "renamed.csv").write_text(notes, encoding="utf-8")
    before = Path(session).read_bytes()
    for words in ((), ("--dry-run",)):
        refused = say("import", session, tmp_path / "renamed.csv", *words)
        assert refused.code == 1 and "--again" in refused.err and Path(session).read_bytes() == before
    assert bring(say, session, tmp_path, notes, "--again")["added"] == 2


def test_the_next_sheet_of_a_workbook_is_another_list(say, session, tmp_path):
    path = book(tmp_path / "b.xlsx", {"One": [["text"], ["first"]], "Two": [["text"], ["second"]]})
    assert say.ok("import", session, path, "--sheet", "One", "--json").json["added"] == 1
    assert say.ok("import", session, path, "--sheet", "Two", "--json").json["added"] == 1
    assert say("import", session, path, "--sheet", "Two").code == 1


def test_a_newer_copy_brings_what_is_new_by_counts(say, session, tmp_path):
    old = "question,text\nWhy?,Funding\nWhy?,Trust\n"
    bring(say, session, tmp_path, old)
    answer = bring(say, session, tmp_path, old + "Why?,Funding\nWhy?,Time\n")
    assert answer["added"] == 2 and any(remark.startswith("2 notes") for remark in answer["remarks"])
    # Another table's notes are no newer copy, though one reads the same.
    assert bring(say, session, tmp_path, "question,text\nWhy?,Funding\nWhy?,Shifts\nWhy?,Keys\n")["added"] == 3


def test_a_newer_copy_goes_by_response_numbers_where_there_are_any(say, session, tmp_path):
    old = "question,text,response_no\nWhy?,Funding,4\nWhy?,Trust,5\n"
    bring(say, session, tmp_path, old)
    newer = "question,text,response_no\nWhy?,Funding,9\nWhy?,Trust and time,5\nWhy?,Funding,4\n"
    answer = bring(say, session, tmp_path, newer)
    assert answer["added"] == 1 and any("reads otherwise" in remark for remark in answer["remarks"])


@pytest.mark.parametrize("names", [("Quay\u00a0Trust", "Quay Trust"), ("Cafe\u0301 Nord", "Caf\u00e9 Nord"), ("QUAY  TRUST", "Quay Trust")])
def test_names_are_compared_as_people_read_them(say, session, tmp_path, names):
    bring(say, session, tmp_path, f"name,organisation\nEdda\u200b\u00a0Moss ,{names[0]}\nFinn Ode,{names[1]}\n")
    desk = open_session(Path(session), found())
    assert len(desk.session.all(ORGANISATIONS)) == 1 and people(desk.session)[0].name == "Edda Moss"
    desk.close()


def test_themes_that_read_the_same_are_one_and_told(say, session, tmp_path):
    answer = bring(say, session, tmp_path, "question,theme,text\nQ,Mone\u0301,a\nQ,mon\u00e9,b\nQ,Mon\u00e9 ,c\nQ,Other,d\n")
    (board,) = say.ok("show", session, "--json").json["boards"]
    assert sorted(theme["contributions"] for theme in board["themes"]) == [1, 3]
    assert any("differ only" in remark for remark in answer["remarks"])


def test_the_heading_row_is_said(say, session, tmp_path):
    text = "name,organisation\nnot,these\nname,organisation\nEdda Moss,Quay\n"
    answer = bring(say, session, tmp_path, text, "--header-at", "3")
    assert answer["added"] == 1
    assert say("import", session, tmp_path / "list.csv", "--header-at", "9", "--again").code == 1
    assert say("import", session, tmp_path / "list.csv", "--header-at", "0").code == 2


def test_marks_of_lists_come_off_when_asked(say, session, tmp_path):
    text = "• Clear goals\n1. Shared diary\n- [x] Walk\n<p>More <b>time</b> &amp; less</p>\nplain - and 3 < 4\n"
    answer = bring(say, session, tmp_path, text, name="marks.txt")
    assert any("--tidy" in remark for remark in answer["remarks"])
    assert bring(say, session, tmp_path, text, "--again", "--tidy", name="marks.txt")["added"] == 5
    out = tmp_path / "out.json"
    say.ok("export", session, "--to", out, "--level", "private")
    for words in ("Clear goals", "Shared diary", "Walk", "More time & less", "plain - and 3 < 4"):
        assert f'"{words}"' in out.read_text(encoding="utf-8")


BALLOTS = "voter,option,dots\na,Oak,2\na,Elm,1\nb,Oak,1\n"


def test_a_newer_copy_of_a_vote_is_told_and_stays_out(say, session, tmp_path):
    """Compared as counts, whoever the voters are called; another vote on the same options comes in, and is told."""
    assert bring(say, session, tmp_path, BALLOTS)["added"] == 2
    (tmp_path / "list.csv").write_text(BALLOTS.replace("b,", "z,") + "c,Elm,3\n", encoding="utf-8")
    refused = say("import", session, tmp_path / "list.csv", "--json")
    assert refused.code == 1 and "2 ballots strong; this file has 3" in refused.out
    other = bring(say, session, tmp_path, "voter,option,dots\na,Oak,1\nb,Elm,1\n")
    assert other["added"] == 2 and any("a vote of its own" in remark for remark in other["remarks"])
    assert bring(say, session, tmp_path, BALLOTS + "c,Elm,3\n", "--again")["added"] == 3


def test_a_newer_copy_of_a_survey_doubles_no_vote(say, session, tmp_path):
    first = "Timestamp,What should stay?,How was it?\n2026/05/01 10:00:00,The well,4\n2026/05/01 10:01:00,Tea,2\n"
    assert bring(say, session, tmp_path, first)["votes"] == 1
    answer = bring(say, session, tmp_path, first + "2026/05/01 10:09:00,The bench,5\n")
    assert (answer["added"], answer["votes"]) == (1, 0) and any("here already" in remark for remark in answer["remarks"])

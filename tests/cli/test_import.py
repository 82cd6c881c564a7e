"""`moothall import` against real files: what comes in, what stays out, and a session left as it was when nothing does."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from itertools import groupby

import pytest

from moothall.activities import found
from moothall.desk.sessions import open_session
from tests.imports.books import book

SURVEY = "survey2016/items_import.csv"
REAL = (
    "France_Toulouse_2019.pb",
    "Poland_Warszawa_2018_Pole_Mokotowskie.pb",
    "Switzerland_Zurich_D5.pb",
    "Worldwide_Mechanical_Turk_Utilities_3.pb",
)


def table(column: str, texts, **more: str) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow([column, *more])
    writer.writerows([text, *more.values()] for text in texts)
    return out.getvalue()


@pytest.fixture
def naughty(shared):
    strings = json.loads((shared / "05-nasty" / "strings" / "blns.json").read_text(encoding="utf-8"))
    return [s for s in strings if s.strip("\ufeff").strip()]


def test_survey_as_published(say, session, shared):
    published = json.loads((shared / "survey2016" / "expected.json").read_text(encoding="utf-8"))
    answer = say.ok("import", session, shared / SURVEY, "--json").json
    assert (answer["added"], answer["left_out"]) == (342, [])
    boards = say.ok("show", session, "--json").json["boards"]
    assert [b["contributions"] for b in boards] == [128, 119, 95]
    for board, question in zip(boards, published["questions"][1:], strict=True):
        themes = sorted(question["themes"], key=lambda t: t["order"])
        assert [(t["name"], t["contributions"]) for t in board["themes"]] == [(t["name"], t["items"]) for t in themes]
        assert (board["prompt"], board["unclustered"]) == (question["id"], 0)


@pytest.mark.parametrize("name", REAL)
def test_elections_as_published(say, session, shared, name):
    truth = json.loads((shared / "02-dotvoting" / "expected.json").read_text(encoding="utf-8"))[name]
    assert say.ok("import", session, shared / "02-dotvoting" / name, "--json").json["added"] == truth["voters"]
    (vote,) = say.ok("show", session, "--json").json["votes"]
    assert (vote["kind"], vote["mode"], vote["state"], vote["question"]) == (truth["vote_type"], "sealed", "revealed", truth["description"])
    assert (vote["ballots"], vote["spoiled"], vote["short"]) == (truth["voters"], 0, len(truth["cap_violations_list"]))
    assert vote["routes"] == {"import": truth["voters"]}
    ballot_order = {t["project_id"]: n for n, t in enumerate(truth["tally"])}
    expected = sorted(truth["tally"], key=lambda t: (-t["points"], -t["voters"], ballot_order[t["project_id"]]))
    assert vote["options"] == [{"ref": t["project_id"], "text": t["name"], "dots": t["points"], "voters": t["voters"]} for t in expected]
    say.ok("check", session)


def test_no_voter_and_no_order_reaches_the_file(say, session, shared):
    """The ids are unusual enough to look for in the bytes; of 180 ballots, none in a thousand years would lie in the list's order."""
    source = shared / "02-dotvoting" / "Switzerland_Zurich_D5.pb"
    say.ok("import", session, source)
    lines = source.read_text(encoding="utf-8").partition("VOTES\n")[2].splitlines()[1:]
    raw = (say.folder / session).read_bytes()
    assert len(lines) == 180 and not [line for line in lines if line.partition(";")[0].encode() in raw]
    listed = [sorted(map(int, line.split(";")[2].split(","))) for line in lines]
    with closing(sqlite3.connect(say.folder / session)) as db:
        rows = db.execute("SELECT ballot, dots FROM mark ORDER BY ballot").fetchall()
    kept = [sorted(dots for _, dots in group) for _, group in groupby(rows, key=lambda row: row[0])]
    assert sorted(kept) == sorted(listed) and kept != listed


def test_spoiled_ballots_are_listed_and_never_counted(say, session):
    head = "META\nkey;value\nvote_type;cumulative\nmax_points;2\nmax_sum_points;3\nmin_sum_points;2\n"
    body = "PROJECTS\nproject_id;name\na;A\nb;B\nVOTES\nvoter_id;vote;points\n1;a,b;2,1\n2;a;3\n3;a,b;2,2\n4;b;1\n"
    answer = say.ok("import", session, say.file("x.pb", head + body), "--json").json
    assert (answer["added"], [x["row"] for x in answer["left_out"]], [x["row"] for x in answer["short"]]) == (2, [14, 15], [16])
    (vote,) = say.ok("show", session, "--json").json["votes"]
    assert (vote["budget"], vote["cap"], vote["minimum"]) == (3, 2, 2)
    assert (vote["ballots"], vote["spoiled"], vote["short"]) == (2, 2, 1)
    assert (
        vote["options"]
        == [
            {"ref": "a", "text": "A", "dots": 2, "voters": 1},
            {"ref": "b", "text": "B", "dots": 2, "voters": 2},
        ][::-1]
    )


def test_a_vote_as_a_table(say, session):
    say.ok("import", session, say.file("dots.csv", "voter,option,dots\n1,Bus,2\n1,Tram,1\n2,Tram,2\n"))
    (vote,) = say.ok("show", session, "--json").json["votes"]
    assert (vote["question"], vote["budget"], vote["cap"], vote["minimum"], vote["ballots"]) == ("Imported vote", None, None, None, 2)
    assert [(o["text"], o["dots"], o["voters"]) for o in vote["options"]] == [("Tram", 3, 2), ("Bus", 2, 1)]


# ── there and back ──────────────────────────────────────────────────────────────────────────────────────────────────


def contributions(say, session: str) -> list[dict]:
    say.ok("export", session, "--to", "out.json", "--level", "private")
    return json.loads((say.folder / "out.json").read_bytes())["contributions"]


def test_naughty_notes_there_and_back(say, session, naughty):
    say.ok("import", session, say.file("n.csv", table("text", naughty, theme="=T", question="-Q")))
    assert [n["text"] for n in contributions(say, session)] == naughty
    say.ok("export", session, "--to", "out.csv", "--level", "private")
    say.ok("new", "t.moot")
    say.ok("import", "t.moot", "out.csv")
    assert contributions(say, "t.moot") == contributions(say, session)
    say.ok("export", "t.moot", "--to", "again.csv", "--level", "private")
    assert (say.folder / "again.csv").read_bytes() == (say.folder / "out.csv").read_bytes()
    assert say.ok("show", "t.moot", "--json").json["boards"] == say.ok("show", session, "--json").json["boards"]


def test_polis_there_and_back(say, session, shared):
    path = shared / "01-polis" / "london.youth.policing" / "comments.csv"
    with path.open(encoding="utf-8", newline="") as file:
        said = [row["comment-body"] for row in csv.DictReader(file)]
    say.ok("import", session, path, "--prompt", "What helps?")
    assert [n["text"] for n in contributions(say, session)] == said
    (board,) = say.ok("show", session, "--json").json["boards"]
    assert (board["prompt"], board["contributions"], board["unclustered"]) == ("What helps?", len(said), len(said))


def test_naughty_options_and_names(say, session, naughty):
    options = list(dict.fromkeys(naughty))
    say.ok("import", session, say.file("o.csv", table("option", options, voter="v", dots="1")))
    (vote,) = say.ok("show", session, "--json").json["votes"]
    assert [o["text"] for o in vote["options"]] == options
    brought = say.ok("import", session, say.file("p.csv", table("name", naughty, organisation="Org")), "--json").json
    # One is of signs that nobody sees: no name, told, and no reason to keep the others out.
    assert [row["reason"] for row in brought["left_out"]] == ["There is no name in this row."]
    assert say.ok("show", session, "--json").json["participants"] == brought["added"] == len(naughty) - 1
    say.ok("show", session)
    say.ok("check", session)


# ── nothing happens by halves ───────────────────────────────────────────────────────────────────────────────────────


def test_dry_run_says_the_same_and_writes_nothing(say, session, shared):
    before = (say.folder / session).read_bytes()
    for how in ((), ("--json",)):
        tried = say.ok("import", session, shared / SURVEY, "--dry-run", *how)
        assert (say.folder / session).read_bytes() == before
        assert sorted(p.name for p in say.folder.iterdir()) == [session]
    assert say.ok("import", session, shared / SURVEY, "--json") == tried


RANKED = "META\nkey;value\nvote_type;veto\nPROJECTS\nproject_id\na\nVOTES\nvoter_id;vote\n1;a\n"
ALL_SPOILED = "META\nkey;value\nvote_type;approval\nmax_length;1\nPROJECTS\nproject_id\na\nb\nVOTES\nvoter_id;vote\n1;a,b\n"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.csv", "", "empty"),
        ("header.csv", "text,theme\n", "Nothing in header.csv"),
        ("blank.csv", 'text\n" "\n', "Nothing in blank.csv"),
        ("book.xlsx", "PK\x03\x04...", "CSV UTF-8"),
        ("ranked.pb", RANKED, "line 3"),
        ("cut.pb", "META\nkey;value\nvote_type;appr", "PROJECTS"),
        ("spoiled.pb", ALL_SPOILED, "Nothing in spoiled.pb"),
    ],
)
def test_what_brings_nothing_leaves_the_session_as_it_was(say, session, name, content, says):
    before = (say.folder / session).read_bytes()
    assert says in say.refused("import", session, say.file(name, content))
    assert (say.folder / session).read_bytes() == before


def test_rows_left_out_are_no_failure(say, session):
    answer = say.ok("import", session, say.file("x.csv", 'text,theme\nkept,T\nshort\n"",T\n'), "--json").json
    # A short row is padded, and then has its text.
    assert (answer["added"], [x["row"] for x in answer["left_out"]]) == (2, [4])
    assert all(x["reason"].endswith(".") for x in answer["left_out"])
    told = say.ok("import", session, say.folder / "x.csv", "--again").out
    assert "2 notes added." in told and "1 row left out:" in told and "Row 4: There is no text in this row." in told


def test_doubt_is_wrong_words_and_as_settles_it(say, session):
    source = say.file("x.csv", "name,organisation,text\nBo,NHS,hello\n")
    answer = say("import", session, source)
    assert answer.code == 2 and "contributions or participants" in answer.err
    say.ok("import", session, source, "--as", "participants")
    assert say.ok("show", session, "--json").json["participants"] == 1


def test_a_prompt_of_that_text_is_joined(say, session):
    for text in ("one", "two"):
        say.ok("import", session, say.file("x.txt", text), "--prompt", "What hurts?")
    say.ok("import", session, say.file("x.txt", "three"))
    boards = say.ok("show", session, "--json").json["boards"]
    assert [(b["prompt"], b["contributions"]) for b in boards] == [("What hurts?", 2), ("Imported notes", 1)]


def test_a_blank_prompt_is_told_as_one(say, session):
    before = (say.folder / session).read_bytes()
    assert say.refused("import", session, say.file("x.txt", "one"), "--prompt", " \t ").startswith("The prompt is blank.")
    assert (say.folder / session).read_bytes() == before


def test_a_session_open_in_the_window_is_refused_naming_who_has_it(say, session, monkeypatch):
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "siân")
    desk = open_session(say.folder / session, found())
    try:
        said = ("import", session, say.file("x.txt", "hello")), ("show", session), ("export", session, "--to", "x.csv"), ("check", session)
        for words in said:
            assert "open in Moothall already, by siân" in say.refused(*words)
    finally:
        desk.close()
    say.ok("import", session, say.folder / "x.txt")


def test_one_undo_takes_an_imported_vote_back_with_its_ballots(say, session):
    say.ok("import", session, say.file("dots.csv", "voter,option,dots\n1,Bus,2\n2,Tram,1\n"))
    desk = open_session(say.folder / session, found())
    try:
        desk.undo()
        assert desk.can_redo() is None
    finally:
        desk.close()
    assert say.ok("show", session, "--json").json["votes"] == []
    say.ok("check", session)
    with closing(sqlite3.connect(say.folder / session)) as db:
        assert db.execute("SELECT count(*) FROM ballot").fetchone() == db.execute("SELECT count(*) FROM mark").fetchone() == (0,)


def test_imported_notes_are_one_act_to_undo(say, session, shared):
    say.ok("import", session, shared / SURVEY)
    desk = open_session(say.folder / session, found())
    try:
        desk.undo()
    finally:
        desk.close()
    assert say.ok("show", session, "--json").json["boards"] == []


# ── other tools' files, and saying how to read one ──────────────────────────────────────────────────────────────────


def test_a_survey_with_ratings_is_one_act(say, session):
    source = say.file("forms.csv", "Timestamp,What hurts?,How was it?\n2026/09/20 10:00:00 AM,No time,4\n2026/09/20 10:01:00 AM,,N/A\n")
    told = say.ok("import", session, source).out
    assert "1 note added." in told and "1 vote added with them: 1 ballots." in told
    answer = say.ok("import", session, source, "--again", "--json").json
    assert (answer["kind"], answer["added"], answer["votes"], answer["ballots"]) == ("contributions", 1, 1, 1)
    desk = open_session(say.folder / session, found())
    try:
        desk.undo()
        desk.undo()
    finally:
        desk.close()
    shown = say.ok("show", session, "--json").json
    assert shown["boards"] == shown["votes"] == []


def test_polis_votes_come_with_the_statements(say, session, shared):
    answer = say.ok("import", session, shared / "01-polis" / "london.youth.policing" / "comments.csv", "--json").json
    assert (answer["added"], answer["votes"], answer["ballots"]) == (39, 1, 26)
    (vote,) = say.ok("show", session, "--json").json["votes"]
    assert (vote["kind"], vote["state"], vote["ballots"], len(vote["options"])) == ("rated", "revealed", 26, 36)
    say.ok("check", session)


def test_a_workbook_and_its_sheet(say, session):
    source = book(say.folder / "b.xlsx", {"Notes": [["text"], ["hello"]], "People": [["name", "email"], ["Bo", "b@x"]]})
    assert say.ok("import", session, source, "--json").json["kind"] == "contributions"
    assert say.ok("import", session, source, "--sheet", "People", "--json").json["kind"] == "participants"
    assert "no sheet called Nobody" in say.refused("import", session, source, "--sheet", "Nobody")


def test_columns_can_be_mapped(say, session):
    source = say.file("x.csv", "Wer,Was=so,Wo\nBo,hello,here\n")
    say.ok("import", session, source, "--as", "contributions", "--map", "Was=so=text", "--map", "Wo=theme")
    (board,) = say.ok("show", session, "--json").json["boards"]
    assert [theme["name"] for theme in board["themes"]] == ["here"]
    for words, wrong in (
        (("--map", "Wie=text"), "no column called “Wie”"), (("--map", "Wo=nothing"), "no field called “nothing”"),
        (("--map", "Wo=text", "--map", "Wer=text"), "Only one column"),
    ):  # fmt: skip
        answer = say("import", session, source, "--as", "contributions", *words)
        assert answer.code == 2 and wrong in answer.err


def test_an_encoding_and_a_format_can_be_said(say, session):
    source = say.file("x.csv", "caf\x8e,th\x8e\n1,2\n".encode("latin-1"))
    say.ok("import", session, source, "--encoding", "mac_roman", "--format", "columns")
    (board,) = say.ok("show", session, "--json").json["boards"]
    assert sorted(theme["name"] for theme in board["themes"]) == ["café", "thé"]
    assert "no encoding called latin-9" in say.refused("import", session, source, "--encoding", "latin-9")
    assert "no format called miro" in say.refused("import", session, source, "--format", "miro")
    assert "is not a Trello board" in say.refused("import", session, source, "--format", "trello")


def test_two_header_rows_can_be_said(say, session):
    source = say.file(
        "two.csv", "Question 1,,Question 2\nOpen,Other,Open\nHello there one,x words,Second ans\nHi again two,y words,Third ans\n"
    )
    asked = ("import", session, source, "--format", "survey", "--dry-run")
    assert "Column 2 has no heading and was not read." in say.ok(*asked).out
    assert say.ok(*asked, "--header-rows", "2", "--json").json["added"] == 6


def test_two_votes_of_one_file_are_counted(say, session):
    rows = "Timestamp,How was it? [Food],How well do you know it?\n" + "".join(
        f"{n},{n % 5 + 1},Agree\n{n},{n % 5 + 1},Disagree\n" for n in range(5)
    )
    answer = say.ok("import", session, say.file("rate.csv", rows)).out
    assert answer.startswith("2 votes added, with 20 ballots in all.")

"""Answers to surveys: questions become prompts, answers notes, ratings marks on a scale. Made after the headers that each tool is known by,
for no real export of Microsoft Forms, Google Forms or Mentimeter is public."""

from __future__ import annotations

import pytest

from moothall.core.contributions import CONTRIBUTIONS, sources
from moothall.core.prompts import prompts
from tests.imports.books import book
from tests.imports.incoming import brought, counted, file_of, read, refusal, texts

MICROSOFT = [
    ["ID", "Start time", "Completion time", "Email", "Name", "What hurts?", "How was it?", "Where do you work?"],
    [1, "9/9/26 18:01", "9/9/26 18:05", "anonymous", "", "No time", 4, "Ward"],
    [2, "9/9/26 18:02", "9/9/26 18:06", "s@x.org", "Siân Khan", "", "N/A", "Ward"],
    [3, "9/9/26 18:03", "9/9/26 18:07", "b@x.org", "Bo", "The rota", 5, "Clinic"],
]
GOOGLE = """\
Timestamp,Email Address,"What hurts, most?",How was it?
2026/09/20 10:00:00 AM GMT+3,s@x.org,"Rota, always",2
5/10/2026 09:15:00,,Noise,
"""


def as_text(rows) -> str:
    return "\n".join(",".join(str(cell) for cell in row) for row in rows) + "\n"


@pytest.mark.parametrize("name", ["forms.xlsx", "forms.csv"])
def test_microsoft_forms(tmp_path, name):
    path = book(tmp_path / name, MICROSOFT) if name.endswith("xlsx") else file_of(tmp_path, as_text(MICROSOFT), name)
    batch = read(path)
    session = brought(batch)
    assert [p.text for p in prompts(session)] == ["What hurts?", "Where do you work?"]
    assert texts(session) == ["No time", "The rota", "Ward", "Ward", "Clinic"]
    assert sources(session, session.all(CONTRIBUTIONS)) == 3
    vote, verdicts, lines = counted(batch)
    assert (vote.question, vote.kind, len(verdicts)) == ("How was it?", "rated", 2)
    assert [(line.option.text, line.dots, line.voters) for line in lines] == [("How was it?", 9, 2)]
    assert not any(private in repr(batch.notes) + repr(batch.votes) for private in ("Khan", "s@x", "Bo", "9/9/26"))
    assert "Name" in dict(batch.remarks[-1].facts)["columns"]


def test_google_forms(tmp_path):
    batch = read(file_of(tmp_path, GOOGLE))
    session = brought(batch)
    assert [p.text for p in prompts(session)] == ["What hurts, most?"] and texts(session) == ["Rota, always", "Noise"]
    assert [len(held.papers) for held in batch.votes] == [1] and "s@x" not in repr(batch)


def test_mentimeters_header_is_searched_for(tmp_path):
    rows = [
        ["Away day", ""], [], ["Voters"],
        ["Date (UTC)", "Session", "Voter", "What hurts?: Answer", "Rate these::The bus", "Rate these::The tram"],
        ["2026-09-01", "1", "ab12", "No time", 3, 5], ["2026-09-01", "1", "cd34", "The rota", "", 1],
    ]  # fmt: skip
    batch = read(book(tmp_path / "menti.xlsx", {"Results": [["Nothing", "here"]], "Voters": rows}))
    assert [(n.question, n.text) for n in batch.notes] == [("What hurts?", "No time"), ("What hurts?", "The rota")]
    (held,) = batch.votes
    assert (held.question, [o.text for o in held.options]) == ("Rate these", ["The bus", "The tram"])
    assert [dict(p.marks) for p in held.papers] == [{1: 3, 2: 5}, {2: 1}] and "ab12" not in repr(batch)


TWO_ROWS = """\
Respondent ID,Collector ID,What hurts?,Rate these,,Other (please specify)
,,Open-Ended Response,Bus,Tram,Open-Ended Response
11,7,No time,4,1,
12,7,"Rota
and pay",N/A,5,Boats
"""


def test_two_header_rows_are_read_as_one(tmp_path):
    batch = read(file_of(tmp_path, TWO_ROWS))
    assert [(n.question, n.text, n.response_no) for n in batch.notes] == [
        ("What hurts?", "No time", "1"), ("What hurts?", "Rota\nand pay", "2"), ("Other (please specify)", "Boats", "2"),
    ]  # fmt: skip
    (held,) = batch.votes
    assert (held.question, [o.text for o in held.options], held.cap) == ("Rate these", ["Bus", "Tram"], 5)
    assert [dict(p.marks) for p in held.papers] == [{1: 4, 2: 1}, {2: 5}]


@pytest.mark.parametrize(
    ("cells", "points", "marks"),
    [
        (["1", "5", "3", "N/A", ""], (5, 1), [1, 5, 3]),
        (["0", "10", "7"], (10, 0), [1, 11, 8]),
        (["6", "2", "n/a"], (6, 1), [6, 2]),
        (["4.0", "2,0", "٥"], (5, 1), [4, 2, 5]),
        (["7", "3"], (7, 1), [7, 3]),
        (["4 - Agree", "2 – Disagree", "5. Agree", "3 (so so)", "1/5", "2 of 5", "4 stars"], (5, 1), [4, 2, 5, 3, 1, 2, 4]),
        (["Strongly agree", "disagree", "Neutral"], (5, 1), [5, 2, 3]),
        (["04", "1"], (5, 1), [4, 1]),
    ],
)
def test_ratings_in_many_dresses(tmp_path, cells, points, marks):
    rows = "".join(f'2026/09/20 10:00:00 AM,"{cell}"\n' for cell in cells)
    (held,) = read(file_of(tmp_path, f"Timestamp,How was it?\n{rows}")).votes
    assert (held.scale[0].number, held.scale[-1].number) == points
    assert [paper.marks[1] for paper in held.papers] == marks


@pytest.mark.parametrize("cells", [["2.5", "3"], ["10:30", "9:15"], ["5/10/2026", "1"], ["12", "3"], ["-1", "2"], ["0", "0"]])
def test_other_numbers_are_no_ratings(tmp_path, cells):
    rows = "".join(f'2026/09/20 10:00:00 AM,"{cell}",Noise\n' for cell in cells)
    batch = read(file_of(tmp_path, f"Timestamp,How many?,What hurts?\n{rows}"))
    assert (batch.votes, {n.text for n in batch.notes}) == ((), {"Noise"})
    assert "How many?" in " ".join(str(r.facts) for r in batch.remarks)


def test_a_column_said_to_be_ratings_leaves_out_what_is_none(tmp_path):
    content = "who,mark,say\na,5,x\nb,lots,y\nc,2,z\n"
    batch = read(file_of(tmp_path, content), format="survey", mapping={1: "rating", 2: "answer"})
    assert [(left.row, left.key) for left in batch.left_out] == [(3, "imports.not_on_scale")]
    assert [dict(p.marks) for p in batch.votes[0].papers] == [{1: 5}, {1: 2}] and len(batch.notes) == 3


def test_ticked_answers_are_not_read_unless_they_are_asked_for(tmp_path):
    rows = [("Ward", "Clinic")[n % 2] for n in range(20)]
    path = file_of(tmp_path, "Timestamp,Where?,What hurts?\n" + "".join(f"t,{where},pain {n}\n" for n, where in enumerate(rows)))
    assert {n.question for n in read(path).notes} == {"What hurts?"}
    assert {n.question for n in read(path, mapping={1: "answer"}).notes} == {"Where?"}
    assert {(n.text, n.sector) for n in read(path, mapping={1: "sector", 2: "answer"}).notes} > {("pain 0", "Ward"), ("pain 1", "Clinic")}


def test_nothing_to_read_is_said(tmp_path):
    assert "no question" in refusal(file_of(tmp_path, "Timestamp,Email Address\n1,a@b\n"))


@pytest.mark.parametrize("header", ["Your e-mail", "What is your full name?", "Name (optional)", "Telephone", "Anything", "Surname"])
def test_columns_about_the_person_are_not_proposed(tmp_path, header):
    said = "a@b.org" if header == "Anything" else "Sarah Khan"
    batch = read(file_of(tmp_path, f"Timestamp,{header},What hurts?\nt,{said},No time\nu,{said},Noise\n"))
    assert [n.question for n in batch.notes] == ["What hurts?"] * 2 and said not in repr((batch.notes, batch.votes))


def test_a_mapping_of_columns_that_are_not_there_is_forgotten(tmp_path):
    path = file_of(tmp_path, "Timestamp,What hurts?\nt,No time\n")
    assert [n.text for n in read(path, mapping={1: "answer", 7: "answer", 9: "rating"}).notes] == ["No time"]


def test_two_questions_that_begin_alike_are_not_asked_as_half_a_question(tmp_path):
    rows = "Timestamp,How was the soup?,How was the hall?\n" + "".join(
        f"2026/03/0{n} 10:00:00,{n % 5 + 1},{5 - n % 5}\n" for n in range(1, 8)
    )
    (vote,) = read(file_of(tmp_path, rows), format="survey").votes
    assert vote.question == "Ratings" and [o.text for o in vote.options] == ["How was the soup?", "How was the hall?"]

"""What comes in is what was meant: columns, numbers, orders and people as organisers' files have them."""

from __future__ import annotations

import json

import pytest

from moothall.core.addressed_names import recipients_in
from moothall.core.contributions import CONTRIBUTIONS
from moothall.imports.file_preview import preview_here
from moothall.imports.import_settings import ImportSettings
from tests.imports.incoming import brought, file_of, read

LANTERN = """\
lfdnr,abgeschickt,Seite,IP,Herkunft,Was bremst uns am meisten?,Wie sicher fühlen Sie sich?
11,2026-03-01 08:00:11,4,203.0.113.9,https://lantern.example/a,Zwei Kalender,3
12,2026-03-01 08:09:50,4,203.0.113.77,,kein Schlüssel da,5
13,2026-03-01 08:11:02,4,198.51.100.20,https://lantern.example/b,-,1
"""


def boards(batch):
    found: dict[str, list[str]] = {}
    for note in batch.notes:
        found.setdefault(note.question, []).append(note.text)
    return found


def orders(vote):
    names = [option.text for option in vote.options]
    return [[names[n - 1] for n in sorted(paper.marks, key=paper.marks.get)] for paper in vote.papers]


def test_columns_about_the_person_are_told_in_any_language(tmp_path):
    batch = read(file_of(tmp_path, LANTERN), format="survey")
    assert boards(batch) == {"Was bremst uns am meisten?": ["Zwei Kalender", "kein Schlüssel da"]}
    assert [(v.kind, len(v.papers)) for v in batch.votes] == [("rated", 3)]
    assert {c.name for c in batch.columns if not c.field} == {"lfdnr", "abgeschickt", "Seite", "IP", "Herkunft"}
    assert "imports.said_nothing" in [r.key for r in batch.remarks], "a dash is no note, and that is told"


def test_such_a_survey_is_recognised_by_what_is_in_it(tmp_path):
    assert len(read(file_of(tmp_path, LANTERN)).notes) == 2


def test_three_rows_of_headings(tmp_path):
    rows = 'a,b,c\nStarted,Network,What should stay?\n"{""ImportId"":""s""}","{""ImportId"":""i""}","{""ImportId"":""QID9""}"\n'
    rows += "2026-05-01 09:00:00,192.0.2.4,The garden\n2026-05-01 09:30:00,192.0.2.5,Tea at three\n"
    assert boards(read(file_of(tmp_path, rows), format="survey")) == {"What should stay?": ["The garden", "Tea at three"]}


@pytest.mark.parametrize(
    ("content", "right"),
    [
        ("Q [Oak],Q [Elm],Q [Ash]\n1,2,3\n3,1,2\n1,3,2\n", [["Oak", "Elm", "Ash"], ["Elm", "Ash", "Oak"], ["Oak", "Ash", "Elm"]]),
        ("Code,Oak,Elm,Ash\nK9X,2nd,3rd,1st\nB7,1st,2nd,3rd\n", [["Ash", "Oak", "Elm"], ["Oak", "Elm", "Ash"]]),
        ("1st choice,2nd choice,3rd choice\nOak,Elm,Ash\nElm,Oak,Ash\nOak,Ash,Elm\n",
         [["Oak", "Elm", "Ash"], ["Elm", "Oak", "Ash"], ["Oak", "Ash", "Elm"]]),
        ("Put in order,x\n\"Oak;Elm;\",1\n\"Elm;Oak;\",2\n\"Oak;Elm;\",1\n", [["Oak", "Elm"], ["Elm", "Oak"], ["Oak", "Elm"]]),
    ],
)  # fmt: skip
def test_ranks_are_orders_and_first_is_first(tmp_path, content, right):
    votes = read(file_of(tmp_path, content), format="survey", mapping=None if "Put" not in content else {0: "ticks"}).votes
    assert [(v.kind, orders(v)) for v in votes] == [("ordinal", right)]


@pytest.mark.parametrize(
    ("content", "right"),
    [
        ("Voter,First choice,Second choice\na,Oak,Elm\nb,Elm,Oak\nc,Oak,Ash\n", [["Oak", "Elm"], ["Elm", "Oak"], ["Oak", "Ash"]]),
        ("Votant,Oak,Elm,Ash\na,1er,2e,3e\nb,3e,1er,2e\n", [["Oak", "Elm", "Ash"], ["Elm", "Ash", "Oak"]]),
        ("Zeitstempel,Bitte in eine Reihenfolge bringen [Oak],Bitte in eine Reihenfolge bringen [Elm]\n01.05.2026 10:00,1,2\n"
         "01.05.2026 10:01,2,1\n01.05.2026 10:03,1,2\n", [["Oak", "Elm"], ["Elm", "Oak"], ["Oak", "Elm"]]),
        ("Start time,Completion time,Rank these trees\n5/1/26 10:00,5/1/26 10:01,Oak;Elm;\n5/1/26 10:00,5/1/26 10:01,Elm;Oak;\n"
         "5/1/26 10:00,5/1/26 10:01,Oak;Elm;\n", [["Oak", "Elm"], ["Elm", "Oak"], ["Oak", "Elm"]]),
    ],
)  # fmt: skip
def test_an_order_is_known_without_a_word(tmp_path, content, right):
    assert [(v.kind, orders(v)) for v in read(file_of(tmp_path, content)).votes] == [("ordinal", right)]


def test_a_poll_of_days_is_a_vote_without_names_or_sums(tmp_path):
    poll = "Poll of the yard,,,\n,,,\n,Mon 4,Tue 5,Wed 6\nIda Ross,OK,,OK\nUgo Fenn,(OK),OK,\nCount,1,1,1\n"
    batch = read(file_of(tmp_path, poll))
    (vote,) = batch.votes
    assert [o.text for o in vote.options] == ["Mon 4", "Tue 5", "Wed 6"] and [dict(p.marks) for p in vote.papers] == [{1: 1, 3: 1}, {2: 1}]
    assert "imports.maybes" in {r.key for r in batch.remarks} and [x.row for x in batch.left_out] == [6]


def test_ticks_beside_words_for_other_are_a_vote(tmp_path):
    text = "id,submitdate,What helps? [Shade],What helps? [Water],What helps? [Other]\n1,2026-05-01 10:00:00,Yes,No,\n"
    text += "2,2026-05-01 10:05:00,No,Yes,a bench\n3,2026-05-01 10:06:00,Yes,No,\n"
    batch = read(file_of(tmp_path, text))
    assert boards(batch) == {"What helps? [Other]": ["a bench"]}
    assert [(v.kind, [dict(p.marks) for p in v.papers]) for v in batch.votes] == [("approval", [{1: 1}, {2: 1}, {1: 1}])]


def test_what_was_ticked_and_stands_in_one_cell_too_is_counted_once(tmp_path):
    text = "start,end,What helps?,What helps?/Shade,What helps?/Water,_uuid\n"
    text += "".join(
        f"2026-05-0{n}T10:00:00,2026-05-0{n}T10:04:00,{both},{a},{b},7f2b1c9e-1111-4222-8333-abcdefabcde{n}\n"
        for n, both, a, b in ((1, "Shade Water", 1, 1), (2, "Water", 0, 1))
    )
    batch = read(file_of(tmp_path, text))
    assert not batch.notes and [[dict(p.marks) for p in v.papers] for v in batch.votes] == [[{1: 1, 2: 1}, {2: 1}]]


@pytest.mark.parametrize(
    ("heading", "cells", "marks"),
    [("Rate the walk", ("4", "2"), [4, 2]), ("How was it?", ("★★★★", "★★☆☆☆"), [4, 2]),
     ("Wie war es? (Schulnoten 1 bis 6)", ("1", "6"), [6, 1])],
)  # fmt: skip
def test_marks_as_they_were_meant(tmp_path, heading, cells, marks):
    text = f"Timestamp,{heading}\n" + "".join(f"2026/05/01 10:00:0{n},{cell}\n" for n, cell in enumerate(cells))
    (vote,) = read(file_of(tmp_path, text)).votes
    assert vote.kind == "rated" and [paper.marks[1] for paper in vote.papers] == marks


def test_a_mark_of_a_program_under_a_plain_heading_is_no_rating(tmp_path):
    text = (
        "record_id,feedback_timestamp,What should stay?,feedback_complete\n1,2026-05-01 10:00:00,The well,2\n2,2026-05-01 10:09:00,Tea,2\n"
    )
    assert not read(file_of(tmp_path, text)).votes


@pytest.mark.parametrize("text", ["Note,Table\nOne door,3\n", "IDEEN;Tisch\nOne door;3\n", "Comments,Category,Table no\nOne door,,3\n"])
def test_plain_headings_of_notes_are_known(tmp_path, text):
    assert [(note.text, note.table) for note in read(file_of(tmp_path, text)).notes] == [("One door", "3")]


def test_a_table_of_ballots_may_hold_several_votes(tmp_path):
    votes = read(file_of(tmp_path, "question,voter,option,dots\nTrees?,a,Oak,2\nWells?,a,New,1\nTrees?,b,Elm,1\n")).votes
    assert [(v.question, len(v.papers), [o.text for o in v.options]) for v in votes] == [
        ("Trees?", 2, ["Oak", "Elm"]), ("Wells?", 1, ["New"]),
    ]  # fmt: skip


def test_ballots_may_be_rows_of_places(tmp_path):
    (vote,) = read(file_of(tmp_path, "Voter no,Oak,Elm,Ash\nA1,2nd,3rd,1st\nB7,1st,2nd,3rd\n"), "ballots", question="Which tree?").votes
    assert (vote.question, vote.kind) == ("Which tree?", "ordinal")


def test_ratings_that_are_no_orders_stay_ratings(tmp_path):
    (vote,) = read(file_of(tmp_path, "Q [Oak],Q [Elm],Q [Ash]\n1,1,3\n3,1,2\n5,3,2\n"), format="survey").votes
    assert vote.kind == "rated" and vote.cap == 5


@pytest.mark.parametrize("heading", ["How good was it (1 = very good, 6 = poor)?", "Wie war es (1 = sehr gut bis 6)?"])
def test_which_end_is_best_is_read(tmp_path, heading):
    batch = read(file_of(tmp_path, f'Timestamp,"{heading}"\nt,1\nu,6\nv,2\n'))
    assert [p.marks[1] for p in batch.votes[0].papers] == [6, 1, 5]
    assert [r.facts["n"] for r in batch.remarks if r.key == "imports.lowest_best"] == [1]


def test_which_end_was_taken_is_told_where_nothing_says(tmp_path):
    batch = read(file_of(tmp_path, "Timestamp,How was it?\nt,1\nu,6\n"))
    assert [r.facts["n"] for r in batch.remarks if r.key == "imports.highest_taken"] == [6]
    (turned,) = read(file_of(tmp_path, "Timestamp,How was it?\nt,1\nu,6\n"), mapping={1: "rating_low"}).votes
    assert [p.marks[1] for p in turned.papers] == [6, 1]


def test_counts_and_tables_are_no_ratings(tmp_path):
    batch = read(file_of(tmp_path, "Timestamp,Table,How many years here?,Wie alt sind Sie?,What works?\nt,1,4,9,Bread\nu,2,9,10,Jam\n"))
    assert not batch.votes and [(n.text, n.table) for n in batch.notes] == [("Bread", "1"), ("Jam", "2")]


def test_ticks_in_one_cell_are_one_vote(tmp_path):
    rows = '"Pay, Time, Rooms (two, three)"|Pay|"Rooms (two, three), Time"|"Pay, Time"|Time|"Pay, Rooms (two, three)"'.split("|")
    (vote,) = read(file_of(tmp_path, "Timestamp,What helps?\n" + "".join(f"t,{cell}\n" for cell in rows))).votes
    assert (vote.kind, [o.text for o in vote.options], len(vote.papers)) == ("approval", ["Pay", "Time", "Rooms (two, three)"], 6)


def test_a_poll_with_its_options_across_is_a_vote_without_names(tmp_path):
    batch = read(file_of(tmp_path, "Name,Mon 3,Tue 4,Wed 5\nIda Ross,OK,,OK\nUgo Fenn,(OK),OK,\n"), "ballots", question="Which day?")
    (vote,) = batch.votes
    assert (vote.question, vote.kind, [dict(p.marks) for p in vote.papers]) == ("Which day?", "approval", [{1: 1, 3: 1}, {2: 1}])
    assert "Ida" not in repr((batch.votes, batch.notes)) and "imports.maybes" in [r.key for r in batch.remarks]


def test_the_same_heading_twice_stays_two_questions(tmp_path):
    content = "Timestamp,How was the hall?,And why?,How was the tea?,And why?\nt,1,Cold,5,Hot\nu,2,Dark,4,Sweet\n"
    assert list(boards(read(file_of(tmp_path, content))).values()) == [["Cold", "Dark"], ["Hot", "Sweet"]]


def test_what_is_mapped_by_hand_holds(tmp_path):
    path = file_of(tmp_path, "Who,Firm,Say\nIda,Fenn Ltd,More light\n")
    seen = preview_here(path, ImportSettings(format="survey", mapping={1: "sector", 2: "answer"}))
    assert [c.field for c in seen.columns] == ["", "sector", "answer"]
    assert [(n.text, n.sector) for n in read(path, format="survey", mapping={1: "sector", 2: "answer"}).notes] == [
        ("More light", "Fenn Ltd")
    ]


def test_dots_in_every_dress(tmp_path):
    batch = read(file_of(tmp_path, 'voter,option,dots\na,X,1.0\na,X,"2,0"\nb,X,٣\nc,Y,0\n'))
    assert [dict(p.marks) for p in batch.votes[0].papers] == [{1: 3}, {1: 3}, {}]
    assert {r.key for r in batch.remarks} == {"imports.zero_dots", "imports.added_together"}


def test_options_called_as_a_theme_are_that_theme(tmp_path):
    session = brought(read(file_of(tmp_path, "question,theme,text\nQ,Shade,a tree\nQ,Water,a well\n")))
    from moothall.core.themes import THEMES
    from moothall.core.votes import options_of, votes

    brought(read(file_of(tmp_path, "voter,option,dots\na,Shade,2\na,Benches,1\n")), session)
    shade = next(t.key for t in session.all(THEMES) if t.name == "Shade")
    assert [o.subject for o in options_of(session, votes(session)[0].key)] == [shade, ""]
    assert len(session.all(CONTRIBUTIONS)) == 2


PEOPLE = "Name,Company,Role,RSVP\nIda Ross,Fenn Ltd,Head Gardener,Accepted\n"
PEOPLE += "Ugo Fenn,Fenn Ltd,scribe,Declined\nTotal,2,,\n#N/A,#N/A,,\n* by phone,,,\n"


def test_totals_notes_errors_and_who_declined_are_not_people(tmp_path):
    batch = read(file_of(tmp_path, PEOPLE))
    assert [(p.name, p.fields["title"]) for p in batch.people] == [("Ida Ross", "Head Gardener")]
    assert [(x.row, x.key) for x in batch.left_out] == [(3, "imports.not_coming"), *((n, "imports.not_a_person") for n in (4, 5, 6))]


def test_recipients_of_a_mail_are_people(tmp_path):
    line = '"Ross, Ida" <ida@fenn.example>; Ugo Fenn <ugo@fenn.example>; pat.moss@fenn.example'
    for source in (line, file_of(tmp_path, f"To: {line}\n", "line.txt"), line.replace(";", ",").replace('"Ross, Ida"', "Ida Ross")):
        people = read(source).people
        assert [(p.name, p.fields["email"]) for p in people] == [
            ("Ida Ross", "ida@fenn.example"), ("Ugo Fenn", "ugo@fenn.example"), ("Pat Moss", "pat.moss@fenn.example"),
        ]  # fmt: skip
    assert len(recipients_in(line)) == 3


CARD = "BEGIN:VCARD\r\nFN:Ida Ross\r\nORG:Fenn Ltd;Yard\r\nTITLE:Head\r\n  Gardener\r\nEMAIL;TYPE=work:ida@fenn.example\r\nEND:VCARD\r\n"
INVITATION = """BEGIN:VCALENDAR
ATTENDEE;PARTSTAT=ACCEPTED;CN="Ross, Ida":mailto:ida@fenn.example
ATTENDEE;PARTSTAT=DECLINED;CN=Ugo:mailto:ugo@fenn.example
ATTENDEE;CUTYPE=ROOM;CN=The barn:mailto:barn@fenn.example
END:VCALENDAR
"""
REPORT = "1. Summary\nTitle\tWalk\n\n2. People\n"
REPORT += "Name\tFirst Join\tLast Leave\tEmail\tRole\nIda Ross\t9:00\t9:30\tida@fenn.example\tPresenter\n\n3. Rest\nIda\t9\n"


@pytest.mark.parametrize(("text", "name"), [(CARD, "i.vcf"), (INVITATION, "i.ics"), (REPORT, "report.csv")])
def test_cards_invitations_and_reports_are_people(tmp_path, text, name):
    batch = read(file_of(tmp_path, text, name))
    assert [(p.name, p.fields["email"]) for p in batch.people] == [("Ida Ross", "ida@fenn.example")]


def test_a_directory_has_a_title_and_a_job_title(tmp_path):
    (person,) = read(file_of(tmp_path, "DisplayName,Title,JobTitle,Mail\nIda Ross,Dr,Gardener,ida@fenn.example\n"), "participants").people
    assert (person.name, person.fields["title"], person.fields["email"]) == ("Ida Ross", "Gardener", "ida@fenn.example")


def test_a_batch_travels_with_its_columns(tmp_path):
    from moothall.imports.wire import Gathered, messages_of

    batch, gathered = read(file_of(tmp_path, LANTERN)), Gathered()
    whole = [gathered.take(*json.loads(json.dumps(list(message)))) for message in messages_of(batch)][-1]
    assert whole is not None and whole.columns == batch.columns and whole.remarks == batch.remarks


def test_headings_that_are_counted_are_no_more_than_that(tmp_path):
    """One row of headings was said: a first row of words above rows of numbers is then somebody's, and a machine's row is not."""
    rows = "Crew,Shift,Note\nDeck,Night,cold\n1,2,wet\n3,4,dry\n"
    mapping = {2: "text"}
    said = read(file_of(tmp_path, rows), "contributions", header_rows=1, mapping=mapping)
    assert [note.text for note in said.notes] == ["cold", "wet", "dry"]
    machine = 'Crew,Note\n"{""ImportId"":""Q1""}","{""ImportId"":""Q2""}"\n1,wet\n2,dry\n'
    found = read(file_of(tmp_path, machine), "contributions", header_rows=1, mapping={1: "text"})
    assert [note.text for note in found.notes] == ["wet", "dry"]
    assert "imports.headings_too" in {remark.key for remark in found.remarks}


def test_the_preview_takes_columns_of_people_for_what_reading_would(tmp_path):
    """An address is told by its cells, and the job beside a form of address is the job."""
    path = file_of(
        tmp_path, "Name,Title,Position,Reach me\nIda Moor,Dr,Harbour master,ida@quay.example\nOle Berg,Mr,Clerk,ole@fjord.example\n"
    )
    columns = preview_here(path, ImportSettings(kind="participants")).columns
    assert [column.field for column in columns] == ["name", "", "title", "email"]
    batch = read(path, "participants", mapping={n: column.field for n, column in enumerate(columns) if column.field})
    assert [(p.fields["title"], p.fields["email"]) for p in batch.people] == [
        ("Harbour master", "ida@quay.example"), ("Clerk", "ole@fjord.example"),
    ]  # fmt: skip


def test_a_list_to_rank_in_one_cell_is_an_order_and_no_soldiers_rank(tmp_path):
    lists = ("Kiln;Barn;Pier;", "Barn;Kiln;Pier;", "Kiln;Pier;Barn;")
    rows = "".join(f"{n},3/{n}/26 9:00:00,3/{n}/26 9:02:00,anonymous,,{one}\n" for n, one in enumerate(lists, 1))
    (vote,) = read(file_of(tmp_path, "ID,Start time,Completion time,Email,Name,Rank these places\n" + rows)).votes
    assert (vote.kind, [o.text for o in vote.options]) == ("ordinal", ["Kiln", "Barn", "Pier"])


def test_a_heading_that_stands_twice_is_not_told_apart_by_what_the_tool_noted(tmp_path):
    rows = "Timestamp,Why?,How warm is the barn?,Why?\n2026/04/01 9:00:00,the stove is lit,3,the door stays open\n"
    rows += "2026/04/01 9:02:00,it is June already,4,there is straw on it\n"
    assert {note.question for note in read(file_of(tmp_path, rows)).notes} == {"Why?", "Why? (How warm is the barn?)"}


def test_names_that_stand_last_name_first_are_turned_and_told(tmp_path):
    batch = read(file_of(tmp_path, 'Name,Organisation\n"Ross, Ida",Fenn\n"van Dale, Bo",Fenn\nOtto,Quay\n'), "participants")
    assert [person.name for person in batch.people] == ["Ida Ross", "Bo van Dale", "Otto"]
    assert "imports.names_turned" in {remark.key for remark in batch.remarks}
    few = read(file_of(tmp_path, 'Name,Organisation\nIda Ross,Fenn\nBo Dale,Fenn\n"Barns, Ltd",Quay\n', "few.csv"), "participants")
    assert few.people[2].name == "Barns, Ltd"

"""Forms from the command line: the list, a table of filled-in ones, what may be told of them, and nothing else in the file."""

from __future__ import annotations

import csv
import io
from collections import Counter

from moothall.core.forms.definition import SORTS, from_text
from moothall.core.forms.definition import as_text as text_of
from moothall.desk.form_library import built_in_forms


def table(header: list[str], rows: list[list[object]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([header, *rows])
    return out.getvalue()


def form_of_session(say, session):
    (form,) = say.ok("show", session, "--json").json["forms"]
    return form, {question["key"]: question for question in form["questions"]}


def test_every_form_is_listed_with_its_keys(say):
    listed = say.ok("forms", "--json").json
    assert [form["key"] for form in listed] == [form.key for form in built_in_forms()]
    assert {"power", "pulse", "freedom", "interest", "five-factors", "diagnostic"} <= {form["key"] for form in listed}
    for form in listed:
        assert set(form) == {"key", "title", "questions"}
        for question in form["questions"]:
            assert question["sort"] in SORTS and question["words"]
            assert (question["scale"] is not None) == (question["sort"] in ("rate", "rate_each"))
    assert "pulse" in say.ok("forms").out


def test_a_form_is_the_same_after_a_file_has_held_it():
    for form in built_in_forms():
        assert from_text(text_of(form)) == form
        assert form.wording


def test_ratings_come_in_as_one_round_that_tells_counts(say, session, tmp_path):
    marks = [5, 4, 7, 7, "", "-", 3, 5]
    said = [[mark, mark, "a line" if n < 5 else ""] for n, mark in enumerate(marks)]
    source = tmp_path / "pulse.csv"
    source.write_text(table(["purpose", "Support", "open"], said), encoding="utf-8")
    dry = say.ok("import", session, source, "--as", "forms", "--form", "pulse", "--dry-run", "--json").json
    assert say.ok("show", session, "--json").json["forms"] == []
    answer = say.ok("import", session, source, "--as", "forms", "--form", "pulse", "--json").json
    assert answer == dry
    # Whose only cells are blank or a line has filled in a sheet all the same.
    assert (answer["added"], answer["left_out"], answer["kind"]) == (8, [], "forms")
    form, questions = form_of_session(say, session)
    assert (form["form"], form["state"], form["filled"], form["floor"]) == ("pulse", "revealed", 8, 5)
    counted = Counter(str(mark) for mark in marks if isinstance(mark, int))
    for key in ("purpose", "support"):
        assert questions[key] == {
            "key": key, "sort": "rate", "n": 6, "counts": {str(point): counted[str(point)] for point in range(1, 8)},
            "blank": 1, "cant_judge": 1,
        }  # fmt: skip
    assert questions["ways"] == {"key": "ways", "sort": "rate", "n": None, "counts": None}
    assert questions["open"] == {"key": "open", "sort": "words", "n": 5}
    say.ok("check", session)


def test_organisations_are_columns_and_one_below_the_floor_is_withheld(say, session, tmp_path):
    header = ["say/formal/Harbour", "say/practice/Harbour", "say/formal/Council", "sources", "other"]
    rows = [[3, 4, 7 if n < 4 else "", "a;c" if n % 2 else "j", "x"] for n in range(6)]
    source = tmp_path / "power.csv"
    source.write_text(table(header, rows), encoding="utf-8")
    answer = say.ok("import", session, source, "--as", "forms", "--form", "power", "--prompt", "On beds, today", "--json").json
    assert [(c["column"], c["read_as"]) for c in answer["columns"]][-1] == ("other", "")
    _, questions = form_of_session(say, session)
    assert questions["say/formal/Harbour"]["counts"]["3"] == 6
    assert questions["say/practice/Harbour"]["n"] == 6
    assert questions["say/formal/Council"]["counts"] is None, "four raters"
    assert {k: v for k, v in questions["sources"]["counts"].items() if v} == {"a": 3, "c": 3, "j": 3}
    again = say("import", session, source, "--as", "forms", "--form", "power")
    assert again.code == 1 and "again" in again.err.lower()


def test_rows_that_cannot_be_right_stay_out_with_the_reason(say, session, tmp_path):
    source = tmp_path / "pulse.csv"
    source.write_text("A title\n\npurpose\n9\nx\n" + "4\n" * 5, encoding="utf-8")
    answer = say.ok("import", session, source, "--as", "forms", "--form", "pulse", "--header-at", "3", "--json").json
    assert answer["added"] == 5
    assert [row["row"] for row in answer["left_out"]] == [4, 5]
    assert "not on the scale" in answer["left_out"][0]["reason"]


def test_wrong_words_name_the_forms(say, session, tmp_path):
    source = tmp_path / "pulse.csv"
    source.write_text("purpose\n4\n", encoding="utf-8")
    without = say("import", session, source, "--as", "forms")
    assert without.code == 2 and "pulse" in without.err
    assert say("import", session, source, "--as", "forms", "--form", "nosuch").code == 1
    source.write_text("nothing\n4\n", encoding="utf-8")
    assert say("import", session, source, "--as", "forms", "--form", "pulse").code == 1

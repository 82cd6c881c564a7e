"""Ratings that 1,373 people gave in a real survey, put back as sheets: blanks, "can't judge" and counts equal an independent count."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from moothall.core.batch import FiledRow
from moothall.core.forms.definition import AnswerScale, Form, FormQuestion
from moothall.core.forms.filed_sheets import sheets_of
from moothall.core.forms.shown import what_may_be_shown

SURVEY = "surveymonkey-food-world-cup-1to5-ratings.csv"


def test_real_ratings_are_counted_as_they_were_published(shared: Path) -> None:
    folder = shared / "04-peer-exports"
    truth = json.loads((folder / "expected.json").read_text(encoding="utf-8"))[SURVEY]
    with (folder / SURVEY).open(encoding="mac-roman", newline="") as file:
        heads, *rows = csv.reader(file)
    asked = [place for place, head in enumerate(heads) if head.startswith("Please rate")]
    form = Form("f", "Form", tuple(FormQuestion(f"q{n}", "rate", heads[n], scale=AnswerScale(1, 5)) for n in asked))
    # The survey's word for it; a form's is a dash.
    cells = [["-" if row[place] == "N/A" else row[place] for place in asked] for row in rows]
    filed = sheets_of(form, [f"q{n}" for n in asked], [FiledRow(n, tuple(row)) for n, row in enumerate(cells, 2)], (), ())
    assert len(filed.sheets) + len(filed.left_out) == truth["respondents"] == 1373
    assert {left.key for left in filed.left_out} <= {"imports.form_blank_row"}
    strips = what_may_be_shown(form, (), filed.sheets, 5).strips
    assert len(strips) == len(truth["rating_questions"]) == 40
    for strip, published in zip(strips, truth["rating_questions"], strict=True):
        assert {str(point): n for point, n in (strip.counts or {}).items()} == published["counts"]
        # A row without any answer is no sheet; its blanks are counted by the survey.
        assert (strip.n, strip.passed, strip.blank) == (published["rated"], published["n/a"], published["blank"] - len(filed.left_out))

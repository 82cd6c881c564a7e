"""Instruments from the blank sheet to the summary, by their own lines: one table, and no window."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.agenda import add_item
from moothall.core.forms.filled_sheets import units
from moothall.core.forms.form_rounds import draft_round, open_round, reveal_round
from moothall.core.forms.typed_sheet import parts, typed_sheet
from moothall.core.levels import Level
from moothall.core.picture import Showing
from moothall.core.redaction import Audience
from moothall.desk.form_library import form_named
from moothall.desk.sessions import new_session
from moothall.exports.form_pages import form_pages
from moothall.instruments.form_pack import sheet_parts
from moothall.ui.shared_screen.spoken import spoken


def a_line(key: str, n: int) -> tuple[str, dict[str, dict[int, int]]]:
    """A line that answers every question of a form, and by unit what it says: built from the form, counted by hand."""
    said: dict[str, dict[int, int]] = {}
    line, words = "", 0
    for unit in units(form_named(key), ()):
        question = unit.question
        if question.scale:
            point = question.scale.least + (n + len(line)) % len(question.scale.points)
            line += str(point)
            said[unit.key] = {point: 1}
        elif question.sort in ("tick", "best"):
            line += f" {question.choices[0].key}{question.choices[1].key} "
            said[unit.key] = {0: 1, 1: 1}
        elif question.sort == "choose":
            line += f" {question.choices[0].key} "
            said[unit.key] = {} if question.group else {0: 1}
        else:
            words += 1
    return line + "; in words" * words, {key: counts for key, counts in said.items() if counts}


@pytest.mark.parametrize("key", ["interest", "five-factors", "diagnostic", "freedom-close", "pulse"])
def test_an_instrument_walks_from_its_blank_sheet_to_the_summary(tmp_path: Path, key: str) -> None:
    form, desk = form_named(key), new_session(tmp_path / "a.moot", found())
    desk.do(add_item(desk.session, "item", "Alone, on a sheet", 10, "worksheet"))
    blank = str(sheet_parts(form, "", (), 1))
    assert all(question.words in blank for question in form.questions), "everything that is typed is asked on paper"
    ends = [words for question in form.questions if question.scale for _, words in question.scale.ends]
    assert all(words in blank for words in ends), "and which end is which"
    desk.do(draft_round(desk.session, "round", form, "item"))
    desk.do(open_round(desk.session, "round", "09:00"))
    expected: dict[str, dict[int, int]] = {}
    for n in range(7):
        line, said = a_line(key, n)
        desk.put_sheet("round", typed_sheet(parts(form, ()), line))
        for unit, counts in said.items():
            for value, one in counts.items():
                expected.setdefault(unit, {})[value] = expected.get(unit, {}).get(value, 0) + one
    desk.close_form("round")
    assert desk.shown("round") is None, "sealed"
    desk.do(reveal_round(desk.session, "round"))
    shown = desk.shown("round")
    assert shown is not None
    assert {s.unit: dict(s.counts or {}) for s in shown.strips if not s.group} == {
        unit: dict(sorted(counts.items())) for unit, counts in expected.items()
    }
    desk.put_up(Showing("worksheet", "item", subject="round"))
    assert "7" in spoken(desk.picture(), blank=False) and form.questions[0].label in spoken(desk.picture(), blank=False)
    for level in (Level.ROOM, Level.OUTSIDE, Level.COUNT):
        told = str(form_pages(desk.copy_for(Audience(level))))
        assert all(q.words in told for q in form.questions if q.told and q.sort != "words"), level
        assert ("in words" in told) == (level is not Level.COUNT and any(q.sort == "words" for q in form.questions))
    desk.close()

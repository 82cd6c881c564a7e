"""What tables count of a form: typed a line a table, corrected until close, counted with sheets, and never tying answers together."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.errors import Refused
from moothall.core.forms.form_rounds import draft_round, open_round, reveal_round
from moothall.core.forms.table_totals import TableLine, sheets_of_table, table_line
from moothall.core.forms.typed_sheet import parts, typed_sheet
from moothall.desk.form_library import form_named
from moothall.desk.sessions import new_session
from moothall.store import check
from tests.store.sessions import SCHEMA

FIVE = form_named("five-factors")


def typed(text: str) -> TableLine:
    line = table_line(text)
    assert line is not None
    return line


def test_a_table_counts_beside_sheets_and_is_corrected_until_the_round_closes(tmp_path: Path) -> None:
    desk = new_session(tmp_path / "a.moot", found())
    desk.do(draft_round(desk.session, "r", FIVE))
    desk.do(open_round(desk.session, "r", "10:00"))
    assert desk.put_table("r", typed("table 3: 0 0 1 2 3 1 0 / 1 2 0 0 0 2 2 / . / 7 0 0 0 0 0 0 / 0,0,0,0,0,0,6")) == 7
    with pytest.raises(Refused) as refused:
        desk.put_table("r", typed("T3 of 8: . / . / . / . / 0 0 0 0 0 0 1"))
    assert refused.value.key == "core.table_used" and desk.sheets_in("r") == 7
    assert desk.put_table("r", typed("T3 of 8: 0 0 0 0 8 0 0 / . / . / . / 0 0 0 0 0 0 1"), replace=True) == 8
    assert desk.put_table("r", typed("table 1: 6 0 0 0 0 0 0 / 0 6 0 0 0 0 0 / . / . / .")) == 6
    for _ in range(2):
        desk.put_sheet("r", typed_sheet(parts(FIVE, ()), "12345"))
    assert (desk.sheets_in("r"), desk.tables_in("r"), dict(desk.sheet_numbers("r"))) == (16, (1, 3), {1: "paper", 2: "paper"})
    desk.take_back_table("r", 1)
    assert desk.sheets_in("r") == 10 and desk.tables_in("r") == (3,)
    desk.put_table("r", typed("table 1: 6 0 0 0 0 0 0 / 0 6 0 0 0 0 0 / . / . / ."))
    desk.close_form("r")
    desk.do(reveal_round(desk.session, "r"))
    shown = desk.shown("r")
    assert shown is not None and shown.filled == 16
    # By hand: 8 and 2 sheets and 6; one question that table 3 left out is blank for its eight people.
    assert {s.unit: (s.n, dict(s.counts or {}), s.blank) for s in shown.strips} == {
        "purpose": (16, {1: 8, 5: 8}, 0),
        "together": (8, {2: 8}, 8),
        "conflict": (None, {}, None),
        "altruism": (None, {}, None),
        "long": (None, {}, None),
    }
    assert not desk._store._db.execute("SELECT count(*) FROM slip").fetchone()[0]
    desk.close()
    check(tmp_path / "a.moot", SCHEMA)


def test_what_no_table_can_have_counted_is_refused() -> None:
    for text, key in (
        ("table 1: 1 2 3", "form_totals_questions"),
        ("table 1: 1 2 3 / . / . / . / .", "form_totals_answers"),
        ("table 1: . / . / . / . / .", "form_totals_people"),
        ("table 1 of 3: 4 0 0 0 0 0 0 / . / . / . / .", "form_totals_more"),
        ("table 1: a 0 0 0 0 0 0 / . / . / . / .", "form_not_a_number"),
        ("table 1: 100 0 0 0 0 0 0 / . / . / . / .", "form_totals_people"),
    ):
        with pytest.raises(Refused) as refused:
            sheets_of_table(FIVE, typed(text))
        assert refused.value.key == f"core.{key}", text
    assert table_line("32: 546.564") is None and table_line("546.564; a table: of ours") is None

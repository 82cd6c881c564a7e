"""The freedom item is one item wherever it is asked: at the close it stands beside the start. Five factors stand beside the agenda."""

from __future__ import annotations

import json
from pathlib import Path

from moothall.activities import found
from moothall.core.agenda import add_item, edit_item
from moothall.core.forms.form_rounds import draft_round, open_round, reveal_round
from moothall.core.forms.typed_sheet import parts, typed_sheet
from moothall.core.picture import Showing
from moothall.core.redaction import Audience, Level
from moothall.core.strips import Strips
from moothall.desk import Desk
from moothall.desk.form_library import form_named
from moothall.desk.sessions import new_session
from moothall.exports.content.blocks import Chart
from moothall.exports.form_pages import form_pages
from moothall.exports.json_copy import as_json


def held(desk: Desk, key: str, item: str, *lines: str) -> None:
    form = form_named(key)
    desk.do(draft_round(desk.session, f"{key}-round", form, item))
    desk.do(open_round(desk.session, f"{key}-round", "09:40"))
    for line in lines:
        desk.put_sheet(f"{key}-round", typed_sheet(parts(form, ()), line))
    desk.close_form(f"{key}-round")
    desk.do(reveal_round(desk.session, f"{key}-round"))


def strips(desk: Desk, activity: str, item: str, key: str) -> Strips:
    desk.put_up(Showing(activity, item, subject=f"{key}-round"))
    return next(part for part in desk.picture().parts if isinstance(part, Strips))


def test_the_check_out_stands_beside_the_start_whichever_form_asked_it(tmp_path: Path) -> None:
    desk = new_session(tmp_path / "a.moot", found())
    for item, activity in (("start", "pulse"), ("close", "freedom")):
        desk.do(add_item(desk.session, item, item, 5, activity))
    # Seven figures of the pulse, the last of which is the freedom item: it is none of the check-out's other questions.
    held(desk, "pulse", "start", *(f"1111112{'n'}" for _ in range(3)), *(f"1111114{'l'}" for _ in range(4)))
    assert not strips(desk, "pulse", "start", "pulse").rows[-1].formal, "nothing was asked before"
    held(desk, "freedom-close", "close", *"5566677")
    (row,) = strips(desk, "freedom", "close", "freedom-close").rows
    assert strips(desk, "freedom", "close", "freedom-close").legend.startswith("hollow: today 09:40, 7 sheets, solid: now")
    assert (row.formal, row.counts) == ((0, 3, 0, 4, 0, 0, 0), (0, 0, 0, 0, 2, 3, 2))
    copy = desk.copy_for(Audience(Level.OUTSIDE))
    answered = next(form for form in copy.forms if form.form == "freedom-close").answered[0]
    assert answered.before == (0, 3, 0, 4, 0, 0, 0) and answered.before_n == 7
    charts = [block for block in form_pages(copy) if isinstance(block, Chart)]
    assert [bar.before for bar in charts[-1].bars] == [0, 3, 0, 4, 0, 0, 0], "the same on paper"
    desk.close()


def test_five_factors_have_the_minutes_of_the_agenda_beside_them(tmp_path: Path) -> None:
    desk = new_session(tmp_path / "a.moot", found())
    desk.do(add_item(desk.session, "five", "Where are we?", 15, "worksheet"))
    desk.do(add_item(desk.session, "talk", "Talk", 40, "plain"))
    desk.do(edit_item(desk.session, "talk", factors="purpose,conflict"))
    held(desk, "five-factors", "five", *("12345",) * 6)
    told = strips(desk, "worksheet", "five", "five-factors")
    assert told.note == "Minutes of the agenda, in this order: 40, 0, 40, 0, 0"
    assert [row.said for row in told.rows] == ["40 min today", "0 min today", "40 min today", "0 min today", "0 min today"], (
        "as it is heard"
    )
    copy = desk.copy_for(Audience())
    assert "40 minutes of the agenda go to it." in str(form_pages(copy))
    assert [a["minutes"] for a in json.loads(as_json(copy))["forms"][0]["answered"]] == [40, 0, 40, 0, 0]
    desk.close()

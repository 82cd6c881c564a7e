"""Signed forms from the blank sheet to the summary: sealed until all are turned at once, then shown with the sector or the partner, and
no further than the room. A term check ends in one agreed line.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.activities import found
from moothall.activities.glossary.records import GLOSSARY, agree
from moothall.core.agenda import add_item
from moothall.core.forms.form_rounds import ROUNDS, draft_round, form_asked, open_round, reveal_round
from moothall.core.forms.typed_sheet import parts, typed_sheet
from moothall.core.levels import Level
from moothall.core.people import enlist
from moothall.core.picture import Showing, TurnoutDots
from moothall.core.redaction import Audience
from moothall.desk.form_library import form_named
from moothall.desk.sessions import new_session
from moothall.exports.form_pages import form_pages
from moothall.exports.json_copy import as_json
from moothall.instruments.form_pack import sheet_parts
from moothall.ui.shared_screen.spoken import spoken

PEOPLE = (("Dana", "Harbour", "Health"), ("Sam", "Council", "Government"), ("Ada", "Charities", "Voluntary"))


@pytest.mark.parametrize(("key", "signs"), [("term-check", "sector"), ("cards-on-the-table", "partner")])
def test_a_signed_form_walks_from_its_blank_sheet_to_the_summary(tmp_path: Path, key: str, signs: str) -> None:
    desk = new_session(tmp_path / "a.moot", found())
    desk.do(enlist(desk.session, [(n, body, {"sector": sector, "present": True}) for n, body, sector in PEOPLE], desk.keys(12)))
    desk.do(add_item(desk.session, "item", "Signed", 15, "worksheet"))
    desk.do(draft_round(desk.session, "r", form_named(key), "item"))
    desk.do(open_round(desk.session, "r", "09:00"))
    form = form_asked(desk.session.get(ROUNDS, "r"))
    names = [body if signs == "partner" else sector for _, body, sector in PEOPLE]
    assert form.group is not None and [choice.words for choice in form.group.choices] == names, "signed with what this session has"
    blank = str(sheet_parts(form, "", (), 1))
    assert "Signed with" in blank and all(question.words in blank for question in form.questions)
    for letter in "abc":
        desk.put_sheet("r", typed_sheet(parts(form, ()), f"{letter}; what {letter} means; and {letter} again"))
    desk.put_up(Showing("worksheet", "item", subject="r"))
    assert any(isinstance(part, TurnoutDots) for part in desk.picture().parts) and "means" not in str(desk.picture())
    desk.close_form("r")
    assert desk.shown("r") is None, "sealed until all are turned at once"
    desk.do(reveal_round(desk.session, "r"))
    told = spoken(desk.picture(), blank=False)
    assert all(f"{name}: what {letter} means" in told for name, letter in zip(names, "abc", strict=True)), "three are no floor"
    room = str(form_pages(desk.copy_for(Audience(Level.ROOM))))
    assert all(name in room and f"what {letter} means" in room for name, letter in zip(names, "abc", strict=True))
    for level in (Level.OUTSIDE, Level.COUNT):
        assert "what a means" not in str(form_pages(desk.copy_for(Audience(level))))
        assert b"what a means" not in as_json(desk.copy_for(Audience(level)))
    if signs == "sector":
        desk.do(agree(desk.session, desk.key(), "Outcomes = what a person can do a year on", "09:30", "item"))
        assert [term.meaning for term in GLOSSARY.all(desk.session)] == ["what a person can do a year on"]
    desk.close()

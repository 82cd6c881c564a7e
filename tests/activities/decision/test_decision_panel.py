"""Decisions: recorded in a line, filled in, read back on the wall, and in every copy that may have them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from moothall.activities import found
from moothall.activities.decision.records import DECISION, DECISIONS, Decision
from moothall.activities.decision.rules import take_forward
from moothall.activities.power.records import POWER
from moothall.core.agenda import add_item
from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.people import enlist
from moothall.core.picture import Showing, SupportBar
from moothall.core.redaction import Audience
from moothall.core.session_details import details_of
from moothall.desk import Desk
from moothall.exports import export
from moothall.ui.shared_screen.spoken import spoken
from tests.activities.room import Room, focus, on_disk, same
from tests.ui.chosen import choose_from
from tests.voting.polls import a_poll, a_revealed_poll

Key = Qt.Key
Enter = Callable[..., Room]
WORDS = "One front door from June"


def one(desk: Desk, **fields: str) -> Decision:
    key = desk.key()
    desk.do(DECISION.add(desk.session, key, WORDS, desk.now()))
    desk.do(DECISION.edit(desk.session, key, **fields))
    return desk.session.get(DECISIONS, key)


# ── the rules ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_numbers_are_never_used_twice(desk: Desk) -> None:
    first = one(desk)
    desk.do(DECISION.delete(desk.session, first.key))
    assert one(desk).number == 2


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_a_decision_has_words(desk: Desk, text: str) -> None:
    with pytest.raises(Refused):
        DECISION.add(desk.session, "k", text, "10:24")
    decision = one(desk)
    with pytest.raises(Refused):
        DECISION.edit(desk.session, decision.key, text=text)


@pytest.mark.parametrize(("typed", "kept"), [("2027-01-15", "2027-01-15"), (" 2027-01-15 ", "2027-01-15"), ("", "")])
def test_a_review_date(desk: Desk, typed: str, kept: str) -> None:
    assert one(desk, review=typed).review == kept


@pytest.mark.parametrize("typed", ["soon", "01/15/2027", "2027-02-30"])
def test_a_review_date_that_is_none(desk: Desk, typed: str) -> None:
    with pytest.raises(Refused):
        one(desk, review=typed)


def test_it_rests_on_a_result_that_is_known(desk: Desk) -> None:
    _, vote = a_poll(desk, threshold=80)
    with pytest.raises(Refused):
        take_forward(desk.session, "k", vote, desk.now(), WORDS)


def test_without_a_threshold_no_rule_is_put_in_its_mouth(desk: Desk) -> None:
    _, vote = a_revealed_poll(desk)
    desk.do(take_forward(desk.session, "k", vote, desk.now(), WORDS))
    assert desk.session.get(DECISIONS, "k").rule == ""


# ── at the window ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_line_and_enter_and_then_the_rest(enter: Enter, desk: Desk, tmp_path: Path) -> None:
    _, vote = a_revealed_poll(desk)
    room = enter("decision")
    room.line(WORDS)
    room.settle()
    for name, typed in (("Who decides in practice", "The board"), ("Who must still ratify it", "Both councils")):
        room.named(name).setFocus()
        room.line(typed)
    room.named("When to look at it again").setFocus()
    room.line("2027-01-15")
    for name in ("Rule", "Rests on the vote"):
        box = room.find(QComboBox, name)
        choose_from(box, box.itemText(1))
    (decision,) = DECISION.all(desk.session)
    assert (decision.text, decision.decides, decision.ratifies, decision.review) == (WORDS, "The board", "Both councils", "2027-01-15")
    assert (decision.rule, decision.poll) == ("consent", vote)
    assert same(desk.session, on_disk(desk, tmp_path))


def test_a_wrong_date_stays_in_its_field(enter: Enter, desk: Desk) -> None:
    one(desk)
    room = enter("decision")
    field = room.named("When to look at it again")
    field.setFocus()
    room.line("next spring")
    assert field.accessibleDescription()
    assert field.text() == "next spring"  # type: ignore[attr-defined]  # a one-line field
    assert DECISION.all(desk.session)[0].review == ""


def test_levels_mean_nothing_to_a_decision(enter: Enter, desk: Desk) -> None:
    before = one(desk)
    room = enter("decision")
    room.press(Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert DECISION.all(desk.session) == [before]
    assert room.strips == []


@pytest.mark.parametrize("way", ["key", "mouse"])
def test_it_is_read_back_on_the_wall(enter: Enter, desk: Desk, way: str) -> None:
    one(desk, rule="consent", decides="The board", conditions="If the hall is free")
    room = enter("decision")
    desk.blank(False)
    if way == "key":
        room.press(Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    else:
        room.click(room.button("Read it back on the wall"))
    words = spoken(desk.picture())
    assert WORDS in words
    assert "Decides in practice: The board" in words
    assert "Conditions: If the hall is free" in words


def test_the_polls_shape_and_who_can_block_stand_beside_it(enter: Enter, desk: Desk, tmp_path: Path) -> None:
    desk.do(POWER.add(desk.session, "p", "The council must ask its members", desk.now()))
    desk.do(POWER.edit(desk.session, "p", kind="veto", held_by="Fell Council", affects="the pooled budget", by_when="2027-05-14"))
    decision = one(desk)
    room = enter("decision")
    told = "Power 1: The council must ask its members · Fell Council · over the pooled budget · by 14 May 2027 · not asked yet"
    assert room.panel.side().vetoes.text() == f"Also named today\n{told}" and not room.panel.side().bar.isVisible()
    _, vote = a_revealed_poll(desk, threshold=70)
    desk.do(DECISION.edit(desk.session, decision.key, poll=vote, consult="Fell Council, over money, by May"))
    desk.do(POWER.edit(desk.session, "p", consulted="content"))
    room.settle()
    beside = room.panel.side().vetoes.text()
    assert room.panel.side().bar.isVisible() and beside.startswith("Touches this decision") and beside.endswith("· asked, and content")

    desk.put_up(Showing("decision", "", "entry", decision.key))
    (bar,) = (part for part in desk.picture().parts if isinstance(part, SupportBar))
    assert (bar.counts, bar.got, bar.line) == ((12, 7, 4, 3, 3, 0, 1, 1), "23 of 31 at 1 to 3", "agreed line 22")
    words = spoken(desk.picture())
    assert "Veto or must consult: Fell Council, over money, by May" in words and "members" not in words, "the log is private"

    for level, named in ((Level.ROOM, True), (Level.OUTSIDE, False)):
        export(desk.copy_for(Audience(level)), tmp_path / "a.md", found())
        page = (tmp_path / "a.md").read_text(encoding="utf-8")
        behind = page[page.rindex("## Decisions") :]
        assert "23 of 31 at 1 to 3: met." in behind and ("over money, by May" in page) is named, level


def test_deleting_is_undone(enter: Enter, desk: Desk) -> None:
    one(desk)
    room = enter("decision")
    room.click(room.button("Delete this decision"))
    assert DECISION.all(desk.session) == []
    desk.undo()
    assert [d.text for d in DECISION.all(desk.session)] == [WORDS]


def test_one_recorded_under_a_result_is_the_one_to_go_on_with(enter: Enter, desk: Desk) -> None:
    one(desk)
    room = enter("decision")
    _, vote = a_revealed_poll(desk)
    desk.do(take_forward(desk.session, "k", vote, desk.now(), "The other one"))
    room.settle()
    assert room.find(QPlainTextEdit, "What was decided").toPlainText() == "The other one"


def test_it_opens_from_an_agenda_item(enter: Enter, desk: Desk) -> None:
    desk.do(add_item(desk.session, "i", "What we decide", 10, "decision"))
    room = enter("decision", "i")
    room.line(WORDS)
    assert DECISION.all(desk.session)[0].item == "i"
    assert focus() is room.entry.focusProxy()


# ── in copies ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("level", "words", "decides"),
    [
        (Level.PRIVATE, "Harbour Trust opens one door", "Fell Council"),
        (Level.ROOM, "Harbour Trust opens one door", "Fell Council"),
        (Level.OUTSIDE, "[an organisation] opens one door", None),
    ],
)
def test_outside_no_organisation_is_named_nor_who_decides(desk: Desk, level: Level, words: str, decides: str | None) -> None:
    assert details_of(desk.session).confidentiality == "non-attributed"
    desk.do(enlist(desk.session, [("Ann", "Harbour Trust", {}), ("Ben", "Fell Council", {})], desk.keys(4)))
    one(desk, text="Harbour Trust opens one door", decides="Fell Council")
    (log,) = desk.copy_for(Audience(level)).logs
    assert log.log == "decision"
    assert (log.lines[0].text, dict(log.lines[0].facts).get("decision.label_decides")) == (words, decides)


def test_boards_get_numbers_alone(desk: Desk) -> None:
    one(desk, ratifies="Both councils")
    (log,) = desk.copy_for(Audience(Level.COUNT)).logs
    assert (log.entries, log.by_state, log.lines) == (1, (("to_ratify", 1),), ())


def test_the_json_has_them(desk: Desk, tmp_path: Path) -> None:
    one(desk, rule="majority", review="2027-01-15")
    export(desk.copy_for(Audience(Level.ROOM)), tmp_path / "a.json", found())
    (log,) = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["logs"]
    assert log["lines"][0]["text"] == WORDS
    assert ["decision.label_review", "15 January 2027"] in log["lines"][0]["facts"]

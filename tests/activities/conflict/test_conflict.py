"""Tensions: always a question, four sides at the most, printed in no other words than were read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from moothall.activities.conflict.questions import as_question
from moothall.activities.conflict.records import CONFLICT, HANDLING, KINDS, LEVELS, STATES
from moothall.core.errors import Refused
from moothall.desk import Desk
from moothall.ui.kit.choice import ChoiceBox
from moothall.ui.kit.record_editor import RowCard
from tests.activities.room import Room, focus, on_disk, same
from tests.ui.chosen import choose_from

Key = Qt.Key
QUESTION = "How should winter money move?"


def named(desk: Desk, *texts: str) -> str:
    """The key of the first tension."""
    for text in texts or (QUESTION,):
        desk.do(CONFLICT.add(desk.session, desk.key(), text, "10:24"))
    return CONFLICT.all(desk.session)[0].key


@pytest.mark.parametrize("text", ["Why?", " How should we …? ", "¿Por qué?", "<b>Why</b>?", "Why?!?"])
def test_a_question_is_kept_as_asked(desk: Desk, text: str) -> None:
    named(desk, text)
    assert CONFLICT.all(desk.session)[0].issue == text


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("They never pay", "What should we do when they never pay?"),
        ("Winter beds money", "How should we handle Winter beds money?"),
        ("the referral form.", "How should we handle the referral form?"),
        ("We should share the pot!", "How should we share the pot?"),
        ("The council must consult first", "How should the council consult first?"),
        ("Why? Because.", "How should we handle Why? Because?"),
        ("How should we pay?", ""),
        ("¿Por qué?", ""),
        ("  ", ""),
    ],
)
def test_a_statement_is_kept_and_a_question_proposed(desk: Desk, said: str, asked: str) -> None:
    assert as_question(said) == asked
    if said.strip():
        assert CONFLICT.all(desk.session)[0].issue == said if named(desk, said) else False
    assert not as_question(asked)


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_nothing_is_no_tension(desk: Desk, text: str) -> None:
    with pytest.raises(Refused):
        CONFLICT.add(desk.session, "k", text, "10:24")


@pytest.mark.parametrize(
    ("field", "known"),
    [("kind", KINDS), ("level", LEVELS), ("handling", HANDLING), ("state", STATES), ("visibility", range(5)), ("stage", range(10))],
)
def test_choices_known_and_not(desk: Desk, field: str, known: Any) -> None:
    key = named(desk)
    for value in known:
        desk.do(CONFLICT.edit(desk.session, key, **{field: value}))
    for unknown in ("nonsense", 10, -1):
        with pytest.raises(ValueError, match=field):
            CONFLICT.edit(desk.session, key, **{field: unknown})


@pytest.mark.parametrize(
    "change",
    [
        lambda s, k: CONFLICT.edit(s, k, issue="Why then?"),
        lambda s, k: CONFLICT.edit(s, k, shared="A rule"),
        lambda s, k: CONFLICT.edit(s, k, owner="Both leads"),
        lambda s, k: CONFLICT.edit(s, k, neutral="Money"),
        lambda s, k: CONFLICT.add_row(s, "side", k, name="Council"),
    ],
)
def test_other_words_than_were_read_back_lose_the_tick(desk: Desk, change: Callable[..., Any]) -> None:
    key = named(desk)
    desk.do(CONFLICT.edit(desk.session, key, read_back=True))
    desk.do(change(desk.session, key))
    assert not CONFLICT.all(desk.session)[0].read_back


def test_a_side_changed_or_removed_loses_the_tick(desk: Desk) -> None:
    key = named(desk)
    desk.do(CONFLICT.add_row(desk.session, "side", key, name="Council"))
    for change in (
        lambda: CONFLICT.edit_row(desk.session, "side", interest="nobody waits"),
        lambda: CONFLICT.delete_row(desk.session, "side"),
    ):
        desk.do(CONFLICT.edit(desk.session, key, read_back=True))
        desk.do(change())
        assert not CONFLICT.all(desk.session)[0].read_back


@pytest.mark.parametrize("field", ["note", "stage", "handling", "visibility"])
def test_the_facilitators_own_keeps_the_tick(desk: Desk, field: str) -> None:
    key = named(desk)
    desk.do(CONFLICT.edit(desk.session, key, read_back=True))
    desk.do(CONFLICT.edit(desk.session, key, **{field: {"note": "heated", "stage": 4, "handling": "avoiding", "visibility": 0}[field]}))
    assert CONFLICT.all(desk.session)[0].read_back


def test_four_sides_and_no_fifth(desk: Desk) -> None:
    key = named(desk)
    for n in range(4):
        desk.do(CONFLICT.add_row(desk.session, f"side{n}", key, name=f"Body {n}"))
    with pytest.raises(Refused) as refused:
        CONFLICT.add_row(desk.session, "fifth", key)
    assert refused.value.key == "conflict.four_parties"
    desk.do(CONFLICT.delete_row(desk.session, "side1"))
    desk.do(CONFLICT.add_row(desk.session, "fifth", key, name="Body 5"))
    assert [p.name for p in CONFLICT.rows_of(desk.session, key)] == ["Body 0", "Body 2", "Body 3", "Body 5"]
    desk.do(CONFLICT.delete(desk.session, key))
    assert CONFLICT.rows_of(desk.session, key) == []
    desk.undo()
    assert len(CONFLICT.rows_of(desk.session, key)) == 4


@pytest.mark.parametrize("date", ["soon", "the fifth", "2026-13-01", "2026-02-30"])
def test_by_when_is_a_date(desk: Desk, date: str) -> None:
    key = named(desk)
    with pytest.raises(Refused):
        CONFLICT.edit(desk.session, key, by_when=date)


# the panel


@pytest.fixture
def room(enter: Callable[..., Room], desk: Desk) -> Room:
    return enter("conflict", size=(1064, 744))


def write_in(room: Room, field: QWidget, text: str) -> None:
    field.setFocus()
    room.press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    room.line(text)


def test_a_line_names_a_tension(room: Room, desk: Desk, tmp_path: Path) -> None:
    """A statement is kept as it was said; beside the line stands the question it could be, and Tab takes that one."""
    room.type("They never pay")
    assert "What should we do when they never pay?" in room.said_words()
    room.press(Key.Key_Tab)
    assert room.entry.text == "What should we do when they never pay?"
    room.press(Key.Key_Return)
    room.line("They never listen")
    assert [c.issue for c in CONFLICT.all(desk.session)] == ["What should we do when they never pay?", "They never listen"]
    assert focus() is room.entry.focusProxy()
    assert same(desk.session, on_disk(desk, tmp_path))
    room.press(Key.Key_Escape)
    desk.do(CONFLICT.read_back(desk.session, CONFLICT.all(desk.session)[1].key))
    with pytest.raises(Refused) as refused:
        room.panel.spotlight()
    assert refused.value.key == "conflict.question_first"
    room.click(room.button("Ask it so"))
    assert CONFLICT.all(desk.session)[1].issue == "What should we do when they never listen?"


def test_the_line_goes_deeper_in_the_order_it_comes_up(room: Room, desk: Desk) -> None:
    """Keys alone: a tension from one line to two sides, what both want, how to judge, options and who takes it on."""
    room.line(QUESTION)
    room.press(Key.Key_D, Qt.KeyboardModifier.AltModifier)
    for said in (
        "Harbour Trust",
        "Pay for the open beds",
        "wards are safe",
        "",
        "Fell Council",
        "Keep its share",
        "nobody waits",
        "A vote",
    ):
        room.line(said)
    for said in ("A rule both can defend", "Same figures for both", "One pot"):
        room.line(said)
    assert "Who takes it on?" in focus().accessibleName()
    room.press(Key.Key_Escape)
    trust, council = CONFLICT.rows_of(desk.session, CONFLICT.all(desk.session)[0].key)
    assert (trust.name, trust.asks, trust.interest, trust.bound) == ("Harbour Trust", "Pay for the open beds", "wards are safe", "")
    assert (council.name, council.interest, council.bound) == ("Fell Council", "nobody waits", "A vote")
    only = CONFLICT.all(desk.session)[0]
    assert (only.shared, only.criterion, only.options, only.owner) == ("A rule both can defend", "Same figures for both", "One pot", "")
    room.line("Another one?")
    assert len(CONFLICT.all(desk.session)) == 2


def test_a_refused_date_stays_in_its_field(room: Room, desk: Desk) -> None:
    room.line(QUESTION)
    when = room.named("By when")
    write_in(room, when, "soon")
    assert "soon" in when.accessibleDescription()
    write_in(room, when, "2026-11-12")
    assert CONFLICT.all(desk.session)[0].by_when == "2026-11-12"


def test_sides_by_hand(room: Room, desk: Desk) -> None:
    room.line(QUESTION)
    key = CONFLICT.all(desk.session)[0].key
    for _ in range(4):
        room.click(room.button("Add a side"))
    assert room.button("Add a side").accessibleDescription() == "A tension has four sides at the most. Split it in two."
    card = room.find(RowCard)
    for label, text in (("Organisation or sector", "Trust"), ("so that", "wards are safe")):
        write_in(room, next(w for w in card.findChildren(QWidget) if w.accessibleName() == label), text)
    assert (CONFLICT.rows_of(desk.session, key)[0].name, CONFLICT.rows_of(desk.session, key)[0].interest) == ("Trust", "wards are safe")
    room.click(next(b for b in card.findChildren(type(room.button("Add a side"))) if b.accessibleName() == "Remove this side"))
    assert len(CONFLICT.rows_of(desk.session, key)) == 3
    desk.undo()
    room.settle()
    assert sum(c.isVisible() for c in room.panel.findChildren(RowCard)) == 4


def test_level_and_read_back_by_key(room: Room, desk: Desk) -> None:
    room.line(QUESTION)
    for level in range(5):
        room.press(Qt.Key(Key.Key_0 + level), Qt.KeyboardModifier.AltModifier)
        assert CONFLICT.all(desk.session)[0].visibility == level
    for expected in (True, False):
        room.press(Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        assert CONFLICT.all(desk.session)[0].read_back is expected


def test_the_state_by_key(room: Room, desk: Desk) -> None:
    room.line(QUESTION)
    choose_from(room.find(ChoiceBox, "State"), "Being worked")
    assert CONFLICT.all(desk.session)[0].state == "being_worked"


def test_a_hard_stage_is_not_for_plenary(room: Room, desk: Desk) -> None:
    room.line(QUESTION)
    assert "plenary" not in room.said_words()
    desk.do(CONFLICT.edit(desk.session, CONFLICT.all(desk.session)[0].key, stage=4))
    assert "plenary" in room.said_words()
    assert room.side is not None and room.side.findChild(QWidget).height() < 200


def test_choosing_another_shows_it(room: Room, desk: Desk) -> None:
    for text in ("First?", "Second?"):
        room.line(text)
    room.press(Key.Key_Escape)
    room.press(Key.Key_Down)
    assert room.named("The issue, as a question").toPlainText() == "First?"  # type: ignore[attr-defined]  # a field of several lines
    room.press(Key.Key_Return)
    assert focus() is not room.entry.focusProxy()


def test_the_wall_shows_the_question_and_no_side(room: Room, desk: Desk) -> None:
    desk.blank(False)
    room.line(QUESTION)
    key = CONFLICT.all(desk.session)[0].key
    desk.do(CONFLICT.add_row(desk.session, "side", key, name="Harbour Trust"))
    desk.do(CONFLICT.edit(desk.session, key, note="in heat", stage=3))
    assert "winter" not in repr(desk.picture())
    assert room.panel.spotlight() is None  # type: ignore[attr-defined]  # a log can be spotlit
    room.press(Key.Key_Escape)
    for _ in range(2):  # its question, and between whom it is
        room.press(Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    desk.show(room.panel.spotlight())  # type: ignore[attr-defined]  # a log can be spotlit
    told = repr(desk.picture())
    assert QUESTION in told
    assert not any(private in told for private in ("Harbour", "heat", "stage"))
    desk.do(CONFLICT.edit(desk.session, key, visibility=0))
    assert not desk.picture().parts

"""Tensions: always a question, four sides at the most, printed in no other words than were read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from moothall.activities.conflict import rules
from moothall.activities.conflict.entries import wordings
from moothall.activities.conflict.questions import as_question
from moothall.activities.conflict.records import CONFLICT, HANDLING, KINDS, LEVELS, MOVES, STATES
from moothall.activities.conflict.sheet import pages
from moothall.core.errors import Refused
from moothall.core.ladder import Rung, days_between, working_days_on
from moothall.core.levels import Level
from moothall.core.picture import Question, Stages, Timer, Words
from moothall.core.redaction import Audience
from moothall.desk import Desk
from moothall.exports.content.blocks import Columns, walk, words_in
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
    for said in ("Harbour Trust", "Pay for the open beds", "wards are safe", "", "Fell Council", "Keep its share", "nobody waits", "A vote"):
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


def test_it_is_read_back_a_sentence_at_a_time(room: Room, desk: Desk) -> None:
    key = worked(desk)
    room.settle()
    sentences = [sentence for sentence, _ in rules.heard(desk.session, CONFLICT.all(desk.session)[0])]
    assert sentences == [
        QUESTION,
        "Between Harbour Trust · Fell Council.",
        "Harbour Trust wants it so that wards are safe.",
        "Fell Council wants it so that nobody waits.",
        "Shared: a rule both can defend.",
    ]
    for n, sentence in enumerate(sentences):
        assert not CONFLICT.all(desk.session)[0].read_back, n
        room.click(room.button(sentence), QPoint(4, 4))
    assert CONFLICT.all(desk.session)[0].read_back
    assert CONFLICT.all(desk.session)[0].visibility == Level.ROOM
    # Every sentence that has a tick is printed, word for word.
    told = wordings(CONFLICT.all(desk.session)[0], CONFLICT.rows_of(desk.session, key))[Level.ROOM]
    assert all(sentence in told for sentence in sentences)
    # Other words of one side take away that side's tick alone.
    desk.do(CONFLICT.edit_row(desk.session, "fell", interest="nobody is sent home alone"))
    assert not CONFLICT.all(desk.session)[0].read_back
    waiting = [sentence for sentence, on in rules.heard(desk.session, CONFLICT.all(desk.session)[0]) if not on]
    assert waiting == ["Fell Council wants it so that nobody is sent home alone."]
    room.press(Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert CONFLICT.all(desk.session)[0].read_back
    with pytest.raises(Refused):
        rules.hear(desk.session, key, "Words that nobody said.")


def worked(desk: Desk) -> str:
    """A tension between two sides, each with what it wants and why."""
    key = named(desk)
    for row, name, interest in (("trust", "Harbour Trust", "wards are safe"), ("fell", "Fell Council", "nobody waits")):
        desk.do(CONFLICT.add_row(desk.session, row, key, name=name))
        desk.do(CONFLICT.edit_row(desk.session, row, asks="The money", interest=interest))
    desk.do(CONFLICT.edit(desk.session, key, shared="a rule both can defend"))
    return key


def test_its_days_are_kept(desk: Desk) -> None:
    """Its age, how often it came up again, what state it was in when, and by how much its step is overdue."""
    key, late = worked(desk), "2026-12-17"
    first = desk.session.get(CONFLICT.table, key)
    day = rules.first_day(desk.session, first)
    rung = Rung("r1", 1, "Two leads talk", "anyone", 5)
    desk.do(rules.climb(desk.session, key, rung, day, "10:30"))
    on_it = desk.session.get(CONFLICT.table, key)
    assert (on_it.step, on_it.state, on_it.by_when) == ("Two leads talk", "being_worked", working_days_on(day, 5))
    with pytest.raises(Refused):
        rules.climb(desk.session, key, rung, day, "10:31")
    desk.do(rules.come_up(desk.session, key, late, "11:00"))
    with pytest.raises(Refused):
        rules.come_up(desk.session, key, late, "11:00")
    assert rules.age(desk.session, on_it, late) == days_between(day, late)
    assert rules.days_past(on_it, late) == days_between(on_it.by_when, late)
    assert rules.times_came_up(desk.session, key) == 1
    desk.do(rules.edit(desk.session, key, late, "11:10", state="agreed"))
    assert [what for _, what in rules.history(desk.session, key)] == ["Named", "Two leads talk", "came up again", "Agreed"]
    assert rules.days_past(desk.session.get(CONFLICT.table, key), late) == 0
    desk.do(rules.delete(desk.session, key))
    assert not list(desk.session.all(MOVES))
    desk.undo()
    assert len(rules.moves(desk.session, key)) == 3


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [("2026-11-05", 0, "2026-11-05"), ("2026-11-05", 5, "2026-11-12"), ("2026-11-06", 1, "2026-11-09"), ("2026-11-07", 10, "2026-11-20")],
)
def test_working_days(start: str, days: int, end: str) -> None:
    assert working_days_on(start, days) == end


def test_each_side_says_the_other_back_before_options_open(room: Room, desk: Desk) -> None:
    """Turn by turn, at the desk and on the shared screen: no name and no interest is ever on it."""
    room.line(QUESTION)
    desk.do(CONFLICT.delete(desk.session, CONFLICT.all(desk.session)[0].key))
    key = worked(desk)
    desk.blank(False)
    room.settle()
    again = (Key.Key_Y, Qt.KeyboardModifier.AltModifier)
    seen = []
    room.press(*again)
    for n in (1, 2):
        picture = desk.picture()
        seen.append(repr(picture))
        assert picture.parts[0] == Question("Say back what the other side wants it for. They listen, and say “yes, that’s it” when it is.")
        assert picture.parts[1] == Words(f"Turn {n} of 2")
        stages, timer = (next(p for p in picture.parts if isinstance(p, kind)) for kind in (Stages, Timer))
        assert (stages.labels, stages.at) == (("1", "2"), n)
        assert 0 < timer.seconds <= 120
        assert room.named("Options on the table").isReadOnly()  # type: ignore[attr-defined]  # a field of several lines
        assert f"Turn {n} of 2" in room.said_words()
        room.press(*again)
    assert desk.picture().parts == (Question("Everybody heard: yes, that’s it. What could we do now?"),)
    seen.append(repr(desk.picture()))
    assert not any(word in told for told in seen for word in ("Harbour", "Fell", "wards", "waits", "winter"))
    assert not room.named("Options on the table").isReadOnly()  # type: ignore[attr-defined]
    desk.do(rules.end_round(desk.session, key))
    assert not desk.picture().parts
    with pytest.raises(Refused):
        rules.yes_that_is_it(desk.session, key)


def test_nothing_is_said_back_before_two_sides_said_why(desk: Desk) -> None:
    with pytest.raises(Refused):
        rules.begin_round(desk.session, named(desk))


@pytest.mark.parametrize("level", [Level.PARTIES, Level.ROOM, Level.OUTSIDE])
def test_sides_face_each_other_at_the_level(desk: Desk, level: Level) -> None:
    """What is printed in two columns is what the level's sentences say, and no side has a name outside."""
    key = worked(desk)
    desk.do(CONFLICT.edit(desk.session, key, visibility=int(Level.OUTSIDE), read_back=True))
    copy = desk.copy_for(Audience(level, party="Fell Council"))
    blocks = pages(copy)
    told = " ".join(words_in(blocks))
    assert ("Harbour Trust" in told, "The money" in told) == (level <= Level.ROOM, level is Level.PARTIES)
    columns = [block for block in walk(blocks) if isinstance(block, Columns)]
    assert len(columns) == (level <= Level.ROOM)
    if columns:
        left, right = (" ".join(words_in(half)) for half in (columns[0].left, columns[0].right))
        assert "wards are safe" in left
        assert "nobody waits" in right


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

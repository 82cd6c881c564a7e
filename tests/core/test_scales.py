"""Scales are data: each that ships is sound and offered, a facilitator's own is read from lines and kept for next time."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.core.errors import Refused
from moothall.core.model import Session
from moothall.core.scales import MOST, Point, ReadyScale, Scale, add_scale, points_of, points_typed, sound, turned
from moothall.core.session_tables import CORE_TABLES
from moothall.desk import scale_library as kept
from moothall.desk.scale_library import built_in_scales, keep_scale, own_scales, own_scales_path, ready_scale, ready_scales

EVERY = pytest.mark.parametrize("scale", built_in_scales(), ids=lambda s: s.key)


@pytest.fixture
def laptop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A laptop on which nobody has made a scale yet."""
    monkeypatch.setattr(kept, "data_folder", lambda: tmp_path)
    return tmp_path


def test_those_practice_asks_for_are_offered_in_their_order() -> None:
    assert [(s.key, len(s.points)) for s in built_in_scales()] == [
        ("gradients-8", 8),
        ("gradients-7", 7),
        ("fist-to-five", 6),
        ("one-to-seven", 7),
        ("yes-no", 2),
        ("agree-disagree-pass", 3),
    ]


def test_marks_count_from_the_last_point_up() -> None:
    assert [turned(place, 7) for place in (1, 2, 7)] == [7, 6, 1]
    assert [turned(turned(place, 11), 11) for place in range(1, 12)] == list(range(1, 12))


@EVERY
def test_a_built_in_scale_is_sound(scale: ReadyScale) -> None:
    assert sound(scale.points) == scale.points
    assert 0 < scale.support < len(scale.points)
    assert scale.name.strip() == scale.name != ""
    assert all(p.label.strip() == p.label for p in scale.points)


@EVERY
def test_its_points_fit_the_wall_and_speak_for_somebody(scale: ReadyScale) -> None:
    assert [p.label for p in scale.points if len(p.label) > 26] == []
    said = [p.line for p in scale.points if p.line]
    assert all(line.startswith(("I ", "It ", "There ", "This ", "Very much", "Not at all")) and line.endswith(".") for line in said)


def test_fist_to_five_is_called_by_its_fingers_and_starts_with_five() -> None:
    fist = ready_scale("fist-to-five")
    assert fist is not None
    assert [p.number for p in fist.points] == [5, 4, 3, 2, 1, 0]


def test_no_point_is_more_than_another_where_one_may_pass() -> None:
    assert [s.key for s in built_in_scales() if not s.ordered] == ["agree-disagree-pass"]


# ── a scale of one's own ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("3 Can live with it\n2 Rather not\n1 No", [(3, "Can live with it"), (2, "Rather not"), (1, "No")]),
        ("Yes\nNo", [(1, "Yes"), (2, "No")]),
        ("  5.  Gladly \n\n4) Well enough\n0: Never  ", [(5, "Gladly"), (4, "Well enough"), (0, "Never")]),
        ("10 out of ten\n9 - nearly", [(10, "out of ten"), (9, "nearly")]),
    ],
)
def test_points_typed(typed: str, points: list[tuple[int, str]]) -> None:
    assert [(p.number, p.label) for p in points_typed(typed)] == points


@pytest.mark.parametrize("typed", ["", "Only one", "1 Yes\n1 No", "Same\nSame", "\n".join(f"{n} x{n}" for n in range(MOST + 1))])
def test_points_that_are_no_scale(typed: str) -> None:
    with pytest.raises(Refused):
        points_typed(typed)


def test_a_session_has_its_own_copy_in_its_order() -> None:
    session = Session(CORE_TABLES)
    points = points_typed("3 Gladly\n1 Well\n2 No")
    session.apply(add_scale(Scale("s", "Mine"), points, "abc"))
    assert [(p.place, p.number, p.label) for p in points_of(session, "s")] == [(1, 3, "Gladly"), (2, 1, "Well"), (3, 2, "No")]


def test_kept_for_next_time(laptop: Path) -> None:
    mine = ReadyScale("own-1", "Ours", (Point(2, "Yes", "I will."), Point(1, "No")), 1)
    keep_scale(mine)
    assert own_scales() == (mine,)
    assert ready_scales()[-1] == mine == ready_scale("own-1")
    better = ReadyScale("own-2", "Ours", (Point(3, "Yes"), Point(1, "No")), 1)
    keep_scale(better)
    assert own_scales() == (better,)


@pytest.mark.parametrize(
    "text", ["", "{", "[1, null]", '[{"key": "x"}]', '[{"key":"x","name":"n","support":1,"ordered":true,"points":[]}]', "{}"]
)
def test_what_is_broken_is_left_out(laptop: Path, text: str) -> None:
    own_scales_path().write_text(text, encoding="utf-8")
    assert own_scales() == ()


def test_a_disk_that_refuses_costs_no_workshop(laptop: Path) -> None:
    own_scales_path().mkdir()
    keep_scale(ReadyScale("own-1", "Ours", (Point(1, "Yes"), Point(2, "No")), 1))
    assert own_scales() == ()
    assert list(laptop.glob("*.part")) == []

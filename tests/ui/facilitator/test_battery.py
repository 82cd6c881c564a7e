"""The battery: read as each system tells it, said once when it gets low, and taken back when it is plugged in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from moothall.ui.facilitator.battery import Battery, BatteryWatch, on_linux, on_macs, on_windows
from moothall.ui.kit.messages import Messages


def supply(folder: Path, name: str, **told: str) -> None:
    (folder / name).mkdir()
    for part, words in told.items():
        (folder / name / part).write_text(f"{words}\n")


def test_on_linux_a_mouse_is_no_battery_and_the_mains_are_none(tmp_path: Path) -> None:
    assert on_linux(tmp_path) is None and on_linux(tmp_path / "none") is None
    supply(tmp_path, "AC", type="Mains", online="0")
    supply(tmp_path, "mouse", type="Battery", scope="Device", capacity="3", status="Discharging")
    assert on_linux(tmp_path) is None
    supply(tmp_path, "BAT0", type="Battery", capacity="14", status="Discharging")
    supply(tmp_path, "BAT1", type="Battery", capacity="odd", status="Full")
    assert on_linux(tmp_path) == Battery(14, True)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Now drawing from 'Battery Power'\n -InternalBattery-0\t14%; discharging; 0:21 remaining", Battery(14, True)),
        ("Now drawing from 'AC Power'\n -InternalBattery-0\t14%; charging", Battery(14, False)),
        ("Now drawing from 'AC Power'", None),
    ],
)
def test_on_macs(told: str, expected: Battery | None) -> None:
    assert on_macs(told) == expected


def test_on_windows() -> None:
    assert (on_windows(0, 2, 14), on_windows(1, 8, 14)) == (Battery(14, True), Battery(14, False))
    assert on_windows(1, 128, 255) is None and on_windows(0, 1, 255) is None


def test_it_is_said_once_and_taken_back(qapp: QApplication) -> None:
    left: list[Battery | None] = [Battery(16, True)]

    def ask() -> Battery | None:
        if left[0] is None:
            raise OSError
        return left[0]

    messages = Messages()
    watch = BatteryWatch(messages, messages, ask)

    def said(now: Battery | None) -> list[str]:
        left[0] = now
        watch.look()
        return [m.sentence for m in messages.messages]

    assert said(Battery(16, True)) == []
    (low,) = said(Battery(15, True))
    assert "15%" in low
    assert said(Battery(14, True)) == [low], "once, and not every minute"
    messages.clear()
    assert said(Battery(13, True)) == [], "closed is closed"
    assert said(Battery(13, False)) == []
    assert len(said(Battery(12, True))) == 1
    assert said(None) == []

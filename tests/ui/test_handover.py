"""Going from session to session for a whole season ends nothing beside the window's thread; without the rule the same hand-overs do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.trials import many

REPOSITORY = Path(__file__).parents[2]
ROUNDS = many(2, 200)
ITEMS = many(3, 99)
"""Of the agenda, walked before each save."""


@pytest.fixture
def folder(sample_session: Path, tmp_path: Path) -> Path:
    for name in ("one.moot", "two.moot"):
        shutil.copy(sample_session, tmp_path / name)
    return tmp_path


def handed_over(rounds: int, rule: str, litter: str, folder: Path) -> tuple[int, dict[str, Any]]:
    """How the app ended, and what it said last."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.handover", str(rounds), str(ITEMS), rule, litter, str(folder)],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    told = json.loads(lines[-1]) if lines else {"rounds": 0, "beside": 0}
    print(f"rule {rule}, {litter}: ended with {done.returncode} after {told}")
    return done.returncode, told


@pytest.mark.trial
def test_with_the_rule_everything_ends_on_the_windows_thread(folder: Path) -> None:
    code, told = handed_over(ROUNDS, "kept", "loose", folder)
    assert code == 0 and told["rounds"] == ROUNDS
    assert told["beside"] == 0 and told["collections_beside"] == 0


@pytest.mark.trial
def test_without_it_the_same_hand_overs_end_widgets_beside_the_window(folder: Path) -> None:
    """The control: did it pass, the test above would prove nothing."""
    code, told = handed_over(many(1, 20), "free", "loose", folder)
    # 1 is an error of Python's own: then nothing was tried.
    assert code != 1 and (code != 0 or told["beside"] > 0)


@pytest.mark.trial
def test_closed_windows_leave_nothing_to_end_there(folder: Path) -> None:
    """Without the rule and without litter: what our own windows leave a collection on any thread may have."""
    rounds = many(1, 200)
    code, told = handed_over(rounds, "free", "tidy", folder)
    assert code == 0 and told["rounds"] == rounds
    assert told["collections_beside"] > 0

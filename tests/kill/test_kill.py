"""Processes killed at random moments, at the desk and with the window: every note and ballot that was acknowledged, or shown
as saved, is there, and the file is whole. The seed is printed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from moothall.activities import found
from moothall.desk.sessions import open_session
from tests.kill.trials import Known
from tests.kill.worker import begun
from tests.trials import many

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
REPOSITORY = Path(__file__).parents[2]


def _trials(*words: str) -> dict[str, Any]:
    """In a process of their own: it forks, and must have no threads."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.kill", *words],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    print(done.stdout)
    assert not done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.trial
def test_killed_while_working_nothing_acknowledged_is_lost() -> None:
    times = many(25, 1000)
    told = _trials(str(times))
    assert told["kills"] >= times
    assert told["acknowledged"] > times, "hardly anything was done before the kills: the trials test nothing"
    assert told["votes closed"]
    assert told["lost or damaged"] == 0, told


@pytest.mark.trial
def test_the_window_killed_nothing_it_showed_as_saved_is_lost() -> None:
    times = many(3, 100)
    told = _trials("app", str(times))
    assert told["kills"] == times
    assert told["shown as saved"] > 2 * times, "hardly anything was typed before the kills: the trials test nothing"
    assert told["lost or damaged"] == 0, told


def test_the_trials_can_fail(tmp_path: Path) -> None:
    """What the search says of a file that lost a note and a ballot."""
    known = Known()
    known.hear('>["note", "n", "text"]\n<["note", "n", "text"]\n>["ballot", 1, 2]\n<["ballot", 1, 2]\n>["ballot", 2, 0]\n')
    assert (known.acts, known.pending) == (2, ("ballot", 2, 0))
    desk = open_session(begun(tmp_path / "a.moot"), found())
    assert sorted(known.settle(desk)) == ["card 1", "note n"]
    desk.close()

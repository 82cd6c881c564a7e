"""180 processes killed at random moments: every acknowledged note and ballot is there, and the file is whole. The seed is printed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

KILLS = 180


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_killed_while_working_nothing_acknowledged_is_lost() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.kill", str(KILLS)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    print(done.stdout)
    told = json.loads(done.stdout)
    assert told["kills"] >= KILLS
    assert told["acknowledged"] > 2 * KILLS, "hardly anything was done before the kills: the trials test nothing"
    assert told["votes closed"]
    assert told["lost or damaged"] == 0, told
    assert not done.stderr


def test_the_trials_can_fail(tmp_path: Path) -> None:
    """What the search says of a file that lost a note and a ballot."""
    from moothall.activities import found
    from moothall.desk.sessions import open_session
    from tests.kill.trials import Known
    from tests.kill.worker import begun

    known = Known()
    known.hear('>["note", "n", "text"]\n<["note", "n", "text"]\n>["ballot", 1, 2]\n<["ballot", 1, 2]\n>["ballot", 2, 0]\n')
    assert (known.acts, known.pending) == (2, ("ballot", 2, 0))
    desk = open_session(begun(tmp_path / "a.moot"), found())
    assert sorted(known.settle(desk)) == ["card 1", "note n"]
    desk.close()

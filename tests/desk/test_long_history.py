"""A day's history: a thousand acts and more are taken back and done again after the file was closed, each as cheaply as the first."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes
from moothall.core.errors import Refused
from moothall.desk import Desk
from moothall.store import check
from tests.store.sessions import SCHEMA, begin, contents, reopened, shelf, with_board

ACTS, BACK, AGAIN = 1_200, 1_000, 300


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = begin(tmp_path / "a.moot")
    prompt = with_board(desk)
    for n in range(ACTS):
        desk.do(add_notes(desk.session, prompt, [Written(f"Note {n}")], [desk.key()]))
    return desk


def _steps(desk: Desk, act) -> int:
    """How many instructions SQLite takes for it."""
    taken = [0]

    def count() -> None:
        taken[0] += 1

    desk._store._db.set_progress_handler(count, 1)
    act()
    desk._store._db.set_progress_handler(None, 1)
    return taken[0]


def test_a_thousand_acts_are_taken_back_and_done_again_after_reopening(desk: Desk) -> None:
    whole = contents(desk.session)
    desk = reopened(desk)
    for _ in range(BACK):
        desk.undo()
    assert [n.text for n in desk.session.all(CONTRIBUTIONS)] == [f"Note {n}" for n in range(ACTS - BACK)]
    desk = reopened(desk)
    for _ in range(AGAIN):
        desk.redo()
    assert [n.text for n in desk.session.all(CONTRIBUTIONS)] == [f"Note {n}" for n in range(ACTS - BACK + AGAIN)]
    for _ in range(BACK - AGAIN):
        desk.redo()
    assert shelf(desk.session) == {name: {r.key: r for r in records} for name, records in whole.items() if name != "counters"}
    with pytest.raises(Refused, match="nothing_to_redo"):
        desk.redo()
    desk.close()
    assert check(desk.path, SCHEMA).acts > ACTS


def test_neither_undo_nor_an_act_costs_more_for_a_longer_history(desk: Desk) -> None:
    """Nor does Undo cost more for the acts that were taken back before it."""
    desk.undo()
    asked, undone = _steps(desk, desk.can_undo), _steps(desk, desk.undo)
    for _ in range(BACK):
        desk.undo()
    assert _steps(desk, desk.can_undo) <= asked
    assert _steps(desk, desk.undo) <= undone + 10  # a page of the history's index more or less
    assert _steps(desk, desk.can_redo) <= asked
    desk.close()

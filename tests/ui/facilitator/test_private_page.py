"""Remove private material, by hand in the real window: gone from the file, its history, its free pages, the second copy, everything kept
for the account; and a copy that was given away is named with its place and day.
"""

from __future__ import annotations

import sys
from pathlib import Path

from moothall.activities import found
from moothall.core.levels import Level
from moothall.desk.sessions import schema_of
from moothall.store import check
from moothall.ui import crash
from moothall.ui.facilitator.private_page import PrivatePage
from tests.ui.facilitator.test_second_copy import written
from tests.ui.facilitator.test_session_page import hold

MARK = b"plantedword"


def plant(desk) -> None:
    """A private entry of each log, one of the room's with a private note, one deleted, one worded anew, a pattern and a turn in words."""
    logs = {a.key: a for a in found()}
    power, conflict, interests = (logs[key].records[0] for key in ("power", "conflict", "interest_register"))
    for kind, text in ((power, "plantedword one"), (conflict, "How should plantedword two end?"), (interests, "plantedword three")):
        desk.do(kind.add(desk.session, desk.key(), text, "10:24"))
    for text in ("plantedword deleted", "plantedword before"):
        desk.do(power.add(desk.session, key := desk.key(), text, "10:25"))
        desk.do(power.delete(desk.session, key) if text.endswith("deleted") else power.edit(desk.session, key, statement="Said otherwise"))
    desk.do(
        power.edit(desk.session, power.all(desk.session)[-1].key, note="plantedword four", affects="plantedword five", said_by="holder")
    )
    desk.do(power.read_back(desk.session, power.all(desk.session)[-1].key))
    desk.do(conflict.add(desk.session, key := desk.key(), "How should we share the beds?", "10:26", visibility=int(Level.ROOM)))
    desk.do(conflict.edit(desk.session, key, note="plantedword six", stage=5))
    noted = logs["process_note"]
    desk.do(noted.records[0].add(desk.session, desk.key(), "plantedword seven", "10:27", pattern="shifted"))
    desk.do(logs["who_spoke"].records[0].add(desk.session, desk.key(), "plantedword eight", "10:28", since="10:28:00", seconds="30"))


def holding(*folders: Path) -> set[str]:
    """Files anywhere in them that have the word."""
    return {path.name for folder in folders for path in folder.rglob("*") if path.is_file() and MARK in path.read_bytes()}


def test_what_is_removed_is_in_no_file_and_copies_are_named(qtbot, window, tmp_path, own_home) -> None:
    desk, stick, given = window.desk, tmp_path / "stick", tmp_path / "given"
    stick.mkdir(), given.mkdir()
    plant(desk)
    with qtbot.waitSignal(window.copies.told, timeout=20_000):
        window.copies.put_in(stick)
    copy = given / "the whole session.moot"
    desk.save_copy(copy)
    desk.note_handed_out([copy], "private")
    window.prefs.opened(desk.path)
    stop = crash.watch(lambda: None)
    sys.excepthook(ValueError, ValueError("plantedword in a fault"), None)
    stop()
    assert crash.log_path().exists()
    window.go_page("private")
    page = window.main.panel
    assert isinstance(page, PrivatePage)
    told = page.found.text()
    assert "plantedword" not in told and "Tensions" in told and "Process notes" in told, "by kind and number, never in words"
    name = copy.name
    assert name in page.copies.text() and str(given) in page.copies.text() and "still there" in page.copies.text()
    assert {f"{desk.path.name}-wal", "beds second copy.moot", name} <= holding(tmp_path), "it is in all of them before"
    hold(qtbot, page.erase)
    written(qtbot, window.copies)
    left = holding(tmp_path, own_home, desk.path.parent)
    assert left == {name}, "the copy that was given away, and nothing else"
    assert "plantedword" not in window.windowTitle() and not page.erase.available
    logs = {a.key: a for a in found()}
    (statement,) = logs["power"].records[0].all(desk.session)
    assert (statement.statement, statement.said_by, statement.read_back, statement.note) == ("Said otherwise", "holder", True, "")
    (tension,) = logs["conflict"].records[0].all(desk.session)
    assert (tension.stage, tension.visibility) == (0, Level.ROOM), "the facilitator's reading is theirs; what the room may have stays"
    assert not logs["process_note"].records[0].all(desk.session) and not logs["who_spoke"].records[0].all(desk.session)
    copy.unlink()
    page.hear(None)
    assert "no longer there" in page.copies.text()
    path = desk.path
    window.close()
    assert not holding(path.parent)
    check(path, schema_of(found()))

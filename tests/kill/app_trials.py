"""Kill the real window at random moments while somebody types into it; look for every note and ballot it had shown as saved.

`python -m tests.kill app 20 [SEED]`. "Shown as saved" is what a facilitator goes by: the line is empty again, and the note stands in
the list or a ballot among those that can be taken back.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path
from resource import RLIMIT_AS, setrlimit
from select import select
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moothall.activities import found
from moothall.core.agenda import add_item
from moothall.core.agenda_acts import start_item
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.prompts import ask
from moothall.core.votes import VOTES, Candidate, Vote, draft_vote, open_vote
from moothall.desk.sessions import open_session
from moothall.store import check
from moothall.ui.facilitator.app_windows import AppWindows
from moothall.ui.kit.button import Button
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.list_rows import ListRows
from moothall.words import say
from tests.store.sessions import SCHEMA, begin

MEMORY = 4 << 30
"""Bytes a child may have: a window gone wrong must not take the machine with it."""


def begun(path: Path, activity: str) -> Path:
    """A session that opens where notes, or ballots, are typed."""
    desk = begin(path)
    prompt, item, vote = desk.keys(3)
    desk.do(ask(desk.session, prompt, "What holds us back?"))
    desk.do(add_item(desk.session, item, "Now", 15, activity, prompt=prompt))
    if activity == "dot_vote":
        desk.do(draft_vote(desk.session, Vote(vote, "Which?", 0, item), [Candidate("One"), Candidate("Two")], desk.keys(2)))
        desk.do(open_vote(desk.session, vote, desk.now()))
    desk.do(start_item(desk.session, item, desk.now()))
    desk.close()
    return path


def _type(path: Path, activity: str, saved: int) -> None:
    """The child: opens the window and types until it is killed."""
    app = QApplication([])
    doors = AppWindows(found)
    assert not doors.open(path)
    panel = doors.window.main.panel
    for n in range(1, 1000):
        entry = next(e for e in panel.findChildren(EntryLine) if e.isVisible())
        text = f"Note {os.getpid()} {n}" if activity == "capture" else f"{n}: 1 2"
        QTest.keyClicks(entry.focusProxy(), text)
        QTest.keyClick(entry.focusProxy(), Qt.Key.Key_Return)
        app.processEvents()
        if entry.focusProxy().text() or not _stands(panel, activity, text):
            raise AssertionError(f"{text} is not shown as saved: {entry.reason}")
        os.write(saved, f"{text}\n".encode())


def _stands(panel: Any, activity: str, text: str) -> bool:
    """Whether the note is in the list, or a ballot among those that can be taken back."""
    if activity == "capture":
        return any(row.text == text for row in panel.findChild(ListRows).rows)
    return any(button.text() == say("voting.take_back") for button in panel.findChildren(Button))


def _killed(path: Path, activity: str, dice: random.Random) -> list[str]:
    """One life of the window: what it had shown as saved."""
    heard, saved = os.pipe()
    child = os.fork()
    if not child:
        try:
            setrlimit(RLIMIT_AS, (MEMORY, MEMORY))
            _type(path, activity, saved)
        except BaseException as error:
            print(f"child: {error!r}", file=sys.stderr, flush=True)
        finally:
            os._exit(1)
    os.close(saved)
    with os.fdopen(heard) as pipe:
        if dice.random() < 0.8:
            select([pipe], [], [], 30)
        time.sleep(dice.random() * 0.4)
        os.kill(child, signal.SIGKILL)
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError("the window closed by itself")
    return told.splitlines()


def _present(path: Path) -> set[str]:
    """What the file holds, as it was typed."""
    desk = open_session(path, found())
    held = {c.text for c in desk.session.all(CONTRIBUTIONS)}
    held |= {f"{card}: 1 2" for vote in desk.session.all(VOTES) for card in desk.cards(vote.key)}
    desk.close()
    return held


def run(times: int, seed: int) -> dict[str, Any]:
    """That many kills, half of them among notes, half among ballots."""
    dice, shown, wrong = random.Random(seed), 0, []
    with tempfile.TemporaryDirectory(prefix="moothall-kill-") as name:
        folder = Path(name)
        os.environ["XDG_DATA_HOME"] = str(folder / "data")
        starts = [(a, begun(folder / f"{a}.moot", a)) for a in ("capture", "dot_vote")]
        for kill in range(times):
            activity, start = starts[kill % 2]
            path = Path(shutil.copy(start, folder / "session.moot"))
            saved = _killed(path, activity, dice)
            held = _present(path)
            check(path, SCHEMA)
            wrong += [f"kill {kill}: {text}" for text in saved if text not in held]
            # One more may have reached the disk before the window could show it.
            wrong += [f"kill {kill}: {len(held)} kept, {len(saved)} shown"] if len(held) > len(saved) + 1 else []
            shown += len(saved)
    return {"seed": seed, "kills": times, "shown as saved": shown, "lost or damaged": len(wrong), "first": wrong[:5]}

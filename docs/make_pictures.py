"""Photographs the handbook's pictures: the real windows, worked by real keys through the sample's morning. Draws nothing itself.

    ./run shots [FOLDER [NAME …]]       all of them into docs/pictures, or those named into FOLDER

There is no screen to see: Qt's offscreen platform pretends to a laptop and a projector. The clock is the story's own, so the same
pictures come out on any day.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from moothall.activities import found
from moothall.core.agenda import current_item
from moothall.core.votes import options_of, votes
from moothall.desk.folders import sessions_folder
from moothall.desk.sessions import new_session
from moothall.sample.ballots import drawn
from moothall.sample.morning import Morning, Watch, play, told
from moothall.ui.facilitator.doors import Doors
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.window import DeskWindow

PICTURES = Path(__file__).parent / "pictures"
LARGEST = 200_000
"""Bytes of one picture."""

SCREENS = {
    "synchronousWindowSystemEvents": False,
    "windowFrameMargins": False,
    "screens": [
        {"name": "Laptop", "x": 0, "y": 0, "width": 1440, "height": 900, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
        {"name": "Projector", "x": 1440, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
    ],
}

VOTING = {"11:19", "11:27", "12:54", "12:57"}
"""When the sample votes by itself. Here somebody types the ballots."""


# ── a person at the keyboard ────────────────────────────────────────────────────────────────────────────────────────


def settle() -> None:
    QTest.qWait(60)


def _target() -> QWidget:
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target is not None, "no window has the keyboard"
    return target


def press(*keys: str) -> None:
    """Keys as Qt writes them, to whatever has the keyboard."""
    for key in keys:
        QTest.keySequence(_target(), QKeySequence(key))
    settle()


def write(*lines: str) -> None:
    """Each line and Enter."""
    for line in lines:
        half_write(line)
        press("Return")


def half_write(text: str) -> None:
    QTest.keyClicks(_target(), keyed(text))
    settle()


def keyed(text: str) -> str:
    """As a keyboard has it."""
    return text.replace("’", "'")


def hold_to_close() -> None:
    """Ctrl+Enter for longer than the second it asks for."""
    QTest.keyPress(_target(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(1200)
    QTest.keyRelease(_target(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(600)  # a key let go for less is taken for one still held


def click(window: QWidget, words: str) -> None:
    """The button or field whose name begins with these words."""
    for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
        for part in window.findChildren(kind):
            if part.isVisible() and part.accessibleName().startswith(words):
                QTest.mouseClick(part.viewport() if isinstance(part, QPlainTextEdit) else part, Qt.MouseButton.LeftButton)
                settle()
                return
    raise LookupError(f"there is nothing called {words!r} on screen")


# ── the morning ─────────────────────────────────────────────────────────────────────────────────────────────────────


def photographs(work: Path) -> Iterator[tuple[str, bytes]]:
    """Each picture's name and PNG, in the order of the day."""
    yield from before(work)
    yield from Day(work).pictures()


def before(work: Path) -> Iterator[tuple[str, bytes]]:
    """The start screen of a laptop that has held the first session, and the page before the second begins."""
    held = sessions_folder() / "Growing up in Aldermouth.moot"
    play(held, found())
    os.utime(held, (1_793_883_840, 1_793_883_840))  # 5 November 2026, 13:04
    doors = Doors(found())
    doors.prefs.opened(held)
    doors.start()
    settle()
    assert doors.window is not None
    yield "start", photo(doors.window)
    press("5")
    write_over("Growing up in Aldermouth, again")
    press("Tab")
    write_over("2026-12-17")
    yield "begin", photo(doors.window)
    doors.close()


def write_over(text: str) -> None:
    press("Ctrl+A")
    half_write(text)


def told_vote(number: int) -> dict[str, Any]:
    """One of the sample's votes, as its story tells it."""
    vote: dict[str, Any] = told("votes")["vote"][number]
    return vote


class Day:
    """The sample's morning, with a window open on it. What the story's people did is played; what is pictured is typed."""

    def __init__(self, work: Path) -> None:
        story = told("session")
        # The facilitator moves the agenda on: only the first item begins by itself.
        story["item"] = story["item"][:1]
        self.watch = Watch(story["date"], story["arrived"])
        file = work / "Growing up in Aldermouth.moot"
        self.desk = new_session(file, found(), story["template"], story["title"], story["date"], clock=self.watch)
        acts = sorted(Morning(self.desk).acts(story), key=lambda act: act[0])
        self.acts = [act for act in acts if act[0] not in VOTING]
        self.window = DeskWindow(self.desk, Prefs())
        self.window.show()
        self.window.wall.arrive()
        self.window.activateWindow()  # this platform gives the keyboard to the newest window, whatever it asks for
        settle()

    def until(self, at: str) -> None:
        """What happened up to then; the clock stands there."""
        while self.acts and self.acts[0][0] <= at:
            when, act = self.acts.pop(0)
            self.watch.put(when)
            act()
        self.watch.put(at)
        self.window.tell.tick()
        settle()

    def next_item(self, at: str) -> None:
        self.until(at)
        press("Ctrl+PgDown")

    def pictures(self) -> Iterator[tuple[str, bytes]]:
        for part in (self.arriving, self.writing, self.grouping, self.voting, self.disagreeing, self.deciding, self.leaving):
            yield from part()
        self.window.close()

    def desk_photo(self, name: str) -> tuple[str, bytes]:
        return name, photo(self.window)

    def wall_photo(self, name: str) -> tuple[str, bytes]:
        """At half its size."""
        return f"wall-{name}", photo(self.window.wall.screen, half=True)

    # the parts of the day

    def arriving(self) -> Iterator[tuple[str, bytes]]:
        self.until("09:36")
        self.window.go(*self._here())
        press("F5")
        half_write("Imre Vass, Lantern Youth Project, voluntary")
        yield self.desk_photo("attendance")
        press("Esc")

    def _here(self) -> tuple[str, str]:
        """The item that is on: the story began it, not the window."""
        item = current_item(self.desk.session)
        assert item is not None
        return item.key, item.activity

    def writing(self) -> Iterator[tuple[str, bytes]]:
        for at in ("09:45", "10:01", "10:12"):
            self.next_item(at)
        press("F5")
        yield self.wall_photo("prompt")
        self.until("10:31")
        press("Alt+5")
        half_write("One number to ring, and somebody")
        yield self.desk_photo("capture")
        press("Esc")

    def grouping(self) -> Iterator[tuple[str, bytes]]:
        self.until("10:40")
        self.next_item("10:41")
        self.until("10:57")
        press("F5")
        half_write("19 D")
        yield self.desk_photo("board")
        yield self.wall_photo("themes")
        press("Esc")

    def voting(self) -> Iterator[tuple[str, bytes]]:
        for at in ("11:03", "11:18"):
            self.next_item(at)
        press("Return")
        yield self.desk_photo("vote-draft")
        press("Return")
        ballots = self._ballots(0)
        self.until("11:24")
        write(*ballots[:31])
        half_write("3 3 7 1")
        yield self.desk_photo("vote")
        yield self.wall_photo("turnout")
        press("Esc")
        write(*ballots[31:])
        self.until("11:27")
        hold_to_close()
        press("Ctrl+Return")
        yield self.desk_photo("result")
        yield self.wall_photo("result")

    def _ballots(self, number: int) -> list[str]:
        """The sample's own, as somebody reads them out: numbers of options with spaces between."""
        vote = told_vote(number)
        numbers = {keyed(o.text): o.number for o in options_of(self.desk.session, votes(self.desk.session)[-1].key)}
        made = drawn(vote["pull"], vote["ballots"], vote["budget"], vote["cap"], vote["unspent"], vote["seed"])
        return [" ".join(str(numbers[keyed(text)]) for text, dots in marks.items() for _ in range(dots)) for marks in made]

    def disagreeing(self) -> Iterator[tuple[str, bytes]]:
        self.next_item("11:31")
        press("F5")
        self.until("11:54")
        press("Ctrl+F7", "Tab", "Down")
        yield self.desk_photo("tensions")
        press("Ctrl+F8")
        yield self.desk_photo("power")

    def deciding(self) -> Iterator[tuple[str, bytes]]:
        """A quick vote on options just typed, with dots landing on the wall."""
        for at in ("11:56", "12:20", "12:34", "12:47"):
            self.next_item(at)
        self.until("12:54")
        click(self.window, "Vote")
        self._prepare_live(told_vote(1))
        for card, marks in enumerate(self._ballots(1)[:23], 1):
            write(str(card), marks, "")
        write("24", "1")
        yield self.wall_photo("live")
        write("")
        self.until("12:57")
        hold_to_close()

    def _prepare_live(self, vote: dict[str, Any]) -> None:
        click(self.window, "Or type the options")
        write(*vote["pull"])
        click(self.window, "Vote on these")
        click(self.window, "The question")
        write_over(vote["question"])
        press("Tab")
        click(self.window, "Live on the shared screen")
        for field in ("budget", "cap"):
            click(self.window, {"budget": "Dots each", "cap": "At most on one"}[field])
            write_over(str(vote[field]))
            press("Tab")
        click(self.window, "Open the vote")

    def leaving(self) -> Iterator[tuple[str, bytes]]:
        self.next_item("12:58")
        self.until("13:04")
        press("Ctrl+E")
        yield self.desk_photo("leave")
        if shutil.which("pdftoppm"):
            yield "summary", first_page(self._save_summary())

    def _save_summary(self) -> Path:
        """Enter in the folder chooser takes the folder it offers, the session's own."""
        QTimer.singleShot(500, lambda: press("Return"))
        press("Ctrl+E")
        for _ in range(100):
            if made := list(self.desk.path.parent.glob("*.pdf")):
                return made[0]
            time.sleep(0.1)  # Qt's own wait would keep Python from the thread that writes
            settle()
        raise LookupError("no summary was written")


# ── the camera ──────────────────────────────────────────────────────────────────────────────────────────────────────


def photo(widget: QWidget, half: bool = False) -> bytes:
    settle()
    picture = widget.grab().toImage()
    if half:
        picture = picture.scaledToWidth(picture.width() // 2, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def small(png: bytes) -> bytes:
    """The same picture in 256 colours."""
    out = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    assert out.tell() <= LARGEST, f"{out.tell()} bytes"
    return out.getvalue()


def first_page(pdf: Path) -> bytes:
    """The first page as PNG, by poppler."""
    return subprocess.run(["pdftoppm", "-png", "-r", "96", "-f", "1", "-l", "1", str(pdf)], capture_output=True, check=True).stdout


def give_up(kind: type[BaseException], fault: BaseException, trail: TracebackType | None) -> None:
    """Qt goes on after a fault in a slot, and the picture would show a window that had just failed."""
    sys.__excepthook__(kind, fault, trail)
    os._exit(1)


def main(place: str = str(PICTURES), *names: str) -> int:
    folder = Path(place)
    work = Path(tempfile.gettempdir()) / "moothall-pictures"  # one name, for it is seen on the pictures
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    screens = work / "screens.json"
    screens.write_text(json.dumps(SCREENS))
    os.environ |= {"XDG_DATA_HOME": str(work), "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    sys.excepthook = give_up
    app = QApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    wanted = set(names)
    for name, png in photographs(work):
        if not names or name in wanted:
            path = folder / f"{name}.png"
            path.write_bytes(small(png))
            print(path)
            wanted.discard(name)
        if names and not wanted:
            break
    app.closeAllWindows()
    shutil.rmtree(work)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

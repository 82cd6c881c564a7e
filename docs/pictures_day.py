"""The sample's morning as the handbook's pictures need it: what is pictured is typed, what lies between is played. Keeps no picture."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pictures_keyboard import (
    choose,
    click,
    half_write,
    hold_to_close,
    keyed,
    offers,
    press,
    says,
    settle,
    wait,
    write,
    write_over,
)
from PySide6.QtCore import QBuffer, QIODevice, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from moothall.activities import found
from moothall.core.agenda import agenda, current_item
from moothall.core.votes import options_of, votes
from moothall.desk.paths import sessions_folder
from moothall.desk.sessions import new_session
from moothall.sample.morning import Morning, Watch, chapter, play
from moothall.sample.sample_votes import ballots_of
from moothall.ui.facilitator.agenda_page import AgendaPage
from moothall.ui.facilitator.app_windows import AppWindows
from moothall.ui.facilitator.file_dialogs import documents_folder
from moothall.ui.facilitator.prefs import Prefs
from moothall.ui.facilitator.window import DeskWindow

VOTING = {"11:19", "11:24", "11:25", "11:27", "11:28", "11:30", "12:54", "12:57"}
"""When the sample votes and decides by itself. Here somebody types the ballots."""

ASKED = "What would we see and feel?"
MAILED = f"""Form\t{ASKED}
1\tSomebody asks what I did at the weekend
2\t
3\tThe clinic texts like a person would
4\tMy mum is told before my school is"""
"""What came by e-mail from those who could not be there."""

DIGITS = "2468"


def photographs(work: Path) -> Iterator[tuple[str, bytes]]:
    """Each picture's name and PNG, in the order of the day."""
    yield from before(work)
    yield from Day(work).pictures()


def before(work: Path) -> Iterator[tuple[str, bytes]]:
    """The start screen of a laptop that has held the first session, and the page before the second begins."""
    held = sessions_folder() / "Growing up in Aldermouth.moot"
    play(held, found())
    os.utime(held, (1_793_883_840, 1_793_883_840))  # 5 November 2026, 13:04
    doors = AppWindows(found)
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


def told_vote(name: str) -> dict[str, Any]:
    """One of the sample's votes, as its story tells it."""
    return next(vote for vote in chapter("votes")["vote"] if vote["name"] == name)


class Day:
    """The sample's morning, with a window open on it. What the story's people did is played; what is pictured is typed."""

    def __init__(self, work: Path) -> None:
        story = chapter("session")
        # The facilitator moves the agenda on: only the first item begins by itself.
        story["item"] = story["item"][:1]
        self.watch = Watch(story["date"], story["arrived"])
        file = work / "Growing up in Aldermouth.moot"
        self.desk = new_session(file, found(), story["template"], story["title"], story["date"], clock=self.watch)
        acts = sorted(Morning(self.desk).acts(story), key=lambda act: act[0])
        # And ends it, since the last item of a story of one is the first.
        self.acts = [act for act in acts if act[0] not in (*VOTING, story["ended"])]
        self.window = DeskWindow(self.desk, Prefs())
        self.window.show()
        self.window.shared_screen.arrive()
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
        morning = (self.arriving, self.writing, self.grouping, self.planning, self.bringing, self.voting, self.again, self.backing)
        for part in (*morning, self.disagreeing, self.quickly, self.leaving, self.by_hands):
            yield from part()
        self.window.close()

    def desk_photo(self, name: str) -> tuple[str, bytes]:
        wait(most=0.4)  # the small picture of the wall follows when nothing else is to do
        return name, photo(self.window)

    def wall_photo(self, name: str) -> tuple[str, bytes]:
        """At half its size."""
        return f"wall-{name}", photo(self.window.shared_screen.screen, half=True)

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
        press("Ctrl+T")
        self.desk.timer.pause_or_go_on()
        yield self.wall_photo("rounds")
        press("Ctrl+Shift+E")
        self.until("10:33")
        press("Alt+5")
        half_write("One name and one number to ring")
        yield self.desk_photo("capture")
        press("Esc")

    def grouping(self) -> Iterator[tuple[str, bytes]]:
        self.until("10:40")
        self.next_item("10:41")
        self.until("10:59")
        press("F5")
        half_write("19 D")
        wait(most=2)  # until suggestions have come
        yield self.desk_photo("board")
        yield self.wall_photo("themes")
        press("Esc")

    def planning(self) -> Iterator[tuple[str, bytes]]:
        press("Ctrl+Shift+A")
        panel = self.window.main.panel
        assert isinstance(panel, AgendaPage)
        panel.recover.minutes.edit.setText("20")
        yield self.desk_photo("agenda")
        press("Esc")

    def bringing(self) -> Iterator[tuple[str, bytes]]:
        self.next_item("11:03")
        press("Ctrl+B")
        click(self.window, "Or paste a list")
        QApplication.clipboard().setText(MAILED)
        press("Ctrl+V")
        click(self.window, "Read what is pasted")
        for choice, wanted in (("What it holds", "Notes"), ("“Form”", "Response"), (f"“{ASKED}”", "The")):
            wait(lambda name=choice: offers(self.window, name))  # type: ignore[misc]
            choose(self.window, choice, wanted)
        wait(lambda: says(self.window, "notes would come in"))
        yield self.desk_photo("bring")

    def voting(self) -> Iterator[tuple[str, bytes]]:
        self.next_item("11:18")
        press("Return")
        self._ask_for_concerns()
        yield self.desk_photo("vote-draft")
        click(self.window, "Open the vote")
        ballots = self._ballots("energy")
        self.until("11:22")
        write(*ballots[:31])
        half_write("3 3 7 1")
        yield self.desk_photo("vote")
        yield self.wall_photo("turnout")
        press("Esc")
        yield self._at_the_booth()
        write(*ballots[31:])
        self.until("11:24")
        hold_to_close()
        press("Ctrl+Return")
        yield self.desk_photo("result")
        yield self.wall_photo("result")

    def _ask_for_concerns(self) -> None:
        told_so = told_vote("energy")
        self._fill("Concern dots", str(told_so["concern"]))
        click(self.window, "Ballots by group of cards")
        choose(self.window, "Group by", told_so["split_by"])
        click(self.window, "Cards of each group")
        write(*(f"{first}-{last} {name}" for name, (first, last) in told_so["cards"].items()))
        press("Tab")
        click(self.window, "4 groups of cards")
        click(self.window, "Sealed")

    def _at_the_booth(self) -> tuple[str, bytes]:
        """Somebody half way through; then the desk is uncovered, and nothing of it is kept."""
        press("Alt+2", "Return")
        half_write(DIGITS)
        press("Return")
        write("32", "3", "3", "7")
        taken = self.desk_photo("booth")
        press("Shift+Esc")
        half_write(DIGITS)
        press("Return", "Alt+1")
        return taken

    def _ballots(self, name: str) -> list[str]:
        """The sample's own, as somebody reads them out: numbers of options with spaces between, a concern with its mark."""
        numbers = {keyed(o.text): o.number for o in options_of(self.desk.session, votes(self.desk.session)[-1].key)}
        return [
            " ".join([*(str(numbers[keyed(text)]) for text, dots in marks.items() for _ in range(dots)),
                      *(f"!{numbers[keyed(text)]}" for text in concerns)])
            for marks, concerns in ballots_of(told_vote(name))
        ]  # fmt: skip

    def again(self) -> Iterator[tuple[str, bytes]]:
        """The top three once more, with one dot each."""
        told_so = told_vote("again")
        self.until("11:25")
        click(self.window, "Vote again on the top ones")
        click(self.window, "Option 4, Money")
        self._ask(told_so)
        self._fill("Concern dots", "")
        click(self.window, "Open the vote")
        write(*self._ballots("again"))
        self.until("11:27")
        hold_to_close()
        press("Ctrl+Return")
        click(self.window, "Round by round")
        yield self.desk_photo("rounds")

    def _ask(self, told_so: dict[str, Any]) -> None:
        """The question and the two numbers; the cap first, for it may not be more than the budget."""
        click(self.window, "The question")
        write_over(told_so["question"])
        press("Tab")
        self._fill("At most on one", str(told_so["cap"]))
        self._fill("Dots each", str(told_so["budget"]))

    def _fill(self, field: str, text: str) -> None:
        click(self.window, field)
        press("Ctrl+A", "Del")
        half_write(text)
        press("Tab")

    def backing(self) -> Iterator[tuple[str, bytes]]:
        """How firmly the room backs it, and what it decides."""
        told_so = told_vote("backed")
        self.until("11:28")
        click(self.window, "The result")
        click(self.window, "How firmly do we back it?")
        self._fill("The question", told_so["question"])
        self._fill("Enough, in per cent", str(told_so["threshold"]))
        yield self.desk_photo("poll-draft")
        click(self.window, "Open the vote")
        write(*self._ballots("backed"))
        self.until("11:30")
        hold_to_close()
        press("Ctrl+Return")
        yield self.wall_photo("poll")
        click(self.window, "Record a decision")
        [decided] = chapter("decisions")["decision"]
        write_over(decided["text"])
        press("Return")
        for field, name in (("Who decides", "decides"), ("Who must", "ratifies"), ("Conditions", "conditions"), ("When to look", "review")):
            self._fill(field, decided[name])
        yield self.desk_photo("decision")

    def disagreeing(self) -> Iterator[tuple[str, bytes]]:
        self.next_item("11:31")
        press("F5")
        self.until("11:54")
        press("Ctrl+F7", "Tab", "Down")
        yield self.desk_photo("tensions")
        press("Ctrl+F8")
        yield self.desk_photo("power")

    def quickly(self) -> Iterator[tuple[str, bytes]]:
        """A quick vote on options just typed, with dots landing on the wall."""
        for at in ("11:56", "12:20", "12:34", "12:47"):
            self.next_item(at)
        self.until("12:54")
        click(self.window, "Vote")
        told_so = told_vote("place")
        self._prepare("Live on the shared screen", told_so, told_so["pull"])
        for card, marks in enumerate(self._ballots("place")[:23], 1):
            write(str(card), marks, "")
        for wish in ("card:24", "tile:1"):
            self.window.shared_screen.screen.wished.emit(wish)
        yield self.wall_photo("live")
        self.window.shared_screen.screen.wished.emit("done")
        self.until("12:57")
        hold_to_close()

    def _prepare(self, mode: str, told_so: dict[str, Any], options: Iterable[str]) -> None:
        click(self.window, "Or type the options")
        write(*options)
        click(self.window, "Vote on these")
        click(self.window, mode)
        self._ask(told_so)
        click(self.window, "Open the vote")

    def leaving(self) -> Iterator[tuple[str, bytes]]:
        self.next_item("12:58")
        self.until("13:04")
        press("Ctrl+E")
        for _ in range(200):
            if self.window.main.panel.middle.content:  # type: ignore[union-attr]
                break
            time.sleep(0.1)  # Qt's own wait would keep Python from the thread that makes the pages
            settle()
        yield self.desk_photo("leave")
        if shutil.which("pdftoppm"):
            yield "summary", first_page(self._save_summary())

    def by_hands(self) -> Iterator[tuple[str, bytes]]:
        """One more question at the door, counted by hands; it is in no summary."""
        self.window.activateWindow()  # after the folder chooser nobody has the keyboard
        # What people wrote has a vote beside it; the check-out, where the day ends, asks its own question.
        written = next(item for item in agenda(self.desk.session) if item.activity == "capture")
        self.window.go(written.key, written.activity)
        click(self.window, "Vote")
        told_so = {"question": "When shall we begin next time?", "cap": 1, "budget": 1}
        self._prepare("Totals only", told_so, ("At nine", "At half past nine", "At ten"))
        press("Alt+3")
        write("12", "26")
        yield self.desk_photo("hands")

    def _save_summary(self) -> Path:
        """Enter in the folder chooser takes the folder it offers, that of documents."""
        QTimer.singleShot(500, lambda: press("Return"))
        press("Ctrl+E")
        for _ in range(100):
            if made := list(documents_folder().glob("*.pdf")):
                return made[0]
            time.sleep(0.1)  # Qt's own wait would keep Python from the thread that writes
            settle()
        raise LookupError("no summary was written")


def photo(widget: QWidget, half: bool = False) -> bytes:
    settle()
    picture = widget.grab().toImage()
    if half:
        picture = picture.scaledToWidth(picture.width() // 2, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def first_page(pdf: Path) -> bytes:
    """The first page as PNG, by poppler."""
    return subprocess.run(["pdftoppm", "-png", "-r", "96", "-f", "1", "-l", "1", str(pdf)], capture_output=True, check=True).stdout

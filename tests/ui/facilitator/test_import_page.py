"""Bringing in a file by gesture: what is shown is what comes in, nothing comes in before the word, one Undo takes it all back."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes
from moothall.core.people import PARTICIPANTS
from moothall.core.prompts import prompts
from moothall.core.votes import VOTES
from moothall.desk.sessions import reading
from moothall.ui.facilitator.import_page import ImportPage
from moothall.ui.facilitator.import_work import ImportWork
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say

TABLE = "note,asked,who\nOne front door,Why?,Table 3\n,Why?,Table 4\n<b>Home first</b>,What next?,Table 5\n"
PATIENCE = 60_000


@pytest.fixture
def page(window) -> ImportPage:
    window.go_page("bring")
    return window.main.panel


@pytest.fixture
def file(tmp_path: Path):
    def write(text: str | bytes, name: str = "list.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def wait_until_read(qtbot, page: ImportPage) -> None:
    qtbot.waitUntil(lambda: page._ready is not None, timeout=PATIENCE)


def mapped(qtbot, page: ImportPage, **fields: str) -> None:
    """Choose columns as a person does, one box after the other."""
    for name, field in fields.items():
        place = next(n for n, column in enumerate(page.found.columns) if column.name == name)
        page._ready = None
        box = page.columns.boxes[place].box
        box.setCurrentIndex(box.findData(field))
        box.activated.emit(box.currentIndex())
        wait_until_read(qtbot, page)


def texts(window) -> list[str]:
    return [c.text for c in window.desk.session.all(CONTRIBUTIONS)]


def test_an_unknown_table_is_mapped_seen_brought_in_and_taken_back(qtbot, window, page, file) -> None:
    page.take(file(TABLE))
    qtbot.waitUntil(lambda: page.found is not None, timeout=PATIENCE)
    if not page.found.kind:
        box = page.choices.boxes["kind"].box
        box.setCurrentIndex(box.findData("contributions"))
        box.activated.emit(box.currentIndex())
    wait_until_read(qtbot, page)
    mapped(qtbot, page, note="text", asked="question", who="table")
    assert not texts(window), "nothing comes in by itself"
    assert "2 notes" in page.outcome.words.text() and "1 row" in page.outcome.words.text()
    assert [(row.number, row.text) for row in page.outcome.reasons.rows] == [(3, "There is no text in this row.")]
    qtbot.mouseClick(page.outcome.bring, Qt.MouseButton.LeftButton)
    assert texts(window) == ["One front door", "<b>Home first</b>"]
    assert [(row.number, row.text) for row in page.came.reasons.rows] == [(3, "There is no text in this row.")]
    page.came.show_them.click()
    assert window.main.panel is not page, "the notes are shown, and their question has got an item"
    window.undo()
    window.go_page("bring")
    assert [c.table for c in window.desk.session.all(CONTRIBUTIONS)] == ["Table 3", "Table 5"]
    assert {"Why?", "What next?"} <= {p.text for p in prompts(window.desk.session)}
    window.undo()
    assert not texts(window) and len(prompts(window.desk.session)) == 1


def test_the_first_rows_are_shown_as_they_are_written(qtbot, page, file) -> None:
    page.take(file(TABLE))
    qtbot.waitUntil(lambda: page.found is not None, timeout=PATIENCE)
    shown = page.preview.model()
    assert [shown.index(row, 0).data() for row in range(shown.rowCount())][-1] == "<b>Home first</b>"


def test_while_it_reads_it_says_how_far_it_is_and_not_of_how_many(qtbot, page) -> None:
    page.outcome.begin()
    page.outcome.progress(40_000)
    said = [label.text() for label in page.outcome.busy.findChildren(PlainLabel)]
    assert "40000 so far" in said and not any(" of " in words for words in said)
    page.outcome.busy.stop()


def test_another_way_of_reading_letters_is_seen_at_once(qtbot, page, file) -> None:
    page.take(file("text\nSi\xe2n: caf\xe9\n".encode("cp1252")))
    wait_until_read(qtbot, page)
    assert page.found.encoding == "cp1252" and "Siân" in page.found.preview[0][0]
    box = page.choices.boxes["encoding"].box
    page._ready = None
    box.setCurrentIndex(box.findData("cp850"))
    box.activated.emit(box.currentIndex())
    wait_until_read(qtbot, page)
    assert page.found.encoding == "cp850" and "Siân" not in page.found.preview[0][0]


def test_a_pasted_list_needs_no_file(qtbot, window, page) -> None:
    page.source.text.set_text("One number to ring\nHome first\n")
    qtbot.mouseClick(page.source.read, Qt.MouseButton.LeftButton)
    wait_until_read(qtbot, page)
    page.bring()
    assert texts(window) == ["One number to ring", "Home first"]
    assert not page.source.text.isHidden() and page.source.text.text() == ""


def test_people_come_in_and_who_declined_is_asked(qtbot, window, page, file) -> None:
    """With their organisations; whom the list marks as not coming somebody decides; afterwards one button leads to them."""
    page.take(file("name,organisation,status\nSarah Khan,Harbour Trust,ok\nSarah Khan,Fell Council,\nUgo Fenn,Fenn,Declined\n"))
    wait_until_read(qtbot, page)
    before = window.desk.session.count(PARTICIPANTS)
    assert "2 people" in page.outcome.words.text()
    asked = page.outcome.asked.boxes["everybody"]
    assert asked.isVisible() and not page.outcome.asked.boxes["apart"].isVisible()
    page._ready = None
    asked.box.setCurrentIndex(1)
    asked.box.activated.emit(1)
    wait_until_read(qtbot, page)
    assert "3 people" in page.outcome.words.text() and asked.isVisible()
    page.bring()
    assert window.desk.session.count(PARTICIPANTS) == before + 3
    assert page.came.words.text() == "3 people came in." and page.came.show_them.hasFocus()
    qtbot.keyClick(page.came.show_them, Qt.Key.Key_Space)
    assert window.main.place[1] == "attendance"


def test_a_file_that_cannot_be_read_is_told_in_words_and_changes_nothing(qtbot, window, page, file) -> None:
    page.take(file(b"\x00\x01\x02" * 50, "odd.csv"))
    qtbot.waitUntil(lambda: page.outcome.words.text().startswith("odd.csv"), timeout=PATIENCE)
    assert not page.outcome.bring.available
    page.bring()
    assert not texts(window)


def test_a_session_that_moved_on_is_read_against_again(qtbot, window, page, file) -> None:
    page.take(file("text\nHome first\n"))
    wait_until_read(qtbot, page)
    window.desk.do(add_notes(window.desk.session, "prompt", [Written("Meanwhile")], [window.desk.key()]))
    page.bring()
    assert texts(window) == ["Meanwhile"]
    wait_until_read(qtbot, page)
    page.bring()
    assert texts(window) == ["Meanwhile", "Home first"]
    assert sorted(c.number for c in window.desk.session.all(CONTRIBUTIONS)) == [1, 2]


def test_reading_can_be_stopped_and_the_window_lives_on(qtbot, window, page, file) -> None:
    page.take(file("text\n" + "A note that is one of many\n" * 40_000))
    qtbot.waitUntil(lambda: page.outcome.busy.isVisibleTo(page), timeout=PATIENCE)
    page.outcome.stop_wanted.emit()
    assert page._taking is None and page.outcome.words.text().startswith("Reading was stopped")
    qtbot.waitUntil(lambda: not any(t.isRunning() for t in page._leaving), timeout=PATIENCE)
    assert page._ready is None and not texts(window)


def test_another_file_takes_the_place_of_the_first(qtbot, window, page, file) -> None:
    page.take(file("text\n" + "The first file\n" * 20_000))
    page.take(file("text\nThe second file\n", "second.csv"))
    wait_until_read(qtbot, page)
    page.bring()
    assert texts(window) == ["The second file"]


def test_a_dropped_file_brings_up_the_page(qtbot, window, file) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file("text\nDropped\n")))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(400, 400), copy, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(400, 400), copy, data, Qt.MouseButton.LeftButton, none))
    page = window.main.panel
    assert isinstance(page, ImportPage)
    wait_until_read(qtbot, page)
    assert not texts(window) and "1 note" in page.outcome.words.text()


def test_a_vote_held_elsewhere_comes_in_with_its_ballots(qtbot, window, page, file) -> None:
    page.take(file("voter,option,dots\na,Home first,2\na,One door,1\nb,Home first,1\n", "ballots.csv"))
    wait_until_read(qtbot, page)
    page.bring()
    votes = window.desk.session.all(VOTES)
    assert [v.state for v in votes] == ["revealed"]
    assert window.desk.tally(votes[0].key).ballots == 2


def test_closing_the_window_waits_for_the_reader(qtbot, window, page, file) -> None:
    page.take(file("text\n" + "A note that is one of many\n" * 40_000))
    taking = page._taking
    window.close()
    assert isinstance(taking, ImportWork) and taking.isFinished()
    assert not [t for t in threading.enumerate() if t.name == "listening to the reader" and not t.daemon]


LONG_FILE = "text\n" + "".join(f"Note {n} of a long file\n" for n in range(2_000))


def begun(qtbot, page: ImportPage, file) -> None:
    page.take(file(LONG_FILE))
    wait_until_read(qtbot, page)
    page.bring()


def sentences(window) -> list[str]:
    return [message.sentence for message in window.messages.messages]


def test_a_long_file_is_written_while_the_window_lives(qtbot, window, page, file) -> None:
    begun(qtbot, page, file)
    assert not texts(window) and say("window.writing") in sentences(window)
    page.bring()
    window.undo()
    assert say("desk.still_writing") in sentences(window)
    window.go_page("history")
    qtbot.waitUntil(lambda: len(texts(window)) == 2_000, timeout=PATIENCE)
    said = sentences(window)
    assert say("bring.came_contributions", n=2_000) in said
    assert not {say("window.writing"), say("desk.still_writing")}.intersection(said)
    assert next(line.state for line in window.desk.history()) == "done"


def test_a_long_act_is_taken_back_and_done_again_likewise(qtbot, window, page, file) -> None:
    begun(qtbot, page, file)
    qtbot.waitUntil(lambda: len(texts(window)) == 2_000, timeout=PATIENCE)
    window.undo()
    window.redo()
    assert len(texts(window)) == 2_000, "neither happens at once, and the second is refused"
    qtbot.waitUntil(lambda: not texts(window), timeout=PATIENCE)
    window.redo()
    qtbot.waitUntil(lambda: len(texts(window)) == 2_000, timeout=PATIENCE)


def test_what_was_begun_is_in_the_file_when_the_window_is_closed(qtbot, window, page, file) -> None:
    begun(qtbot, page, file)
    window.close()
    with reading(window.desk.path, window.desk.activities) as reader:
        assert reader.session.count(CONTRIBUTIONS) == 2_000


def test_another_file_may_be_taken_up_meanwhile(qtbot, window, page, file) -> None:
    begun(qtbot, page, file)
    page.take(file("text\nThe second file\n", "second.csv"))
    qtbot.waitUntil(lambda: len(texts(window)) == 2_000, timeout=PATIENCE)
    wait_until_read(qtbot, page)
    page.bring()
    wait_until_read(qtbot, page)
    page.bring()
    assert texts(window)[-1] == "The second file"


def test_the_same_file_again_is_refused_and_the_way_in_stands_beside(qtbot, window, page, file) -> None:
    path = file("text\nOne front door\n")
    page.take(path)
    wait_until_read(qtbot, page)
    assert page.outcome.again.isHidden()
    qtbot.mouseClick(page.outcome.bring, Qt.MouseButton.LeftButton)
    page.take(path)
    qtbot.waitUntil(lambda: not page.outcome.again.isHidden(), timeout=PATIENCE)
    assert "came in before" in page.outcome.words.text() and not page.outcome.bring.available
    qtbot.mouseClick(page.outcome.again, Qt.MouseButton.LeftButton)
    wait_until_read(qtbot, page)
    assert page.outcome.again.isHidden()
    qtbot.mouseClick(page.outcome.bring, Qt.MouseButton.LeftButton)
    assert texts(window) == ["One front door"] * 2


def test_a_row_of_headings_can_be_chosen_and_taken_back(qtbot, window, page, file) -> None:
    page.take(file("text,theme\nnote,kind\nHome first,A\n"))
    wait_until_read(qtbot, page)
    assert "header_at" not in page.choices.boxes
    page._ready = None
    page.preview.heading_at.emit(2)
    qtbot.waitUntil(lambda: "header_at" in page.choices.boxes, timeout=PATIENCE)
    assert [column.name for column in page.found.columns] == ["note", "kind"]
    box = page.choices.boxes["header_at"].box
    box.setCurrentIndex(box.findData("0"))
    box.activated.emit(box.currentIndex())
    wait_until_read(qtbot, page)
    assert [column.name for column in page.found.columns] == ["text", "theme"] and "header_at" not in page.choices.boxes


def test_what_differs_of_somebody_is_chosen_here(qtbot, window, page, file) -> None:
    page.take(file("name,organisation,email\nIda Moor,Quay Housing,ida@quay.example\n", "one.csv"))
    wait_until_read(qtbot, page)
    qtbot.mouseClick(page.outcome.bring, Qt.MouseButton.LeftButton)
    page.take(file("name,organisation,email\nIda Moor-Lund,Quay Housing,ida@quay.example\n", "two.csv"))
    wait_until_read(qtbot, page)
    assert not page.outcome.bring.available
    (choice,) = page.outcome.differing.boxes.values()
    page._ready = None
    choice.box.setCurrentIndex(choice.box.findData("yes"))
    choice.box.activated.emit(choice.box.currentIndex())
    wait_until_read(qtbot, page)
    qtbot.mouseClick(page.outcome.bring, Qt.MouseButton.LeftButton)
    assert window.desk.session.all(PARTICIPANTS)[-1].name == "Ida Moor-Lund"
    window.desk.undo()
    assert window.desk.session.all(PARTICIPANTS)[-1].name == "Ida Moor"


def test_what_a_survey_leaves_unknown_is_asked_on_the_page_too(qtbot, file):
    """The page reads with what its preview proposed; that must not pass for a choice somebody made."""
    from moothall.core.model import Session
    from moothall.core.session_tables import CORE_TABLES
    from moothall.imports import ImportSettings

    rows = "".join(f"2026-02-0{n} 10:00:00,Kiln {n},Two more benches by the {n}. pond please\n" for n in range(1, 5))
    work, heard = ImportWork(file("When,Kind,What would help?\n" + rows), ImportSettings(), Session(CORE_TABLES)), []
    work.prepared.connect(heard.append)
    work.work()
    (prepared,) = heard
    assert [r.facts["columns"] for r in prepared.brought.remarks if r.key == "imports.asked"] == ["Kind (Kiln 1; Kiln 2; Kiln 3)"]

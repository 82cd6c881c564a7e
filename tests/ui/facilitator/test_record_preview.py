"""The pages of what leaves the room: shown, saved and printed, they are the same."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from moothall.core.contributions import Written, add_notes
from moothall.core.levels import Level
from moothall.ui.facilitator.export_page import ExportPage
from moothall.ui.facilitator.file_dialogs import documents_folder
from moothall.ui.facilitator.pdf_pages import page_count, page_image
from tests.exports.pdf import text_of
from tests.ui.facilitator.leaving import SECRET, choose, written


def looked_at(qtbot, leave: ExportPage) -> bytes:
    """The file whose pages are shown, once it is the present one."""
    qtbot.waitUntil(lambda: bool(leave.middle.content) and leave.middle._maker is None and not leave.middle._anew.stale, timeout=30_000)
    return leave.middle.content


def test_the_pages_shown_are_the_file_that_is_saved_and_the_paper_that_is_printed(qtbot, window, leave, tmp_path):
    """One journey: look, turn, another audience, save, print to a PDF printer; bytes against bytes and pixels against pixels."""
    desk = window.desk
    desk.do(add_notes(desk.session, "prompt", [Written(f"Thought {n} of a long afternoon") for n in range(110)], desk.keys(110)))
    pages = leave.middle.pages
    room = looked_at(qtbot, leave)
    assert page_count(room) == 2 and "1 of 2" in pages.place.text() and pages.back.words == "First page"
    pages.picture.setFocus()
    qtbot.keyClick(pages.picture, Qt.Key.Key_PageDown)
    assert "2 of 2" in pages.place.text() and pages.on.words == "Last page"
    qtbot.keyClick(pages.picture, Qt.Key.Key_PageUp)
    assert "1 of 2" in pages.place.text()
    choose(qtbot, leave, Level.OUTSIDE)
    assert not leave.middle.content, "nothing of the last audience stays to be printed"
    outside = looked_at(qtbot, leave)
    assert outside != room
    choose(qtbot, leave, Level.ROOM)
    assert looked_at(qtbot, leave) == room
    (summary,) = written(qtbot, leave, tmp_path / "out")
    assert summary.read_bytes() == room
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(leave.saved, timeout=30_000):
        leave.print_to(printer, room)
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert page_count(printed) == 2
    for at in range(2):
        ours, theirs, moved, other = dots(room, at), dots(printed, at), dots(printed, at)[:, 2:], dots(printed, 1 - at)
        # Drawn anew at another size, letters differ at their edges: by much less than if they stood one point aside, or on another page.
        assert 0 < apart(ours, theirs) < apart(ours, moved) / 2 and apart(ours, theirs) < apart(ours, other) / 4


def dots(content: bytes, at: int) -> np.ndarray:
    """A page in grey, two dots to a point; all but its last rows, which rounding may add or not."""
    image = page_image(content, at, 2).convertToFormat(QImage.Format.Format_Grayscale8)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())[:1680, :1180].astype(int)


def apart(one: np.ndarray, other: np.ndarray) -> float:
    return float(abs(one[:, : other.shape[1]] - other).mean())


def test_another_tick_shows_its_own_pages_and_without_any_the_summary(qtbot, leave):
    summary = looked_at(qtbot, leave)
    leave.formats.ticks["pdf"].setChecked(False)
    leave.formats.ticks["one_page"].setChecked(True)
    assert looked_at(qtbot, leave) and "One page" in leave.middle.pages.place.text()
    leave.formats.ticks["one_page"].setChecked(False)
    assert looked_at(qtbot, leave) == summary and "Session summary" in leave.middle.pages.place.text()


def test_files_are_offered_the_documents_and_never_the_sessions(qtbot, leave, monkeypatch):
    asked: list[object] = []
    monkeypatch.setattr("moothall.ui.facilitator.export_page.ask_for_folder", lambda _, folder: asked.append(folder))
    leave.save()
    assert asked == [documents_folder()] and asked[0] != leave.stage.desk.path.parent


def test_one_key_puts_the_record_in_hand(qtbot, window, leave, tmp_path, monkeypatch):
    """Whatever was chosen before, and from whatever page: for those who were here, the PDF alone, and it is said where."""
    choose(qtbot, leave, Level.PRIVATE)
    leave.formats.ticks["json"].setChecked(True)
    monkeypatch.setattr("moothall.ui.facilitator.export_page.documents_folder", lambda: tmp_path / "Documents")
    (tmp_path / "Documents").mkdir()
    window.go("first", "capture")
    qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(window.main.panel.saved, timeout=30_000):
        pass
    (made,) = (tmp_path / "Documents").iterdir()
    assert "for the room" in made.name and made.suffix == ".pdf"
    assert SECRET not in text_of(made) and "For people who were here (level 2)" in text_of(made)
    assert str(tmp_path / "Documents") in window.messages.messages[-1].sentence

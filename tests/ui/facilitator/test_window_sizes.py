"""The window on small screens and with large text: what narrows, what folds, and that Blank and the entry line are always there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableWidget

from moothall.activities import found
from moothall.core.agenda import edit_item
from moothall.desk.sessions import open_session
from moothall.ui.kit.button import Button
from moothall.ui.kit.entry_line import EntryLine
from tests.trials import many
from tests.voting.polls import a_revealed_vote

LARGE = 200


@pytest.mark.parametrize(
    ("size", "percent", "rail", "side", "folded"),
    [
        ((1440, 900), 100, 264, 304, False),
        ((1366, 768), 100, 264, 304, False),
        ((1270, 800), 100, 264, 240, False),
        ((1024, 768), 100, 72, 240, False),
        ((900, 700), 100, 72, 0, True),
        ((1440, 900), LARGE, 144, 0, True),
    ],
)
def test_widths_are_shared_as_designed(qtbot, open_window, size, percent, rail, side, folded):
    window = open_window(size, percent)
    QApplication.processEvents()
    assert window.rail.width() == rail
    assert window.side.folded == folded
    if not folded:
        assert window.side.width() == side
    assert window.side.blank_button.isVisible()
    line = window.main.panel.findChild(EntryLine)
    assert line.isVisible() and not line.visibleRegion().isEmpty()


def test_boards_and_pages_have_the_slim_rail_until_the_facilitator_says_otherwise(window):
    assert not window.rail.slim
    window.go_page("leave")
    assert window.rail.slim
    window.panes.toggle_rail()
    assert not window.rail.slim
    window.go_page("history")
    assert not window.rail.slim


def test_f6_walks_through_the_panes(window):
    panes = []
    for _ in range(3):
        window.menus.by_key["next_pane"].trigger()
        focus = QApplication.focusWidget()
        panes.append(next(n for n, p in (("rail", window.rail), ("main", window.main), ("side", window.side)) if p.isAncestorOf(focus)))
    assert panes == ["side", "rail", "main"]


def test_with_large_text_f6_brings_up_one_pane_at_a_time(qtbot, open_window):
    window = open_window(percent=LARGE)
    window.panes.step(1)
    QApplication.processEvents()
    assert not window.side.folded and not window.middle.isVisible()
    assert window.side.blank_button.isVisible()
    window.ask_line(next(a for a in window.desk.activities if a.quick))
    assert window.side.folded and window.quick.isVisible()


def test_with_large_text_the_files_are_reached_by_f6_and_tab(qtbot, open_window):
    window = open_window((1024, 728), LARGE)
    window.go_page("leave")
    window.menus.by_key["next_pane"].trigger()
    QApplication.processEvents()
    formats, reached = window.main.panel.formats, set()
    for _ in range(len(formats.ticks) + 24):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus.visibleRegion().boundingRect().height() >= 24
        reached.add(focus)
    assert {*(tick for tick in formats.ticks.values() if tick.isEnabled()), formats.save} <= reached


def test_a_folded_side_panel_is_opened_and_left_by_its_button(qtbot, open_window):
    window = open_window(percent=LARGE)
    qtbot.mouseClick(window.side.turn_button, Qt.MouseButton.LeftButton)
    assert not window.side.folded and window.side.isAncestorOf(QApplication.focusWidget())
    qtbot.mouseClick(window.side.turn_button, Qt.MouseButton.LeftButton)
    assert window.side.folded and window.main.isAncestorOf(QApplication.focusWidget())


def test_going_somewhere_brings_the_main_area_back(qtbot, open_window):
    window = open_window(percent=LARGE)
    window.panes.step(1)
    window.go_page("leave")
    assert window.middle.isVisible() and window.main.isAncestorOf(QApplication.focusWidget())


def test_text_a_quarter_larger_folds_nothing(window):
    window.prefs.resize(25)
    assert not window.side.folded and not window.side.turn_button.isVisible()


@pytest.mark.trial
@pytest.mark.parametrize("percent", [LARGE, 150, 100][: many(1, 3)])
def test_the_window_never_grows_beyond_the_screen(qtbot, open_window, percent):
    window = open_window((1440, 900), percent)
    for page in ("leave", "keys", "commands", "details", "history", "add_item"):
        window.go_page(page)
        for size in ((1440, 900), (1366, 768), (1366, 688), (1024, 768), (1024, 688)):
            window.resize(*size)
            QApplication.processEvents()
            assert (window.width(), window.height()) == size, page
            assert window.rect().contains(window.key_line.geometry()) and window.key_line.height() > 0


@pytest.fixture
def result(session_file, open_window):
    """A small window with large text on a revealed vote."""
    desk = open_session(session_file, found())
    item, _ = a_revealed_vote(desk, {"1 1": 9, "2": 8, "3": 2}, "One front door\nOne number to ring\nPooled money")
    desk.close()
    window = open_window((1024, 768), LARGE)
    window.go(item, "dot_vote")
    return window


def test_with_large_text_a_result_shows_rows_and_whole_buttons(qtbot, result):
    table = next(t for t in result.main.panel.findChildren(QTableWidget) if t.isVisible())

    def whole_rows() -> int:
        seen = table.viewport().visibleRegion().boundingRect()
        return sum(seen.contains(table.visualItemRect(table.item(row, 1))) for row in range(table.rowCount()))

    # It is placed when the page has its height, some turns of the event loop on.
    qtbot.waitUntil(lambda: whole_rows() >= 2)
    for button in result.main.panel.findChildren(Button):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width() and button.height() >= button.sizeHint().height(), button.words


def test_with_large_text_the_words_of_a_decision_are_typed_in_sight(qtbot, result):
    (record,) = [b for b in result.main.panel.findChildren(Button) if b.words == "Record a decision"]
    record.setFocus()
    qtbot.keyClick(record, Qt.Key.Key_Return)
    QApplication.processEvents()
    line = next(one for one in result.main.panel.findChildren(EntryLine) if one.isVisible())
    assert line.visibleRegion().boundingRect() == line.rect()


def test_a_title_is_whole_where_start_can_stand_beside_the_prompt(open_window):
    window = open_window((1280, 720))
    window.go("second", "capture")
    row = next(row for row in window.main.header._rows.values() if row.isVisible())
    QApplication.processEvents()
    assert row.title.width() >= row.title.sizeHint().width() and row.start.geometry().top() < row.title.geometry().bottom()
    desk = window.desk
    desk.do(edit_item(desk.session, "second", title="What would be different for a family in the winter"))
    QApplication.processEvents()
    assert row.start.geometry().top() > row.title.geometry().bottom() - 8, "it went down to the prompt"
    assert not row.start.geometry().intersects(row.prompt.geometry())

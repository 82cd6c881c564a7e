"""The list of notes: one change touches one row, F2 edits, and a refused edit comes back as it was typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from moothall.ui.kit.list_rows import ListRows
from moothall.ui.kit.log_row import LogRow
from moothall.ui.kit.row_painter import text_area
from moothall.ui.kit.rows_model import ListedNote
from moothall.ui.theme.look import look


def rows(count: int) -> list[ListedNote]:
    return [ListedNote(f"k{number}", number, f"Note {number}", "Table 5", "10:24") for number in range(count, 0, -1)]


@pytest.fixture
def listed(qtbot: QtBot) -> ListRows:
    listed = ListRows("Notes", editable=True)
    listed.wishes = []  # type: ignore[attr-defined]
    listed.edited.connect(lambda key, text: listed.wishes.append((key, text)))  # type: ignore[attr-defined]
    qtbot.addWidget(listed)
    listed.resize(800, 300)
    listed.show_rows(rows(500))
    listed.show()
    listed.activateWindow()
    listed.setFocus()
    qtbot.waitUntil(listed.hasFocus)
    return listed


def keys(listed: ListRows) -> list[str]:
    return [row.key for row in listed.rows]


def test_a_new_row_comes_first_and_the_current_one_stays(listed: ListRows) -> None:
    listed.go_to("k490")
    listed.put(ListedNote("k501", 501, "New"))
    assert keys(listed)[:2] == ["k501", "k500"]
    assert listed.key == "k490"


def test_one_change_touches_one_row(qtbot: QtBot, listed: ListRows) -> None:
    touched: list[tuple[int, int]] = []
    listed.model().dataChanged.connect(lambda first, last, *_: touched.append((first.row(), last.row())))
    listed.put(ListedNote("k499", 499, "Note 499", "Table 5", "10:24", repeats=1))
    listed.put(ListedNote("k499", 499, "Note 499", "Table 5", "10:24", repeats=1))
    assert touched == [(1, 1)]
    again = list(listed.rows)
    again[7] = ListedNote("k493", 493, "Changed")
    listed.show_rows(again)
    assert touched == [(1, 1), (7, 7)]


def test_a_row_can_go(listed: ListRows) -> None:
    listed.remove("k499")
    listed.remove("unknown")
    assert keys(listed)[:3] == ["k500", "k498", "k497"]


def test_a_row_is_read_out_whole(listed: ListRows) -> None:
    listed.put(ListedNote("k500", 500, "R&D <b>", "Table 3", "10:21", repeats=3, starred=True, marks=("too general",)))
    index = listed.model().index(0, 0)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Note 500, R&D <b>, +3, too general, starred as an example, Table 3, 10:21"
    assert "&lt;b&gt;" in index.data(Qt.ItemDataRole.ToolTipRole)


def edit(qtbot: QtBot, listed: ListRows) -> QLineEdit:
    qtbot.keyClick(listed, Qt.Key.Key_F2)
    editor = listed.findChild(QLineEdit)
    assert editor is not None
    return editor


def test_f2_edits_and_the_row_waits_for_the_answer(qtbot: QtBot, listed: ListRows) -> None:
    listed.go_to("k500")
    editor = edit(qtbot, listed)
    editor.selectAll()
    qtbot.keyClicks(editor, "Better words")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(listed.wishes))  # type: ignore[attr-defined]
    assert listed.wishes == [("k500", "Better words")]  # type: ignore[attr-defined]
    assert listed.rows[0].text == "Note 500"


def test_a_refused_edit_opens_again_with_what_was_typed(qtbot: QtBot, listed: ListRows) -> None:
    listed.edit_again("k498", "too long a text")
    editor = listed.findChild(QLineEdit)
    assert editor.text() == "too long a text"
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert listed.wishes == []  # type: ignore[attr-defined]


def test_an_unchanged_edit_asks_nothing(qtbot: QtBot, listed: ListRows) -> None:
    editor = edit(qtbot, listed)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: listed.state() != QAbstractItemView.State.EditingState)
    assert listed.wishes == []  # type: ignore[attr-defined]


def test_enter_opens_and_letters_are_left_to_the_panel(qtbot: QtBot, listed: ListRows) -> None:
    opened: list[str] = []
    listed.opened.connect(opened.append)
    listed.go_to("k500")
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_N)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert opened == ["k499"]


def test_the_ring_goes_round_the_current_row(listed: ListRows) -> None:
    listed.go_to("k499")
    assert listed.ring().height() == 40
    assert listed.ring().top() == 40


def test_words_give_way_to_marks_but_never_vanish(listed: ListRows) -> None:
    many = ListedNote("k", 1, "text", marks=("too general", "late", "copy", "carried"), starred=True, repeats=9)
    for width in (1200, 600, 400, 200):
        area = listed.rect()
        area.setWidth(width)
        assert text_area(area, many).width() >= 40


def test_rows_of_a_log_are_as_high_as_their_words_and_marks(qtbot: QtBot) -> None:
    long = "How should we tell one another about cuts before the newspaper does, and who rings whom on a Sunday evening?"
    log = ListRows("Tensions", painter=LogRow)
    qtbot.addWidget(log)
    log.resize(320, 600)
    log.show_rows([ListedNote("a", 3, long, marks=("Named",)), ListedNote("b", 2, long), ListedNote("c", 1, "Short")])
    log.show()

    def heights() -> list[int]:
        QApplication.processEvents()
        return [log.visualRect(log.model().index(row, 0)).height() for row in range(3)]

    line, chip = look().line("body"), look().tokens.size.chip
    marked, plain, short = heights()
    assert plain >= short + 2 * line, "more than two lines are shown whole"
    assert marked == plain + chip + 8, "the row of marks is there only where there are marks"
    assert short < 2 * line + chip
    log.resize(640, 600)
    assert heights()[1] < plain
    log.put(ListedNote("c", 1, long))
    assert heights()[2] == heights()[1], "words that grew are whole as well"
    assert log.sizeHintForRow(0) <= 6 * line + chip + 40

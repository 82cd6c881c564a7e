"""The board's pages and the words of its lines: themes across prompts, by sector, how notes were grouped; merging, splitting, domains."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moothall.activities.cluster.panel_grouping import GroupingPage
from moothall.activities.cluster.panel_table import CountTable
from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes, repeats_of
from moothall.core.prompts import ask
from moothall.core.themes import DOMAINS, new_theme, place
from moothall.ui.kit.plain_label import PlainLabel
from tests.activities.cluster.boards import BoardRoom

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[BoardRoom]:
    with BoardRoom(qtbot, tmp_path) as room:
        yield room


def another_prompt(room: BoardRoom) -> None:
    """A second board with a theme of the same name as A, and one of its own."""
    room.desk.do(ask(room.session, "q", "What would be different?"))
    for name, many in (("ONE way in", 3), ("Trust", 1)):
        keys, theme = room.desk.keys(many), room.desk.key()
        room.desk.do(add_notes(room.session, "q", [Written(name)] * many, keys))
        room.desk.do(new_theme(room.session, theme, "q", name))
        room.desk.do(place(room.session, keys, theme, room.desk.keys(many)))


def tables(room: BoardRoom) -> list[CountTable]:
    return [table for table in room.window.findChildren(CountTable) if table.isVisible()]


def rows(table: CountTable) -> dict[str, list[str]]:
    return {
        table.verticalHeaderItem(row).text(): [table.item(row, column).text() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    }


# ── themes across prompts ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_theme_across_prompts(room: BoardRoom) -> None:
    another_prompt(room)
    room.key(Qt.Key.Key_M, CTRL)
    table = tables(room)[0]
    assert rows(table) == {"One way in": ["2", "3"], "Money": ["1", "–"], "Trust": ["–", "1"]}
    assert [table.horizontalHeaderItem(n).text() for n in range(2)] == ["What would it feel like?", "What would be different?"]
    assert not room.entry.isVisible()
    room.key(Qt.Key.Key_Escape)
    assert room.view.isVisible() and room.view.hasFocus() and room.entry.isVisible()


def test_a_screen_reader_is_told_row_column_and_number(room: BoardRoom) -> None:
    another_prompt(room)
    room.key(Qt.Key.Key_M, CTRL)
    table = tables(room)[0]
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface is not None and interface.role() == QAccessible.Role.Table
    assert table.accessibleName() == "Themes across prompts"
    assert table.item(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "One way in, What would be different?: 3"
    assert table.item(1, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Money, What would be different?: no such theme"
    room.key(Qt.Key.Key_Right)
    assert table.currentColumn() == 1, "arrows walk through the cells"


def test_sectors_are_shown_only_when_nobody_can_be_told(room: BoardRoom) -> None:
    room.key(Qt.Key.Key_M, CTRL)
    assert [table.accessibleName() for table in tables(room)] == ["Themes across prompts"], "nobody said a sector"
    room.key(Qt.Key.Key_M, CTRL)
    for letter, many in (("A", 6), ("B", 7)):
        for sector in ("Health", "Council"):
            keys = room.desk.keys(many)
            room.desk.do(add_notes(room.session, room.prompt, [Written("x", sector=sector)] * many, keys))
            room.desk.do(place(room.session, keys, room.theme(letter).key, room.desk.keys(many)))
    room.key(Qt.Key.Key_M, CTRL)
    shown = rows(tables(room)[1])
    assert shown == {"B Money": ["·", "7", "·"], "A One way in": ["·", "6", "·"]}, "two notes without a sector hide another sector too"
    assert tables(room)[1].item(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "B Money, Council: kept back"


def test_where_no_sector_is_safe_words_say_so(room: BoardRoom) -> None:
    room.desk.do(add_notes(room.session, room.prompt, [Written("x", sector="Health")], ["x"]))
    room.desk.do(place(room.session, ["x"], room.theme("A").key, ["lx"]))
    room.key(Qt.Key.Key_M, CTRL)
    words = " ".join(label.text() for label in room.window.findChildren(PlainLabel) if label.isVisible())
    assert "Too few items to show by sector" in words
    assert len(tables(room)) == 1


def test_large_sectors_are_counted(room: BoardRoom) -> None:
    for number in (3, 4, 5):
        room.type_line(f"{number} -")
    for letter, many in (("A", 6), ("B", 7)):
        for sector in ("Health", "Council"):
            keys = room.desk.keys(many)
            room.desk.do(add_notes(room.session, room.prompt, [Written("x", sector=sector)] * many, keys))
            room.desk.do(place(room.session, keys, room.theme(letter).key, room.desk.keys(many)))
    room.key(Qt.Key.Key_M, CTRL)
    assert rows(tables(room)[1]) == {"B Money": ["7", "7"], "A One way in": ["6", "6"]}


# ── how notes were grouped ──────────────────────────────────────────────────────────────────────────────────────────


def test_the_grouping_history_says_what_and_when(room: BoardRoom) -> None:
    room.type_line("1 2 A")
    room.type_line("6 = 5")
    room.desk.undo()
    room.key(Qt.Key.Key_G, CTRL | SHIFT)
    page = room.window.findChildren(GroupingPage)[0]
    told = [(row.text, row.marks) for row in page.list.rows]
    assert told[:2] == [("Merged into note 5", ("taken back",)), ("Placed in theme A: 1, 2", ())]
    assert all(row.time for row in page.list.rows)
    assert not any("added" in text for text, _ in told), "only grouping, not every act"
    assert page.list.isAncestorOf(QApplication.focusWidget()) or page.list.hasFocus()
    room.key(Qt.Key.Key_Escape)
    assert room.view.hasFocus()


def test_an_open_page_keeps_up_with_undo(room: BoardRoom) -> None:
    room.type_line("1 2 A")
    room.key(Qt.Key.Key_M, CTRL)
    table = tables(room)[0]
    room.key(Qt.Key.Key_Down)
    assert rows(table)["One way in"] == ["4"]
    room.desk.undo()
    assert rows(table)["One way in"] == ["2"]
    assert table.currentRow() == 1, "and the reader stays where they were"
    room.key(Qt.Key.Key_G, CTRL | SHIFT)
    page = room.window.findChildren(GroupingPage)[0]
    assert page.isVisible() and page.list.rows[0].marks == ("taken back",)
    room.desk.redo()
    assert page.list.rows[0].marks == ()


def test_keys_of_the_board_do_nothing_on_a_page_in_its_place(room: BoardRoom) -> None:
    """A note chosen before is out of sight there: a theme was made of it unseen, and a line was begun that nobody saw."""
    another_prompt(room)
    room.choose(5)
    room.key(Qt.Key.Key_M, CTRL)
    before, keys = room.kept(), ((Qt.Key.Key_G, CTRL), (Qt.Key.Key_D, CTRL), (Qt.Key.Key_1, CTRL), (Qt.Key.Key_J, CTRL))
    for pressed in keys:
        room.key(*pressed)
    room.tray.setFocus(Qt.FocusReason.TabFocusReason)
    for pressed in (*keys, (Qt.Key.Key_Delete,)):
        room.key(*pressed)
    assert room.kept() == before and not room.entry.text and tables(room)
    room.key(Qt.Key.Key_Return)
    assert room.entry.isVisible() and room.entry.text.strip() == "1", "Enter on a note brings the board and its line"
    room.key(Qt.Key.Key_M, CTRL)
    room.tray.setFocus(Qt.FocusReason.TabFocusReason)
    room.key(Qt.Key.Key_Escape)
    assert room.view.hasFocus() and not tables(room)


# ── lines, keys and menus ───────────────────────────────────────────────────────────────────────────────────────────


def test_several_chosen_notes_are_merged_by_one_key(room: BoardRoom) -> None:
    room.choose(5, 4)
    room.key(Qt.Key.Key_J, CTRL)
    assert room.pictured() == {"A": [3, 4], "B": []}
    assert [r.number for r in repeats_of(room.session, room.note(4).key)] == [5]
    assert room.drawn(4).face.repeats == 1
    room.desk.undo()
    assert room.pictured() == {"A": [3, 4], "B": [5]}


def test_one_note_is_merged_by_number(room: BoardRoom) -> None:
    room.tray.setFocus(Qt.FocusReason.TabFocusReason)
    room.key(Qt.Key.Key_J, CTRL)
    assert room.entry.text == "1 = "
    room.type_line("5")
    assert room.kept() == {"A": [3, 4], "B": [5], "": [1, 2, 6]}, "a repeat lies nowhere itself"


def test_once_more_and_taken_out_again(room: BoardRoom) -> None:
    room.type_line("3 +1")
    assert room.drawn(3).face.repeats == 1
    assert room.scene.columns[room.theme("A").key].count == 3
    room.choose(3)
    room.panel.open_menu()
    room.pick("Take a repeat out", "7")
    assert room.pictured()["A"] == [3, 4, 7]


def test_splitting_starts_from_the_words(room: BoardRoom) -> None:
    room.choose(4)
    room.key(Qt.Key.Key_I, CTRL | SHIFT)
    assert room.entry.text == "4 | Money follows people | "
    room.entry.set_text("4 | Money | follows people")
    room.key(Qt.Key.Key_Return)
    assert room.pictured()["A"] == [3, 4, 7]
    assert (room.note(4).text, room.note(7).text) == ("Money", "follows people")


def test_domains_by_line_and_by_menu(room: BoardRoom) -> None:
    room.type_line("A > Access")
    assert [heading.name for heading in room.scene.headings] == ["Access", "No domain yet"]
    room.view.setFocus()
    room.view.go_to(room.scene.columns[room.theme("B").key])
    room.panel.open_menu()
    room.pick("Domain", "Access")
    assert [heading.name for heading in room.scene.headings] == ["Access"]
    room.panel.open_menu()
    room.pick("Domains", "Rename Access")
    assert room.entry.text == "Access"
    room.type_line("One way in for all")
    assert [d.name for d in room.session.all(DOMAINS)] == ["One way in for all"]
    room.panel.open_menu()
    room.pick("Domains", "Take One way in for all away")
    assert room.session.all(DOMAINS) == [] and room.scene.headings == []
    assert room.pictured() == {"A": [3, 4], "B": [5]}


def test_a_menu_begins_a_domain_with_its_theme(room: BoardRoom) -> None:
    room.view.setFocus()
    room.view.go_to(room.scene.columns[room.theme("B").key])
    room.panel.open_menu()
    room.pick("Domain", "New domain")
    assert room.entry.text == "B > "


def test_a_note_can_be_gone_to_wherever_it_lies(room: BoardRoom) -> None:
    assert room.panel.go_to_note(room.note(1).key)
    assert room.tray.hasFocus() and room.tray.notes() == [room.note(1).key]
    assert room.panel.go_to_note(room.note(5).key)
    assert room.view.hasFocus() and room.view.notes() == [room.note(5).key]
    room.key(Qt.Key.Key_M, CTRL)
    assert room.panel.go_to_note(room.note(3).key)
    assert room.view.isVisible()
    assert not room.panel.go_to_note("no such key")
    assert len(room.session.all(CONTRIBUTIONS)) == 6

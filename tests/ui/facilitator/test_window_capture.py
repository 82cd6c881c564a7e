"""Capture in the real window: its keys beside the window's own, its strips, the wall, and a set of questions on the agenda."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moothall.core.agenda import agenda
from moothall.core.contributions import CONTRIBUTIONS, notes_of, repeats_of
from moothall.core.picture import NoteCard, NotePage, Words
from moothall.ui.kit.button import Button

CTRL, SHIFT, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(qtbot, key, modifiers=NONE) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def line(qtbot, text: str) -> None:
    qtbot.keyClicks(QApplication.focusWidget(), text)
    press(qtbot, Qt.Key.Key_Return)


def sentences(window) -> list[str]:
    return [message.sentence for message in window.messages.messages]


def test_the_same_again_by_one_key_while_typing(qtbot, window):
    line(qtbot, "Home first")
    qtbot.keyClicks(QApplication.focusWidget(), "home first please")
    qtbot.waitUntil(lambda: window.main.panel._line.alikes.isVisible())
    press(qtbot, Qt.Key.Key_1, CTRL)
    note = notes_of(window.desk.session, "prompt")[0]
    assert [r.text for r in repeats_of(window.desk.session, note.key)] == ["home first please"]
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert window.desk.session.count(CONTRIBUTIONS) == 1, "one undo, though the line had text a moment ago"


def test_silence_and_its_reveal_by_one_key(qtbot, window):
    window.show_item()
    line(qtbot, "A quiet word")
    window.main.panel._keep_off(True)
    assert any(isinstance(part, Words) for part in window.desk.picture().parts)
    window.spotlight()
    assert "kept off the wall" in sentences(window)[-1]
    assert "quiet" not in repr(window.desk.picture())
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert [n.text for part in window.desk.picture().parts if isinstance(part, NotePage) for n in part.notes] == ["A quiet word"]
    line(qtbot, "A later one")
    assert "marked late" in sentences(window)[-1]


def test_a_reveal_lights_a_blank_wall(qtbot, window):
    window.main.panel._keep_off(True)
    line(qtbot, "A quiet word")
    assert window.desk.blanked and window.shared_screen.screen.is_blank
    press(qtbot, Qt.Key.Key_Return, CTRL)
    assert not window.desk.blanked and not window.shared_screen.screen.is_blank
    assert "A quiet word" in window.shared_screen.screen.accessibleDescription()


def test_a_hidden_note_is_refused_the_wall_and_leaves_it_at_once(qtbot, window):
    line(qtbot, "Mr Grimshaw is the trouble")
    press(qtbot, Qt.Key.Key_F5, SHIFT)
    assert isinstance(window.desk.picture().parts[0], NoteCard)
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_H, CTRL | SHIFT)
    assert "Grimshaw" not in repr(window.desk.picture())
    assert "Grimshaw" not in window.shared_screen.screen.accessibleDescription()
    press(qtbot, Qt.Key.Key_F5, SHIFT)
    assert sentences(window)[-1].startswith("Note 1 is hidden")


def test_a_long_note_is_paged_both_ways(qtbot, window):
    line(qtbot, "word " * 150)
    press(qtbot, Qt.Key.Key_F5, SHIFT)
    assert window.desk.picture().pages == 3
    for key, page in ((Qt.Key.Key_PageDown, 2), (Qt.Key.Key_PageDown, 3), (Qt.Key.Key_PageDown, 3), (Qt.Key.Key_PageUp, 2)):
        press(qtbot, key, ALT)
        assert window.desk.picture().parts[0].page == page
    assert "page 2 of 3" in window.shared_screen.screen.accessibleDescription()


def test_pasted_duplicates_are_offered_in_a_strip(qtbot, window):
    window.main.panel.paste("Home first\nhome first.\nSomething else")
    qtbot.keyClicks(QApplication.focusWidget(), "t")
    offer = window.messages.messages[-1]
    assert offer.sentence.startswith("It says word for word"), "typing on doesn't take the offer away"
    offer.action[1]()
    assert [n.number for n in notes_of(window.desk.session, "prompt")] == [1, 3]


def test_a_set_of_questions_is_added_by_one_button(qtbot, window):
    before = len(agenda(window.desk.session))
    window.go_page("add_item")
    button = next(b for b in window.main.panel.findChildren(Button) if b.accessibleName() == "Add these 4 items")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(agenda(window.desk.session)) == before + 4
    assert window.main.item is not None and window.main.item.title == "Systems we work in"
    window.undo()
    assert len(agenda(window.desk.session)) == before


def test_all_keys_are_on_the_page_of_keys(qtbot, window):
    line(qtbot, "a")
    told = {keys for keys, _ in window.main.panel.keys()}
    assert "Ctrl+1" in told and "Ctrl+Shift+X" not in told
    press(qtbot, Qt.Key.Key_Down)
    told = {keys for keys, _ in window.main.panel.keys()}
    assert "Ctrl+Shift+X" in told and "Ctrl+1" not in told


def test_what_was_said_is_over_when_something_new_is_done_by_mouse(qtbot, window):
    line(qtbot, "Home first")
    window.undo()
    assert any("Undone" in said for said in sentences(window))
    window.main.panel.paste("One by a drop, no key pressed")
    assert not any("Undone" in said for said in sentences(window))


def test_that_nobody_sees_the_timer_is_not_said_once_it_is_over(qtbot, window):
    window.timing.onward()
    assert "The timer runs. The room doesn’t see it yet." in sentences(window)
    window.desk.timer.stop()
    assert "The timer runs. The room doesn’t see it yet." not in sentences(window)


def test_a_running_round_is_in_sight_at_the_side_however_many_tables(qtbot, window):
    for table in range(1, 13):
        line(qtbot, f"t{table}")
        line(qtbot, f"A card of table {table}")
    window.timing.onward()
    QApplication.processEvents()
    for name in ("Pause", "+1 min", "Stop"):
        (button,) = [b for b in window.side.findChildren(Button) if b.words == name]
        assert button.visibleRegion().boundingRect() == button.rect(), name

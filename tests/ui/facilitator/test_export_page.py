"""*What leaves the room* by gesture: another audience is another copy, and the files hold what the outline showed and nothing more."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from moothall.activities.actions.records import ACTION
from moothall.activities.decision.records import DECISION
from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes
from moothall.core.levels import Level
from moothall.core.people import enlist
from moothall.core.redacted_copy import Copy, OptionCopy, People, VoteCopy
from moothall.core.session_details import details_of
from moothall.core.themes import THEMES, new_theme, place
from moothall.ui.facilitator.export_outline import outline
from moothall.ui.facilitator.export_page import ExportPage
from moothall.ui.kit.plain_label import PlainLabel
from tests.exports.pdf import text_of
from tests.ui.facilitator.leaving import SECRET, choose, written

EMPTY = Copy(
    level="room",
    audience="people who were here",
    title="Winter beds",
    date="2026-11-05",
    start="",
    place="",
    series="",
    session_no=1,
    version="1",
    confidentiality="open",
    purpose="",
    next_date="",
    cadence=42,
    people=People(0, 0, 0, ()),
    agenda=(),
    boards=(),
    votes=(),
    logs=(),
    left_out=(),
)


def shown(leave: ExportPage) -> str:
    return "\n".join(f"{line.text} {line.count}" for line in leave.middle.outline.lines)


def left_out(leave: ExportPage) -> list[str]:
    """What the left column says stayed behind, without the reasons."""
    rows = [leave.whom._left_out.itemAt(place).widget() for place in range(leave.whom._left_out.count())]
    return [(row if isinstance(row, PlainLabel) else row.findChild(PlainLabel)).text() for row in rows]


def test_it_opens_for_the_room_with_the_focus_on_the_choice(leave):
    assert leave.whom.level is Level.ROOM
    assert QApplication.focusWidget() is leave.whom.choices[Level.ROOM]
    assert "One front door" in shown(leave)


def test_another_audience_changes_outline_label_and_what_is_left_out_together(qtbot, leave):
    room = shown(leave)
    assert "anyone outside" not in room and left_out(leave)[0] == "Tensions: 1"
    choose(qtbot, leave, Level.OUTSIDE)
    assert shown(leave) != room and leave.copy.audience == "anyone outside" and "anyone outside" in shown(leave)
    choose(qtbot, leave, Level.PRIVATE)
    assert SECRET in shown(leave) and left_out(leave) == ["Nothing is left out."]


def test_every_note_is_read_as_it_will_be_printed(qtbot, leave):
    choose(qtbot, leave, Level.OUTSIDE)
    notes = [note for board in leave.copy.boards for note in board.unclustered]
    assert len(notes) == 3 and not any("Harbour Trust" in note.text for note in notes)
    for note in notes:
        assert f"{note.number}. {note.text}" in shown(leave)
    assert "Harbour Trust" not in shown(leave)


def test_examples_are_read_under_their_theme(window, leave):
    desk = window.desk
    note = desk.session.all(CONTRIBUTIONS)[1]
    theme = desk.session.all(THEMES)[0]
    desk.do(place(desk.session, [note.key], theme.key, desk.keys(1)))
    texts = [line.text for line in leave.middle.outline.lines]
    assert texts[texts.index("One front door") + 1] == "2. One number to ring"


def test_a_vote_is_read_with_its_rule_and_how_ballots_came_in():
    option = OptionCopy(1, "", "One front door", 1, 31, 22, bracket=1)
    other = OptionCopy(2, "", "Money follows people", 2, 30, 21, bracket=1)
    vote = VoteCopy(
        "Where is energy?",
        "cumulative",
        "live",
        "closed",
        5,
        2,
        None,
        40,
        "",
        "",
        True,
        38,
        0,
        0,
        0,
        4,
        (("paper", 38),),
        (),
        (option, other),
        people=38,
    )
    texts = [line.text for line in outline(replace(EMPTY, votes=(vote,)))]
    assert "5 dots each, at most 2 on one. Live, not sealed: dots could be seen as they were placed." in texts
    assert "A and B are a near-tie." in texts
    assert any("38 of 40" in text and "paper 38" in text for text in texts)
    assert "4 dots not used." in texts


def test_a_long_copy_is_laid_out_as_it_is_read(qtbot, window, leave):
    leave.middle.look_at_words()
    desk, middle = window.desk, leave.middle.outline
    desk.do(add_notes(desk.session, "prompt", [Written(f"Thought {n}") for n in range(150)], desk.keys(150)))
    laid = len(middle.findChildren(PlainLabel))
    assert laid < len(middle.lines)
    middle.setFocus()
    for _ in range(60):
        qtbot.keyClick(middle, Qt.Key.Key_PageDown)
        QApplication.processEvents()
    assert any("Thought 149" in label.text() and not label.visibleRegion().isEmpty() for label in middle.findChildren(PlainLabel))
    qtbot.keyClick(middle, Qt.Key.Key_Escape)
    assert window.main.place == ("first", "capture")


def test_arrows_walk_through_the_audiences(qtbot, leave):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert leave.whom.level is Level.OUTSIDE and leave.copy.level == "outside"


def test_private_words_are_there_only_when_asked_for(qtbot, leave):
    for level, choice in leave.whom.choices.items():
        choose(qtbot, leave, level)
        assert choice.isChecked()
        assert (SECRET in shown(leave)) == (level is Level.PRIVATE), level


def test_parties_need_an_organisation(qtbot, leave):
    assert not leave.whom.party.isVisible()
    choose(qtbot, leave, Level.PARTIES)
    assert leave.whom.party.isVisible()
    assert leave.audience.party == "Harbour Trust"
    leave.whom.party.setCurrentText("Fell Council")
    assert leave.audience.party == "Fell Council"


def test_a_label_typed_stays_when_the_audience_changes(qtbot, leave):
    leave.whom.label.edit.setText("the spring board")
    choose(qtbot, leave, Level.COUNT)
    assert leave.copy.audience == "the spring board" and "the spring board" in shown(leave)


def test_the_next_date_is_nobodys_until_it_is_set(qtbot, window, leave):
    field = leave.whom.next_date
    assert field.text() == details_of(window.desk.session).next_date == ""
    assert "Six weeks on is" in field.edit.placeholderText()
    field.setFocus()
    field.edit.selectAll()
    qtbot.keyClicks(QApplication.focusWidget(), "2027-03-04")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert details_of(window.desk.session).next_date == "2027-03-04"
    assert "4 March 2027" in shown(leave)


def test_what_the_room_does_meanwhile_is_in_the_copy(window, leave):
    desk = window.desk
    desk.do(new_theme(desk.session, desk.key(), "prompt", "Money follows people"))
    assert "Money follows people" in shown(leave)


@pytest.mark.parametrize("level", list(Level))
def test_files_are_written_for_the_audience_chosen(qtbot, leave, tmp_path, level):
    choose(qtbot, leave, level)
    for key in ("pdf", "csv", "json"):
        leave.formats.ticks[key].setChecked(True)
    table, *_, whole, summary = sorted(written(qtbot, leave, tmp_path / "out"), key=lambda path: (path.suffix, len(path.name)))
    assert (table.suffix, whole.suffix, summary.suffix) == (".csv", ".json", ".pdf")
    assert summary.read_bytes().startswith(b"%PDF")
    assert json.loads(whole.read_text())["level"] == level.name.lower()
    text = whole.read_text() + table.read_text(encoding="utf-8-sig")
    assert (SECRET in text) == (level is Level.PRIVATE)
    with table.open(encoding="utf-8-sig", newline="") as lines:
        assert not any(cell.startswith("=") for row in csv.reader(lines) for cell in row)


def test_the_logs_leave_as_tables_and_blank_sheets_and_the_button_says_how_many(qtbot, window, leave, tmp_path):
    desk = window.desk
    leave.formats.ticks["pdf"].setChecked(False)
    leave.formats.ticks["csv"].setChecked(True)
    choose(qtbot, leave, Level.PRIVATE)
    for kind in (ACTION, DECISION):
        desk.do(kind.add(desk.session, desk.key(), f"=One {kind.key}", "10:24"))
    tables = written(qtbot, leave, tmp_path / "tables")
    kept = [path for path in tables if "Actions" in path.name or "Decisions" in path.name]
    assert leave.formats.save.words == f"Save {len(tables)} files" and len(kept) == 2
    assert all("'=One" in path.read_text("utf-8-sig") for path in kept)
    leave.formats.ticks["csv"].setChecked(False)
    leave.formats.ticks["blank"].setChecked(True)
    sheets = written(qtbot, leave, tmp_path / "sheets")
    assert leave.formats.save.words == f"Save {len(sheets)} files" and all("blank sheet" in path.name for path in sheets)
    assert "By when" in text_of(next(path for path in sheets if "Actions" in path.name))


def test_a_second_copy_takes_another_name(qtbot, leave, tmp_path):
    written(qtbot, leave, tmp_path / "out")
    assert len(written(qtbot, leave, tmp_path / "out")) == 2


def test_where_the_files_are_is_said(qtbot, window, leave, tmp_path):
    (summary,) = written(qtbot, leave, tmp_path / "out")
    assert summary.name in window.messages.messages[-1].sentence
    assert str(summary) in leave.formats._where.text()
    assert leave.formats.open_pdf.isVisible()


def test_a_folder_that_went_away_is_a_sentence(qtbot, window, leave, tmp_path):
    with qtbot.waitSignal(leave.saved, timeout=30_000):
        leave.write_to(tmp_path / "gone")
    assert window.messages.messages[-1].kind == "failure" and "gone" in window.messages.messages[-1].sentence
    assert not leave.formats.open_pdf.isVisible()


def test_nothing_ticked_says_so_on_the_button(leave):
    for tick in leave.formats.ticks.values():
        tick.setChecked(False)
    assert not leave.formats.save.available and leave.formats.save.words == "Tick a format first"


def test_closing_the_window_waits_for_files_half_written(window, leave, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    leave.write_to(folder)
    window.close()
    assert [path.suffix for path in folder.iterdir()] == [".pdf"]


def test_what_was_covered_and_what_is_doubtful_stand_beside_the_copy(qtbot, leave: ExportPage, window) -> None:
    desk, lists = window.desk, leave.whom.covering.lists
    desk.do(enlist(desk.session, [("Ada Lund", "Harbour Trust", {})], desk.keys(2)))
    board = desk.session.all(CONTRIBUTIONS)[0].prompt
    desk.do(add_notes(desk.session, board, [Written("Lund and Meggie agree"), Written("ask Fenwick about it")], desk.keys(2)))
    leave.whom.choices[Level.OUTSIDE].click()
    assert "Lund" in lists["covered"].text() and "Fenwick" in lists["doubtful"].text()
    assert lists["covered"].isVisibleTo(leave) and lists["doubtful"].isVisibleTo(leave)
    assert "Meggie" in repr(leave.copy)
    leave.whom.cover.edit.setFocus()
    qtbot.keyClicks(leave.whom.cover.edit, "Meggie, Fenwick")
    qtbot.keyClick(leave.whom.cover.edit, Qt.Key.Key_Return)
    assert details_of(desk.session).cover == "Meggie\nFenwick", "kept for the next copy"
    assert "Meggie" not in repr(leave.copy) and "Fenwick" in lists["covered"].text()
    leave.whom.choices[Level.PRIVATE].click()
    assert not leave.whom.covering.isVisibleTo(leave) and "Meggie" in repr(leave.copy)


def test_what_will_not_print_is_said_before_and_saving_again_saves(qtbot, window, leave, tmp_path, monkeypatch):
    desk = window.desk
    desk.do(add_notes(desk.session, "prompt", [Written("日本")], desk.keys(1)))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path))  # a laptop without a face for it
    asked: list[object] = []
    monkeypatch.setattr("moothall.ui.facilitator.export_page.ask_for_folder", lambda *words: asked.append(words))
    leave.save()
    qtbot.waitUntil(lambda: leave._looking is None, timeout=30_000)
    assert not asked and "(in 4)" in window.messages.messages[-1].sentence
    leave.save()
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=30_000)
    leave.formats.ticks["pdf"].setChecked(False)
    leave.formats.ticks["docx"].setChecked(True)
    leave.save()
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=30_000)  # Word can hold it


def test_the_list_is_what_is_found_with_words_for_each(leave):
    from moothall.exports.export_kind import exports_of

    found = exports_of(leave.stage.activities)
    assert list(leave.formats.ticks) == list(dict.fromkeys(each.offer for each in found))
    assert {".pdf", ".docx", ".html", ".md", ".csv", ".xlsx", ".ics", ".json", ".canvas"} <= {each.suffix for each in found}


def test_names_say_title_audience_date_and_version(qtbot, leave, tmp_path):
    (summary,) = written(qtbot, leave, tmp_path / "out")
    details = details_of(leave.stage.desk.session)
    assert (
        details.title[:20] in summary.name and "for the room" in summary.name and details.date in summary.name and "version" in summary.name
    )


def test_a_long_export_can_be_stopped_and_nothing_half_made_stays(qtbot, window, leave, tmp_path):
    """Stopped in the middle of the second file: the first is whole, of the second there is nothing, and the next Save saves."""
    desk = window.desk
    desk.do(add_notes(desk.session, "prompt", [Written(f"Thought {n} of a long afternoon") for n in range(300)], desk.keys(300)))
    leave.formats.ticks["docx"].setChecked(True)
    out = tmp_path / "out"
    out.mkdir()
    seen: list[tuple[int, int]] = []
    held, go_on = Event(), Event()

    def hold(done: int, of: int) -> None:
        """On the thread that writes: it waits in the middle of the second file until somebody has pressed Cancel."""
        seen.append((done, of))
        if list(out.iterdir()) and of and done * 2 >= of:
            held.set()
            go_on.wait(30)

    leave.write_to(out)
    leave._writing.progressed.connect(hold, Qt.ConnectionType.DirectConnection)
    # The window's own thread is free meanwhile, and shows how far it is.
    qtbot.waitUntil(held.is_set, timeout=30_000)
    qtbot.waitUntil(lambda: leave.formats.busy._bar.value() > 0)
    leave.formats.busy._on_cancel()
    go_on.set()
    qtbot.waitUntil(lambda: leave._writing is None, timeout=30_000)
    assert all(done <= of for done, of in seen) and len({done for done, _ in seen}) > 10
    assert [path.suffix for path in out.iterdir()] == [".pdf"]
    assert "Stopped. 1 file was finished" in window.messages.messages[-1].sentence
    leave.formats.ticks["docx"].setChecked(False)
    assert len(written(qtbot, leave, out)) == 2


def test_a_locked_session_asks_for_a_phrase_twice_and_keeps_none(qtbot, window, leave, tmp_path, monkeypatch):
    """The lock itself takes seconds and is tried at the command line and the start screen."""
    given: list[tuple[bytes, str]] = []
    monkeypatch.setattr("moothall.ui.facilitator.export_page.lock", lambda content, phrase: given.append((content, phrase)) or b"locked")
    tick, block = leave.formats.ticks["locked"], leave.formats.phrase
    assert not tick.isEnabled() and not block.isVisible()
    # As the message does where a private file went to a disk that keeps nothing from anybody.
    monkeypatch.setattr("moothall.exports.atomic_write.others_may_read", lambda path: True)
    choose(qtbot, leave, Level.PRIVATE)
    written(qtbot, leave, tmp_path / "stick")
    words, act = window.messages.messages[-1].action
    assert words == "Lock it with a phrase"
    act()
    assert tick.isChecked() and block.isVisible() and QApplication.focusWidget() is block.phrase.edit
    leave.formats.ticks["pdf"].setChecked(False)
    qtbot.keyClicks(block.phrase.edit, "four words")
    assert not leave.formats.save.available and "the same" in leave.formats.save.words
    assert block.phrase.edit.displayText() != "four words"
    qtbot.keyClicks(block.again.edit, "four words")
    assert leave.formats.save.available
    (locked,) = written(qtbot, leave, tmp_path / "locked")
    assert locked.name.endswith(".moot.age") and locked.read_bytes() == b"locked"
    ((content, phrase),) = given
    assert phrase == "four words" and content.startswith(b"SQLite format 3") and block.phrase.text() == block.again.text() == ""
    assert SECRET.encode() in content and window.messages.messages[-1].kind == "info", "a locked file may lie anywhere"

"""Preferences by hand: every setting that people choose stands on the page, is found, and is worn and kept at once."""

from __future__ import annotations

from dataclasses import fields

from moothall.desk.form_library import form_named, usual_floor
from moothall.desk.paths import sessions_folder
from moothall.desk.settings import FOLDERS, NOT_CHOSEN, Settings, load_settings
from moothall.ui.facilitator import preferences_page
from moothall.ui.facilitator.file_dialogs import documents_folder
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.tick import Tick
from moothall.ui.theme import motion
from moothall.ui.theme.look import look


def strips(window) -> list[str]:
    return [label.text() for label in window.messages.findChildren(PlainLabel)]


def test_each_setting_is_there_and_is_worn_and_kept_at_once(window, tmp_path, monkeypatch):
    window.go_page("preferences")
    page = window.panel
    assert set(page.rows) == {f.name for f in fields(Settings)} - NOT_CHOSEN
    for name, part in page.parts.items():
        if isinstance(part, Tick):
            before = part.isChecked()
            part.click()
            assert getattr(load_settings(), name) is not before, name
    assert motion.is_still()
    dark = next(s for s in page.parts["desk_mode"].segments if s.key == "dark")
    dark.click()
    large = next(s for s in page.parts["text_size"].segments if s.key == "125")
    large.click()
    assert (look().mode, load_settings().text_size) == ("dark", 125)
    # Turned by its key elsewhere, the page follows.
    window.flip("bell")
    assert page.parts["bell"].isChecked() is window.prefs.settings.bell is True

    # No smaller group than that from now on; and folders of one's own, as long as they are there.
    next(s for s in page.parts["smallest_cell"].segments if s.key == "8").click()
    mine = tmp_path / "mine"
    mine.mkdir()
    monkeypatch.setattr(preferences_page, "ask_for_folder", lambda parent, start: mine)
    usual = sessions_folder(), documents_folder()
    for name in FOLDERS:
        page.parts[name].other.click()
        assert page.parts[name].path.text() == str(mine)
    assert (sessions_folder(), documents_folder(), load_settings().smallest_cell) == (mine, mine, 8)
    assert usual_floor(form_named("pulse")) == 8
    mine.rmdir()
    assert (sessions_folder(), documents_folder()) == usual, "a stick that was pulled out keeps nobody from working"
    mine.mkdir()

    # To another laptop and back: what people choose, and nothing of this one's sessions.
    moved = tmp_path / "mine.json"
    monkeypatch.setattr(preferences_page, "ask_where_preferences_go", lambda parent: moved)
    monkeypatch.setattr(preferences_page, "ask_for_preferences", lambda parent: moved)
    page.to_file.click()
    assert "beds.moot" not in moved.read_text(encoding="utf-8") and str(mine) not in moved.read_text(encoding="utf-8")
    for name in FOLDERS:
        page.parts[name].usual.click()
    assert (sessions_folder(), documents_folder()) == usual and not page.parts["files_folder"].usual.isVisible()
    window.prefs.choose("text_size", 100)
    recent = window.prefs.settings.recent
    page.from_file.click()
    assert (look().scale.percent, window.prefs.settings.recent) == (125, recent)
    moved.write_text('["no", "preferences"]', encoding="utf-8")
    page.from_file.click()
    assert any("holds no preferences" in words for words in strips(window))
    moved = tmp_path / "no folder" / "mine.json"
    page.to_file.click()
    assert any("could not be written there" in words for words in strips(window))

    page.search.set_text("motion")
    page._sift()
    assert [name for name, (row, _) in page.rows.items() if row.isVisible()] == ["still"]
    page.search.set_text("nothing of the sort")
    page._sift()
    assert page.nothing.isVisible()
    window.prefs.choose("still", False)
    assert not motion.is_still()
    window.prefs.choose("desk_mode", "light")
    window.prefs.choose("text_size", 100)

"""One person's data by hand: looked for, saved for them, erased by holding, with what may remain elsewhere."""

from __future__ import annotations

from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes
from moothall.core.people import enlist, people
from tests.exports.pdf import text_of
from tests.ui.facilitator.test_session_page import hold


def test_somebody_is_found_printed_and_erased(qtbot, window, tmp_path, monkeypatch) -> None:
    desk = window.desk
    desk.do(enlist(desk.session, [("Ada Lund", "Harbour Trust", {"email": "ada@harbour.example"})], desk.keys(2)))
    desk.do(add_notes(desk.session, "prompt", [Written("Ada Lund rings first"), Written("One number")], desk.keys(2)))
    desk.note_handed_out([tmp_path / "summary.pdf"], "room")
    window.go_page("person")
    page = window.main.panel
    assert not page.erase.available and not page.save.available
    page.name.set_text("ada lund")
    page.name.changed_done.emit("ada lund")
    rows = [(row.text, row.source) for row in page.list.rows]
    assert rows == [("Ada Lund", "The list"), ("Ada Lund rings first", "Note 1")]
    assert "summary.pdf" in page.copies.text() and "Copies saved by hand" in page.copies.text()

    monkeypatch.setattr("moothall.ui.facilitator.person_page.documents_folder", lambda: tmp_path)
    page.save.click()
    (saved,) = tmp_path.glob("ada lund*.pdf")
    told = text_of(saved)
    assert "ada@harbour.example" in told and "Ada Lund rings first" in told and "summary.pdf" in told and "One number" not in told
    assert saved.stat().st_mode & 0o077 == 0

    hold(qtbot, page.erase)
    assert [note.text for note in desk.session.all(CONTRIBUTIONS)] == ["[a name] rings first", "One number"]
    assert not [person for person in people(desk.session) if person.name == "Ada Lund"]
    assert not page.list.rows and not page.erase.available
    assert "erased" in window.messages.messages[-1].sentence

"""Mixed tables by hand: from the door to the wall, with somebody who comes late."""

from __future__ import annotations

from moothall.core.people import people
from moothall.core.picture import Words
from moothall.core.seating import tables_laid


def test_the_tables_are_mixed_shown_and_a_walk_in_finds_a_seat(qtbot, window):
    desk = window.desk
    window.go("", "attendance")
    panel = window.panel
    for name in ("Sarah Khan, Harbour Trust", "Sarah Khan, Fell Council", "Dee Marsh, Harbour Trust", "Ed Lund, Fell Council"):
        panel._commit(name)
    panel._seating.tables.set_text("2")
    panel._seating.mix.click()
    assert [len(who) for _, who in tables_laid(desk.session)] == [3, 3]
    assert not panel._seating.newcomers.isVisible()
    panel._commit("Flo Innes, Harbour Trust")
    panel._seating.newcomers.click()
    assert all(p.table for p in people(desk.session) if p.present)
    panel._seating.show_plan.click()
    lines = [part for part in desk.picture().parts if isinstance(part, Words)]
    assert [line.strong for line in lines] == ["Table 1:", "Table 2:"] and "Flo\u00a0Innes" in lines[0].text + lines[1].text
    # Two of one name are told apart, and nobody else is.
    told = " ".join(line.text for line in lines).replace("\u00a0", " ")
    assert "Sarah Khan, Harbour Trust" in told and "Sarah Khan, Fell Council" in told and "Dee Marsh," not in told
    panel._seating.tables.set_text("many")
    panel._seating.mix.click()
    assert any("as a number" in m.sentence for m in window.messages.messages)

"""What was said again and what is hidden, on paper: a repeat names its note, a hidden note keeps its number and not its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.core.contributions import Written
from moothall.core.levels import Level
from moothall.core.merging import hide_note, repeat_note
from moothall.exports import export
from tests.exports.pdf import text_of
from tests.exports.sessions import SHEETS, Made


def made(in_theme: bool) -> Made:
    session = Made()
    board = session.board("What holds us back?", "Us: everyone here.")
    first, second = session.write(board, "Home first", "Mr Grimshaw is the trouble")
    if in_theme:
        session.theme(board, "Going home", [first, second])
    session.do(repeat_note(session.session, first, Written("Get people home", "5"), session.key()))
    session.do(hide_note(session.session, second, True))
    return session


@pytest.mark.parametrize("in_theme", [True, False], ids=["clustered", "not clustered"])
@pytest.mark.parametrize("level", [Level.ROOM, Level.OUTSIDE])
def test_a_copy_has_repeats_and_no_word_of_a_hidden_note(tmp_path: Path, level: Level, in_theme: bool) -> None:
    export(made(in_theme).copy(level), tmp_path / "summary.pdf", SHEETS)
    text = " ".join(text_of(tmp_path / "summary.pdf").split())
    # Anyone outside reads examples; the full set, with every number, is for those who were there.
    full = level is Level.ROOM or not in_theme
    assert ("Get people home" in text and "same as 1" in text) == full
    assert "Grimshaw" not in text
    assert ("2 Kept back by the facilitator." in text) == full, "its number stays"
    assert "3 items" in text, "each is counted"
    assert "Us: everyone here." in text


def test_the_facilitators_own_copy_has_it_and_says_it_is_hidden(tmp_path: Path) -> None:
    export(made(True).copy(Level.PRIVATE), tmp_path / "summary.pdf", SHEETS)
    text = " ".join(text_of(tmp_path / "summary.pdf").split())
    assert "Grimshaw" in text and "hidden from the room" in text and "Kept back" not in text

"""Each reader may have a language of their own: the desk, the room before the shared screen, whoever gets a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall import words
from moothall.activities import found
from moothall.activities.capture.panel_rounds import rounds_of
from moothall.core.agenda import add_item
from moothall.core.levels import Level
from moothall.core.picture import Showing
from moothall.core.redaction import Audience
from moothall.exports import export
from moothall.ui.shared_screen.spoken import spoken
from moothall.voting.panel_booth_screen import BoothScreen
from moothall.words import LANGUAGE, LANGUAGES, read_by, say
from tests.store.sessions import begin, fill, with_vote

MADE_UP = "xx"


@pytest.fixture
def made_up_language(monkeypatch: pytest.MonkeyPatch):
    """A language that says what English says, in quotation marks, and has no word for a share of the app's sections."""

    def quoting(read):
        def quoted(language: str, section: str) -> dict:
            if language != MADE_UP:
                return read(language, section)
            return (
                {} if section == "menu" else {name: f"«{text}»" for name, text in read(LANGUAGE, section).items() if isinstance(text, str)}
            )

        return quoted

    monkeypatch.setattr(words, "_app_words", quoting(words._app_words))
    monkeypatch.setattr(words, "_folder_words", quoting(words._folder_words))


def test_a_sentence_is_said_in_the_language_of_whoever_reads_it(made_up_language, monkeypatch) -> None:
    english = say("screen.blank")
    monkeypatch.setitem(LANGUAGES, "shared_screen", MADE_UP)
    with read_by("shared_screen"):
        assert say("screen.blank") == f"«{english}»"
        assert say("menu.undo") == "Undo", "what isn't translated yet is said in English"
        with read_by("desk"):
            assert say("screen.blank") == english
    assert say("screen.blank") == english


def test_a_fault_leaves_nobody_reading_anothers_language(made_up_language, monkeypatch) -> None:
    monkeypatch.setitem(LANGUAGES, "page", MADE_UP)
    with pytest.raises(ZeroDivisionError), read_by("page"):
        raise ZeroDivisionError
    assert say("menu.undo") == "Undo" and "«" not in say("screen.blank")


def test_the_room_and_a_page_have_their_own_and_the_desk_keeps_its(tmp_path: Path, made_up_language, monkeypatch) -> None:
    desk = begin(tmp_path / "a.moot")
    fill(desk)
    desk.do(add_item(desk.session, "item", "Where is the energy?", 15, "dot_vote"))
    desk.blank(False)
    desk.show(Showing("dot_vote", "item"))
    english = desk.picture()
    monkeypatch.setitem(LANGUAGES, "shared_screen", MADE_UP)
    assert "«" in repr(desk.picture()) and "«" not in repr(english)
    assert spoken(english, blank=True).startswith("«")
    copy = desk.copy_for(Audience(Level.ROOM))
    for name, language in (("english", LANGUAGE), ("made up", MADE_UP)):
        monkeypatch.setitem(LANGUAGES, "page", language)
        export(copy, tmp_path / f"{name}.csv", found())
    assert "«" not in (tmp_path / "english.csv").read_text("utf-8") and "«" in (tmp_path / "made up.csv").read_text("utf-8")
    assert "«" not in say("window.show")
    desk.close()


def test_what_the_desk_says_for_the_room_is_in_the_rooms_language(qtbot, tmp_path: Path, made_up_language, monkeypatch) -> None:
    """A round's words stand beside the prompt, and the booth's before a voter, though it is the desk that asks for them."""
    desk = begin(tmp_path / "a.moot")
    vote = with_vote(desk)
    desk.do(add_item(desk.session, "item", "Where is the energy?", 15, "capture"))
    monkeypatch.setitem(LANGUAGES, "shared_screen", MADE_UP)
    assert all(round_.words.startswith("«") and round_.label.startswith("«") for round_ in rounds_of(desk, "item"))
    booth = BoothScreen(desk, vote)
    qtbot.addWidget(booth)
    assert booth.windowTitle().startswith("«") and "«" in repr(booth._turn.picture())
    told: list[str] = []
    desk.listen(lambda _: told.append(say("menu.undo") + say("screen.blank")))
    monkeypatch.setattr("moothall.voting.panel_booth_screen.announce", lambda _, said: told.append(said) if said else None)
    booth.answer("card:7")
    booth.answer("tile:1")
    booth.answer("done")
    assert told[-1].startswith("«"), "a ballot kept"
    assert told[0] and "«" not in told[0], "the desk hears of the ballot in its own words"
    booth.answer("card:7")
    assert told[-1].startswith("«"), "a card that is in"
    booth.close()
    desk.close()

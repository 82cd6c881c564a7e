"""What a board or anybody outside may have of words and of small votes: every text of a session is planted, every copy is searched."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.core.agenda import add_item
from moothall.core.levels import Level
from moothall.core.redacted_copy import Copy
from moothall.core.session_details import edit_details
from moothall.core.themes import DOMAINS, THEMES, new_domain
from moothall.exports import export
from tests.exports.sessions import SHEETS, Made

PRIVATE, PARTIES, ROOM, OUTSIDE, COUNT = Level
OUTSIDE_LEVELS = (OUTSIDE, COUNT)

SAID = ("title", "purpose", "question", "asked", "theme")
"""What a board gets in words."""
UNSAID = ("place", "series", "definition", "note", "loose", "item", "domain", "option", "entry")


def planted() -> Made:
    made = Made("title word", place="place word", purpose="purpose word", series="series word")
    made.arrive(("Ann Tarn", "Fell Council", "Council"))
    board = made.board("question word", "definition word")
    theme = made.theme(board, "theme word", made.write(board, *["note word"] * 6))
    made.write(board, "loose word")
    made.do(new_domain(made.session, "d", board, "domain word", [theme]))
    made.do(add_item(made.session, "i", "item word", 10, "plain"))
    made.vote("asked word", [("theme word", 1, 9, 6), ("option word", 0, 3, 3)], ballots=6)
    made.log("power", "entry word", visibility=OUTSIDE)
    return made


def words_in(copy: Copy, folder: Path) -> set[str]:
    """Which of the planted words a copy has anywhere, its file formats included."""
    made = ""
    for suffix in (".json", ".csv", ".pb"):
        export(copy, folder / f"x{suffix}", SHEETS)
        made += (folder / f"x{suffix}").read_text("utf-8", "replace")
    return {word for word in (*SAID, *UNSAID) if f"{word} word" in repr(copy) + made}


def test_a_board_gets_no_words_but_those_it_may_have(tmp_path: Path) -> None:
    made = planted()
    assert made.session.all(THEMES)[0].domain and made.session.all(DOMAINS)
    assert words_in(made.copy(COUNT), tmp_path) == set(SAID)
    # The control: the same words are all there to be found where they may be.
    assert words_in(made.copy(ROOM), tmp_path) == {*SAID, *UNSAID}


def test_a_board_gets_every_number() -> None:
    made = planted()
    told, counted = made.copy(OUTSIDE), made.copy(COUNT)
    assert [(b.items, [t.items for t in b.themes]) for b in counted.boards] == [(b.items, [t.items for t in b.themes]) for b in told.boards]
    assert [(o.dots, o.voters) for v in counted.votes for o in v.options] == [(o.dots, o.voters) for v in told.votes for o in v.options]
    assert [(log.log, log.entries, log.by_state) for log in counted.logs] == [(log.log, log.entries, log.by_state) for log in told.logs]
    assert ("notes", "count_only", 7) in {(x.what, x.why, x.n) for x in counted.left_out}


# ── few ballots ─────────────────────────────────────────────────────────────────────────────────────────────────────


def small(**fields: object) -> Made:
    made = Made()
    routes = fields.pop("routes", {"paper": fields.get("ballots", 0)})
    marks = fields.pop("dots", 3)
    voters = None if {"wall", "hands", "table"} & set(routes) else 1  # type: ignore[call-overload]
    made.vote("Which?", [("One", 0, marks, voters), ("Two", 0, 0, voters and 0)], routes=routes, **fields)  # type: ignore[list-item, arg-type]
    return made


@pytest.mark.parametrize(
    ("vote", "told"),
    [
        ({"ballots": 1}, False),
        ({"ballots": 4}, False),
        ({"ballots": 5}, True),
        ({"ballots": 0, "routes": {"wall": 1}, "dots": 20, "mode": "totals", "budget": 5}, False),
        ({"ballots": 0, "routes": {"wall": 1}, "dots": 21, "mode": "totals", "budget": 5}, True),
        ({"ballots": 4, "routes": {"paper": 4, "table": 1}, "dots": 20, "mode": "live", "budget": 5}, False),
    ],
)
@pytest.mark.parametrize("level", Level)
def test_outside_the_vote_of_a_few_is_its_turnout_alone(level: Level, vote: dict, told: bool) -> None:
    copy = small(**dict(vote)).copy(level).votes[0]
    told = told or level < OUTSIDE
    assert (copy.revealed, copy.too_few) == (told, not told)
    assert copy.ballots == vote["ballots"]
    assert (copy.options[0].dots is not None) == told
    if not told:
        assert not (copy.spoiled or copy.short or copy.blank or copy.unused or copy.reasons or copy.routes or copy.people or copy.split)


def test_a_later_round_does_not_tell_of_the_small_one_before() -> None:
    made = Made()
    first = made.vote("Which?", [("One", 0, 4, 2), ("Two", 0, 1, 1)], ballots=3)
    made.vote("Which?", [("One", 0, 9, 6), ("Two", 0, 1, 1)], ballots=6, round_of=first)
    for level in Level:
        before = [o.before for o in made.copy(level).votes[1].options]
        assert before == ([None, None] if level >= OUTSIDE else [4, 1])


@pytest.mark.parametrize("suffix", [".json", ".csv", ".pdf"])
@pytest.mark.parametrize("level", OUTSIDE_LEVELS)
def test_the_files_say_why_there_is_no_result(level: Level, suffix: str, tmp_path) -> None:
    from moothall.exports import export
    from tests.exports.sessions import SHEETS
    from tests.exports.test_leaks import everything_in

    made = small(ballots=1, dots=4321)
    to = tmp_path / f"x{suffix}"
    export(made.copy(level), to, SHEETS)
    assert "4321" not in everything_in(to)
    if suffix == ".pdf":
        assert "Fewer than five people voted" in everything_in(to)
    export(made.copy(ROOM), to, SHEETS)
    assert ("4321" in everything_in(to)) == (suffix != ".csv"), "the search finds nothing even where it is"


def test_an_open_session_still_tells_the_room_whose_note_it_was() -> None:
    made = Made()
    board = made.board("Why?")
    made.write(board, "we never get told", sector="police", table="7", response_no="3")
    for level in Level:
        note = made.copy(level).boards[0].unclustered
        if note:
            assert (note[0].sector, note[0].response_no) == (("police", "3") if level is PRIVATE else ("", ""))
            assert note[0].table == ("7" if level <= ROOM else "")
    made.do(edit_details(made.session, confidentiality="open"))
    assert made.copy(ROOM).boards[0].unclustered[0].sector == "police"


def test_a_poll_on_a_note_does_not_tell_boards_its_words() -> None:
    made = Made()
    made.write(made.board("What holds us back?"), "One rota for all of us")
    made.vote("One rota for all of us", [("Yes", 0, 7, 7), ("No", 0, 3, 3)], ballots=10)
    made.vote("How many shifts?", [("Two", 0, 7, 7), ("Three", 0, 3, 3)], ballots=10)
    asked = {level: [vote.question for vote in made.copy(level).votes] for level in (Level.ROOM, Level.COUNT)}
    assert asked == {Level.ROOM: ["One rota for all of us", "How many shifts?"], Level.COUNT: ["", "How many shifts?"]}

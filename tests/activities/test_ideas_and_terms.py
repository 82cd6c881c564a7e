"""Ideas that are scored and terms that are agreed, by their rules and as the room reads them. One desk and no window."""

from __future__ import annotations

import pytest

from moothall.activities.crowd_sourcing.records import CROWD_SOURCING
from moothall.activities.crowd_sourcing.rules import ranked
from moothall.activities.glossary.records import GLOSSARY, agree
from moothall.core.agenda import add_item
from moothall.core.errors import Refused
from moothall.core.picture import Grid, NotePage, Showing
from moothall.core.redaction import Audience, Level
from moothall.core.typed_record import add_typed
from moothall.desk import Desk


def test_cards_of_25_10_rank_by_their_scores_and_ties_stand_together(desk: Desk) -> None:
    desk.do(add_item(desk.session, "bold", "One bold idea", 30, "crowd_sourcing"))
    lines = (
        "One front door = 5 5 4 4 4",
        "A bus that waits = 44444",
        "One budget = 5,5,5,3",
        "Walk the path = 4 5 4 4 5",
        "Ask twice = 444444",
        "Bare",
    )
    for line in lines:
        desk.do(add_typed(CROWD_SOURCING, desk.session, desk.key(), line, "10:00", "bold"))
    # By hand: 22/25, 20/25, 18/20 (an average of 4.5), 22/25, 24/30 (an average of 4), none.
    told = [(one.card.text, one.place, one.tied, one.total, one.unusual) for one in ranked(CROWD_SOURCING.all(desk.session))]
    assert told == [
        ("One budget", 1, False, 18, True),
        ("One front door", 2, True, 22, False),
        ("Walk the path", 2, True, 22, False),
        ("A bus that waits", 4, True, 20, False),
        ("Ask twice", 4, True, 24, True),
        ("Bare", 0, False, 0, False),
    ]
    for wrong, key in (
        ("6 4 4 4 4", "no_score"),
        ("444", "scores_count"),
        ("4444444", "scores_count"),
        ("four", "no_score"),
        ("0", "no_score"),
    ):
        with pytest.raises(Refused) as refused:
            desk.do(add_typed(CROWD_SOURCING, desk.session, desk.key(), f"An idea = {wrong}", "10:00", "bold"))
        assert refused.value.key == f"crowd_sourcing.{key}"
    # Read aloud from the top; in writing with place and sum, at every level: nobody's name is on a card.
    desk.put_up(Showing("crowd_sourcing", "bold", "all"))
    grid = next(part for part in desk.picture().parts if isinstance(part, Grid))
    assert [row.cells[0].text for row in grid.rows] == ["1", "2 =", "2 =", "4 =", "4 ="] and grid.note
    for level in (Level.ROOM, Level.OUTSIDE):
        log = next(log for log in desk.copy_for(Audience(level)).logs if log.log == "crowd_sourcing")
        assert [line.text for line in log.lines] == [text for text, *_ in told]
        assert ("crowd_sourcing.label_sum", "18 of 20, by 4 scores") in log.lines[0].facts


def test_a_term_has_one_line_that_the_room_agreed(desk: Desk) -> None:
    desk.do(agree(desk.session, desk.key(), "Outcomes = what people notice", "10:00"))
    desk.do(agree(desk.session, desk.key(), "outcomes = what a person can do a year on", "10:10"))
    (term,) = GLOSSARY.all(desk.session)
    assert (term.term, term.meaning, term.state) == ("Outcomes", "what a person can do a year on", "agreed")
    for half in ("Outcomes", "= a line for no term", "Outcomes ="):
        with pytest.raises(Refused):
            agree(desk.session, desk.key(), half, "10:20")
    desk.put_up(Showing("glossary", "", "all"))
    assert any("a year on" in card.text for part in desk.picture().parts if isinstance(part, NotePage) for card in part.notes)

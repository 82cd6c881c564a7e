"""Power, voice and votes side by side: by sector, in words, with the floors of each, and never on the wall."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from moothall.activities.power.panel import PowerPanel
from moothall.activities.power.records import POWER
from moothall.activities.power.together import pictures, share_rows, vote_told
from moothall.activities.who_spoke.rules import begins, nobody
from moothall.core.card_groups import hand_out
from moothall.core.votes import Candidate, Vote, draft_vote, open_vote, options_of, reveal_vote
from moothall.desk import Desk
from tests.activities.power.worksheet import arrive, worksheet
from tests.activities.room import Room

FEW = "Lived Experience Panel"


def a_split_vote(desk: Desk) -> None:
    """Two options, everybody's card in a group; a sector of fewer than five is shown nowhere."""
    options = [Candidate("Home first"), Candidate("A library")]
    desk.do(draft_vote(desk.session, Vote("vote", "Which first?", 1, split_by="sector"), options, desk.keys(2)))
    groups = {"Health": 24, "Council": 21, "Voluntary": 18, "Lived experience": 2}
    ranges, first = [], 1
    for name, n in groups.items():
        ranges.append((first, first + n - 1, name))
        first += n
    desk.do(hand_out(desk.session, "vote", ranges, desk.keys(len(ranges))))
    desk.do(open_vote(desk.session, "vote", desk.now()))
    one, two = options_of(desk.session, "vote")
    for card in range(1, first):
        desk.cast("vote", {(one if card % 3 else two).key: 1}, "paper", card)
    desk.close_vote("vote")
    desk.do(reveal_vote(desk.session, "vote"))


def test_each_sector_with_what_may_be_said_of_it(desk: Desk) -> None:
    arrive(desk)
    assert next(iter(pictures(desk.session, desk, desk.activities))).name == "Health", "in the list's order"
    worksheet(desk, few=FEW)
    desk.do(POWER.add(desk.session, desk.key(), "They lead", "10:24", held_by="eastmere hospitals"))
    desk.do(POWER.add(desk.session, desk.key(), "So do we", "10:24", held_by="Health"))
    desk.do(POWER.add(desk.session, desk.key(), "Somebody", "10:24", held_by="the Region"))
    for group, at in (("Health", "10:00:00"), ("Council", "10:08:00"), ("", "10:10:00")):
        desk.do(begins(desk.session, desk.key(), group, at) if group else nobody(desk.session, at))
    a_split_vote(desk)
    found = {picture.name: picture for picture in pictures(desk.session, desk, desk.activities)}
    assert found["Health"].named == 2 and found["Council"].named == 0
    assert found["Lived experience"].rated == (f"{FEW}: not shown",)
    assert len(found["Health"].rated) == 2 and all("in practice" in words for words in found["Health"].rated)
    assert found["Health"].reading == "more than its seats" and found["Voluntary"].reading == "not heard"
    assert vote_told(desk.session, desk) == "The vote: Which first?"
    assert found["Lived experience"].vote in ("", "not shown"), "fewer than five ballots tell nothing"
    assert found["Health"].vote == "of 24: 16 for 1, 8 for 2", found["Health"].vote
    rows = share_rows(list(found.values()))
    assert all(len(row.shares) == 2 and len(row.cells) == 2 for row in rows)
    assert not any(word in repr(rows) for word in ("score", "rank", "first place"))


def test_it_is_a_view_of_the_power_page_and_never_on_the_wall(enter: Callable[..., Room], desk: Desk) -> None:
    arrive(desk)
    room = enter("power", size=(1064, 744))
    panel = room.panel
    assert isinstance(panel, PowerPanel)
    room.press(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert panel.view == "together" and panel.together.table.rowCount() == 5 and panel.shown() is None
    worksheet(desk)
    assert panel.shown() is None and room.screen.is_blank
    desk.do(begins(desk.session, desk.key(), "Health", "10:00:00"))
    desk.do(nobody(desk.session, "10:05:00"))
    assert "100 % of talk" in panel.together.table.item(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)

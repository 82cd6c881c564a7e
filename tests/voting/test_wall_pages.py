"""Any number of options on the wall: pages of equal size, names whole, targets for fingers, the rule always there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from moothall.core.picture import Picture, Showing, Tiles
from moothall.core.votes import change_rule, open_vote
from moothall.desk import Desk
from moothall.ui.shared_screen.painting import measure
from moothall.voting.option_tiles import shares
from moothall.voting.wall_station import WallStation, wall_of
from tests.voting.votes import a_draft, people_here

HD, XGA, FOUR_K = QSize(1920, 1080), QSize(1024, 768), QSize(3840, 2160)
NAMES = {
    "short": "Home first, always",
    "two lines": "Carers as full partners",
    "one column": "One named person who stays with you",
    "long": "Give every family one named person who stays with them",
    "longest": "Give every family one named person who stays with them from the first day on",
    "wide": "WWW MMM WWW",
    "capitals": "HOUSING AT EVERY TABLE",
}


def held(desk: Desk, name: str, count: int, narrow: bool, cap: int | None = 2) -> WallStation:
    people_here(desk, 6)
    item, vote = a_draft(desk, "\n".join(f"{name} {'abcdefghijklmnopqrst'[n]}" for n in range(count)))
    desk.do(change_rule(desk.session, vote, mode="live", budget=5, cap=cap))
    desk.do(open_vote(desk.session, vote, desk.now()))
    desk.shared_screen.narrow = narrow
    desk.put_up(Showing("dot_vote", item, subject=vote))
    return wall_of(desk, "dot_vote")


def tiles(picture: Picture) -> Tiles:
    return next(part for part in picture.parts if isinstance(part, Tiles))


@pytest.mark.parametrize(("count", "size", "pages"), [(14, 12, [7, 7]), (12, 12, [12]), (25, 12, [9, 8, 8]), (0, 12, [0]), (9, 8, [5, 4])])
def test_pages_are_of_equal_size(count: int, size: int, pages: list[int]) -> None:
    made = shares(count, size)
    assert [len(there) for there in made] == pages
    assert [place for there in made for place in there] == list(range(count))


@pytest.mark.parametrize("cap", [2, 3, 5])
@pytest.mark.parametrize("size", [HD, XGA, FOUR_K], ids=["1080", "xga", "4k"])
@pytest.mark.parametrize("name", NAMES)
def test_names_are_whole_the_rule_is_there_and_a_finger_hits(qapp: QApplication, desk: Desk, name: str, size: QSize, cap: int) -> None:
    wall = held(desk, NAMES[name], 14, size is XGA, cap)
    least = 100 * size.height() / 1080 - 1
    places: list[list[tuple[int, int, int]]] = []
    for wishes in ((), ("card:3", "tile:1", "tile:1"), ("tile:2",)):
        for wish in wishes:
            wall.wish(wish)
        drawn = measure(size, desk.picture(), "light")
        texts = [t.text for t in drawn.texts]
        assert not [t for t in texts if "…" in t]
        assert not [t for t in drawn.targets if min(t.rect.width(), t.rect.height()) < least]
        assert all(t.px >= 0.04 / 0.714 * size.height() - 1 for t in drawn.texts), "read at ten metres"
        assert any(f"most {cap} on one" in t.replace("\u2028", " ") for t in texts) or cap == 5
        places.append([(t.rect.x(), t.rect.y(), t.rect.height()) for t in drawn.targets if t.wish.startswith("tile")])
    assert places[0] == places[1] == places[2], "no tile moves under the finger"


def test_pages_with_dots_are_marked_and_each_person_begins_on_the_first(desk: Desk) -> None:
    wall = held(desk, NAMES["two lines"], 14, False)
    wall.wish("card:3")
    desk.show(replace(desk.showing, page=2))
    wall.wish("tile:12")
    assert (tiles(desk.picture()).page, tiles(desk.picture()).marked) == (2, (2,))
    wall.wish("done")
    assert (tiles(desk.picture()).page, tiles(desk.picture()).marked) == (1, ())


def test_what_is_refused_covers_no_tile_and_names_the_card(qapp: QApplication, desk: Desk) -> None:
    wall = held(desk, NAMES["short"], 12, False)
    wall.wish("card:3")
    before = measure(HD, desk.picture(), "light")
    for _ in range(3):
        wall.wish("tile:1")
    after = measure(HD, desk.picture(), "light")
    assert "Card 3: 2 is the most on one. Undo takes one back." in [t.text for t in after.texts]
    assert [t.rect for t in before.targets] == [t.rect for t in after.targets]


@pytest.mark.parametrize("size", [HD, XGA], ids=["1080", "xga"])
def test_pages_turn_by_a_press_before_a_card_is_taken(qapp: QApplication, desk: Desk, size: QSize) -> None:
    held(desk, NAMES["short"], 14, size is XGA)
    pressed = [t for t in measure(size, desk.picture(), "light").targets if t.wish.startswith("page:")]
    assert [t.wish for t in pressed] == ["page:1"]
    others = [t for t in measure(size, desk.picture(), "light").targets if t.wish != "page:1"]
    assert pressed[0].rect.width() >= 100 * size.height() / 1080 - 1
    assert not any(pressed[0].rect.intersects(t.rect) for t in others)
    desk.show(replace(desk.showing, page=tiles(desk.picture()).pages))
    last = [t.wish for t in measure(size, desk.picture(), "light").targets if t.wish.startswith("page:")]
    assert last == [f"page:{1 - tiles(desk.picture()).pages}"], "after the last comes the first"

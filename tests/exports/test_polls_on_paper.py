"""Polls, splits and ratings on paper and in JSON: what was agreed beside what came, shapes and never a mean, small cells withheld."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.levels import Level
from moothall.core.redaction import Audience
from moothall.core.votes import change_rule, open_vote, options_of, reveal_vote
from moothall.desk import Desk
from moothall.desk.scale_library import ready_scale
from moothall.desk.sessions import new_session
from moothall.exports import export
from moothall.voting.next_steps import keys_for, once_more
from moothall.voting.on_scale import KEYS_NEEDED, use_scale
from moothall.voting.rules import votes_of_item
from tests.exports.pdf import text_of
from tests.voting.polls import OUTLIERS, a_poll, a_revealed_poll, a_revealed_vote, fill
from tests.voting.votes import a_draft, people_here


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = new_session(tmp_path / "room.moot", found(), date="2026-11-05")
    people_here(made, 33)
    yield made
    made.close()


def printed(desk: Desk, folder: Path, level: Level = Level.ROOM) -> str:
    to = folder / "summary.pdf"
    export(desk.copy_for(Audience(level)), to, found())
    return text_of(to)


def test_what_was_agreed_stands_beside_what_came(desk: Desk, tmp_path: Path) -> None:
    a_revealed_poll(desk, threshold=80)
    text = printed(desk, tmp_path)
    assert "Where the room stands" in text
    assert "Agreed beforehand: 80% at 1 to 3. Here: 74% of 31 answers." in text
    assert "Support, with outliers." in text
    assert "Hear the far end first: 1 at 8, 1 at 7." in text
    assert "31 of 33 (94%) of those present" in text
    assert text.index("Whole-hearted yes") < text.index("I abstain") < text.index("Block", text.index("I abstain"))


def test_there_is_no_mean_anywhere(desk: Desk, tmp_path: Path) -> None:
    """The mark's mean is 2.548, a rated option's 3.5: neither number, nor any such word."""
    a_revealed_poll(desk, OUTLIERS, threshold=80)
    rated_vote(desk)
    text = printed(desk, tmp_path)
    export(desk.copy_for(Audience(Level.PRIVATE)), tmp_path / "a.json", found())
    for told in (text, (tmp_path / "a.json").read_text(encoding="utf-8")):
        assert not re.search(r"\b(mean|average|score)", told, re.IGNORECASE)
        assert not re.search(r"\b[1-8]\.\d", told.replace("Version 1.0", "").replace('"version": "1.0"', ""))


def test_a_poll_not_revealed_prints_its_scale_and_no_count(desk: Desk, tmp_path: Path) -> None:
    _, vote = a_poll(desk, threshold=80)
    desk.do(open_vote(desk.session, vote, desk.now()))
    text = printed(desk, tmp_path)
    assert "The result has not been revealed" in text
    assert "I can’t let this go ahead as it stands." in text
    assert "Agreed beforehand" not in text


def test_rounds_stand_side_by_side(desk: Desk, tmp_path: Path) -> None:
    item, vote = a_revealed_poll(desk, {1: 6, 8: 6})
    tally = desk.tally(vote)
    assert tally is not None
    desk.do(once_more(desk.session, tally, desk.keys(keys_for(desk.session, tally.vote))))
    fill(desk, votes_of_item(desk.session, item)[-1].key, {1: 9, 2: 3})
    text = printed(desk, tmp_path)
    assert "Round 2." in text
    assert "6 › 9" in text
    assert "6 › 0" in text


def test_a_split_prints_its_dashes(desk: Desk, tmp_path: Path) -> None:
    a_revealed_vote(desk, {"1 2": 5, "1": 1, "1 2 ": 5, "1 3": 2}, "Home\nAway\nTogether", split_by="sector")
    for level in (Level.ROOM, Level.OUTSIDE):
        text = printed(desk, tmp_path, level)
        assert "Voters by sector" in text
        assert "Fell (7) Harbour (6)" in text
        assert "Home 7 6" in text
        assert "Away – –" in text
        assert "fewer than five" in text


def rated_vote(desk: Desk) -> None:
    _, vote = a_draft(desk, "Home\nAway")
    desk.do(change_rule(desk.session, vote, kind="rated", scale="none yet", budget=None, cap=7))
    seven = ready_scale("one-to-seven")
    assert seven is not None
    desk.do(use_scale(desk.session, vote, seven, desk.keys(KEYS_NEEDED)))
    desk.do(open_vote(desk.session, vote, desk.now()))
    home, away = options_of(desk.session, vote)
    for card in range(1, 7):
        desk.cast(vote, {home.key: card, **({away.key: 6} if card <= 4 else {})}, "paper", card)
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))


def test_a_rating_prints_its_spread(desk: Desk, tmp_path: Path) -> None:
    rated_vote(desk)
    text = printed(desk, tmp_path)
    assert "7 6 5 4 3 2 1 top 2 none" in text
    assert "Away 0 4 0 0 0 0 0 4 2" in text
    assert "Home 0 1 1 1 1 1 1 1 0" in text


def test_concerns_stand_beside_and_are_never_taken_off(desk: Desk, tmp_path: Path) -> None:
    _, vote = a_draft(desk, "Home\nAway")
    desk.do(change_rule(desk.session, vote, concern=1))
    desk.do(open_vote(desk.session, vote, desk.now()))
    home, _ = options_of(desk.session, vote)
    for card in range(1, 6):
        desk.cast(vote, {home.key: 1}, "paper", card, concerns={home.key: 1})
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
    text = printed(desk, tmp_path)
    assert "5 dots, 5 voters" in text
    assert "5 concerns" in text
    assert "1 concern dot each, counted apart." in text


def test_the_first_page_has_no_list_of_a_polls_points(desk: Desk, tmp_path: Path) -> None:
    a_revealed_poll(desk, threshold=80)
    assert "Where the energy is" not in printed(desk, tmp_path)


def test_the_json_has_all_of_it(desk: Desk, tmp_path: Path) -> None:
    a_revealed_poll(desk, threshold=80)
    export(desk.copy_for(Audience(Level.ROOM)), tmp_path / "a.json", found())
    (vote,) = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["votes"]
    assert (vote["threshold"], vote["support"], vote["people"], vote["round"]) == (80, 3, 31, 1)
    assert [o["dots"] for o in vote["options"]] == [12, 7, 4, 3, 3, 0, 1, 1]
    assert [p["number"] for p in vote["scale"]] == [1, 2, 3, 4, 5, 6, 7, 8]

"""A kind of vote is one record and its words: one made up here is drafted, voted in, counted, read, shown and written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from moothall import words
from moothall.activities import found
from moothall.cli.show_json import summary
from moothall.cli.verbs.show import _page
from moothall.core.ballot_marking import COUNTED, DOTS, Judgement, Marks, VoteRule
from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.picture import Showing
from moothall.core.redaction import Audience
from moothall.core.vote_kinds import VOTE_KINDS, Limit, Phrase
from moothall.core.votes import VOTES, change_rule, open_vote, options_of, reveal_vote
from moothall.desk import Desk
from moothall.exports import export
from moothall.ui.shared_screen.spoken import spoken
from moothall.voting.ballot_reading import read, shape_of
from tests.activities.room import Room
from tests.exports.pdf import text_of
from tests.voting.votes import a_draft

SAID = {
    "ballot_hint_squares": "3 3 7, then Enter",
    "help_squares": "Two on one option cost four.",
    "squares_each": "{n} to spend, and each further dot costs more",
    "over_squares": "That costs {n}, and there are {budget} to spend.",
}


def _squares(rule: VoteRule, marks: Marks, numbers: Mapping[str, int]) -> Judgement:
    """So many dots on one option cost their square."""
    cost = sum(dots * dots for dots in marks.values())
    over = rule.budget is not None and cost > rule.budget
    return Judgement("spoiled", "voting.over_squares", {"n": cost, "budget": rule.budget or 0}) if over else COUNTED


@pytest.fixture
def squares(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    kind = replace(
        VOTE_KINDS["cumulative"],
        key="squares",
        usual={"budget": 9, "cap": None},
        limits=("budget",),
        marking=replace(DOTS, judge=_squares),
        unspent=False,
        each=lambda rule: Phrase("voting.squares_each", {"n": rule.budget or 0}),
        announced_limits=(Limit("budget", "exports.budget"),),
    )
    monkeypatch.setitem(VOTE_KINDS, kind.key, kind)
    known = words._folder_words("en-GB", "voting")
    monkeypatch.setattr(words, "_folder_words", lambda language, folder: {**known, **SAID} if folder == "voting" else {})
    yield kind.key


def test_a_kind_is_one_record_and_its_words(enter: Callable[..., Room], desk: Desk, squares: str, tmp_path: Path) -> None:
    item, vote = a_draft(desk, "Home\nAway\nTogether")
    desk.do(change_rule(desk.session, vote, kind=squares, **VOTE_KINDS[squares].usual))
    assert enter("dot_vote", item).panel, "a draft of it opens"
    desk.blank(False)
    desk.show(Showing("dot_vote", item, subject=vote))
    desk.do(open_vote(desk.session, vote, desk.now()))
    assert "9 to spend, and each further dot costs more" in spoken(desk.picture())
    form = shape_of(desk.session, desk.session.get(VOTES, vote))
    for card, line in enumerate(("1 1 2", "1 1 2 2 3", "3=3"), 1):
        desk.cast(vote, read(form, line).marks, "paper", card)
    with pytest.raises(Refused, match="over_squares"):
        desk.cast(vote, {options_of(desk.session, vote)[0].key: 4}, "paper", 4)
    assert enter("dot_vote", item).panel, "its page for ballots opens"
    desk.close_vote(vote)
    desk.do(reveal_vote(desk.session, vote))
    room = enter("dot_vote", item)
    assert "3 ballots." in room.said_words() and "not used" not in room.said_words()
    assert "Home, 4 dots, 2 voters" in spoken(desk.picture())
    assert "    4 dots from    2  1  Home" in "\n".join(_page(summary(desk), {}))
    for name in ("a.pdf", "a.json", "a.pb"):
        export(desk.copy_for(Audience(Level.ROOM)), tmp_path / name, found())
    assert "9 dots each. Sealed until the reveal." in text_of(tmp_path / "a.pdf")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["votes"][0]["kind"] == "squares"
    assert "vote_type;cumulative" in (tmp_path / "a.pb").read_text(encoding="utf-8")

"""Three messages, one worded again, one agreed, one polled, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.key_messages.records import KEY_MESSAGES
from moothall.activities.key_messages.rules import agree, messages, prepare_poll, write
from moothall.core.agenda import add_item
from moothall.core.record_places import move_place
from moothall.core.scales import Point, ReadyScale
from moothall.core.votes import open_vote, options_of, reveal_vote
from moothall.voting.on_scale import KEYS_NEEDED

FINGERS = ReadyScale("", "Thumbs", (Point(2, "Thumb up"), Point(1, "Level"), Point(0, "Down")), 2)
"""A scale of its own, so that the contract tests don't depend on the scales this laptop has."""


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "What we all say", 15, "key_messages"))
    for line in (
        "We plan winter together in June",
        "Home is the first answer",
        "A slip of the finger",
        "1 = We plan winter together, in June",
    ):
        desk.do(write(desk.session, desk.key(), line, desk.now(), item))
    first, second, third = messages(desk.session)
    desk.do(KEY_MESSAGES.delete(desk.session, third.key))
    desk.do(move_place(KEY_MESSAGES, desk.session, second.key, -1))
    desk.do(agree(desk.session, second.key))
    desk.do(prepare_poll(desk.session, first.key, FINGERS, desk.keys(KEYS_NEEDED + 1), "totals"))
    vote = next(m for m in messages(desk.session) if m.key == first.key).poll
    desk.do(open_vote(desk.session, vote, desk.now()))
    for option, count in zip(options_of(desk.session, vote), (1, 2, 5), strict=True):
        desk.cast(vote, {option.key: count}, "hands", option.number)
    desk.close_vote(vote)
    if any(v.key == vote and v.state == "closed" for v in desk.session.all(desk.session.tables["vote"])):
        desk.do(reveal_vote(desk.session, vote))

"""Shares of talk in words: how much a group said beside how many seats it has, in how many turns, the longest of which was how long."""

from __future__ import annotations

from moothall.core.talk_shares import TalkShare
from moothall.words import say


def share_words(share: TalkShare) -> str:
    """ "NHS: 60 % of talk, 53 % of seats, 31 turns, longest 4:10"."""
    if share.silent:
        return say("who_spoke.silent", group=share.group, seats=seats_words(share))
    return say(
        "who_spoke.share", group=share.group, talk=talk_words(share), seats=seats_words(share), turns=say("who_spoke.turns", n=share.turns),
        longest=minutes(share.longest),
    )  # fmt: skip


def talk_words(share: TalkShare) -> str:
    return say("who_spoke.of_talk", share=round(100 * share.talk))


def seats_words(share: TalkShare) -> str:
    return say("who_spoke.no_seats") if share.seats is None else say("who_spoke.of_seats", share=round(100 * share.seats))


def minutes(seconds: int) -> str:
    """As a clock has it: 4:10."""
    return f"{seconds // 60}:{seconds % 60:02}"

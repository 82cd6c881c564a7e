"""Wording key messages, five at most, asking how firmly each is backed, and marking those that may be said anywhere as agreed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from moothall.activities.key_messages.records import KEY_MESSAGES, MESSAGES, KeyMessage
from moothall.core.agenda import AgendaItem
from moothall.core.errors import Refused
from moothall.core.model import Session, Step, changed
from moothall.core.open_matters import OpenMatter
from moothall.core.scales import ReadyScale
from moothall.core.votes import VOTES, Candidate, Vote, votes
from moothall.voting.record_polls import poll_step

FIST = "fist-to-five"
"""The ready scale messages are shown fingers on (practice 2.10)."""
POINTS = 6
_FOR_ONE = re.compile(r"([1-5])\s*=\s*(.+)", re.S)
_FISTS = re.compile(r"([1-5])\s*:\s*([0-9][0-9 ]*)")


def messages(session: Session) -> list[KeyMessage]:
    return KEY_MESSAGES.all(session)


def numbered(session: Session, number: int) -> KeyMessage:
    """Refused when there is none of that number."""
    found = next((m for m in messages(session) if m.number == number), None)
    if found is None:
        raise Refused("key_messages.none_of_that", number=number)
    return found


def write(session: Session, key: str, text: str, at: str, item: str = "") -> Step:
    """A line as it is typed: a new message, or "3 = …" for other words in the place of one. Refused when it is a sixth, or blank."""
    found = _FOR_ONE.fullmatch(text.strip())
    if found is None:
        return KEY_MESSAGES.add(session, key, text, at, item)
    return KEY_MESSAGES.edit(session, numbered(session, int(found[1])).key, text=found[2])


def fingers(text: str) -> tuple[int, tuple[int, ...]] | None:
    """ "3: 0 0 1 5 20 19" as a message's number and how many showed nought to five fingers; None for any other line. Refused unless there
    are six counts.
    """
    found = _FISTS.fullmatch(text.strip())
    if found is None:
        return None
    counts = tuple(int(n) for n in found[2].split())
    if len(counts) != POINTS:
        raise Refused("key_messages.six_counts", n=len(counts))
    return int(found[1]), counts


def poll_of(session: Session, message: KeyMessage) -> Vote | None:
    return session.find(VOTES, message.poll) if message.poll else None


def prepare_poll(session: Session, key: str, ready: ReadyScale, keys: Sequence[str], mode: str = "sealed") -> Step:
    """A draft poll on a message's words; after one on earlier words a round of its own. Refused while its last poll isn't over."""
    message = session.get(MESSAGES, key)
    last = poll_of(session, message)
    if last and last.state != "revealed":
        raise Refused("key_messages.poll_is_on", number=message.number)
    vote = Vote(keys[0], message.text, 0, message.item, mode=mode, support=ready.support)
    step = poll_step(session, vote, ready, keys[1:])
    return Step(step.name, (*step.changes, changed(MESSAGES, message, replace(message, poll=vote.key))))


def agree(session: Session, key: str) -> Step:
    """Agreed, or open again."""
    message = session.get(MESSAGES, key)
    return KEY_MESSAGES.edit(session, key, state="open" if message.state == "agreed" else "agreed")


def matters(session: Session) -> Sequence[OpenMatter]:
    """Messages nobody has said anything to yet, and whether there are any."""
    found = messages(session)
    if not found:
        return ()
    known = {vote.key for vote in votes(session) if vote.state == "revealed"}
    waiting = [m for m in found if m.state != "agreed" and m.poll not in known]
    if not waiting:
        return (OpenMatter("key_messages.all_told", {"n": len(found)}, settled=True),)
    numbers = ", ".join(str(message.number) for message in waiting)
    return (OpenMatter("key_messages.without_level", {"numbers": numbers, "n": len(waiting)}, subject=waiting[0].key),)


def facts(session: Session) -> Mapping[str, Any]:
    return {"key_messages": len(messages(session))}


def candidates(session: Session, item: AgendaItem | None) -> Mapping[str, Sequence[Candidate]]:
    found = [Candidate(m.text, ref=str(m.number), subject=m.key) for m in messages(session)]
    return {KEY_MESSAGES.key: found} if found else {}

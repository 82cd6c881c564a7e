"""Short lists of lines that a room adopts together by one poll: its ground rules, its principles. Holds no words and draws nothing.

Each activity declares its kind by `adopted_kind` over a line of its own; other words make a line proposed again, because the room adopted
other words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.model import Session, Step, Table, changed
from moothall.core.open_matters import OpenMatter
from moothall.core.records import RecordKind, choice, earlier, words
from moothall.core.scales import ReadyScale
from moothall.core.votes import VOTES, Vote
from moothall.voting.record_polls import poll_step

STATES = ("proposed", "adopted")
MOST = 12
"""As many as a poster holds and people remember."""


@dataclass(frozen=True, slots=True)
class AdoptedLine:
    """`number` is its place. `poll` is the key of the vote on all lines as they were; other words need another. `noted` is HH:MM."""

    key: str
    number: int
    text: str = words(level=Level.OUTSIDE, must=True)
    state: str = choice(*STATES, level=Level.OUTSIDE)
    earlier: str = earlier(level=Level.ROOM)
    poll: str = ""
    item: str = ""
    noted: str = ""


def adopted_kind(key: str, table: Table[Any], view: str, settled: tuple[str, ...], on_page: str = "") -> RecordKind[Any]:
    """Lines of one activity, `key`, in a table of AdoptedLine; `view` is the English name of its sheet in the file. `settled` are the
    fields that other words set back, `on_page` is as in RecordKind.
    """
    return RecordKind(
        key,
        table,
        step_edited="step_reworded",
        most=MOST,
        too_many=f"{key}.too_many",
        settled=settled,
        on_page=on_page,
        member=None,
        together=True,
        view=view,
    )


def poll_of(kind: RecordKind[Any], session: Session) -> Vote | None:
    """The latest poll on the lines as they are; None once every line that was polled reads otherwise."""
    found = [vote for line in kind.all(session) if line.poll and (vote := session.find(VOTES, line.poll))]
    return max(found, key=lambda vote: vote.position, default=None)


def all_polled(kind: RecordKind[Any], session: Session) -> bool:
    """Whether the latest poll was on every line, in the words it has now."""
    vote = poll_of(kind, session)
    return vote is not None and all(line.poll == vote.key for line in kind.all(session))


def is_adopted(kind: RecordKind[Any], session: Session) -> bool:
    lines = kind.all(session)
    return bool(lines) and all(line.state == "adopted" for line in lines)


def bring_in(kind: RecordKind[Any], session: Session, texts: Iterable[str], keys: Sequence[str], at: str, item: str = "") -> Step:
    """Lines of a starter set as proposals, in one act; those that stand there word for word are left out. `keys` has a fresh one for each.
    Refused when there is nothing to add, or more than the kind has room for.
    """
    there = {line.text.strip() for line in kind.all(session)}
    new = [text for text in texts if text.strip() not in there]
    taken = {int(line.number) for line in kind.all(session)}
    free = [place for place in range(1, kind.most + 1) if place not in taken]
    if not new:
        raise Refused(f"{kind.key}.all_there")
    if len(new) > len(free):
        raise Refused(f"{kind.key}.too_many", n=kind.most)
    steps = [
        kind.make(session, key, {kind.title.name: text}, number=place, item=item, noted=at)
        for key, place, text in zip(keys, free, new, strict=False)
    ]
    return Step(f"{kind.key}.step_brought", tuple(change for step in steps for change in step.changes), about=str(len(new)))


def prepare_poll(kind: RecordKind[Any], session: Session, question: str, item: str, ready: ReadyScale, keys: Sequence[str]) -> Step:
    """A draft poll on all the lines as they are; after one on earlier words a round of its own beside it. `keys` has `KEYS_NEEDED` fresh
    ones and one for the vote. Refused while there is no line, or the last poll isn't over.
    """
    lines, before = kind.all(session), poll_of(kind, session)
    if not lines:
        raise Refused(f"{kind.key}.none_yet")
    if before and before.state != "revealed":
        raise Refused("voting.adoption_poll_is_on")
    vote = Vote(keys[0], question, 0, item, support=ready.support)
    step = poll_step(session, vote, ready, keys[1:], after=before)
    asked = (changed(kind.table, line, replace(line, poll=vote.key)) for line in lines)
    return Step(step.name, (*step.changes, *asked))


def adopt(kind: RecordKind[Any], session: Session) -> Step:
    """Every line, together. Refused while there is none, and while a poll on them is being held: its result is read first."""
    lines, vote = kind.all(session), poll_of(kind, session)
    if not lines:
        raise Refused(f"{kind.key}.none_yet")
    if vote and vote.state in ("open", "closed"):
        raise Refused("voting.adoption_read_first")
    turned = tuple(changed(kind.table, line, replace(line, state="adopted")) for line in lines if line.state != "adopted")
    return Step(f"{kind.key}.step_adopted", turned, about=str(len(lines)))


def matters(kind: RecordKind[Any], session: Session) -> Sequence[OpenMatter]:
    """Lines that people would leave with without having adopted them."""
    lines = kind.all(session)
    waiting = [line for line in lines if line.state != "adopted"]
    if waiting:
        numbers = ", ".join(str(line.number) for line in waiting)
        return (OpenMatter(f"{kind.key}.not_adopted", {"n": len(waiting), "numbers": numbers}, subject=waiting[0].key),)
    return (OpenMatter(f"{kind.key}.all_adopted", {"n": len(lines)}, settled=True),) if lines else ()

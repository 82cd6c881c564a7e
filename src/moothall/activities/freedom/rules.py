"""How free people felt to challenge: one question in one wording on one scale, so that rounds of it can be read beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.core.activity import VoteReader
from moothall.core.agenda import AGENDA, AgendaItem, settings_as
from moothall.core.model import Session, Step
from moothall.core.prompts import PROMPTS
from moothall.core.scales import ReadyScale, points_of
from moothall.core.small_cells import FEW
from moothall.core.strips import StripRow
from moothall.core.votes import Vote, votes
from moothall.voting.next_steps import draft_poll


@dataclass(frozen=True, slots=True)
class FreedomSettings:
    """What a template may set: the key of the scale. Always sealed: the question asks whether people can say such things aloud."""

    scale: str = "one-to-seven"


def settings_of(item: AgendaItem | None) -> FreedomSettings:
    return settings_as(item if item and item.activity == "freedom" else None, FreedomSettings())


def question_of(session: Session, item: AgendaItem) -> str:
    prompt = session.find(PROMPTS, item.prompt)
    return prompt.text if prompt else item.title


def prepare(session: Session, item: AgendaItem, question: str, ready: ReadyScale, keys: Sequence[str]) -> Step:
    """A sealed poll of the one question; no threshold, for it decides nothing. `keys` has `KEYS_NEEDED` fresh ones and one for the vote.
    Refused when the question is empty.
    """
    return draft_poll(session, Vote(keys[0], question, 0, item.key), ready, keys[1:])


def waves(session: Session) -> list[Vote]:
    """Every round of the question in this session whose result is known, the first one first."""
    items = {item.key for item in session.all(AGENDA) if item.activity == "freedom"}
    return [vote for vote in votes(session) if vote.item in items and vote.state == "revealed"]


def strips(session: Session, ledger: VoteReader) -> list[StripRow]:
    """Each round as a strip, from the lowest point up; withheld where fewer answered than may be told."""
    found = []
    for vote in waves(session):
        tally, scale = ledger.tally(vote.key), points_of(session, vote.scale)
        if tally is None:
            continue
        by_number = {line.option.number: line.dots for line in tally.lines}
        counts = tuple(by_number.get(number, 0) for number in sorted(point.number for point in scale))
        item = session.find(AGENDA, vote.item)
        n = sum(counts)
        found.append(StripRow(item.title if item else vote.question, counts if n >= FEW else None, n if n >= FEW else 0))
    return found

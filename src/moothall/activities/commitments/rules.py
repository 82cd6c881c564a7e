"""Keeping a commitment as its card reads: the three heads apart by |, then whose, until when, and = what happens in a bad winter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moothall.activities.commitments.records import COMMITMENT, HEADED, Commitment
from moothall.core.errors import Refused
from moothall.core.model import Session, Step
from moothall.core.open_matters import OpenMatter
from moothall.core.people import PARTICIPANTS
from moothall.core.typed_record import read_line


@dataclass(frozen=True, slots=True)
class TypedCommitment:
    """What a line means so far, by field; empty parts are left out."""

    fields: Mapping[str, str]
    refused: Refused | None = None

    @property
    def task(self) -> str:
        return self.fields.get("task", "")


def read_commitment(session: Session, text: str) -> TypedCommitment:
    """`a nurse in the hub | ring before we write | no second referral @Dana 30 Jun = she stays, the clinic closes first`."""
    *first, last = text.split("|")
    # The last part alone may name somebody: an @ in the middle of a card is people's text.
    typed = read_line(COMMITMENT, session, last)
    parts = [*(part.strip() for part in first), typed.title]
    refused = typed.refused or (Refused("commitments.three_heads") if len(parts) > len(HEADED) else None)
    headed = {head: part for head, part in zip(HEADED, parts, strict=False) if part}
    return TypedCommitment({**headed, **typed.fields}, refused)


def write(session: Session, key: str, text: str, at: str, item: str = "") -> Step:
    """Refused without the shared task, with a fourth head, and as a name or a day is."""
    typed = read_commitment(session, text)
    if typed.refused:
        raise typed.refused
    fields = dict(typed.fields)
    return COMMITMENT.add(session, key, fields.pop("task", ""), at, item, **fields)


def matters(session: Session) -> Sequence[OpenMatter]:
    """Nobody's promise is none; one without an end, a deputy or an answer to a bad winter is asked about, once for all of them."""
    found = COMMITMENT.all(session)
    if not found:
        return ()
    waiting = (*_owners(session, found), *_missing("until", found), *_missing("deputy", found), *_missing("winter", found))
    return waiting or (OpenMatter("commitments.all_whole", {"n": len(found)}, settled=True),)


def _owners(session: Session, found: Sequence[Commitment]) -> tuple[OpenMatter, ...]:
    told = []
    for entry in found:
        owner = session.find(PARTICIPANTS, entry.who) if entry.who else None
        if owner is None:
            told.append(OpenMatter("commitments.no_name", {"number": entry.number}, subject=entry.key))
        elif not owner.present:
            told.append(
                OpenMatter("commitments.has_left", {"number": entry.number, "who": owner.name}, subject=entry.key, person=owner.key)
            )
    return tuple(told)


def _missing(field: str, found: Sequence[Commitment]) -> tuple[OpenMatter, ...]:
    without = [entry for entry in found if not getattr(entry, field)]
    numbers = ", ".join(str(entry.number) for entry in without)
    said = OpenMatter(f"commitments.no_{field}", {"n": len(without), "numbers": numbers}, subject=without[0].key) if without else None
    return (said,) if said else ()

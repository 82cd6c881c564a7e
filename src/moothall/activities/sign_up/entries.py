"""How a sign-up reads in every copy: in the room with its name, as it was said aloud there, unless its owner said no to that."""

from __future__ import annotations

from dataclasses import replace

from moothall.activities.sign_up.records import SIGN_UP, SignUp
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.redaction import Entry
from moothall.record_words import entry_of

_WHO = "sign_up.label_who"


def entries(session: Session) -> tuple[Entry, ...]:
    return tuple(_entry(session, sign_up) for sign_up in SIGN_UP.all(session))


def _entry(session: Session, sign_up: SignUp) -> Entry:
    entry = entry_of(SIGN_UP, session, sign_up)
    # The facilitator has the name all the same: somebody must be able to ask.
    return entry if sign_up.consent != "no" else replace(entry, widest={**entry.widest, _WHO: Level.PRIVATE})

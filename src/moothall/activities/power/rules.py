"""A veto as its holder says it; and what still needs a word before people leave: what wasn't read back, vetoes nobody was asked about."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.activities.power.records import POWER, PowerEntry
from moothall.activities.power.vetoes import still_to_consult
from moothall.core.bodies_named import TABLE, body_name, leading_body
from moothall.core.errors import Refused
from moothall.core.model import Session, Step
from moothall.core.open_matters import OpenMatter, unread
from moothall.core.session_details import session_day
from moothall.core.typed_dates import last_words_as_day
from moothall.words import say


def matters(session: Session) -> Sequence[OpenMatter]:
    """What wasn't read back, by number alone; and who has still to be consulted."""
    return (*unread(POWER, session), *still_to_consult(session))


def says_veto(session: Session, key: str, text: str, at: str, item: str = "") -> Step:
    """What an organisation says of its own veto or duty to consult: `council: we must ask our cabinet first, by 14 May`. Its own words, so
    it needs no acknowledging. Refused without a colon, when no organisation is called so or several are, when nothing follows, or for a
    day there is none of.
    """
    named, colon, said = text.partition(":")
    if not colon:
        raise Refused("power.whose_veto")
    body, taken = leading_body(session, named.split())
    if taken < len(named.split()) or body.startswith(TABLE):
        raise Refused("core.no_such_body", name=named.strip()[:40])
    statement, by_when = last_words_as_day(said, session_day(session))
    return POWER.add(
        session, key, statement.rstrip(" ,;"), at, item,
        kind="veto", held_by=body_name(session, body), said_by="holder", acknowledged="yes", by_when=by_when,
    )  # fmt: skip


def kind_words(entry: PowerEntry) -> str:
    """Its kind and who said it, as a card has it: only what its holder said prints, and has a tick."""
    said = say("power.by_holder" if entry.said_by == "holder" else "power.by_others")
    return say("power.kind_and_said", kind=say(f"power.short_{entry.kind}"), said=said)


def said_words(entries: Sequence[PowerEntry]) -> str:
    """How many statements there are, and how many of them their holders made."""
    return say("power.said_by_holders", n=len(entries), holders=sum(e.said_by == "holder" for e in entries)) if entries else ""

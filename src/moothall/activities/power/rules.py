"""A veto as its holder says it; and what still needs a word before people leave: what wasn't read back, vetoes nobody was asked about."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.activities.power.records import POWER
from moothall.core.bodies_named import TABLE, body_name, leading_body
from moothall.core.errors import Refused
from moothall.core.model import Session, Step
from moothall.core.open_matters import OpenMatter, unread
from moothall.core.session_details import session_day
from moothall.core.typed_dates import last_words_as_day


def matters(session: Session) -> Sequence[OpenMatter]:
    """By number alone: what was said stays in the log."""
    vetoes = [entry for entry in POWER.all(session) if entry.kind == "veto" and entry.acknowledged != "yes"]
    unasked = tuple(OpenMatter("power.veto_unasked", {"number": e.number}, subject=e.key) for e in vetoes)
    return (*unread(POWER, session), *unasked)


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

"""Offers and requests: who asks whom for what, four answers and no others, and a yes that becomes an action by one key."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from moothall.activities.offers.records import ANSWERS, HELP, OFFERS, HelpAsked, body_words
from moothall.core.bodies_named import leading_body, members_here
from moothall.core.errors import Refused
from moothall.core.model import Session, Step, changed
from moothall.core.open_matters import OpenMatter
from moothall.core.people import organisations
from moothall.core.session_details import details_of, six_weeks_on

TAKEN = ("yes", "will_try")
_SIGN = re.compile(r"\s*([>+])\s*")


@dataclass(frozen=True, slots=True)
class TypedHelp:
    """What a line means: `harbour > community a named nurse` or `harbour + twelve volunteers`."""

    kind: str
    asker: str
    asked: str
    what: str


def read_help(session: Session, text: str) -> TypedHelp:
    """Refused when no sign says which it is, when a body isn't known or could be several, or when a body asks itself."""
    found = _SIGN.search(text)
    if found is None:
        raise Refused("offers.which_sign")
    asker, taken = leading_body(session, text[: found.start()].split())
    if taken < len(text[: found.start()].split()):
        raise Refused("core.no_such_body", name=text[: found.start()].strip()[:40])
    rest = text[found.end() :].split()
    if found[1] == "+":
        return TypedHelp("offer", asker, "", " ".join(rest))
    asked, taken = leading_body(session, rest)
    if asked == asker:
        raise Refused("offers.asks_itself")
    return TypedHelp("request", asker, asked, " ".join(rest[taken:]))


def write(session: Session, key: str, text: str, at: str, item: str = "") -> Step:
    """An offer or a request as it is typed. Refused as `read_help` refuses, and when nothing is asked for."""
    typed = read_help(session, text)
    return OFFERS.add(session, key, typed.what, at, item, kind=typed.kind, asker=typed.asker, asked=typed.asked)


def answered(session: Session, key: str, answer: str) -> Step:
    """The one answer it gets; the same once more takes it back. Refused when it is an action already."""
    before = session.get(HELP, key)
    if before.action:
        raise Refused("offers.is_action", number=before.number)
    step = OFFERS.edit(session, key, answer="" if before.answer == answer else answer)
    return Step("offers.step_answered", step.changes, about=str(before.number))


def make_action(session: Session, key: str, action: str, takes_on: Callable[..., Step], at: str) -> Step:
    """A yes, a will-try or an offer as an action, in one act: whoever is here of those who said it has it, in six weeks unless a day was
    said. Refused for any other answer, and when it is one already.
    """
    before = session.get(HELP, key)
    if before.action:
        raise Refused("offers.is_action", number=before.number)
    if before.kind == "request" and before.answer not in TAKEN:
        raise Refused("offers.only_a_yes")
    giver = before.asker if before.kind == "offer" else before.asked
    here = members_here(session, giver)
    day = before.by_when or six_weeks_on(details_of(session).date)
    taken = takes_on(session, action, before.what, at, before.item, owner=here[0].key if here else "", by_when=day)
    return Step("offers.step_action", (*taken.changes, changed(HELP, before, replace(before, action=action))), about=str(before.number))


def requests(session: Session) -> list[HelpAsked]:
    return [entry for entry in OFFERS.all(session) if entry.kind == "request"]


def offers(session: Session) -> list[HelpAsked]:
    return [entry for entry in OFFERS.all(session) if entry.kind == "offer"]


def unanswered(session: Session) -> list[HelpAsked]:
    return [entry for entry in requests(session) if not entry.answer]


def too_vague(session: Session) -> list[HelpAsked]:
    return [entry for entry in requests(session) if entry.answer == "too_vague"]


def bodies(session: Session) -> list[tuple[str, str]]:
    """Rows and columns of the table, by key and name: every organisation, then tables that ask or are asked."""
    known = [(o.key, o.name) for o in organisations(session)]
    named = dict.fromkeys(key for entry in OFFERS.all(session) for key in (entry.asker, entry.asked) if key)
    return [*known, *((key, body_words(session, key)) for key in sorted(named) if key not in dict(known) and body_words(session, key))]


def matters(session: Session) -> Sequence[OpenMatter]:
    found = OFFERS.all(session)
    if not found:
        return ()
    waiting = [OpenMatter("offers.no_answer", {"number": e.number}, subject=e.key) for e in unanswered(session)]
    vague = [OpenMatter("offers.again", {"number": e.number}, subject=e.key) for e in too_vague(session)]
    return (*waiting, *vague) or (OpenMatter("offers.all_answered", {"n": len(found)}, settled=True),)


def facts(session: Session) -> Mapping[str, Any]:
    counts = Counter(entry.answer or "unanswered" for entry in requests(session))
    by_answer = {answer: counts[answer] for answer in (*filter(None, ANSWERS), "unanswered")}
    return {"offers": {"offers": len(offers(session)), "requests": len(requests(session)), "by_answer": by_answer}}

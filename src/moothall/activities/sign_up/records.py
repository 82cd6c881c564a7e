"""A sign-up: somebody here helps with a theme or a domain, and says what they bring (practice 1b, row 44)."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Session, Table
from moothall.core.records import RecordKind, choice, link, person, words
from moothall.core.themes import DOMAINS, THEMES
from moothall.words import say

CONSENT = ("", "yes", "no")
"""Whether the name may be passed on to the others who signed up; empty until that was asked."""


def theme_words(session: Session, key: str) -> str:
    """ "C Home first", or a domain's name; empty when it is gone."""
    theme, domain = session.find(THEMES, key), session.find(DOMAINS, key)
    if theme:
        return f"{theme.letter} {theme.name or say('kit.no_name')}"
    return domain.name if domain else ""


@dataclass(frozen=True, slots=True)
class SignUp:
    """`theme` is the key of a theme or a domain, empty for whatever comes; `noted` is HH:MM."""

    key: str
    number: int
    brings: str = words(level=Level.OUTSIDE, must=True)
    who: str = person(level=Level.ROOM, present=True, nobody="no name yet")
    theme: str = link(level=Level.OUTSIDE, read=theme_words)
    consent: str = choice(*CONSENT, level=Level.ROOM)
    item: str = ""
    noted: str = ""


SIGN_UP = RecordKind(
    "sign_up",
    Table("sign_up", SignUp, counted=lambda s: ("sign_up", s.number)),
    typed=("who",),
    member=None,
    together=True,
    view="Sign-up",
)

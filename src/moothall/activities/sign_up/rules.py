"""Signing up by a theme's letter: `C @Dana a room on Fridays`. Somebody who isn't here signs nobody up, and nobody is signed up unasked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moothall.activities.sign_up.records import SIGN_UP, SignUp
from moothall.core.contributions import items
from moothall.core.errors import Refused
from moothall.core.model import Session, Step
from moothall.core.open_matters import OpenMatter
from moothall.core.prompts import prompts
from moothall.core.themes import Theme, domains_of, notes_in, themes_of
from moothall.core.typed_record import read_line

_LETTER = re.compile(r"\s*([A-Z]{1,2})\s+(.+)", re.S)


def board(session: Session, prompt: str = "") -> str:
    """The board people sign up by: the item's where it has themes, else the one with most in its themes."""
    with_themes = [p.key for p in prompts(session) if themes_of(session, p.key)]
    if prompt in with_themes:
        return prompt
    return max(with_themes, key=lambda key: sum(items(session, notes_in(session, t.key)) for t in themes_of(session, key)), default="")


def offered(session: Session, prompt: str) -> list[tuple[str, str]]:
    """Themes and then domains of the board, by key and words."""
    found = board(session, prompt)
    themes = [(t.key, f"{t.letter} {t.name}".strip()) for t in themes_of(session, found)]
    return [*themes, *((d.key, d.name) for d in domains_of(session, found))] if found else []


def parted(session: Session, prompt: str, text: str) -> tuple[Theme | None, str]:
    """The theme whose letter begins the line, and the rest. Any other line is a rest without a theme."""
    found = _LETTER.fullmatch(text)
    if found is None:
        return None, text
    theme = next((t for t in themes_of(session, board(session, prompt)) if t.letter == found[1]), None)
    return (theme, found[2]) if theme else (None, text)


def write(session: Session, prompt: str, key: str, text: str, at: str, item: str = "") -> Step:
    """Refused without what they bring, and when whoever is named isn't here."""
    theme, rest = parted(session, prompt, text)
    typed = read_line(SIGN_UP, session, rest)
    if typed.refused:
        raise typed.refused
    if not typed.title.strip():
        raise Refused("sign_up.brings_what")
    return SIGN_UP.add(session, key, typed.title, at, item, theme=theme.key if theme else "", **typed.fields)


def by_theme(session: Session) -> dict[str, list[SignUp]]:
    """Sign-ups by theme or domain, those without one under the empty key."""
    found: dict[str, list[SignUp]] = {}
    for entry in SIGN_UP.all(session):
        found.setdefault(entry.theme, []).append(entry)
    return found


def matters(session: Session) -> Sequence[OpenMatter]:
    """Names nobody asked about yet: asked while people are still here."""
    waiting = [entry for entry in SIGN_UP.all(session) if entry.who and not entry.consent]
    return (OpenMatter("sign_up.no_consent", {"n": len(waiting)}, subject=waiting[0].key),) if waiting else ()

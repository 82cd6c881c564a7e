"""Playing back what people wrote before the day: question by question, themes in order. Reads boards; changes nothing."""

from __future__ import annotations

from moothall.core.contributions import notes_of
from moothall.core.model import Session
from moothall.core.prompts import Prompt, prompts
from moothall.core.themes import themes_of


def questions(session: Session) -> list[Prompt]:
    """Questions with themes, those that came in from a file first, each in the order they were asked."""
    found = [p for p in prompts(session) if themes_of(session, p.key)]
    return sorted(found, key=lambda p: not came_in(session, p.key))


def came_in(session: Session, prompt: str) -> bool:
    return any(note.source == "imported" for note in notes_of(session, prompt))


def after(session: Session, prompt: str, by: int = 1) -> str:
    """The question after this one, or before; it stays at either end. Empty when there is none at all."""
    keys = [p.key for p in questions(session)]
    if not keys:
        return ""
    return keys[max(0, min(len(keys) - 1, keys.index(prompt) + by))] if prompt in keys else keys[0]

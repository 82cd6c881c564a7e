"""Prompts: the questions on the shared screen. Each prompt has one board."""

from __future__ import annotations

from dataclasses import dataclass, replace

from moothall.core.errors import Refused
from moothall.core.model import Session, Step, Table, added, changed
from moothall.core.text import kept, required


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question and its one-line plain definition (practice, row 8). `position` is the order boards were made in.

    `writing` is how its notes reach the shared screen: as they come (""), not before they are revealed ("silent"), or "revealed" together.
    """

    key: str
    text: str
    definition: str = ""
    position: int = 0
    writing: str = ""


PROMPTS = Table("prompt", Prompt)


def prompts(session: Session) -> list[Prompt]:
    return sorted(session.all(PROMPTS), key=lambda p: p.position)


def prompt_reading(session: Session, text: str) -> Prompt | None:
    """The prompt with exactly this text."""
    return next((p for p in prompts(session) if p.text == text), None)


def next_position(session: Session) -> int:
    # After the last and not by count, so that a place left by a deleted one is not taken twice.
    return max((p.position for p in session.all(PROMPTS)), default=-1) + 1


def ask(session: Session, key: str, text: str, definition: str = "") -> Step:
    """A new prompt, with an empty board. Refused when the question is blank or too long."""
    prompt = Prompt(key, required(text), kept(definition), next_position(session))
    return Step("step.ask", (added(PROMPTS, prompt),))


def reword(session: Session, key: str, text: str, definition: str | None = None) -> Step:
    """Other words for a prompt; its definition stays where None is given. Refused when blank or too long, or the prompt is gone."""
    before = session.get(PROMPTS, key)
    after = replace(before, text=required(text), definition=before.definition if definition is None else kept(definition))
    return Step("step.reword", (changed(PROMPTS, before, after),))


def write_silently(session: Session, key: str, on: bool) -> Step:
    """Keep a prompt's notes off the shared screen until all are revealed together, or show them as they come. Refused when it is gone."""
    before = session.get(PROMPTS, key)
    after = replace(before, writing="silent" if on else "")
    return Step("step.write_silently" if on else "step.write_openly", (changed(PROMPTS, before, after),))


def reveal_notes(session: Session, key: str) -> Step:
    """The end of silent writing: what came before this is shown, what comes after it is late. Refused when nobody writes in silence."""
    before = session.get(PROMPTS, key)
    if before.writing != "silent":
        raise Refused("core.nothing_to_reveal")
    return Step("step.reveal_notes", (changed(PROMPTS, before, replace(before, writing="revealed")),))

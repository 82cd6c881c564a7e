"""Sets of questions, as data: TOML files in resources/questions. One act puts a set on the agenda, a capture item for each question."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from moothall.assets import asset
from moothall.core.agenda import AGENDA, AgendaItem
from moothall.core.model import Session, Step, added
from moothall.core.prompts import PROMPTS, Prompt, next_position


@dataclass(frozen=True, slots=True)
class SetQuestion:
    """What is asked, what its words mean in a line, and the item it is asked in."""

    title: str
    text: str
    definition: str
    minutes: int


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Questions that belong together, in the order they are asked."""

    title: str
    position: int
    questions: tuple[SetQuestion, ...]


@cache
def question_sets() -> tuple[QuestionSet, ...]:
    """Every built-in set, in the order they are offered."""
    files = (f for f in asset("questions").iterdir() if f.name.endswith(".toml"))
    return tuple(sorted((_set(f.read_text(encoding="utf-8")) for f in files), key=lambda s: s.position))


def _set(text: str) -> QuestionSet:
    data = tomllib.loads(text)
    return QuestionSet(data["title"], data["position"], tuple(SetQuestion(**raw) for raw in data["question"]))


def ask_all(session: Session, chosen: QuestionSet, keys: Sequence[str], activity: str) -> Step:
    """One step for the prompts and their items, at the end of the agenda. `activity` is what the items open, `keys` are fresh, two for each
    question.
    """
    asked, place = next_position(session), max((i.position for i in session.all(AGENDA)), default=-1) + 1
    changes = []
    for n, question in enumerate(chosen.questions):
        prompt, item = keys[2 * n : 2 * n + 2]
        changes.append(added(PROMPTS, Prompt(prompt, question.text, question.definition, asked + n)))
        # Twice: the activity it has, and the one that was asked for.
        wanted = AgendaItem(item, place + n, question.title, question.minutes, activity, activity, prompt)
        changes.append(added(AGENDA, wanted))
    return Step("step.add_items", tuple(changes), about=str(len(chosen.questions)))

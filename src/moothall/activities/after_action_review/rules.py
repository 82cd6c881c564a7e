"""Answering four questions in their order; what shall be done next time becomes an action by one key."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from moothall.activities.after_action_review.records import QUESTIONS, REVIEW, REVIEW_NOTES, ReviewNote
from moothall.core.agenda import AgendaItem
from moothall.core.errors import Refused
from moothall.core.model import Session, Step, changed
from moothall.core.open_matters import OpenMatter
from moothall.core.record_candidates import record_candidates
from moothall.core.votes import Candidate

_FOR_ONE = re.compile(r"([1-4])\s*=\s*(.+)", re.S)


def answers(session: Session, question: str) -> list[ReviewNote]:
    """By number."""
    return [note for note in REVIEW.all(session) if note.question == question]


def reached(session: Session) -> str:
    """The question the room is at: the last in their order that has an answer, the first while there is none."""
    asked = {note.question for note in REVIEW.all(session)}
    return next((q for q in reversed(QUESTIONS) if q in asked), QUESTIONS[0])


def read_answer(text: str, question: str) -> tuple[str, str]:
    """The question a line answers and its words: the one that is up, or "3 = …" for another."""
    found = _FOR_ONE.fullmatch(text.strip())
    return (QUESTIONS[int(found[1]) - 1], found[2]) if found else (question, text)


def write(session: Session, question: str, key: str, text: str, at: str, item: str = "") -> Step:
    """Refused when the line is blank."""
    answered, words = read_answer(text, question)
    return REVIEW.add(session, key, words, at, item, question=answered)


def make_action(session: Session, key: str, action: str, takes_on: Callable[..., Step], at: str) -> Step:
    """An action in its words, in the same act. Refused when it is one already."""
    note = session.get(REVIEW_NOTES, key)
    if note.action:
        raise Refused("after_action_review.is_action", number=note.number)
    taken = takes_on(session, action, note.text, at, note.item)
    became = changed(REVIEW_NOTES, note, replace(note, action=action))
    return Step("after_action_review.step_action", (*taken.changes, became), about=str(note.number))


def matters(session: Session) -> Sequence[OpenMatter]:
    """A review that ends without saying what to do next time, and lessons that nobody took on."""
    if not REVIEW.all(session):
        return ()
    lessons = answers(session, "next_time")
    if not lessons:
        return (OpenMatter("after_action_review.nothing_for_next_time", subject=REVIEW.all(session)[-1].key),)
    loose = [note for note in lessons if not note.action]
    if loose:
        numbers = ", ".join(str(note.number) for note in loose)
        return (OpenMatter("after_action_review.not_taken_on", {"n": len(loose), "numbers": numbers}, subject=loose[0].key),)
    return (OpenMatter("after_action_review.all_taken_on", {"n": len(lessons)}, settled=True),)


def candidates(session: Session, item: AgendaItem | None) -> Mapping[str, Sequence[Candidate]]:
    """Only what could be done next time is chosen between; facts aren't."""
    return record_candidates(REVIEW, session, item, lambda note: note.question == "next_time")

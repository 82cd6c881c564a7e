"""What was answered to a question before: in the last round of the same wording, or, of an item that is asked in one wording in several
forms, wherever it was asked last. Compares counts alone, and follows nobody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from moothall.core.forms.definition import Form, FormQuestion
from moothall.core.forms.filled_sheets import Unit
from moothall.core.forms.form_rounds import FormRound, form_asked, rounds_before
from moothall.core.forms.shown import Shown, Strip
from moothall.core.model import Session


@dataclass(frozen=True, slots=True)
class EarlierAnswer:
    """Where it was asked before, and the strip that was shown of it."""

    round: FormRound
    strip: Strip

    @property
    def same_session(self) -> bool:
        return not self.round.brought


def earlier_answer(session: Session, round_: FormRound, unit: Unit, shown: Callable[[str], Shown | None]) -> EarlierAnswer | None:
    """The newest there is; None where it wasn't asked before, or nothing of it may be shown."""
    form = form_asked(round_)
    for wave in reversed(rounds_before(session, round_)):
        asked, kept = form_asked(wave), shown(wave.key)
        key = unit.key if asked.wording == form.wording else _alike(asked, unit.question)
        strip = kept.strip(key) if kept and key else None
        if strip is not None:
            return None if strip.withheld else EarlierAnswer(wave, strip)
    return None


def _alike(asked: Form, question: FormQuestion) -> str:
    """The key of the same item in another form; empty where that doesn't ask it."""
    item = (question.asked_as, "rate", question.scale)
    return next((q.key for q in asked.questions if question.asked_as and (q.asked_as, q.sort, q.scale) == item), "")

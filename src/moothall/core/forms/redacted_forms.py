"""A round of forms as a copy may have it. Takes only what may be shown at all, and tells less of it the further it goes. Called by
core.redaction alone.

Outside the room no group is told, nothing of fewer than five, and no organisation is rated by name; a board gets no words of anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from moothall.core.agenda import FACTORS, agenda
from moothall.core.agenda_load import minutes_by_factor
from moothall.core.forms.earlier_answers import EarlierAnswer, earlier_answer
from moothall.core.forms.filled_sheets import Unit, units
from moothall.core.forms.form_rounds import FormRound, bodies_asked, form_asked, rounds, waves_before
from moothall.core.forms.shown import OTHERS, Shown, Strip
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.name_masking import tells_origin
from moothall.core.small_cells import FEW

Mask = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class AnswerCopy:
    """One answer there is, its words and how many gave it."""

    answer: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class GroupCopy:
    """A group's own counts; `n` and `counts` are None where they are withheld. An empty name is everybody else."""

    group: str
    n: int | None
    counts: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class AnsweredCopy:
    """What is told of one question, or of one organisation or part of it. `n` and `answers` are None where they are withheld.

    `points` is how many points its scale has, 0 without one; `before` are the counts of the round before, in the answers' order. `minutes`
    are those of the agenda that go to the factor it asks about, None where it asks about none.
    """

    key: str
    sort: str
    question: str
    short: str
    column: str
    about: str
    n: int | None
    answers: tuple[AnswerCopy, ...] | None
    blank: int | None
    cant_judge: int | None
    points: int = 0
    before: tuple[int, ...] = ()
    before_n: int | None = None
    groups: tuple[GroupCopy, ...] = ()
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class LinesCopy:
    """What was written to a question, None where too few wrote; `by` is who signed it, of a signed form in the room."""

    question: str
    lines: tuple[str, ...] | None
    by: str = ""


@dataclass(frozen=True, slots=True)
class FormCopy:
    """One round. Without a result `answered` and `written` are empty. `kept_back` says why something of it isn't in this copy."""

    form: str
    title: str
    subject: str
    state: str
    filled: int
    present: int
    floor: int
    signed: str
    revealed: bool
    marks: bool
    waves: int = 1
    groups: tuple[tuple[str, int], ...] = ()
    answered: tuple[AnsweredCopy, ...] = ()
    written: tuple[LinesCopy, ...] = ()
    kept_back: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forms:
    """What the store keeps of forms: what may be shown, of rounds whose result is known, and how many sheets each round has."""

    shown: Mapping[str, Shown] = field(default_factory=dict)
    filled: Mapping[str, int] = field(default_factory=dict)


NO_FORMS = Forms()


def form_copies(session: Session, forms: Forms, level: Level, mask: Mask, *, wordless: bool) -> tuple[FormCopy, ...]:
    """Every round that has opened; `wordless` where no words leave the room."""
    told = (r for r in rounds(session) if r.state != "draft")
    return tuple(_form(session, r, forms.shown, forms.filled.get(r.key, 0), level, mask, wordless) for r in told)


def _form(
    session: Session, round_: FormRound, shown: Mapping[str, Shown], filled: int, level: Level, mask: Mask, wordless: bool
) -> FormCopy:
    form, own = form_asked(round_), shown.get(round_.key)
    copy = FormCopy(
        round_.form, mask(round_.title), mask(round_.subject), round_.state, filled, round_.present, round_.floor, form.signed,
        bool(own and round_.shows_result), form.marks,
    )  # fmt: skip
    # Asked again here, although the caller gives nothing that may not be known: a result that gets out can't be called back.
    if own is None or not round_.shows_result:
        return copy
    earlier = [shown[r.key] for r in waves_before(session, round_) if r.key in shown]
    asked = [unit for unit in units(form, bodies_asked(round_)) if unit.question.sort != "words" and unit.question.told]
    named = tells_origin(session, level)
    in_room = level <= Level.ROOM
    told = [unit for unit in asked if named or unit.question.sort != "rate_each"]
    answered = tuple(_answered(session, unit, own, earlier_answer(session, round_, unit, shown.get), level, mask) for unit in told)
    written = _written(own, form_words(round_, mask), level, mask) if not wordless else ()
    kept_back = (
        *(("organisations",) if not named and form.each else ()),
        *(("words",) if own.written and not written else ()),
    )
    groups = tuple((_group(name, mask), n) for name, n in own.groups.items()) if in_room else ()
    return replace(copy, waves=len(earlier) + 1, groups=groups, answered=answered, written=written, kept_back=kept_back)


def form_words(round_: FormRound, mask: Mask) -> dict[str, str]:
    """What is asked, by the key of the question."""
    return {question.key: mask(question.words) for question in form_asked(round_).questions}


def _group(name: str, mask: Mask) -> str:
    return "" if name == OTHERS else mask(name)


def _answered(session: Session, unit: Unit, own: Shown, before: EarlierAnswer | None, level: Level, mask: Mask) -> AnsweredCopy:
    strip, question = own.strip(unit.key) or Strip(unit.key), unit.question
    told = _told(strip, level)
    named = unit.named_values(told.counts or ())
    words = {place: choice.words for place, choice in enumerate(question.choices)} if question.sort != "number" else {}
    ends = dict(question.scale.ends) if question.scale else words
    earlier = _told(before.strip, level) if before else None
    return AnsweredCopy(
        key=mask(unit.key),
        sort=question.sort,
        question=mask(question.words),
        short=mask(question.label),
        column=mask(unit.column.words) if unit.column and question.sort == "rate_each" else "",
        about=mask(unit.about),
        n=told.n,
        answers=None if told.counts is None else tuple(AnswerCopy(n, mask(ends.get(v, "")), told.counts.get(v, 0)) for n, v in named),
        blank=told.blank,
        cant_judge=told.passed,
        points=len(question.scale.points) if question.scale else 0,
        before=tuple(earlier.counts.get(v, 0) for _, v in named) if earlier and earlier.counts is not None else (),
        before_n=earlier.n if earlier else None,
        groups=_groups(unit, own, named, mask) if level <= Level.ROOM else (),
        minutes=minutes_by_factor(agenda(session))[FACTORS.index(question.factor)] if question.factor else None,
    )


def _told(strip: Strip, level: Level) -> Strip:
    """Less of it outside: a floor that the room has set lower is its own."""
    return Strip(strip.unit) if level >= Level.OUTSIDE and (strip.n or 0) < FEW else strip


def _groups(unit: Unit, own: Shown, named: Sequence[tuple[str, int]], mask: Mask) -> tuple[GroupCopy, ...]:
    strips = [strip for strip in own.strips if strip.unit == unit.key and strip.group]
    return tuple(
        GroupCopy(_group(s.group, mask), s.n, None if s.counts is None else tuple(s.counts.get(v, 0) for _, v in named)) for s in strips
    )


def _written(own: Shown, asked: Mapping[str, str], level: Level, mask: Mask) -> tuple[LinesCopy, ...]:
    if level is Level.COUNT:
        return ()
    # Signed words were given to the room, with a name under them that goes no further.
    told = [w for w in own.written if not w.by or level <= Level.ROOM]
    in_order = sorted(told, key=lambda w: list(asked).index(w.question) if w.question in asked else len(asked))
    return tuple(
        LinesCopy(asked.get(w.question, ""), None if w.lines is None else tuple(map(mask, w.lines)), _group(w.by, str)) for w in in_order
    )

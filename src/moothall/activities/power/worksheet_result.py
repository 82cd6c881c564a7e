"""What the power worksheet said, as the power page shows it: strips by organisation, where the say comes from, how free people felt.

Reads only what may be shown, which was decided when the sheets were closed; ranks nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from moothall import form_words
from moothall.core.activity import VoteReader
from moothall.core.agenda import AGENDA
from moothall.core.forms.definition import FormQuestion
from moothall.core.forms.filled_sheets import Unit, units
from moothall.core.forms.form_rounds import FormRound, bodies_asked, form_asked, rounds
from moothall.core.forms.shown import Shown
from moothall.core.model import Session
from moothall.core.picture import Showing
from moothall.core.share_rows import Share, ShareRow
from moothall.core.strips import StripRow, Strips
from moothall.day_words import short_day
from moothall.instruments.form_room import body_rows, result_pages
from moothall.words import say

FREEDOM = "freedom"
"""How free people feel to disagree is one question wherever it is asked: on the worksheet, and alone at the close."""


def power_round(session: Session) -> FormRound | None:
    """The newest round that asks how much say each organisation has, in any state; a draft only where there is no other."""
    found = [r for r in rounds(session) if any(q.sort == "rate_each" and len(q.columns) > 1 for q in form_asked(r).questions)]
    return next((r for r in reversed(found) if r.state != "draft"), found[-1] if found else None)


def _asked(round_: FormRound) -> list[Unit]:
    return [unit for unit in units(form_asked(round_), bodies_asked(round_)) if unit.question.told]


def each_question(round_: FormRound) -> FormQuestion:
    """The one that rates each organisation twice."""
    return next(q for q in form_asked(round_).questions if q.sort == "rate_each" and len(q.columns) > 1)


def say_strips(round_: FormRound, shown: Shown) -> Strips:
    """Each organisation's formal power and its say in practice, in the order of the list."""
    question = each_question(round_)
    own = [unit for unit in _asked(round_) if unit.question.key == question.key]
    points, ends = _scale(question)
    legend = say("power.strips_legend", first=question.columns[0].words.lower(), second=question.columns[1].words.lower())
    return Strips(tuple(body_rows(own, shown)), points, ends, note=say("power.strips_note"), legend=legend)


def _scale(question: FormQuestion) -> tuple[tuple[int, ...], tuple[str, str]]:
    assert question.scale is not None
    words = dict(question.scale.ends)
    return tuple(question.scale.points), (words.get(question.scale.least, ""), words.get(question.scale.most, ""))


def sources(round_: FormRound, shown: Shown) -> list[ShareRow]:
    """Where the strongest say comes from, in the form's order; none of a form that doesn't ask, or where too few answered."""
    unit = next((unit for unit in _asked(round_) if unit.question.sort == "tick"), None)
    strip = shown.strip(unit.key) if unit else None
    if unit is None or strip is None or strip.counts is None:
        return []
    base, counts = strip.n or 0, strip.counts
    named = [(choice.words, counts.get(place, 0)) for place, choice in enumerate(unit.question.choices)]
    return [ShareRow(words, (Share(n / max(1, base), say("power.of_base", n=n, of=base)),)) for words, n in named]


def freedom_strips(session: Session, ledger: VoteReader) -> Strips | None:
    """How free people felt each time they were asked, the first time first; None where it was never asked. Nobody is followed from one to
    the next.
    """
    asked, scale = [], None
    for round_ in (r for r in rounds(session) if r.shows_result):
        question = next((q for q in form_asked(round_).questions if q.key == FREEDOM and q.sort == "rate" and q.scale), None)
        if question is not None:
            scale = question
            asked.append(_freedom_row(round_, question, ledger.shown(round_.key)))
    points, ends = _scale(scale) if scale else (tuple(range(1, 8)), ("", ""))
    return Strips(tuple(asked), points, ends, note=say("power.freedom_note")) if asked else None


def _freedom_row(round_: FormRound, question: FormQuestion, shown: Shown | None) -> StripRow:
    strip = shown.strip(question.key) if shown else None
    when = short_day(round_.brought) if round_.brought else round_.closed
    name = say("power.freedom_when", title=round_.title, when=when)
    if strip is None or strip.counts is None or question.scale is None:
        return StripRow(name, None)
    counts = tuple(strip.counts.get(point, 0) for point in question.scale.points)
    return StripRow(name, counts, sum(counts), said=form_words.humps(strip.counts, question.scale.points))


def showing_of(session: Session, round_: FormRound, shown: Shown) -> Showing | None:
    """The strips as the room may see them, on the page of the first organisation; None where the item they were made at has gone."""
    item = session.find(AGENDA, round_.item)
    if item is None:
        return None
    bodies = {body.name for body in bodies_asked(round_)}
    pages = result_pages(round_, shown)
    page = next((n for n, parts in enumerate(pages, 1) if _rows(parts) & bodies), 1)
    return Showing(item.activity, item.key, subject=round_.key, page=page)


def _rows(parts: Sequence[object]) -> set[str]:
    return {row.name for part in parts if isinstance(part, Strips) for row in part.rows}

"""What the room sees of a form: its question, how many sheets are in, and once it is revealed its strips, page by page. No sheet, ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from moothall import form_words
from moothall.core.activity import VoteReader
from moothall.core.agenda import FACTORS, AgendaItem, agenda
from moothall.core.agenda_load import minutes_by_factor
from moothall.core.forms.definition import FormQuestion
from moothall.core.forms.earlier_answers import EarlierAnswer, earlier_answer
from moothall.core.forms.filled_sheets import Unit, units
from moothall.core.forms.form_rounds import ROUNDS, FormRound, bodies_asked, form_asked
from moothall.core.forms.shown import OTHERS, Shown
from moothall.core.model import Session
from moothall.core.people import head_count
from moothall.core.picture import (
    BLANK,
    Distribution,
    Heading,
    NotePage,
    Part,
    Picture,
    PollLine,
    Question,
    Showing,
    TurnoutDots,
    Words,
    note_pages,
)
from moothall.core.prompts import PROMPTS
from moothall.core.strips import StripRow, Strips
from moothall.day_words import short_day
from moothall.instruments.form_items import rounds_at
from moothall.words import say

ROWS_A_PAGE = 6
"""As many strips as can be read from the back of the room (practice 2.22)."""
BODIES_A_PAGE = 4
"""Organisations, each with two lanes, and the gap between them in words under its name."""
_MOST_POINTS = 12


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """`showing.subject` is the round, else the newest of the item that has opened. Refused when the one asked for has gone."""
    round_ = round_shown(session, item, showing)
    # The order of these questions is the secrecy of a form: whatever isn't revealed shows its turnout and nothing else.
    if round_ is None or showing.view == "prompt" or round_.state == "draft":
        return _asked(session, item, round_)
    shown = ledger.shown(round_.key)
    if shown is None:
        return _turnout(session, ledger, round_)
    beside = Beside(lambda unit: earlier_answer(session, round_, unit, ledger.shown), partial(minutes_on, session))
    pages = result_pages(round_, shown, beside)
    if not pages:
        return _asked(session, item, round_)
    page = min(max(showing.page, 1), len(pages))
    return Picture(pages[page - 1], live=say("instruments.live_result"), pages=len(pages))


def round_shown(session: Session, item: AgendaItem | None, showing: Showing) -> FormRound | None:
    if showing.subject:
        return session.get(ROUNDS, showing.subject)
    opened = [r for r in rounds_at(session, item) if r.state != "draft"]
    return opened[-1] if opened else None


def _asked(session: Session, item: AgendaItem | None, round_: FormRound | None) -> Picture:
    """The question that the room talks about: the item's prompt, else the form's title and what it is about."""
    prompt = session.find(PROMPTS, item.prompt) if item else None
    text = prompt.text if prompt else round_.title if round_ else item.title if item else ""
    about = round_.subject if round_ else ""
    return Picture((Question(text, about),), live=say("instruments.live_prompt")) if text else BLANK


def _turnout(session: Session, ledger: VoteReader, round_: FormRound) -> Picture:
    dots = TurnoutDots(ledger.sheets_in(round_.key), round_.present or head_count(session))
    return Picture(
        (Question(say("instruments.coming_in", title=round_.title), say("instruments.sealed")), dots), live=say("instruments.live_turnout")
    )


# the result, page by page


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a strip: what was answered before, and how many minutes of the agenda go to what it asks about, where it asks
    about one of the five factors.
    """

    earlier: Callable[[Unit], EarlierAnswer | None] = lambda _: None
    minutes: Callable[[FormQuestion], int | None] = lambda _: None


NOTHING = Beside()


def minutes_on(session: Session, question: FormQuestion) -> int | None:
    """Of the agenda as it stands; None for a question about none of the factors."""
    return minutes_by_factor(agenda(session))[FACTORS.index(question.factor)] if question.factor else None


def result_pages(round_: FormRound, shown: Shown, beside: Beside = NOTHING) -> list[tuple[Part, ...]]:
    """Every page of a revealed round, in the order of the form; strips of one scale share theirs."""
    form = form_asked(round_)
    heading = Heading(round_.subject or round_.title)
    asked = [unit for unit in units(form, bodies_asked(round_)) if unit.question.told]
    bodies: list[Part] = []
    rated = [unit for unit in asked if unit.question.sort == "rate"]
    for question in dict.fromkeys(unit.question for unit in asked):
        own = [unit for unit in asked if unit.question is question]
        if question.sort == "rate_each":
            bodies += _columns(question, own, round_, shown)
        elif question.sort in ("tick", "choose", "best", "number"):
            bodies += [part for unit in own if (part := _shape(unit, round_, shown))]
    strips = list(_strips(rated, round_, shown, beside))
    notes = [part for question in form.questions if question.sort == "words" and question.told for part in _lines(question, shown)]
    drawn: list[tuple[Part, ...]] = [(heading, part) for part in (*strips, *bodies)]
    return [*drawn, *((Heading(head), part) for head, part in notes)]


def turnout_words(round_: FormRound) -> str:
    return (
        say("instruments.answered_of", n=round_.filled, of=round_.present)
        if round_.present
        else say("instruments.answered_n", n=round_.filled)
    )


def _strips(rated: list[Unit], round_: FormRound, shown: Shown, beside: Beside) -> Iterator[Strips]:
    by_scale: dict[object, list[Unit]] = {}
    for unit in rated:
        by_scale.setdefault(unit.question.scale, []).append(unit)
    for own in by_scale.values():
        for start in range(0, len(own), ROWS_A_PAGE):
            page = own[start : start + ROWS_A_PAGE]
            before = {unit.key: beside.earlier(unit) for unit in page}
            rows = tuple(_row(unit, shown, before[unit.key], beside) for unit in page)
            points, ends = _scale(page[0])
            each = say("instruments.two_people") if max((row.n for row in rows), default=0) > 60 else say("instruments.one_answer")
            told = list(dict.fromkeys(_earlier_words(unit, found) for unit in page if (found := before[unit.key])))
            # Where every row has two strips, a dot is as large as it has answers.
            legend = " · ".join((*([] if all(row.formal for row in rows) else [each]), *told))
            note = " ".join(filter(None, (_groups_note(shown), _minutes_words(page, beside))))
            yield Strips(rows, points, ends, turnout_words(round_), note, legend, " · ".join(told))


def _stands_above(unit: Unit, found: EarlierAnswer) -> bool:
    """An item of the same session is compared as two strips; a wave before lies behind."""
    return found.same_session and bool(unit.question.asked_as)


def _minutes_words(page: Sequence[Unit], beside: Beside) -> str:
    found = [minutes for unit in page if (minutes := beside.minutes(unit.question)) is not None]
    return say("instruments.minutes_on_wall", minutes=", ".join(map(str, found))) if found else ""


def _earlier_words(unit: Unit, found: EarlierAnswer) -> str:
    """How the earlier answers are drawn, when they were given, and by how many."""
    key = "instruments.earlier_above" if _stands_above(unit, found) else "instruments.earlier"
    return say(key, when=_when(found.round), n=found.round.filled)


def _when(wave: FormRound) -> str:
    return short_day(wave.brought) if wave.brought else say("instruments.earlier_today", at=wave.opened or wave.closed)


def _groups_note(shown: Shown) -> str:
    """That something is withheld is said; what it is, isn't."""
    if OTHERS in shown.groups:
        return say("instruments.small_groups")
    hidden = {strip.group for strip in shown.strips if strip.group and strip.withheld}
    return say("instruments.groups_withheld", n=len(hidden)) if hidden else ""


def _scale(unit: Unit) -> tuple[tuple[int, ...], tuple[str, str]]:
    scale = unit.question.scale
    if scale is None:
        return (), ("", "")
    words = dict(scale.ends)
    return tuple(scale.points), (words.get(scale.least, ""), words.get(scale.most, ""))


def _counts(unit: Unit, shown: Shown | None) -> tuple[int, ...] | None:
    strip = shown.strip(unit.key) if shown else None
    if strip is None or strip.counts is None:
        return None
    return tuple(strip.counts.get(point, 0) for point in _scale(unit)[0])


def _row(unit: Unit, shown: Shown, earlier: EarlierAnswer | None, beside: Beside) -> StripRow:
    """Answers of this session stand above today's, as a strip of their own; those of an earlier one lie behind."""
    counts = _counts(unit, shown)
    points = range(_scale(unit)[0][0], _scale(unit)[0][-1] + 1)
    by_point = dict(zip(points, counts or (), strict=False))
    humps = form_words.humps(by_point, points) if counts else ""
    was = tuple((earlier.strip.counts or {}).get(point, 0) for point in points) if earlier else ()
    minutes = beside.minutes(unit.question)
    said = " · ".join(filter(None, (humps, "" if minutes is None else say("instruments.minutes", n=minutes))))
    if counts and earlier and _stands_above(unit, earlier):
        return StripRow(unit.question.label, counts, sum(counts), formal=was, said=said)
    return StripRow(unit.question.label, counts, sum(counts or ()), was, said=said)


def _columns(question: FormQuestion, own: list[Unit], round_: FormRound, shown: Shown) -> list[Part]:
    """Organisations in the order of the list: the first column hollow, the second solid, the gap of their middles in words."""
    points, ends = _scale(own[0])
    rows = body_rows(own, shown)
    legend = (
        say("instruments.two_columns", first=question.columns[0].words, second=question.columns[1].words)
        if len(question.columns) > 1
        else ""
    )
    return [
        Strips(tuple(rows[start : start + BODIES_A_PAGE]), points, ends, turnout_words(round_), say("instruments.list_order"), legend)
        for start in range(0, len(rows), BODIES_A_PAGE)
    ]


def body_rows(own: Sequence[Unit], shown: Shown) -> list[StripRow]:
    """What each organisation was given, in the order of the list, of one question that asks about all of them."""
    by_body: dict[str, list[Unit]] = {}
    for unit in own:
        by_body.setdefault(unit.about, []).append(unit)
    return [_body_row(name, units_, shown) for name, units_ in by_body.items()]


def _body_row(name: str, own: list[Unit], shown: Shown) -> StripRow:
    counts = [_counts(unit, shown) for unit in own]
    last = counts[-1]
    if any(each is None for each in counts) or last is None:
        return StripRow(name, None)
    points = _scale(own[0])[0]
    first = counts[0] or ()
    said = form_words.gap(dict(zip(points, first, strict=True)), dict(zip(points, last, strict=True))) if len(own) > 1 else ""
    return StripRow(name, last, sum(last), formal=first if len(own) > 1 else (), said=said)


def _shape(unit: Unit, round_: FormRound, shown: Shown) -> Part | None:
    """What was ticked or chosen, in the form's order: it is read by how many, and not ranked."""
    strip, question = shown.strip(unit.key), unit.question
    asked = " ".join(filter(None, (question.words, unit.about)))
    if strip is None or strip.counts is None:
        return Words(say("instruments.not_shown"), asked)
    named = unit.named_values(strip.counts)[:_MOST_POINTS]
    words = {place: choice.words for place, choice in enumerate(question.choices)} if question.sort != "number" else {}
    lines = tuple(PollLine(place, words.get(value, name), strip.counts.get(value, 0)) for place, (name, value) in enumerate(named, 1))
    return Distribution(asked, lines, say("instruments.answered_n", n=strip.n or 0))


def _lines(question: FormQuestion, shown: Shown) -> Iterator[tuple[str, Part]]:
    signed = [w for w in shown.written if w.question == question.key and w.by]
    if signed:
        texts = [f"{'' if w.by == OTHERS else w.by + ': '}{line}" for w in signed for line in w.lines or ()]
    else:
        found = shown.lines(question.key)
        if found is None or found.lines is None:
            if found is not None:
                yield question.label, Words(say("instruments.lines_not_shown"))
            return
        texts = list(found.lines)
    pages = note_pages(enumerate(texts, 1))
    for place, page in enumerate(pages, 1):
        yield question.label, NotePage(page, place, len(pages))

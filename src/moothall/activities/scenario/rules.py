"""Rehearsing: one case an item, its moves one after the other, what each table answers, and what of it goes to the ladder. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from moothall.activities.scenario.records import ANSWERS, REHEARSALS, SCENARIO, Rehearsal, TableAnswer
from moothall.core.agenda import AgendaItem, settings_as
from moothall.core.errors import Refused
from moothall.core.model import Session, Step, added, changed, removed
from moothall.core.open_matters import OpenMatter
from moothall.core.people import PARTICIPANTS
from moothall.core.scenarios import Scenario, as_data, check_split, read_split, scenario_in
from moothall.core.session_details import details_of
from moothall.core.text import required
from moothall.day_words import short_day
from moothall.words import say

_SEAT = re.compile(r"(?:t|table)\s*(?P<n>[0-9]{1,3})\b\s*(?P<rest>.*)", re.I | re.S)
_SAID = re.compile(r"(?P<field>need|first)\s*[:=]\s*(?P<text>.+)", re.I | re.S)
_FIELDS = {"need": "need", "first": "reaction"}


@dataclass(frozen=True, slots=True)
class ScenarioSettings:
    """The key of the scenario a design means; empty for none."""

    scenario: str = ""


def settings_of(item: AgendaItem | None) -> ScenarioSettings:
    return settings_as(item if item and item.activity == "scenario" else None, ScenarioSettings())


# the rehearsal


def rehearsal_of(session: Session, item: str) -> Rehearsal | None:
    """The item's; the latest of them without an item."""
    found = session.where(REHEARSALS, "item", item) if item else session.all(REHEARSALS)
    return max(found, key=lambda r: r.number, default=None)


def case_of(rehearsal: Rehearsal) -> Scenario:
    """As it was when the rehearsal began. Refused when a file that was edited holds no scenario."""
    try:
        return scenario_in(json.loads(rehearsal.scenario))
    except ValueError as wrong:
        raise Refused("core.no_case") from wrong


def begin(session: Session, key: str, scenario: Scenario, item: str) -> Step:
    """Refused while the item has one: its answers would lie under another case."""
    if item and rehearsal_of(session, item):
        raise Refused("scenario.has_one")
    text = json.dumps(as_data(scenario), ensure_ascii=False)
    made = Rehearsal(key, session.next_number("rehearsal"), scenario.title, text, item, details_of(session).date)
    return Step("scenario.step_begun", (added(REHEARSALS, made),), about=str(made.number))


def turn_to(session: Session, key: str, move: int) -> Step:
    """That move is on, from 1; 0 is the opening. Refused beyond the last."""
    before = session.get(REHEARSALS, key)
    if not 0 <= move <= len(case_of(before).moves):
        raise Refused("scenario.last_move", n=len(case_of(before).moves))
    after = replace(before, move=move)
    return Step("scenario.step_move", (changed(REHEARSALS, before, after),) if after != before else (), about=str(move))


def put_away(session: Session, key: str) -> Step:
    """The rehearsal and every answer to it."""
    before = session.get(REHEARSALS, key)
    gone = [removed(ANSWERS, answer) for answer in session.where(ANSWERS, "rehearsal", key)]
    return Step("scenario.step_put_away", (*gone, removed(REHEARSALS, before)), about=str(before.number))


def rehearsals(session: Session) -> Sequence[tuple[str, str]]:
    """By key, and called by title and day."""
    return [(r.key, say("scenario.called", title=r.title, day=short_day(r.started))) for r in session.all(REHEARSALS)]


# what tables answer


@dataclass(frozen=True, slots=True)
class TypedAnswer:
    """What a line says: which table, its numbers so far, its rule; or words for another field of that table's answer."""

    seat: str
    split: tuple[int, ...] = ()
    principle: str = ""
    field: str = ""
    text: str = ""


def read_answer(text: str, seat: str, partners: int) -> TypedAnswer:
    """`t5` before it says another table; `need:` and `first:` are what it would need agreed, and its first reaction."""
    rest = text.strip()
    if found := _SEAT.fullmatch(rest):
        seat, rest = found["n"], found["rest"].strip()
    if found := _SAID.fullmatch(rest):
        return TypedAnswer(seat, field=_FIELDS[found["field"].lower()], text=found["text"].strip())
    words = rest.split()
    split, taken = read_split(words, partners)
    return TypedAnswer(seat, split, " ".join(words[taken:]))


def answers(session: Session, rehearsal: str, move: int = 0) -> list[TableAnswer]:
    """To one move, or to all of them with 0; by table, the numbered ones as numbers."""
    found = [a for a in session.where(ANSWERS, "rehearsal", rehearsal) if move in (0, a.move)]
    return sorted(found, key=lambda a: (a.move, int(a.seat) if a.seat.isdigit() else 999, a.seat))


def answer_of(session: Session, rehearsal: str, move: int, seat: str) -> TableAnswer | None:
    return next((a for a in answers(session, rehearsal, move) if a.seat == seat), None)


def record(session: Session, rehearsal: Rehearsal, typed: TypedAnswer, key: str, at: str) -> Step:
    """A table's split and rule for the move that is on, in place of what it had; or words beside it. Refused before the first move, when
    the split isn't 100, when the rule is missing, and for words of a table that has no split yet.
    """
    if not rehearsal.move:
        raise Refused("scenario.no_move_yet")
    before = answer_of(session, rehearsal.key, rehearsal.move, typed.seat)
    if typed.field:
        if before is None:
            raise Refused("scenario.split_first", table=typed.seat)
        return SCENARIO.edit(session, before.key, **{typed.field: typed.text})
    case = case_of(rehearsal)
    check_split(typed.split, len(case.partners))
    if not typed.principle.strip():
        raise Refused("scenario.no_rule")
    split = " ".join(map(str, typed.split))
    if before is None:
        return SCENARIO.make(
            session, key, {"principle": typed.principle, "seat": typed.seat},
            number=session.next_number("table_answer"), rehearsal=rehearsal.key, move=rehearsal.move, split=split,
            item=rehearsal.item, noted=at,
        )  # fmt: skip
    after = replace(before, principle=required(typed.principle), split=split)
    return Step("scenario.step_edited", (changed(ANSWERS, before, after),), about=str(before.number))


def split_of(answer: TableAnswer) -> tuple[int, ...]:
    return tuple(int(part) for part in answer.split.split() if part.isdigit())


def against_plan(answer: TableAnswer, case: Scenario) -> tuple[int, ...]:
    """By how much each partner has more or less than planned."""
    return tuple(got - planned for got, planned in zip(split_of(answer), case.plan, strict=False))


def tables_of(session: Session) -> tuple[str, ...]:
    """Where people who are here sit, the numbered ones as numbers; none where nobody was seated."""
    found = {p.table for p in session.all(PARTICIPANTS) if p.present and p.table}
    return tuple(sorted(found, key=lambda t: (int(t) if t.isdigit() else 999, t)))


def next_table(session: Session, rehearsal: Rehearsal, after: str) -> str:
    """The next one without an answer to this move; one more than the last where nobody was seated."""
    answered = {a.seat for a in answers(session, rehearsal.key, rehearsal.move)}
    waiting = [seat for seat in tables_of(session) if seat not in answered]
    if waiting:
        later = [seat for seat in waiting if seat.isdigit() and after.isdigit() and int(seat) > int(after)]
        return (later or waiting)[0]
    return str(max((int(seat) for seat in answered if seat.isdigit()), default=0) + 1)


def all_in(session: Session, rehearsal: Rehearsal) -> bool:
    """Whether every table that people sit at has answered this move; two answers where nobody was seated."""
    answered = {a.seat for a in answers(session, rehearsal.key, rehearsal.move)}
    seated = tables_of(session)
    return answered.issuperset(seated) if seated else len(answered) > 1


def in_common(found: Sequence[TableAnswer]) -> list[tuple[str, tuple[str, ...]]]:
    """Each rule and the tables that used it, most first, then in the order they were said; told apart by their words alone."""
    return _gathered([(a.principle, a.seat) for a in found])


def needs(found: Sequence[TableAnswer]) -> list[tuple[str, tuple[str, ...]]]:
    """What would need to be agreed, a line each, and which tables said so."""
    return _gathered([(line.strip(), a.seat) for a in found for line in a.need.splitlines() if line.strip()])


def _gathered(said: Sequence[tuple[str, str]]) -> list[tuple[str, tuple[str, ...]]]:
    words: dict[str, str] = {}
    seats: dict[str, list[str]] = {}
    for text, seat in said:
        same = " ".join(text.casefold().rstrip(".!").split())
        words.setdefault(same, text)
        if seat not in seats.setdefault(same, []):
            seats[same].append(seat)
    return sorted(((words[same], tuple(found)) for same, found in seats.items()), key=lambda pair: -len(pair[1]))


def to_ladder(session: Session, text: str, takes_gap: Callable[..., Step], key: str, at: str, item: str) -> Step:
    """A need as something the ladder must still settle. Refused as the ladder refuses."""
    return takes_gap(session, key, text, at, item)


def matters(session: Session) -> Sequence[OpenMatter]:
    """A rehearsal that was begun and has no answer: there is nothing to debrief."""
    empty = [r for r in session.all(REHEARSALS) if not session.where(ANSWERS, "rehearsal", r.key)]
    return tuple(OpenMatter("scenario.no_answer", {"number": r.number}, subject=r.key) for r in empty)


def facts(session: Session) -> Mapping[str, object]:
    """For `moothall show --json`."""
    return {"rehearsals": {"entries": session.count(REHEARSALS), "answers": session.count(ANSWERS)}} if session.count(REHEARSALS) else {}

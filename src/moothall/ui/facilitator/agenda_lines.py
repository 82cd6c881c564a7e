"""What the agenda page says of each item, and what it warns of, from the session as it is and as a proposal would leave it. No widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from moothall.core.agenda import FACTORS, AgendaItem, agenda, planned_starts
from moothall.core.agenda_clock import AgendaTimes, took
from moothall.core.agenda_load import MOST_ITEMS, SHORTEST, Load, factors_of
from moothall.core.model import Session
from moothall.ui.facilitator.agenda_row import AgendaLineData
from moothall.words import say


def agenda_lines(session: Session, then: Session, ahead: AgendaTimes, titles: Mapping[str, str]) -> list[AgendaLineData]:
    """A line for each item. `then` is the session with the proposal, `ahead` its times; without one both are as they stand."""
    due, after = planned_starts(session), {item.key: item for item in agenda(then)}
    return [_line(item, after[item.key], due.get(item.key, ""), ahead, titles) for item in agenda(session)]


def _line(item: AgendaItem, then: AgendaItem, due: str, ahead: AgendaTimes, titles: Mapping[str, str]) -> AgendaLineData:
    served = factors_of(item)
    return AgendaLineData(
        key=item.key,
        title=item.title,
        kind=", ".join(part for part in (titles.get(item.activity, ""), item.lead) if part and part != item.title),
        state=then.state,
        start=ahead.starts.get(item.key, ""),
        planned=due,
        minutes=item.minutes,
        length=then.length,
        took=_took(item, ahead),
        factors=tuple(n for n, factor in enumerate(FACTORS, 1) if factor in served),
        drop=item.drop_order,
        proposed=then != item,
    )


def _took(item: AgendaItem, times: AgendaTimes) -> str:
    if item.state == "now" and times.gone is not None:
        return str(times.gone)
    minutes = took(item) if item.state == "done" else None
    return "" if minutes is None else str(minutes)


def load_notes(was: Load, load: Load, items: Sequence[AgendaItem]) -> list[tuple[str, str]]:
    """Marks and sentences: "!" for what to look at, "✓" for what is in order."""
    held = [item for item in items if item.state != "dropped"]
    if not held:
        return []
    notes = []
    lost = [n for n, (before, now) in enumerate(zip(was.factors, load.factors, strict=True), 1) if before and not now]
    notes += [("!", say("window.factor_lost", factor=say(f"window.factor_{n}"))) for n in lost]
    if any(load.factors):
        none = [n for n, minutes in enumerate(load.factors, 1) if not minutes and n not in lost]
        notes += [("!", say("window.factor_none", factor=say(f"window.factor_{n}"))) for n in none]
    notes.append(_fullest(was, load))
    short = [item.title for item in held if item.key in load.short]
    words = say("window.load_short", titles=", ".join(short), least=SHORTEST) if short else say("window.load_none_short", least=SHORTEST)
    notes.append(("!" if short else "✓", words))
    kept = [item.title for item in held if item.state == "todo" and not item.drop_order]
    if kept and any(item.drop_order for item in held):
        notes.append(("✓", say("window.load_kept", n=len(kept))))
    return notes


def _fullest(was: Load, load: Load) -> tuple[str, str]:
    if was.fullest > MOST_ITEMS:
        words = say("window.load_full", n=was.fullest, most=MOST_ITEMS)
        return "!", words if was.fullest == load.fullest else say("window.load_then", words=words, n=load.fullest)
    return "✓", say("window.load_fine", n=load.fullest, most=MOST_ITEMS)

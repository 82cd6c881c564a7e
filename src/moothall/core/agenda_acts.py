"""What is done with the agenda, before the day and on it: add anywhere, move, time, start, stretch, skip, pause. Pure; looks at no clock.

An item that has begun keeps its place: the order of the agenda is the order in which things happened, and then that in which they will.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from moothall.core.agenda import AGENDA, LONGEST_ITEM, AgendaItem, add_item, agenda, current_item, since_midnight
from moothall.core.agenda_clock import passed
from moothall.core.errors import Refused
from moothall.core.model import Change, Session, Step, added, changed, removed

BEGUN = ("now", "done")
"""States of what has had its turn, or is having it."""


def has_begun(session: Session) -> bool:
    """Whether any item was started: from then on the plan stays, and what is given or cut is kept beside it."""
    return any(item.started for item in session.all(AGENDA))


# making the agenda


def insert_item(session: Session, key: str, after: str, title: str, minutes: int, activity: str, **fields: Any) -> Step:
    """A new item after another one, or first of all where `after` is empty; never before what has begun. Refused without a title, with
    one too long, or when the other is gone.
    """
    items = agenda(session)
    place = items.index(session.get(AGENDA, after)) + 1 if after else 0
    new = add_item(session, key, title, minutes, activity, **fields).changes[0].after
    order = [*items[:place], new, *items[place:]]
    return Step("step.add_item", _placed(_after_begun(order, new), new))


def _placed(order: Sequence[AgendaItem], new: AgendaItem) -> tuple[Change, ...]:
    """The changes that put an agenda in this order, with one item that is new."""
    numbered = [replace(item, position=n) for n, item in enumerate(order)]
    made = next(item for item in numbered if item.key == new.key)
    return (added(AGENDA, made), *_renumbered([item for item in order if item is not new], numbered))


def _renumbered(before: Sequence[AgendaItem], after: Sequence[AgendaItem]) -> tuple[Change, ...]:
    now = {item.key: item for item in after}
    return tuple(changed(AGENDA, was, now[was.key]) for was in before if now[was.key] != was)


def _after_begun(order: list[AgendaItem], moved: AgendaItem) -> list[AgendaItem]:
    """The same order, with the moved item behind everything that has begun."""
    last = max((n for n, item in enumerate(order) if item.state in BEGUN and item is not moved), default=-1)
    if order.index(moved) > last:
        return order
    rest = [item for item in order if item is not moved]
    return [*rest[:last], moved, *rest[last:]]


def move_item(session: Session, key: str, place: int) -> Step:
    """The item at another place, counted from 0; beyond either end it is the first or the last. Refused when it has begun, or would come
    before one that has.
    """
    items, item = agenda(session), session.get(AGENDA, key)
    if item.state in BEGUN:
        raise Refused("core.item_has_begun")
    order = [other for other in items if other.key != key]
    order.insert(min(max(place, 0), len(order)), item)
    if _after_begun(order, item) is not order:
        raise Refused("core.before_begun")
    return Step("step.move_item", _renumbered(items, [replace(i, position=n) for n, i in enumerate(order)]))


def take_item_off(session: Session, key: str) -> Step:
    """The item is gone from the agenda; on the day one that hasn't begun is left out instead, so that the plan is still known. Refused
    when it has begun, or is gone.
    """
    item = session.get(AGENDA, key)
    if item.state in BEGUN:
        raise Refused("core.item_has_begun")
    if has_begun(session):
        return skip_item(session, key)
    return Step("step.delete_item", (removed(AGENDA, item),))


def give_minutes(session: Session, key: str, minutes: int) -> Step:
    """So many minutes for an item: of the plan before the day, beside the plan on it. Refused when they are none from 1 to LONGEST_ITEM,
    when the item is over, or gone.
    """
    item = session.get(AGENDA, key)
    if not 1 <= minutes <= LONGEST_ITEM:
        raise Refused("core.no_such_minutes", most=LONGEST_ITEM)
    if item.state == "done":
        raise Refused("core.item_is_over")
    if not has_begun(session):
        return Step("step.time_item", (changed(AGENDA, item, replace(item, minutes=minutes, allowed=None)),), about=str(minutes))
    # The plan's own minutes given back are the plan, and no number beside it.
    after = replace(item, allowed=None if minutes == item.minutes else minutes)
    return Step("step.time_item", (changed(AGENDA, item, after),), about=str(minutes))


def stretch_item(session: Session, key: str, by: int) -> Step:
    """Minutes more or, below 0, less; never fewer than 1. Refused as `give_minutes` is."""
    return give_minutes(session, key, max(1, session.get(AGENDA, key).length + by))


# what may be cut


def set_drop_order(session: Session, key: str, place: int) -> Step:
    """The item is cut as the `place`-th when time is short, counted from 1, and those from there on one later; at 0 it is kept whatever
    happens. Refused when it is gone.
    """
    item = session.get(AGENDA, key)
    ranked = [other for other in in_drop_order(session) if other.key != key]
    if place > 0:
        ranked.insert(min(place, len(ranked) + 1) - 1, item)
    ranks = {other.key: n for n, other in enumerate(ranked, 1)}
    before = [other for other in agenda(session) if other.drop_order != ranks.get(other.key, 0)]
    changes = tuple(changed(AGENDA, other, replace(other, drop_order=ranks.get(other.key, 0))) for other in before)
    return Step("step.drop_item" if place > 0 else "step.keep_item", changes, about=str(ranks.get(key, "")))


def in_drop_order(session: Session) -> list[AgendaItem]:
    """Items that may be cut, the first to be cut first; of two with the same number the later in the day."""
    return sorted((i for i in session.all(AGENDA) if i.drop_order > 0), key=lambda i: (i.drop_order, -i.position))


# running it


def start_item(session: Session, key: str, at: str) -> Step:
    """This item is now; the one that was now is done. One that is started early comes before those that haven't begun, which stay to come.
    `at` is HH:MM. Refused when the item is gone.
    """
    before, was = session.get(AGENDA, key), current_item(session)
    if was is not None and was.key == key:
        return Step("step.start_item")
    after = {before.key: _started(before, at)}
    if was is not None:
        after[was.key] = _over(was, at)
    items = agenda(session)
    order = [after.get(item.key, item) for item in items]
    # Only what is still waited for is passed by: those skipped, and those of an older file that were left behind, stay where they are.
    if before.state not in BEGUN:
        order = _swapped(order, key)
    return Step("step.start_item", _renumbered(items, [replace(i, position=n) for n, i in enumerate(order)] if order else order))


def _swapped(order: list[AgendaItem], key: str) -> list[AgendaItem]:
    """The item before the first that waits, unless it stands there already."""
    at = next(n for n, item in enumerate(order) if item.key == key)
    last = max((n for n, item in enumerate(order) if item.state == "done"), default=-1)
    first = next((n for n, item in enumerate(order) if n > last and item.state == "todo"), at)
    if first >= at:
        return order
    rest = [item for item in order if item.key != key]
    return [*rest[:first], order[at], *rest[first:]]


def _started(item: AgendaItem, at: str) -> AgendaItem:
    # An item gone back to keeps its first start, and the time between is none of its own.
    between = passed(since_midnight(item.ended), since_midnight(at)) if item.started and item.ended else 0
    return replace(item, state="now", started=item.started or at, ended="", paused="", stood=item.stood + between)


def _over(item: AgendaItem, at: str) -> AgendaItem:
    return replace(_going_on(item, at), state="done", ended=at)


def _going_on(item: AgendaItem, at: str) -> AgendaItem:
    stood = passed(since_midnight(item.paused), since_midnight(at)) if item.paused else 0
    return replace(item, paused="", stood=item.stood + stood)


def end_item(session: Session, at: str) -> Step:
    """What runs is over, and nothing else begins. Refused when nothing runs."""
    item = _that_runs(session)
    return Step("step.end_item", (changed(AGENDA, item, _over(item, at)),))


def _that_runs(session: Session) -> AgendaItem:
    item = current_item(session)
    if item is None:
        raise Refused("core.nothing_runs")
    return item


def skip_item(session: Session, key: str) -> Step:
    """The item is left out, and stays on the agenda as that. Refused when it has begun, or is gone."""
    item = session.get(AGENDA, key)
    if item.state in BEGUN:
        raise Refused("core.item_has_begun")
    return Step("step.skip_item", (changed(AGENDA, item, replace(item, state="dropped")),))


def take_up_item(session: Session, key: str) -> Step:
    """What was left out is to come after all. Refused when it wasn't left out, or is gone."""
    item = session.get(AGENDA, key)
    if item.state != "dropped":
        raise Refused("core.item_not_skipped")
    return Step("step.take_up_item", (changed(AGENDA, item, replace(item, state="todo")),))


def pause_agenda(session: Session, at: str) -> Step:
    """Everything stands still from `at` on. Refused when nothing runs, or everything stands still already."""
    item = _that_runs(session)
    if item.paused:
        raise Refused("core.stands_still")
    return Step("step.pause_agenda", (changed(AGENDA, item, replace(item, paused=at)),))


def resume_agenda(session: Session, at: str) -> Step:
    """It goes on; the minutes it stood are none of the item's. Refused when nothing stands still."""
    item = _that_runs(session)
    if not item.paused:
        raise Refused("core.nothing_stands_still")
    after = _going_on(item, at)
    return Step("step.resume_agenda", (changed(AGENDA, item, after),), about=str(after.stood - item.stood))

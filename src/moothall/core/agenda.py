"""The agenda: items in order, their planned minutes and what they turned out to take. Starts are computed, never stored."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from moothall.core.model import Session, Step, Table, added, changed
from moothall.core.prompts import PROMPTS, ask, reword
from moothall.core.session_details import details_of
from moothall.core.text import kept, one_line

STATES = ("todo", "now", "done", "dropped")
"""Not begun, under way (one item at most), over, and left out to save time. The words are in the file."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item. `activity` is an activity's key, `wanted` the key the template asked for (they differ for a plain item).

    `prompt` is a prompt's key or empty. `started` and `ended` are HH:MM. `settings` is JSON checked by the activity.
    `fallback` says what to cut if late; a higher `drop_order` is dropped sooner.
    """

    key: str
    position: int
    title: str
    minutes: int
    activity: str
    wanted: str = ""
    prompt: str = ""
    settings: str = "{}"
    script: str = ""
    materials: str = ""
    fallback: str = ""
    drop_order: int = 0
    factors: str = ""
    state: str = "todo"
    started: str = ""
    ended: str = ""


AGENDA = Table("agenda_item", AgendaItem, by=("prompt",))


_Settings = TypeVar("_Settings")


def settings_as(item: AgendaItem | None, usual: _Settings) -> _Settings:
    """The item's settings laid over the usual ones of its activity, which are a frozen dataclass.

    Unknown names, and values of another kind than the usual one, are passed over: settings come from templates and from older files, and
    either may be edited.
    """
    said = json.loads(item.settings) if item else {}
    names = [field.name for field in fields(usual)]  # type: ignore[arg-type]  # a dataclass, as said
    known = {name: said[name] for name in names if type(said.get(name)) is type(getattr(usual, name))} if isinstance(said, dict) else {}
    return replace(usual, **known)  # type: ignore[type-var]


def agenda(session: Session) -> list[AgendaItem]:
    return sorted(session.all(AGENDA), key=lambda i: i.position)


def current_item(session: Session) -> AgendaItem | None:
    return next((i for i in agenda(session) if i.state == "now"), None)


def planned_minutes(session: Session) -> int:
    return sum(i.minutes for i in agenda(session) if i.state != "dropped")


def clock(minutes: int) -> str:
    """Minutes since midnight as HH:MM."""
    # A plan may run past midnight: the clock then begins again.
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def since_midnight(text: str) -> int:
    """HH:MM as minutes since midnight."""
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes)


def planned_starts(session: Session) -> dict[str, str]:
    """Each item's planned start by key; empty when the session has no start time."""
    start = details_of(session).start
    if not start:
        return {}
    at, starts = since_midnight(start), {}
    for item in agenda(session):
        starts[item.key] = clock(at)
        at += item.minutes
    return starts


def add_item(session: Session, key: str, title: str, minutes: int, activity: str, **fields: Any) -> Step:
    """A new item at the end of the agenda. Refused without a title, or with one too long."""
    # After the last, and not by count: an item that was deleted leaves a gap.
    position = max((i.position for i in session.all(AGENDA)), default=-1) + 1
    item = AgendaItem(key, position, one_line(title), minutes, activity, **{"wanted": activity} | fields)
    return Step("step.add_item", (added(AGENDA, item),))


def start_item(session: Session, key: str, at: str) -> Step:
    """This item is now; the one that was now is done. `at` is HH:MM. Refused when the item is gone."""
    before = session.get(AGENDA, key)
    was = current_item(session)
    leaving = (changed(AGENDA, was, replace(was, state="done", ended=at)),) if was and was.key != key else ()
    # An item gone back to keeps its first start: how long it took counts from there.
    now = replace(before, state="now", started=before.started or at, ended="")
    return Step("step.start_item", (*leaving, *((changed(AGENDA, before, now),) if now != before else ())))


def set_prompt(session: Session, item: str, key: str, text: str, definition: str) -> Step:
    """Reword the item's prompt, or give it one under `key`. Items that share the prompt share the new words. Refused when the text is
    blank or too long, or the item is gone.
    """
    before = session.get(AGENDA, item)
    if session.find(PROMPTS, before.prompt):
        return reword(session, before.prompt, text, definition)
    asking = ask(session, key, text, definition)
    return Step(asking.name, (*asking.changes, changed(AGENDA, before, replace(before, prompt=key))))


def edit_item(session: Session, key: str, **fields: Any) -> Step:
    """Change some of an item; names as in AgendaItem. Refused when a text is too long, or the item is gone."""
    before = session.get(AGENDA, key)
    tidy: dict[str, Any] = {k: kept(v) if isinstance(v, str) else v for k, v in fields.items()}
    return Step("step.edit_item", (changed(AGENDA, before, replace(before, **tidy)),))

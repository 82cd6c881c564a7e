"""The agenda: items in order, their planned minutes and what they turned out to take. Starts are computed, never stored."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from moothall.core.errors import Refused
from moothall.core.model import Session, Step, Table, added, changed
from moothall.core.prompts import PROMPTS, ask, reword
from moothall.core.session_details import details_of
from moothall.core.text import kept, one_line

STATES = ("todo", "now", "done", "dropped")
"""Not begun, under way (one item at most), over, and left out to save time. The words are in the file."""
FACTORS = ("purpose", "contact", "conflict", "altruism", "long-term")
"""The five factors of shared leadership that an item may serve (source 001), in the order they are numbered."""
LONGEST_ITEM = 600
"""Minutes. Ten hours: longer than any day, and short enough to catch a time of day typed for minutes."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item. `activity` is an activity's key, `wanted` the key the template asked for (they differ for a plain item).

    `prompt` is a prompt's key or empty. `started` and `ended` are HH:MM. `settings` is JSON checked by the activity.
    `fallback` says what to cut if late. `drop_order` 1 is cut first, 0 is kept whatever happens; `least` is what is left of its minutes
    then, and 0 leaves it out. `minutes` are the plan's; `allowed` what it was given on the day, where that is another number. `paused` is
    since when everything stands still, HH:MM; `stood` are the minutes it has stood before. `stages` is the key of what it is timed in.
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
    lead: str = ""
    least: int = 0
    allowed: int | None = None
    paused: str = ""
    stood: int = 0
    stages: str = ""

    @property
    def length(self) -> int:
        """Minutes it is to take as things are: the plan's, or what it was given on the day."""
        return self.minutes if self.allowed is None else self.allowed


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


def in_minutes(text: str) -> int:
    """Minutes as they are typed. Refused when they are no whole number from 1 to LONGEST_ITEM."""
    # `isdigit` alone lets through raised figures, which `int` doesn't read.
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= LONGEST_ITEM):
        raise Refused("core.no_such_minutes", most=LONGEST_ITEM)
    return int(text)


def add_item(session: Session, key: str, title: str, minutes: int, activity: str, **fields: Any) -> Step:
    """A new item at the end of the agenda. Refused without a title, or with one too long."""
    # After the last, and not by count: an item that was deleted leaves a gap.
    position = max((i.position for i in session.all(AGENDA)), default=-1) + 1
    item = AgendaItem(key, position, one_line(title), minutes, activity, **{"wanted": activity} | fields)
    return Step("step.add_item", (added(AGENDA, item),))


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
    """Change some of an item; names as in AgendaItem. Refused when a text is too long, a title blank, or the item is gone."""
    before = session.get(AGENDA, key)
    tidy: dict[str, Any] = {k: kept(v) if isinstance(v, str) else v for k, v in fields.items()}
    if "title" in tidy:
        tidy["title"] = one_line(tidy["title"])
    return Step("step.edit_item", (changed(AGENDA, before, replace(before, **tidy)),))

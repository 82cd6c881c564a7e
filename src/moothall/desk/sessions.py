"""Beginning, opening and reading sessions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from moothall.core.activity import Activity
from moothall.core.agenda import AGENDA, AgendaItem
from moothall.core.agenda_opening import own_activities
from moothall.core.errors import Trouble
from moothall.core.model import Change, Session, Step, added
from moothall.core.prompts import PROMPTS, Prompt
from moothall.core.session_details import SessionDetails, begin
from moothall.desk.desk import Desk
from moothall.desk.own_templates import template_named
from moothall.desk.reader import Reader
from moothall.desk.step_desk import random_key
from moothall.desk.workshop_templates import TemplateItem, WorkshopTemplate
from moothall.store import Schema, Store, create, open_store, read_store
from moothall.store.copying import logs_beside
from moothall.store.declared_tables import declared_tables
from moothall.store.opening import schema_with

PLAIN = "plain"
"""The activity of an item whose own activity isn't built: prompt, definition, timer."""


def schema_of(activities: Iterable[Activity]) -> Schema:
    """What a file should hold with these activities. One whose records are declared needs no migrations set; one with a set makes its
    tables by hand.
    """
    chosen = tuple(activities)
    declared = declared_tables((kind, bool(a.migrations)) for a in chosen for kind in a.records)
    return schema_with((t for a in chosen for t in a.tables), ((a.migrations, a.migration_count) for a in chosen if a.migrations), declared)


def new_session(
    path: Path,
    activities: Iterable[Activity],
    template: str = "",
    title: str = "",
    date: str = "",
    confidentiality: str = "",
    clock: Callable[[], datetime] = datetime.now,
    *,
    start: str = "",
    place: str = "",
    purpose: str = "",
) -> Desk:
    """Make a file and open it. Trouble when the file exists; Refused when the template, date, start or confidentiality makes no sense."""
    chosen = tuple(activities)
    plan = template_named(template, chosen) if template else None
    day = date or clock().date().isoformat()
    facts = SessionDetails(title=title or (plan.title if plan else path.stem), date=day, place=place, purpose=purpose)
    if plan:
        facts = replace(facts, template=plan.key, start=plan.start, confidentiality=plan.confidentiality)
    facts = replace(facts, confidentiality=confidentiality or facts.confidentiality, start=start or facts.start)
    # Before the file is made: what is refused leaves no file behind.
    steps = _first_steps(facts, plan, chosen)
    store = create(path, schema_of(chosen))
    return _begun(store, chosen, steps, clock)


def _begun(store: Store, activities: tuple[Activity, ...], step: Step, clock: Callable[[], datetime]) -> Desk:
    try:
        store.commit(step, clock().strftime("%H:%M"))
        return Desk(store, activities, clock)
    except BaseException:
        # A disk too full for the first act may be too full to close; either way no half-begun file stays.
        with suppress(Trouble):
            store.close()
        for file in (store.path, *logs_beside(store.path)):
            file.unlink(missing_ok=True)
        raise


def _first_steps(facts: SessionDetails, plan: WorkshopTemplate | None, activities: tuple[Activity, ...]) -> Step:
    """One final step: nothing can be undone to before the beginning."""
    # On an empty session of its own, since there is no file yet to load one from.
    changes = list(begin(Session(schema_of(activities).tables), facts).changes)
    if plan:
        changes += _agenda(plan, {a.key: a for a in activities})
    return Step("step.begin", tuple(changes), final=True)


def _agenda(plan: WorkshopTemplate, activities: dict[str, Activity]) -> list[Change]:
    """Prompts and items. Items with the same `board` share a prompt."""
    changes: list[Change] = []
    boards: dict[str, str] = {}
    for position, wanted in enumerate(plan.items):
        prompt = boards.get(wanted.board, "")
        if not prompt and wanted.prompt:
            prompt = random_key()
            changes.append(added(PROMPTS, Prompt(prompt, wanted.prompt, wanted.definition, len(boards))))
            # An item on no board gets a board of its own, under its prompt's key.
            boards[wanted.board or prompt] = prompt
        changes.append(added(AGENDA, _item(position, wanted, prompt, activities)))
    return changes


def _item(position: int, wanted: TemplateItem, prompt: str, activities: dict[str, Activity]) -> AgendaItem:
    activity = activities.get(wanted.activity)
    settings = {}
    if activity and activity.settings:
        activity.settings(**wanted.settings)  # an unknown setting is a mistake in the template, and must be loud
        settings = wanted.settings
    return AgendaItem(
        random_key(),
        position,
        wanted.title,
        wanted.minutes,
        wanted.activity if activity else PLAIN,
        wanted.activity,
        prompt,
        json.dumps(settings, sort_keys=True),
        wanted.script,
        wanted.materials,
        wanted.fallback,
        wanted.drop_order,
        ",".join(wanted.factors),
        lead=wanted.lead,
        least=wanted.least,
        stages=wanted.stages,
    )


def open_session(path: Path, activities: Iterable[Activity]) -> Desk:
    """Open a file for work. Trouble in words when it isn't ours, is newer, damaged, in use, read-only or not there."""
    chosen = tuple(activities)
    store = open_store(path, schema_of(chosen))
    try:
        desk = Desk(store, chosen)
        # Written and not only read so: what an item opens must be the same on every laptop from now on.
        if step := own_activities(desk.session, (a.key for a in chosen), PLAIN):
            desk.do(step)
        return desk
    except BaseException:
        store.close()
        raise


@contextmanager
def reading(path: Path, activities: Iterable[Activity]) -> Iterator[Reader]:
    """Read a file without leaving a trace. Trouble while it is open elsewhere, and as in `open_session`."""
    chosen = tuple(activities)
    with read_store(path, schema_of(chosen)) as store:
        yield Reader(store, chosen)

"""A facilitator's own workshop designs, kept on this laptop: made of a session's agenda, copied, brought in and shared as files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from moothall.core.activity import Activity
from moothall.core.agenda import AgendaItem, agenda
from moothall.core.errors import Refused, Trouble
from moothall.core.model import Session
from moothall.core.prompts import PROMPTS
from moothall.core.session_details import details_of
from moothall.core.text import one_line
from moothall.desk.own_files import free_key, keep_text, remove_own, slug
from moothall.desk.paths import designs_folder
from moothall.desk.template_files import LARGEST, SettingsKinds, as_text, read_template
from moothall.desk.workshop_templates import TemplateItem, WorkshopTemplate, templates
from moothall.store.error_words import worded

MOST_OWN = 60
"""Designs that are offered: more than one can look through."""


def settings_of(activities: Iterable[Activity]) -> SettingsKinds:
    return {activity.key: activity.settings for activity in activities}


def own_templates(activities: Iterable[Activity]) -> tuple[WorkshopTemplate, ...]:
    """Those that can be read, by title; what somebody broke by hand is left out here, and told when it is asked for."""
    return tuple(sorted(_readable(settings_of(activities)), key=lambda design: design.title.casefold()))[:MOST_OWN]


def _readable(settings: SettingsKinds) -> Iterator[WorkshopTemplate]:
    for path in sorted(designs_folder().glob("*.toml")):
        try:
            yield _read(path, settings)
        except (Refused, Trouble):
            continue


def _read(path: Path, settings: SettingsKinds) -> WorkshopTemplate:
    # Under its file's name, whatever it calls itself: two files may not answer to one key.
    return replace(template_in(path, settings), key=path.stem)


def template_in(path: Path, settings: SettingsKinds) -> WorkshopTemplate:
    """The design in a file. Refused with every fault and its line; Trouble when it can't be read."""
    return read_template(text_in(path), slug(path.stem, "design"), settings)


def text_in(path: Path) -> str:
    """What a design's file says, faulty or not. Refused when it is too large or no text; Trouble when it can't be read."""
    with worded(path):
        if path.stat().st_size > LARGEST:
            raise Refused("desk.template_large", file=path.name, most=LARGEST >> 20)
        raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Refused("desk.template_no_text", file=path.name) from None


def every_template(activities: Iterable[Activity]) -> tuple[WorkshopTemplate, ...]:
    """Those that come with Moothall, then a facilitator's own."""
    return (*templates(), *own_templates(activities))


def is_ready(design: WorkshopTemplate, activities: Iterable[Activity]) -> bool:
    """Whether every item opens its own activity."""
    return {item.activity for item in design.items} <= {activity.key for activity in activities}


def template_named(name: str, activities: Iterable[Activity]) -> WorkshopTemplate:
    """By a key, or by the path of a file. Refused naming those there are, or the file's faults; Trouble when the file can't be read."""
    chosen = tuple(activities)
    if name.lower().endswith(".toml"):
        return template_in(Path(name).absolute(), settings_of(chosen))
    every = every_template(chosen)
    found = next((design for design in every if design.key == name), None)
    if found is None:
        # 40 characters of what was typed are enough to know it again, and fit in a line of the message.
        raise Refused("desk.no_such_template", text=name[:40], templates=", ".join(design.key for design in every))
    return found


# keeping


def keep_template(design: WorkshopTemplate) -> WorkshopTemplate:
    """In place of the one with its key, else under a key of its own. Refused without a title; Trouble when the disk refuses."""
    title, folder = one_line(design.title), designs_folder()
    taken = {design.key for design in templates()} | {path.stem for path in folder.glob("*.toml")}
    key = design.key if (folder / f"{design.key}.toml").exists() else free_key(slug(title, "design"), taken)
    kept = replace(design, title=title, key=key)
    write_template(kept, folder / f"{key}.toml")
    return kept


def write_template(design: WorkshopTemplate, path: Path) -> None:
    """The design as a file, for oneself or somebody else. Trouble when the disk refuses; what was there stays then."""
    keep_text(path, as_text(design))


def remove_template(key: str) -> None:
    """Gone from this laptop; gone already is as well. Trouble when the disk refuses."""
    remove_own(designs_folder() / f"{key}.toml")


# from a session


def template_of(session: Session, title: str, purpose: str, people: tuple[int, int]) -> WorkshopTemplate:
    """The session's agenda as a design: what is planned and asked, and nothing of anybody. Who leads is settled anew each time. Refused
    without an item.
    """
    items = agenda(session)
    if not items:
        raise Refused("desk.no_items_to_keep")
    facts = details_of(session)
    shared = _boards(items)
    made = tuple(_item(session, item, shared.get(item.prompt, ""), items) for item in items)
    return WorkshopTemplate("", title, purpose, "", 0, people, facts.start, facts.confidentiality, made)


def _boards(items: list[AgendaItem]) -> dict[str, str]:
    """A name for each prompt that several items work on."""
    several = [prompt for prompt in dict.fromkeys(i.prompt for i in items) if prompt and sum(i.prompt == prompt for i in items) > 1]
    return {prompt: f"board-{n}" for n, prompt in enumerate(several, 1)}


def _item(session: Session, item: AgendaItem, board: str, items: list[AgendaItem]) -> TemplateItem:
    prompt = session.find(PROMPTS, item.prompt)
    # The first item of a board asks; the others have the same board.
    asks = prompt is not None and item is next(i for i in items if i.prompt == item.prompt)
    return TemplateItem(
        item.title,
        item.minutes,
        item.wanted or item.activity,
        prompt.text if prompt and asks else "",
        prompt.definition if prompt and asks else "",
        board,
        _plain(json.loads(item.settings)),
        item.script,
        item.materials,
        item.fallback,
        item.drop_order,
        tuple(filter(None, item.factors.split(","))),
        least=item.least,
        stages=item.stages,
    )


def _plain(settings: Any) -> dict[str, Any]:
    return {name: value for name, value in settings.items() if isinstance(value, str | int | bool)} if isinstance(settings, dict) else {}

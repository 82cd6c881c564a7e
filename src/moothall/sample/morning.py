"""The sample's morning, played through a desk act by act in the order of its clock, so that the file has a real history.

What happens is data in `resources/sample`; this file only knows how a morning is done.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from moothall.activities.conflict.records import CONFLICT
from moothall.activities.power.records import POWER
from moothall.assets import asset
from moothall.core.activity import Activity
from moothall.core.agenda import agenda, edit_item
from moothall.core.agenda_acts import start_item
from moothall.core.contributions import Written, add_notes, flag_note, note_numbered
from moothall.core.levels import Level
from moothall.core.merging import repeat_note
from moothall.core.model import Step
from moothall.core.people import enlist, mark_present, participants
from moothall.core.session_details import edit_details
from moothall.core.themes import copy_into, new_domain, new_theme, place, rename_theme, themes_of
from moothall.desk import Desk
from moothall.desk.sessions import new_session
from moothall.sample.sample_promises import Promises
from moothall.sample.sample_votes import Voting

Act = tuple[str, Callable[[], object]]
"""When it happens, as HH:MM, and what."""


def chapter(name: str) -> dict[str, Any]:
    """One file of the sample's story."""
    return tomllib.loads(asset("sample", f"{name}.toml").read_text(encoding="utf-8"))


class Watch:
    """The sample's clock: it stands still until it is put on."""

    def __init__(self, date: str, at: str) -> None:
        self._date = date
        self.put(at)

    def put(self, at: str) -> None:
        """Set it to a time of its day, as HH:MM."""
        self._now = datetime.fromisoformat(f"{self._date}T{at}")

    def __call__(self) -> datetime:
        return self._now


def play(path: Path, activities: Iterable[Activity]) -> None:
    """Make the file and play the morning into it. Trouble when there is such a file, or the disk refuses."""
    story = chapter("session")
    watch = Watch(story["date"], story["arrived"])
    desk = new_session(path, activities, story["template"], story["title"], story["date"], clock=watch)
    try:
        # By time alone: the sort keeps acts of one minute in the order they are told, and functions can't be compared.
        for at, act in sorted(Morning(desk).acts(story), key=lambda pair: pair[0]):
            watch.put(at)
            act()
    finally:
        desk.close()


def _fields(record: dict[str, Any], *apart: str) -> dict[str, Any]:
    """A record's own fields: what the story says beside when, where and what was said first."""
    fields = {name: value for name, value in record.items() if name not in {"item", "at", "read_back", *apart}}
    return fields | {"visibility": int(Level[record["visibility"].upper()])}


class Morning:
    """Turns the story into acts on one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._items = {item.title: item for item in agenda(desk.session)}
        self._votes = Voting(desk, self._items)
        self._promises = Promises(desk, self._items)

    def acts(self, story: dict[str, Any]) -> Iterator[Act]:
        """Every act of the morning. Those of the same minute come in this order."""
        yield from self._arriving(story)
        yield from self._going_through(story)
        for batch in chapter("notes")["cards"]:
            yield batch["at"], partial(self._type, batch)
        yield from self._clustering(chapter("themes"))
        yield from self._naming_power(chapter("power")["entry"])
        yield from self._naming_tensions(chapter("tensions")["tension"])
        for vote in chapter("votes")["vote"]:
            yield from self._voting(vote)
        for decision in chapter("decisions")["decision"]:
            yield decision["at"], partial(self._votes.decide, decision)
        yield from self._promises.acts(chapter("promises"))

    def _do(self, step: Step) -> None:
        self._desk.do(step)

    # people and agenda

    def _arriving(self, story: dict[str, Any]) -> Iterator[Act]:
        people = chapter("people")
        yield story["arrived"], partial(self._enlist, people)
        yield story["arrived"], lambda: self._do(edit_details(self._desk.session, **story["facts"]))
        yield story["item"][0]["at"], partial(self._tick, set(people["away"]))

    def _enlist(self, people: dict[str, Any]) -> None:
        invited = [
            (name, body["name"], {"title": title, "table": table, "sector": body["sector"]})
            for body in people["organisation"]
            for name, title, table in body["people"]
        ]
        helpers = [(h["name"], "", {"title": h["title"], "role": h["role"]}) for h in people["helper"]]
        arrivals = [*invited, *helpers]
        # A key for each person and one for an organisation each may bring with them; those left over are never used.
        self._do(enlist(self._desk.session, arrivals, self._desk.keys(2 * len(arrivals))))

    def _tick(self, away: set[str]) -> None:
        # Looked up when the act is done and not when it is planned, here as in every act: the session is another one by then.
        here = [p.key for p in participants(self._desk.session) if p.name not in away]
        self._do(mark_present(self._desk.session, here, True))

    def _going_through(self, story: dict[str, Any]) -> Iterator[Act]:
        for item in story["item"]:
            yield item["at"], partial(self._start, item["title"])
        # No loop variable is in this lambda; acts made within a loop use partial, which holds what it was given.
        meet = story["next"]
        yield meet["at"], lambda: self._do(edit_details(self._desk.session, next_date=meet["date"]))
        yield story["ended"], partial(self._finish, story["item"][-1]["title"])

    def _start(self, title: str) -> None:
        self._do(start_item(self._desk.session, self._items[title].key, self._desk.now()))

    def _finish(self, title: str) -> None:
        self._do(edit_item(self._desk.session, self._items[title].key, state="done", ended=self._desk.now()))

    # notes and themes

    def _type(self, batch: dict[str, Any]) -> None:
        """Cards are typed one at a time, as a scribe does."""
        board, session = self._items[batch["item"]].prompt, self._desk.session
        table, sector, late = batch.get("table", ""), batch.get("sector", ""), batch.get("late", False)
        for text in batch["notes"]:
            note = Written(text, table, sector, written=self._desk.now(), late=late)
            if "same_as" in batch:
                [head] = self._notes(board, [batch["same_as"]])
                self._do(repeat_note(session, head, note, self._desk.key()))
            else:
                self._do(add_notes(session, board, [note], self._desk.keys(1)))

    def _clustering(self, themes: dict[str, Any]) -> Iterator[Act]:
        board = self._items[themes["item"]].prompt
        # Given out while the acts are planned, since grouping, naming and joining speak of the same theme at different times.
        keys = {theme["name"]: self._desk.key() for theme in themes["theme"]}
        for theme in themes["theme"]:
            yield themes["began"], partial(self._group, board, keys[theme["name"]], theme)
        for flag in ("too_general", "unclear"):
            yield themes["began"], partial(self._flag, board, themes[flag], flag)
        yield themes["named"], partial(self._name_themes, board, {key: name for name, key in keys.items()})
        joined: dict[str, list[str]] = {}
        for theme in themes["theme"]:
            joined.setdefault(theme["domain"], []).append(keys[theme["name"]])
        for domain, members in joined.items():
            yield themes["joined"], partial(self._put_together, board, domain, members)

    def _notes(self, board: str, numbers: Iterable[int]) -> list[str]:
        return [note_numbered(self._desk.session, board, number).key for number in numbers]

    def _group(self, board: str, key: str, theme: dict[str, Any]) -> None:
        session = self._desk.session
        self._do(new_theme(session, key, board))
        self._do(place(session, self._notes(board, theme["notes"]), key, self._desk.keys(len(theme["notes"]))))
        for note in self._notes(board, theme.get("copies", ())):
            self._do(copy_into(session, note, key, self._desk.key()))
        self._flag(board, theme["examples"], "example")

    def _flag(self, board: str, numbers: Iterable[int], flag: str) -> None:
        for note in self._notes(board, numbers):
            self._do(flag_note(self._desk.session, note, flag, True))

    def _name_themes(self, board: str, names: dict[str, str]) -> None:
        """The largest is named first (practice 2.12)."""
        for theme in themes_of(self._desk.session, board):
            self._do(rename_theme(self._desk.session, theme.key, names[theme.key]))

    def _put_together(self, board: str, name: str, themes: list[str]) -> None:
        self._do(new_domain(self._desk.session, self._desk.key(), board, name, themes))

    # power and tensions

    def _naming_power(self, entries: Iterable[dict[str, Any]]) -> Iterator[Act]:
        for entry in entries:
            key = self._desk.key()
            yield entry["at"], partial(self._name_power, key, entry)
            if "read_back" in entry:
                yield entry["read_back"], partial(self._read_back, POWER.edit, key)

    def _name_power(self, key: str, entry: dict[str, Any]) -> None:
        desk = self._desk
        self._do(POWER.add(desk.session, key, entry["statement"], desk.now(), self._items[entry["item"]].key))
        self._do(POWER.edit(desk.session, key, **_fields(entry, "statement")))

    def _naming_tensions(self, tensions: Iterable[dict[str, Any]]) -> Iterator[Act]:
        for tension in tensions:
            key = self._desk.key()
            yield tension["at"], partial(self._name_tension, key, tension)
            if "read_back" in tension:
                yield tension["read_back"], partial(self._read_back, CONFLICT.edit, key)

    def _name_tension(self, key: str, tension: dict[str, Any]) -> None:
        desk = self._desk
        self._do(CONFLICT.add(desk.session, key, tension["issue"], desk.now(), self._items[tension["item"]].key))
        for side in tension["party"]:
            party = desk.key()
            self._do(CONFLICT.add_row(desk.session, party, key, name=side["name"]))
            self._do(CONFLICT.edit_row(desk.session, party, **side))
        self._do(CONFLICT.edit(desk.session, key, **_fields(tension, "issue", "party")))

    def _read_back(self, edit: Callable[..., Step], key: str) -> None:
        self._do(edit(self._desk.session, key, read_back=True))

    # votes

    def _voting(self, vote: dict[str, Any]) -> Iterator[Act]:
        yield vote["opened"], partial(self._votes.open, vote)
        yield vote["opened"], partial(self._votes.cast, vote)
        yield vote["closed"], partial(self._votes.close, vote)

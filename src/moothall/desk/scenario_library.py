"""Scenarios to rehearse, as data: those that come with Moothall in resources/scenarios, then a facilitator's own beside their designs."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from moothall.assets import asset
from moothall.core.errors import Refused
from moothall.core.scenarios import Scenario, as_data, scenario_in
from moothall.desk.paths import scenarios_folder
from moothall.store.error_words import worded
from moothall.store.unfinished import half_made

_LARGEST = 1 << 18
"""Bytes. A scenario of a quarter of a megabyte is something else."""


@cache
def built_in() -> tuple[Scenario, ...]:
    """In the order they are offered. Kept for good: they come with the program."""
    files = (f for f in asset("scenarios").iterdir() if f.name.endswith(".toml"))
    found = (scenario_in(tomllib.loads(f.read_text(encoding="utf-8")), f.name.removesuffix(".toml")) for f in files)
    return tuple(sorted(found, key=lambda scenario: scenario.position))


def scenarios() -> tuple[Scenario, ...]:
    """Every scenario there is; of one's own those that can be read, by title."""
    return (*built_in(), *sorted(_own(), key=lambda scenario: scenario.title.casefold()))


def _own() -> Iterator[Scenario]:
    for path in sorted(scenarios_folder().glob("*.toml")):
        try:
            if path.stat().st_size <= _LARGEST:
                yield scenario_in(tomllib.loads(path.read_text(encoding="utf-8")), path.stem, own=True)
        except (Refused, OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            # Broken by hand or by a disk: the others are offered all the same.
            continue


def keep_scenario(scenario: Scenario) -> Scenario:
    """As one's own, in place of one of one's own with its key, else under a new one. Trouble when the disk refuses."""
    folder = scenarios_folder()
    key = scenario.key if scenario.own and scenario.key else _free_key(scenario.title, folder)
    kept = replace(scenario, key=key, own=True)
    path = folder / f"{key}.toml"
    part = path.with_suffix(".part")
    with worded(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        with half_made(part):
            part.write_text(as_text(kept), encoding="utf-8", newline="\n")
            part.replace(path)
    return kept


def remove_scenario(key: str) -> None:
    """One of one's own goes from this laptop; gone already is as well. Trouble when the disk refuses."""
    path = scenarios_folder() / f"{key}.toml"
    with worded(path):
        path.unlink(missing_ok=True)


def as_text(scenario: Scenario) -> str:
    """The scenario as a file that is read back."""
    data = as_data(scenario)
    moves = data.pop("move")
    parts = [f"{name} = {_value(value)}" for name, value in data.items()]
    for move in moves:
        parts += ["", "[[move]]", *(f"{name} = {_value(value)}" for name, value in move.items())]
    return "\n".join(parts) + "\n"


def _value(value: Any) -> str:
    # JSON's texts, numbers and lists are TOML's, but for the delete sign, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _free_key(title: str, folder: Path) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:40] or "case"
    taken = {path.stem for path in folder.glob("*.toml")} | {scenario.key for scenario in built_in()}
    return next(key for n in range(1, len(taken) + 2) if (key := slug if n == 1 else f"{slug}-{n}") not in taken)

"""Scenarios to rehearse, as data: those that come with Moothall in resources/scenarios, then a facilitator's own beside their designs."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from moothall.assets import asset
from moothall.core.errors import Refused
from moothall.core.scenarios import Scenario, as_data, scenario_in
from moothall.desk.own_files import free_key, keep_text, remove_own, slug
from moothall.desk.paths import scenarios_folder

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
    taken = {path.stem for path in folder.glob("*.toml")} | {scenario.key for scenario in built_in()}
    key = scenario.key if scenario.own and scenario.key else free_key(slug(scenario.title, "case"), taken)
    kept = replace(scenario, key=key, own=True)
    keep_text(folder / f"{key}.toml", as_text(kept))
    return kept


def remove_scenario(key: str) -> None:
    """One of one's own goes from this laptop; gone already is as well. Trouble when the disk refuses."""
    remove_own(scenarios_folder() / f"{key}.toml")


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

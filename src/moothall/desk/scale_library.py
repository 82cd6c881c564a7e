"""The scales there are to choose from: those in resources/scales, and a facilitator's own, kept on this laptop for next time.

A session has its own copy of the scale it uses (core.scales), so nothing here changes what a file means.
"""

from __future__ import annotations

import json
import tomllib
from contextlib import suppress
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from moothall.account_folder import data_folder
from moothall.assets import asset
from moothall.core.errors import Refused
from moothall.core.scales import Point, ReadyScale, sound
from moothall.store.whole_file import put_whole

MOST_OWN = 40
"""A facilitator's own scales that are kept, the newest first. It only keeps a list to choose from at a length one can look through."""


@cache
def built_in_scales() -> tuple[ReadyScale, ...]:
    """In the order they are offered. Kept for good: they come with the program and don't change while it runs."""
    files = (f for f in asset("scales").iterdir() if f.name.endswith(".toml"))
    read = sorted((tomllib.loads(f.read_text(encoding="utf-8")) for f in files), key=lambda data: data["position"])
    return tuple(_scale(data, data["point"]) for data in read)


def _scale(data: dict[str, Any], points: list[dict[str, Any]]) -> ReadyScale:
    # Every value is made what it should be: an own scale's file may have been edited by hand.
    tidy = sound(Point(int(p["number"]), str(p["label"]), str(p.get("line", ""))) for p in points)
    return ReadyScale(str(data["key"]), str(data["name"]), tidy, min(int(data["support"]), len(tidy)), bool(data["ordered"]))


def own_scales_path() -> Path:
    return data_folder() / "scales.json"


def own_scales() -> tuple[ReadyScale, ...]:
    """What a facilitator made here, the newest first; anything broken is left out."""
    try:
        kept = json.loads(own_scales_path().read_text(encoding="utf-8"))
    # Brackets, thousands deep, as well.
    except (OSError, ValueError, RecursionError):
        return ()
    found = (_mended(data) for data in kept) if isinstance(kept, list) else ()
    return tuple(scale for scale in found if scale)[:MOST_OWN]


def _mended(data: Any) -> ReadyScale | None:
    """None for anything that makes no scale: losing one of a facilitator's own must not keep the others from being offered."""
    try:
        return _scale(data, data["points"])
    except (Refused, KeyError, TypeError, ValueError):
        return None


def ready_scales() -> tuple[ReadyScale, ...]:
    """Every scale on offer: a facilitator's own after those that came with Moothall."""
    return (*built_in_scales(), *own_scales())


def ready_scale(key: str) -> ReadyScale | None:
    return next((s for s in ready_scales() if s.key == key), None)


def keep_scale(scale: ReadyScale) -> None:
    """For next time; one of the same name is replaced. A disk that refuses is ignored: the session has the scale."""
    others = [s for s in own_scales() if s.name != scale.name]
    path = own_scales_path()
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        put_whole(path, json.dumps([asdict(s) for s in (scale, *others)[:MOST_OWN]], indent=1).encode(), private=False)

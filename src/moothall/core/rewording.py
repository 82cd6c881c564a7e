"""A record whose words are other words now: the wording before is kept with it, and what was said of it is said no more."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any


def reworded(before: Any, after: Any, title: str, grows: str, settled: Iterable[str]) -> Any:
    """`after` with the title `before` had at the end of its field `grows`, where there is one, and the fields in `settled` as at first."""
    first = {field.name: field.default for field in dataclasses.fields(after)}
    was = " ".join(getattr(before, title).splitlines())
    kept = {grows: f"{getattr(before, grows)}\n{was}".strip()} if grows else {}
    return dataclasses.replace(after, **kept, **{name: first[name] for name in settled})

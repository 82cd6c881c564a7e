"""Files in JSON, taken apart with care: what isn't there is nothing, what is of another type is nothing. Follows no link."""

from __future__ import annotations

import json
from math import isfinite
from typing import Any

from moothall.imports.encoding import TextSource

_READ = frozenset(
    "id name notes columns board position column rank stack text votings votes votesPerNote total messages version content likes "
    "offlineLikes comments lists cards idList pos closed desc idMembersVoted nodes type x y width height label elements isDeleted frameId "
    "originalText libraryItems library "
    "level confidentiality contributions boards themes logs prompt symbol domain number question table sector response_no theme example "
    "late hidden too_general unclear same_as kind revealed options dots".split()
)
"""Members that some reader asks for. Of a board of 49 MB the others would take half a gigabyte."""


class _Shared(dict[str, str]):
    """Short texts that were said before, such as the column that thousands of notes stand in."""

    def of(self, value: Any) -> Any:
        # In signs: longer texts are notes. The number of them is bounded, because ids are as short and each is another.
        if not isinstance(value, str) or len(value) > 40:
            return value
        return self.setdefault(value, value) if len(self) < _MOST_SHARED else self.get(value, value)


_MOST_SHARED = 5_000


class _Needed:
    """Objects without what nobody reads, their short texts shared: half of a big board's memory."""

    def __init__(self) -> None:
        self._shared = _Shared()

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        # Sums of votes stand under the ids of notes, whatever these are.
        return {name: self._shared.of(value) for name, value in pairs if name in _READ or (isinstance(value, dict) and "total" in value)}


def json_in(source: TextSource) -> Any:
    """The value in a file, None when it isn't JSON. Numbers stay what was written, so that none is endless."""
    # A bare number or word is JSON as well, and far more often a line somebody wrote.
    if source.book or not source.text.lstrip().startswith(("{", "[")):
        return None
    try:
        # NaN and Infinity, which Python would take for numbers, stay text.
        return json.loads(source.text, object_pairs_hook=_Needed(), parse_int=_number, parse_float=_number, parse_constant=str)
    # Brackets within brackets, thousands deep, are a file made to hurt: no board is so deep.
    except (ValueError, RecursionError):
        return None


def _number(text: str) -> float | int | str:
    # In characters. Python refuses to read a number of thousands of digits, and with it the whole file; no place or count has thirty.
    if len(text) > 30:
        return text
    if not any(sign in text for sign in ".eE"):
        return int(text)
    number = float(text)
    # "1e999" is short, and endless to Python.
    return number if isfinite(number) else text


def each(value: Any, name: str) -> list[dict[str, Any]]:
    """The objects in a list of an object."""
    found = value.get(name) if isinstance(value, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def within(value: Any, *names: str) -> Any:
    """What lies under these names, one in the other; None where one is missing."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def text_of(value: Any, *names: str) -> str:
    """Text or a number under these names, as text; nothing when it is neither."""
    found = within(value, *names)
    return str(found) if isinstance(found, str | int | float) and not isinstance(found, bool) else ""


def number_of(value: Any, *names: str) -> float:
    """A number under these names, 0 when it is none. It may be endless: 1e999 is a short number to write."""
    found = within(value, *names)
    return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else 0.0

"""Workshop designs as files that somebody wrote or was sent: data, checked before it is used, each fault told with its line.

Reads and writes text; keeps no file and makes no session.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from moothall.core.agenda import FACTORS, LONGEST_ITEM
from moothall.core.errors import Fact, Refused
from moothall.core.session_details import CONFIDENTIALITY
from moothall.core.text import LONGEST
from moothall.desk.workshop_templates import TemplateItem, WorkshopTemplate
from moothall.words import say

LARGEST = 1 << 20
"""Bytes of a design's file: a hundred times what the longest of ours takes."""
MOST_ITEMS = 200
"""More than any day holds; a file with more was made to keep a laptop busy."""
MOST_TOLD = 12
"""Faults that are named; the rest are counted. Whoever mends twelve reads the file again anyway."""
_TIME = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")
_TEXTS = ("title", "purpose", "methods", "outcome", "start", "confidentiality", "key")
_ITEM_TEXTS = ("title", "activity", "prompt", "definition", "board", "script", "materials", "fallback", "lead", "stages")
_NUMBERS = ("minutes", "drop_order", "least")

SettingsKinds = Mapping[str, type[Any] | None]
"""What each activity's settings are checked against, by its key; None for one that has none."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and where; line 0 is the file as a whole."""

    line: int
    words: str


def read_template(text: str, key: str, settings: SettingsKinds) -> WorkshopTemplate:
    """The design in a file's text, under `key` where the file names none. Refused with every fault and its line when it is none."""
    faults = list(faults_of(text, settings))
    if faults:
        raise Refused("desk.faulty_template", n=len(faults), faults=" ".join(told(faults)))
    return _design(tomllib.loads(text), key)


def _design(data: dict[str, Any], key: str) -> WorkshopTemplate:
    """Of data that has no fault."""
    low, high = data.get("people", (1, 1))
    return WorkshopTemplate(
        key=data.get("key") or key,
        title=data["title"].strip(),
        purpose=data.get("purpose", ""),
        methods=data.get("methods", ""),
        position=0,
        people=(low, high),
        start=data.get("start", ""),
        confidentiality=data.get("confidentiality", "non-attributed"),
        items=tuple(TemplateItem(**{**raw, "factors": tuple(raw.get("factors", ()))}) for raw in data["item"]),
        outcome=data.get("outcome", ""),
        materials=tuple(data.get("materials", ())),
    )


def told(faults: list[Fault]) -> list[str]:
    """The faults as sentences, the first `MOST_TOLD` of them."""
    lines = [say("desk.fault", line=fault.line, what=fault.words) if fault.line else fault.words for fault in faults[:MOST_TOLD]]
    more = len(faults) - MOST_TOLD
    return [*lines, say("desk.fault_more", n=more)] if more > 0 else lines


def faults_of(text: str, settings: SettingsKinds) -> Iterator[Fault]:
    """Everything that is wrong with it, in the order of its lines."""
    if len(text.encode("utf-8", "replace")) > LARGEST:
        yield Fault(0, say("desk.fault_large", most=LARGEST >> 20))
        return
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        yield Fault(int(found[1]) if found else _last_line(text, str(error)), say("desk.fault_toml"))
        return
    yield from sorted(_Checked(data, _KeyLines(text), settings).faults(), key=lambda fault: fault.line)


def _last_line(text: str, error: str) -> int:
    return text.count("\n") + 1 if "end of document" in error else 0


class _KeyLines:
    """Where in a text its keys stand: the line of each, by the item's number (-1 above the first) and the key."""

    def __init__(self, text: str) -> None:
        self._at: dict[tuple[int, str], int] = {}
        item, inside, closing = -1, "", ""
        for number, line in enumerate(text.splitlines(), 1):
            if closing:
                # In a text of several lines nothing is a key.
                closing = "" if closing in line else closing
                continue
            bare = line.strip()
            if bare.startswith("[[") and re.fullmatch(r"\[\[\s*item\s*\]\]\s*(#.*)?", bare):
                item, inside = item + 1, ""
                self._at.setdefault((item, ""), number)
            elif found := re.match(r"\[\s*(?:item\s*\.\s*)?(\w+)\s*\]", bare):
                inside = found[1]
                self._at.setdefault((item, inside), number)
            elif found := re.match(r"""["']?([\w-]+)["']?\s*=""", bare):
                self._at.setdefault((item, inside or found[1]), number)
            opened = re.search(r"'''|\"\"\"", line)
            if opened and line.count(opened[0]) % 2:
                closing = opened[0]

    def of(self, item: int, key: str = "") -> int:
        """The line of a key, or of the item it is missing from."""
        # An item may stand in a list on one line, too.
        return self._at.get((item, key)) or self._at.get((item, "")) or self._at.get((-1, "item")) or 1


class _Checked:
    """A design as it was read, gone through key by key."""

    def __init__(self, data: dict[str, Any], lines: _KeyLines, settings: SettingsKinds) -> None:
        self._data, self._lines, self._settings = data, lines, settings

    def _fault(self, item: int, key: str, words: str, **facts: Fact) -> Fault:
        return Fault(self._lines.of(item, key), say(f"desk.fault_{words}", name=key[:40], **facts))

    def faults(self) -> Iterator[Fault]:
        known = {f.name for f in fields(WorkshopTemplate)} - {"items"} | {"item"}
        yield from self._unknown(-1, self._data, known)
        yield from self._texts(-1, self._data, _TEXTS, ("title",))
        yield from self._head()
        items = self._data.get("item")
        if not isinstance(items, list) or not items or not all(isinstance(i, dict) for i in items):
            yield Fault(0, say("desk.fault_no_items"))
        elif len(items) > MOST_ITEMS:
            yield Fault(0, say("desk.fault_many_items", most=MOST_ITEMS))
        else:
            for number, item in enumerate(items):
                yield from self._item(number, item)

    def _head(self) -> Iterator[Fault]:
        start, kind = self._data.get("start", ""), self._data.get("confidentiality", "non-attributed")
        if isinstance(start, str) and start and not _TIME.fullmatch(start):
            yield self._fault(-1, "start", "time")
        if isinstance(kind, str) and kind not in CONFIDENTIALITY:
            yield self._fault(-1, "confidentiality", "choice", choices=", ".join(CONFIDENTIALITY))
        people = self._data.get("people", [1, 1])
        if not (isinstance(people, list) and len(people) == 2 and all(map(_is_number, people)) and 0 < people[0] <= people[1] < 10_000):
            yield self._fault(-1, "people", "people")
        yield from self._list(-1, self._data, "materials")
        if not _is_number(self._data.get("position", 0)):
            yield self._fault(-1, "position", "number", least=0, most=LONGEST_ITEM)

    def _item(self, number: int, item: dict[str, Any]) -> Iterator[Fault]:
        yield from self._unknown(number, item, {f.name for f in fields(TemplateItem)})
        yield from self._texts(number, item, _ITEM_TEXTS, ("title", "activity"))
        for key in _NUMBERS:
            # Only the minutes must be there, and an item of none is no item.
            least = 1 if key == "minutes" else 0
            value = item.get(key, least - 1 if least else 0)
            if not _is_number(value) or not least <= value <= LONGEST_ITEM:
                yield self._fault(number, key, "number", least=least, most=LONGEST_ITEM)
        yield from self._list(number, item, "factors", FACTORS)
        yield from self._settings_of(number, item)

    def _unknown(self, item: int, data: Mapping[str, Any], known: set[str]) -> Iterator[Fault]:
        yield from (self._fault(item, key, "unknown") for key in data if key not in known)

    def _texts(self, item: int, data: Mapping[str, Any], names: tuple[str, ...], needed: tuple[str, ...]) -> Iterator[Fault]:
        for key in names:
            value = data.get(key, "")
            if not isinstance(value, str):
                yield self._fault(item, key, "text")
            elif len(value) > LONGEST:
                yield self._fault(item, key, "long", most=LONGEST)
            elif key in needed and not value.strip():
                yield self._fault(item, key, "missing")

    def _list(self, item: int, data: Mapping[str, Any], key: str, choices: tuple[str, ...] = ()) -> Iterator[Fault]:
        value = data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(text, str) and len(text) <= LONGEST for text in value):
            yield self._fault(item, key, "texts")
        elif choices and any(text not in choices for text in value):
            yield self._fault(item, key, "choice", choices=", ".join(choices))

    def _settings_of(self, number: int, item: dict[str, Any]) -> Iterator[Fault]:
        given = item.get("settings", {})
        activity = item.get("activity")
        # What isn't built yet may say what it likes: nobody reads it.
        if not isinstance(activity, str) or activity not in self._settings:
            return
        kind = self._settings[activity]
        usual = {f.name: getattr(kind(), f.name) for f in fields(kind)} if kind else {}
        if not isinstance(given, dict):
            yield self._fault(number, "settings", "settings", what="")
            return
        for name, value in given.items():
            if name not in usual or type(value) is not type(usual[name]) or (isinstance(value, str) and len(value) > LONGEST):
                yield self._fault(number, "settings", "settings", what=str(name)[:40])


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


# writing


def as_text(design: WorkshopTemplate) -> str:
    """The design as a file that `read_template` reads back."""
    low, high = design.people
    head: dict[str, Any] = {
        "title": design.title, "purpose": design.purpose, "methods": design.methods, "people": [low, high], "start": design.start,
        "confidentiality": design.confidentiality, "outcome": design.outcome, "materials": list(design.materials),
    }  # fmt: skip
    parts = [say("desk.template_head"), "", *_lines(head)]
    for item in design.items:
        values = {f.name: getattr(item, f.name) for f in fields(TemplateItem)}
        # A tuple is a list in the file; what says nothing isn't written.
        parts += ["", "[[item]]", *_lines({**values, "factors": list(item.factors)})]
    return "\n".join(parts) + "\n"


def _lines(values: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{name} = {_value(value)}" for name, value in values.items() if value not in ("", 0, [], {}))


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{json.dumps(name)} = {_value(member)}" for name, member in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    # JSON's texts and numbers are TOML's, but for the delete sign, which TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

"""What may be shown of a round of forms: the one function that decides it, for every screen, page and file. It is asked once, when
the round closes; what it withholds is not kept anywhere.

The rule (practice 2.16): nothing where fewer than the floor answered, counted in the group that is shown; where one group is withheld, the
next smallest is too, until what is withheld can't be worked out from the whole; words only where five or more wrote, and of no group.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from moothall.core.forms.definition import Form
from moothall.core.forms.filled_sheets import Body, FilledSheet, Unit, chosen, has_passed, units
from moothall.core.small_cells import FEW

OTHERS = "…"
"""The group of all who are in no group large enough, or said none: the empty name stands for everybody."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Who said what of one unit, in everybody or in one group. All None where it is withheld, which is not the same as nobody asked.

    `counts` has how many gave each answer, `n` how many answered, `blank` left it blank, `passed` couldn't judge. Of a group only the
    first two are told.
    """

    unit: str
    group: str = ""
    n: int | None = None
    counts: Mapping[int, int] | None = None
    blank: int | None = None
    passed: int | None = None

    @property
    def withheld(self) -> bool:
        return self.counts is None


@dataclass(frozen=True, slots=True)
class WrittenLines:
    """What people wrote to one question; None where too few did. `by` is who signed, and only of a form that says it is signed."""

    question: str
    lines: tuple[str, ...] | None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """All that is kept of a round. `groups` has the sheets of each group large enough, and all others under OTHERS."""

    filled: int = 0
    strips: tuple[Strip, ...] = ()
    written: tuple[WrittenLines, ...] = ()
    groups: Mapping[str, int] = field(default_factory=dict)

    def strip(self, unit: str, group: str = "") -> Strip | None:
        return next((s for s in self.strips if s.unit == unit and s.group == group), None)

    def writers(self, question: str) -> int | None:
        """How many wrote to a question; None where too few did."""
        own = [w for w in self.written if w.question == question]
        return None if any(w.lines is None for w in own) else sum(len(w.lines or ()) for w in own)

    def lines(self, question: str) -> WrittenLines | None:
        return next((w for w in self.written if w.question == question and not w.by), None)


def what_may_be_shown(form: Form, bodies: Sequence[Body], sheets: Sequence[FilledSheet], floor: int, before: Iterable[Shown] = ()) -> Shown:
    """What a round of these sheets may show. `before` are earlier rounds of the same wording: what one of them withheld of a group stays
    withheld, since the same people mostly sit there.
    """
    asked = [unit for unit in units(form, bodies) if unit.question.sort != "words" and not unit.question.aloud]
    if form.signed:
        return Shown(len(sheets), tuple(_whole(u, sheets, 0) for u in asked if not u.question.group), _signed_words(form, sheets))
    group = next((unit for unit in asked if unit.question.group), None)
    strips = [_whole(unit, sheets, floor) for unit in asked if unit is not group]
    strips = _sums_as_one(asked, strips)
    groups, by_group = _by_group(group, sheets, floor) if group else ({}, {})
    kept_back = {(s.unit, s.group) for shown in before for s in shown.strips if s.group and s.withheld}
    split = [s for strip in strips if groups for s in _split(_named(asked, strip.unit), strip, by_group, floor, kept_back)]
    return Shown(len(sheets), (*strips, *split), _written(form, sheets, floor), groups)


def _named(asked: Sequence[Unit], key: str) -> Unit:
    return next(unit for unit in asked if unit.key == key)


def _whole(unit: Unit, sheets: Sequence[FilledSheet], floor: int) -> Strip:
    said = [values for sheet in sheets if (values := chosen(unit, sheet.marks))]
    if len(said) < floor:
        return Strip(unit.key)
    passes = sum(has_passed(unit, sheet.marks) for sheet in sheets)
    counts = Counter(value for values in said for value in values)
    return Strip(unit.key, "", len(said), dict(sorted(counts.items())), len(sheets) - len(said) - passes, passes)


def _sums_as_one(asked: Sequence[Unit], strips: Sequence[Strip]) -> list[Strip]:
    """The parts of a sum tell of one another: where one is withheld, all are."""
    told = {unit.key: unit.question for unit in asked}
    hidden = {told[s.unit].key for s in strips if s.withheld and told[s.unit].total is not None}
    return [Strip(s.unit) if told[s.unit].key in hidden and told[s.unit].total is not None else s for s in strips]


def _by_group(unit: Unit, sheets: Sequence[FilledSheet], floor: int) -> tuple[dict[str, int], dict[str, list[FilledSheet]]]:
    """Sheets by group, the groups that are too small together under OTHERS; nothing where that leaves one group alone."""
    found: dict[str, list[FilledSheet]] = {}
    for sheet in sheets:
        values = chosen(unit, sheet.marks)
        name = unit.question.choices[values[0]].words if values else ""
        found.setdefault(name, []).append(sheet)
    # By name where they are equal, so that every copy withholds the same.
    order = sorted((name for name in found if name), key=lambda name: (-len(found[name]), name))
    rest = found.pop("", [])
    while order and (len(found[order[-1]]) < floor or 0 < len(rest) < floor):
        rest = [*rest, *found.pop(order.pop())]
    groups = {name: found[name] for name in order} | ({OTHERS: rest} if rest else {})
    # One group alone is the whole, which is told already.
    if len(groups) < 2 or 0 < len(rest) < floor:
        return {}, {}
    return {name: len(own) for name, own in groups.items()}, groups


def _split(unit: Unit, whole: Strip, groups: Mapping[str, list[FilledSheet]], floor: int, kept_back: set[tuple[str, str]]) -> list[Strip]:
    """One unit by group. The parts of a sum aren't split: they would tell of one another."""
    if unit.question.total is not None:
        return []
    own = {name: _whole(unit, sheets, floor) for name, sheets in groups.items()}
    n = {name: sum(bool(chosen(unit, sheet.marks)) for sheet in sheets) for name, sheets in groups.items()}
    hidden = {name for name in own if whole.withheld or own[name].withheld or (unit.key, name) in kept_back}
    left = sorted((name for name in own if name not in hidden), key=lambda name: (n[name], name), reverse=True)
    # One withheld alone is the whole less the others; several that make fewer than the floor are as good as one.
    while left and hidden and (len(hidden) < 2 or sum(n[name] for name in hidden) < floor):
        hidden.add(left.pop())
    return [_of_group(unit, own[name], name, name in hidden) for name in own]


def _of_group(unit: Unit, strip: Strip, name: str, hidden: bool) -> Strip:
    return Strip(unit.key, name) if hidden else Strip(unit.key, name, strip.n, strip.counts)


def _written(form: Form, sheets: Sequence[FilledSheet], floor: int) -> tuple[WrittenLines, ...]:
    found = []
    for question in form.questions:
        if question.sort == "words" and not question.aloud:
            lines = tuple(sheet.words[question.key] for sheet in sheets if question.key in sheet.words)
            found.append(WrittenLines(question.key, lines if len(lines) >= max(FEW, floor) else None))
    return tuple(found)


def _signed_words(form: Form, sheets: Sequence[FilledSheet]) -> tuple[WrittenLines, ...]:
    """Each line with who signed it: the sheet said so on its first line."""
    signs = form.group
    found, told = [], {question.key for question in form.questions if question.told}
    for sheet in sheets:
        place = chosen(Unit(signs.key, signs, (signs.key,)), sheet.marks) if signs else []
        by = signs.choices[place[0]].words if signs and place else ""
        found += [WrittenLines(key, (text,), by or OTHERS) for key, text in sheet.words.items() if key in told]
    return tuple(sorted(found, key=lambda w: (w.question, w.by, w.lines or ())))

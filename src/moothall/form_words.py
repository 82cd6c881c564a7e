"""Strips of forms in plain words, the same on both screens and on paper: how many answered, the middle, two humps, top and bottom two.

No mean anywhere, and no order of people or organisations but that of the list.
"""

from __future__ import annotations

from collections.abc import Mapping

from moothall.core.forms.strip_reading import ends, middle, per_cent, prompts_to_talk, two_humps
from moothall.words import say


def answered(n: int, blank: int | None, passed: int | None) -> str:
    """ "43 answered, 2 left it blank, 1 can't judge"."""
    parts = [say("forms.answered", n=n)]
    parts += [say("forms.blank", n=blank)] if blank else []
    parts += [say("forms.passed", n=passed)] if passed else []
    return ", ".join(parts)


def half(value: float) -> str:
    """A median as it is written: 4, or 4.5."""
    return str(int(value)) if value == int(value) else f"{value:.1f}"


def middle_of(counts: Mapping[int, int], n: int) -> str:
    """A wave's middle answer with how many gave one: "5 (43)"."""
    found = middle(counts)
    return "" if found is None else say("forms.middle_of", middle=half(found), n=n)


def top_and_bottom(counts: Mapping[int, int], points: range) -> str:
    """ "58 of 73, 79 %, gave 6 or 7; 4 of 73, 5 %, gave 1 or 2": each with its base. Empty for a scale too short for two ends."""
    if len(points) < 5 or not sum(counts.values()):
        return ""
    found = ends(counts, points)
    sides = ((found.top, points[-2:]), (found.bottom, points[:2]))
    told = [say("forms.of_base", n=n, base=found.base, share=per_cent(n, found.base), low=own[0], high=own[1]) for n, own in sides]
    return "; ".join(told) + "."


def reading(counts: Mapping[int, int], points: range) -> str:
    """The shape in a sentence or two: where the middle stands, and two humps where there are."""
    found = middle(counts)
    if found is None:
        return ""
    said = [say("forms.middle", middle=half(found))]
    if two_humps(counts, points):
        said.append(say("forms.humps"))
    return " ".join(said)


def humps(counts: Mapping[int, int], points: range) -> str:
    """Two humps in a few words, for beside a strip; empty where there are none."""
    return say("forms.humps_short") if two_humps(counts, points) else ""


def gap(formal: Mapping[int, int], practice: Mapping[int, int]) -> str:
    """From one column's middle to the other's: "+1 in practice", or "same"."""
    first, second = middle(formal), middle(practice)
    if first is None or second is None:
        return ""
    if first == second:
        return say("forms.gap_same")
    return say("forms.gap", by=("+" if second > first else "−") + half(abs(second - first)))


def talk(counts: Mapping[int, int], points: range, before: Mapping[int, int] | None) -> str:
    """Why it is worth a word; a prompt and no score."""
    return " ".join(say(f"forms.talk_{key}") for key in prompts_to_talk(counts, points, before))

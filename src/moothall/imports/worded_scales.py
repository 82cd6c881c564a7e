"""Scales in words that survey tools offer, told by their words: the point least in favour stands first."""

from __future__ import annotations

from collections.abc import Iterable

_WORDED = (
    "strongly disagree|disagree|neither agree nor disagree|agree|strongly agree",
    "strongly disagree|disagree|neutral|agree|strongly agree",
    "strongly disagree|somewhat disagree|neither agree nor disagree|somewhat agree|strongly agree",
    "strongly disagree|disagree|agree|strongly agree",
    "very dissatisfied|dissatisfied|neither satisfied nor dissatisfied|satisfied|very satisfied",
    "very dissatisfied|dissatisfied|neutral|satisfied|very satisfied",
    "very poor|poor|fair|good|very good",
    "poor|fair|good|very good|excellent",
    "very unlikely|unlikely|neutral|likely|very likely",
    "not at all|a little|somewhat|quite a lot|a great deal",
    "never|rarely|sometimes|often|always",
    "stimme gar nicht zu|stimme nicht zu|teils teils|stimme zu|stimme voll zu",
    "stimme überhaupt nicht zu|stimme eher nicht zu|teils/teils|stimme eher zu|stimme voll und ganz zu",
    "pas du tout d'accord|pas d'accord|neutre|d'accord|tout à fait d'accord",
    "totalmente en desacuerdo|en desacuerdo|neutral|de acuerdo|totalmente de acuerdo",
    "helemaal mee oneens|mee oneens|neutraal|mee eens|helemaal mee eens",
)
WORDED = tuple(tuple(scale.split("|")) for scale in _WORDED)


def worded_scale(cells: Iterable[str]) -> tuple[str, ...]:
    """The first of the usual scales that has all of these words; nothing where there is none, or where one word is all that was said."""
    said = {" ".join(cell.casefold().replace("’", "'").split()) for cell in cells}
    # One word alone, such as never or good, may be what everybody happened to write.
    return next((scale for scale in WORDED if len(said) > 1 and said <= set(scale)), ())

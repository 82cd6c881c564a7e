"""A scenario that tables rehearse, as data: an opening, one pot of 100 and how it is planned, moves that come one after the other.

Reads and checks what somebody wrote; knows no file and no session.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from moothall.core.errors import Refused
from moothall.core.text import one_line

POT = 100
"""What every split adds up to."""
FEWEST_PARTNERS, MOST_PARTNERS = 2, 6
"""With one there is nothing to split; more numbers than six are no line that anybody types or reads."""
MOST_MOVES = 6
_SHARE = re.compile(r"(?P<name>.+?)\s+(?P<share>[0-9]{1,3})", re.S)


@dataclass(frozen=True, slots=True)
class Partner:
    """A partner in the case, and its planned share of 100."""

    name: str
    share: int


@dataclass(frozen=True, slots=True)
class ScenarioMove:
    """What arrives, and what tables are asked then. `for_you` is the facilitator's alone."""

    title: str
    inject: str
    asks: str = ""
    for_you: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """`minutes` is how long each move takes. `key` is its name in the library, `own` says that it is the facilitator's."""

    title: str
    opening: str
    partners: tuple[Partner, ...]
    moves: tuple[ScenarioMove, ...]
    summary: str = ""
    minutes: int = 15
    key: str = ""
    position: int = 0
    own: bool = False

    @property
    def plan(self) -> tuple[int, ...]:
        return tuple(partner.share for partner in self.partners)


def partners_in(lines: Iterable[str]) -> tuple[Partner, ...]:
    """One from each line, its name and then its share. Refused when a line has no share, when there are too few or too many, or when the
    shares are not 100.
    """
    found = []
    for line in (one.strip() for one in lines if one.strip()):
        said = _SHARE.fullmatch(line)
        if said is None:
            raise Refused("core.case_no_share", line=line[:40])
        found.append(Partner(one_line(said["name"]), int(said["share"])))
    if not FEWEST_PARTNERS <= len(found) <= MOST_PARTNERS:
        raise Refused("core.case_partners", least=FEWEST_PARTNERS, most=MOST_PARTNERS, n=len(found))
    if sum(partner.share for partner in found) != POT:
        raise Refused("core.case_plan_not_100", n=sum(partner.share for partner in found))
    return tuple(found)


def scenario_in(data: Mapping[str, Any], key: str = "", own: bool = False) -> Scenario:
    """What a file or a session holds. Refused when anything of it is missing or of another kind."""
    try:
        moves = tuple(ScenarioMove(**{name: _text(value) for name, value in raw.items()}) for raw in data["move"])
        minutes, position = int(data.get("minutes", 15)), int(data.get("position", 0))
        title, opening, summary = one_line(_text(data["title"])), _text(data["opening"]), _text(data.get("summary", ""))
        lines = [_text(line) for line in data["partners"]]
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise Refused("core.no_case") from wrong
    if not 1 <= len(moves) <= MOST_MOVES or any(not move.title.strip() for move in moves):
        raise Refused("core.case_moves", most=MOST_MOVES)
    if not 1 <= minutes <= 120:
        raise Refused("core.case_minutes", n=minutes)
    return Scenario(title, opening, partners_in(lines), moves, summary, minutes, key, position, own)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def as_data(scenario: Scenario) -> dict[str, Any]:
    """What `scenario_in` reads back."""
    return {
        "title": scenario.title,
        "summary": scenario.summary,
        "opening": scenario.opening,
        "minutes": scenario.minutes,
        "partners": [f"{partner.name} {partner.share}" for partner in scenario.partners],
        "move": [asdict(move) for move in scenario.moves],
    }


def read_split(words: Iterable[str], partners: int) -> tuple[tuple[int, ...], int]:
    """The numbers a line begins with, at most one for each partner, and how many words they take; "=" is the rest of the 100, and takes the
    next partner's place.
    """
    split: list[int] = []
    for word in words:
        if len(split) == partners:
            break
        if word == "=":
            split.append(POT - sum(split))
        elif re.fullmatch("[0-9]{1,3}", word):
            split.append(int(word))
        else:
            break
    return tuple(split), len(split)


def check_split(split: tuple[int, ...], partners: int) -> None:
    """Refused when there is not a number for each partner, or they are not 100."""
    if len(split) != partners:
        raise Refused("core.case_numbers", n=partners, got=len(split))
    if sum(split) != POT or min(split) < 0:
        raise Refused("core.case_not_100", n=sum(split))

"""The ballot that a camera can read back: where everything on it stands, and what its corners say. Draws nothing and reads no picture.

Its corners hold the vote's check, the sheet's number and which corner it is: no name, and nothing that ties a sheet to a card or a person.
The places of its boxes are data (resources/camera), kept by version, so that a sheet is read by the arrangement it was printed with.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from moothall.assets import asset

VERSION = 1
"""What is printed now."""
LEAST_CHECK, CHECKS = 100, 900
"""A check has three digits."""
MOST_SHEETS = 9999


@dataclass(frozen=True, slots=True)
class BallotGeometry:
    """Millimetres from the top left corner; `line` is in points."""

    version: int
    wide: float
    high: float
    code_side: float
    code_edge: float
    rows: int
    in_a_row: int
    left: float
    top: float
    across: float
    down: float
    radius: float
    line: float
    square_side: float
    square_middles: tuple[float, float]
    words_left: float
    words_wide: float
    head_left: float

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """The top left of each corner's code, clockwise from the top left of the sheet."""
        far, low = self.wide - self.code_edge - self.code_side, self.high - self.code_edge - self.code_side
        return (self.code_edge, self.code_edge), (far, self.code_edge), (far, low), (self.code_edge, low)

    def circle(self, row: int, place: int) -> tuple[float, float]:
        """The middle of a circle; both count from 0."""
        return self.left + place * self.across, self.top + row * self.down

    def squares(self, row: int) -> tuple[tuple[float, float], ...]:
        """The middles of the squares at the ends of a row."""
        return tuple((x, self.top + row * self.down) for x in self.square_middles)


@cache
def geometry(version: int = VERSION) -> BallotGeometry:
    """KeyError for a version there is none of."""
    file = asset("camera", f"ballot-{version}.toml")
    if not file.is_file():
        raise KeyError(version)
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    code, circles, squares, words = data["code"], data["circles"], data["squares"], data["words"]
    return BallotGeometry(
        data["version"], data["wide"], data["high"], code["side"], code["edge"], circles["rows"], circles["in_a_row"], circles["left"],
        circles["top"], circles["across"], circles["down"], circles["radius"], circles["line"], squares["side"],
        (squares["middles"][0], squares["middles"][1]), words["left"], words["option"], words["head"],
    )  # fmt: skip


def check_for(key: str, taken: frozenset[int] = frozenset()) -> int:
    """The check of what is voted on at the agenda item with this key: always the same, but for those that others have `taken`."""
    first = crc32(key.encode()) % CHECKS
    return next(check for n in range(CHECKS) if (check := LEAST_CHECK + (first + n) % CHECKS) not in taken)


@dataclass(frozen=True, slots=True)
class CornerCode:
    """What a corner says. `corner` counts clockwise from the top left, from 0."""

    check: int
    sheet: int
    corner: int

    @property
    def digits(self) -> str:
        return f"{self.check:03d}{self.sheet:04d}{self.corner}"


def corner_code(digits: str) -> CornerCode | None:
    """None for what is no corner of a ballot."""
    if len(digits) != 8 or not (digits.isascii() and digits.isdecimal()) or not 0 <= int(digits[7]) <= 3:
        return None
    return CornerCode(int(digits[:3]), int(digits[3:7]), int(digits[7]))


def modules(digits: str) -> tuple[tuple[bool, ...], ...]:
    """The code as rows of squares, True where one is black; no quiet margin."""
    import segno

    # M2 with the lowest correction: 13 squares a side, the largest that 13 mm hold at one millimetre each, and ten digits.
    made = segno.make(digits, micro=True, version="M2", error="L", boost_error=False)
    return tuple(tuple(bool(square) for square in row) for row in made.matrix)

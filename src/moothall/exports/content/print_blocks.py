"""What is printed to be written on, cut, hung up or handed round: blocks for packs beside those of every document, and the sheets they
stand on. Frozen data; lengths are in millimetres, sizes of type in points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from moothall.exports.content.blocks import Block


@dataclass(frozen=True, slots=True)
class Sized:
    """Words at a size of their own. A `fitting` one gives way, smaller and then on further lines, where it is too long for one; `heading`
    is its level where it is one.
    """

    words: str
    size: float
    bold: bool = False
    quiet: bool = False
    align: Literal["left", "centre", "right"] = "left"
    fitting: bool = False
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Boxes:
    """Boxes in a row to write in, or to mark where `marks` says what stands in each. What finds no room stands in further rows."""

    count: int
    wide: float
    high: float
    marks: tuple[str, ...] = ()
    right: bool = False


@dataclass(frozen=True, slots=True)
class Ticks:
    """A box to tick before each, in so many columns, read downwards."""

    items: tuple[str, ...]
    columns: int = 1
    size: float = 12


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to write on, 12 mm apart unless said. `label` stands small in the first one's room, at the left, as on a form."""

    count: int
    pitch: float = 12
    label: str = ""


@dataclass(frozen=True, slots=True)
class DotRows:
    """Rows of circles to stick dots on, as many as the width has room for."""

    rows: int
    pitch: float = 12


@dataclass(frozen=True, slots=True)
class Gap:
    high: float


@dataclass(frozen=True, slots=True)
class PrintRule:
    """A line across: `dashed` where paper is folded or torn."""

    dashed: bool = False
    thick: bool = False


@dataclass(frozen=True, slots=True)
class SymbolBlock:
    """The symbol of a theme, `side` high."""

    ordinal: int
    side: float


@dataclass(frozen=True, slots=True)
class OpenArea:
    """An outlined area so high, with what stands in its top left corner."""

    high: float
    blocks: PrintBlocks = ()


@dataclass(frozen=True, slots=True)
class PrintGrid:
    """Rows of cells, each of blocks. `columns` are shares of the width. With `heads` it is a table and its rows are parted by hairlines;
    without, it only stands side by side.
    """

    columns: tuple[float, ...]
    rows: tuple[tuple[PrintBlocks, ...], ...]
    heads: tuple[str, ...] = ()
    tight: bool = False


PrintBlock: TypeAlias = Block | Sized | Boxes | Ticks | Lines | DotRows | Gap | PrintRule | SymbolBlock | OpenArea | PrintGrid
PrintBlocks: TypeAlias = tuple[PrintBlock, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """Text that fills pages one after another; each of `parts` begins a page. `scale` is that of its type. A page that must be `one_page`
    is set as large as it can be on one, where ordinary print allows.
    """

    parts: tuple[PrintBlocks, ...]
    scale: float = 1
    one_page: bool = False


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """What is cut out of a sheet. `stub` is torn off at the left and kept; `back` is printed behind."""

    blocks: PrintBlocks
    stub: PrintBlocks = ()
    back: PrintBlocks = ()


@dataclass(frozen=True, slots=True)
class CardSheet:
    """Cards of one size, so many on a sheet as it has room for, with crop marks. In large print they are `large` times as high where the
    words need it, and the words are never made smaller than large print.
    """

    cards: tuple[PrintedCard, ...]
    wide: float
    high: float
    stub: float = 0
    lead: str = ""
    """What stands over the sheet: which cards these are, and what to do with them."""


@dataclass(frozen=True, slots=True)
class PlacedWords:
    """Words from this place on, so wide; all of a placed sheet is in millimetres from its top left corner."""

    x: float
    y: float
    wide: float
    words: Sized


@dataclass(frozen=True, slots=True)
class PlacedCode:
    """A code for a camera, its black squares by row."""

    x: float
    y: float
    side: float
    squares: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class PlacedSquare:
    """A black square, its middle at this place."""

    x: float
    y: float
    side: float


@dataclass(frozen=True, slots=True)
class PlacedRing:
    """A circle to fill, its middle at this place; `line` is its weight in points."""

    x: float
    y: float
    radius: float
    line: float


Placed: TypeAlias = PlacedWords | PlacedCode | PlacedSquare | PlacedRing


@dataclass(frozen=True, slots=True)
class PlacedSheets:
    """Sheets on which everything has its place to a tenth of a millimetre, because something else than people will look for it there.
    Without head and foot, and on the paper they are made for alone.
    """

    sheets: tuple[tuple[Placed, ...], ...]


Content: TypeAlias = Flow | CardSheet | PlacedSheets

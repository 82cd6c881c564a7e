"""What a document is made of: frozen data that sections make and writers read. Knows no format, no session and no words of its own.

Words are plain text, whoever typed them: a writer escapes what its format would take for markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Tone = Literal["body", "strong", "quiet", "small", "purpose"]
"""How a paragraph speaks: as the rest; louder; less; as a remark; as the one sentence everything is for."""


@dataclass(frozen=True, slots=True)
class DocumentHeading:
    """`level` is 1 for the document's title, 2 for a part, 3 inside a part; none is left out on the way down. A `plain` one begins no new
    part to the eye: it stands small over a short list. `ordinal` is the theme whose symbol goes before it (0: none); `tail`, such as
    "(30 items)", is never parted in two lines.
    """

    level: int
    words: str
    tail: str = ""
    ordinal: int = 0
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    words: str
    tone: Tone = "body"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label, and what there is to say about it."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered line: `details` go under its words, `aside` beside them at the right (whose it is, where it came from)."""

    number: str
    words: str
    aside: str = ""
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """Numbered lines. `ruled`: each is an entry of its own, under a hairline and not cut between two pages. `small`: a list to look things
    up in and not to read through, in small type and two columns where there is room. `close`: in small type, so that they stand on the page
    of what they belong to.
    """

    items: tuple[Item, ...]
    ruled: bool = False
    small: bool = False
    close: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as written; an empty one is nothing to tell, and never a nought. `full` is how long a bar under it is, 0 to 100."""

    words: str
    full: int = 0


@dataclass(frozen=True, slots=True)
class DocumentRow:
    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """`heads` has the head of the names and then one for each cell of a row; `caption` says what is counted. `figures`: cells are numbers,
    set at the right; otherwise they are words.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[DocumentRow, ...]
    figures: bool = True


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart. `solid` and `hollow` are counted; `marks` says in words what is drawn, `remark` what stands beside it and is
    never taken off. `called` stands before the name, in the symbol of theme `ordinal` where there is one. Neighbours of one `bracket`
    (0: none) are too close to call. `before` is the round before, drawn thin.
    """

    called: str
    name: str
    marks: str
    solid: int
    hollow: int = 0
    ordinal: int = 0
    bracket: int = 0
    remark: str = ""
    before: int = 0
    parted: bool = False
    """Whether a line parts it from what follows: below it support ends."""
    counted: bool = True
    """Whether voters were counted; if not, `solid` is a bare sum and is drawn as a bar."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure with its words: `words` tells what it shows to whoever can't see it, `legend` how to read it. `dots` are voters (solid) and
    further dots (hollow) while they can be told apart; `bars` are lengths; `shape` are bars in the order of a scale; `strip` is one bar of
    them end to end, with a mark at `line` per cent of it (0: none); a `ballot` has options and nothing drawn.
    """

    words: str
    bars: tuple[Bar, ...]
    drawn: Literal["dots", "bars", "shape", "strip", "ballot"] = "dots"
    legend: str = ""
    line: int = 0

    @property
    def most(self) -> int:
        """The longest bar, so that all are drawn to one measure."""
        return max((max(bar.solid + bar.hollow, bar.before) for bar in self.bars), default=0)


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page where a page can hold them."""

    blocks: Blocks


@dataclass(frozen=True, slots=True)
class Fitted:
    """The same at several lengths, the longest first. Where there are pages it is the first that one page holds, else the last; where there
    are none, the first. What a shorter one leaves off it says by number.
    """

    choices: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Two short columns side by side where there is room and one after the other where not. `share` of the width is the left one's."""

    left: Blocks
    right: Blocks
    share: float = 0.6


@dataclass(frozen=True, slots=True)
class Aside:
    """Blocks with a few words beside them at the right, where a page is wide enough; else after them."""

    main: Blocks
    beside: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A line across, before what it begins."""

    thick: bool = False


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page, for it is handed to somebody else."""


@dataclass(frozen=True, slots=True)
class Blank:
    """Room to write by hand: `lines` of it, or `choices` of which one is marked. `words` says what goes there."""

    words: str
    lines: int = 0
    choices: tuple[str, ...] = ()


Block: TypeAlias = (
    DocumentHeading | Paragraph | Facts | Items | DocumentTable | Chart | Together | Fitted | Columns | Aside | RuledLine | NewPage | Blank
)
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page: title and confidentiality at the head, audience, level and version at the foot, with the page's number.

    A title or an audience too long for its line gives way; what protects people doesn't.
    """

    title: str
    confidentiality: str
    who: str
    level: str
    version: str


@dataclass(frozen=True, slots=True)
class Document:
    """The whole. `language` is a tag as en-GB."""

    furniture: Furniture
    blocks: Blocks
    language: str = "en-GB"

    @property
    def title(self) -> str:
        return self.furniture.title


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, those inside others too, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Together):
            yield from walk(block.blocks)
        elif isinstance(block, Fitted):
            yield from walk(block.choices[0])
        elif isinstance(block, Columns):
            yield from walk(block.left)
            yield from walk(block.right)
        elif isinstance(block, Aside):
            yield from walk(block.main)
            yield from block.beside


def length(blocks: Iterable[Block]) -> int:
    """In lines of lists, and blocks of any other kind: about how much there is to write."""
    return sum(len(block.items) if isinstance(block, Items) else 1 for block in walk(blocks))


def words_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Every text of a document in reading order: for whoever must look for a letter, a name or a mark in all of it."""
    for block in walk(blocks):
        yield from (words for words in _words(block) if words)


def _words(block: Block) -> Iterator[str]:
    match block:
        case DocumentHeading():
            yield from (block.words, block.tail)
        case Paragraph():
            yield block.words
        case Facts():
            for fact in block.facts:
                yield from (fact.label, fact.words)
        case Items():
            for item in block.items:
                yield from (item.number, item.words, item.aside, *item.details)
        case DocumentTable():
            yield from (block.caption, *block.heads)
            for row in block.rows:
                yield from (row.name, *(cell.words for cell in row.cells))
        case Chart():
            yield from (block.words, block.legend)
            for bar in block.bars:
                yield from (bar.called, bar.name, bar.marks, bar.remark)
        case Blank():
            yield from (block.words, *block.choices)
        case _:
            pass

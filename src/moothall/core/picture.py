"""What the room may see, as data: a Picture made of a closed set of parts. Holds no key of any record and nothing private.

An activity's `room.py` makes a Picture from the session; the shared screen paints it and knows no activity. What is not in these
parts can't reach the shared screen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from textwrap import wrap

from moothall.core.strips import Strips


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what is shown, 96 px at 1080 lines."""

    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A prompt: the largest words on the shared screen, 116 px, at most four lines, with its one-line definition."""

    text: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A plain line or paragraph at the base size. `strong` for the half sentence that matters."""

    text: str
    strong: str = ""


@dataclass(frozen=True, slots=True)
class Timer:
    """Seconds left when the picture was made; the screen counts on by itself. `running` is False when paused."""

    seconds: int
    running: bool = True


@dataclass(frozen=True, slots=True)
class Stages:
    """The rounds of a timer as boxes in a row, such as 1 2 4 All; `at` is the present one from 1, `words` what people do in it."""

    labels: tuple[str, ...]
    at: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class NoteCard:
    """One note, as large as fits; a long one a page at a time."""

    number: int
    text: str
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True)
class NotePage:
    """Notes at legible size, `pages` in all; never more than fit twelve lines."""

    notes: tuple[NoteCard, ...]
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme by letter, name and count. An empty name is shown as not named yet. `dots` are those of the latest vote on the themes, shown
    as a number and as shading; None when there was none.
    """

    ordinal: int
    name: str
    items: int
    dots: int | None = None


@dataclass(frozen=True, slots=True)
class ThemeList:
    themes: tuple[ThemeLine, ...]
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True)
class TurnoutDots:
    """How many ballots are in of how many people; `of` is 0 when nobody counted the room."""

    ballots: int
    of: int


@dataclass(frozen=True, slots=True)
class Tile:
    """An option to press: its ballot number, words, this card's dots and, in a live vote, everybody's dots so far.

    `mark` is what this card gave where that is no number of dots: a rank, a place on a scale. `worry` are this card's concern dots,
    `worries` everybody's. `line` says a point of a scale in the first person, for a room that reads it before it answers.
    """

    number: int
    text: str
    ordinal: int = 0
    mine: int = 0
    total: int | None = None
    mark: str = ""
    worry: int = 0
    worries: int = 0
    line: str = ""


@dataclass(frozen=True, slots=True)
class Tiles:
    """A page of tiles. `card` 0 means no card is in hand; `left` are the card's dots, `cap` the most on one.

    On the wall `said` is what was refused, and why; `still` asks whether anybody is there; `called` are the cards to come, the next one
    first; `rule` is the rule as it is announced, `key` tells a card's own dots from everybody's (in a booth, what a rating's numbers mean),
    and `marked` are pages that have some of its own.

    `counted` is False where marks are no dots, and then `head` says what is left; without a card, what each has to give. `concern` are
    concern dots each; with `worrying` a press gives one of them. `asks` waits for a card to be typed; `closed` tiles are only there to be
    read.

    Pressing a tile sends the wish "tile:<number>", Undo "undo", Done "done", Concern "concern" and the card line "card:<n>" to whoever
    put the tiles up.
    """

    tiles: tuple[Tile, ...]
    card: int
    left: int
    budget: int
    cap: int
    note: str = ""
    page: int = 1
    pages: int = 1
    counted: bool = True
    head: str = ""
    concern: int = 0
    worrying: bool = False
    asks: bool = False
    closed: bool = False
    said: str = ""
    """A sentence for whoever stands there, such as why a press did nothing: whole, in the card's line, until the next act."""
    still: bool = False
    called: tuple[int, ...] = ()
    rule: str = ""
    key: str = ""
    marked: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ResultLine:
    """Voters are None where the way in counts no people. `bracket` joins near-ties: 0 none, else the run's number. `concerns` is a tally of
    its own beside the dots, None when nobody had any to give; `divides` flags an option the room stands apart on.
    """

    ordinal: int
    number: int
    text: str
    dots: int
    voters: int | None
    bracket: int = 0
    concerns: int | None = None
    divides: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A page of results; the scale is that of the whole vote."""

    lines: tuple[ResultLine, ...]
    most: int
    ballots: int
    of: int
    note: str = ""
    rest: str = ""
    page: int = 1
    pages: int = 1
    points: bool = False
    """What was given are points and no dots: they are named so."""


@dataclass(frozen=True, slots=True)
class PollLine:
    """A point of a poll's scale and how many stand there. `before` is how many stood there in the round before, None for a first round."""

    number: int
    text: str
    count: int
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Distribution:
    """A poll as its shape, in the scale's order: nobody's name, and no mean. The first `support` lines count as support.

    `reading` says the shape in words, `beforehand` what was agreed before it opened and what came.
    """

    question: str
    lines: tuple[PollLine, ...]
    turnout: str
    reading: str = ""
    beforehand: str = ""
    support: int = 0
    note: str = ""
    """What a room has to know to read it right, such as that everybody could see the answers come in."""


@dataclass(frozen=True, slots=True)
class SupportBar:
    """How firmly something is backed, at the foot of its words: a segment for each point of the scale, to scale, the first `support` of
    them in support. The line stands at `threshold` per cent, None where nothing was agreed. `got` and `line` say both in words.
    """

    counts: tuple[int, ...]
    support: int
    threshold: int | None
    got: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things side by side, each under its heading: what is wanted and what is so. `between` says what stands between them."""

    left_head: str
    left: str
    right_head: str
    right: str
    between: str = ""


@dataclass(frozen=True, slots=True)
class HeadedLines:
    """A card of a few lines, each a head and the words under it, such as the three heads of a commitment. `foot` says whose it is."""

    lines: tuple[tuple[str, str], ...]
    foot: str = ""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A number as it is written and, from 0 to 100, how full its cell is painted. A withheld number is an empty text."""

    text: str
    full: int = 0


NO_NUMBER = -1
"""Of a row that is no option and is called by its words alone."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One option with a cell for each column. `number` and `ordinal` are as in a result; a row that is no option has `NO_NUMBER`."""

    number: int
    ordinal: int
    text: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Numbers side by side: rounds, groups of people, or the places of a scale that options were rated on."""

    heads: tuple[str, ...]
    rows: tuple[GridRow, ...]
    turnout: str = ""
    note: str = ""
    page: int = 1
    pages: int = 1


Part = (
    Heading | Question | Words | Timer | Stages | NoteCard | NotePage | ThemeList | TurnoutDots | Tiles | Result | Distribution | Grid
    | SupportBar | Pair | HeadedLines | Strips
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """What is on the shared screen. No parts: it is blank. `live` says in a few words what it is, for the facilitator's window."""

    parts: tuple[Part, ...] = ()
    live: str = ""
    pages: int = 1


BLANK = Picture()
READ_AT_ONCE = 300
"""Characters of a note that even a narrow shared screen holds at a size to be read from the back. More would make the letters smaller, so
a longer note goes on to another page."""


NOTES_A_PAGE = 6
"""As many notes as can be read from the back of the room at once."""
_LINES = 9
"""Lines that six notes have at a legible size."""
_LINE, _WIDE_LINE = 34, 47
"""Characters that a narrow screen and a wide one hold on one of them."""
_IN_TWO = 60
"""Characters of a note that stands in one of two columns, three notes to each."""


def note_pages(notes: Iterable[tuple[int, str]], narrow: bool = True) -> list[tuple[NoteCard, ...]]:
    """Notes by number and text as pages on which every word stands: a long one runs on over the next pages, and none is shortened. On a
    screen that isn't `narrow` more goes on a line, and six of a line or two stand in two columns.
    """
    pages: list[list[NoteCard]] = [[]]
    for number, text in notes:
        for piece in _pieces(text):
            card = NoteCard(number, piece)
            if pages[-1] and not _hold([*pages[-1], card], narrow):
                pages.append([])
            pages[-1].append(card)
    return [tuple(page) for page in pages]


def _hold(cards: list[NoteCard], narrow: bool) -> bool:
    """Whether they stand on one page."""
    line = _LINE if narrow else _WIDE_LINE
    in_one = sum(max(1, -(-len(part) // line)) for card in cards for part in card.text.splitlines() or [""]) <= _LINES
    in_two = not narrow and all(len(card.text) <= _IN_TWO and "\n" not in card.text for card in cards)
    return len(cards) <= NOTES_A_PAGE and (in_one or in_two)


def _pieces(text: str) -> list[str]:
    """Cut between words where it is more than can be read at once."""
    # Line breaks stay as people made them; `wrap` would otherwise turn them into spaces.
    return wrap(text, READ_AT_ONCE, replace_whitespace=False) if len(text) > READ_AT_ONCE else [text]


def note_alone(number: int, text: str, page: int, live: str) -> Picture:
    """One note full screen, cut between words into as many pages as it takes."""
    pieces = _pieces(text)
    # A page asked for before the note was shortened is brought back to one there is.
    page = min(max(page, 1), len(pieces))
    return Picture((NoteCard(number, pieces[page - 1], page, len(pieces)),), live, len(pieces))


@dataclass(frozen=True, slots=True)
class AtHand:
    """Whoever stands at the shared screen: the card in hand, 0 for none; what was refused there; which cards were called to come.

    `worrying` when presses give concerns, `still` when nobody has pressed for a while.
    """

    card: int = 0
    worrying: bool = False
    still: bool = False
    said: str = ""
    called: tuple[int, ...] = ()


NOBODY = AtHand()
NARROW = "narrow"
"""The fact that says of a screen that it is narrow, for those who make pages."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What the facilitator has put on the shared screen: an agenda item's view or one spotlit thing, by key; never the thing itself.

    `activity` is whose room makes the picture, `item` the agenda item's key or empty, `view` is a word the activity understands
    ("prompt", "notes", "vote", "result"…); `subject` a record's key; `extra` small facts the activity needs, such as the option that is
    asked about.
    """

    activity: str = ""
    item: str = ""
    view: str = ""
    subject: str = ""
    page: int = 1
    # Pairs and not a dict, so that it is frozen like the rest and two of them can be compared.
    extra: tuple[tuple[str, int], ...] = field(default=())

    at_hand: AtHand = field(default_factory=lambda: NOBODY)
    """What goes on at the screen itself while somebody stands at it. The desk adds it when a picture is made; no file keeps it."""

    def fact(self, name: str) -> int:
        return dict(self.extra).get(name, 0)

    def goes_on_from(self, other: Showing) -> bool:
        """Whether this is the next look at what `other` shows, or the first at all."""
        return not other.activity or (self.activity, self.item) == (other.activity, other.item)

"""What is on the screen, in words, for those who hear the screen. Says what the picture holds and nothing else."""

from __future__ import annotations

from dataclasses import replace

from moothall.core.picture import (
    Distribution,
    Grid,
    GridRow,
    HeadedLines,
    Heading,
    NoteCard,
    NotePage,
    Pair,
    Part,
    Picture,
    PollLine,
    Question,
    Result,
    ResultLine,
    Stages,
    SupportBar,
    ThemeLine,
    ThemeList,
    Tiles,
    Timer,
    TurnoutDots,
    Words,
)
from moothall.core.strips import StripRow, Strips
from moothall.core.theme_letters import letter
from moothall.ui.shared_screen.painting.result import turnout_words
from moothall.ui.shared_screen.painting.text_parts import clock
from moothall.ui.shared_screen.painting.tile_head import asks_for_card
from moothall.ui.shared_screen.painting.tile_painting import tile_words
from moothall.words import read_by, say


@read_by("shared_screen")
def spoken(picture: Picture, *, blank: bool = False, gone: int = 0) -> str:
    """One sentence or so a part, in the order of the screen. `gone` are seconds since the picture was made, for a timer that runs on."""
    if blank or not picture.parts:
        return say("screen.blank")
    # One full stop between parts, wherever a text brings its own.
    return ". ".join(words.rstrip(".") for part in picture.parts for words in _words(_later(part, gone)) if words)


def _later(part: Part, gone: int) -> Part:
    return replace(part, seconds=max(0, part.seconds - gone)) if isinstance(part, Timer) and part.running else part


def _words(part: Part) -> list[str]:
    match part:
        case Heading(text):
            return [text]
        case Question(text, definition):
            return [text, definition]
        case Words(text, strong):
            return [strong, text]
        case Timer(seconds, running):
            if not seconds:
                return [say("screen.time")]
            # "paused" is said, as it is painted.
            return [say("screen.clock", left=clock(max(0, seconds))) + ("" if running else f", {say('screen.paused')}")]
        case Stages(labels, at, words):
            return [say("screen.stage", label=labels[at - 1], n=at, of=len(labels)), words]
        case NoteCard(number, text, page, pages):
            return [f"{say('screen.note', n=number)}: {text}", _page(page, pages)]
        case NotePage(notes, page, pages):
            return [*(words for note in notes for words in _words(note)), _page(page, pages)]
        case ThemeList(themes, page, pages):
            return [*map(_theme, themes), _page(page, pages)]
        case TurnoutDots(ballots, of):
            return [f"{ballots} {say('screen.of_in', of=of) if of else say('screen.in')}"]
        case Tiles():
            return _tiles(part)
        case Result():
            lines = (_result_line(line, part.points) for line in part.lines)
            return [turnout_words(part), *lines, part.note, part.rest, _page(part.page, part.pages)]
        case Distribution():
            return [part.question, part.turnout, part.note, *map(_poll_line, part.lines), part.reading, part.beforehand]
        case SupportBar(got=got, line=line):
            return [got, line]
        case Pair():
            return [f"{part.left_head}: {part.left}", f"{part.right_head}: {part.right}", part.between]
        case HeadedLines(lines, foot):
            return [*(f"{head}: {words}" for head, words in lines), foot]
        case Strips():
            rows = (_strip(row, part) for row in part.rows)
            return [part.turnout, *rows, part.note, part.legend, _page(part.page, part.pages)]
        case Grid():
            return [part.turnout, *(_grid_row(row, part.heads) for row in part.rows), part.note, _page(part.page, part.pages)]


def _theme(line: ThemeLine) -> str:
    words = say("screen.theme", letter=letter(line.ordinal), name=line.name or say("screen.no_name"), count=line.items)
    return words if line.dots is None else f"{words}, {say('screen.dots', n=line.dots)}"


def _poll_line(line: PollLine) -> str:
    words = say("screen.at_point", number=line.number, text=line.text, count=line.count)
    return words if line.before is None else f"{words}, {say('screen.was', count=line.before)}"


def _grid_row(row: GridRow, heads: tuple[str, ...]) -> str:
    """A cell that is withheld is said to be."""
    cells = (f"{head} {cell.text or say('screen.withheld')}" for head, cell in zip(heads, row.cells, strict=True))
    return f"{row.text}: {', '.join(cells)}"


def _strip(row: StripRow, part: Strips) -> str:
    """Counts by point in words, the ends of the scale among them; withheld is said to be."""
    if row.counts is None:
        return f"{row.name}: {say('screen.withheld')}"
    last = len(part.points) - 1
    named = [f"{point} {part.ends[bool(place)] if place in (0, last) else ''}".strip() for place, point in enumerate(part.points)]
    told = (say("screen.strip_point", point=point, count=n) for point, n in zip(named, row.counts, strict=True) if n)
    return f"{row.name}: {', '.join(told)}" + (f", {row.said}" if row.said else "")


def _page(page: int, pages: int) -> str:
    return say("screen.page", n=page, of=pages) if pages > 1 else ""


def _tiles(part: Tiles) -> list[str]:
    left = part.head or (say("screen.dots_left", n=part.left) if part.budget else "")
    card = [say("screen.card", n=part.card), left] if part.card else [] if part.rule else [part.head]
    still = [say("screen.still_there", n=part.card)] if part.still else []
    called = [say("screen.now_card", now=part.called[0])] if part.called and not part.card else []
    asking = [say("screen.card_first" if part.rule else "screen.next_card")] if asks_for_card(part) else []
    # What was refused comes first: it is what whoever pressed waits to hear.
    rule = part.rule or part.key
    return [part.said, *still, *card, *called, *asking, rule, *map(tile_words, part.tiles), part.note, _page(part.page, part.pages)]


def _result_line(line: ResultLine, points: bool) -> str:
    voters = say("screen.no_voter_count") if line.voters is None else say("screen.voters", n=line.voters)
    tie = say("screen.near_tie") if line.bracket else ""
    concerns = say("screen.concerns", n=line.concerns) if line.concerns else ""
    divides = say("screen.divides") if line.divides else ""
    given = say("screen.points" if points else "screen.dots", n=line.dots)
    return ", ".join(filter(None, (line.text, given, voters, concerns, tie, divides)))

"""Saves a picture of every part of the shared screen; opens no session.

`python -m moothall.ui.shared_screen.screen_gallery OUT_DIR`
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from moothall.core.picture import (
    BLANK,
    Distribution,
    Grid,
    GridCell,
    GridRow,
    Heading,
    NoteCard,
    NotePage,
    Picture,
    PollLine,
    Question,
    Result,
    ResultLine,
    ThemeLine,
    ThemeList,
    Tile,
    Tiles,
    Timer,
    TurnoutDots,
    Words,
)
from moothall.tokens import Mode
from moothall.ui.shared_screen.painting import State, paint

# px: today's projector, the old 4:3 one, and a 4K screen.
SIZES = (QSize(1920, 1080), QSize(1024, 768), QSize(3840, 2160))
_NAMES = (
    "Clear roles at night", "One way in", "Shared rotas", "Young voices first", "Fewer forms", "Repair before new",
    "Open books", "Warm rooms for all", "Walk the site monthly", "Plain letters", "Seats for carers", "Trust the ward",
)  # fmt: skip
# Shuffled, as a sealed booth shows them.
_ORDER = (8, 11, 6, 2, 5, 7, 3, 1, 12, 10, 9, 4)
# Over a thousand signs, and under the 1,500 that are measured at all.
_LONG = "We would stop asking every family to tell the same story to five people on the same day, " * 12
# Markup, placeholders, a reversed direction, another script, an emoji and piled-up accents: all of it must be shown as typed.
_HOSTILE = "<b>Bold?</b> &amp; <img src=x onerror=alert(1)> {n} %s \\n \u202ereversed\u202c مرحبا 🙂 Z̷̢̛͇a̸l̶g̵o̷"
# Dots, voters, and the number of the near-tie.
_TIES = ((31, 22, 1), (29, 27, 1), (25, 18, 0), (22, 19, 0), (19, 12, 0), (16, 14, 0))


def gallery() -> Iterator[tuple[str, Picture, State]]:
    """Every part, with ordinary words, with far too many, and at its limits."""
    question = Question("What would have to be true by spring for us to work as one team?", "Team: everybody who meets the same family.")
    yield "blank", BLANK, State()
    yield "prompt", Picture((question, Words("Three cards, one idea on each.", "In fours."), Timer(200))), State()
    yield "prompt-paused", Picture((question, Timer(3900, running=False))), State()
    yield "prompt-over", Picture((Question("What now?"), Timer(10))), State(gone=60)
    yield "prompt-long", Picture((Question(_LONG, _LONG), Words(_LONG, "In fours."), Timer(200))), State()
    yield "words", Picture((Heading("Break"), Words("Back at 11:10. Coffee is by the window."))), State()
    yield "words-long", Picture((Heading(_LONG), Words(_LONG))), State()
    yield "hostile", Picture((Question(_HOSTILE, _HOSTILE), Words(_HOSTILE, "<i>now</i>"))), State()
    yield "note", Picture((NoteCard(32, "Fewer forms, one queue"),)), State()
    yield "note-long", Picture((NoteCard(1204, _LONG),)), State()
    notes = tuple(NoteCard(n, text) for n, text in enumerate((*_NAMES[:5], _LONG[:200]), 28))
    yield "notes", Picture((Heading("What we heard"), NotePage(notes, 2, 5))), State()
    yield "themes", Picture((Heading("Eight themes"), ThemeList(_themes(8)))), State()
    warm = tuple(replace(theme, dots=3 * theme.items) for theme in _themes(8))
    yield "themes-dots", Picture((Heading("Eight themes"), ThemeList(warm))), State()
    yield "themes-12", Picture((ThemeList(_themes(12), 1, 2),)), State()
    yield from _votes()
    yield from _results()
    yield from _side_by_side()


def _themes(many: int) -> tuple[ThemeLine, ...]:
    return tuple(ThemeLine(n, name if n != 8 else "", 12 - n) for n, name in enumerate(_NAMES[:many], 1))


def _votes() -> Iterator[tuple[str, Picture, State]]:
    ask = Heading("Which of these would change most for the families we meet?")
    rule = Words("5 dots each, at most 2 on one. Sealed until all are in.")
    yield "turnout", Picture((ask, rule, TurnoutDots(31, 45))), State()
    asked = Question(ask.text, rule.text)
    yield "turnout-question", Picture((asked, TurnoutDots(31, 45))), State()
    yield "turnout-question-long", Picture((Question(_LONG, _LONG), TurnoutDots(31, 60), Timer(20))), State()
    yield "turnout-bar", Picture((ask, rule, TurnoutDots(70, 120))), State()
    yield "turnout-60", Picture((ask, rule, TurnoutDots(12, 60), Timer(95))), State()
    yield "turnout-uncounted", Picture((ask, rule, TurnoutDots(31, 0))), State()
    booth = Tiles(tuple(Tile(n, _NAMES[n - 1], n, {3: 2, 7: 1}.get(n, 0)) for n in _ORDER), 31, 2, 5, 2, "Only you see this")
    yield "booth", Picture((booth,)), State()
    live = replace(
        booth, tiles=tuple(replace(tile, total=tile.number * 3) for tile in booth.tiles), note="Live, not sealed. 12 have voted.", pages=2
    )
    yield "live", Picture((ask, live)), State()
    yield "live-card", Picture((replace(live, card=0),)), State(typed="3")
    yield "options", Picture((replace(booth, tiles=_unmarked(booth.tiles), card=0, left=0, note="Voting has not opened yet"),)), State()
    few = Tiles(tuple(Tile(n, name, n) for n, name in enumerate(_NAMES[:4], 1)), 8, 9, 12, 5, "Only you see this")
    yield "booth-few", Picture((few,)), State()
    points = tuple(Tile(n, name, line=_LONG) for n, name in enumerate(_NAMES[:4], 1))
    yield "points", Picture((Tiles(points, 0, 0, 1, 0, "Voting has not opened yet", pages=2, head="One answer each"),)), State()


def _unmarked(tiles: tuple[Tile, ...]) -> tuple[Tile, ...]:
    return tuple(replace(tile, mine=0) for tile in tiles)


def _results() -> Iterator[tuple[str, Picture, State]]:
    lines = tuple(ResultLine(n, n, _NAMES[n], d, v, b) for n, (d, v, b) in enumerate(_TIES, 1))
    result = Result(lines, 31, 45, 45, rest="6 more, 11 to 13 dots", pages=2)
    title = Heading("Where the energy is")
    yield "result", Picture((title, result)), State()
    yield "result-live", Picture((title, replace(result, note="live, not sealed"))), State()
    many = tuple(replace(line, dots=line.dots * 7, voters=(line.voters or 0) * 6, text=_LONG) for line in lines)
    yield "result-many", Picture((title, replace(result, lines=many, most=217))), State()
    bare = tuple(replace(line, voters=None, ordinal=0, bracket=0) for line in lines)
    yield "result-bare", Picture((title, replace(result, lines=bare))), State()
    mixed = (*bare[:2], *lines[2:])
    worried = tuple(replace(line, concerns=(4, 0, 1, 12, 0, 3)[n], divides=n == 0) for n, line in enumerate(lines))
    yield "result-concerns", Picture((title, replace(result, lines=worried))), State()
    yield "result-mixed", Picture((Heading(_LONG), replace(result, lines=mixed, note="live, not sealed"))), State()


def _side_by_side() -> Iterator[tuple[str, Picture, State]]:
    points = ("Whole-hearted yes", "With a small wish", "With reservations", "I abstain", "More talk first", "Go ahead", "Serious", "Block")
    lines = tuple(PollLine(n, text, count) for (n, text), count in zip(enumerate(points, 1), (12, 7, 4, 3, 3, 0, 1, 1), strict=True))
    agreed = "Agreed beforehand: 80% at 1 to 3. Here: 74%."
    poll = Distribution("One front door by June, and the other desks close", lines, "31 of 33 voted", "Support, with outliers.", agreed, 3)
    yield "poll", Picture((poll,)), State()
    yield "poll-again", Picture((replace(poll, lines=tuple(replace(x, before=n) for n, x in enumerate(lines))),)), State()
    few = (PollLine(1, "Yes", 2), PollLine(2, "No", 1))
    yield "poll-few", Picture((Distribution("Shall we?", few, "3 voted", "Only 3 voted: read it mark by mark."),)), State()
    crowd = tuple(PollLine(n, _LONG, 1000 * n, 7) for n in range(10, -1, -1))
    yield "poll-long", Picture((Distribution(_LONG, crowd, "12000 voted", _LONG, _LONG, 4),)), State()
    rows = tuple(GridRow(n, n, name, (GridCell(str(9 + n), 60), GridCell(""), GridCell("7", 100))) for n, name in enumerate(_NAMES[:7], 1))
    grid = Grid(("Health 13", "Voluntary sector 11", "others 9"), rows, "33 of 33 voted", "Voters. A dash: fewer than five.", 1, 2)
    yield "groups", Picture((Heading("Group by group"), grid)), State()
    places = (*(str(n) for n in range(7, 0, -1)), "top 2", "none")
    rated = tuple(GridRow(n, 0, _LONG, tuple(GridCell(str(m), 11 * m) for m in range(9))) for n in range(1, 8))
    yield "rated", Picture((Heading("Where the energy is"), Grid(places, rated, "33 voted", _LONG))), State()


def picture_of(picture: Picture, size: QSize, mode: Mode, state: State) -> QImage:
    image = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint(painter, size, picture, mode, state)
    painter.end()
    return image


def main(folder: Path) -> int:
    app = QGuiApplication.instance() or QGuiApplication([])
    modes: tuple[Mode, ...] = ("light", "dark")
    for size in SIZES:
        for mode in modes:
            place = folder / f"{size.width()}x{size.height()}-{mode}"
            place.mkdir(parents=True, exist_ok=True)
            for name, picture, state in gallery():
                picture_of(picture, size, mode, state).save(str(place / f"{name}.png"))
    del app
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

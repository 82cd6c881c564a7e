"""Reading the board's entry line, and what a board offers to vote on.

32 A          place note 32 in theme A          32 7 14 A     place several
32 +          a new theme holding note 32       + Home first  a new theme with a name
32 *          star as an example, or unstar     32 -          back to the tray
A: One door   name theme A
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moothall.core.agenda import AgendaItem
from moothall.core.contributions import Contribution, flag_note, note_numbered, notes_of
from moothall.core.letters import ordinal
from moothall.core.model import Session, Step
from moothall.core.prompts import prompts
from moothall.core.refused import Refused
from moothall.core.themes import Theme, new_theme, place, rename_theme, theme_lettered, themes_of, unplace
from moothall.core.votes import Candidate

_NAMING = re.compile(r"([A-Za-z]{1,2})\s*:\s*(.+)")
_PLACING = re.compile(r"([\d\s,]+)\s*([A-Za-z]{1,2}|[+*-])?")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a typed line means so far. `verb` is place, star, tray, new, name or "" while it is only numbers."""

    verb: str
    notes: tuple[Contribution, ...] = ()
    theme: Theme | None = None
    name: str = ""


def understood(session: Session, prompt: str, text: str) -> Wish:
    """The meaning of a line, for the echo beside it. Refused in words when there is no such note or theme."""
    text = text.strip()
    if text.startswith("+"):
        return Wish("new", name=text[1:].strip())
    if found := _NAMING.fullmatch(text):
        return Wish("name", theme=theme_lettered(session, prompt, ordinal(found[1])), name=found[2].strip())
    if found := _PLACING.fullmatch(text):
        return _placing(session, prompt, found[1], found[2] or "")
    raise Refused("cluster.not_understood")


def _placing(session: Session, prompt: str, numbers: str, target: str) -> Wish:
    notes = tuple(note_numbered(session, prompt, int(n)) for n in numbers.replace(",", " ").split())
    verbs = {"+": "new", "*": "star", "-": "tray", "": ""}
    if target in verbs:
        return Wish(verbs[target], notes)
    return Wish("place", notes, theme_lettered(session, prompt, ordinal(target)))


def carry_out(session: Session, prompt: str, wish: Wish, keys: Sequence[str]) -> Step:
    """The step a wish asks for; `keys` needs one more than it names notes."""
    notes = [n.key for n in wish.notes]
    if wish.verb == "place" and wish.theme:
        return place(session, notes, wish.theme.key, keys)
    if wish.verb == "name" and wish.theme:
        return rename_theme(session, wish.theme.key, wish.name)
    if wish.verb == "tray":
        return unplace(session, notes)
    if wish.verb == "star":
        return _star(session, wish.notes)
    if wish.verb == "new":
        return theme_of(session, prompt, notes, wish.name, keys)
    raise Refused("cluster.where_to")


def _star(session: Session, notes: Sequence[Contribution]) -> Step:
    steps = [flag_note(session, n.key, "example", not n.example) for n in notes]
    return Step(steps[0].name, tuple(c for s in steps for c in s.changes), steps[0].about)


def theme_of(session: Session, prompt: str, notes: Sequence[str], name: str, keys: Sequence[str]) -> Step:
    """A new theme that holds these notes from the start, as one act."""
    making = new_theme(session, keys[0], prompt, name)
    ahead = session.snapshot()
    ahead.apply(making)
    placing = place(ahead, notes, keys[0], keys[1:])
    return Step(making.name, (*making.changes, *placing.changes), making.about)


def board_of(session: Session, item: AgendaItem | None) -> str:
    """The board an item speaks of: its own prompt, else the one with the most notes."""
    if item and item.prompt:
        return item.prompt
    boards = sorted(prompts(session), key=lambda p: -len(notes_of(session, p.key)))
    return boards[0].key if boards else ""


def candidates(session: Session, item: AgendaItem | None) -> Mapping[str, Sequence[Candidate]]:
    """What could be voted on: the board's themes by size, or its notes by number."""
    board = board_of(session, item)
    themes = [Candidate(t.name or t.letter, t.letter, t.ordinal, t.key) for t in themes_of(session, board)]
    notes = [Candidate(n.text, str(n.number), 0, n.key) for n in notes_of(session, board)]
    return {"themes": themes, "notes": notes}

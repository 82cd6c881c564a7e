"""Reading the entry line: a note, a table or sector that sticks until it is changed, or "+12" for the same as note 12."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moothall.core.agenda import AgendaItem
from moothall.core.contributions import CONTRIBUTIONS, Contribution, Written, add_notes, contributions_of, head_of
from moothall.core.merging import merge_notes
from moothall.core.model import Session, Step
from moothall.core.people import PARTICIPANTS
from moothall.core.prompts import PROMPTS

_TABLE = re.compile(r"t\s*(\d{1,3})", re.IGNORECASE)
_PLUS = re.compile(r"\+\s*(\d{1,6})", re.ASCII)
"""Up to 999 tables and six digits of a note's number, which is more than a session can hold; longer is text. Digits of other scripts
are a note's words and not a number."""


@dataclass(frozen=True, slots=True)
class CardSource:
    """Where the cards being typed come from; it sticks. One of the two, or neither."""

    table: str = ""
    sector: str = ""


def table_line(text: str) -> CardSource | None:
    """ "t12" on its own line changes the table, and is no note. "t0" is no table: the cards are nobody's again."""
    found = _TABLE.fullmatch(text.strip())
    # "t03" is table 3; nought is no table, which `or` turns into nothing.
    return CardSource(table=str(int(found[1]) or "")) if found else None


def plus_line(text: str) -> int:
    """ "+12" on its own line says that one more hand wrote note 12; 0 when the line says something else."""
    found = _PLUS.fullmatch(text.strip())
    return int(found[1]) if found else 0


def note_lines(text: str) -> list[str]:
    """Many pasted lines are many notes; blank lines between them are not."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def is_late(session: Session, item: AgendaItem | None) -> bool:
    """Whether capture has closed: the item is done, or what was written in silence has been revealed."""
    # Late is a mark and no bar: the card was written in the room, and belongs to what was said there.
    prompt = session.find(PROMPTS, item.prompt) if item else None
    return bool(item and item.state == "done") or bool(prompt and prompt.writing == "revealed")


def written(text: str, source: CardSource, at: str, pasted: bool = False, late: bool = False) -> Written:
    return Written(text, source.table, source.sector, "pasted" if pasted else "typed", written=at, late=late)


def write(
    session: Session,
    prompt: str,
    lines: Iterable[str],
    source: CardSource,
    at: str,
    keys: Iterable[str],
    pasted: bool = False,
    late: bool = False,
) -> Step:
    """The notes typed or pasted, in one step. Notes that come after capture closed are marked late, never refused.

    Refused when a line says nothing or more than a note may, and when the prompt has gone.
    """
    return add_notes(session, prompt, (written(line, source, at, pasted, late) for line in lines), keys)


def same_words(text: str) -> str:
    """A note as it is compared with another: case, spaces and the stop at its end don't matter."""
    # casefold, so that "STRASSE" and "straße" are the same; lower would tell them apart.
    return " ".join(text.casefold().split()).rstrip(".!;, ")


def said_before(session: Session, prompt: str, keys: Iterable[str]) -> dict[str, list[str]]:
    """Of these new notes, those with exactly the words of an earlier one, by the key of the note that stands for it.

    They are offered as repeats, never taken for them: two hands may have meant two things.
    """
    new = set(keys)
    first: dict[str, Contribution] = {}
    found: dict[str, list[str]] = {}
    for note in contributions_of(session, prompt):
        # In the order of their numbers, so that whoever said it first is the one the others repeat.
        head = first.setdefault(same_words(note.text), head_of(session, note))
        # The new note itself comes by here too, and one that is a repeat already needs no offer.
        if note.key in new and head.key != note.key and not note.same_as:
            found.setdefault(head.key, []).append(note.key)
    return found


def count_as_repeats(session: Session, found: dict[str, list[str]]) -> Step:
    """All of them in one act; each keeps its number and its source. Refused when one of them has gone meanwhile."""
    steps = [merge_notes(session, head, others) for head, others in found.items()]
    return together(steps, "step.count_repeats", sum(map(len, found.values())))


FIRST_TABLES, MOST_TABLES = 6, 40
"""Tables offered before any is known; and the highest number that is a table's place in a row of them."""


def together(steps: Sequence[Step], name: str = "", about: int = 0) -> Step:
    """One act of several that touch different records. One alone keeps its own name."""
    # "Star note 12" says more in the history than "change 1 note".
    if len(steps) == 1:
        return steps[0]
    changes = tuple(change for step in steps for change in step.changes)
    return Step(name or "step.change_notes", changes, about=str(about or len(steps)))


def cards_by_table(session: Session, prompt: str) -> list[tuple[str, int]]:
    """How many cards came from each table of the room, repeats too, in table order; tables that handed in none say 0. While nobody knows of
    any table, the first few stand there to be chosen from.
    """
    counts = Counter(c.table for c in session.where(CONTRIBUTIONS, "prompt", prompt) if c.table)
    # In any order: this is asked with every card.
    seated = {p.table.strip() for p in session.all(PARTICIPANTS)} - {""}
    # Every table up to the highest that anybody sits at or that handed in: one with none is the one to go and ask.
    known = {*counts, *seated}
    numbers = [int(t) for t in known if t.isdigit() and int(t) <= MOST_TABLES]
    highest = max(numbers, default=0 if known else FIRST_TABLES)
    named = sorted(t for t in known if not t.isdigit() or int(t) > MOST_TABLES)
    return [(str(n), counts[str(n)]) for n in range(1, highest + 1)] + [(t, counts[t]) for t in named]

"""Merging and splitting notes, and taking one away: numbers, words and sources are kept whatever becomes of a note (practice 2.12).

Stands on contributions and themes; decides nothing about what is alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from moothall.core.contributions import CONTRIBUTIONS, Contribution, Written, add_notes, head_of, repeats_of
from moothall.core.errors import Refused
from moothall.core.model import Change, Session, Step, added, changed, removed
from moothall.core.prompts import PROMPTS
from moothall.core.text import required
from moothall.core.themes import PLACEMENTS, Placement


def repeat_note(session: Session, head: str, written: Written, key: str) -> Step:
    """ "+1, same as #12": one more hand said it. The repeat takes a number of its own; without words of its own it has the note's.
    What repeats a hidden note is hidden, too. Refused when the note is gone, or the words are too long."""
    note = head_of(session, session.get(CONTRIBUTIONS, head))
    arrival = add_notes(session, note.prompt, [replace(written, text=written.text or note.text)], [key]).changes[0].after
    return Step("step.repeat_note", (added(CONTRIBUTIONS, replace(arrival, same_as=note.key, hidden=note.hidden)),), about=str(note.number))


def merge_notes(session: Session, head: str, others: Iterable[str]) -> Step:
    """Other notes of the board become repeats of this one, and so do their own repeats; they leave their themes. Refused when all of them
    are that already, when one is of another board, or gone.
    """
    note = head_of(session, session.get(CONTRIBUTIONS, head))
    merged = [c for key in dict.fromkeys(others) for c in _joining(session, note, session.get(CONTRIBUTIONS, key))]
    if not merged:
        raise Refused("core.same_note")
    return Step("step.merge_notes", tuple(merged), about=str(note.number))


def _joining(session: Session, note: Contribution, other: Contribution) -> list[Change]:
    if other.key == note.key or other.same_as == note.key:
        return []
    if other.prompt != note.prompt:
        raise Refused("core.other_board")
    # Its repeats come along at once, so that a repeat always points to a note that stands: nobody has to follow a chain.
    joining = [other, *repeats_of(session, other.key)]
    lying = [removed(PLACEMENTS, p) for p in session.where(PLACEMENTS, "contribution", other.key)]
    return [*lying, *(changed(CONTRIBUTIONS, c, replace(c, same_as=note.key)) for c in joining)]


def take_out(session: Session, key: str, keys: Sequence[str]) -> Step:
    """A repeat stands on its own again, in the themes of the note it repeated. `keys` has one for each of those places. Refused when it is
    no repeat, or gone.
    """
    repeat = session.get(CONTRIBUTIONS, key)
    if not repeat.same_as:
        raise Refused("core.no_repeat", number=repeat.number)
    places = _same_places(session, repeat.same_as, repeat.key, keys)
    return Step("step.take_out", (changed(CONTRIBUTIONS, repeat, replace(repeat, same_as="")), *places), about=str(repeat.number))


def _same_places(session: Session, note: str, other: str, keys: Sequence[str]) -> list[Change]:
    lying = session.where(PLACEMENTS, "contribution", note)
    return [added(PLACEMENTS, Placement(k, other, p.theme, p.copy)) for p, k in zip(lying, keys, strict=False)]


def split_note(session: Session, key: str, texts: Sequence[str], keys: Sequence[str]) -> Step:
    """One answer becomes several items: the first text stays under the note's number, each further one gets the next free number and
    keeps the source and its response number (practice, row 13). Items lie where the note lies; `keys` has as many as keys_to_split says.
    Refused with fewer than two texts, or a blank or too long one.
    """
    note = session.get(CONTRIBUTIONS, key)
    texts = [required(text) for text in texts]
    if len(texts) < 2:
        raise Refused("core.split_in_two")
    first, places = session.next_number("contribution"), len(session.where(PLACEMENTS, "contribution", key))
    changes = [changed(CONTRIBUTIONS, note, replace(note, text=texts[0]))]
    for n, text in enumerate(texts[1:]):
        # For each further item a key of its own and one for each place it lies in.
        own, *others = keys[n * (1 + places) : (n + 1) * (1 + places)]
        # The star stays with the first: it was given for words that the others no longer have.
        item = replace(note, key=own, number=first + n, text=text, example=False)
        changes += [added(CONTRIBUTIONS, item), *_same_places(session, key, own, others)]
    return Step("step.split_note", tuple(changes), about=str(note.number))


def keys_to_split(session: Session, key: str, items: int) -> int:
    """How many fresh keys it takes to split a note into so many items."""
    return (items - 1) * (1 + len(session.where(PLACEMENTS, "contribution", key)))


def hide_note(session: Session, key: str, on: bool) -> Step:
    """Keep an unsuitable note from the room. Its number stays, it counts, and the facilitator still reads it. Refused when it is gone."""
    before = session.get(CONTRIBUTIONS, key)
    after = replace(before, hidden=on)
    return Step("step.hide_note" if on else "step.unhide_note", (changed(CONTRIBUTIONS, before, after),), about=str(before.number))


def move_note(session: Session, key: str, prompt: str) -> Step:
    """To another prompt's board, with its repeats; it starts in that board's tray. Refused when the note or the prompt is gone."""
    note, to = head_of(session, session.get(CONTRIBUTIONS, key)), session.get(PROMPTS, prompt)
    if note.prompt == to.key:
        # A step without changes: the desk keeps none of it, so a move to where it is leaves nothing to undo.
        return Step("step.move_note")
    lying = [removed(PLACEMENTS, p) for p in session.where(PLACEMENTS, "contribution", note.key)]
    moving = (changed(CONTRIBUTIONS, c, replace(c, prompt=to.key)) for c in (note, *repeats_of(session, note.key)))
    return Step("step.move_note", (*lying, *moving), about=str(note.number))


def delete_notes(session: Session, notes: Iterable[str]) -> Step:
    """Delete notes and where they lay. Their numbers are not used again. A note's first repeat that stays takes its place. Refused when one
    is gone already.
    """
    gone = {key: session.get(CONTRIBUTIONS, key) for key in notes}
    changes = [c for note in gone.values() for c in _going(session, note, gone)]
    name = "step.delete_note" if len(gone) == 1 else "step.delete_notes"
    about = str(next(iter(gone.values())).number if len(gone) == 1 else len(gone))
    return Step(name, (*changes, *(removed(CONTRIBUTIONS, n) for n in gone.values())), about=about)


def _going(session: Session, note: Contribution, gone: dict[str, Contribution]) -> list[Change]:
    lying = session.where(PLACEMENTS, "contribution", note.key)
    # Deleting one card must not take away the voices of those who said the same.
    staying = [c for c in repeats_of(session, note.key) if c.key not in gone]
    if not staying:
        return [removed(PLACEMENTS, p) for p in lying]
    heir = staying[0]
    heirs = [changed(CONTRIBUTIONS, c, replace(c, same_as="" if c is heir else heir.key)) for c in staying]
    return [*heirs, *(changed(PLACEMENTS, p, replace(p, contribution=heir.key)) for p in lying)]

"""Themes and where notes lie. A theme is a letter first and a name later; themes stand in the order of the number of notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from moothall.core.contributions import CONTRIBUTIONS, Contribution, items, notes_of
from moothall.core.letters import letter
from moothall.core.model import Change, Session, Step, Table, added, changed, removed
from moothall.core.prompts import PROMPTS
from moothall.core.refused import Refused
from moothall.core.text import kept, required


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of notes on one board. `ordinal` gives the letter and is never used twice on a board."""

    key: str
    prompt: str
    ordinal: int
    name: str = ""

    @property
    def letter(self) -> str:
        return letter(self.ordinal)


@dataclass(frozen=True, slots=True)
class Placement:
    """A note lies in a theme. A note has one placement, and further ones only as copies."""

    key: str
    contribution: str
    theme: str
    copy: bool = False


THEMES = Table("theme", Theme, by=("prompt",), counted=lambda t: (f"theme:{t.prompt}", t.ordinal))
PLACEMENTS = Table("placement", Placement, by=("contribution", "theme"))


# reading


def notes_in(session: Session, theme: str) -> list[Contribution]:
    """The notes of a theme, copies too: starred examples first, then by number."""
    notes = [session.get(CONTRIBUTIONS, p.contribution) for p in session.where(PLACEMENTS, "theme", theme)]
    return sorted(notes, key=lambda c: (not c.example, c.number))


def themes_of(session: Session, prompt: str) -> list[Theme]:
    """The themes of a board by number of items, then in the order they were made (practice, row 10; ties stay put)."""
    themes = session.where(THEMES, "prompt", prompt)
    return sorted(themes, key=lambda t: (-items(notes_in(session, t.key)), t.ordinal))


def theme_lettered(session: Session, prompt: str, ordinal: int) -> Theme:
    """The theme with this letter on this board, or Refused."""
    found = next((t for t in session.where(THEMES, "prompt", prompt) if t.ordinal == ordinal), None)
    if found is None:
        raise Refused("core.no_such_theme", letter=letter(ordinal))
    return found


def theme_called(session: Session, prompt: str, name: str) -> Theme | None:
    return next((t for t in session.where(THEMES, "prompt", prompt) if t.name == name and name), None)


def placement_of(session: Session, note: str) -> Placement | None:
    """Where a note lies, copies aside; None while it is unclustered."""
    return next((p for p in session.where(PLACEMENTS, "contribution", note) if not p.copy), None)


def unclustered(session: Session, prompt: str) -> list[Contribution]:
    return [c for c in notes_of(session, prompt) if not session.where(PLACEMENTS, "contribution", c.key)]


def examples(notes: Iterable[Contribution], most: int = 3) -> list[Contribution]:
    """The starred notes, or the first three when none is starred (practice, row 11)."""
    by_number = sorted(notes, key=lambda c: c.number)
    return [c for c in by_number if c.example] or by_number[:most]


# changing


def new_theme(session: Session, key: str, prompt: str, name: str = "") -> Step:
    """A theme with the board's next letter; the name may come later. Refused when the board has a theme of that name."""
    session.get(PROMPTS, prompt)
    theme = Theme(key, prompt, session.next_number(f"theme:{prompt}"), _free_name(session, prompt, name))
    return Step("step.new_theme", (added(THEMES, theme),), about=theme.letter)


def _free_name(session: Session, prompt: str, name: str, but: str = "") -> str:
    taken = theme_called(session, prompt, name)
    if taken and taken.key != but:
        raise Refused("core.theme_exists", letter=taken.letter)
    return required(name) if name else ""


def rename_theme(session: Session, key: str, name: str) -> Step:
    before = session.get(THEMES, key)
    after = replace(before, name=_free_name(session, before.prompt, kept(name), key))
    return Step("step.rename_theme", (changed(THEMES, before, after),), about=before.letter)


def place(session: Session, notes: Iterable[str], theme: str, keys: Iterable[str]) -> Step:
    """Move notes into a theme of their board, from the tray or from another theme."""
    into = session.get(THEMES, theme)
    changes = [c for note, key in zip(dict.fromkeys(notes), keys, strict=False) for c in _placing(session, note, into, key)]
    return Step("step.place", tuple(changes), about=into.letter)


def _placing(session: Session, note: str, into: Theme, key: str) -> list[Change]:
    if session.get(CONTRIBUTIONS, note).prompt != into.prompt:
        raise Refused("core.other_board")
    here = placement_of(session, note)
    if here is None:
        return [added(PLACEMENTS, Placement(key, note, into.key))]
    if here.theme == into.key:
        return []
    # A copy that already lies there would count the note twice in one theme.
    twins = [removed(PLACEMENTS, p) for p in session.where(PLACEMENTS, "contribution", note) if p.copy and p.theme == into.key]
    return [*twins, changed(PLACEMENTS, here, replace(here, theme=into.key))]


def unplace(session: Session, notes: Iterable[str]) -> Step:
    """Back to the tray, copies too."""
    changes = tuple(removed(PLACEMENTS, p) for note in dict.fromkeys(notes) for p in session.where(PLACEMENTS, "contribution", note))
    return Step("step.unplace", changes)


def copy_into(session: Session, note: str, theme: str, key: str) -> Step:
    """A second place for a note: counted in both themes, once in the board's total (practice 2.12)."""
    into = session.get(THEMES, theme)
    if placement_of(session, note) is None:
        return place(session, [note], theme, [key])
    if any(p.theme == theme for p in session.where(PLACEMENTS, "contribution", note)):
        raise Refused("core.already_there", letter=into.letter)
    return Step("step.copy", (added(PLACEMENTS, Placement(key, note, theme, copy=True)),), about=into.letter)


def delete_theme(session: Session, key: str) -> Step:
    """The theme goes, its notes go back to the tray."""
    theme = session.get(THEMES, key)
    moved = [c for n in notes_in(session, key) for c in _leaving(session, n.key, key)]
    return Step("step.delete_theme", (*moved, removed(THEMES, theme)), about=theme.letter)


def _leaving(session: Session, note: str, theme: str) -> list[Change]:
    """A note leaves one theme; if that was its first place, a copy elsewhere becomes its place."""
    lying = session.where(PLACEMENTS, "contribution", note)
    here = next(p for p in lying if p.theme == theme)
    heir = next((p for p in lying if p.copy and p.theme != theme), None)
    changes = [removed(PLACEMENTS, here)]
    if not here.copy and heir:
        changes.append(changed(PLACEMENTS, heir, replace(heir, copy=False)))
    return changes


def merge_themes(session: Session, source: str, into: str) -> Step:
    """All notes of one theme move into another of the same board; the first one goes."""
    theme, target = session.get(THEMES, source), session.get(THEMES, into)
    if theme.prompt != target.prompt or source == into:
        raise Refused("core.other_board")
    changes: list[Change] = []
    for placement in session.where(PLACEMENTS, "theme", source):
        already = [p for p in session.where(PLACEMENTS, "contribution", placement.contribution) if p.theme == into]
        if already:
            changes += _leaving(session, placement.contribution, source)
        else:
            changes.append(changed(PLACEMENTS, placement, replace(placement, theme=into)))
    return Step("step.merge_themes", (*changes, removed(THEMES, theme)), about=f"{theme.letter} → {target.letter}")


def delete_notes(session: Session, notes: Iterable[str]) -> Step:
    """Delete notes and where they lay. Their numbers are not used again."""
    gone = [session.get(CONTRIBUTIONS, key) for key in dict.fromkeys(notes)]
    lying = [removed(PLACEMENTS, p) for n in gone for p in session.where(PLACEMENTS, "contribution", n.key)]
    name = "step.delete_note" if len(gone) == 1 else "step.delete_notes"
    return Step(name, (*lying, *(removed(CONTRIBUTIONS, n) for n in gone)), about=str(gone[0].number if len(gone) == 1 else len(gone)))

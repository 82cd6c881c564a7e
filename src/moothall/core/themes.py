"""Themes and where notes lie. A theme is a letter first and a name later; themes stand in the order of the number of notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from moothall.core.contributions import CONTRIBUTIONS, Contribution, head_of, items, notes_of
from moothall.core.errors import Refused
from moothall.core.model import Change, Session, Step, Table, added, changed, removed
from moothall.core.prompts import PROMPTS
from moothall.core.text import kept, required
from moothall.core.theme_letters import letter


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of notes on one board. `ordinal` gives the letter and is never used twice on a board; `domain` is a key or empty."""

    key: str
    prompt: str
    ordinal: int
    name: str = ""
    domain: str = ""

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


@dataclass(frozen=True, slots=True)
class Domain:
    """A group of themes on one board (practice, row 16). `position` is the order they were made in."""

    key: str
    prompt: str
    name: str
    position: int = 0


# Indexed by what boards and panels ask for all the time; letters are counted for each board apart, so that each begins with A.
DOMAINS = Table("domain", Domain, by=("prompt",))
THEMES = Table("theme", Theme, by=("prompt", "domain"), counted=lambda t: (f"theme:{t.prompt}", t.ordinal))
PLACEMENTS = Table("placement", Placement, by=("contribution", "theme"))


# reading


def notes_in(session: Session, theme: str) -> list[Contribution]:
    """The notes of a theme, copies too: starred examples first, then by number. Refused when a note has gone that still has a place."""
    notes = [session.get(CONTRIBUTIONS, p.contribution) for p in session.where(PLACEMENTS, "theme", theme)]
    # `not` turns it round: False sorts before True, so that examples come first.
    return sorted(notes, key=lambda c: (not c.example, c.number))


def themes_of(session: Session, prompt: str) -> list[Theme]:
    """The themes of a board by number of items, then in the order they were made (practice, row 10; ties stay put)."""
    themes = session.where(THEMES, "prompt", prompt)
    return sorted(themes, key=lambda t: (-items(session, notes_in(session, t.key)), t.ordinal))


def theme_lettered(session: Session, prompt: str, ordinal: int) -> Theme:
    """The theme with this letter on this board, or Refused."""
    found = next((t for t in session.where(THEMES, "prompt", prompt) if t.ordinal == ordinal), None)
    if found is None:
        raise Refused("core.no_such_theme", letter=letter(ordinal))
    return found


def theme_called(session: Session, prompt: str, name: str) -> Theme | None:
    """The theme of exactly this name on this board, or None."""
    # Themes without a name have no name in common.
    return next((t for t in session.where(THEMES, "prompt", prompt) if t.name == name and name), None)


def placement_of(session: Session, note: str) -> Placement | None:
    """Where a note lies, copies aside; None while it is unclustered."""
    return next((p for p in session.where(PLACEMENTS, "contribution", note) if not p.copy), None)


def unclustered(session: Session, prompt: str) -> list[Contribution]:
    """Notes in the tray, by number."""
    return [c for c in notes_of(session, prompt) if not session.where(PLACEMENTS, "contribution", c.key)]


def examples(notes: Iterable[Contribution], most: int = 3) -> list[Contribution]:
    """The starred notes, or the first `most` when none is starred: three, as the reports print (practice, row 11)."""
    by_number = sorted(notes, key=lambda c: c.number)
    return [c for c in by_number if c.example] or by_number[:most]


# changing


def new_theme(session: Session, key: str, prompt: str, name: str = "") -> Step:
    """A theme with the board's next letter; the name may come later. Refused when the board has a theme of that name."""
    # Only to refuse where the prompt has just been deleted.
    session.get(PROMPTS, prompt)
    theme = Theme(key, prompt, session.next_number(f"theme:{prompt}"), _free_name(session, prompt, name))
    return Step("step.new_theme", (added(THEMES, theme),), about=theme.letter)


def _free_name(session: Session, prompt: str, name: str, but: str = "") -> str:
    taken = theme_called(session, prompt, name)
    if taken and taken.key != but:
        raise Refused("core.theme_exists", letter=taken.letter)
    return required(name) if name else ""


def rename_theme(session: Session, key: str, name: str) -> Step:
    """Another name for a theme, or none. Refused when another of the board has it, when it is too long, or the theme is gone."""
    before = session.get(THEMES, key)
    after = replace(before, name=_free_name(session, before.prompt, kept(name), key))
    return Step("step.rename_theme", (changed(THEMES, before, after),), about=before.letter)


def place(session: Session, notes: Iterable[str], theme: str, keys: Iterable[str], out_of: str = "") -> Step:
    """Move notes into a theme of their board, from the tray or from another theme. `out_of` names the theme they are taken out of:
    a copy then moves as a copy, and the note's first place stays. Refused when a note is of another board, a repeat, or gone.
    """
    into = session.get(THEMES, theme)
    # Each note once: chosen twice, as two keys may do, it would be given two places.
    changes = [c for note, key in zip(dict.fromkeys(notes), keys, strict=False) for c in _placing(session, note, into, key, out_of)]
    return Step("step.place", tuple(changes), about=into.letter)


def _placing(session: Session, note: str, into: Theme, key: str, out_of: str) -> list[Change]:
    contribution = session.get(CONTRIBUTIONS, note)
    if contribution.prompt != into.prompt:
        raise Refused("core.other_board")
    if contribution.same_as:
        raise Refused("core.is_repeat", number=contribution.number, head=head_of(session, contribution).number)
    lying = session.where(PLACEMENTS, "contribution", note)
    if any(p.theme == into.key for p in lying if not out_of or p.theme != out_of):
        return _already_there(session, note, into.key, out_of)
    # The place it was dragged from, where that is known; else the one place it has that is no copy.
    here = next((p for p in lying if p.theme == out_of), None) or placement_of(session, note)
    if here is None:
        return [added(PLACEMENTS, Placement(key, note, into.key))]
    return [] if here.theme == into.key else [changed(PLACEMENTS, here, replace(here, theme=into.key))]


def _already_there(session: Session, note: str, theme: str, out_of: str) -> list[Change]:
    """Two places in one theme would count a note twice: the place it is moved from goes, the one it has there stays."""
    lying = session.where(PLACEMENTS, "contribution", note)
    first = placement_of(session, note)
    leaving = out_of or (first.theme if first else "")
    if leaving == theme or not any(p.theme == leaving for p in lying):
        return []
    return _leaving(session, note, leaving, heir=theme)


def unplace(session: Session, notes: Iterable[str], out_of: str = "") -> Step:
    """Back to the tray, copies too; with `out_of` only out of that theme, where a note has another place left."""
    changes = [c for note in dict.fromkeys(notes) for c in _unplacing(session, note, out_of)]
    return Step("step.unplace", tuple(changes))


def _unplacing(session: Session, note: str, out_of: str) -> list[Change]:
    lying = session.where(PLACEMENTS, "contribution", note)
    if any(p.theme == out_of for p in lying):
        return _leaving(session, note, out_of)
    return [] if out_of else [removed(PLACEMENTS, p) for p in lying]


def copy_into(session: Session, note: str, theme: str, key: str) -> Step:
    """A second place for a note: counted in both themes, once in the board's total (practice 2.12). Refused when it lies there already, or
    is of another board, a repeat, or gone.
    """
    into = session.get(THEMES, theme)
    # A note in the tray has no place to be a copy of, so this becomes its first.
    if placement_of(session, note) is None:
        return place(session, [note], theme, [key])
    if any(p.theme == theme for p in session.where(PLACEMENTS, "contribution", note)):
        raise Refused("core.already_there", letter=into.letter)
    return Step("step.copy", (added(PLACEMENTS, Placement(key, note, theme, copy=True)),), about=into.letter)


def delete_theme(session: Session, key: str) -> Step:
    """The theme goes, its notes go back to the tray. Refused when it is gone."""
    theme = session.get(THEMES, key)
    moved = [c for n in notes_in(session, key) for c in _leaving(session, n.key, key)]
    return Step("step.delete_theme", (*moved, removed(THEMES, theme)), about=theme.letter)


def _leaving(session: Session, note: str, theme: str, heir: str = "") -> list[Change]:
    """A note leaves one theme; if that was its first place, a copy elsewhere becomes its place: the one in `heir`, or the oldest."""
    lying = session.where(PLACEMENTS, "contribution", note)
    here = next(p for p in lying if p.theme == theme)
    copies = [p for p in lying if p.copy and p.theme != theme]
    changes = [removed(PLACEMENTS, here)]
    if not here.copy and copies:
        next_place = next((p for p in copies if p.theme == heir), copies[0])
        changes.append(changed(PLACEMENTS, next_place, replace(next_place, copy=False)))
    return changes


def merge_themes(session: Session, source: str, into: str) -> Step:
    """All notes of one theme move into another of the same board; the first one goes. Refused when they are of two boards or the same one,
    or one is gone.
    """
    theme, target = session.get(THEMES, source), session.get(THEMES, into)
    if theme.prompt != target.prompt or source == into:
        raise Refused("core.other_board")
    changes: list[Change] = []
    for placement in session.where(PLACEMENTS, "theme", source):
        # A note that lies in both would have two places in one theme and be counted twice.
        already = [p for p in session.where(PLACEMENTS, "contribution", placement.contribution) if p.theme == into]
        if already:
            changes += _leaving(session, placement.contribution, source)
        else:
            changes.append(changed(PLACEMENTS, placement, replace(placement, theme=into)))
    return Step("step.merge_themes", (*changes, removed(THEMES, theme)), about=f"{theme.letter} → {target.letter}")


# domains


def domains_of(session: Session, prompt: str) -> list[Domain]:
    """A board's domains in the order they were made."""
    return sorted(session.where(DOMAINS, "prompt", prompt), key=lambda d: d.position)


def themes_in(session: Session, domain: str) -> list[Theme]:
    """A domain's themes in the order of the board. Refused when the domain is gone."""
    prompt = session.get(DOMAINS, domain).prompt
    return [t for t in themes_of(session, prompt) if t.domain == domain]


def new_domain(session: Session, key: str, prompt: str, name: str, themes: Iterable[str] = ()) -> Step:
    """A domain with some themes of its board in it. Refused when the board has a domain of that name, when the name is blank, and for a
    theme of another board.
    """
    position = max((d.position for d in session.where(DOMAINS, "prompt", prompt)), default=-1) + 1
    domain = Domain(key, prompt, _free_domain(session, prompt, name), position)
    return Step("step.new_domain", (added(DOMAINS, domain), *(_joining(session, t, domain) for t in dict.fromkeys(themes))))


def _free_domain(session: Session, prompt: str, name: str, but: str = "") -> str:
    name = required(name)
    if any(d.name == name and d.key != but for d in session.where(DOMAINS, "prompt", prompt)):
        raise Refused("core.domain_exists", name=name)
    return name


def _joining(session: Session, theme: str, domain: Domain | None) -> Change:
    before = session.get(THEMES, theme)
    if domain and before.prompt != domain.prompt:
        raise Refused("core.other_board")
    return changed(THEMES, before, replace(before, domain=domain.key if domain else ""))


def put_in_domain(session: Session, theme: str, domain: str) -> Step:
    """A theme joins a domain of its board; an empty `domain` takes it out of the one it is in. Refused for a domain of another board, and
    when either is gone.
    """
    change = _joining(session, theme, session.get(DOMAINS, domain) if domain else None)
    return Step("step.put_in_domain", (change,) if change.before != change.after else (), about=change.before.letter)


def rename_domain(session: Session, key: str, name: str) -> Step:
    """Another name for a domain. Refused when another of the board has it, when it is blank or too long, or the domain is gone."""
    before = session.get(DOMAINS, key)
    return Step("step.rename_domain", (changed(DOMAINS, before, replace(before, name=_free_domain(session, before.prompt, name, key))),))


def delete_domain(session: Session, key: str) -> Step:
    """The domain goes, its themes stay. Refused when it is gone."""
    domain = session.get(DOMAINS, key)
    freed = (_joining(session, theme.key, None) for theme in session.where(THEMES, "domain", key))
    return Step("step.delete_domain", (*freed, removed(DOMAINS, domain)))

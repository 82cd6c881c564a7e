"""Sessions in memory for tests of rules: no file, keys that read well."""

from __future__ import annotations

from itertools import count

from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes
from moothall.core.model import Session, Step
from moothall.core.prompts import ask
from moothall.core.session_details import SessionDetails, begin
from moothall.core.session_tables import CORE_TABLES
from moothall.core.themes import PLACEMENTS, copy_into, new_theme, notes_in, place, themes_of


def fresh(confidentiality: str = "non-attributed") -> Session:
    session = Session(CORE_TABLES)
    session.apply(begin(session, SessionDetails(title="A session", date="2026-11-05", confidentiality=confidentiality)))
    return session


def board(spec: str = "", prompt: str = "p") -> Session:
    """A session with one board from a picture of it: "A: 1 2 3*, B: 3, : 4" has note 3 copied into A from its place in B."""
    session = fresh()
    session.apply(ask(session, prompt, "What holds us back?"))
    groups = {g.split(":")[0].strip(): g.split(":")[1].split() for g in spec.split(",") if g.strip()}
    numbers = {int(n.strip("*")) for group in groups.values() for n in group}
    notes = [Written(f"note {n}") for n in range(1, max(numbers, default=0) + 1)]
    if notes:
        session.apply(add_notes(session, prompt, notes, (f"n{n}" for n in count(1))))
    for letter in filter(None, groups):
        session.apply(new_theme(session, letter, prompt, f"Theme {letter}"))
    keys = (f"l{n}" for n in count(1))
    for copies in (False, True):
        for letter in filter(None, groups):
            for n in groups[letter]:
                if n.endswith("*") is copies:
                    key = f"n{n.strip('*')}"
                    session.apply(copy_into(session, key, letter, next(keys)) if copies else place(session, [key], letter, [next(keys)]))
    return session


def drawn(session: Session, prompt: str = "p") -> str:
    """The picture of a board, as `board` reads it: themes in their order, notes by number, the tray last."""
    copies = {(p.theme, p.contribution) for p in session.all(PLACEMENTS) if p.copy}
    parts = []
    for theme in themes_of(session, prompt):
        notes = sorted(notes_in(session, theme.key), key=lambda c: c.number)
        parts.append(" ".join([f"{theme.letter}:", *(f"{c.number}{'*' * ((theme.key, c.key) in copies)}" for c in notes)]))
    placed = {p.contribution for p in session.all(PLACEMENTS)}
    loose = [str(c.number) for c in session.all(CONTRIBUTIONS) if c.key not in placed]
    return ", ".join([*parts, *([": " + " ".join(loose)] if loose else [])])


def after(session: Session, *steps: Step) -> Session:
    for step in steps:
        assert session.fits(step)
        session.apply(step)
    return session

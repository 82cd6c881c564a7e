"""What the board shows of a session, as data. Reads records; draws nothing and changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.contributions import Contribution
from moothall.core.model import Session
from moothall.core.themes import PLACEMENTS, Placement, Theme, notes_in
from moothall.words import say

_FLAGS = ("late", "too_general", "unclear")


@dataclass(frozen=True, slots=True)
class NoteFace:
    """One note where it lies. `key` is the placement's (a copied note lies twice), `note` the contribution's."""

    key: str
    note: str
    number: int
    text: str
    ordinal: int = 0
    starred: bool = False
    late: bool = False
    marks: tuple[str, ...] = ()

    def spoken(self) -> str:
        """The whole note in one sentence."""
        star = (say("kit.starred"),) if self.starred else ()
        return ", ".join((say("kit.row", number=self.number, text=self.text), *self.marks, *star))


def face_of(note: Contribution, lying: Placement | None = None, ordinal: int = 0) -> NoteFace:
    """A note in a theme, or in the tray when it lies nowhere."""
    flags = tuple(say(f"cluster.mark_{flag}") for flag in _FLAGS if getattr(note, flag))
    marks = (say("cluster.mark_copy"), *flags) if lying and lying.copy else flags
    return NoteFace(lying.key if lying else note.key, note.key, note.number, note.text, ordinal, note.example, note.late, marks)


def faces_in(session: Session, theme: Theme) -> list[NoteFace]:
    """The notes of a theme in the core's order."""
    lying = {p.contribution: p for p in session.where(PLACEMENTS, "theme", theme.key)}
    return [face_of(note, lying[note.key], theme.ordinal) for note in notes_in(session, theme.key)]


def theme_words(theme: Theme) -> str:
    """A theme for reading out and for menus: its letter, then its name."""
    return say("cluster.theme", letter=theme.letter, name=theme.name or say("kit.no_name"))

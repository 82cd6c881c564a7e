"""What the board shows of a session, as data. Reads records; draws nothing and changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.contributions import CONTRIBUTIONS, Contribution
from moothall.core.model import Session
from moothall.core.theme_letters import letter
from moothall.core.themes import PLACEMENTS, Placement, Theme, notes_in
from moothall.words import say

# In the order of their chips. Each is a field of the contribution and has its words under `cluster.mark_…`.
_FLAGS = ("late", "too_general", "unclear", "hidden")

Suggested = tuple[tuple[int, str], ...]
"""Themes a note may belong to, the likeliest first: ordinal and name of each."""


@dataclass(frozen=True, slots=True)
class NoteFace:
    """One note where it lies. `key` is the placement's (a copied note lies twice), `note` the contribution's.

    `repeats` is how often it was said again; the words of a `hidden` note are for the facilitator alone.
    """

    key: str
    note: str
    number: int
    text: str
    ordinal: int = 0
    starred: bool = False
    late: bool = False
    marks: tuple[str, ...] = ()
    copy: bool = False
    hidden: bool = False
    repeats: int = 0
    # Frozen and hashable: a face is the key under which its laid-out text is kept.
    suggested: Suggested = ()

    def spoken(self) -> str:
        """The whole note in one sentence."""
        said = (say("cluster.said_again", n=self.repeats),) if self.repeats else ()
        star = (say("kit.starred"),) if self.starred else ()
        return ", ".join((say("kit.row", number=self.number, text=self.text), *said, *self.marks, *star, *self.spoken_suggestions()))

    def spoken_suggestions(self) -> tuple[str, ...]:
        return tuple(say("kit.suggestion", letter=letter(ordinal), name=name or say("kit.no_name")) for ordinal, name in self.suggested)


def face_of(note: Contribution, lying: Placement | None = None, ordinal: int = 0, repeats: int = 0, suggested: Suggested = ()) -> NoteFace:
    """A note in a theme, or in the tray when it lies nowhere."""
    # Words already here and not flags: the painter, the outline and the screen reader then say the same.
    flags = tuple(say(f"cluster.mark_{flag}") for flag in _FLAGS if getattr(note, flag))
    copy = lying is not None and lying.copy
    marks = (say("cluster.mark_copy"), *flags) if copy else flags
    return NoteFace(
        lying.key if lying else note.key, note.key, note.number, note.text, ordinal, note.example, note.late, marks,
        copy, note.hidden, repeats, suggested,
    )  # fmt: skip


Lying = tuple[Contribution, Placement, int, int]
"""What `face_of` makes a placed note's face of. Faces are made of what is drawn only. Comparing two of these tells whether a note says
anything else now, without making either face."""


def lying_in(session: Session, theme: Theme) -> list[Lying]:
    """The notes of a theme in the core's order, copies too."""
    # Once for the whole theme: a look-up for each note would walk the placements again and again.
    lying = {p.contribution: p for p in session.where(PLACEMENTS, "theme", theme.key)}
    return [(note, lying[note.key], theme.ordinal, repeats_of_note(session, note.key)) for note in notes_in(session, theme.key)]


def order_of(lying: Lying) -> tuple[bool, int]:
    """Where a note comes in its theme: the core's order, for one that joins those already in it."""
    # Starred ones first (False sorts before True), then by number.
    return not lying[0].example, lying[0].number


def lying_of(session: Session, note: str, theme: Theme) -> list[Lying]:
    """This note as it lies in the theme, if it does."""
    found = session.find(CONTRIBUTIONS, note)
    places = [p for p in session.where(PLACEMENTS, "contribution", note) if p.theme == theme.key]
    return [(found, p, theme.ordinal, repeats_of_note(session, note)) for p in places] if found else []


def faces_in(session: Session, theme: Theme) -> list[NoteFace]:
    return [face_of(*lying) for lying in lying_in(session, theme)]


def loose_face(session: Session, note: Contribution, suggested: Suggested = ()) -> NoteFace:
    """A note in the tray."""
    return face_of(note, repeats=repeats_of_note(session, note.key), suggested=suggested)


def is_loose(session: Session, prompt: str, note: Contribution) -> bool:
    """Whether it stands on this board and lies in no theme."""
    # A repeat lies where the note lies that it repeats; it never waits in the tray.
    return note.prompt == prompt and not note.same_as and not session.where(PLACEMENTS, "contribution", note.key)


def repeats_of_note(session: Session, note: str) -> int:
    """How often a note was said again."""
    return len(session.where(CONTRIBUTIONS, "same_as", note))


def theme_words(theme: Theme) -> str:
    """A theme for reading out and for menus: its letter, then its name."""
    return say("cluster.theme", letter=theme.letter, name=theme.name or say("kit.no_name"))

"""A voice that is missing, or is here for one of the five things a room should hold (practice 2.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from moothall.core.levels import Level
from moothall.core.model import Session, Table
from moothall.core.records import RecordKind, choice, person, words

STATES = ("not_asked", "invited", "here")
FIVE = ("authority", "resources", "expertise", "information", "need")
"""What a room should hold together: authority, resources, expertise, information, need."""


@dataclass(frozen=True, slots=True)
class MissingVoice:
    """`who` is a body, a group or a kind of person; each of the five is ticked ("yes") or not. `contact` is who will ask them."""

    key: str
    number: int
    who: str = words(level=Level.ROOM, must=True)
    state: str = choice(*STATES, level=Level.ROOM)
    contact: str = person(level=Level.ROOM, present=True, spotlit=True)
    authority: str = choice("", "yes", level=Level.ROOM)
    resources: str = choice("", "yes", level=Level.ROOM)
    expertise: str = choice("", "yes", level=Level.ROOM)
    information: str = choice("", "yes", level=Level.ROOM)
    need: str = choice("", "yes", level=Level.ROOM)
    item: str = ""
    noted: str = ""


MISSING = RecordKind(
    "missing",
    Table("missing_voice", MissingVoice, counted=lambda m: ("missing_voice", m.number)),
    typed=("contact",),
    member=None,
    view="Who is missing",
    open_states=("not_asked", "invited"),
    on_page="organiser",
)


def absent(session: Session) -> list[str]:
    """Those who are not in the room, whether they were asked or not, by number."""
    return [voice.who for voice in MISSING.all(session) if voice.state != "here"]


def empty_columns(voices: Iterable[MissingVoice]) -> tuple[str, ...]:
    """Those of the five that nobody in the room is ticked for."""
    here = [voice for voice in voices if voice.state == "here"]
    return tuple(thing for thing in FIVE if not any(getattr(voice, thing) for voice in here))

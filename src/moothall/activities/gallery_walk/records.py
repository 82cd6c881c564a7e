"""A remark of the gallery walk: something to add to a theme, other words for a note, or that it is too general to act on."""

from __future__ import annotations

from dataclasses import dataclass

from moothall.core.contributions import CONTRIBUTIONS, may_be_shown
from moothall.core.levels import Level
from moothall.core.model import Session, Table
from moothall.core.records import RecordKind, choice, link, words
from moothall.core.themes import THEMES
from moothall.words import say

SORTS = ("add", "correct", "too_general")


def about_words(session: Session, key: str) -> str:
    """ "C Home first", or "note 12" by its number alone: its words stand in the board's own part."""
    theme, note = session.find(THEMES, key), session.find(CONTRIBUTIONS, key)
    if theme:
        return f"{theme.letter} {theme.name or say('kit.no_name')}"
    return say("gallery_walk.note", number=note.number) if note and may_be_shown(session, note) else ""


@dataclass(frozen=True, slots=True)
class GalleryRemark:
    """`about` is the key of a theme or a note, or empty; `noted` is HH:MM."""

    key: str
    number: int
    text: str = words(level=Level.OUTSIDE, must=True)
    sort: str = choice(*SORTS, level=Level.OUTSIDE)
    about: str = link(level=Level.OUTSIDE, read=about_words)
    item: str = ""
    noted: str = ""


GALLERY_WALK = RecordKind(
    "gallery_walk",
    Table("gallery_remark", GalleryRemark, counted=lambda r: ("gallery_remark", r.number)),
    member=None,
    together=True,
    view="Gallery walk",
)

"""A found note as a row: its number, words and marks, and where it lies. Reads the session; finds nothing."""

from __future__ import annotations

from moothall.core.contributions import CONTRIBUTIONS, Contribution, head_of
from moothall.core.model import Session
from moothall.core.prompts import PROMPTS
from moothall.core.themes import PLACEMENTS, THEMES
from moothall.desk import News
from moothall.ui.kit.rows_model import ListedNote
from moothall.words import say

_FLAGS = ("late", "too_general", "unclear", "hidden")
_PROMPT = 24
"""Signs of a prompt that are shown."""


def row_of(session: Session, note: Contribution) -> ListedNote:
    marks = [say(f"find.flag_{flag}") for flag in _FLAGS if getattr(note, flag)]
    if note.same_as:
        marks.append(say("find.same_as", number=head_of(session, note).number))
    letters = sorted(session.get(THEMES, p.theme).letter for p in session.where(PLACEMENTS, "contribution", note.same_as or note.key))
    if session.count(PROMPTS) > 1:
        marks.append(_shortened(session.get(PROMPTS, note.prompt).text))
    where = ", ".join(letters) or say("find.loose_short")
    return ListedNote(note.key, note.number, " ".join(note.text.split()), source=where, starred=note.example, marks=tuple(marks))


def _shortened(prompt: str) -> str:
    words = " ".join(prompt.split())
    return f"{words[:_PROMPT].rstrip()}…" if len(words) > _PROMPT else words


def touched_notes(session: Session, news: News) -> set[str]:
    """Notes that an act may have changed for the finder: themselves, where they lie, what their theme is called."""
    found: set[str] = set()
    for change in news.changes:
        sides = [side for side in (change.before, change.after) if side is not None]
        if change.table == CONTRIBUTIONS.name:
            found.add(change.key)
        elif change.table == PLACEMENTS.name:
            found.update(side.contribution for side in sides)
        elif change.table == THEMES.name:
            found.update(p.contribution for p in session.where(PLACEMENTS, "theme", change.key))
    return found | {repeat.key for key in found for repeat in session.where(CONTRIBUTIONS, "same_as", key)}

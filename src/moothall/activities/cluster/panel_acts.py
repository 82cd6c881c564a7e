"""What drops, keys and menus of the board ask the desk for: one act, one step. Refusals become sentences; nothing is kept here."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from moothall.activities.cluster.rules import Wish, carry_out, theme_of
from moothall.core.contributions import CONTRIBUTIONS, edit_note
from moothall.core.merging import delete_notes
from moothall.core.model import Session, Step
from moothall.core.themes import copy_into, delete_theme, merge_themes, place, rename_theme, unplace
from moothall.desk import News
from moothall.ui.board.drop import Target
from moothall.ui.kit.ask import attempt
from moothall.ui.kit.panel import Panel


class BoardActs:
    """Acts on one board, named by its prompt. Each returns the News, or None when it was refused and said so."""

    def __init__(self, panel: Panel) -> None:
        self._panel, self._desk = panel, panel.stage.desk
        self.board = ""

    def drop(self, notes: Sequence[str], target: Target) -> News | None:
        """Notes let go of over a theme, the wall or the tray."""
        if target.kind == "new":
            return self.new_theme(notes)
        return self.place(notes, target.theme) if target.kind == "theme" else self.to_tray(notes)

    def place(self, notes: Sequence[str], theme: str) -> News | None:
        return self._ask(lambda: place(self._desk.session, notes, theme, self._desk.keys(len(notes))))

    def new_theme(self, notes: Sequence[str]) -> News | None:
        return self._ask(lambda: theme_of(self._desk.session, self.board, notes, "", self._desk.keys(len(notes) + 1)))

    def to_tray(self, notes: Sequence[str]) -> News | None:
        return self._ask(lambda: unplace(self._desk.session, notes))

    def copy(self, notes: Sequence[str], theme: str) -> News | None:
        return self._ask(lambda: copies(self._desk.session, notes, theme, self._desk.keys(len(notes))))

    def star(self, notes: Sequence[str]) -> News | None:
        """Examples, or no longer: each the other way round."""
        found = tuple(self._desk.session.get(CONTRIBUTIONS, key) for key in notes)
        return self._ask(lambda: carry_out(self._desk.session, self.board, Wish("star", found), ())) if found else None

    def delete(self, notes: Sequence[str], theme: str) -> News | None:
        """The notes, or the theme: its notes go back to the tray."""
        if notes:
            return self._ask(lambda: delete_notes(self._desk.session, notes))
        return self._ask(lambda: delete_theme(self._desk.session, theme)) if theme else None

    def merge(self, theme: str, into: str) -> News | None:
        return self._ask(lambda: merge_themes(self._desk.session, theme, into))

    def write(self, key: str, text: str) -> News | None:
        """A note's text or a theme's name; a name stays on one line."""
        session = self._desk.session
        if session.find(CONTRIBUTIONS, key):
            return self._ask(lambda: edit_note(session, key, text))
        return self._ask(lambda: rename_theme(session, key, " ".join(text.split())))

    def _ask(self, rule: Callable[[], Step]) -> News | None:
        return attempt(self._panel, lambda: self._desk.do(rule(), by=self._panel))


def copies(session: Session, notes: Sequence[str], theme: str, keys: Sequence[str]) -> Step:
    """A second place for each of these notes, as one step."""
    steps = [copy_into(session, note, theme, key) for note, key in zip(notes, keys, strict=True)]
    return Step(steps[0].name, tuple(change for step in steps for change in step.changes), steps[0].about)

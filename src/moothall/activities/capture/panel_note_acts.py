"""What keys and menus of the list ask the desk for: one act, one step, however many notes. Refusals become sentences."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from moothall.activities.capture.rules import together
from moothall.core.contributions import CONTRIBUTIONS, Contribution, edit_note, flag_note, head_of, may_be_shown, repeats_of
from moothall.core.merging import delete_notes, hide_note, keys_to_split, merge_notes, move_note, split_note, take_out
from moothall.core.model import Session, Step
from moothall.core.themes import PLACEMENTS
from moothall.desk import News
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.attempt import attempt


class NoteActs:
    """Acts on the notes of one board, by key. Each returns the News, or None when it was refused and said so."""

    def __init__(self, panel: Panel) -> None:
        self._panel, self._desk = panel, panel.stage.desk

    @property
    def _session(self) -> Session:
        return self._desk.session

    def notes(self, keys: Sequence[str]) -> list[Contribution]:
        """Those that are still there."""
        return [note for key in keys if (note := self._session.find(CONTRIBUTIONS, key))]

    def flag(self, keys: Sequence[str], flag: str) -> News | None:
        """On all of them, or off when all have it."""
        notes = self.notes(keys)
        # As a tick box over several does: partly on becomes on.
        on = not all(getattr(note, flag) for note in notes)
        return self._each(notes, lambda note: flag_note(self._session, note.key, flag, on))

    def hide(self, keys: Sequence[str]) -> News | None:
        """Kept from the room, and so is everything that says the same; or shown again when all are hidden."""
        notes = self.notes(keys)
        on = not all(note.hidden for note in notes)
        # By key, since a note and its repeat may both be chosen.
        family = {c.key: c for note in notes for c in (note, *repeats_of(self._session, note.key))}
        return self._each([c for c in family.values() if c.hidden != on], lambda note: hide_note(self._session, note.key, on))

    def merge(self, keys: Sequence[str]) -> News | None:
        """Into the lowest number of them."""
        # The heads, for a chosen repeat speaks for the note it repeats; the lowest number was said first.
        heads = sorted((head_of(self._session, note) for note in self.notes(keys)), key=lambda note: note.number)
        return self._ask(lambda: merge_notes(self._session, heads[0].key, [note.key for note in heads])) if heads else None

    def take_out(self, key: str) -> News | None:
        """A repeat stands on its own again."""
        return self._ask(lambda: take_out(self._session, key, self._desk.keys(self._places(key))))

    def _places(self, key: str) -> int:
        note = self._session.get(CONTRIBUTIONS, key)
        # A repeat lies where its note lies, so taking it out needs a key for each of that note's places.
        return len(self._session.where(PLACEMENTS, "contribution", note.same_as or key))

    def split(self, key: str, texts: Sequence[str]) -> News | None:
        """Into as many notes as there are texts; the first keeps the number."""
        session = self._session
        return self._ask(lambda: split_note(session, key, texts, self._desk.keys(keys_to_split(session, key, len(texts)))))

    def move(self, keys: Sequence[str], prompt: str) -> News | None:
        """To another prompt, each with its repeats."""
        heads = {head.key: head for note in self.notes(keys) for head in (head_of(self._session, note),)}
        return self._each(list(heads.values()), lambda note: move_note(self._session, note.key, prompt))

    def delete(self, keys: Sequence[str]) -> News | None:
        """For good, until it is undone; nothing asks first."""
        return self._ask(lambda: delete_notes(self._session, keys)) if keys else None

    def take_on(self, keys: Sequence[str]) -> None:
        """An action in each one's words, an act each. Not of what the room may not see: actions are read aloud."""
        taker = next((a.takes_on for a in self._desk.activities if a.takes_on), None)
        for note in self.notes(keys):
            if taker and may_be_shown(self._session, note):
                self._ask(partial(taker, self._session, self._desk.key(), note.text, self._desk.now(), ""))

    def write(self, key: str, text: str) -> Step:
        """The step that gives a note other words. Refused when they are empty or the note has gone; the list says so, and keeps them."""
        return edit_note(self._session, key, text)

    def _each(self, notes: Sequence[Contribution], rule: Callable[[Contribution], Step]) -> News | None:
        return self._ask(lambda: together([rule(note) for note in notes])) if notes else None

    def _ask(self, rule: Callable[[], Step]) -> News | None:
        return attempt(self._panel, lambda: self._desk.do(rule()))

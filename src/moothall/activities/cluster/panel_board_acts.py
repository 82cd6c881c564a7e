"""What drops, keys and menus of the board ask the desk for: one act, one step. Refusals become sentences; nothing is kept here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from moothall.activities.cluster.line import Wish
from moothall.activities.cluster.rules import Lying, carry_out, copies, delete, domain_of, move, take_away, take_suggested, theme_of
from moothall.core.contributions import CONTRIBUTIONS, Contribution, Written, edit_note
from moothall.core.merging import merge_notes, repeat_note, take_out
from moothall.core.model import Step
from moothall.core.themes import PLACEMENTS, delete_domain, delete_theme, merge_themes, put_in_domain, rename_domain, rename_theme
from moothall.desk import News
from moothall.ui.board.drop import DropTarget
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.attempt import attempt


class BoardActs:
    """Acts on one board, named by its prompt. Each returns the News, or None when it was refused and said so."""

    def __init__(self, panel: Panel) -> None:
        self._panel, self._desk = panel, panel.stage.desk
        self.board = ""  # the key of its prompt; empty while the session has no board

    # on notes where they lie

    def drop(self, lying: Sequence[Lying], target: DropTarget) -> News | None:
        """Notes let go of over a theme, the empty board or the tray."""
        if target.kind == "new":
            return self.new_theme(lying)
        return self.place(lying, target.theme) if target.kind == "theme" else self.take_away(lying)

    def place(self, lying: Sequence[Lying], theme: str) -> News | None:
        return self._ask(lambda: move(self._desk.session, lying, theme, self._desk.keys(len(lying)))) if lying else None

    def new_theme(self, lying: Sequence[Lying], name: str = "") -> News | None:
        return self._ask(lambda: theme_of(self._desk.session, self.board, lying, name, self._desk.keys(len(lying) + 1)))

    def take_away(self, lying: Sequence[Lying]) -> News | None:
        return self._ask(lambda: take_away(self._desk.session, lying)) if lying else None

    def delete(self, lying: Sequence[Lying], theme: str) -> News | None:
        """The notes, or the copies; or the theme, whose notes go back to the tray."""
        if lying:
            return self._ask(lambda: delete(self._desk.session, lying))
        return self._ask(lambda: delete_theme(self._desk.session, theme)) if theme else None

    # on notes

    def copy(self, notes: Sequence[str], theme: str) -> News | None:
        return self._ask(lambda: copies(self._desk.session, notes, theme, self._desk.keys(len(notes))))

    def star(self, notes: Sequence[str]) -> News | None:
        """Examples, or no longer: each the other way round."""
        # By the rule the line uses, so that a key and a typed star can't come to differ.
        return self._ask(lambda: carry_out(self._desk.session, self.board, Wish("star", self._found(notes)), ())) if notes else None

    def merge_notes(self, notes: Sequence[str]) -> News | None:
        """All into the one with the lowest number: it was said first."""

        def rule() -> Step:
            first, *others = sorted(self._found(notes), key=lambda note: note.number)
            return merge_notes(self._desk.session, first.key, [note.key for note in others])

        return self._ask(rule)

    def again(self, note: str) -> News | None:
        """One more voice said it."""
        return self._ask(lambda: repeat_note(self._desk.session, note, Written("", written=self._desk.now()), self._desk.key()))

    def take_out(self, repeat: str) -> News | None:
        """A repeat stands alone again, where the note it repeated lies."""

        def rule() -> Step:
            (note,) = self._found([repeat])
            # It is put wherever the note it repeated lies, and each of those places needs a key.
            places = len(self._desk.session.where(PLACEMENTS, "contribution", note.same_as))
            return take_out(self._desk.session, repeat, self._desk.keys(places))

        return self._ask(rule)

    def take_suggested(self, wanted: Mapping[str, str]) -> News | None:
        """Notes into the themes suggested for them."""
        return self._ask(lambda: take_suggested(self._desk.session, wanted, self._desk.keys(len(wanted)))) if wanted else None

    # on themes and domains

    def merge(self, theme: str, into: str) -> News | None:
        return self._ask(lambda: merge_themes(self._desk.session, theme, into))

    def put_in_domain(self, theme: str, domain: str) -> News | None:
        """Into a domain, or with an empty one out of its own."""
        return self._ask(lambda: put_in_domain(self._desk.session, theme, domain))

    def new_domain(self, themes: Sequence[str], name: str) -> News | None:
        return self._ask(lambda: domain_of(self._desk.session, self.board, themes, name, self._desk.key()))

    def rename_domain(self, domain: str, name: str) -> News | None:
        # A name that was pasted may have line breaks; names stand on one line.
        return self._ask(lambda: rename_domain(self._desk.session, domain, " ".join(name.split())))

    def delete_domain(self, domain: str) -> News | None:
        return self._ask(lambda: delete_domain(self._desk.session, domain))

    def write(self, key: str, text: str) -> News | None:
        """A note's text or a theme's name; a name stays on one line."""
        session = self._desk.session
        if session.find(CONTRIBUTIONS, key):
            return self._ask(lambda: edit_note(session, key, text))
        return self._ask(lambda: rename_theme(session, key, " ".join(text.split())))

    def _found(self, notes: Sequence[str]) -> tuple[Contribution, ...]:
        """Refused when one has gone: ask within a rule, where it is said."""
        return tuple(self._desk.session.get(CONTRIBUTIONS, key) for key in notes)

    def _ask(self, rule: Callable[[], Step]) -> News | None:
        # The rule is called within: it may refuse as well as the desk, and either is said in a message.
        return attempt(self._panel, lambda: self._desk.do(rule(), by=self._panel))

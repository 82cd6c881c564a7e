"""The board's entry line: says what a typed line means while it is typed, and carries it out at Enter. Keeps what was refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from moothall.activities.cluster.line import Wish, understood
from moothall.activities.cluster.panel_board_acts import BoardActs
from moothall.activities.cluster.panel_line_preview import echo, suggested
from moothall.activities.cluster.rules import carry_out, keys_for
from moothall.core.contributions import CONTRIBUTIONS, Contribution
from moothall.core.errors import Expected, Refused
from moothall.core.theme_letters import ordinal
from moothall.core.themes import THEMES, Domain, Theme, theme_lettered
from moothall.desk import Desk
from moothall.ui.kit.announce import announce
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.inline_parts import InlineWords
from moothall.ui.kit.key_positions import key_places
from moothall.words import say, sentence

# Where letters are those of a theme: after numbers, or before the theme's name.
_LETTERED = re.compile(r"[\d\s,+]+[^\W\d_]{1,2}$|^[^\W\d_]{1,2}(?=\s*:)")
_NOTHING = Wish("")
"""Nothing typed yet. Nothing on the board stands out for it."""


@dataclass(frozen=True)
class Asking:
    """The next line answers a question, such as the letter of a second theme: what it is about, and what an answer means."""

    context: str
    hint: str
    meaning: Callable[[str], Wish]


class BoardEntry(EntryLine):
    """`meant` gives the Wish typed so far, without notes or theme while there is none; `suggestion_wanted` the notes of Tab."""

    meant = Signal(object)
    suggestion_wanted = Signal(list)
    left = Signal()  # Esc on an empty line

    def __init__(self, desk: Desk, acts: BoardActs, suggestions: Callable[[str], Sequence[str]] = lambda note: ()) -> None:
        super().__init__(say("cluster.entry"), hint=say("cluster.hint"), board=True)
        self._desk, self._acts, self._suggestions = desk, acts, suggestions
        self._asking: Asking | None = None
        self.committed.connect(self._commit)
        self.changed.connect(lambda _: self.mean_again())
        self.escaped.connect(self._leave)
        self.tabbed.connect(self._take_suggested)
        # Each line would be an act of its own, and one that is refused in the middle would leave half of them done.
        self.pasted_lines.connect(lambda _: self.refuse(say("cluster.one_line")))

    # filled in from elsewhere

    def begin(self, text: str) -> None:
        """A line begun by a key or a menu, ready to be gone on with."""
        self.setFocus()
        self.set_text(text)

    def name_notes(self, notes: Sequence[str], then: str = "") -> None:
        """These notes' numbers, ready for a letter, or for what comes `then`."""
        self.begin(" ".join([*(str(note.number) for note in self._found(notes)), then]))

    def name_theme(self, theme: Theme) -> None:
        """This theme's letter, ready for its name."""
        self.begin(f"{theme.letter}: ")

    def split(self, note: str) -> None:
        """This note's words, ready to be parted."""
        # None or one: it may have gone since the menu was opened. Line breaks become spaces, for the line has none.
        for found in self._found([note]):
            self.begin(f"{found.number} | {' '.join(found.text.split())} | ")

    def ask_copy(self, notes: Sequence[str]) -> None:
        """The next line is the letter of a second theme for these notes."""
        copied = self._found(notes)
        about = say("cluster.copying", notes=" ".join(str(note.number) for note in copied))
        if copied:
            self._ask(Asking(about, say("cluster.hint_copy"), lambda text: Wish("copy", copied, self._lettered(text) if text else None)))

    def ask_domain_name(self, domain: Domain) -> None:
        """The next line is another name for this domain."""
        about = say("cluster.renaming", name=domain.name)
        self._ask(Asking(about, say("cluster.hint_domain"), lambda text: Wish("call", name=text, domain=domain.key) if text else _NOTHING))
        # The old name, selected: typing puts another in its place, and Enter keeps it.
        self.set_text(domain.name)
        self.select_all()

    def _ask(self, asking: Asking) -> None:
        self._asking = asking
        self.set_context(asking.context)
        self.set_hint(asking.hint)
        self.set_text("")
        self.mean_again()
        self.setFocus()

    def _found(self, notes: Sequence[str]) -> tuple[Contribution, ...]:
        return tuple(note for key in notes if (note := self._desk.session.find(CONTRIBUTIONS, key)))

    # what it means

    def mean_again(self) -> None:
        """After a keystroke, and after the session or its suggestions changed under what is typed."""
        # Until there is a suggestion Tab moves on, as everywhere.
        self.tab = "moves"
        try:
            wish = self._wish()
        # Half a line is often no line yet, so it is said quietly; only Enter refuses.
        except Expected as refused:
            self.mean(InlineWords(sentence(refused)))
            self.meant.emit(_NOTHING)
            return
        self._say(wish)
        self.meant.emit(wish)

    def _wish(self) -> Wish:
        text = self.text.strip()
        # An answer is read by the question, or "A" would be a line of its own.
        if self._asking is not None:
            return self._asking.meaning(text)
        text = _LETTERED.sub(lambda found: key_places.in_latin(found[0]), text)
        return understood(self._desk.session, self._acts.board, text) if text else _NOTHING

    def _lettered(self, text: str) -> Theme:
        """Refused when it is no letter, and when no theme of the board has it."""
        number = ordinal(key_places.in_latin(text))
        if not number:
            raise Refused("cluster.not_a_letter")
        return theme_lettered(self._desk.session, self._acts.board, number)

    def _say(self, wish: Wish) -> None:
        if wish == _NOTHING:
            self.mean()
            return
        themes = self._suggested(wish)
        self.tab = "acts" if themes else "moves"
        # The letter a new theme would get: looked at, not taken.
        self.mean(*echo(wish, self._desk.session.next_number(f"theme:{self._acts.board}")), *suggested(themes))

    def _suggested(self, wish: Wish) -> list[Theme]:
        """The likeliest theme first, of a note that is only a number so far."""
        # Of several notes each may belong to another theme, and one line can't say that.
        if wish.verb or len(wish.notes) != 1:
            return []
        keys = self._suggestions(wish.notes[0].key)
        return [theme for key in keys if (theme := self._desk.session.find(THEMES, key))]

    def _take_suggested(self) -> None:
        self.suggestion_wanted.emit([note.key for note in self._wish().notes])

    def numbered(self) -> list[str]:
        """The notes whose numbers are typed and nothing else, by key."""
        try:
            wish = self._wish()
        except Expected:
            return []
        return [note.key for note in wish.notes] if not wish.verb else []

    # carrying it out

    def _commit(self, text: str) -> None:
        if not text.strip():
            return
        try:
            wish, session = self._wish(), self._desk.session
            # As many as the wish may need: keys that are left over cost nothing.
            keys = self._desk.keys(keys_for(session, wish))
            news = self._desk.do(carry_out(session, self._acts.board, wish, keys, self._desk.now()), by=self)
        except Expected as trouble:
            self.refuse(sentence(trouble))
            return
        # Only once it is on the disk: what was refused is still the answer to the same question.
        self._stop_asking()
        self.taken()
        announce(self, say(news.name, about=news.about))

    def _leave(self) -> None:
        if self._asking is not None:
            self._stop_asking()
            self.mean_again()
        else:
            self.left.emit()

    def _stop_asking(self) -> None:
        if self._asking is not None:
            self._asking = None
            self.set_context("")
            self.set_hint(say("cluster.hint"))

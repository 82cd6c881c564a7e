"""The board's entry line: says what a typed line means while it is typed, and carries it out at Enter. Keeps what was refused."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from moothall.activities.cluster.panel_acts import BoardActs, copies
from moothall.activities.cluster.panel_echo import copy_echo, echo, quoted
from moothall.activities.cluster.rules import Wish, carry_out, understood
from moothall.core.contributions import CONTRIBUTIONS, Contribution
from moothall.core.letters import ordinal
from moothall.core.model import Step
from moothall.core.refused import Expected, Refused
from moothall.core.themes import Theme, theme_lettered
from moothall.desk import Desk
from moothall.ui.kit.announce import announce
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.parts import Words
from moothall.words import say, sentence

_NOTHING = Wish("")


class BoardEntry(EntryLine):
    """`meant` gives the Wish typed so far, without notes or theme while there is none."""

    meant = Signal(object)
    left = Signal()  # Esc on an empty line

    def __init__(self, desk: Desk, acts: BoardActs) -> None:
        super().__init__(say("cluster.entry"), hint=say("cluster.hint"), board=True)
        self._desk, self._acts = desk, acts
        self._copying: tuple[Contribution, ...] = ()
        """Notes that wait for the letter of a second theme."""
        self.committed.connect(self._commit)
        self.changed.connect(lambda _: self.mean_again())
        self.escaped.connect(self._leave)
        self.pasted_lines.connect(lambda _: self.refuse(say("cluster.one_line")))

    # filled in from elsewhere

    def type_on(self, text: str) -> None:
        """Goes on with a sign pressed on the board."""
        self.setFocus()
        self.set_text(self.text + text)

    def name_notes(self, notes: Sequence[str]) -> None:
        """These notes' numbers, ready for a letter."""
        numbers = [str(note.number) for key in notes if (note := self._desk.session.find(CONTRIBUTIONS, key))]
        self.setFocus()
        self.set_text(" ".join([*numbers, ""]))

    def name_theme(self, theme: Theme) -> None:
        """This theme's letter, ready for its name."""
        self.setFocus()
        self.set_text(f"{theme.letter}: ")

    def ask_copy(self, notes: Sequence[str]) -> None:
        """The next line is the letter of a second theme for these notes."""
        self._copying = tuple(note for key in notes if (note := self._desk.session.find(CONTRIBUTIONS, key)))
        self.set_context(say("cluster.copying", notes=_numbers(self._copying)) if self._copying else "")
        self.set_hint(say("cluster.hint_copy") if self._copying else say("cluster.hint"))
        self.set_text("")
        self.mean_again()
        self.setFocus()

    # what it means

    def mean_again(self) -> None:
        """After a keystroke, and after the session changed under what is typed."""
        try:
            wish = self._wish()
        except Expected as refused:
            self.mean(Words(sentence(refused)))
            self.meant.emit(_NOTHING)
            return
        self._say(wish)
        self.meant.emit(wish)

    def _wish(self) -> Wish:
        text = self.text.strip()
        if self._copying:
            return Wish("copy", self._copying, self._lettered(text) if text else None)
        return understood(self._desk.session, self._acts.board, text) if text else _NOTHING

    def _lettered(self, text: str) -> Theme:
        number = ordinal(text)
        if not number:
            raise Refused("cluster.not_a_letter")
        return theme_lettered(self._desk.session, self._acts.board, number)

    def _say(self, wish: Wish) -> None:
        if wish.verb == "copy":
            self.mean(*(copy_echo(wish.notes, wish.theme) if wish.theme else [Words(quoted(wish.notes))]))
        elif wish == _NOTHING:
            self.mean()
        else:
            self.mean(*echo(wish, self._desk.session.next_number(f"theme:{self._acts.board}")))

    # carrying it out

    def _commit(self, text: str) -> None:
        if not text.strip():
            return
        try:
            news = self._desk.do(self._step(self._wish()), by=self)
        except Expected as trouble:
            self.refuse(sentence(trouble))
            return
        self._stop_copying()
        self.taken()
        announce(self, say(news.name, about=news.about))

    def _step(self, wish: Wish) -> Step:
        keys = self._desk.keys(len(wish.notes) + 1)
        if wish.verb == "copy" and wish.theme:
            return copies(self._desk.session, [n.key for n in wish.notes], wish.theme.key, keys[1:])
        return carry_out(self._desk.session, self._acts.board, wish, keys)

    def _leave(self) -> None:
        if self._copying:
            self._stop_copying()
            self.mean_again()
        else:
            self.left.emit()

    def _stop_copying(self) -> None:
        if self._copying:
            self._copying = ()
            self.set_context("")
            self.set_hint(say("cluster.hint"))


def _numbers(notes: Sequence[Contribution]) -> str:
    return " ".join(str(note.number) for note in notes)

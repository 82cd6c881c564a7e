"""The Move to menu: every theme, a new one, the tray, and what else can be done with what is chosen. Built from the session, used once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QWidget

from moothall.activities.cluster.panel_board_acts import BoardActs
from moothall.activities.cluster.rules import Lying
from moothall.core.contributions import repeats_of
from moothall.core.model import Session
from moothall.core.themes import PLACEMENTS, THEMES, Theme, domains_of, themes_of
from moothall.ui.board.note_data import theme_words
from moothall.ui.kit.mnemonics import without_mnemonic
from moothall.ui.theme.look import look
from moothall.ui.theme.symbols import symbol_pixmap
from moothall.words import say

Act = Callable[[], object]


class MenuBoard(Protocol):
    """What only the panel can do."""

    def edit(self) -> None: ...
    def split(self) -> None: ...
    def ask_domain(self, theme: str) -> None: ...
    def ask_domain_name(self, domain: str) -> None: ...
    def name_all(self) -> None: ...
    def open_page(self, name: str) -> None: ...
    def turn_suggestions(self) -> None: ...
    def suggested(self, note: str) -> Sequence[str]: ...


class MoveMenu(QMenu):
    """For some notes where they lie, or else for one theme; what concerns the whole board comes last."""

    def __init__(self, parent: QWidget, board: MenuBoard, session: Session, acts: BoardActs, lying: Sequence[Lying], theme: str) -> None:
        super().__init__(parent)
        self._board, self._session, self._acts = board, session, acts
        self._lying, self._theme = lying, theme
        # A copied note may be chosen in two themes, and is one note. In the order chosen.
        self._notes = list(dict.fromkeys(note for note, _ in lying))
        self._themes = themes_of(session, acts.board)
        # Later, for the act is triggered after the menu has hidden.
        self.aboutToHide.connect(self.deleteLater)
        if lying:
            self._offer_moves()
            self._offer_words()
        elif theme:
            self._offer_theme(theme)
        else:
            self._add(say("cluster.new_theme"), lambda: acts.new_theme(()), say("cluster.key_new"))
        self._offer_board()

    # notes

    def _offer_moves(self) -> None:
        acts, lying, notes = self._acts, self._lying, self._notes
        # Of several notes each may belong elsewhere; Ctrl+1 takes each where it belongs.
        if len(notes) == 1:
            self._offer_suggested(notes[0])
        moves = self.addMenu(say("cluster.move_to"))
        self._each(moves, lambda t: acts.place(lying, t.key))
        moves.addSeparator()
        self._add(say("cluster.new_theme"), lambda: acts.new_theme(lying), say("cluster.key_new"), to=moves)
        self._add(self._words_for_leaving(), lambda: acts.take_away(lying), say("cluster.key_tray_now"), to=moves)
        self._each(self.addMenu(say("cluster.copy_to")), lambda t: acts.copy(notes, t.key))
        # In the submenu among the places, and here once more among the acts: people look for it in either.
        self._add(say("cluster.new_theme"), lambda: acts.new_theme(lying), say("cluster.key_new"))
        self._add(self._words_for_leaving(), lambda: acts.take_away(lying), say("cluster.key_tray_now"))
        self._add(say("cluster.star"), lambda: acts.star(notes), say("cluster.key_star_now"))

    def _offer_suggested(self, note: str) -> None:
        for place, key in enumerate(self._board.suggested(note), 1):
            theme = self._session.get(THEMES, key)
            words = say("kit.suggestion", letter=theme.letter, name=theme.name)
            self._add(words, partial(self._acts.take_suggested, {note: key}), f"Ctrl+{place}")

    def _words_for_leaving(self) -> str:
        return say("cluster.take_copy" if self._are_copies() else "cluster.to_tray")

    def _are_copies(self) -> bool:
        lying = ((p.copy, p.theme) for note, _ in self._lying for p in self._session.where(PLACEMENTS, "contribution", note))
        copies = {theme for copy, theme in lying if copy}
        # Only when each of them was chosen where it lies as a copy: then leaving takes the copy, and the note stays.
        return all(theme in copies for _, theme in self._lying)

    def _offer_words(self) -> None:
        """What changes the notes themselves."""
        acts, board, notes = self._acts, self._board, self._notes
        self.addSeparator()
        if len(notes) > 1:
            self._add(say("cluster.merge_notes"), lambda: acts.merge_notes(notes), say("cluster.key_same_now"))
        else:
            self._add(say("cluster.once_more"), lambda: acts.again(notes[0]))
            self._add(say("cluster.split"), board.split, say("cluster.key_split_now"))
            self._offer_repeats(notes[0])
            self._add(say("cluster.edit"), board.edit, "F2")
        self._add(self._words_for_deleting(), lambda: acts.delete(self._lying, ""), say("cluster.key_delete"))

    def _words_for_deleting(self) -> str:
        return say("cluster.take_copy" if self._are_copies() else "cluster.delete")

    def _offer_repeats(self, note: str) -> None:
        """Whoever said the same can stand alone again."""
        repeats = repeats_of(self._session, note)
        if repeats:
            menu = self.addMenu(say("cluster.take_out"))
            for repeat in repeats:
                # Sixty characters: a menu as wide as a long note would cover the board.
                words = say("cluster.one_in_hand", number=repeat.number, text=" ".join(repeat.text.split())[:60])
                self._add(words, partial(self._acts.take_out, repeat.key), to=menu)

    # a theme

    def _offer_theme(self, theme: str) -> None:
        acts = self._acts
        self._each(self.addMenu(say("cluster.merge_into")), lambda t: acts.merge(theme, t.key), but=theme)
        self._offer_domains(theme, self.addMenu(say("cluster.domain")))
        self.addSeparator()
        self._add(say("cluster.rename"), self._board.edit, "F2")
        self._add(say("cluster.delete"), lambda: acts.delete((), theme), say("cluster.key_delete"))

    def _offer_domains(self, theme: str, menu: QMenu) -> None:
        acts, here = self._acts, self._session.get(THEMES, theme).domain
        for domain in domains_of(self._session, acts.board):
            self._add(domain.name, partial(acts.put_in_domain, theme, domain.key), to=menu, checked=domain.key == here)
        if here:
            self._add(say("cluster.no_domain_any_more"), lambda: acts.put_in_domain(theme, ""), to=menu)
        menu.addSeparator()
        self._add(say("cluster.new_domain"), lambda: self._board.ask_domain(theme), to=menu)

    # the board

    def _offer_board(self) -> None:
        board = self._board
        domains = domains_of(self._session, self._acts.board)
        self.addSeparator()
        if domains:
            # Domains have nowhere to be chosen on the board, so their acts are here.
            menu = self.addMenu(say("cluster.domains"))
            for d in domains:
                self._add(say("cluster.rename_domain", name=d.name), partial(board.ask_domain_name, d.key), to=menu)
                self._add(say("cluster.delete_domain", name=d.name), partial(self._acts.delete_domain, d.key), to=menu)
        if self._themes:
            self._add(say("cluster.name_all"), board.name_all, say("cluster.key_name_all"))
        self._add(say("cluster.matrix"), lambda: board.open_page("matrix"), say("cluster.key_matrix"))
        self._add(say("cluster.grouping"), lambda: board.open_page("history"), say("cluster.key_grouping"))
        self._add(say("cluster.turn_suggestions"), board.turn_suggestions, say("cluster.key_suggest"))

    # lines

    def _each(self, menu: QMenu, act: Callable[[Theme], object], but: str = "") -> None:
        """A line for each theme, with its symbol."""
        for theme in (t for t in self._themes if t.key != but):
            # For this screen's own pixels, or symbols would be blurred on a dense one.
            icon = QIcon(symbol_pixmap(theme.ordinal, 24, look().mode, self.devicePixelRatioF()))
            line = menu.addAction(icon, without_mnemonic(theme_words(theme)))
            line.triggered.connect(lambda _=False, theme=theme: act(theme))
        # Grey rather than gone: where the line stands, hands remember.
        menu.setEnabled(not menu.isEmpty())

    def _add(self, words: str, act: Act, keys: str = "", to: QMenu | None = None, checked: bool | None = None) -> None:
        # The key stands beside the words without being a shortcut of the menu: the board's own keys do it.
        line = (to or self).addAction(without_mnemonic(f"{words}\t{keys}" if keys else words))
        if checked is not None:
            line.setCheckable(True)
            line.setChecked(checked)
        line.triggered.connect(lambda _=False: act())

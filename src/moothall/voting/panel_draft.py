"""A vote being prepared: its question, its rule and its options. All of it can be changed until it opens."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from moothall.core.card_groups import card_groups
from moothall.core.declarations import declarations_of
from moothall.core.errors import Expected
from moothall.core.picture import Showing
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Candidate, Option, change_rule, open_vote, set_options
from moothall.desk import Desk
from moothall.ui.kit.button import Button
from moothall.ui.kit.entry_line import EntryLine
from moothall.ui.kit.field import Field
from moothall.ui.kit.inline_parts import InlineKey
from moothall.ui.kit.option_row import OptionRow
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.voting.panel_declare import Declarations
from moothall.voting.panel_groups import GroupFields
from moothall.voting.panel_page import VotePage, key_pairs
from moothall.voting.panel_rule import RuleFields
from moothall.voting.panel_scale import ScaleFields
from moothall.voting.rules import MANY_OPTIONS, delete_whole, look_alikes, shown_by, text_candidates
from moothall.words import say, sentence


class OptionEntry(EntryLine):
    """`given` has the candidates typed or pasted. What was typed stays until it is `taken`."""

    given = Signal(list)  # list[Candidate]

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(say("voting.option_entry"), hint=hint, board=True, parent=parent)
        self.committed.connect(self._give)
        self.pasted_lines.connect(lambda lines: self._give("\n".join(lines)))
        self.changed.connect(self._mean)

    def _give(self, text: str) -> None:
        candidates = text_candidates(text)
        if candidates:
            self.given.emit(candidates)

    def _mean(self, text: str) -> None:
        self.mean(*((InlineKey("Enter"), say("voting.add_option")) if text.strip() else ()))


class DraftPage(VotePage):
    """The announced rule is written here, once, before anybody votes. What to think about first stands beside Open."""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        self._question = Field(say("voting.question"), self.vote.question)
        self._rule = RuleFields(desk, lambda: self.vote)
        self._scale = ScaleFields(desk, lambda: self.vote)
        self._groups = GroupFields(desk, lambda: self.vote)
        self._interests = Declarations(desk, vote_key)
        self._folds = {name: Button("", "link", small=True) for name in ("groups", "interests")}
        self._warnings = PlainLabel("", "body", ink="late")
        self._open = Button(say("voting.open"), "primary")
        self._delete = Button(say("voting.delete_draft"), "link")
        self._page = ScrollPage(margins=False)
        # In the row of buttons, where it takes no height: a line that comes and goes would move what it counts.
        self._below = PlainLabel("", "meta", ink="ink2", wrap=False)
        self._alike: tuple[list[Option], list[tuple[Option, Option]]] = ([], [])  # options, and pairs of them that look alike
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._option_rows: list[QWidget] = []
        self._shown: list[object] = []
        self._more = OptionEntry(say("voting.next_option"))
        self._lay_out()
        self._connect()
        self.redraw()

    def _lay_out(self) -> None:
        page = self._page
        page.add(self._question)
        page.add(self._rule)
        page.add(self._scale)
        page.add(PlainLabel(say("voting.options"), "section"))
        # Kept together, since a poll hides them: its options are made by its scale.
        self._option_parts = [PlainLabel(say("voting.take_out_help"), "meta", ink="ink2"), self._more]
        page.add(self._option_parts[0])
        page.add(self._rows)
        page.add(self._more)
        page.add_row(*self._folds.values(), None, gap=16)
        for part in (self._groups, self._interests):
            part.hide()
            page.add(part)
        # What to doubt and Open stand under the page and not on it: they are in sight however long the list of options is.
        page.column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self._open)
        foot.addWidget(self._delete)
        foot.addStretch(1)
        foot.addWidget(self._below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page, 1)
        column.addWidget(self._warnings)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._question.changed_done.connect(self._ask)
        for refusing in (self._scale, self._groups):
            refusing.said.connect(lambda words: self.said.emit("attention", words, None))
        self._interests.said.connect(self.said)
        self._more.given.connect(self._add)
        self._open.clicked.connect(self._begin)
        self._delete.clicked.connect(lambda: self.attempt(lambda: self.desk.do(delete_whole(self.desk.session, self.vote_key))))
        for name, part in (("groups", self._groups), ("interests", self._interests)):
            self._folds[name].clicked.connect(lambda _=False, part=part: self._turn_out(part))
        bar = self._page.verticalScrollBar()
        bar.valueChanged.connect(self._count_below)
        bar.rangeChanged.connect(self._count_below)

    def _turn_out(self, part: QWidget) -> None:
        part.setVisible(part.isHidden())
        if part.isVisible():
            self._page.bring(part)

    def _count_below(self) -> None:
        n = self._page.below(self._option_rows)
        self._below.setText(say("voting.further_down", n=n) if n else "")

    # changing

    def _ask(self, text: str) -> None:
        """A refusal is said under the field, and what was typed stays."""
        try:
            self.desk.do(change_rule(self.desk.session, self.vote_key, question=text))
        except Expected as trouble:
            self._question.refuse(sentence(trouble))

    def _candidates(self) -> list[Candidate]:
        # Where an option came from goes with it: lost, it would no longer be a theme with a letter.
        return [Candidate(o.text, o.ref, o.ordinal, o.subject) for o in self.options]

    def _put(self, candidates: Sequence[Candidate]) -> None:
        self.desk.do(set_options(self.desk.session, self.vote_key, candidates, self.desk.keys(len(candidates))))

    def _add(self, more: Sequence[Candidate]) -> None:
        try:
            # The whole list each time: the rule finds those that stay by what they are, and keeps their keys.
            self._put([*self._candidates(), *more])
        except Expected as trouble:
            self._more.refuse(sentence(trouble))
            return
        self._more.taken()

    def _take_out(self, number: int) -> None:
        self.attempt(lambda: self._put([c for n, c in enumerate(self._candidates(), 1) if n != number]))

    def _begin(self) -> None:
        if self.attempt(lambda: self.desk.do(open_vote(self.desk.session, self.vote_key, self.desk.now()))):
            self.show_wanted.emit(Showing(shown_by(self.vote), self.item_key, subject=self.vote_key))

    # drawing

    def redraw(self) -> None:
        self._question.set_text(self.vote.question)
        self._rule.redraw()
        self._scale.redraw()
        self._groups.redraw()
        self._interests.redraw()
        self._show_options()
        self._show_folds()
        doubts = self._doubts()
        self._warnings.setText("\n".join(doubts))
        self._warnings.setVisible(bool(doubts))
        # Asked of the options and not of the doubts: one alone is refused by the rule, everything else is only said.
        self._open.usable() if len(self.options) > 1 else self._open.unavailable(say("core.two_options"))
        if doubts and self._open.available:
            # Screen readers hear the doubts at the button that would pass over them.
            self._open.setAccessibleDescription(" ".join(doubts))

    def _show_folds(self) -> None:
        groups, made = card_groups(self.desk.session, self.vote_key), declarations_of(self.desk.session, self.vote_key)
        self._folds["groups"].set_words(say("voting.groups_set", n=len(groups)) if groups else say("voting.groups"))
        self._folds["groups"].setVisible(self.vote.mode != "totals")
        self._folds["interests"].set_words(say("voting.declared", n=len(made)) if made else say("voting.declare"))

    def _show_options(self) -> None:
        """A poll's options are its scale's points: they are changed there."""
        fixed = kind_of(self.vote).options_are_points
        for part in self._option_parts:
            part.setVisible(not fixed)
        # Rows made anew would take the keyboard off the one in use.
        if self._shown == [*self.options, fixed]:
            return
        self._shown = [*self.options, fixed]
        at = next((n for n, row in enumerate(self._option_rows) if row.hasFocus()), -1)
        for row in self._option_rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._option_rows = [PlainLabel(f"{o.number}  {o.text}") if fixed else self._row(o.number, o.text, o.ordinal) for o in self.options]
        for row in self._option_rows:
            self._rows.addWidget(row)
        # The keyboard goes on to the option that came up.
        if at >= 0 and self._option_rows:
            self._option_rows[min(at, len(self._option_rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, number: int, text: str, ordinal: int) -> QWidget:
        """An option goes by a control of its own: a press on its name, to read or to point at it, takes nothing out."""
        option, away = OptionRow(number, text, ordinal), Button(say("voting.take_out"), "link", small=True)
        option.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        option.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        away.setAccessibleDescription(f"{number} {text}")
        away.clicked.connect(lambda: self._take_out(number))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(option, 1)
        line.addWidget(away)
        row.setFocusProxy(away)
        return row

    def _doubts(self) -> list[str]:
        """What to think about before opening; nothing here forbids it."""
        if kind_of(self.vote).options_are_points:
            return [] if self.vote.threshold is not None else [say("voting.no_threshold_yet")]
        # Three pairs are enough to send somebody back to the list; more would fill the page.
        doubts = [say("voting.look_alike", one=a.text, other=b.text) for a, b in self._looked_alike()[:3]]
        if len(self.options) > MANY_OPTIONS:
            doubts.append(say("voting.many", n=len(self.options)))
        return doubts

    def _looked_alike(self) -> list[tuple[Option, Option]]:
        """Every pair is compared letter by letter, so only once the options are others: news of any note comes by here."""
        options = list(self.options)
        if options != self._alike[0]:
            self._alike = options, look_alikes(options)
        return self._alike[1]

    def take_focus(self) -> None:
        (self._open if self._open.available else self._more).setFocus(Qt.FocusReason.TabFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("tab", "open" if self._open.available else "add", "show_options")

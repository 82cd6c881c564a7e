"""Totals without ballots: a table's sheet, dots counted on the wall, hands counted in the room. Each can be corrected until the close.

Nobody stands behind a total, so that the result has no voters and isn't sealed, and says so.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from moothall.core.ballot_marking import worded
from moothall.core.errors import Expected, Refused
from moothall.core.picture import Showing
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Option
from moothall.desk import Desk
from moothall.ui.kit.button import Button
from moothall.ui.kit.field import Field
from moothall.ui.kit.plain_label import PlainLabel
from moothall.ui.kit.scroll_page import ScrollPage
from moothall.ui.kit.withheld_box import WithheldBox
from moothall.voting.counted_where import hands_left
from moothall.voting.panel_count_sheet import CountField, CountSheet
from moothall.voting.panel_page import VotePage, key_pairs, unkept_way
from moothall.voting.rules import counted, shown_by, table_is_far, table_number, voters_in_room
from moothall.words import say, sentence


class CountPage(VotePage):
    """What the three pages share: the sheet, and a line that says what such a count can't give."""

    way = ""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        self._sheet = CountSheet(list(self.options))
        self._sum = PlainLabel("", "section")
        self._page = ScrollPage(margins=False)
        help_ = f"voting.way_{self.way}_help"
        help_ = f"{help_}_people" if kind_of(self.vote).one_each else worded(self.vote, help_)
        self._page.add(PlainLabel(say(help_), "meta", ink="ink2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def _first(self) -> Field:
        return next(iter(self._sheet.fields.values()))

    def take_focus(self) -> None:
        self._first().setFocus(Qt.FocusReason.TabFocusReason)

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("next_count", "step_count")


class _OneByOne(CountPage):
    """One total for each option, kept as it is entered. An emptied field takes it back."""

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        self._page.add(self._sheet)
        self._page.add(self._sum)
        self._page.column.addStretch(1)
        for option in self.options:
            field = self._sheet.fields[option.key]
            field.changed_done.connect(lambda text, option=option: self._keep(option, text))
        self._sheet.entered.connect(self._onward)
        self.redraw()

    def _keep(self, option: Option, text: str) -> None:
        """On the disk at once; a refusal is said under the number, which stays."""
        field = self._sheet.fields[option.key]
        # An emptied field of an option that was never counted is nothing to take back.
        is_in = option.number in self.desk.slips(self.vote_key, self.way)
        try:
            if text.strip():
                marks = {option.key: counted(text)}
                # Before the desk hears of it: a count that can't be is refused, not kept and doubted.
                self._must_be_likely(option, marks[option.key])
                self.desk.cast(self.vote_key, marks, self.way, option.number, replace=True)
            elif is_in:
                self.desk.take_back(self.vote_key, option.number, self.way)
        except Expected as trouble:
            field.refuse(sentence(trouble))

    def _must_be_likely(self, option: Option, n: int) -> None:
        """Refused where so many can't be. Here never: how many dots a person may have stuck is only doubted."""

    def unkept(self) -> str:
        """A number that stands in its field and isn't what is kept of it."""
        slips = self.desk.slips(self.vote_key, self.way)
        marks = {o.key: self.desk.marks_on(self.vote_key, self.way, o.number).get(o.key, 0) for o in self.options if o.number in slips}
        # Compared as words, so that an empty field of an option not counted yet is nothing unkept, while "0" in it is.
        typed = {key: field.text().strip() for key, field in self._sheet.fields.items()}
        return unkept_way(self.way) if any(words != str(marks.get(key, "")) for key, words in typed.items()) else ""

    def _onward(self, key: str) -> None:
        # A description is the reason a number was refused: then the keyboard stays with it.
        if not self._sheet.fields[key].edit.accessibleDescription() and not self._sheet.go(key):
            self._after_the_last()

    def _after_the_last(self) -> None:
        """After the last option comes the first, to be looked through once more."""
        self._first().setFocus()

    def redraw(self) -> None:
        slips, sum_of = self.desk.slips(self.vote_key, self.way), 0
        for option in self.options:
            is_in = option.number in slips
            dots = self.desk.marks_on(self.vote_key, self.way, option.number).get(option.key, 0) if is_in else 0
            sum_of += dots
            # A count of nought is shown as 0, and one that isn't in as nothing.
            self._sheet.fields[option.key].set_text(str(dots) if is_in else "")
        self._sum.setText(" ".join(filter(None, (self._sum_words(sum_of, len(slips)), self._doubt()))))

    def _sum_words(self, dots: int, options: int) -> str:
        key = "voting.sum_wall_people" if kind_of(self.vote).one_each else worded(self.vote, "voting.sum_wall")
        return say(key, n=dots, options=options, of=len(self.options))

    def _doubt(self) -> str:
        """A number that the people here can't have given. It may stay: the list may be wrong."""
        # Nought when the room wasn't counted or the rule states no limit: then no number can be doubted.
        most = voters_in_room(self.desk.session, self.vote_key) * self._each
        over = [o.number for o in self.options if most and _shown(self._sheet.fields[o.key]) > most]
        return say("voting.count_over", option=over[0], most=most) if over else ""

    @property
    def _each(self) -> int:
        """How much one person can give an option; 0 where the rule states nothing."""
        return self.vote.cap or self.vote.budget or 0


def _shown(field: Field) -> int:
    """The number that stands in a field; nought for anything else."""
    return int(field.text()) if field.text().isdecimal() else 0


class WallDotsPage(_OneByOne):
    """Dots stuck on paper, counted for each option."""

    way = "wall"


class HandsPage(_OneByOne):
    """Hands for one option at a time; the shared screen shows which one is asked about and the counts so far."""

    way = "hands"
    _each = 1  # hands a person has for one option, whatever the rule of dots says

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        for option in self.options:
            self._sheet.fields[option.key].focused.connect(lambda option=option: self._ask_about(option))

    def _must_be_likely(self, option: Option, n: int) -> None:
        """Refused when there are more hands than people who have not voted by card: nobody puts up two, or votes twice.

        Never where nobody was ticked or people vote for others: then nobody can say how many hands there are.
        """
        here = voters_in_room(self.desk.session, self.vote_key)
        if not here or self.vote.proxies:
            return
        by_card = self.desk.turnout(self.vote_key).people
        if by_card and n <= here and n > hands_left(here, by_card):
            raise Refused("voting.hands_and_cards", n=n, option=option.number, cards=by_card, here=here, left=hands_left(here, by_card))
        if n > here:
            raise Refused("voting.too_many_hands", n=n, option=option.number, here=here)

    def _ask_about(self, option: Option) -> None:
        # One more than its number, since an option may be called 0 and a fact of 0 is none.
        extra = (("asked", option.number + 1),)
        self.follow(Showing(shown_by(self.vote), self.item_key, "hands", self.vote_key, extra=extra))

    def _after_the_last(self) -> None:
        """The keyboard stays, and so does the wall: going on to the first would ask the room for its hands again."""

    def _sum_words(self, dots: int, options: int) -> str:
        """A poll's hands add up to the people here; what is missing was not counted."""
        here = voters_in_room(self.desk.session, self.vote_key)
        if not kind_of(self.vote).one_each or not here:
            return say("voting.sum_hands", n=dots, options=options, of=len(self.options))
        if dots == here:
            return say("voting.hands_all", n=dots)
        return say("voting.hands_missing" if dots < here else "voting.hands_over", n=dots, here=here, missing=abs(here - dots))


class TablePage(CountPage):
    """A sheet for each table: its number, the people at it, dots for each option."""

    way = "table"

    def __init__(self, desk: Desk, item_key: str, vote_key: str) -> None:
        super().__init__(desk, item_key, vote_key)
        self._table = CountField(say("voting.table"), hide_label=False)
        self._people = CountField(say("voting.table_people"), hide_label=False)
        self._save = Button(say("voting.keep_sheet"), "primary")
        self._tables = QHBoxLayout()
        self._unlikely = (0, 0)  # the table and its people that were asked about last
        self._offered: dict[int, str] = {}
        self._brought: dict[str, str] = {}  # what the sheet held as it was put here, by option key
        self._refused: tuple[str, str, dict[str, str]] | None = None
        """The sheet that was refused last: its table, its people and what stood in its fields."""
        self._lay_out()
        self._connect()
        self._next_table()
        self.redraw()

    def _lay_out(self) -> None:
        page = self._page
        page.add_row(self._table, self._people, None, gap=24)
        halves = QHBoxLayout()
        halves.addWidget(self._sheet, 1)
        if self.vote.mode == "sealed":
            halves.addWidget(WithheldBox(say("voting.sealed"), say("voting.opens_at_reveal")))
        page.add(halves)
        page.add_row(self._save, self._sum, None, gap=16)
        page.add(self._tables)
        page.column.addStretch(1)

    def _connect(self) -> None:
        self._table.entered.connect(lambda: self._people.setFocus(Qt.FocusReason.TabFocusReason))
        self._table.changed.connect(self._open_sheet)
        self._people.entered.connect(super().take_focus)
        self._sheet.entered.connect(self._onward)
        self._save.clicked.connect(self._keep)

    def _next_table(self) -> None:
        slips = self.desk.slips(self.vote_key, "table")
        # The lowest number that isn't in: a gap is filled first. Among one more numbers than there are sheets, one is always free.
        # Also over what was typed in it: that table's sheet is in.
        self._table.put(str(next(n for n in range(1, len(slips) + 2) if n not in slips)))

    def _open_sheet(self, text: str) -> None:
        """A table that is in comes back to be corrected; of a sealed vote its totals stay unseen and are entered anew."""
        # Four digits as a card; -1 is no table, so that a number half typed opens nothing.
        number = int(text) if text.strip().isdecimal() and len(text) < 5 else -1
        is_in = number in self.desk.slips(self.vote_key, "table")
        marks = self.desk.marks_on(self.vote_key, "table", number) if is_in else {}
        # Compared with what is typed at the close: a sheet merely looked at is nothing unkept.
        self._brought = {key: str(dots) for key, dots in marks.items()}
        for key, field in self._sheet.fields.items():
            field.set_text(self._brought.get(key, ""))
        self._save.set_words(say("voting.replace_sheet" if is_in else "voting.keep_sheet"))
        self._part_sheets(text)

    def _part_sheets(self, table: str) -> None:
        """Nothing of a refused sheet is left in the next one; its number again, typed or fetched by Up, brings all of it back."""
        if self._refused is not None:
            number, people, typed = self._refused
            self._people.put(people if table == number else "")
            for key, words in typed.items() if table == number else ():
                self._sheet.fields[key].put(words)

    def _onward(self, key: str) -> None:
        if not self._sheet.go(key):
            self._keep()

    def _keep(self) -> None:
        try:
            number = table_number(self._table.text())
            people = counted(self._people.text()) if self._people.text().strip() else 0
            self._ask_whether(number, people)
            # An empty field is no count of nought but nothing, and so no mark.
            marks = {key: counted(field.text()) for key, field in self._sheet.fields.items() if field.text().strip()}
            self.desk.cast(self.vote_key, marks, "table", number, replace=True, people=people)
        except Expected as trouble:
            self._refuse(sentence(trouble))
            return
        # Forgotten before the fields are cleared, or the empty sheet would count as one not kept.
        self._brought, self._refused = {}, None
        self._sheet.clear()
        self._people.set_text("")
        self._next_table()
        self.take_focus()

    def _refuse(self, reason: str) -> None:
        """The sheet stays as it is, and the keyboard goes where the next sheet would begin: whoever types on begins that one."""
        self._refused = self._table.text(), self._people.text(), {key: field.text() for key, field in self._sheet.fields.items()}
        self._table.refuse(reason)
        self.take_focus()

    def _ask_whether(self, table: int, people: int) -> None:
        """Refused once when there can hardly be so many tables or people at one; the same again is meant."""
        # A list may be wrong and a table may have joined late: said once, never forbidden.
        if (table, people) == self._unlikely:
            return
        here = voters_in_room(self.desk.session, self.vote_key)
        self._unlikely = table, people
        if table_is_far(self.desk.session, table):
            raise Refused("voting.far_table", n=table)
        if here and people > here:
            raise Refused("voting.far_people", n=people, here=here)

    def leave(self) -> None:
        self._table.hush()
        self._unlikely = (0, 0)  # asked about anew

    def unkept(self) -> str:
        fields = self._sheet.fields.items()
        return unkept_way("table") if any(field.text().strip() != self._brought.get(key, "") for key, field in fields) else ""

    def _take_back(self, number: int) -> None:
        self.attempt(lambda: self.desk.take_back(self.vote_key, number, "table"))

    def redraw(self) -> None:
        slips = self.desk.slips(self.vote_key, "table")
        self._sum.setText(say("voting.tables_in", n=len(slips)))
        # Rows made anew take the keyboard from whoever is on one, so only when a sheet came or went.
        if slips == self._offered:
            return
        self._offered = dict(slips)  # a copy: what the desk gives changes with every sheet, and would never differ from itself
        while (item := self._tables.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number in slips:
            back = Button(say("voting.take_table_back", n=number), "link", small=True)
            back.clicked.connect(lambda _=False, number=number: self._take_back(number))
            self._tables.addWidget(back)
        # With the buttons, since taking the layout empty took the old stretch away as well.
        self._tables.addStretch(1)

    def take_focus(self) -> None:
        self._table.setFocus(Qt.FocusReason.TabFocusReason)
        self._table.edit.selectAll()

    def keys(self) -> list[tuple[str, str]]:
        return key_pairs("next_count", "step_count", "keep_sheet")

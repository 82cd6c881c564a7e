"""Sheets of forms: durable, sealed, and never steps. One is judged by its form, kept under its number, and told of without what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from moothall.core.errors import Refused
from moothall.core.forms.filled_sheets import FilledSheet, judged
from moothall.core.forms.form_rounds import (
    MOST_SHEETS,
    ROUNDS,
    FormRound,
    bodies_asked,
    brought_round,
    close_round,
    form_asked,
    opened,
    reopen_round,
    rounds,
)
from moothall.core.forms.shown import Shown, what_may_be_shown
from moothall.core.forms.table_totals import TableLine, sheets_of_table
from moothall.core.import_sources import ImportSource
from moothall.core.people import head_count
from moothall.desk.ballot_desk import BallotDesk
from moothall.desk.news import News

FORM_WAYS_IN = ("paper", "booth")
MOST_TABLES = 99
_PLACES = 1000
"""Slips of a table's people are numbered from a thousand times its number: table 3 has 3000, 3001 …"""


@dataclass(frozen=True, slots=True)
class SheetsKept:
    """What came of several sheets at once: the numbers they are in under, and why others are not, each with its number as it came."""

    numbers: tuple[int, ...]
    refused: tuple[tuple[int | None, Refused], ...] = ()


class FormDesk(BallotDesk):
    """A session whose forms can be filled in."""

    def put_sheet(self, round_: str, sheet: FilledSheet, number: int | None = None, route: str = "paper", replace: bool = False) -> int:
        """Keep one sheet; the number it is in under: its own, or the next one, to be written on it. Refused in words when it breaks the
        form, or its number is in already (unless `replace`). Trouble when the disk refuses, and then nothing has changed.
        """
        kept = self.put_sheets(round_, [(number, sheet)], route, replace)
        if kept.refused:
            raise kept.refused[0][1]
        return kept.numbers[0]

    def put_sheets(
        self, round_: str, sheets: Iterable[tuple[int | None, FilledSheet]], route: str = "paper", replace: bool = False
    ) -> SheetsKept:
        """Many at once, in one durable transaction. Each is judged by itself, and a refused one keeps no other from going in. Refused as a
        whole only when the round isn't open; Trouble when the disk refuses, and then none is in.
        """
        record = opened(self.session, round_)
        self._must_be_free()
        if route not in FORM_WAYS_IN:
            raise Refused("core.form_not_open")
        form, bodies, taken = form_asked(record), bodies_asked(record), set(self.sheet_numbers(round_))
        judgements: list[tuple[int, FilledSheet]] = []
        refused: list[tuple[int | None, Refused]] = []
        for number, sheet in sheets:
            try:
                fits = judged(form, bodies, sheet)
                judgements.append((_free(number, taken, replace), fits))
                taken.add(judgements[-1][0])
            except Refused as no:
                refused.append((number, no))
        self._keep_sheets(round_, judgements, route)
        return SheetsKept(tuple(number for number, _ in judgements), tuple(refused))

    def _keep_sheets(self, round_: str, sheets: list[tuple[int, FilledSheet]], route: str) -> None:
        ledger, was = self._store.forms, set(self.sheet_numbers(round_))
        with self._store.transaction():
            for number, sheet in sheets:
                # Out and in again within one transaction: a power cut in between must not lose the first.
                if number in was:
                    ledger.take_back(round_, number)
                ledger.put(round_, self.key(), route, sheet, number)
        for number, _ in sheets:
            self._box(round_).put(route, number)
        if sheets:
            self._tell(votes=frozenset({round_}))

    def put_table(self, round_: str, line: TableLine, replace: bool = False) -> int:
        """Keep what a table counted, in one durable transaction; how many people's answers that is. Refused when the form allows no totals,
        the counts can't be right, or the table is in already (unless `replace`). Trouble when the disk refuses, and then none is in.
        """
        record = opened(self.session, round_)
        self._must_be_free()
        form, bodies = form_asked(record), bodies_asked(record)
        if not form.totals or not 1 <= line.table <= MOST_TABLES:
            raise Refused("core.form_no_totals" if not form.totals else "core.no_such_tables", most=MOST_TABLES)
        sheets = [judged(form, bodies, sheet) for sheet in sheets_of_table(form, line)]
        had = self._people_at(round_, line.table)
        if had and not replace:
            raise Refused("core.table_used", card=line.table)
        ledger = self._store.forms
        with self._store.transaction():
            for number in had:
                ledger.take_back(round_, number, "table")
            for number, sheet in enumerate(sheets, line.table * _PLACES):
                ledger.put(round_, self.key(), "table", sheet, number)
        self._tell(votes=frozenset({round_}))
        return len(sheets)

    def take_back_table(self, round_: str, table: int) -> News:
        """All that a table counted. Refused when the round is not open, or the table not in."""
        self._must_be_free()
        opened(self.session, round_)
        had = self._people_at(round_, table)
        if not had:
            raise Refused("core.table_not_in", card=table)
        with self._store.transaction():
            for number in had:
                self._store.forms.take_back(round_, number, "table")
        return self._tell(votes=frozenset({round_}))

    def tables_in(self, round_: str) -> tuple[int, ...]:
        """Which tables are in, while the round is open."""
        return tuple(dict.fromkeys(number // _PLACES for number in self._store.forms.of_tables(round_)))

    def _people_at(self, round_: str, table: int) -> list[int]:
        return [number for number in self._store.forms.of_tables(round_) if number // _PLACES == table]

    def take_back_sheet(self, round_: str, number: int) -> News:
        """Remove a sheet whole. Refused when the round is not open, or the sheet not in."""
        self._must_be_free()
        opened(self.session, round_)
        ledger = self._store.forms
        with self._store.transaction():
            if number not in self.sheet_numbers(round_):
                raise Refused("core.form_sheet_not_in", number=number)
            ledger.take_back(round_, number)
        self._box(round_).take("card", number)
        return self._tell(votes=frozenset({round_}))

    def sheet_numbers(self, round_: str) -> Mapping[int, str]:
        """Which sheets are in, while the round is open; never what they say."""
        return MappingProxyType(dict(self.slips(round_, "card")))

    def next_sheet(self, round_: str) -> int:
        """The number an unnumbered sheet would get."""
        return max(self.sheet_numbers(round_), default=0) + 1

    def close_form(self, round_: str, by: object = None) -> News:
        """Final: every sheet goes from the file, its history and everything beside it; what may be shown stays, sealed. Refused when the
        round isn't open or no sheet is in. Trouble when the disk refuses, or is too full to clear away the traces at once.
        """
        filled = self.sheets_in(round_)
        step = close_round(self.session, round_, self.now(), head_count(self.session), filled)
        return self._finally(step, by, also=lambda: self._dissolve(step.changes[0].before))

    def _dissolve(self, record: FormRound) -> None:
        """Inside the transaction that closes it, from sheets that a moment later are nowhere."""
        ledger = self._store.forms
        shown = self.may_be_shown(record, ledger.sheets(record.key))
        ledger.dissolve(record.key, shown, self.key)

    def may_be_shown(self, record: FormRound, sheets: list[FilledSheet]) -> Shown:
        """What a round of these sheets may show beside what other rounds of its wording showed."""
        form = form_asked(record)
        over = [r for r in rounds(self.session) if r.key != record.key and r.state in ("closed", "revealed") and r.form == record.form]
        before = [self._store.forms.shown(r.key, r.filled) for r in over if form_asked(r).wording == form.wording]
        return what_may_be_shown(form, bodies_asked(record), sheets, record.floor, before)

    def reopen_form(self, round_: str, by: object = None) -> News:
        """Back to a draft; its sheets go for good. Final. Refused once the result is known."""
        return self._finally(reopen_round(self.session, round_), by, also=lambda: self._store.forms.clear(round_))

    def bring_round(self, record: FormRound, sheets: list[FilledSheet], source: ImportSource | None = None, by: object = None) -> News:
        """A round filled in elsewhere, closed and revealed. Its sheets are never written, only what may be shown. Final."""
        made = brought_round(self.session, record, source)
        return self._finally(made, by, also=lambda: self._keep_round(made.changes[0].after, sheets))

    def bring_shown(self, rounds_shown: Iterable[tuple[FormRound, Shown]]) -> int:
        """Rounds of an earlier session as they were shown there; how many are new here. What was withheld there isn't known here. Final.
        Refused while another act is under way, Trouble when the disk refuses.
        """
        fresh = [(record, shown) for record, shown in rounds_shown if self.session.find(ROUNDS, record.key) is None]
        for record, shown in fresh:
            made = brought_round(self.session, record)
            self._finally(made, None, also=partial(self._store.forms.dissolve, record.key, shown, self.key))
        return len(fresh)

    def _keep_round(self, record: FormRound, sheets: list[FilledSheet]) -> None:
        self._store.forms.dissolve(record.key, self.may_be_shown(record, sheets), self.key)


def _free(number: int | None, taken: set[int], replace: bool) -> int:
    if number is None:
        number = max(taken, default=0) + 1
    if not 1 <= number <= MOST_SHEETS:
        raise Refused("core.form_sheet_number", most=MOST_SHEETS)
    if number in taken and not replace:
        raise Refused("core.form_sheet_used", number=number)
    return number

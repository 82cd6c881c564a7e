"""Sheets of forms in the file, and what is kept of them. A sheet is a ballot of its round while that is open, with words beside its marks;
closing takes all of it away in the transaction that writes what may be shown, as counts and as lines under random keys.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from moothall.core.ballot_marking import Judgement
from moothall.core.forms.filled_sheets import FilledSheet
from moothall.core.forms.shown import Shown, Strip, WrittenLines
from moothall.store.ballot_ledger import BallotLedger
from moothall.store.checksums import Checksums
from moothall.store.error_words import reading

KEPT_OF_FORMS = ("form_group", "form_strip", "form_count", "form_line")
"""The tables of what may be shown; none has a row for a sheet."""


class FormLedger:
    """The sheets of every round in one open file. Writing methods must run inside the store's transaction."""

    damaged = "store.damaged_ballots"

    def __init__(self, path: Path, connection: sqlite3.Connection, checksums: Checksums, ballots: BallotLedger) -> None:
        self.path = path
        self._db, self._checksums, self._ballots = connection, checksums, ballots

    @reading
    def numbers(self, round_: str) -> dict[int, str]:
        """Numbers of the sheets that are in, each with its way in; empty once the round is closed."""
        return self._ballots.slips(round_, "card")

    @reading
    def sheets(self, round_: str) -> list[FilledSheet]:
        """Every sheet, in the order of random keys: for the function that says what may be shown, and nobody else."""
        marks: dict[str, dict[str, int]] = defaultdict(dict)
        words: dict[str, dict[str, str]] = defaultdict(dict)
        for ballot, cell, mark in self._db.execute(_MARKS, (round_,)):
            marks[ballot][cell] = mark
        for ballot, question, text in self._db.execute(_WORDS, (round_,)):
            words[ballot][question] = text
        keys = self._db.execute("SELECT key FROM ballot WHERE vote = ? ORDER BY key", (round_,)).fetchall()
        return [FilledSheet(marks[key], words[key]) for (key,) in keys]

    @reading
    def of_tables(self, round_: str) -> list[int]:
        """Numbers of the slips of people whose answers their table counted (`core.forms.table_totals`)."""
        return list(self._ballots.slips(round_, "table"))

    def put(self, round_: str, key: str, route: str, sheet: FilledSheet, number: int | None) -> None:
        """Add one sheet under its number, or, from a file, under none. Refused when that number is in."""
        self._ballots.put(round_, key, route, sheet.marks, Judgement("counted"), number)
        for question, text in sheet.words.items():
            self._checksums.insert("INSERT INTO written (ballot, question, text) VALUES (?, ?, ?)", "written", (key, question, text))

    def take_back(self, round_: str, number: int, sort: str = "card") -> None:
        """Remove a sheet whole. Refused when it is not in."""
        found = self._db.execute("SELECT ballot FROM slip WHERE vote = ? AND sort = ? AND number = ?", (round_, sort, number)).fetchone()
        if found:
            self._checksums.erase("written", "ballot = ?", (found[0],))
        self._ballots.take_back(round_, number, sort)

    def clear(self, round_: str) -> None:
        """Every sheet of a round, and what was kept of them."""
        self._checksums.erase("written", "ballot IN (SELECT key FROM ballot WHERE vote = ?)", (round_,))
        self._ballots.clear(round_)
        for table in KEPT_OF_FORMS:
            self._checksums.erase(table, "round = ?", (round_,))

    def dissolve(self, round_: str, shown: Shown, fresh: Callable[[], str]) -> None:
        """Every sheet goes; what may be shown of them stays. What is withheld is written nowhere."""
        self.clear(round_)
        insert = self._checksums.insert
        for name, n in shown.groups.items():
            insert("INSERT INTO form_group (round, name, sheets) VALUES (?, ?, ?)", "form_group", (round_, name, n))
        for s in shown.strips:
            row = (round_, s.unit, s.group, s.n, s.blank, s.passed)
            insert("INSERT INTO form_strip (round, unit, grp, n, blank, passed) VALUES (?, ?, ?, ?, ?, ?)", "form_strip", row)
            for value, n in (s.counts or {}).items():
                counted = (round_, s.unit, s.group, value, n)
                insert("INSERT INTO form_count (round, unit, grp, value, n) VALUES (?, ?, ?, ?, ?)", "form_count", counted)
        for written in shown.written:
            # None of its own words, and yet a row: that too few wrote is not the same as that nobody was asked.
            for text in (None,) if written.lines is None else written.lines:
                line = (fresh(), round_, written.question, written.by, text)
                insert("INSERT INTO form_line (key, round, question, signed, text) VALUES (?, ?, ?, ?, ?)", "form_line", line)

    @reading
    def shown(self, round_: str, filled: int) -> Shown:
        """What was kept when the round closed. Whether anyone may see it yet is the desk's to say."""
        counts: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
        for unit, group, value, n in self._db.execute(
            "SELECT unit, grp, value, n FROM form_count WHERE round = ? ORDER BY value", (round_,)
        ):
            counts[unit, group][value] = n
        strips = tuple(
            Strip(unit, group, n, None if n is None else counts[unit, group], blank, passed)
            for unit, group, n, blank, passed in self._db.execute(
                "SELECT unit, grp, n, blank, passed FROM form_strip WHERE round = ? ORDER BY unit, grp", (round_,)
            )
        )
        groups = dict(self._db.execute("SELECT name, sheets FROM form_group WHERE round = ?", (round_,)).fetchall())
        return Shown(filled, strips, self._written(round_), groups)

    def _written(self, round_: str) -> tuple[WrittenLines, ...]:
        # By random key: that order is the shuffle, and stays the same for whoever looks twice.
        rows = self._db.execute("SELECT question, signed, text FROM form_line WHERE round = ? ORDER BY key", (round_,))
        found: dict[tuple[str, str], list[str | None]] = defaultdict(list)
        for question, signed, text in rows:
            found[question, signed].append(text)
        return tuple(WrittenLines(question, _lines(texts), by) for (question, by), texts in sorted(found.items()))


def _lines(texts: list[str | None]) -> tuple[str, ...] | None:
    known = tuple(text for text in texts if text is not None)
    return None if len(known) < len(texts) else known


_MARKS = "SELECT ballot, option, dots FROM mark WHERE ballot IN (SELECT key FROM ballot WHERE vote = ?)"
_WORDS = "SELECT ballot, question, text FROM written WHERE ballot IN (SELECT key FROM ballot WHERE vote = ?)"

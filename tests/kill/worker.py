"""The process that gets killed: works on a session through the desk, saying what it is about to do and what has been acknowledged.

A line is written before each act (">") and after it returned ("<"); it holds the act's effect, so that whoever reads the lines knows
what the file must hold: every acknowledged effect, and of the last act either all or nothing.
"""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

from moothall.activities import found
from moothall.core.contributions import Written, add_notes, edit_note
from moothall.core.merging import delete_notes
from moothall.core.prompts import prompts
from moothall.core.votes import OPTIONS, VOTES
from moothall.desk import Desk
from moothall.desk.sessions import open_session
from tests.store.sessions import begin, with_board, with_vote

OPEN_KEY, SHUT_KEY = "open-", "shut-"
"""How ballots' keys begin while their vote is open, and after it closed: no byte may begin the first way then."""


def begun(path: Path) -> Path:
    """The file each trial starts with: a board and an open vote."""
    desk = begin(path)
    with_board(desk)
    with_vote(desk)
    desk.close()
    return path


class Worker:
    """Acts at random until it is killed, or until it has done `acts`."""

    def __init__(self, path: Path, lines: int, seed: int) -> None:
        self.path, self._lines, self._dice = path, lines, random.Random(seed)
        self._cards, self._numbers = 0, 0
        self._open()

    def _open(self) -> None:
        self.desk: Desk = open_session(self.path, found())
        self.vote = self.desk.session.all(VOTES)[0].key
        self.options = [o.key for o in self.desk.session.where(OPTIONS, "vote", self.vote)]
        self._cards = max(self.desk.cards(self.vote), default=0)
        self.desk.key = lambda: self._key("note-")

    def _key(self, start: str) -> str:
        return f"{start}{self._dice.getrandbits(112):028x}"

    def _say(self, mark: str, effect: tuple[Any, ...]) -> None:
        os.write(self._lines, (mark + json.dumps(effect) + "\n").encode())

    def work(self, acts: int = 100_000) -> None:
        kinds = [self.note] * 6 + [self.edit, self.drop, self.undo] + [self.cast] * 5 + [self.take_back, self.copy]
        rare = [self.close_vote, self.reopen]
        for _ in range(acts):
            # One in ten: often enough that even a short campaign on a busy machine closes a vote, seldom enough that there are ballots.
            self._dice.choice(rare if self._dice.random() < 0.1 else kinds)()

    def _act(self, *effect: Any) -> Any:
        """Say, do, acknowledge."""
        worker = self

        class Said:
            def __enter__(self) -> None:
                worker._say(">", effect)

            def __exit__(self, kind: object, error: object, trace: object) -> None:
                if kind is None:
                    worker._say("<", effect)

        return Said()

    # notes

    def note(self) -> tuple[str, str]:
        key, text = self._key("note-"), "x" * self._dice.choice((3, 60, 60, 60, 3000))
        with self._act("note", key, text):
            self.desk.do(add_notes(self.desk.session, prompts(self.desk.session)[0].key, [Written(text)], [key]))
        return key, text

    def _some_note(self) -> str | None:
        keys = list(self.desk.session._rows["contribution"])
        return self._dice.choice(keys) if keys else None

    def edit(self) -> None:
        if key := self._some_note():
            text = f"put otherwise {self._dice.random()}"
            with self._act("note", key, text):
                self.desk.do(edit_note(self.desk.session, key, text))

    def drop(self) -> None:
        if key := self._some_note():
            with self._act("note", key, None):
                self.desk.do(delete_notes(self.desk.session, [key]))

    def undo(self) -> None:
        key, text = self.note()
        with self._act("note", key, None):
            self.desk.undo()
        if self._dice.random() < 0.5:
            with self._act("note", key, text):
                self.desk.redo()

    # ballots

    def cast(self) -> None:
        if self.desk.session.get(VOTES, self.vote).state != "open":
            return
        self._cards += 1
        option = self._dice.randrange(len(self.options))
        self.desk.key = lambda: self._key(OPEN_KEY)
        with self._act("ballot", self._cards, option):
            self.desk.cast(self.vote, {self.options[option]: 2}, "paper", self._cards)

    def take_back(self) -> None:
        if cards := list(self.desk.cards(self.vote)):
            card = self._dice.choice(cards)
            with self._act("ballot", card, None):
                self.desk.take_back(self.vote, card)

    def close_vote(self) -> None:
        if self._cards > 3 and self.desk.session.get(VOTES, self.vote).state == "open":
            self.desk.key = lambda: self._key(SHUT_KEY)
            with self._act("closed"):
                self.desk.close_vote(self.vote)

    # the file

    def copy(self) -> None:
        if self._dice.random() < 0.2:
            with self._act("copy"):
                self.desk.save_copy(self.path.with_name("copy.moot"))

    def reopen(self) -> None:
        with self._act("reopen"):
            self.desk.close()
            self._open()

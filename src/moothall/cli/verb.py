"""What a verb is: a name, the words it takes, and what it does. Parsers, help and the test of docs/cli.md are all made from these."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from moothall.core.activity import Activity
from moothall.core.errors import Refused
from moothall.words import say

OpenApp = Callable[[Path | None], int]
"""Opens the window on a file, or on the start screen, and returns when it closes."""

Keys = Callable[[], Sequence[tuple[str, Sequence[tuple[str, str]]]]]
"""The window's keys by menu, for the card of them; nothing where the window can't be loaded."""


class WrongWords(Refused):
    """The words make no sense, whatever the file holds."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, as everything else here does."""

    def error(self, message: str) -> NoReturn:
        """WrongWords, where argparse would print its usage and end the program."""
        raise WrongWords("cli.wrong_words", wrong=message, command=self.prog)


@dataclass(frozen=True, slots=True)
class Call:
    """One use of a verb: the words given, the activities found, how to open the window, and its keys."""

    words: argparse.Namespace
    activities: tuple[Activity, ...]
    open_app: OpenApp
    keys: Keys = tuple

    def path(self, word: str = "file") -> Path:
        """One of the words as a path, absolute: sentences name the folder, and a bare name would have none."""
        return Path(getattr(self.words, word)).absolute()


class Word:
    """A word a verb takes: FILE, or an option such as --title TEXT. `how` is what argparse wants to know of it."""

    def __init__(self, name: str, value: str = "", **how: Any) -> None:
        self.name = name
        self.how = how
        # As argparse would make it; needed here because the help's words are found by it.
        self.dest = name.lstrip("-").lower().replace("-", "_")
        if value:
            self.how["metavar"] = value

    def add_to(self, parser: argparse.ArgumentParser, verb: str) -> None:
        """Make it known to a parser. KeyError when no words file has its help: a word without help is a bug of ours."""
        help_text = say(f"cli.help_{verb}_{self.dest}")
        if self.name.startswith("-"):
            parser.add_argument(self.name, dest=self.dest, help=help_text, **self.how)
        else:
            parser.add_argument(self.dest, metavar=self.name, help=help_text, **self.how)


def flag(name: str) -> Word:
    """An option without a value."""
    return Word(name, action="store_true")


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing Moothall does without a window. `run` raises Refused or Trouble; what it returns is ignored."""

    name: str
    words: Sequence[Word]
    run: Callable[[Call], None]

    @property
    def help(self) -> str:
        return say(f"cli.help_{self.name}")

    def parser(self) -> argparse.ArgumentParser:
        """For the words after the verb. What it parses raises WrongWords when they make no sense."""
        parser = Parser(prog=f"moothall {self.name}", description=self.help, allow_abbrev=False)
        for word in self.words:
            word.add_to(parser, self.name)
        return parser

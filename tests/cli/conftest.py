"""A mouth for the command line tests, and a session to speak of."""

from __future__ import annotations

import pytest

from tests.cli.words import CommandLine


@pytest.fixture
def say(tmp_path, capsys, monkeypatch) -> CommandLine:
    return CommandLine(tmp_path, capsys, monkeypatch)


@pytest.fixture
def session(say) -> str:
    """A blank session called s.moot in the folder the words are said in."""
    say.ok("new", "s.moot", "--title", "A day", "--date", "2026-11-05")
    return "s.moot"

"""What is asked of a note, a theme or a domain that went a moment ago is said in a message, as every refusal is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from moothall.activities.cluster.panel import ClusterPanel
from tests.activities.cluster.boards import BoardRoom

GONE = "no-such-key"
ASKED: dict[str, Callable[[ClusterPanel], object]] = {
    "star": lambda panel: panel._acts.star([GONE]),
    "merge": lambda panel: panel._acts.merge_notes([GONE, "another"]),
    "take out": lambda panel: panel._acts.take_out(GONE),
    "domain": lambda panel: panel.ask_domain(GONE),
    "name of a domain": lambda panel: panel.ask_domain_name(GONE),
}


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[BoardRoom]:
    with BoardRoom(qtbot, tmp_path) as room:
        yield room


@pytest.mark.parametrize("asked", ASKED)
def test_it_is_said(room: BoardRoom, asked: str) -> None:
    said: list[tuple[str, str]] = []
    room.panel.said.connect(lambda kind, words, _: said.append((kind, words)))
    before = room.acts()
    assert ASKED[asked](room.panel) is None
    assert [kind for kind, _ in said] == ["attention"] and all(words for _, words in said)
    assert room.acts() == before and not room.entry.text

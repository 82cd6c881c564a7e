"""`check`, `show` and opening agree on damaged sessions with logs beside them, and what they refuse keeps every byte."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from moothall.activities import found
from moothall.cli.show_json import summary
from moothall.core.errors import Trouble
from moothall.desk.sessions import open_session, reading
from moothall.store import check
from tests.store.sessions import SCHEMA, begin, contents, fill, full_copy, plain
from tests.store.test_crash_logs import crash, journal_of, more
from tests.trials import many

SEED = 20261130
NOT_LOADED = ("store.damaged_ballots", "store.damaged_history")
"""What opening leaves until it is asked for."""


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One session at several moments of its life, as files and logs."""
    folder = tmp_path_factory.mktemp("states")
    desk = begin(folder / "s.moot")
    fill(desk)
    desk.save_copy(folder / "copy.moot")
    desk.close()
    made = {"copy": (folder / "copy.moot").read_bytes(), "closed": desk.path.read_bytes()}
    desk = open_session(desk.path, found())
    for moment in ("early", "late"):
        more(desk, 4, moment)
        crashed = crash(desk, folder / moment)
        made |= {moment: crashed.read_bytes(), f"{moment} log": crashed.with_name("s.moot-wal").read_bytes()}
    desk.close()
    return made | {"newer": desk.path.read_bytes()}


def lay_out(folder: Path, states: dict[str, bytes], dice: random.Random) -> Path:
    """Some state of the file, beside it the log of some other, or a journal, or nothing; then some damage, or none."""
    for old in folder.iterdir():
        old.unlink()
    path = folder / "s.moot"
    state = dice.choice(("early", "late", "late", "late", "closed", "copy", "newer"))
    path.write_bytes(states[state])
    if dice.random() < 0.8:
        own = f"{state} log" if f"{state} log" in states and dice.random() < 0.8 else dice.choice(("early log", "late log"))
        path.with_name("s.moot-wal").write_bytes(states[own])
    if dice.random() < 0.25:
        before = states[dice.choice((state, "copy", "closed", "newer"))]
        numbers = tuple(dice.sample(range(1, len(before) // 4096 + 1), dice.choice((1, 3, 10))))
        path.with_name("s.moot-journal").write_bytes(journal_of(before, dice.choice((0, 0, 1 << 31)), numbers))
    for _ in range(dice.choice((0, 1, 1, 1, 3))):
        _damage(dice.choice(sorted(folder.iterdir())), dice)
    return path


def _damage(path: Path, dice: random.Random) -> None:
    data = bytearray(path.read_bytes())
    at = dice.randrange(len(data))
    match dice.choice(("bit", "bit", "head", "page", "cut", "swap", "more")):
        case "bit":
            data[at] ^= 1 << dice.randrange(8)
        case "head":
            data[dice.randrange(min(100, len(data)))] = dice.randrange(256)
        case "page":
            data[at // 4096 * 4096 : at // 4096 * 4096 + 4096] = bytes(4096)
        case "cut":
            del data[at:]
        case "swap":
            one, two = at // 4096 * 4096, dice.randrange(len(data)) // 4096 * 4096
            data[one : one + 4096], data[two : two + 4096] = data[two : two + 4096], data[one : one + 4096]
        case "more":
            data += dice.randbytes(dice.choice((1, 4096, 20_000)))
    path.write_bytes(data)


def _answers(path: Path) -> dict[str, Any]:
    """By each way in: what it holds, or the key of its trouble. Opening last, for only that may change anything."""

    def shown() -> Any:
        with reading(path, found()) as reader:
            held = contents(reader.session)
            try:
                summary(reader)
            except Trouble as trouble:
                assert trouble.key in NOT_LOADED
            return held

    def opened() -> Any:
        desk = open_session(path, found())
        try:
            return contents(desk.session)
        finally:
            desk.close()

    answers: dict[str, Any] = {}
    for name, act in (("check", lambda: check(path, SCHEMA) and None), ("show", shown), ("open", opened)):
        before = {p.name: p.read_bytes() for p in path.parent.iterdir()}
        try:
            answers[name] = act()
        except Trouble as trouble:
            answers[name] = trouble.key
        if name != "open" or isinstance(answers[name], str):
            assert {p.name: p.read_bytes() for p in path.parent.iterdir()} == before, f"{name} changed what it refused"
    return answers


@pytest.mark.parametrize(
    ("table", "change", "opens"),
    [
        ("import_source", "digest = 'another'", False),
        ("identity", "session = 'another'", True),
        ("timer", "state = state || ' '", True),
        ("shared_screen", "state = '[]'", True),
    ],
)
def test_they_agree_on_what_lies_beside_the_notes(tmp_path: Path, table: str, change: str, opens: bool) -> None:
    """What no note depends on is no reason to refuse a session; but nobody calls it whole."""
    path = full_copy(tmp_path)
    with closing(plain(path)) as db:
        db.execute(f"UPDATE {table} SET {change}")
    for _ in range(2):  # closing it blesses nothing
        answers = _answers(path)
        assert answers["check"] == "store.damaged"
        assert answers["show"] == answers["open"]
        assert isinstance(answers["open"], dict) == opens


@pytest.mark.trial
def test_check_show_and_open_agree(tmp_path: Path, states: dict[str, bytes]) -> None:
    times, told = many(25, 1000), Counter[str]()
    for n in range(times):
        dice = random.Random(SEED + n)
        path = lay_out(tmp_path, states, dice)
        try:
            answers = _answers(path)
            assert answers["show"] == answers["open"]
            if answers["check"] is None:
                assert isinstance(answers["show"], dict), "whole, and refused"
                check(path, SCHEMA)
            elif isinstance(answers["show"], dict):
                assert answers["check"] == "store.damaged"
            else:
                assert answers["check"] == answers["show"]
        except Exception as fault:
            raise AssertionError(f"trial {n}, of seed {SEED}") from fault
        held = "whole" if answers["check"] is None else "whole but for ballots"
        told[held if isinstance(answers["show"], dict) else answers["show"]] += 1
    print(dict(told))
    assert told["whole"] and told["store.damaged"] and told["store.foreign_log"] and told["store.damaged_log"], told

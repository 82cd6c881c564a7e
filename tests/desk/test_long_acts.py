"""A long act in two halves: the same in the file as many short ones, nothing else meanwhile, and all of it or nothing."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import astuple
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from moothall.core.ballots import SPOILED_BECAUSE
from moothall.core.contributions import CONTRIBUTIONS, Written, add_notes
from moothall.core.errors import Refused, Trouble
from moothall.core.model import Change, Step
from moothall.core.themes import new_theme, place
from moothall.core.votes import options_of
from moothall.desk import Desk
from moothall.desk.pending_act import LONG
from moothall.store import check
from tests.store.disks import small_disk
from tests.store.sessions import SCHEMA, begin, contents, plain, reopened, rows, with_board, with_vote

MANY = 3 * LONG + 7


def written(desk: Desk, prompt: str, many: int = MANY) -> Step:
    """Notes with what is awkward in a file: quotes, brackets, other letters, flags."""
    texts = (Written(f'"],[{n}\\ Siân ☂', table=f"Table {n % 9}", late=not n % 3) for n in range(many))
    return add_notes(desk.session, prompt, texts, desk.keys(many))


def mixed(desk: Desk) -> Step:
    """New notes, a new theme, notes placed, others deleted and one changed, in one step and in no order by table."""
    prompt = with_board(desk, 2 * LONG)
    notes = desk.session.all(CONTRIBUTIONS)
    theme = new_theme(desk.session, desk.key(), prompt, "A theme")
    session = desk.session.snapshot()
    session.apply(theme)
    placed = place(session, [n.key for n in notes[:LONG]], theme.changes[0].key, desk.keys(LONG)).changes
    gone = tuple(Change("contribution", n.key, n, None) for n in notes[LONG:])
    new = written(desk, prompt).changes
    pairs = [change for pair in zip(new, gone, strict=False) for change in pair]
    return Step("step.bring_file", (*theme.changes, *placed, *pairs, *new[len(gone) :]), about="7")


def as_written_before(step: Step) -> str:
    """The history's text, of the records themselves and in one piece."""

    def row(record: Any) -> list[Any] | None:
        return None if record is None else [int(v) if isinstance(v, bool) else v for v in astuple(record)]

    return json.dumps([[c.table, c.key, row(c.before), row(c.after)] for c in step.changes], separators=(",", ":"))


def on_a_thread(act: Any) -> list[BaseException]:
    mishaps: list[BaseException] = []

    def write() -> None:
        try:
            act.write()
        except BaseException as mishap:
            mishaps.append(mishap)

    thread = Thread(target=write)
    thread.start()
    thread.join()
    return mishaps


def test_a_long_act_leaves_what_single_changes_leave(tmp_path: Path) -> None:
    at_once, one_by_one = begin(tmp_path / "a.moot"), begin(tmp_path / "b.moot")
    step = mixed(at_once)
    one_by_one.do(Step("step.add_notes", tuple(Change("contribution", n.key, None, n) for n in at_once.session.all(CONTRIBUTIONS))))
    act = at_once.begin(step)
    assert act.is_long and not on_a_thread(act)
    act.finish()
    for change in step.changes:
        one_by_one.do(Step("step.bring_file", (change,)))
    for table in ("contribution", "theme", "placement"):
        assert contents(at_once.session)[table] == contents(one_by_one.session)[table]
    held = contents(at_once.session)
    at_once, one_by_one = reopened(at_once), reopened(one_by_one)
    assert contents(at_once.session) == held, "memory is what the file gives, in its order"
    at_once.close()
    one_by_one.close()
    there, here = rows(at_once.path), rows(one_by_one.path)
    checksums = [{name: (n, digest) for name, n, digest in file["seal"]} for file in (there, here)]
    for table in ("contribution", "theme", "placement"):
        assert there[table] == here[table]
        assert checksums[0][table] == checksums[1][table]
    with closing(plain(at_once.path)) as db:
        (text,) = db.execute("SELECT changes FROM history WHERE name = 'step.bring_file'").fetchone()
    assert text == as_written_before(step)
    check(at_once.path, SCHEMA)


def test_undo_and_redo_in_two_halves(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    prompt = with_board(desk, 2)
    before = contents(desk.session, counters=False)
    desk.do(written(desk, prompt))
    after = contents(desk.session, counters=False)
    desk = reopened(desk)
    for begun, expected in ((desk.begin_undo, before), (desk.begin_redo, after), (desk.begin_undo, before)):
        act = begun()
        assert act.is_long and not on_a_thread(act)
        news = act.finish()
        assert len(news.changes) == MANY
        assert contents(desk.session, counters=False) == expected
    desk = reopened(desk)
    assert contents(desk.session, counters=False) == before
    assert desk.redo().name == "step.add_notes"
    desk.close()
    check(desk.path, SCHEMA)


def test_nothing_else_is_done_until_it_is_finished(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    prompt, vote = with_board(desk, 2), with_vote(desk)
    option = options_of(desk.session, vote)[0].key
    note = add_notes(desk.session, prompt, [Written("Meanwhile")], desk.keys(1))
    act = desk.begin(written(desk, prompt))
    others = (
        lambda: desk.do(note), desk.undo, desk.redo, desk.history, lambda: desk.cast(vote, {option: 1}, "paper", 7),
        lambda: desk.spoil(vote, 7, SPOILED_BECAUSE[0]), lambda: desk.take_back(vote, 7), lambda: desk.close_vote(vote),
        lambda: desk.reopen_vote(vote), lambda: desk.save_copy(tmp_path / "copy.moot"), lambda: desk.begin(note),
    )  # fmt: skip

    def all_refused() -> None:
        for other in others:
            with pytest.raises(Refused, match=r"desk\.still_writing"):
                other()
        assert desk.can_undo() is None and desk.can_redo() is None
        assert desk.session.count(CONTRIBUTIONS) == 2

    all_refused()
    assert not on_a_thread(act)
    all_refused()
    assert desk.turnout(vote).ballots == 0, "what is only read may be read"
    act.finish()
    assert desk.session.count(CONTRIBUTIONS) == MANY + 2
    desk.cast(vote, {option: 1}, "paper", 7)
    desk.close()
    check(desk.path, SCHEMA)


def test_an_act_that_no_longer_fits_is_refused_and_over(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    prompt = with_board(desk)
    step = written(desk, prompt)
    desk.do(step)
    assert [m.key for m in on_a_thread(desk.begin(step)) if isinstance(m, Refused)] == ["desk.changed_since"]
    desk.do(add_notes(desk.session, prompt, [Written("after")], desk.keys(1)))
    desk.close()


def test_a_full_disk_takes_none_of_it(tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        desk = begin(disk / "a.moot")
        prompt = with_board(desk, 3)
        before, heard = contents(desk.session), []
        desk.listen(heard.append)
        act = desk.begin(written(desk, prompt, 6_000))
        assert [m.key for m in on_a_thread(act) if isinstance(m, Trouble)] == ["store.full"]
        assert contents(desk.session) == before and not heard
        desk.do(written(desk, prompt, 10))
        before = contents(desk.session)
        desk = reopened(desk)
        assert contents(desk.session) == before
        desk.close()
        check(desk.path, SCHEMA)


def test_what_is_looked_up_meanwhile_is_up_to_date_after(tmp_path: Path) -> None:
    """The window may be the first to look something up while the copy is being changed."""
    desk = begin(tmp_path / "a.moot")
    prompt = with_board(desk, 5)
    act = desk.begin(written(desk, prompt))
    assert len(desk.session.where(CONTRIBUTIONS, "prompt", prompt)) == 5
    assert not on_a_thread(act)
    act.finish()
    assert len(desk.session.where(CONTRIBUTIONS, "prompt", prompt)) == MANY + 5
    desk.close()

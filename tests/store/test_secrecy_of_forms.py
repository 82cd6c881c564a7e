"""After a round of forms is closed nothing ties one answer of a person to another: not the file, its history, its log, nor any copy.

An attacker with the closed file may do no better than guessing; the same search must succeed while the round is open, or it proves nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.errors import Refused
from moothall.core.forms.definition import AnswerScale, Form, FormChoice, FormQuestion
from moothall.core.forms.filled_sheets import FilledSheet
from moothall.core.forms.form_rounds import ROUNDS, draft_round, open_round, reveal_round, waves_before
from moothall.core.forms.typed_sheet import parts, typed_sheet
from moothall.desk import Desk
from moothall.desk.earlier_rounds import rounds_in
from moothall.desk.sessions import open_session
from moothall.store import check
from tests.store.sessions import SCHEMA, begin, reopened
from tests.trials import many

LINE = "a line that only one of them wrote, number {n}"
FORM = Form(
    "f", "Form",
    (
        FormQuestion("one", "rate", "One?", scale=AnswerScale()),
        FormQuestion("two", "rate", "Two?", scale=AnswerScale()),
        FormQuestion("open", "words", "What?"),
        FormQuestion("group", "choose", "From", choices=(FormChoice("n", "NHS"), FormChoice("l", "Local")), group=True),
    ),
)  # fmt: skip
PARTS = parts(FORM, ())


def opened(desk: Desk) -> str:
    key = desk.key()
    desk.do(draft_round(desk.session, key, FORM))
    desk.do(open_round(desk.session, key, desk.now()))
    return key


def line(n: int) -> FilledSheet:
    # Who answers `one` with k answers `two` with 8 - k: whoever finds a pair has found a person.
    return typed_sheet(PARTS, f"{n % 7 + 1}{7 - n % 7}{'nl'[n % 2]};{LINE.format(n=n)}")


def holding(folder: Path, *wanted: bytes) -> list[str]:
    return sorted(p.name for p in folder.rglob("*") if p.is_file() and any(w in p.read_bytes() for w in wanted))


def test_closing_leaves_counts_and_nothing_of_a_sheet(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    round_ = opened(desk)
    for n in range(40):
        desk.put_sheet(round_, line(n))
    keys = [key.encode() for (key,) in desk._store._db.execute("SELECT key FROM ballot WHERE vote = ?", (round_,))]
    assert len(keys) == 40 and holding(tmp_path, *keys), "the search finds nothing even while they are there"
    desk.close_form(round_)
    assert not holding(tmp_path, *keys)
    for table in ("ballot", "mark", "slip", "written"):
        assert desk._store._db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert desk.shown(round_) is None, "sealed until it is revealed"
    desk.do(reveal_round(desk.session, round_))
    shown = desk.shown(round_)
    assert shown is not None and shown.filled == 40
    # Every row that is kept is a count over many, or a line that stands alone under a random key.
    counts = desk._store._db.execute("SELECT unit, grp, value, n FROM form_count WHERE grp = ''").fetchall()
    said = {(unit, "", value): n for unit, _, value, n in counts}
    assert said == {(unit, "", v): 5 + (v <= 5 if unit == "one" else v >= 3) for unit in ("one", "two") for v in range(1, 8)}
    lines = shown.lines("open")
    assert lines is not None and lines.lines is not None and set(lines.lines) == {LINE.format(n=n) for n in range(40)}
    assert list(lines.lines) != [LINE.format(n=n) for n in range(40)], "in the order they were typed"
    desk.close()
    check(tmp_path / "a.moot", SCHEMA)


def test_a_line_of_one_of_four_is_nowhere_once_the_round_is_closed(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    round_ = opened(desk)
    for n in range(4):
        desk.put_sheet(round_, line(n))
    assert holding(tmp_path, b"only one of them wrote")
    desk.close_form(round_)
    assert not holding(tmp_path, b"only one of them wrote")
    desk.close()


@pytest.mark.parametrize("by_itself", [True, False])
def test_no_copy_holds_a_sheet_and_says_so(tmp_path: Path, by_itself: bool) -> None:
    desk = begin(tmp_path / "a.moot")
    round_ = opened(desk)
    for n in range(12):
        desk.put_sheet(round_, line(n))
    (tmp_path / "copies").mkdir()
    desk.save_copy(tmp_path / "copies" / "b.moot", by_itself=by_itself)
    assert not holding(tmp_path / "copies", b"only one of them wrote")
    assert b"only one of them wrote" not in desk.copy_in_memory()
    assert desk.sheets_in(round_) == 12, "the session itself keeps them"
    check(tmp_path / "copies" / "b.moot", SCHEMA)
    copy = open_session(tmp_path / "copies" / "b.moot", found())
    assert copy.session.get(ROUNDS, round_).state == "draft"
    assert copy.rounds_left_out == 1
    copy.close()
    desk.close()


def test_sheets_are_corrected_by_number_and_many_come_in_at_once(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    round_ = opened(desk)
    kept = desk.put_sheets(round_, [(3, line(1)), (None, line(2)), (3, line(3)), (7, FilledSheet({"one": 99})), (None, line(4))])
    assert kept.numbers == (3, 4, 5)
    assert [(number, no.key) for number, no in kept.refused] == [(3, "core.form_sheet_used"), (7, "core.form_off_scale")]
    with pytest.raises(Refused):
        desk.put_sheet(round_, line(5), 3)
    assert desk.put_sheet(round_, line(6), 3, replace=True) == 3
    assert desk.sheets_in(round_) == 3
    desk.take_back_sheet(round_, 4)
    with pytest.raises(Refused):
        desk.take_back_sheet(round_, 4)
    assert sorted(desk.sheet_numbers(round_)) == [3, 5]
    assert desk.next_sheet(round_) == 6
    again = reopened(desk)
    assert sorted(again.sheet_numbers(round_)) == [3, 5]
    assert {s.words["open"] for s in again._store.forms.sheets(round_)} == {LINE.format(n=6), LINE.format(n=4)}
    again.close()


def test_undo_stops_where_sheets_are_in_and_at_closing(tmp_path: Path) -> None:
    desk = begin(tmp_path / "a.moot")
    round_ = opened(desk)
    desk.put_sheet(round_, line(1))
    with pytest.raises(Refused) as refused:
        desk.undo()
    assert refused.value.key == "desk.ballots_are_in"
    desk.close_form(round_)
    with pytest.raises(Refused):
        desk.undo()
    desk.reopen_form(round_)
    assert desk.session.get(ROUNDS, round_).state == "draft"
    assert not desk._store._db.execute("SELECT count(*) FROM form_strip").fetchone()[0]
    desk.close()


def test_earlier_rounds_come_in_as_they_were_shown(tmp_path: Path) -> None:
    earlier = begin(tmp_path / "a.moot")
    round_ = opened(earlier)
    for n in range(4):
        earlier.put_sheet(round_, line(n))
    for _ in range(6):
        earlier.put_sheet(round_, FilledSheet({"one": 4}))
    earlier.close_form(round_)
    earlier.do(reveal_round(earlier.session, round_))
    shown = earlier.shown(round_)
    earlier.close()
    desk = begin(tmp_path / "b.moot")
    came = rounds_in(tmp_path / "a.moot", found())
    assert (desk.bring_shown(came), desk.bring_shown(came)) == (1, 0), "once, however often it is asked for"
    assert desk.shown(round_) == shown
    assert shown is not None and shown.strip("two").withheld, "four answered, and that stays behind"
    assert not holding(tmp_path, b"only one of them wrote")
    own = opened(desk)
    for _ in range(5):
        desk.put_sheet(own, line(3))
    assert [r.key for r in waves_before(desk.session, desk.session.get(ROUNDS, own))] == [round_]
    desk.close()


@pytest.mark.trial
def test_whoever_links_answers_does_no_better_than_chance(tmp_path: Path) -> None:
    """Forty people, each with a line of their own, in a known order. After closing the attacker guesses whose line is whose, by either
    order the file has: of its keys, of its bytes. One of forty is right by chance. While the round is open the same attack finds all.
    """
    people, rounds = 40, many(3, 200)
    right = dict.fromkeys(("keys", "bytes"), 0)
    for n in range(rounds):
        path = tmp_path / f"{n}.moot"
        desk = begin(path)
        round_ = opened(desk)
        # Their order is known to whoever saw the box emptied; their answers are told apart by the line alone.
        lines = [LINE.format(n=f"{place:02d}") for place in range(people)]
        desk.put_sheets(round_, [(None, typed_sheet(PARTS, f"{place % 7 + 1}{place % 5 + 1}n;{line}")) for place, line in enumerate(lines)])
        if n == 0:
            sql = "SELECT w.text FROM slip s JOIN written w ON w.ballot = s.ballot ORDER BY s.number"
            assert [text for (text,) in desk._store._db.execute(sql)] == lines, "the attack works while it can"
        desk.close_form(round_)
        keys = [text for (text,) in desk._store._db.execute("SELECT text FROM form_line ORDER BY key")]
        desk.close()
        raw = path.read_bytes()
        found = {"keys": keys, "bytes": sorted(lines, key=lambda line, raw=raw: raw.index(line.encode()))}
        for way, order in found.items():
            assert sorted(order) == lines
            right[way] += sum(one == other for one, other in zip(order, lines, strict=True))
    # The number of right guesses of a shuffle has mean 1 and variance 1, whatever the number of people: five deviations.
    assert all(n <= rounds + 5 * rounds**0.5 for n in right.values()), right

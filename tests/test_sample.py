"""The sample session: it is whole, says what it should, keeps what is private, and replaces nobody else's file."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any

import pytest

from moothall.activities import found
from moothall.activities.actions.records import ACTION
from moothall.activities.conflict.records import CONFLICT
from moothall.activities.decision.records import DECISION
from moothall.activities.key_messages.records import KEY_MESSAGES
from moothall.activities.missing.records import MISSING
from moothall.activities.offers.records import OFFERS
from moothall.activities.parked.records import PARKED
from moothall.activities.power.records import POWER
from moothall.activities.statement.records import STATEMENT
from moothall.activities.two_columns.records import TWO_COLUMNS
from moothall.core.agenda import agenda
from moothall.core.contributions import items, notes_of, repeats_of, said
from moothall.core.errors import Trouble
from moothall.core.forms.form_rounds import rounds
from moothall.core.interpretation import close_calls
from moothall.core.levels import Level
from moothall.core.people import organisations, participants, present
from moothall.core.session_details import details_of
from moothall.core.themes import domains_of, themes_in, themes_of, unclustered
from moothall.core.votes import VOTES, rounds_of, votes
from moothall.desk import Reader
from moothall.desk.sessions import open_session, reading, schema_of
from moothall.sample import PACK, SESSION, SUMMARIES, build
from moothall.sample.folder import LIST
from moothall.sample.morning import chapter
from moothall.store import check
from moothall.words import sentence

ALL = [SESSION, *SUMMARIES, PACK]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "moothall-demo"
    assert build(folder, found()) == [folder / name for name in ALL]
    return folder


@pytest.fixture(scope="module")
def read(made: Path) -> Iterator[Reader]:
    with reading(made / SESSION, found()) as reader:
        yield reader


@pytest.fixture
def twin(made: Path, tmp_path: Path) -> Path:
    """A folder of its own to spoil."""
    return Path(shutil.copytree(made, tmp_path / "demo"))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# the session


def test_the_file_is_whole_and_lies_alone(made: Path) -> None:
    finding = check(made / SESSION, schema_of(found()))
    assert finding.acts > 150
    assert sorted(contents(made)) == sorted([*ALL, LIST])


def test_who_was_there(read: Reader) -> None:
    assert (len(present(read.session)), len(participants(read.session))) == (45, 48)
    assert len(organisations(read.session)) == 11
    assert {p.table for p in participants(read.session)} == set("12345678")
    assert len({p.name for p in participants(read.session)}) == 48


def test_the_morning_ran_its_course(read: Reader) -> None:
    assert details_of(read.session).next_date == "2026-12-17"
    assert details_of(read.session).template == "shared-purpose"
    assert all(item.state == "done" and item.started < item.ended for item in agenda(read.session))


def test_notes_and_themes(read: Reader) -> None:
    board = next(i.prompt for i in agenda(read.session) if i.wanted == "capture")
    notes, themes = notes_of(read.session, board), themes_of(read.session, board)
    assert (items(read.session, notes), len(themes), len(unclustered(read.session, board))) == (52, 9, 3)
    assert sorted(n.number for n in said(read.session, notes)) == list(range(1, 53))
    assert [n.number for n in notes if repeats_of(read.session, n.key)] == [10, 34, 36, 39]
    assert sum(n.late for n in notes) == 3
    assert all(t.name for t in themes)
    assert [len(themes_in(read.session, d.key)) for d in domains_of(read.session, board)] == [4, 5]
    assert {len(copy.examples) for copy in read.copy_for(_room()).boards[0].themes} <= {1, 2, 3}


def _room() -> Any:
    from moothall.core.redaction import Audience

    return Audience(Level.ROOM)


def test_the_sealed_vote_is_nearly_a_tie(read: Reader) -> None:
    vote = votes(read.session)[0]
    tally = read.tally(vote.key)
    assert tally is not None
    assert (vote.mode, vote.state, vote.budget, vote.cap, vote.present) == ("sealed", "revealed", 5, 2, 45)
    assert (tally.ballots, tally.unused, tally.dots, tally.routes) == (45, 2, 223, {"paper": 45})
    assert [(line.option.text, line.dots, line.voters) for line in tally.lines[:2]] == [
        ("Help before a diagnosis", 42, 29),
        ("One person who stays with you", 41, 32),
    ]
    assert close_calls(tally)[0] == tally.lines[:2]
    assert {line.option.text: line.concerns for line in tally.lines if line.concerns} == {
        "Money follows the young person": 9,
        "School is part of the team": 4,
        "Open when they need us": 1,
    }


def test_the_sealed_vote_is_split_where_nobody_can_be_told(read: Reader) -> None:
    split = read.split(votes(read.session)[0].key)
    assert split is not None
    assert dict(split.ballots) == {"NHS provider": 13, "local government": 10, "education": 7, "voluntary": 5, "": 10}
    shown = [n for row in split.voters.values() for n in row.values()]
    assert min(n for n in shown if n is not None) >= 5
    assert None in shown


def test_the_top_three_went_into_a_second_round(read: Reader) -> None:
    first, second = votes(read.session)[:2]
    tally = read.tally(second.key)
    assert tally is not None
    assert rounds_of(read.session, first.key) == [first, second]
    assert (second.budget, second.cap, second.concern) == (1, 1, None)
    assert [line.dots for line in tally.lines] == [18, 17, 10]


def test_a_decision_rests_on_a_poll_whose_threshold_was_set_before(read: Reader) -> None:
    [decision] = DECISION.all(read.session)
    poll = read.session.get(VOTES, decision.poll)
    tally = read.tally(poll.key)
    assert tally is not None
    assert (poll.kind, poll.mode, poll.state, poll.support, poll.threshold) == ("poll", "sealed", "revealed", 3, 70)
    assert sum(line.dots for line in tally.lines if line.option.number <= 3) == 33
    assert (decision.rule, decision.review) == ("threshold", "2027-04-22")


def test_the_live_vote_had_fewer(read: Reader) -> None:
    vote = next(v for v in votes(read.session) if v.mode == "live")
    tally = read.tally(vote.key)
    assert tally is not None
    assert (vote.mode, vote.state, vote.budget, vote.cap) == ("live", "revealed", 2, 1)
    assert (tally.ballots, tally.dots) == (27, 54)


def test_logs_in_their_states(read: Reader) -> None:
    assert [(e.visibility, e.read_back) for e in POWER.all(read.session)] == [
        (Level.ROOM, True),
        (Level.OUTSIDE, True),
        (Level.ROOM, True),
        (Level.PRIVATE, False),
    ]
    assert [(c.state, c.visibility, c.read_back) for c in CONFLICT.all(read.session)] == [
        ("being_worked", Level.ROOM, True),
        ("agreed", Level.OUTSIDE, True),
        ("named", Level.PRIVATE, False),
    ]


def test_what_was_made_and_promised_stands_in_its_own_activity(read: Reader) -> None:
    session = read.session
    assert [d.state for d in STATEMENT.all(session)] == ["draft", "adopted"]
    assert details_of(session).purpose == STATEMENT.all(session)[1].text
    assert sum(tally.ballots for d in STATEMENT.all(session) if (tally := read.tally(d.poll))) == 90
    assert [m.state for m in KEY_MESSAGES.all(session)] == ["agreed"] * 4 + ["open"]
    assert Counter(a.answer for a in OFFERS.all(session) if a.kind == "request") == {"yes": 3, "will_try": 1, "no": 1}
    assert [a.by_when for a in ACTION.all(session)][-4:] == ["2026-11-20", "2026-11-27", "2026-12-04", "2026-12-10"]
    assert all(a.owner for a in ACTION.all(session)) and len(ACTION.all(session)) == 5
    assert (len(TWO_COLUMNS.all(session)), len(MISSING.all(session))) == (6, 3)
    assert [p.state for p in PARKED.all(session)] == ["next"]
    (round_,) = rounds(session)
    shown = read.shown(round_.key)
    assert shown is not None and {s.unit: s.counts for s in shown.strips} == {"freedom": {1: 1, 2: 2, 3: 4, 4: 8, 5: 13, 6: 11, 7: 6}}


def test_history_goes_forward(made: Path, tmp_path: Path) -> None:
    twin = Path(shutil.copy(made / SESSION, tmp_path))
    desk = open_session(twin, found())
    try:
        times = [line.at for line in reversed(desk.history(500))]
        assert times == sorted(times)
        assert (times[0], times[-1]) == ("09:12", "13:04")
        assert desk.undo().undone
    finally:
        desk.close()


# the summary


def test_the_table_and_the_copy_agree(made: Path) -> None:
    with (made / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    copy = json.loads((made / "summary.json").read_text(encoding="utf-8"))
    assert copy["level"] == "room"
    assert [int(row["number"]) for row in rows] == [c["number"] for c in copy["contributions"]]
    assert len(rows) == 52 + 11
    assert (made / "summary.pdf").read_bytes().startswith(b"%PDF-")


def private_texts() -> list[str]:
    """Everything in the story that may not reach people who were there."""
    hidden = ("note", "options", "criterion", "affects")
    entries = [*chapter("power")["entry"], *chapter("tensions")["tension"]]
    texts = [entry[name] for entry in entries for name in hidden if name in entry]
    texts += [e["statement"] for e in chapter("power")["entry"] if e["said_by"] != "holder" or "read_back" not in e]
    for tension in chapter("tensions")["tension"]:
        unread = "read_back" not in tension
        texts += [side[name] for side in tension["party"] for name in ("asks", "bound", *(("interest",) if unread else ()))]
        texts += [tension["issue"], tension["shared"]] if unread else []
    # Whoever takes something on says so aloud, and is named in the room.
    aloud = {"Beatrix", "Kwame", "Catrin", "Nasreen", "Carol", "Yvonne"}
    names = [name for body in chapter("people")["organisation"] for name, _, _ in body["people"]]
    texts += [name for name in names if name.split()[0] not in aloud]
    return [line for text in texts for line in text.splitlines()]


def test_nothing_private_is_in_the_summary(made: Path, read: Reader) -> None:
    texts = private_texts()
    assert len(texts) > 70
    whole = str([astuple(record) for _, record in read.session.records()])
    assert [text for text in texts if text.splitlines()[0] not in whole] == [], "the marker itself must be in the session"
    for name in ("summary.csv", "summary.json"):
        told_there = (made / name).read_text(encoding="utf-8")
        assert [text for text in texts if text in told_there] == []


def test_nothing_private_is_on_the_pages(made: Path) -> None:
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not here")
    pages = subprocess.run([tool, str(made / "summary.pdf"), "-"], capture_output=True, check=True).stdout.decode()
    words = " ".join(pages.split())
    assert "The trust sets the agenda because it hosts the meeting." in words
    assert [text for text in private_texts() if text in words] == []


# the folder


def test_built_twice_it_says_the_same(twin: Path, made: Path) -> None:
    build(twin, found())
    again, before = contents(twin), contents(made)
    assert sorted(again) == sorted(before)
    assert {n: again[n] for n in ("summary.csv", "summary.json")} == {n: before[n] for n in ("summary.csv", "summary.json")}
    assert again[SESSION] != before[SESSION], "keys are random"


def test_a_sample_that_was_only_looked_at_is_replaced(twin: Path) -> None:
    open_session(twin / SESSION, found()).close()
    assert len(build(twin, found())) == 5


@pytest.mark.parametrize("name", [*ALL, f"{SESSION}-wal"])
def test_somebody_elses_file_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(Trouble) as trouble:
        build(tmp_path, found())
    assert trouble.value.key == "sample.not_ours"
    assert name in sentence(trouble.value)
    assert contents(tmp_path) == {name: b"mine"}


@pytest.mark.parametrize("name", [*ALL, LIST])
def test_a_file_changed_since_is_left_alone(twin: Path, name: str) -> None:
    with (twin / name).open("ab") as file:
        file.write(b"\nmy own remark")
    before = contents(twin)
    with pytest.raises(Trouble) as trouble:
        build(twin, found())
    assert trouble.value.facts["file"] == name
    assert contents(twin) == before


def test_work_done_in_the_sample_is_left_alone(twin: Path) -> None:
    desk = open_session(twin / SESSION, found())
    try:
        desk.undo()
    finally:
        desk.close()
    with pytest.raises(Trouble) as trouble:
        build(twin, found())
    assert trouble.value.facts["file"] == SESSION


def test_a_sample_that_is_open_is_left_alone(twin: Path) -> None:
    desk = open_session(twin / SESSION, found())
    try:
        with pytest.raises(Trouble) as trouble:
            build(twin, found())
        assert trouble.value.key == "store.in_use"
    finally:
        desk.close()


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("x")
    with pytest.raises(Trouble) as trouble:
        build(tmp_path / "letter", found())
    assert trouble.value.key == "sample.no_folder"

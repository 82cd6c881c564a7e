"""`moothall show`: the numbers of a session, the same each time, and nothing that must not be known."""

from __future__ import annotations

import json
from contextlib import closing
from sqlite3 import connect

import pytest

from moothall import sample
from moothall.activities import found
from moothall.activities.actions.records import ACTION
from moothall.activities.conflict.records import CONFLICT
from moothall.activities.power.records import POWER
from moothall.core.activity import record_kinds
from moothall.core.contributions import Written, add_notes, flag_note
from moothall.core.people import enlist, mark_present, people
from moothall.core.prompts import ask
from moothall.core.scales import Point, Scale, add_scale
from moothall.core.themes import copy_into, new_theme, place
from moothall.core.votes import Candidate, Vote, draft_vote, open_vote, options_of, reveal_vote
from moothall.desk.sessions import open_session

FIELDS = {"key_messages", "parked", "offers", "forms",
    "title", "date", "purpose", "place", "next_date", "confidentiality", "participants", "present", "boards", "votes", "power",
    "conflicts", "actions", "agenda",
}  # fmt: skip
BOARD = {"prompt", "contributions", "sources", "unclustered", "themes"}
THEME = {"symbol", "name", "contributions", "examples"}
VOTE = {"question", "kind", "mode", "state", "budget", "cap", "minimum", "ballots", "spoiled", "short", "routes", "options"}
STATES = ["named", "being_worked", "agreed", "agreed_to_differ", "parked", "escalated", "closed"]
ACTION_STATES = ["open", "moving", "stuck", "done", "dropped"]


@pytest.fixture
def desk(say, session):
    desk = open_session(say.folder / session, found())
    yield desk
    desk.close()


def shown(say, desk, name: str = "s.moot"):
    desk.save_copy(say.folder / f"copy-{name}")
    return say.ok("show", f"copy-{name}", "--json").json


def test_a_blank_session(say, session):
    answer = say.ok("show", session, "--json")
    logs = {kind.member or kind.key for kind in record_kinds(found()) if kind.member is not None} - {"power", "conflicts", "actions"}
    assert {name: told for name, told in answer.json.items() if name not in logs} == {
        "title": "A day", "date": "2026-11-05", "purpose": "", "place": "", "next_date": "",
        "confidentiality": "non-attributed", "participants": 0, "present": 0,
        "agenda": [], "boards": [], "votes": [], "forms": [], "power": {"entries": 0},
        "conflicts": {"entries": 0, "by_state": dict.fromkeys(STATES, 0)},
        "actions": {"entries": 0, "by_state": dict.fromkeys(ACTION_STATES, 0)},
        "key_messages": 0, "parked": {"entries": 0, "open": 0},
        "offers": {"offers": 0, "requests": 0, "by_answer": dict.fromkeys(("yes", "will_try", "no", "too_vague", "unanswered"), 0)},
    }  # fmt: skip


def test_a_board_counts_notes_and_copies(say, desk):
    desk.do(ask(desk.session, "q", "Q"))
    written = [Written(str(n), table=str(n % 2), response_no="9" if n == 6 else "") for n in range(1, 7)]
    desk.do(add_notes(desk.session, "q", written, [f"n{n}" for n in range(1, 7)]))
    for key, name in (("b", "Second"), ("a", "First"), ("c", "")):
        desk.do(new_theme(desk.session, key, "q", name))
    desk.do(place(desk.session, ["n1", "n2", "n3"], "a", ["p1", "p2", "p3"]))
    desk.do(place(desk.session, ["n4"], "c", ["p4"]))
    desk.do(copy_into(desk.session, "n1", "b", "p5"))
    desk.do(flag_note(desk.session, "n3", "example", True))
    (board,) = shown(say, desk)["boards"]
    assert {name: board[name] for name in ("prompt", "contributions", "sources", "unclustered")} == {
        "prompt": "Q", "contributions": 6, "sources": 3, "unclustered": 2,
    }  # fmt: skip
    assert [tuple(t[f] for f in ("symbol", "name", "contributions", "examples")) for t in board["themes"]] == [
        ("B", "First", 3, [3]), ("A", "Second", 1, [1]), ("C", "", 1, [4]),
    ]  # fmt: skip


def test_a_template_shows_its_empty_boards(say):
    say.ok("new", "t.moot", "--template", "shared-purpose")
    boards = say.ok("show", "t.moot", "--json").json["boards"]
    assert boards and all(b["contributions"] == 0 and b["themes"] == [] for b in boards)


def test_a_sealed_vote_gives_its_turnout_and_no_more(say, desk):
    vote = Vote("v", "Where first?", 0, budget=3, cap=2, minimum=2)
    desk.do(draft_vote(desk.session, vote, [Candidate("One"), Candidate("Two", ref="R2")], ["o1", "o2"]))
    bare = [{"ref": "1", "text": "One"}, {"ref": "R2", "text": "Two"}]
    (draft,) = shown(say, desk)["votes"]
    assert (draft["state"], draft["ballots"], draft["routes"], draft["options"]) == ("draft", 0, {}, bare)
    desk.do(open_vote(desk.session, "v", "10:00"))
    desk.cast("v", {"o2": 2, "o1": 1}, "paper", 1)
    desk.cast("v", {"o2": 1}, "booth", 2)
    for state in ("open", "closed"):
        if state == "closed":
            desk.close_vote("v")
        (vote_,) = shown(say, desk)["votes"]
        assert (vote_["state"], vote_["ballots"], vote_["routes"], vote_["options"]) == (state, 2, {"booth": 1, "paper": 1}, bare)
    desk.do(reveal_vote(desk.session, "v"))
    (vote_,) = shown(say, desk)["votes"]
    assert set(vote_) == VOTE
    assert (vote_["ballots"], vote_["short"], vote_["spoiled"], vote_["budget"], vote_["cap"], vote_["minimum"]) == (2, 1, 0, 3, 2, 2)
    assert vote_["options"] == [{"ref": "R2", "text": "Two", "dots": 3, "voters": 2}, {"ref": "1", "text": "One", "dots": 1, "voters": 1}]


def test_totals_without_people_have_no_voters(say, desk):
    desk.do(
        draft_vote(
            desk.session, Vote("v", "Q", 0, mode="totals", budget=None, cap=None), [Candidate("One"), Candidate("Two")], ["o1", "o2"]
        )
    )
    desk.do(open_vote(desk.session, "v", "10:00"))
    desk.cast("v", {"o1": 5}, "wall")
    (vote,) = shown(say, desk)["votes"]
    assert [(o["dots"], o["voters"]) for o in vote["options"]] == [(5, None), (0, None)]
    desk.save_copy(say.folder / "t.moot")
    assert "5 dots  1  One" in say.ok("show", "t.moot").out
    assert len(options_of(desk.session, "v")) == 2


def test_logs_are_counted_whoever_may_read_them(say, desk):
    desk.do(POWER.add(desk.session, "p", "secret power", "10:00"))
    for key in ("c1", "c2"):
        desk.do(CONFLICT.add(desk.session, key, "How secret?", "10:00"))
    desk.do(CONFLICT.edit(desk.session, "c2", state="agreed"))
    for key in ("a1", "a2", "a3"):
        desk.do(ACTION.add(desk.session, key, "secret errand", "10:00"))
    desk.do(ACTION.edit(desk.session, "a2", state="done"))
    answer = shown(say, desk)
    assert answer["actions"] == {"entries": 3, "by_state": dict.fromkeys(ACTION_STATES, 0) | {"open": 2, "done": 1}}
    assert answer["power"] == {"entries": 1}
    assert answer["conflicts"] == {"entries": 2, "by_state": dict.fromkeys(STATES, 0) | {"named": 1, "agreed": 1}}
    assert "secret" not in json.dumps(answer)


def test_people_here_are_counted(say, desk):
    desk.do(enlist(desk.session, [("Bo", "", {}), ("Jo", "", {}), ("Flo", "", {"role": "facilitator"})], ["a", "b", "c"]))
    desk.do(mark_present(desk.session, [p.key for p in people(desk.session)][1:], True))
    answer = shown(say, desk)
    assert (answer["participants"], answer["present"]) == (2, 1)


def test_the_sample_has_every_field_and_the_same_bytes_twice(say):
    session = next(p for p in sample.build(say.folder / "demo", found()) if p.suffix == ".moot")
    before = session.read_bytes()
    first, second = say.ok("show", session, "--json"), say.ok("show", session, "--json")
    assert first.out == second.out and session.read_bytes() == before
    answer = first.json
    assert set(answer) == FIELDS and set(answer["power"]) == {"entries"} and list(answer["conflicts"]["by_state"]) == sorted(STATES)
    assert answer["boards"] and all(set(b) == BOARD for b in answer["boards"])
    assert all(set(t) == THEME for b in answer["boards"] for t in b["themes"])
    assert answer["votes"] and all(set(v) == VOTE for v in answer["votes"])
    assert first.out == json.dumps(answer, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    assert answer["title"] in say.ok("show", session).out


def test_peoples_words_stay_on_their_line(say, session):
    say.ok("import", session, say.file("x.csv", 'text,theme\nhello,"Bold\x1b[31m\nConflict log: 99 entries."\n'))
    page = say.ok("show", session).out
    assert "Bold␛[31m␊Conflict log: 99" in page and "\x1b" not in page


def test_counts_of_hands_are_no_ballots(say, desk):
    vote = Vote("v", "Hands?", 0, mode="totals", budget=None, cap=None)
    desk.do(draft_vote(desk.session, vote, [Candidate("One"), Candidate("Two")], ["o1", "o2"]))
    desk.do(open_vote(desk.session, "v", "10:00"))
    desk.cast("v", {"o1": 17}, "hands", 1)
    desk.cast("v", {"o2": 1}, "hands", 2)
    (facts,) = shown(say, desk)["votes"]
    assert (facts["ballots"], facts["routes"]) == (0, {"hands": 2})
    page = say.ok("show", "copy-s.moot").out
    assert "Hands?: 2 counts of hands (" in page
    assert "    1 dot   2  Two" in page
    with closing(connect(say.folder / "copy-s.moot")) as db:
        assert db.execute('SELECT "Option", "Dots", "Voters" FROM "Vote results"').fetchall() == [(1, 17, None), (2, 1, None)]
        assert db.execute('SELECT "Ballots", "Sheets and counts", "Spoiled" FROM Votes').fetchall() == [(0, 2, 0)]


def test_sheets_stand_beside_the_ballots(say, desk):
    vote = Vote("v", "Both?", 0, mode="live")
    desk.do(draft_vote(desk.session, vote, [Candidate("One"), Candidate("Two")], ["o1", "o2"]))
    desk.do(open_vote(desk.session, "v", "10:00"))
    for card in (1, 2, 3):
        desk.cast("v", {"o1": 1}, "paper", card)
    desk.cast("v", {"o1": 9}, "table", 4)
    (facts,) = shown(say, desk)["votes"]
    assert facts["ballots"] == 3
    assert "Both?: 3 ballots, 1 table sheet (" in say.ok("show", "copy-s.moot").out
    say.ok("export", "copy-s.moot", "--to", "x.json", "--level", "private")
    assert json.loads((say.folder / "x.json").read_text(encoding="utf-8"))["votes"][0]["people"] == 3, "not the sum of their dots"
    with closing(connect(say.folder / "copy-s.moot")) as db:
        assert db.execute('SELECT "Ballots", "Sheets and counts" FROM Votes').fetchall() == [(3, 1)]


def test_an_answer_to_a_poll_is_no_dot(say, desk):
    desk.do(add_scale(Scale("s", "Yes or no"), [Point(1, "Yes"), Point(2, "No")], ["p1", "p2"]))
    poll = Vote("v", "Do we?", 0, kind="poll", mode="live", budget=1, cap=1, scale="s")
    desk.do(draft_vote(desk.session, poll, [Candidate("Yes"), Candidate("No")], ["o1", "o2"]))
    desk.do(open_vote(desk.session, "v", "10:00"))
    desk.cast("v", {"o1": 1}, "paper", 1)
    shown(say, desk)
    page = say.ok("show", "copy-s.moot").out
    assert "Do we?: 1 ballot (" in page
    assert "    1 voter   1  Yes" in page
    assert "dot" not in page

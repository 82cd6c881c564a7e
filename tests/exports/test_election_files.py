"""The counts of a vote in open formats: whole-room totals as the session has them, readable by others, and never a ballot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from moothall.core.ballots import Spoiled
from moothall.core.errors import Expected
from moothall.core.levels import Level
from moothall.core.preference_orders import Order, pairwise
from moothall.exports import export, preference_results, vote_results
from moothall.exports.election_files import WHOLE_ORDERS
from moothall.exports.export_kind import exports_of
from moothall.words import sentence
from tests.exports.pdf import text_of
from tests.exports.sessions import SHEETS, Made


def made() -> Made:
    session = Made("Getting home")
    session.vote(
        "Which first?", [("Money; pooled", 1, 31, 22), ('The "front" door,\nat night', 2, 29, 20), ("Beds", 3, 0, 0)],
        ballots=20, spoiled=1, blank=1, present=21, minimum=2, listed=[Spoiled("spoiled", "core.over_budget", {"n": 6, "budget": 5})],
    )  # fmt: skip
    return session


def written(session: Made, to: Path, level: Level = Level.ROOM) -> str:
    export(session.copy(level), to, ())
    return to.read_text(encoding="utf-8")


def refused(session: Made, to: Path) -> str:
    with pytest.raises(Expected) as caught:
        export(session.copy(), to, ())
    assert not to.exists()
    return sentence(caught.value)


def test_a_vote_as_pabulib_writes_it(tmp_path):
    assert written(made(), tmp_path / "vote.pb").splitlines() == [
        "META",
        "key;value",
        "description;Which first?",
        "unit;Getting home",
        "instance;2026-11-05",
        "num_projects;3",
        "num_votes;20",
        "budget;0",
        "vote_type;cumulative",
        "rule;unknown",
        "date_begin;05.11.2026",
        "date_end;05.11.2026",
        "min_sum_points;2",
        "max_sum_points;5",
        "max_points;2",
        "language;en",
        "comment;#1: Counts alone, from a workshop's vote. There are no ballots in this file, and nobody voted on money: every cost is 0.",
        "PROJECTS",
        "project_id;cost;votes;score;name",
        '1;0;22;31;"Money; pooled"',
        '2;0;20;29;"The ""front"" door, at night"',
        "3;0;0;0;Beds",
        "VOTES",
        "voter_id;vote;points",
    ]


def test_dots_without_people_have_no_voters(tmp_path):
    session = Made()
    session.vote("Which?", [("A", 0, 9, None), ("B", 0, 4, None)], mode="totals", ballots=1)
    assert "project_id;cost;score;name\n1;0;9;A\n2;0;4;B\n" in written(session, tmp_path / "vote.pb")


@pytest.mark.parametrize(
    ("kind", "rule", "says"),
    [
        ("approval", {"budget": 3, "cap": 1}, ["vote_type;approval", "max_length;3", "voter_id;vote\n"]),
        ("ranked", {"budget": None, "cap": None, "weights": "5,4,3"}, ["vote_type;cumulative"]),
        ("rated", {"budget": None, "cap": 7, "scale": "s"}, ["vote_type;scoring", "min_points;1\nmax_points;7", "1;0;5;9;A"]),
        ("poll", {"budget": 1, "cap": 1, "minimum": 1, "scale": "s"}, ["vote_type;choose-1", "max_length;1", "min_length;1"]),
    ],
)
def test_each_kind_has_its_type(tmp_path, kind, rule, says):
    session = Made()
    session.vote("Which?", [("A", 0, 9, 5), ("B", 0, 4, 4)], kind=kind, ballots=6, **rule)
    text = written(session, tmp_path / "vote.pb")
    assert all(part in text for part in says), text


def test_the_newest_result_is_written(tmp_path):
    session = made()
    session.vote("And then?", [("A", 0, 2, 2), ("B", 0, 4, 4)], ballots=6)
    session.vote("Still sealed", [("A", 0, 4321, 2), ("B", 0, 4, 4)], ballots=6, reveal=False)
    text = written(session, tmp_path / "vote.pb")
    assert "description;And then?" in text and "4321" not in text


def test_without_a_result_there_is_nothing_to_write(tmp_path):
    session = Made()
    session.vote("Still sealed", [("A", 0, 4321, 2), ("B", 0, 4, 4)], ballots=6, reveal=False)
    assert "Reveal one first" in refused(session, tmp_path / "vote.pb")
    assert "no pairs" in refused(made(), tmp_path / "vote.pwg")


def test_ids_that_could_not_stand_in_a_list_are_numbers(tmp_path):
    session = made()
    copy = session.copy()
    assert {option.ref for option in copy.votes[0].options} == {"1", "2", "3"}
    assert "\n2;0;20;" in written(session, tmp_path / "vote.pb")


# ── orders of preference ────────────────────────────────────────────────────────────────────────────────────────────

GIVEN = [("12", 3), ("231", 2), ("3", 4)]


def ordered() -> Made:
    session = Made()
    session.orders("Which first?", ["Ash", "Beech", "Cedar"], GIVEN)
    return session


def test_orders_are_written_as_points_and_pairs(tmp_path):
    text = written(ordered(), tmp_path / "vote.pb")
    assert "vote_type;ordinal" in text
    # Borda: 3 for a first place; Ash 9 + 2, Beech 6 + 6, Cedar 4 + 12.
    assert text.endswith("project_id;cost;votes;score;name\n1;0;5;11;Ash\n2;0;5;12;Beech\n3;0;6;16;Cedar\nVOTES\nvoter_id;vote\n")
    pairs = pairwise([Order(tuple(tuple(n) for n in order), times) for order, times in GIVEN], "123")
    rows = [f"{pairs[a][b]},{a},{b}" for a in "123" for b in "123" if a != b]
    lines = written(ordered(), tmp_path / "vote.pwg").splitlines()
    assert lines[:5] == ["3", "1,Ash", "2,Beech", "3,Cedar", f"9,{sum(int(r.split(',')[0]) for r in rows)},6"]
    assert sorted(lines[5:]) == sorted(rows) and [int(x.split(",")[0]) for x in lines[5:]] == [6, 5, 4, 3, 3, 2]


@pytest.mark.parametrize("suffix", WHOLE_ORDERS)
def test_a_list_of_whole_orders_is_refused_and_says_why(tmp_path, suffix):
    told = refused(ordered(), tmp_path / f"vote{suffix}")
    assert f"vote{suffix}" in told and "are the ballots" in told and ".pwg" in told


def test_one_order_more_or_less_is_all_totals_can_tell(tmp_path):
    """Different ballots with the same totals make the same files: nothing in them but totals."""
    one, other = Made(), Made()
    one.orders("Which?", "ABC", [("123", 1), ("321", 1)])
    other.orders("Which?", "ABC", [("321", 1), ("123", 1)])
    for suffix in (".pb", ".pwg", ".json"):
        assert written(one, tmp_path / f"one{suffix}") == written(other, tmp_path / f"other{suffix}")


def test_the_document_has_every_count(tmp_path):
    vote = json.loads(written(ordered(), tmp_path / "all.json"))["votes"][0]
    assert vote["outcome"]["first_preferences"] == {"1": 3, "2": 2, "3": 4}
    assert vote["outcome"]["run_off"]["winner"] == "3"
    assert [o["dots"] for o in vote["options"]] == [4, 3, 2]


@pytest.mark.parametrize("suffix", [".pb", ".pwg"])
def test_every_level_has_the_same_counts(tmp_path, suffix):
    texts = {level: written(ordered(), tmp_path / f"{level.name}{suffix}", level) for level in Level}
    # Boards get numbers where options are in somebody's own words.
    counts = texts.pop(Level.COUNT)
    assert len(set(texts.values())) == 1
    pairs = list(zip(counts.splitlines(), texts[Level.ROOM].splitlines(), strict=True))
    assert 0 < sum(a != b for a, b in pairs) <= 3, "more than the names of the options differs"


# ── on paper ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_orders_in_words():
    vote = ordered().copy().votes[0]
    assert dict(preference_results.counts(vote)) == {
        "Borda points": "3 (16); 2 (12); 1 (11). A first place gives 3, each next one less, no place none; options on one place share.",
        "Two by two": "None is preferred by more people to each of the others.",
        "Run-off": "Round 1: 3 (4), 1 (3), 2 (2); 2 goes out. Round 2: 3 (6), 1 (3). 3 has more than half of the ballots that still count.",
    }
    assert vote_results.result(vote, vote.options[0]) == "4 first, ranked by 6"
    assert [(o.voters, o.dots) for o in preference_results.as_drawn(vote)] == [(4, 6), (3, 5), (2, 5)]
    assert vote_results.rule(vote) == "Options in order of preference. Sealed until the reveal."


def test_a_long_run_off_and_a_tie_in_words():
    session = Made()
    session.orders("Which?", [f"Option {n}" for n in range(1, 10)], [("1", 9), ("23", 4), ("32", 4), ("4", 1)], budget=2, minimum=1)
    vote = session.copy().votes[0]
    told = dict(preference_results.counts(vote))["Run-off"]
    assert told.startswith("Round 1: 1 (9), 2 (4), 3 (4), 4 (1), 5 (0), 6 (0), 3 others fewer; 5, 6, 7, 8 and 9 go out. Round 2: ")
    assert "Round 3: 1 (9), 2 (4), 3 (4); 1 ballot ranks nobody left. 1 has more than half" in told
    assert vote_results.rule(vote) == "Options in order of preference. At most 2 ranked, at least 1 ranked. Sealed until the reveal."
    tied = Made()
    tied.orders("Which?", ["A", "B"], [("1", 2), ("2", 2)])
    assert "1 and 2 are level for going out" in dict(preference_results.counts(tied.copy().votes[0]))["Run-off"]


def test_a_rule_begins_with_a_capital_whatever_it_states_first():
    session = Made("Getting home")
    session.vote("Which?", [("One", 0, 2, 2), ("Two", 0, 1, 1)], budget=None, cap=None, minimum=2)
    (vote,) = session.copy().votes
    assert vote_results.rule(vote) == "At least 2 in all. Sealed until the reveal."


def test_votes_of_other_kinds_are_told_as_before():
    vote = made().copy().votes[0]
    assert preference_results.counts(vote) == [] and preference_results.as_drawn(vote) == vote.options
    assert vote_results.result(vote, vote.options[0]) == "31 dots, 22 voters"


def test_orders_on_paper(tmp_path):
    export(ordered().copy(), tmp_path / "summary.pdf", SHEETS)
    text = " ".join(text_of(tmp_path / "summary.pdf").split())
    assert "Borda points" in text and "4 first, ranked by 6" in text and "A solid dot puts it first" in text


def test_no_file_of_ours_lists_whole_orders():
    suffixes = {each.suffix for each in exports_of(SHEETS)}
    assert {".pdf", ".csv", ".json", ".pb", ".pwg"} <= suffixes and not set(WHOLE_ORDERS) & suffixes

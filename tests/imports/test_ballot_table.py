"""Votes that come in: the published tallies of real elections, spoiled and short ballots, and files that can't be counted."""

from __future__ import annotations

import json

import pytest

from moothall.core.batch import KINDS
from moothall.core.result_reading import near_ties
from moothall.imports import plan, read
from moothall.words import say
from tests.imports.incoming import counted, empty, file_of, refusal

REAL = (
    "France_Toulouse_2019.pb",
    "Poland_Warszawa_2018_Pole_Mokotowskie.pb",
    "Switzerland_Zurich_D5.pb",
    "Worldwide_Mechanical_Turk_Utilities_3.pb",
)


@pytest.fixture
def published(shared):
    return json.loads((shared / "02-dotvoting" / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", REAL)
def test_real_elections_count_as_published(shared, published, name):
    truth, batch = published[name], read(shared / "02-dotvoting" / name)
    vote, verdicts, lines = counted(batch)
    assert (vote.kind, vote.question, vote.state, vote.mode) == (truth["vote_type"], truth["description"], "revealed", "sealed")
    assert len(verdicts) == truth["voters"]
    assert {x.option.ref: (x.option.text, x.dots, x.voters) for x in lines} == {
        t["project_id"]: (t["name"], t["points"], t["voters"]) for t in truth["tally"]
    }
    by_dots = [t["points"] for t in sorted(truth["tally"], key=lambda t: -t["points"])]
    assert [x.dots for x in lines] == by_dots
    ties = {str(d): by_dots.count(d) for d in by_dots if by_dots.count(d) > 1}
    assert ties == truth["tied_totals"]
    assert not batch.remarks
    near_ties([line.dots for line in lines])


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("France_Toulouse_2019.pb", (7, 3, None)),
        ("Switzerland_Zurich_D5.pb", (5, None, None)),
        ("Worldwide_Mechanical_Turk_Utilities_3.pb", (100, None, 100)),
        ("Poland_Warszawa_2018_Pole_Mokotowskie.pb", (None, 1, 1)),
        ("checker-example_valid.pb", (5, 1, 2)),
    ],
)
def test_rules_as_the_source_states_them(shared, name, rule):
    vote, _, _ = counted(read(shared / "02-dotvoting" / name))
    assert (vote.budget, vote.cap, vote.minimum) == rule


def test_eleven_ballots_a_point_short_still_count(shared, published):
    name = "Worldwide_Mechanical_Turk_Utilities_3.pb"
    brought = plan(empty(), read(shared / "02-dotvoting" / name))
    assert (brought.added, len(brought.short), brought.left_out) == (74, len(published[name]["cap_violations_list"]), ())
    assert say(brought.short[0].key, **brought.short[0].facts) == "Short: 99 dots, fewer than the 100 asked for. It counts."


def test_odd_fields_are_listed_and_harmless(shared):
    batch = read(shared / "02-dotvoting" / "checker-example_invalid.pb")
    told = [say(r.key, **r.facts) for r in batch.remarks]
    assert len(told) == 3 and "non_existing" in told[0] and "sex is “X”" in told[1] and "sex is “Z”" in told[2]
    assert plan(empty(), batch).added == 182


def test_empty_lines_are_nothing(shared):
    _, verdicts, lines = counted(read(shared / "02-dotvoting" / "checker-test_empty_lines.pb"))
    assert [(x.option.text, x.dots) for x in lines] == [("Project One", 1), ("Project Two", 1)] and len(verdicts) == 2


# ── made up ─────────────────────────────────────────────────────────────────────────────────────────────────────────

PB = """META
key;value
description;Where to start
num_projects;3
num_votes;5
vote_type;cumulative
max_points;3
max_sum_points;5
min_sum_points;2
PROJECTS
project_id;cost;name
p1;1;One
p2;1;Two; quoted
p3;1;Three
VOTES
voter_id;vote;points
a;p1,p2;3,2
b;p1;4
c;p1,p2,p3;2,2,2
d;p3;1
e;;
""".replace("Two; quoted", '"Two; ""quoted"""')


def test_spoiled_and_short_ballots(tmp_path):
    batch = read(file_of(tmp_path, PB, "vote.pb"))
    vote, verdicts, lines = counted(batch)
    assert [v.state for v in verdicts] == ["counted", "spoiled", "spoiled", "short", "short"]
    assert [(x.option.ref, x.option.text, x.dots, x.voters) for x in lines] == [
        ("p1", "One", 3, 1), ("p2", 'Two; "quoted"', 2, 1), ("p3", "Three", 1, 1),
    ]  # fmt: skip
    brought = plan(empty(), batch)
    assert brought.added == 3
    assert [(x.row, say(x.key, **x.facts)) for x in brought.left_out] == [
        (18, "Spoiled: 4 dots on option 1, at most 3."),
        (19, "Spoiled: 6 dots, 5 allowed."),
    ]
    assert [x.row for x in brought.short] == [20, 21]
    assert (vote.budget, vote.cap, vote.minimum) == (5, 3, 2)


def test_no_voter_is_kept_anywhere(tmp_path):
    batch = read(file_of(tmp_path, PB.replace("\na;", "\nsecret-voter;"), "vote.pb"))
    assert "secret-voter" not in repr(batch)
    assert "secret-voter" not in repr(read(file_of(tmp_path, "voter,option,dots\nsecret-voter,One,2\n")))


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("d;p3;1", "d;p9;1", ("line 20", "“p9”")),
        ("d;p3;1", "d;p3;1,2", ("line 20", "marked: 1", "given: 2")),
        ("d;p3;1", "a;p3;1", ("line 20", "earlier line")),
        ("d;p3;1", ";p3;1", ("line 20", "no voter_id")),
        ("d;p3;1", "d;p3;-1", ("line 20", "“-1”")),
        ("d;p3;1", "d;p3;1.5", ("line 20", "“1.5”")),
        ("d;p3;1", "d;p3;٣", ("line 20", "“٣”")),
        ("d;p3;1", "d;p3;99999999999999999999", ("line 20", "whole number")),
        ("d;p3;1", "d;p3,p3;1,1", ("line 20", "marked twice")),
        ("d;p3;1", "d;p3", ("line 20", "2 cells", "3")),
        ("p3;1;Three", "p1;1;Three", ("line 14", "earlier")),
        ("p3;1;Three", ";1;Three", ("line 14", "no project_id")),
        ("max_points;3", "max_points;lots", ("line 7", "max_points", "“lots”")),
        ("vote_type;cumulative", "vote_type;mood", ("line 6", "“mood”", "choose-1, cumulative, scoring, ordinal")),
        ("vote_type;cumulative\n", "", ("vote_type",)),
        ("voter_id;vote;points", "voter_id;vote;dots", ("points",)),
        ("voter_id;vote;points", "voter;vote;points", ("line 16", "voter_id")),
        ("META\nkey;value\n", "", ("line 1", "META")),
        (PB[PB.index("VOTES") :], "", ("VOTES",)),
        (PB[PB.index("project_id") :], "", ("PROJECTS",)),
        ("PROJECTS\n", "META\n", ("line 10", "second time")),
        (PB[PB.index("p1;1") : PB.index("VOTES")], "", ("no option",)),
    ],
)
def test_what_cannot_be_counted_is_refused_naming_the_line(tmp_path, before, after, says):
    assert before in PB
    told = refusal(file_of(tmp_path, PB.replace(before, after, 1), "vote.pb"))
    assert all(part in told for part in ("vote.pb", *says)), told
    assert "\n" not in told


@pytest.mark.parametrize("size", range(0, PB.index("e;;") + 1, 7))
def test_a_file_cut_short_is_refused(tmp_path, size):
    """Cut anywhere, it is refused in words; see below for the very end, where it can't be told."""
    assert refusal(file_of(tmp_path, PB[:size], "vote.pb"))


CUT = PB.replace("project_id;cost;name", "project_id;score;name").replace("e;;\n", "e;p3;12\n")
CUT = CUT.replace("p1;1;", "p1;9;").replace("p2;1;", "p2;4;").replace("p3;1;", "p3;15;")


def test_a_last_line_cut_within_a_number_is_refused_where_it_shows(tmp_path):
    assert read(file_of(tmp_path, CUT, "vote.pb")).remarks == ()
    told = refusal(file_of(tmp_path, CUT[:-2], "vote.pb"))
    assert told.startswith("vote.pb is cut short in line 21:") and told.endswith("nothing was brought in.")


def test_a_last_line_without_an_end_is_remarked_on(tmp_path):
    for content in (CUT[:-1], PB.replace("e;;", "e;p3;12")[:-1], PB.replace("e;;", "e;p3;12")[:-2]):
        (remark,) = read(file_of(tmp_path, content, "vote.pb")).remarks
        assert say(remark.key, **remark.facts).startswith("Line 21 is the last and has no end.")
    for content in (PB + "\n", PB + "  ", PB.replace("\n", "\r\n")):
        assert read(file_of(tmp_path, content, "vote.pb")).remarks == ()


def test_fewer_ballots_than_stated_are_refused(tmp_path):
    told = refusal(file_of(tmp_path, PB[: PB.index("e;;")], "vote.pb"))
    assert told == "vote.pb is cut short: it says 5 ballots and holds 4. Fetch the file again; nothing was brought in."
    assert "says 6 ballots" in refusal(file_of(tmp_path, PB.replace("num_votes;5", "num_votes;6"), "vote.pb"))


@pytest.mark.parametrize("name", REAL)
def test_real_elections_cut_short_are_refused(shared, tmp_path, name):
    lines = (shared / "02-dotvoting" / name).read_bytes().splitlines(keepends=True)
    votes = next(n for n, line in enumerate(lines, 1) if line.strip() == b"VOTES")
    for kept in {votes, votes + 1, votes + 2, (votes + len(lines)) // 2, len(lines) - 1}:
        assert "cut short" in refusal(file_of(tmp_path, b"".join(lines[:kept]), "vote.pb"))
        assert refusal(file_of(tmp_path, b"".join(lines[:kept])[:-4], "vote.pb"))


def test_totals_that_differ_are_remarked_on(tmp_path):
    content = PB.replace("project_id;cost;name", "project_id;votes;name").replace("num_votes;5", "num_votes;4\nmood;good")
    told = [say(r.key, **r.facts) for r in read(file_of(tmp_path, content, "vote.pb")).remarks]
    assert told == [
        "Line 5: num_votes says 4, the file holds 5.",
        "Line 6: mood is a field Moothall does not know.",
        "Line 13: votes says 1, the file holds 3.",
        "Line 14: votes says 1, the file holds 2.",
        "Line 15: votes says 1, the file holds 2.",
    ]


# ── a table of voter, option, dots ──────────────────────────────────────────────────────────────────────────────────


def test_a_table_is_a_vote_without_a_stated_rule(tmp_path):
    content = "Voter,Option,Dots\nv1,B,2\nv1,A,1\nv2,A,2\nv2,A,1\nv3,B,0\n"
    vote, verdicts, lines = counted(read(file_of(tmp_path, content, "dots.csv")))
    assert (vote.question, vote.kind, vote.budget, vote.cap, vote.minimum) == ("Imported vote", "cumulative", None, None, None)
    assert [(x.option.number, x.option.text, x.dots, x.voters) for x in lines] == [(2, "A", 4, 2), (1, "B", 2, 1)]
    assert len(verdicts) == 3


def test_rows_of_a_table_that_make_no_sense_stay_out(tmp_path):
    batch = read(file_of(tmp_path, "voter,option,dots\n,A,1\nv,,1\nv,A,-1\nv,A,two\nv,A,1.5\nw,A,3\n"))
    keys = ["no_voter", "no_option", *["not_dots"] * 3]
    assert [(x.row, x.key) for x in batch.left_out] == [(n, f"imports.{key}") for n, key in enumerate(keys, 2)]
    assert batch.held is not None and [dict(p.marks) for p in batch.held.papers] == [{1: 3}]


def test_no_half_of_a_ballot_counts(tmp_path):
    """A row that can't be read takes its voter's others along, before it and after it, even when a cell is all there is of it."""
    rows = "a,Bus,2\na,Tram,x\nb,Bus,1\nc,Tram,1\nc,Bus\nd,Bus,1,1\nd,Bus,1\n"
    batch = read(file_of(tmp_path, "voter,option,dots\n" + rows))
    told = [(x.row, say(x.key, **x.facts)) for x in batch.left_out]
    torn = "Row {} has the same voter and can’t be read, so nothing of this ballot counts."
    ragged = "Cells in this row: {}. In the header: 3."
    assert told == [
        (2, torn.format(3)), (3, "Dots must be a whole number, 0 or more."), (5, torn.format(6)),
        (6, "Dots must be a whole number, 0 or more."),
        (7, ragged.format(4)), (8, torn.format(7)),
    ]  # fmt: skip
    assert batch.held is not None and [(p.row, dict(p.marks)) for p in batch.held.papers] == [(4, {1: 1})]


def test_spaces_around_an_option_make_no_other_option(tmp_path):
    content = "voter,option,dots\na,Bus ,2\nb, Bus,1\nb,\tBus,1\nb,Night  bus,1\n"
    _, _, lines = counted(read(file_of(tmp_path, content)))
    assert [(x.option.text, x.dots, x.voters) for x in lines] == [("Bus ", 4, 2), ("Night  bus", 1, 1)]


def test_naughty_options_keep_their_names(shared, tmp_path):
    naughty = [s for s in json.loads((shared / "05-nasty" / "strings" / "blns.json").read_text(encoding="utf-8")) if s.strip()]
    rows = "".join('v,"{}",1\r\n'.format(s.replace('"', '""')) for s in naughty)
    _, _, lines = counted(read(file_of(tmp_path, "voter,option,dots\r\n" + rows)))
    assert [x.option.text for x in sorted(lines, key=lambda x: x.option.number)] == list(dict.fromkeys(naughty))


def test_a_vote_file_is_nothing_else(shared):
    assert "Bring it in as ballots" in refusal(shared / "02-dotvoting" / REAL[0], KINDS[0])

"""An election through the command line alone: brought in, told, and its counts handed on."""

from __future__ import annotations

import json

import pytest

SOI = "# TITLE: Where to start\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 9\n" + "".join(
    f"# ALTERNATIVE NAME {n}: {name}\n" for n, name in enumerate(("Ash", "Beech", "Cedar"), 1)
)
SOI += "3: 1,2\n2: 2,3,1\n4: 3\n"


@pytest.fixture
def voted(say, session):
    (say.folder / "vote.soi").write_text(SOI, encoding="utf-8")
    assert say.ok("import", session, "vote.soi", "--json").json["added"] == 9
    return session


def test_an_order_of_preference_is_told_every_way(say, voted):
    (vote,) = say.ok("show", voted, "--json").json["votes"]
    assert (vote["kind"], vote["ballots"], vote["routes"]) == ("ordinal", 9, {"import": 9})
    assert [(o["ref"], o["dots"], o["voters"]) for o in vote["options"]] == [("3", 4, 6), ("1", 3, 5), ("2", 2, 5)]
    ordinal = vote["ordinal"]
    assert set(ordinal) == {"first_preferences", "tied_first", "borda", "top", "pairwise", "condorcet", "run_off"}
    assert (ordinal["borda"], ordinal["top"], ordinal["condorcet"]) == ({"1": 11, "2": 12, "3": 16}, 3, "")
    assert ordinal["run_off"]["winner"] == "3" and [r["out"] for r in ordinal["run_off"]["rounds"]] == [["2"], []]
    page = say.ok("show", voted).out
    assert "4 first, ranked by    6,     16 points  3  Cedar" in page
    assert "  Two by two: nobody\n  Run-off in 2 rounds: 3\n" in page


def test_its_counts_are_handed_on_and_no_ballot(say, voted):
    say.ok("export", voted, "--to", "out.pb")
    say.ok("export", voted, "--to", "out.PWG")
    say.ok("export", voted, "--to", "out.json")
    assert "\n3;0;6;16;Cedar\nVOTES\n" in (say.folder / "out.pb").read_text(encoding="utf-8")
    assert (say.folder / "out.PWG").read_text(encoding="utf-8").startswith("3\n1,Ash\n2,Beech\n3,Cedar\n9,")
    told = json.loads((say.folder / "out.json").read_text(encoding="utf-8"))["votes"][0]
    assert told["outcome"]["run_off"]["winner"] == "3"


@pytest.mark.parametrize("out", ["out.soi", "out.SOC", "out.toc", "out.toi"])
def test_whole_orders_are_never_written(say, voted, out):
    assert "in a small room are the ballots" in say.refused("export", voted, "--to", out)
    assert not (say.folder / out).exists()


@pytest.mark.parametrize(("out", "says"), [("out.pb", "Reveal one first."), ("out.pwg", "so there are no pairs to write.")])
def test_without_a_result_there_is_nothing_to_hand_on(say, session, out, says):
    assert says in say.refused("export", session, "--to", out)
    assert not (say.folder / out).exists()


def test_our_own_counts_do_not_come_back_as_ballots(say, voted):
    say.ok("export", voted, "--to", "out.pb")
    assert "holds counts alone" in say.refused("import", voted, "out.pb")

"""Pabulib's five types of vote, every file there is, against tallies made by somebody else: totals, rules, what is short or spoiled."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from moothall.cli.show_json import summary
from moothall.core.preference_orders import borda, first_preferences, orders_of
from moothall.imports import bring, plan, read
from moothall.words import say
from tests.imports.incoming import counted, empty, file_of, refusal
from tests.store.sessions import begin, reopened

ORDINAL = "Switzerland_Zurich_S5R.pb"


@pytest.fixture(scope="module")
def elections(request):
    """Each file with what is known of it; expected.json has no tally for the checker's own examples."""
    import os
    from pathlib import Path

    data = Path(os.environ.get("MOOTHALL_SHARED", Path(__file__).parents[3] / "shared")) / "data" / "02-dotvoting"
    if not data.is_dir():
        pytest.skip("the shared data is not here; set MOOTHALL_SHARED to the folder that holds data")
    truths = json.loads((data / "expected.json").read_text(encoding="utf-8"))
    return {path: truths.get(path.name) for path in sorted(data.glob("*.pb"))}


def _spent(batch) -> Counter[str]:
    """How many ballots used how many points; of orders, how many options they rank."""
    ordinal = batch.held.kind == "ordinal"
    return Counter(str(len(p.marks) if ordinal else sum(p.marks.values())) for p in batch.held.papers)


def test_every_file_is_there(elections):
    assert len(elections) == 8 and sum(truth is not None for truth in elections.values()) == 5


def test_every_file_equals_what_others_counted(elections):
    for path, truth in elections.items():
        batch = read(path)
        if truth is None:
            continue
        assert len(batch.held.papers) == truth["voters"], path.name
        assert _spent(batch) == truth["points_used_per_voter_distribution"], path.name
        assert sum(n == 0 for n in map(len, (p.marks for p in batch.held.papers))) == truth["empty_ballots"]
        brought = plan(empty(), batch)
        assert len(brought.left_out) + len(brought.short) == truth["cap_violations"], path.name
        assert brought.added == truth["voters"] - len(brought.left_out)
        differs = [r for r in batch.remarks if r.key == "imports.odd_count"]
        assert len(differs) == truth["mismatch_with_published_columns"], path.name


def test_every_published_column_is_checked(elections):
    """A file whose totals differ says so on the line it is said."""
    (remark,) = read(next(p for p in elections if p.name == ORDINAL)).remarks
    assert say(remark.key, **remark.facts).endswith("score says 198, the file holds 202.")


def test_orders_equal_what_others_counted(elections):
    path, truth = next((p, t) for p, t in elections.items() if p.name == ORDINAL)
    held = read(path).held
    assert (held.kind, held.budget, held.cap, held.minimum) == ("ordinal", 5, None, 1)
    refs = [option.ref for option in held.options]
    orders = orders_of({refs[n - 1]: place for n, place in paper.marks.items()} for paper in held.papers)
    assert borda(orders, refs, top=5) == {t["project_id"]: t["borda_max_length"] for t in truth["tally"]}
    assert first_preferences(orders, refs) == {t["project_id"]: t["first_choices"] for t in truth["tally"]}
    ranked = Counter(refs[n - 1] for paper in held.papers for n in paper.marks)
    assert ranked == {t["project_id"]: t["voters"] for t in truth["tally"]}


def test_the_file_counts_as_others_counted(elections, tmp_path):
    """All the way: brought into a session, counted in its file, told by show --json; nothing of who voted is in it."""
    desk = begin(tmp_path / "elections.moot")
    for path in elections:
        bring(desk, read(path))
    desk = reopened(desk)
    told = summary(desk)["votes"]
    assert len(told) == len(elections)
    for (path, truth), vote in zip(elections.items(), told, strict=True):
        if truth is None:
            continue
        assert (vote["state"], vote["ballots"] + vote["spoiled"]) == ("revealed", truth["voters"]), path.name
        assert vote["spoiled"] + vote["short"] == truth["cap_violations"] and vote["routes"] == {"import": vote["ballots"]}
        first = "first_choices" if truth["vote_type"] == "ordinal" else "points"
        assert {o["ref"]: (o["text"], o["dots"], o["voters"]) for o in vote["options"]} == {
            t["project_id"]: (t["name"], t[first], t["voters"]) for t in truth["tally"]
        }
        if truth["vote_type"] == "ordinal":
            assert vote["ordinal"]["borda"] == {t["project_id"]: t["borda_max_length"] for t in truth["tally"]}
    desk.close()
    assert b"QGVT6BFJ" not in desk.path.read_bytes()


# ── each type by hand ───────────────────────────────────────────────────────────────────────────────────────────────


def _pb(kind: str, rule: str, votes: str, columns: str = "voter_id;vote;points") -> str:
    rows = votes.replace(" ", "\n")
    return (
        f"META\nkey;value\ndescription;Where to start\nvote_type;{kind}\n{rule}PROJECTS\nproject_id;name\na;Ash\nb;Beech\nc;Cedar\n"
        f"VOTES\n{columns}\n{rows}\n"
    )


def _told(tmp_path, content: str):
    batch = read(file_of(tmp_path, content, "vote.pb"))
    _, verdicts, lines = counted(batch)
    return batch.held, [v.state for v in verdicts], {x.option.ref: (x.dots, x.voters) for x in lines}


def test_to_choose_one_is_to_approve_of_one(tmp_path):
    held, states, lines = _told(tmp_path, _pb("choose-1", "", "1;a 2;a 3;b 4;b,c 5;", "voter_id;vote"))
    assert (held.kind, held.budget, held.cap, held.minimum) == ("approval", 1, 1, None)
    assert states == ["counted", "counted", "counted", "spoiled", "counted"]
    assert lines == {"a": (2, 2), "b": (1, 1), "c": (0, 0)}


def test_scores_are_dots_without_a_budget(tmp_path):
    held, states, lines = _told(tmp_path, _pb("scoring", "max_points;5\n", "1;a,b;5,0 2;a,c;5,5 3;b;6 4;c;1"))
    assert (held.kind, held.budget, held.cap) == ("cumulative", None, 5)
    assert states == ["counted", "counted", "spoiled", "counted"]
    assert lines == {"a": (10, 2), "b": (0, 0), "c": (6, 2)}


def test_what_nobody_scored_gets_the_default(tmp_path):
    _, _, lines = _told(tmp_path, _pb("scoring", "default_score;2\n", "1;a,b;5,0 2;c;1"))
    assert lines == {"a": (7, 2), "b": (2, 1), "c": (3, 2)}


def test_scores_below_nothing_are_refused_in_words(tmp_path):
    assert "“-1”" in refusal(file_of(tmp_path, _pb("scoring", "", "1;a;-1"), "vote.pb"))
    assert "default_score is “-1”" in refusal(file_of(tmp_path, _pb("scoring", "default_score;-1\n", "1;a;1"), "vote.pb"))


def test_more_options_than_the_rule_allows_spoil_a_ballot(tmp_path):
    batch = read(
        file_of(tmp_path, _pb("cumulative", "max_length;2\nmin_length;1\nmax_sum_points;9\n", "1;a,b,c;1,1,1 2;a,b;4,5 3;; 4;a;9"), "v.pb")
    )
    brought = plan(empty(), batch)
    assert [say(x.key, **x.facts) for x in brought.left_out] == ["Spoiled: 3 options marked, 2 allowed."]
    assert [say(x.key, **x.facts) for x in brought.short] == ["Short: 0 options marked, fewer than the 1 asked for. It counts."]
    assert brought.added == 3


def test_orders_too_long_are_spoiled_and_too_short_are_listed(tmp_path):
    batch = read(file_of(tmp_path, _pb("ordinal", "max_length;2\nmin_length;2\n", "1;a,b 2;c 3;a,b,c", "voter_id;vote"), "vote.pb"))
    brought = plan(empty(), batch)
    assert (brought.added, len(brought.left_out), len(brought.short)) == (2, 1, 1)
    assert [dict(p.marks) for p in batch.held.papers] == [{1: 1, 2: 2}, {3: 1}, {1: 1, 2: 2, 3: 3}]


def test_counts_without_ballots_are_refused_in_words(tmp_path):
    content = "META\nkey;value\nnum_votes;4\nvote_type;approval\nPROJECTS\nproject_id;votes\na;4\nVOTES\nvoter_id;vote\n"
    assert "counts alone" in refusal(file_of(tmp_path, content, "vote.pb"))

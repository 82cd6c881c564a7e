"""Votes by order of preference that come in: real ones, the forms' oddities, and files that can't be counted."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.cli.show_json import summary
from moothall.core.batch import KINDS
from moothall.core.errors import Expected
from moothall.core.preference_orders import borda, first_preferences, orders_of
from moothall.imports import bring, plan, read
from moothall.imports.encoding import TextSource
from moothall.imports.preflib import looks_like_preflib, read_preflib
from moothall.words import say, sentence
from tests.imports.incoming import empty, file_of, refusal
from tests.store.sessions import begin, plain, reopened


def _orders(batch) -> list[tuple[tuple[tuple[str, ...], ...], int]]:
    refs = {n: option.ref for n, option in enumerate(batch.held.options, 1)}
    marks = ({refs[n]: place for n, place in paper.marks.items()} for paper in batch.held.papers)
    return [(order.places, order.times) for order in orders_of(marks)]


@pytest.mark.parametrize(("name", "voters"), [("00002-00000001.soi", 475), ("00058-00000001.soi", 46347)])
def test_real_elections_come_in_whole(shared, name, voters):
    batch = read(shared / "03-ordinal" / name)
    assert (batch.held.kind, len(batch.held.papers), batch.remarks, batch.left_out) == ("ordinal", voters, (), ())
    assert (batch.held.budget, batch.held.cap, batch.held.minimum) == (None, None, None)
    assert plan(empty(), batch).added == voters
    assert [o.ref for o in batch.held.options] == [str(n) for n in range(1, len(batch.held.options) + 1)]


def test_the_file_counts_as_others_counted(shared, tmp_path):
    """All the way: brought into a session, counted in its file, told by show --json and by the file's own view."""
    truths = json.loads((shared / "03-ordinal" / "expected.json").read_text(encoding="utf-8"))
    desk = begin(tmp_path / "elections.moot")
    for name in truths:
        bring(desk, read(shared / "03-ordinal" / name))
    desk = reopened(desk)
    for truth, vote in zip(truths.values(), summary(desk)["votes"], strict=True):
        names, told = {o["ref"]: o["text"] for o in vote["options"]}, vote["ordinal"]
        assert (vote["kind"], vote["question"], vote["ballots"]) == ("ordinal", truth["title"], truth["voters"])
        assert {o["text"]: o["dots"] for o in vote["options"]} == truth["first_preferences"]
        assert {names[o]: n for o, n in told["first_preferences"].items()} == truth["first_preferences"]
        assert {names[o]: n for o, n in told["borda"].items()} == truth["borda_k_to_1_unranked_0"]
        assert {f"{names[a]} > {names[b]}": n for a, over in told["pairwise"].items() for b, n in over.items()} == truth["pairwise"]
        assert [names[told["condorcet"]]] == truth["condorcet_winner"]
        said = truth["irv_optional_preferential"]
        assert names[told["run_off"]["winner"]] == said["winner"]
        assert [{names[o]: n for o, n in r["tally"].items()} for r in told["run_off"]["rounds"]] == [r["tally"] for r in said["rounds"]]
        assert [r["exhausted"] for r in told["run_off"]["rounds"]] == [r["exhausted"] for r in said["rounds"]]
    desk.close()
    with closing(plain(desk.path)) as db:
        view = db.execute('SELECT "Question", "Text", "Dots" FROM "Vote results"').fetchall()
    assert {(question, text): dots for question, text, dots in view} == {
        (truth["title"], text): dots for truth in truths.values() for text, dots in truth["first_preferences"].items()
    }


def test_a_tied_first_place_prefers_nobody_in_the_view_too(tmp_path):
    desk = begin(tmp_path / "ties.moot")
    bring(desk, read(file_of(tmp_path, TOI, "vote.toi")))
    tally = {o["text"]: o["dots"] for o in summary(desk)["votes"][0]["options"]}
    desk.close()
    with closing(plain(desk.path)) as db:
        assert dict(db.execute('SELECT "Text", "Dots" FROM "Vote results"').fetchall()) == tally
    assert tally == {"One": 4, "Two, or: not": 3, "Three": 1, "Four": 0}


TOI = """# FILE NAME: 00099-00000001.toi
# TITLE: Where to start
# DESCRIPTION:
# DATA TYPE: toi
# NUMBER ALTERNATIVES: 4
# NUMBER VOTERS: 10
# NUMBER UNIQUE ORDERS: 4
# ALTERNATIVE NAME 1: One
# ALTERNATIVE NAME 2: Two, or: not
# ALTERNATIVE NAME 3: Three
# ALTERNATIVE NAME 4: Four
4: 1,{2,3},4
3: 2
2: {1,4}
1: 3,1
"""


def test_ties_and_short_lists(tmp_path):
    batch = read(file_of(tmp_path, TOI, "vote.toi"))
    assert not batch.remarks and batch.held.question == "Where to start"
    assert [o.text for o in batch.held.options] == ["One", "Two, or: not", "Three", "Four"]
    assert _orders(batch) == [
        ((("1",), ("2", "3"), ("4",)), 4), ((("2",),), 3), ((("1", "4"),), 2), ((("3",), ("1",)), 1),
    ]  # fmt: skip
    assert [p.row for p in batch.held.papers] == [12] * 4 + [13] * 3 + [14] * 2 + [15]


@pytest.mark.parametrize(
    "change",
    [
        ("\n", "\r\n"),
        ("\n", "\r"),
        (": 1,{2,3},4", ":   1, { 2 , 3 } ,4 "),
        (": 1,{2,3},4", ":1,{2,3},{4},"),
        (": 1,{2,3},4", ": {1},{},{3,2},4"),
        ("# ", "#"),
        ("# TITLE", "\n\n  # title"),
        ("\n3: 2\n", "\n1: 2\n\n2: 2\n"),
        ("TYPE: toi", "TYPE: TOI"),
        ("# ALTERNATIVE NAME 3", "# ALTERNATIVE NAME 03"),
        ("# FILE NAME", "\ufeff# FILE NAME"),
        ("# DESCRIPTION:\n", "# A remark without anything to say\n# DESCRIPTION: a: b\n"),
    ],
)
def test_oddities_of_writing_make_no_difference(tmp_path, change):
    plain, odd = read(file_of(tmp_path, TOI, "plain.toi")), read(file_of(tmp_path, TOI.replace(*change), "odd.toi"))
    assert _orders(odd) == _orders(plain) and odd.held.options == plain.held.options


def test_a_file_of_another_name_is_known_by_what_it_says(tmp_path):
    assert read(file_of(tmp_path, TOI, "vote.txt")).held.kind == "ordinal"


def test_the_form_before_2022(tmp_path):
    old = "4\n1,One\n2,Two, or: not\n3,Three\n4,Four\n10,10,4\n4,1,{2,3},4\n3,2\n2,{1,4}\n1,3,1\n"
    batch = read(file_of(tmp_path, old, "vote.toi"))
    assert (_orders(batch), batch.held.question) == (_orders(read(file_of(tmp_path, TOI, "new.toi"))), "Imported vote")
    assert batch.held.options == read(file_of(tmp_path, TOI, "new.toi")).held.options
    assert "says 10 ballots and holds 9" in refusal(file_of(tmp_path, old[:-6], "vote.toi"))


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("# NUMBER VOTERS: 10", "# NUMBER VOTERS: 9", "Line 6: NUMBER VOTERS says 9, the file holds 10."),
        ("# NUMBER VOTERS: 10", "# NUMBER VOTERS: ten", "Line 6: NUMBER VOTERS says ten, the file holds 10."),
        ("ORDERS: 4", "ORDERS: 5", "Line 7: NUMBER UNIQUE ORDERS says 5, the file holds 4."),
        ("TYPE: toi", "TYPE: toc", "every ballot ranks every option (toc). Ballots that don’t: 6."),
        ("TYPE: toi", "TYPE: soi", "no ballot ties two options (soi). Ballots that do: 6."),
        ("1: 3,1\n", "1: 3,1", "Line 15 is the last and has no end."),
    ],
)
def test_what_is_odd_is_remarked_on(tmp_path, before, after, says):
    assert before in TOI
    (remark,) = read(file_of(tmp_path, TOI.replace(before, after), "vote.toi")).remarks
    assert says in say(remark.key, **remark.facts)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("3: 2", "3: 5", ("line 13", "“5”")),
        ("3: 2", "3: 2,2", ("line 13", "ranked twice")),
        ("3: 2", "3: {2,1},1", ("line 13", "option 1")),
        ("3: 2", "3 2", ("line 13", "count: order")),
        ("3: 2", "three: 2", ("line 13", "“three”")),
        ("3: 2", "-3: 2", ("line 13", "“-3”")),
        ("3: 2", "3.5: 2", ("line 13", "“3.5”")),
        ("3: 2", "3: 2;1", ("line 13", "“2;1”", "2,{1,3},4")),
        ("3: 2", "3: {2,1", ("line 13", "“{2,1”")),
        ("3: 2", "3: {{2},1}", ("line 13",)),
        ("3: 2", "3: two", ("line 13", "“two”")),
        ("3: 2", "3: ٢", ("line 13", "“٢”")),
        ("3: 2", "999999999: 2", ("line 13", "500000")),
        ("NAME 3", "NAME 2", ("line 10", "earlier line")),
        ("TYPE: toi", "TYPE: wmd", ("line 4", "“wmd”", "soc, soi, toc and toi")),
        ("# ALTERNATIVE NAME 4: Four\n", "", ("line 11", "“4”")),
        ("ALTERNATIVES: 4", "ALTERNATIVES: 5", ("cut short", "5 options and names 4")),
        ("1: 3,1\n", "", ("cut short", "10 ballots and holds 9")),
    ],
)
def test_what_cannot_be_counted_is_refused_in_one_sentence(tmp_path, before, after, says):
    assert before in TOI
    told = refusal(file_of(tmp_path, TOI.replace(before, after, 1), "vote.toi"))
    assert all(part in told for part in ("vote.toi", *says)), told
    assert "\n" not in told and told.lower().count("nothing was brought in") == 1


@pytest.mark.parametrize("size", range(1, TOI.index("1: 3,1") + 2, 5))
def test_a_file_cut_short_is_refused(tmp_path, size):
    """Anywhere but within the last order: see above for that, where it can't be told."""
    assert refusal(file_of(tmp_path, TOI[:size], "vote.toi"))


@pytest.mark.parametrize("content", ["3\n1,One\n2;Two\n3,Three\n1,1,1\n1,1\n", "2\n1,One\n2,Two\n5\n5,1\n", "2\n1,One\n", "2\n"])
def test_a_broken_old_file_is_refused(tmp_path, content):
    assert "vote.soc" in refusal(file_of(tmp_path, content, "vote.soc"))


def test_it_is_nothing_but_ballots(shared):
    assert "Bring it in as ballots" in refusal(shared / "03-ordinal" / "00002-00000001.soi", KINDS[0])


# ── whatever is in the file ─────────────────────────────────────────────────────────────────────────────────────────

PIECES = st.sampled_from(
    ["# ", "ALTERNATIVE NAME 1: a\n", "ALTERNATIVE NAME 2: b\n", "1: ", "{", "}", ",", "1", "2", "\n", "NUMBER VOTERS: 1\n", "é"]
)


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from([".soc", ".soi", ".toc", ".toi"]))
def test_any_text_is_read_or_refused_in_words(text, suffix):
    source = TextSource(Path(f"vote{suffix}"), text + "x")
    assert looks_like_preflib(source)
    try:
        batch = read_preflib(source)
    except Expected as trouble:
        assert sentence(trouble)
    else:
        plan(empty(), batch)


@given(st.lists(st.dictionaries(st.sampled_from("1234"), st.integers(1, 4)), max_size=12))
def test_what_is_written_is_what_comes_in(ballots):
    lines = []
    for order in orders_of(ballots):
        places = (place[0] if len(place) == 1 else "{" + ",".join(place) + "}" for place in order.places)
        lines.append(f"{order.times}: {','.join(places)}\n")
    head = TOI[: TOI.index("4: 1")].replace("VOTERS: 10", f"VOTERS: {len(ballots)}").replace("ORDERS: 4", f"ORDERS: {len(lines)}")
    batch = read_preflib(TextSource(Path("vote.toi"), head + "".join(lines)))
    assert not batch.remarks and sorted(_orders(batch)) == sorted((o.places, o.times) for o in orders_of(ballots))
    refs = {n: option.ref for n, option in enumerate(batch.held.options, 1)}
    again = orders_of({refs[n]: place for n, place in paper.marks.items()} for paper in batch.held.papers)
    assert first_preferences(again, "1234") == first_preferences(orders_of(ballots), "1234")
    assert borda(again, "1234") == borda(orders_of(ballots), "1234")

"""`moothall show`: what a session holds, for a program or to read. Leaves the file as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from moothall.cli.output import on_one_line, out, out_json
from moothall.cli.show_json import summary, told_logs
from moothall.cli.verb import Call, Verb, Word, flag
from moothall.core.ballot_marking import worded
from moothall.core.ballots import COUNTING_NOBODY
from moothall.core.records import RecordKind
from moothall.core.vote_kinds import VOTE_KINDS
from moothall.desk.sessions import reading
from moothall.words import say

Facts = Mapping[str, Any]


def _run(call: Call) -> None:
    # Everything is worked out while the file is held, and said after it is let go.
    with reading(call.path(), call.activities) as reader:
        facts = summary(reader)
    if call.words.json:
        out_json(facts)
    else:
        out("\n".join(_page(facts, told_logs(call.activities))))


def _line(key: str, facts: Facts, **more: str | int) -> str:
    """One line of the page; what people wrote stays on it."""
    # Lists and tables within the facts fill no gap of a sentence.
    plain = {name: value for name, value in {**facts, **more}.items() if isinstance(value, str | int)}
    return say(key, **{name: on_one_line(value) if isinstance(value, str) else value for name, value in plain.items()})


def _page(facts: Facts, logs: Mapping[str, RecordKind[Any]]) -> Iterator[str]:
    yield _line("cli.show_title", facts)
    yield _line("cli.show_people", facts)
    for board in facts["boards"]:
        yield ""
        yield _line("cli.show_board", board, n=board["contributions"])
        yield from (_line("cli.show_theme", theme) for theme in board["themes"])
        yield _line("cli.show_unclustered", board)
    for vote in facts["votes"]:
        yield ""
        yield _line("cli.show_vote", vote, came=_came(vote))
        yield from (_option(option, vote) for option in vote["options"])
        yield from _counted_further(vote)
    yield ""
    for name, kind in logs.items():
        yield say("cli.show_log", log=say(f"{kind.key}.title"), n=facts[name]["entries"])


def _came(vote: Facts) -> str:
    """The ballots, and the sheets and counts, which are nobody's ballots."""
    sums = [(route, n) for route, n in vote["routes"].items() if route in COUNTING_NOBODY]
    ballots = [say("cli.show_ballots", n=vote["ballots"])] if vote["ballots"] or not sums else []
    return ", ".join([*ballots, *(say(f"cli.show_came_{route}", n=n) for route, n in sorted(sums))])


class _Rule(NamedTuple):
    """The numbers of a vote's rule, to tell dots from points by."""

    budget: int | None
    cap: int | None
    minimum: int | None
    weights: str


def _option(option: Facts, vote: Facts) -> str:
    """What an option got. An answer to a poll is no dot, nor is a point of a scale."""
    # A sealed vote before its reveal: the option is named, and nothing is told of it.
    if "dots" not in option:
        return _line("cli.show_option", option)
    if ordinal := vote.get("ordinal"):
        return _line("cli.show_first", option, points=str(ordinal["borda"][option["ref"]]))
    kind = VOTE_KINDS[vote["kind"]]
    rule = _Rule(vote["budget"], vote["cap"], vote["minimum"], "1" if kind.ranks else "")
    # Dots came without people behind them.
    if option["voters"] is None:
        return _line(worded(rule, kind.bare), option, n=option["dots"])
    return _line(worded(rule, kind.counted), option, n=option["voters"] if kind.one_each else option["dots"])


def _counted_further(vote: Facts) -> Iterator[str]:
    """Who wins two by two, and who the run-off, of a vote by order of preference."""
    ordinal = vote.get("ordinal")
    if not ordinal:
        return
    run_off = ordinal["run_off"]
    yield say("cli.show_two_by_two", winner=on_one_line(ordinal["condorcet"]) or say("cli.show_nobody"))
    yield say("cli.show_run_off", winner=on_one_line(run_off["winner"]) or say("cli.show_nobody"), n=len(run_off["rounds"]))


VERB = Verb("show", (Word("FILE"), flag("--json")), _run)

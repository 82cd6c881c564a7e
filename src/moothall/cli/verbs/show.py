"""`moothall show`: what a session holds, for a program or to read. Leaves the file as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from moothall.cli.speech import on_one_line, out, out_json
from moothall.cli.summary import summary
from moothall.cli.verb import Call, Verb, Word, flag
from moothall.desk.sessions import reading
from moothall.words import say

Facts = Mapping[str, Any]


def _run(call: Call) -> None:
    with reading(call.path(), call.activities) as reader:
        facts = summary(reader)
    if call.words.json:
        out_json(facts)
    else:
        out("\n".join(_page(facts)))


def _line(key: str, facts: Facts, **more: str | int) -> str:
    """One line of the page; what people wrote stays on it."""
    plain = {name: value for name, value in {**facts, **more}.items() if isinstance(value, str | int)}
    return say(key, **{name: on_one_line(value) if isinstance(value, str) else value for name, value in plain.items()})


def _page(facts: Facts) -> Iterator[str]:
    yield _line("cli.show_title", facts)
    yield _line("cli.show_people", facts)
    for board in facts["boards"]:
        yield ""
        yield _line("cli.show_board", board, n=board["contributions"])
        yield from (_line("cli.show_theme", theme) for theme in board["themes"])
        yield _line("cli.show_unclustered", board)
    for vote in facts["votes"]:
        yield ""
        yield _line("cli.show_vote", vote, n=vote["ballots"])
        yield from (_option(option, vote.get("ordinal")) for option in vote["options"])
        yield from _counted_further(vote)
    yield ""
    yield say("cli.show_logs", power=facts["power"]["entries"], conflicts=facts["conflicts"]["entries"])


def _option(option: Facts, ordinal: Facts | None) -> str:
    if "dots" not in option:
        return _line("cli.show_option", option)
    if ordinal:
        return _line("cli.show_first", option, points=str(ordinal["borda"][option["ref"]]))
    if option["voters"] is None:
        return _line("cli.show_dots", option)
    return _line("cli.show_result", option)


def _counted_further(vote: Facts) -> Iterator[str]:
    """Who wins two by two, and who the run-off, of a vote by order of preference."""
    ordinal = vote.get("ordinal")
    if not ordinal:
        return
    run_off = ordinal["run_off"]
    yield say("cli.show_two_by_two", winner=on_one_line(ordinal["condorcet"]) or say("cli.show_nobody"))
    yield say("cli.show_run_off", winner=on_one_line(run_off["winner"]) or say("cli.show_nobody"), n=len(run_off["rounds"]))


VERB = Verb("show", (Word("FILE"), flag("--json")), _run)

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
        yield from (_option(option) for option in vote["options"])
    yield ""
    yield say("cli.show_logs", power=facts["power"]["entries"], conflicts=facts["conflicts"]["entries"])


def _option(option: Facts) -> str:
    if "dots" not in option:
        return _line("cli.show_option", option)
    if option["voters"] is None:
        return _line("cli.show_dots", option)
    return _line("cli.show_result", option)


VERB = Verb("show", (Word("FILE"), flag("--json")), _run)

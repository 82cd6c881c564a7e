"""`moothall check`: is a session file whole? Reads every value and writes nothing."""

from __future__ import annotations

from moothall.cli.output import on_one_line, out
from moothall.cli.verb import Call, Verb, Word
from moothall.desk.sessions import schema_of
from moothall.store.integrity import check
from moothall.words import say


def _run(call: Call) -> None:
    file = call.path()
    # What is wrong with the file is raised as Trouble; only a whole one has a line on stdout.
    found = check(file, schema_of(call.activities))
    out(say("cli.whole", file=on_one_line(file.name), records=found.records, acts=found.acts))


VERB = Verb("check", (Word("FILE"),), _run)

"""`moothall new`: a session file, blank or from a template. Never replaces a file."""

from __future__ import annotations

from moothall.cli.output import on_one_line, out
from moothall.cli.verb import Call, Verb, Word
from moothall.core.session_details import CONFIDENTIALITY
from moothall.desk.sessions import new_session
from moothall.words import say


def _run(call: Call) -> None:
    words, file = call.words, call.path()
    # Closed at once: the verb makes the file, and the window opens it.
    also = {"start": words.start, "place": words.place, "purpose": words.purpose}
    new_session(file, call.activities, words.template, words.title, words.date, words.confidentiality, **also).close()
    out(say("cli.made", file=on_one_line(file.name)))


VERB = Verb(
    "new",
    (
        Word("FILE"),
        Word("--template", "KEY|FILE.toml", default=""),
        Word("--title", "TEXT", default=""),
        Word("--date", "YYYY-MM-DD", default=""),
        Word("--start", "HH:MM", default=""),
        Word("--place", "TEXT", default=""),
        Word("--purpose", "TEXT", default=""),
        Word("--confidentiality", choices=CONFIDENTIALITY, default=""),
    ),
    _run,
)

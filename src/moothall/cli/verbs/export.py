"""`moothall export`: a file for one audience, made from the copy that audience may have."""

from __future__ import annotations

import os

from moothall.cli.output import on_one_line, out, tell
from moothall.cli.verb import Call, Verb, Word, WrongWords
from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.people import organisation_named
from moothall.core.redaction import Audience
from moothall.desk.sessions import reading
from moothall.exports import export
from moothall.exports.atomic_write import others_may_read
from moothall.words import say

LEVELS = tuple(level.name.lower() for level in Level)


def _run(call: Call) -> None:
    words = call.words
    # Each without the other would be a copy for a party that isn't named, or a name that changes nothing.
    if (words.level == "parties") != bool(words.party):
        raise WrongWords("cli.party_and_level")
    # A path loses the stroke at its end, and "summary.csv/" would be written as a file.
    if words.to.rstrip(".").endswith(("/", os.sep)):
        raise Refused("cli.names_a_folder", text=words.to[-80:])
    with reading(call.path(), call.activities) as reader:
        # A misspelt organisation would make a copy that looks right and has nothing of theirs.
        _known(reader.session, words.party)
        copy = reader.copy_for(Audience(Level[words.level.upper()], words.audience, words.party, words.cover))
        export(copy, call.path("to"), call.activities, words.what)
    out(say("cli.written", file=on_one_line(call.path("to").name)))
    if words.level == "private" and others_may_read(call.path("to")):
        tell(say("cli.others_may_read", file=call.path("to").name))


def _known(session: Session, party: str) -> None:
    if party and organisation_named(session, party) is None:
        raise Refused("cli.no_such_party", text=party[:80])


VERB = Verb(
    "export",
    (
        Word("FILE"),
        Word("--to", "OUT", required=True),
        Word("--level", choices=LEVELS, default="room"),
        Word("--party", "ORGANISATION", default=""),
        Word("--audience", "TEXT", default=""),
        Word("--what", "KEY", default=""),
        Word("--cover", "WORDS", default=""),
    ),
    _run,
)

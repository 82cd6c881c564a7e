"""`moothall export`: a file for one audience, made from the copy that audience may have; and the list of files there are."""

from __future__ import annotations

import os

from moothall.cli.output import on_one_line, out, out_json, tell
from moothall.cli.phrase import read_phrase
from moothall.cli.verb import Call, Verb, Word, WrongWords, flag
from moothall.core.errors import Refused
from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.people import organisation_named
from moothall.core.redaction import Audience
from moothall.desk.sessions import reading
from moothall.exports import chosen_export, export
from moothall.exports.atomic_write import others_may_read
from moothall.exports.export_kind import Export, exports_of
from moothall.store.phrase_lock import lock
from moothall.words import say

LEVELS = tuple(level.name.lower() for level in Level)


def _run(call: Call) -> None:
    words = call.words
    if words.list:
        _list(call)
        return
    if not words.file or not words.to:
        raise WrongWords("cli.file_and_to")
    # Each without the other would be a copy for a party that isn't named, or a name that changes nothing.
    if (words.level == "parties") != bool(words.party):
        raise WrongWords("cli.party_and_level")
    # A path loses the stroke at its end, and "summary.csv/" would be written as a file.
    if words.to.rstrip(".").endswith(("/", os.sep)):
        raise Refused("cli.names_a_folder", text=words.to[-80:])
    to, level = call.path("to"), Level[words.level.upper()]
    # Before the session is read: a large one takes a moment, and the name is wrong whatever it holds.
    chosen = chosen_export(to, words.what, level, call.activities)
    if words.person and chosen.for_person is None:
        raise WrongWords("cli.person_of_pages")
    phrase = read_phrase() if chosen.whole else ""
    with reading(call.path(), call.activities) as reader:
        # A misspelt organisation would make a copy that looks right and has nothing of theirs.
        _known(reader.session, words.party)
        copy = reader.copy_for(Audience(level, words.audience, words.party, words.cover))
        if warning := chosen.warns(copy, call.activities):
            tell(warning)
        export(copy, to, call.activities, words.what, lambda: lock(reader.copy_in_memory(), phrase), words.person)
    out(say("cli.written", file=on_one_line(to.name)))
    # A locked one may lie anywhere.
    if level is Level.PRIVATE and not chosen.whole and others_may_read(to):
        tell(say("cli.others_may_read", file=to.name))


def _list(call: Call) -> None:
    kinds = exports_of(call.activities)
    if call.words.json:
        out_json([{"what": e.key, "suffix": e.suffix.removeprefix("."), "title": e.title, "levels": _levels(e)} for e in kinds])
        return
    for e in kinds:
        out(say("cli.export_line", what=e.key, suffix=e.suffix, title=e.title, levels=", ".join(_levels(e))))


def _levels(export_kind: Export) -> list[str]:
    return [level.name.lower() for level in sorted(export_kind.levels)]


def _known(session: Session, party: str) -> None:
    if party and organisation_named(session, party) is None:
        raise Refused("cli.no_such_party", text=party[:80])


VERB = Verb(
    "export",
    (
        Word("FILE", nargs="?"),
        Word("--to", "OUT"),
        Word("--what", "KEY", default=""),
        Word("--level", choices=LEVELS, default="room"),
        Word("--party", "ORGANISATION", default=""),
        Word("--audience", "TEXT", default=""),
        Word("--cover", "WORDS", default=""),
        Word("--person", "NAME", default=""),
        flag("--list"),
        flag("--json"),
    ),
    _run,
)

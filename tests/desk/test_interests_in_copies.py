"""Interests declared before a vote, in copies: by name where the session names people, else in the facilitator's own copy alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.declarations import change_declaration, declare
from moothall.core.levels import Level
from moothall.core.people import enlist
from moothall.core.redaction import Audience
from moothall.core.votes import options_of
from moothall.desk.sessions import new_session
from moothall.exports import export
from tests.exports.pdf import text_of
from tests.store.sessions import draft_with


@pytest.mark.parametrize(("confidentiality", "widest"), [("open", Level.ROOM), ("non-attributed", Level.PRIVATE)])
def test_who_reads_of_an_interest(tmp_path: Path, confidentiality: str, widest: Level) -> None:
    desk = new_session(tmp_path / "a.moot", found(), title="A", date="2026-11-05", confidentiality=confidentiality)
    desk.do(enlist(desk.session, [("Zoltan Quill", "", {})], ["z"]))
    vote = draft_with(desk)
    desk.do(declare(desk.session, "d", vote, "z", options_of(desk.session, vote)[1].key, what="Sister-in-law of the bidder"))
    desk.do(change_declaration(desk.session, "d", "withdrew"))
    for level in Level:
        copy = desk.copy_for(Audience(level))
        log = next((log for log in copy.logs if log.log == "declaration"), None)
        # Where people are named, that there was one is told to everybody; else to nobody but the facilitator, not even that there is a log.
        assert (log is not None and log.entries == 1) == (widest is Level.ROOM or level is Level.PRIVATE)
        assert bool(log and log.lines) == (level <= widest)
        export(copy, to := tmp_path / f"{level.name}.pdf", found())
        told = " ".join(text_of(to).split())
        assert ("Zoltan Quill, before “Which first?”" in told) == (level <= widest)
        assert ("In what: 2 Choice 2" in told and "left" in told) == (level <= widest)
        assert ("Sister-in-law" in told) == (level is Level.PRIVATE)
    desk.close()

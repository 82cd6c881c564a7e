"""What the import tests share: a file from text, an empty session, a batch brought in without a disk."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from moothall.core.ballots import BallotLine, in_order
from moothall.core.batch import Batch
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.errors import Expected
from moothall.core.import_step import import_step_of
from moothall.core.model import Session
from moothall.core.session_tables import CORE_TABLES
from moothall.core.themes import THEMES
from moothall.core.votes import options_of, votes
from moothall.imports.detect_format import read_here
from moothall.imports.import_settings import ImportSettings
from moothall.words import sentence


def empty() -> Session:
    return Session(CORE_TABLES)


def keys():
    return (f"k{n}" for n in count())


def read(source: Path | str, kind: str | None = None, **chosen) -> Batch:
    """What a file holds, read in this very process: quicker than in one of its own. test_worker_client.py reads as people do."""
    return read_here(source, ImportSettings(kind=kind or "", **chosen))


def file_of(folder: Path, content: str | bytes, name: str = "notes.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def brought(batch: Batch, session: Session | None = None, prompt: str = "Imported notes") -> Session:
    session = session or empty()
    session.apply(import_step_of(session, batch, keys(), prompt).step)
    return session


def texts(session: Session) -> list[str]:
    return [note.text for note in sorted(session.all(CONTRIBUTIONS), key=lambda n: n.number)]


def theme_names(session: Session) -> list[str]:
    return [theme.name for theme in session.all(THEMES)]


def refusal(path: Path, kind: str | None = None) -> str:
    """The sentence this file gets instead of a batch."""
    try:
        read(path, kind)
    except Expected as trouble:
        return sentence(trouble)
    raise AssertionError(f"{path.name} was read")


def counted(batch: Batch):
    """The vote, the judgement of each ballot, and the lines of the tally of those that count."""
    session = empty()
    arrival = import_step_of(session, batch, keys(), "Imported notes")
    session.apply(arrival.step)
    vote = votes(session)[0]
    good = [ballot.marks for ballot in arrival.ballots if ballot.verdict.state != "spoiled"]
    lines = (BallotLine(o, sum(m.get(o.key, 0) for m in good), sum(o.key in m for m in good)) for o in options_of(session, vote.key))
    return vote, [ballot.verdict for ballot in arrival.ballots], in_order(lines)

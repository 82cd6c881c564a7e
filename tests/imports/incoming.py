"""What the import tests share: a file from text, an empty session, a batch brought in without a disk."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from moothall.core.ballots import Line, in_order
from moothall.core.batch import Batch, bring_in, vote_of
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.model import Session
from moothall.core.refused import Expected
from moothall.core.tables import CORE_TABLES
from moothall.core.themes import THEMES
from moothall.core.votes import options_of, votes
from moothall.imports import read
from moothall.words import sentence


def empty() -> Session:
    return Session(CORE_TABLES)


def keys():
    return (f"k{n}" for n in count())


def file_of(folder: Path, content: str | bytes, name: str = "notes.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def brought(batch: Batch, session: Session | None = None, prompt: str = "Imported notes") -> Session:
    session = session or empty()
    session.apply(bring_in(session, batch, keys(), prompt))
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
    step, ballots = vote_of(session, batch, keys())
    session.apply(step)
    vote = votes(session)[0]
    good = [marks for marks, verdict in ballots if verdict.state != "spoiled"]
    lines = (Line(o, sum(m.get(o.key, 0) for m in good), sum(o.key in m for m in good)) for o in options_of(session, vote.key))
    return vote, [verdict for _, verdict in ballots], in_order(lines)

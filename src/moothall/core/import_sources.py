"""Which files came into a session, so that none comes in twice without a word. Keeps what a file's bytes come to and none of its text.

Undoing an import undoes this too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from moothall.core.batch import Batch, NoteRow, Remark
from moothall.core.contributions import CONTRIBUTIONS, Contribution
from moothall.core.model import Session, Step, Table, added
from moothall.core.prompts import prompts
from moothall.core.text import as_read

HALF = 2
"""A file is a newer copy when it holds more than one in so many of the notes that an older one brought."""


@dataclass(frozen=True, slots=True)
class ImportSource:
    """A file that came in: what its bytes come to, what it was read as, and its notes' first and last numbers (0 where it had none)."""

    key: str
    digest: str
    kind: str
    first: int = 0
    last: int = 0


IMPORT_SOURCES = Table("import_source", ImportSource)


def came_before(session: Session, batch: Batch) -> bool:
    """Whether these very bytes came in already, as the same kind of thing."""
    return bool(batch.digest) and any((s.digest, s.kind) == (batch.digest, batch.kind) for s in session.all(IMPORT_SOURCES))


def source_of(batch: Batch, key: str) -> ImportSource:
    """A file that brought no note, to be kept in mind."""
    return ImportSource(key, batch.digest, batch.kind)


def remembered(step: Step, batch: Batch, keys: Iterator[str]) -> Step:
    """The step of a file, with the file itself kept in mind. One that changes nothing stays so."""
    if not step.changes:
        return step
    numbers = [change.after.number for change in step.changes if isinstance(change.after, Contribution)]
    source = ImportSource(next(keys), batch.digest, batch.kind, min(numbers, default=0), max(numbers, default=0))
    return replace(step, changes=(*step.changes, added(IMPORT_SOURCES, source)))


# a newer copy of a file of notes


def only_new(session: Session, batch: Batch, prompt: str) -> Batch:
    """Of a newer copy of a file that came in, only the notes that are new; any other batch as it is. `prompt` is the question of notes
    without one.

    Compared as counts: two people may write the same. By response number where there is one.
    """
    rows = [_Said.of(note, note.question if note.question.strip() else prompt, batch.by_place) for note in batch.notes]
    ahead = _of_older_copies(session, rows, batch.by_place)
    if not ahead:
        return batch
    fresh, changed = [], 0
    numbered = {(row.question, row.response) for row in ahead if row.response}
    for note, row in zip(batch.notes, rows, strict=True):
        if ahead[row]:
            ahead[row] -= 1
        elif (row.question, row.response) in numbered and _answers_once(rows):
            changed += 1
        else:
            fresh.append(note)
    here = len(batch.notes) - len(fresh) - changed
    remarks = [Remark("imports.here_already", {"n": here})]
    if changed:
        remarks.append(Remark("imports.changed_since", {"n": changed}))
    return replace(batch, notes=tuple(fresh), remarks=(*batch.remarks, *remarks))


@dataclass(frozen=True, slots=True)
class _Said:
    """A note as two copies of a file are compared: under which question, of which response, and what it says."""

    question: str
    response: str
    text: str

    @classmethod
    def of(cls, note: NoteRow | Contribution, question: str, by_place: bool) -> _Said:
        return cls(as_read(question), "" if by_place else note.response_no, note.text)


def _answers_once(rows: list[_Said]) -> bool:
    """Whether a response number and a question name one note, as they do in a survey; else a number says too little to go by."""
    numbered = [(row.question, row.response) for row in rows if row.response]
    return len(set(numbered)) == len(numbered)


def _of_older_copies(session: Session, rows: list[_Said], by_place: bool) -> Counter[_Said]:
    """Notes here of files that this one is a newer copy of."""
    sources = [source for source in session.all(IMPORT_SOURCES) if source.first]
    if not sources or not rows:
        return Counter()
    asked = {one.key: one.text for one in prompts(session)}
    notes = [note for note in session.all(CONTRIBUTIONS) if note.source == "imported"]
    wanted, found = Counter(rows), Counter[_Said]()
    for source in sources:
        own = Counter(_Said.of(note, asked.get(note.prompt, ""), by_place) for note in notes if source.first <= note.number <= source.last)
        # A number beside the words says more than the words alone.
        enough = own.total() if any(row.response for row in own) else own.total() + 1
        if own and (own & wanted).total() * HALF >= enough:
            found += own
    return found

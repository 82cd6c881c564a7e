"""Noting a pattern by one key, what to try next, and whether patterns are counted for the room. The room never sees a note."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from moothall.activities.process_note.records import IDEAS, PATTERNS, PROCESS_NOTE, ProcessNote
from moothall.core.errors import Refused
from moothall.core.model import Session, Step, changed
from moothall.words import say


def note(session: Session, key: str, pattern: str, at: str, item: str = "") -> Step:
    """One more of a pattern, at HH:MM. ValueError for a pattern there is not."""
    if pattern not in PATTERNS:
        raise ValueError(pattern)
    # What was chosen for those before holds for this one.
    fields = {"pattern": pattern, "counted": "yes" if is_counted(session) else ""}
    return PROCESS_NOTE.add(session, key, pattern_words(pattern), at, item, **fields)


def put_in_words(session: Session, key: str, text: str) -> Step:
    """Up to six words for a note; none gives it its pattern's name back. Refused for more, or when it has gone."""
    entry: ProcessNote = session.get(PROCESS_NOTE.table, key)
    return PROCESS_NOTE.edit(session, key, seen=text if text.strip() else pattern_words(entry.pattern))


def pattern_words(pattern: str) -> str:
    return say(f"process_note.pattern_{pattern}")


def own_words(entry: ProcessNote) -> str:
    """What somebody wrote; empty while it is the pattern's name alone."""
    return "" if entry.seen == pattern_words(entry.pattern) else entry.seen


def echo(session: Session, key: str) -> str:
    """What the desk says of a note just made, for the facilitator alone."""
    entry: ProcessNote = session.get(PROCESS_NOTE.table, key)
    n = counts(PROCESS_NOTE.all(session))[entry.pattern]
    return say("process_note.echo", pattern=pattern_words(entry.pattern), time=entry.noted, n=n)


def counts(notes: Sequence[ProcessNote]) -> Counter[str]:
    """How often each pattern was seen."""
    return Counter(entry.pattern for entry in notes)


# what to try next


@dataclass(frozen=True, slots=True)
class Idea:
    """What may help with a pattern that was seen `times` times, at `last` (HH:MM) for the last time."""

    key: str
    pattern: str
    times: int
    last: str


def ideas(notes: Sequence[ProcessNote]) -> list[Idea]:
    """One for each pattern, the one seen last first. What was tried isn't proposed again: when its pattern comes back, the other is."""
    found = []
    for pattern in dict.fromkeys(entry.pattern for entry in reversed(notes)):
        seen = [entry for entry in notes if entry.pattern == pattern]
        tried = {entry.tried for entry in seen}
        left = [key for key in IDEAS[pattern] if key not in tried]
        if left and not seen[-1].tried:
            found.append(Idea(left[0], pattern, len(seen), seen[-1].noted))
    return found


def tried(session: Session, idea: Idea) -> Step:
    """It was tried after the last note of its pattern. Refused when there is none any more."""
    seen = [entry for entry in PROCESS_NOTE.all(session) if entry.pattern == idea.pattern]
    if not seen:
        raise Refused("process_note.nothing_noted")
    return replace(PROCESS_NOTE.edit(session, seen[-1].key, tried=idea.key), name="process_note.step_tried")


# counted for the room


def is_counted(session: Session) -> bool:
    """Whether copies for others may say how often each pattern was seen."""
    notes = PROCESS_NOTE.all(session)
    return bool(notes) and bool(notes[-1].counted)


def count_for_room(session: Session, on: bool) -> Step:
    """All notes are counted by pattern in what the room gets, or none is. Refused while there are none."""
    notes = PROCESS_NOTE.all(session)
    if not notes:
        raise Refused("process_note.nothing_noted")
    wanted = "yes" if on else ""
    changes = tuple(changed(PROCESS_NOTE.table, e, replace(e, counted=wanted)) for e in notes if e.counted != wanted)
    return Step("process_note.step_counted" if on else "process_note.step_uncounted", changes)

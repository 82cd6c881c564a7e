"""Reading a session with its ballots' totals and its logs. Changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from moothall.core.activity import Activity
from moothall.core.ballots import Tally, Turnout
from moothall.core.errors import Trouble
from moothall.core.forms.form_rounds import ROUNDS, open_rounds_left_out, rounds
from moothall.core.forms.shown import Shown
from moothall.core.model import Session, Step
from moothall.core.record_changes import changes_since
from moothall.core.redaction import Audience, Copy, Covering, Entry, Forms, redact_and_tell
from moothall.core.session_versions import following, is_finished
from moothall.core.vote_splits import Split
from moothall.core.votes import ROUNDS_LEFT_OUT, VOTES, leave_rounds_out, options_of, votes
from moothall.desk.handed_out import LeftSoFar, from_text
from moothall.interest_words import interests
from moothall.store import Store


class Reader:
    """A session, open or only read. The one place that decides whether a tally may be seen."""

    def __init__(self, store: Store, activities: Iterable[Activity]) -> None:
        self._store = store
        self.activities = tuple(activities)
        self.session: Session = store.load()

    def turnout(self, vote: str) -> Turnout:
        """How many ballots are in, and by which way. Trouble when the ballots are damaged."""
        return self._store.ledger.turnout(vote)

    def tally(self, vote: str) -> Tally | None:
        """The result, or None while a sealed vote is not revealed. Refused when the vote is gone, Trouble when the ballots are damaged."""
        record = self.session.get(VOTES, vote)
        if not record.shows_tally:
            return None
        return self._store.ledger.tally(record, options_of(self.session, vote))

    def dots_of(self, vote: str, card: int) -> Mapping[str, int]:
        """A card's marks by option key in a live vote, where everyone can see them; a sealed vote gives nothing."""
        return self.marks_on(vote, "card", card)

    def marks_on(self, vote: str, sort: str, number: int, concerns: bool = False) -> Mapping[str, int]:
        """What a slip holds while the vote is open: its marks, or its concerns. A sealed vote gives nothing. Refused when the vote is gone,
        Trouble when the ballots are damaged.
        """
        record = self.session.get(VOTES, vote)
        table = "concern" if concerns else "mark"
        return self._store.ledger.marks_on(vote, sort, number, table) if record.mode != "sealed" else {}

    def entries(self) -> tuple[Entry, ...]:
        """Every log entry of every activity, and the interests declared in any vote."""
        return (*(e for a in self.activities if a.entries for e in a.entries(self.session)), *interests(self.session))

    def copy_for(self, audience: Audience) -> Copy:
        """The session as this audience may have it. Trouble when the ballots are damaged."""
        return self.copy_and_covering(audience)[0]

    def copy_and_covering(self, audience: Audience) -> tuple[Copy, Covering]:
        """The same, with what was covered in it and what looks like a name. Trouble likewise."""
        # A vote whose result may not be known has its turnout alone: no mark of it is in what the exporters get.
        tallies = {v.key: self.tally(v.key) or self._turnout_only(v.key) for v in votes(self.session) if v.state != "draft"}
        splits = {key: split for key in tallies if (split := self.split(key))}
        forms = Forms(
            {r.key: shown for r in rounds(self.session) if (shown := self.shown(r.key))},
            {r.key: self.sheets_in(r.key) for r in rounds(self.session) if r.state != "draft"},
        )
        copy, covering = redact_and_tell(self.session, self.entries(), tallies, audience, splits, forms)
        return self._versioned(copy), covering

    @property
    def left_so_far(self) -> LeftSoFar:
        """Which files left, and what each version said; nothing where that can't be read."""
        try:
            return from_text(self._store.handed_out.read())
        except Trouble:
            return LeftSoFar()

    def _versioned(self, copy: Copy) -> Copy:
        """With its version, and what changed since the one before. Handed out, a version is as it is: what reads otherwise is the next."""
        left = self.left_so_far
        # Of two parties each has a copy of its own; what they are told of changes is what the room is.
        if not left.stamps or copy.level == "parties":
            return copy
        said = left.stamped(copy.version, copy.level)
        if said is not None and not is_finished(self.session) and changes_since(said, copy):
            copy = replace(copy, version=following(copy.version))
        before = left.before(copy.version, copy.level)
        return replace(copy, since=before.version, changes=changes_since(before.stamp, copy)) if before else copy

    def copy_in_memory(self) -> bytes:
        """All of the session as a file that no disk has seen, for whoever locks it first; numbers of cards still voting stay behind.
        Trouble when the file can't be read.
        """
        return self._store.copy_in_memory(left_out(self.session, votes_too=False))

    def sheets_in(self, round_: str) -> int:
        """How many sheets of a form are in: all that may be known of a round until it is revealed. Refused when the round is gone."""
        record = self.session.get(ROUNDS, round_)
        return record.filled or len(self._store.forms.numbers(round_)) + len(self._store.forms.of_tables(round_))

    def shown(self, round_: str) -> Shown | None:
        """What may be shown of a round of forms, or None until it is revealed. Refused when the round is gone, Trouble when what is kept is
        damaged.
        """
        record = self.session.get(ROUNDS, round_)
        return self._store.forms.shown(round_, record.filled) if record.shows_result else None

    def split(self, vote: str) -> Split | None:
        """The result by group of people as far as anybody may see it: the same table for every page, screen and file. None before the
        result is known. Refused when the vote is gone, Trouble when the ballots are damaged.
        """
        record = self.session.get(VOTES, vote)
        if record.state != "revealed" or not record.split_by:
            return None
        return self._store.ledger.split(record, options_of(self.session, vote))

    def _turnout_only(self, vote: str) -> Tally:
        turnout = self.turnout(vote)
        return Tally(self.session.get(VOTES, vote), turnout.people, routes=turnout.routes)


def left_out(session: Session, *, votes_too: bool) -> Step | None:
    """What a copy holds none of, as the act that is done in it: open rounds of forms, however it is made, and of the copy that is made by
    itself the ballots of open votes. None where nothing is open.
    """
    forms = open_rounds_left_out(session)
    polls = leave_rounds_out(session) if votes_too else None
    changes = (*(polls.changes if polls else ()), *(change for step in forms for change in step.changes))
    return Step(ROUNDS_LEFT_OUT, changes, about=str(len(changes)), final=True) if changes else None

"""From a batch to the one Step that brings it in, notes and votes together. Reads no file; judges every ballot by its own vote's rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from moothall.core.ballot_marking import COUNTED, Judgement, judge_length
from moothall.core.ballots import judge
from moothall.core.batch import Batch, NoteRow, Remark, VoteRows
from moothall.core.contributions import CONTRIBUTIONS, Contribution
from moothall.core.import_repeats import heads_of
from moothall.core.import_sources import remembered
from moothall.core.model import Change, Session, Step, added
from moothall.core.people import enlist
from moothall.core.prompts import Prompt, ask, prompt_reading
from moothall.core.scales import Point, Scale, add_scale, points_of, scales
from moothall.core.text import as_read, kept, required
from moothall.core.theme_letters import ordinal
from moothall.core.themes import DOMAINS, PLACEMENTS, THEMES, Domain, Placement, Theme
from moothall.core.votes import OPTIONS, VOTES, Candidate, Option, Vote, next_place

LONGEST_LETTER = 3
"""Signs of a theme's letter that are believed: 18,278 themes on one board."""

TOTALS_ROUTE = "wall"
"""How sums with no people behind them come in: as dots counted on a wall do."""


@dataclass(frozen=True, slots=True)
class ImportedBallot:
    """One ballot on its way in: the row it stood in, its vote, its marks by option key, and what the rule makes of it."""

    row: int
    vote: str
    route: str
    marks: Mapping[str, int]
    verdict: Judgement


@dataclass(frozen=True, slots=True)
class ImportStep:
    """A whole file as one act: its step, and the ballots that go into the file with it."""

    step: Step
    ballots: tuple[ImportedBallot, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """What was odd about the file and shows only now."""


def import_step_of(
    session: Session, batch: Batch, keys: Iterable[str], prompt: str = "", also: tuple[Change, ...] = (), apart: bool = False
) -> ImportStep:
    """One step for a whole file. `prompt` is the question of notes without one; `keys` gives enough fresh keys; `also` are changes of
    people on the list of whom the file tells something new; `apart`: no option is a theme by its name alone. Changes nothing. Refused
    when a text is blank or too long, or a person's role is none there is.

    Each distinct question is a board: the prompt with exactly that text, else a new one. Themes are found by their exact name on that
    board, else made in the order they first appear, so that ties keep their order. Notes take the next free numbers; those of our own
    file keep theirs when nobody here has used them. A survey's notes are numbered within each question in the order of their keys, which
    are random: numbers are for good, and in the order of the file they would join all that one person answered. A note that repeats
    another of the file on the same board comes in as its repeat.
    """
    fresh = iter(keys)
    if batch.kind == "participants":
        there = session.snapshot()
        # Organisations that a newer list names for somebody who is here already are there for the others.
        there.apply(Step("", also))
        listed = enlist(there, [(p.name, p.organisation, dict(p.fields)) for p in batch.people], fresh)
        arrival = ImportStep(replace(listed, changes=(*also, *listed.changes)))
    else:
        # Notes before votes: an option may be a note of the same file.
        notes = _ImportedNotes(session, fresh, prompt)
        notes.bring(batch.notes)
        votes = _ImportedVotes(notes, apart)
        ballots = tuple(ballot for held in batch.votes for ballot in votes.bring(held))
        remarks = (*notes.remarks, Remark("imports.options_are_themes", {"n": votes.of_themes})) if votes.of_themes else notes.remarks
        step = Step(_name(batch), tuple(notes.changes), about=str(len(batch.notes) or len(batch.votes)))
        arrival = ImportStep(step, ballots, remarks)
    return replace(arrival, step=remembered(arrival.step, batch, fresh)) if batch.digest else arrival


def _name(batch: Batch) -> str:
    if not batch.votes:
        return "step.add_notes"
    return "step.bring_file" if batch.notes else "step.bring_vote"


class _ImportedNotes:
    """Notes of one file as they find their boards and themes. Works on a copy of the session; gathers the changes."""

    def __init__(self, session: Session, keys: Iterator[str], prompt: str) -> None:
        self.session = session.snapshot()
        self.keys = keys
        self.changes: list[Change] = []
        self.by_mark: dict[str, str] = {}
        """Keys of notes that stand, by the source's name for them."""
        self.remarks: tuple[Remark, ...] = ()
        self._prompt = prompt
        self._boards: dict[str, Prompt] = {}
        self._themes: dict[tuple[str, str, str], Theme] = {}
        self._named: dict[tuple[str, str], Theme] = {}
        """The first theme of each name, by board: looking through all of them for every new one would take long on a big board."""
        self._ordinals: dict[str, set[int]] = {}
        self._fresh = set[str]()
        """Boards that had no theme before this file."""

    def bring(self, rows: Sequence[NoteRow]) -> None:
        keeps = self._numbers_are_free([row.number for row in rows])
        heads, self.remarks = heads_of(rows, [self._board(row).key for row in rows])
        # All keys first, since a row may repeat one that stands further down in the file.
        keys = [next(self.keys) for _ in rows]
        notes: dict[int, Contribution] = {}
        for place in self._order(rows, keys):
            row, head = rows[place], heads[place]
            # All or none: some numbers kept and others given anew could give one number to two notes.
            number = row.number if keeps else self.session.next_number("contribution")
            notes[place] = self._write(row, number, keys[place], keys[head] if head != place else "")
        for row, head in zip(rows, heads, strict=True):
            if row.mark:
                # To the note that stands: an option of a vote can't be about a repeat.
                self.by_mark.setdefault(row.mark, keys[head])
        # In the order of the file again, in which themes are made.
        written = [(row, notes[place]) for place, row in enumerate(rows) if heads[place] == place]
        for row, note in written:
            self._place(note, row.theme, row.letter, row.domain)
        # Only a theme's own notes say which domain it is in, so that copies come after them.
        for row, note in written:
            for name, letter in row.also:
                self._place(note, name, letter)

    def _numbers_are_free(self, numbers: list[int]) -> bool:
        # At or above the next free one they were never used here, not even by a note that was deleted since.
        return len(set(numbers)) == len(numbers) and min(numbers, default=0) >= self.session.next_number("contribution")

    def _order(self, rows: Sequence[NoteRow], keys: Sequence[str]) -> list[int]:
        """The rows' places in the order in which they are numbered: answers change places within their question, and no others do."""
        asked: dict[str, list[int]] = {}
        for place, row in enumerate(rows):
            if row.answer:
                asked.setdefault(self._board(row).key, []).append(place)
        order = list(range(len(rows)))
        for places in asked.values():
            for place, drawn in zip(places, sorted(places, key=keys.__getitem__), strict=True):
                order[place] = drawn
        return order

    def _write(self, row: NoteRow, number: int, key: str, same_as: str) -> Contribution:
        note = Contribution(
            key, number, self._board(row).key, required(row.text), kept(row.table), kept(row.sector), "imported", kept(row.response_no),
            example=row.example, late=row.late, same_as=same_as, hidden=row.hidden,
            too_general=row.too_general, unclear=row.unclear,
        )  # fmt: skip
        return self.make(Step("", (added(CONTRIBUTIONS, note),)))  # type: ignore[no-any-return]  # the note itself

    def _board(self, row: NoteRow) -> Prompt:
        question = row.question if row.question.strip() else self._prompt
        if question not in self._boards:
            there = prompt_reading(self.session, question)
            self._boards[question] = there or self.make(ask(self.session, next(self.keys), question))
            self._know_themes(self._boards[question].key)
        return self._boards[question]

    def _know_themes(self, prompt: str) -> None:
        themes = self.session.where(THEMES, "prompt", prompt)
        self._ordinals[prompt] = {theme.ordinal for theme in themes}
        # Reversed, so that of two themes with one name the first stays.
        self._named |= {(prompt, as_read(theme.name)): theme for theme in reversed(themes) if theme.name}
        if not themes:
            self._fresh.add(prompt)

    def _place(self, note: Contribution, name: str, letter: str, domain: str = "") -> None:
        theme = self._theme(note.prompt, name, letter, domain) if name.strip() or letter else None
        lying = {p.theme for p in self.session.where(PLACEMENTS, "contribution", note.key)}
        if theme and theme.key not in lying:
            self.make(Step("", (added(PLACEMENTS, Placement(next(self.keys), note.key, theme.key, copy=bool(lying))),)))

    def _theme(self, prompt: str, name: str, letter: str, domain: str) -> Theme:
        name = name if name.strip() else ""
        # With the letter before by the name alone: a file of our own may have two themes without a name, told apart by their letters.
        known = self._themes.get((prompt, name, letter)) or self._named.get((prompt, as_read(name)))
        if known is not None and known.name != name:
            self._tell_alike(known.name, name)
        if known is None:
            known = self._new_theme(prompt, name, letter, domain)
        self._themes[prompt, name, letter] = known
        return known

    def _new_theme(self, prompt: str, name: str, letter: str, domain: str) -> Theme:
        """A theme of our own file keeps its letter on a board that had none."""
        number, taken = self.session.next_number(f"theme:{prompt}"), self._ordinals[prompt]
        own = ordinal(letter) if len(letter) <= LONGEST_LETTER and prompt in self._fresh else 0
        if own and own not in taken:
            number = own
        within = self._domain(prompt, domain).key if domain.strip() else ""
        theme = Theme(next(self.keys), prompt, number, required(name) if name else "", within)
        taken.add(number)
        if name:
            self._named.setdefault((prompt, as_read(name)), theme)
        return self.make(Step("", (added(THEMES, theme),)))  # type: ignore[no-any-return]  # the theme itself

    def _tell_alike(self, kept_name: str, other: str) -> None:
        told = Remark("imports.themes_alike", {"name": kept_name[:80], "other": other[:80]})
        if told not in self.remarks:
            self.remarks = (*self.remarks, told)

    def _domain(self, prompt: str, name: str) -> Domain:
        there = self.session.where(DOMAINS, "prompt", prompt)
        found = next((d for d in there if d.name == name), None)
        return found or self.make(Step("", (added(DOMAINS, Domain(next(self.keys), prompt, required(name), len(there))),)))

    def make(self, step: Step) -> Any:
        """Apply a step; the first record it made."""
        self.session.apply(step)
        self.changes += step.changes
        return step.changes[0].after


class _ImportedVotes:
    """Votes of one file, after its notes."""

    def __init__(self, notes: _ImportedNotes, apart: bool) -> None:
        self._notes = notes
        named: dict[str, list[str]] = {}
        for theme in () if apart else notes.session.all(THEMES):
            named.setdefault(theme.name.strip(), []).append(theme.key)
        # A name that two boards have says of neither that it is meant.
        self._themes = {name: keys[0] for name, keys in named.items() if name and len(keys) == 1}
        self.of_themes = 0
        """Options that are called exactly as a theme is, and so are that theme."""

    def bring(self, held: VoteRows) -> Iterator[ImportedBallot]:
        """Make the vote, revealed already, with its options; then give its ballots.

        The rule is the source's own, even where Moothall would not let it be announced: the ballots were cast under it.
        """
        make, key = self._notes.make, self._notes.keys
        scale = self._scale(held) if held.scale else ""
        vote: Vote = make(Step("", (added(VOTES, _vote(held, next(key), next_place(self._notes.session), scale)),)))
        options = [make(Step("", (added(OPTIONS, self._option(next(key), vote, n, c)),))) for n, c in enumerate(held.options, 1)]
        numbers = {o.key: o.number for o in options}
        for paper in held.papers:
            marks = {options[place - 1].key: mark for place, mark in paper.marks.items()}
            yield ImportedBallot(paper.row, vote.key, TOTALS_ROUTE if held.totals else "import", marks, _judged(held, vote, marks, numbers))

    def _option(self, key: str, vote: Vote, number: int, candidate: Candidate) -> Option:
        subject = self._notes.by_mark.get(candidate.subject, "")
        if not candidate.subject and (theme := self._themes.get(candidate.text.strip())):
            subject, self.of_themes = theme, self.of_themes + 1
        return Option(key, vote.key, number, required(candidate.text), kept(candidate.ref), subject=subject)

    def _scale(self, held: VoteRows) -> str:
        """The session's scale of that name with those points, or a new one."""
        session = self._notes.session
        for scale in scales(session):
            if scale.name == held.scale_name and [Point(p.number, p.label, p.line) for p in points_of(session, scale.key)] == [*held.scale]:
                return scale.key
        made: Scale = self._notes.make(add_scale(Scale(next(self._notes.keys), held.scale_name), held.scale, self._notes.keys))
        return made.key


def _vote(held: VoteRows, key: str, place: int, scale: str) -> Vote:
    return Vote(
        key, required(held.question), place, kind=held.kind, mode="totals" if held.totals else "sealed", state="revealed",
        budget=held.budget, cap=held.cap, minimum=held.minimum, scale=scale, support=held.support,
    )  # fmt: skip


def _judged(held: VoteRows, vote: Vote, marks: Mapping[str, int], numbers: Mapping[str, int]) -> Judgement:
    if held.totals:
        return COUNTED
    # By length first: what is too long is spoiled whatever its dots come to.
    length, dots = judge_length(marks, held.longest, held.fewest), judge(vote, marks, numbers)
    return length if length.state == "spoiled" or dots.state == "counted" else dots

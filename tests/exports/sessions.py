"""Sessions made by the core's own rules, for exports to print: a small fixed one, and a way to make any other. No desk, no disk."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from moothall.activities import found
from moothall.core.ballots import BallotLine, Spoiled, Tally, by_order, in_order
from moothall.core.contributions import Written, add_notes, flag_note, notes_of
from moothall.core.levels import Level
from moothall.core.model import Session, Step
from moothall.core.people import enlist, mark_present, people
from moothall.core.preference_orders import Order, outcome
from moothall.core.prompts import ask
from moothall.core.redacted_copy import Copy
from moothall.core.redaction import Audience, Entry, redact
from moothall.core.session_details import SessionDetails, begin
from moothall.core.session_tables import CORE_TABLES
from moothall.core.themes import copy_into, new_theme, place
from moothall.core.votes import Candidate, Vote, close_vote, draft_vote, open_vote, options_of, reveal_vote

SHEETS = found()
"""All that an export asks of activities."""
LOGS = tuple(activity.key for activity in found() if activity.entries)


class Made:
    """A session being made; each method is one step or a few."""

    def __init__(self, title: str = "Getting home", **facts: object) -> None:
        self.session = Session(CORE_TABLES)
        self._keys = (f"k{n:05}" for n in count())
        self.entries: list[Entry] = []
        self.tallies: dict[str, Tally] = {}
        self.do(begin(self.session, SessionDetails(title=title, **{"date": "2026-11-05", "next_date": "2026-12-17"} | facts)))  # type: ignore[arg-type]

    def do(self, step: Step) -> None:
        self.session.apply(step)

    def key(self) -> str:
        return next(self._keys)

    def arrive(self, *arrivals: tuple[str, str, str], present: bool = True) -> None:
        """People as (name, organisation, sector)."""
        known = {p.key for p in people(self.session)}
        named = [(name, body, {"sector": sector}) for name, body, sector in arrivals]
        self.do(enlist(self.session, named, self._keys))
        new = [p.key for p in people(self.session) if p.key not in known]
        self.do(mark_present(self.session, new, present))

    def board(self, prompt: str, definition: str = "") -> str:
        key = self.key()
        self.do(ask(self.session, key, prompt, definition))
        return key

    def write(self, board: str, *texts: str, **fields: object) -> list[str]:
        before = len(notes_of(self.session, board))
        self.do(add_notes(self.session, board, [Written(text, **fields) for text in texts], self._keys))  # type: ignore[arg-type]
        return [note.key for note in notes_of(self.session, board)[before:]]

    def theme(self, board: str, name: str, notes: Sequence[str] = ()) -> str:
        key = self.key()
        self.do(new_theme(self.session, key, board, name))
        self.do(place(self.session, notes, key, self._keys))
        return key

    def star(self, note: str) -> None:
        self.do(flag_note(self.session, note, "example", True))

    def copy_note(self, note: str, theme: str) -> None:
        self.do(copy_into(self.session, note, theme, self.key()))

    def vote(self, question: str, options: Iterable[tuple[str, int, int, int | None]], reveal: bool = True, **rule: object) -> str:
        """Options as (text, theme's ordinal, dots, voters)."""
        asked = list(options)
        key, fields = self.key(), dict(rule)
        tally = {name: fields.pop(name, 0) for name in ("ballots", "short", "spoiled", "blank")}
        routes, listed = fields.pop("routes", {}), fields.pop("listed", ())
        present = int(str(fields.pop("present", 0)))
        self.do(draft_vote(self.session, Vote(key, question, 0, **fields), [Candidate(t, "", o) for t, o, _, _ in asked], self._keys))  # type: ignore[arg-type]
        self.do(open_vote(self.session, key, "11:12"))
        self.do(close_vote(self.session, key, "11:20", present))
        held = self.session.get(self.session.tables["vote"], key)
        if reveal and held.state == "closed":
            self.do(reveal_vote(self.session, key))
            held = self.session.get(self.session.tables["vote"], key)
        lines = [BallotLine(o, dots, voters) for o, (_, _, dots, voters) in zip(options_of(self.session, key), asked, strict=True)]
        self.tallies[key] = Tally(held, routes=routes, lines=in_order(lines), listed=tuple(listed), **tally)  # type: ignore[arg-type]
        return key

    def orders(self, question: str, options: Sequence[str], given: Iterable[tuple[str, int]], **rule: object) -> str:
        """A vote by order of preference, revealed; an order is option numbers from the first down, as in ("231", 4) for four ballots."""
        key = self.vote(question, [(text, 0, 0, 0) for text in options], **{"kind": "ordinal", "budget": None, "cap": None} | rule)
        keys = [o.key for o in options_of(self.session, key)]
        orders = [Order(tuple((keys[int(n) - 1],) for n in order), times) for order, times in given]
        ranked = {k: sum(o.times for o in orders if any(k in place for place in o.places)) for k in keys}
        lines = tuple(BallotLine(o, 0, ranked[o.key]) for o in options_of(self.session, key))
        tally = replace(self.tallies[key], ballots=sum(o.times for o in orders), lines=lines)
        self.tallies[key] = by_order(tally, outcome(orders, keys, tally.vote.budget))
        return key

    def log(self, log: str, words: str, **fields: object) -> None:
        """An entry that reads "words at level"."""
        wordings = {level: f"{words} ({level.name.lower()} wording)" for level in Level if level < Level.COUNT}
        number = sum(1 for e in self.entries if e.log == log) + 1
        usual: dict[str, object] = {"visibility": Level.ROOM, "read_back": True, "state": "named", "wordings": wordings}
        self.entries.append(Entry(log, number, **usual | fields))  # type: ignore[arg-type]

    def copy(self, level: Level = Level.ROOM, label: str = "", party: str = "") -> Copy:
        return redact(self.session, self.entries, self.tallies, Audience(level, label, party))


def fixed() -> Made:
    """A small session with one of everything, for the reference page."""
    made = Made(
        "Getting home from hospital",
        series="Eastmere Partnership",
        session_no=4,
        place="Guildhall, Eastmere",
        purpose="To get people home safely and keep them well there, so that a hospital bed is never the only place left to go.",
        start="09:30",
    )
    bodies = [("Eastmere Hospital", "NHS"), ("Borough Council", "local government"), ("Carers’ Link", "voluntary and care")]
    for n, (body, sector) in enumerate(bodies):
        made.arrive(*((f"Person {n} {k}", body, sector) for k in range(9 - 2 * n)))
    made.arrive(("Late Again", "Borough Council", "local government"), present=False)
    board = made.board("What would make going home easier?", "Home is wherever somebody lives, a care home too.")
    told = {
        "Money follows people": ["Pooled money for the over-75s", "The budget sits with the person", "Stop passing on the cost of waiting"],
        "Home first": ["Home is the first answer from the day you arrive", "Plan for going home on the day of admission"],
        "": ["One number to ring at the weekend", "One duty desk for every referral"],
    }
    themes = {}
    for table, (name, texts) in enumerate(told.items(), 1):
        notes = [made.write(board, text, table=str(table + at % 2), written="10:2" + str(at))[0] for at, text in enumerate(texts)]
        themes[name] = made.theme(board, name, notes)
        made.star(notes[0])
    made.copy_note(notes[1], themes["Home first"])
    made.write(board, "A question nobody placed", table="3", late=True)
    made.vote(
        "Which of these would change most?",
        [("Money follows people", 1, 31, 22), ("Home first", 2, 29, 20), ("Theme C", 3, 12, 9)],
        ballots=20, spoiled=1, blank=1, present=21, routes={"paper": 18, "booth": 2},
        listed=[Spoiled("spoiled", "core.over_budget", {"n": 6, "budget": 5})],
    )  # fmt: skip
    made.log("power", "The hospital is seen to set the agenda", visibility=Level.OUTSIDE)
    made.log("conflict", "How should we share the winter beds money?", state="being_worked", details=(("conflict.label_note", "Tense."),))
    made.log("conflict", "Who speaks first?", state="agreed", visibility=Level.COUNT)
    return made


def reference(name: str) -> Path:
    return Path(__file__).parents[1] / "reference" / name

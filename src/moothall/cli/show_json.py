"""The facts of a session as `moothall show --json` gives them: docs/cli.md is the contract. No text from the logs, nothing of the clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import asdict
from typing import Any

from moothall.core.activity import Activity, board_activities, record_kinds
from moothall.core.agenda import AGENDA, agenda, planned_starts
from moothall.core.ballots import BallotLine
from moothall.core.contributions import items, notes_of, sources
from moothall.core.forms.definition import FormQuestion
from moothall.core.forms.filled_sheets import Unit, units
from moothall.core.forms.form_rounds import FormRound, bodies_asked, form_asked, rounds
from moothall.core.forms.shown import Shown
from moothall.core.model import Session
from moothall.core.people import participants, present
from moothall.core.preference_orders import PreferenceOutcome
from moothall.core.prompts import Prompt, prompts
from moothall.core.records import RecordKind
from moothall.core.redaction import Entry
from moothall.core.session_details import details_of
from moothall.core.themes import Theme, examples, notes_in, themes_of, unclustered
from moothall.core.votes import Option, Vote, options_of, refs_of, votes
from moothall.desk import Reader


def summary(reader: Reader) -> dict[str, Any]:
    """A session's numbers; the same file always gives the same."""
    # Entries are asked for once: of the logs nothing leaves here but their number and states.
    session, entries = reader.session, reader.entries()
    # The prompts of these activities are boards even while nothing lies on them.
    facts, filling = details_of(session), board_activities(reader.activities, "notes", "themes")
    return {
        "title": facts.title,
        "date": facts.date,
        "purpose": facts.purpose,
        "place": facts.place,
        "next_date": facts.next_date,
        "confidentiality": facts.confidentiality,
        "participants": len(participants(session)),
        "present": len(present(session)),
        "agenda": _agenda(session),
        "boards": [_board(session, p) for p in prompts(session) if _is_board(session, p, filling)],
        "votes": [_vote(reader, v) for v in votes(session)],
        "forms": [_form(reader, r) for r in rounds(session)],
        **{name: _log(kind, entries) for name, kind in told_logs(reader.activities).items()},
        **{name: told for a in reader.activities if a.facts for name, told in a.facts(session).items()},
    }


def _agenda(session: Session) -> list[dict[str, Any]]:
    """As it is planned: what happened when is the clock's, and not told here."""
    starts = planned_starts(session)
    return [
        {
            "title": item.title,
            "activity": item.activity,
            "wanted": item.wanted or item.activity,
            "minutes": item.minutes,
            "start": starts.get(item.key, ""),
            "state": item.state,
        }
        for item in agenda(session)
    ]


def told_logs(activities: Iterable[Activity]) -> dict[str, RecordKind[Any]]:
    """The logs that are counted here, by what they are called."""
    return {kind.member or kind.key: kind for kind in record_kinds(activities) if kind.member is not None}


def _is_board(session: Session, prompt: Prompt, filling: Collection[str]) -> bool:
    planned = any(item.activity in filling for item in session.where(AGENDA, "prompt", prompt.key))
    return planned or bool(notes_of(session, prompt.key) or themes_of(session, prompt.key))


def _board(session: Session, prompt: Prompt) -> dict[str, Any]:
    notes = notes_of(session, prompt.key)
    return {
        "prompt": prompt.text,
        "contributions": items(session, notes),
        "sources": sources(session, notes),
        "unclustered": len(unclustered(session, prompt.key)),
        "themes": [_theme(session, theme) for theme in themes_of(session, prompt.key)],
    }


def _theme(session: Session, theme: Theme) -> dict[str, Any]:
    notes = notes_in(session, theme.key)
    return {
        "symbol": theme.letter,
        "name": theme.name,
        "contributions": items(session, notes),
        "examples": [n.number for n in examples(notes)],
    }


def _vote(reader: Reader, vote: Vote) -> dict[str, Any]:
    # No tally means that the result may not be known, and then options have neither dots nor voters.
    turnout, tally = reader.turnout(vote.key), reader.tally(vote.key)
    options = [_result(line) for line in tally.lines] if tally else [_option(o) for o in options_of(reader.session, vote.key)]
    return {
        "question": vote.question,
        "kind": vote.kind,
        "mode": vote.mode,
        "state": vote.state,
        "budget": vote.budget,
        "cap": vote.cap,
        "minimum": vote.minimum,
        "ballots": turnout.people,
        "spoiled": tally.spoiled if tally else 0,
        "short": tally.short if tally else 0,
        "routes": dict(turnout.routes),
        "options": options,
        **({"ordinal": _ordinal(reader, vote, tally.outcome)} if tally and tally.outcome else {}),
    }


def _ordinal(reader: Reader, vote: Vote, outcome: PreferenceOutcome) -> dict[str, Any]:
    """The other ways of counting an order of preference, by the options' refs."""
    return asdict(outcome.named(refs_of(options_of(reader.session, vote.key))))


def _form(reader: Reader, round_: FormRound) -> dict[str, Any]:
    shown = reader.shown(round_.key)
    asked = [unit for unit in units(form_asked(round_), bodies_asked(round_)) if not unit.question.aloud]
    return {
        "form": round_.form,
        "title": round_.title,
        "state": round_.state,
        "filled": reader.sheets_in(round_.key),
        "floor": round_.floor,
        "questions": [_asked(unit, shown) for unit in asked],
    }


def _asked(unit: Unit, shown: Shown | None) -> dict[str, Any]:
    """A question, of several things asked at once one: called as a file's column is. None where it is withheld."""
    told: dict[str, Any] = {"key": unit.key, "sort": unit.question.sort}
    if shown is None:
        return told
    if unit.question.sort == "words":
        return told | {"n": shown.writers(unit.key)}
    if unit.question.group:
        return told | _groups(unit.question, shown)
    strip = shown.strip(unit.key)
    if strip is None or strip.counts is None:
        return told | {"n": None, "counts": None}
    counts = {name: strip.counts.get(value, 0) for name, value in unit.named_values(strip.counts)}
    return told | {"n": strip.n, "counts": counts, "blank": strip.blank, "cant_judge": strip.passed}


def _groups(question: FormQuestion, shown: Shown) -> dict[str, Any]:
    """How many sheets came from each group large enough, by letter."""
    letters = {choice.words: choice.key for choice in question.choices}
    counts = {letters[name]: n for name, n in shown.groups.items() if name in letters}
    return {"n": sum(counts.values()), "counts": counts} if counts else {"n": None, "counts": None}


def _option(option: Option) -> dict[str, Any]:
    # An imported option has its source's own id, any other its number on the ballot.
    return {"ref": option.ref or str(option.number), "text": option.text}


def _result(line: BallotLine) -> dict[str, Any]:
    return _option(line.option) | {"dots": line.dots, "voters": line.voters}


def _log(kind: RecordKind[Any], entries: Iterable[Entry]) -> dict[str, Any]:
    """How many, and in which state. Each state is counted even where no entry has it: a program finds the same members in every session."""
    found = Counter(entry.state for entry in entries if entry.log == kind.key)
    by_state = {"by_state": {state: found[state] for state in kind.states}} if kind.states else {}
    return {"entries": found.total(), **by_state}

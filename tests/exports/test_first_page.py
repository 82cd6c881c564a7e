"""The first page as a chief executive reads it, each of its parts empty, one and many; and sentences that must stand on no page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, product
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.activity import record_kinds
from moothall.core.levels import Level
from moothall.core.people import enlist
from moothall.core.redacted_copy import Copy, LogCopy, LogLine, OptionCopy, PointCopy, VoteCopy
from moothall.core.session_details import CONFIDENTIALITY
from moothall.exports import export
from moothall.exports.content.blocks import Chart, words_in
from moothall.exports.personal_pages import somebody_named
from moothall.exports.summary import catch_up, organiser, personal, summary
from moothall.exports.title_page import title_page
from moothall.words import read_by
from tests.exports.pdf import pages_of
from tests.exports.sessions import SHEETS, Made, fixed

PURPOSE = "Our shared purpose is to get people home safely and keep them well there, so that a bed is never the only place left to go."
POINTS = ("whole-hearted", "minor point", "with reservations", "abstain", "stand aside", "disagree", "no part", "block")


def poll(counts: tuple[int, ...], before: tuple[int, ...] = (), question: str = PURPOSE, **more: object) -> VoteCopy:
    options = tuple(
        OptionCopy(at + 1, "", label, 0, n, n, before=before[at] if before else None)
        for at, (label, n) in enumerate(zip(POINTS, counts, strict=True))
    )
    scale = tuple(PointCopy(at + 1, label) for at, label in enumerate(POINTS))
    here, came = sum(counts), (("paper", sum(counts)),)
    vote = VoteCopy(
        question, "poll", "sealed", "revealed", 1, 1, None, 45, "", "", True, here, 0, 0, 0, 0, came, (), options,
        people=here, scale=scale, support=3, threshold=80,
    )  # fmt: skip
    return replace(vote, **more)  # type: ignore[arg-type]


def log(key: str, texts: int, **more: object) -> LogCopy:
    lines = tuple(LogLine(n + 1, f"{key} words {n + 1}", **{"state": "agreed"} | more) for n in range(texts))  # type: ignore[arg-type]
    return LogCopy(key, texts, (("open", texts),), lines)


def words(copy: Copy) -> list[str]:
    with read_by("page"):
        return list(words_in(title_page(copy, record_kinds(found()))))


def test_the_purpose_has_its_support_beside_what_was_agreed_before() -> None:
    copy = replace(fixed().copy(), purpose=PURPOSE)
    told = poll((15, 16, 8, 2, 1, 2, 1, 0), (10, 15, 10, 4, 2, 2, 1, 1), round=2)
    said = words(replace(copy, votes=(poll((45, 0, 0, 0, 0, 0, 0, 0), round=1), told)))
    assert "39 of 45 at 1 to 3: met. The wording before reached 35 of 45." in said
    assert "1 whole-hearted to 8 block. Line: 80% at 1 to 3, set before the poll." in said
    assert "35 of 45 at 1 to 3: not met." in words(replace(copy, votes=(poll((10, 15, 10, 4, 2, 2, 1, 1)),)))
    # Nothing of a poll on other words, of one that isn't revealed, or of one that nobody answered.
    for other in (poll((9,) * 8, question="Another sentence"), poll((9,) * 8, revealed=False), poll((0,) * 8)):
        with read_by("page"):
            assert not [block for block in title_page(replace(copy, votes=(other,)), ()) if isinstance(block, Chart)]
    assert PURPOSE not in words(replace(copy, purpose=""))


@pytest.mark.parametrize("many", [0, 1, 9])
def test_messages_decisions_and_what_comes_next(many: int) -> None:
    how = (("decision.label_rule", "consent"), ("decision.label_ratifies", "both boards"), ("decision.label_review", "28 January 2027"))
    due = {"days": (("actions.label_by_when", "2026-11-12"),), "state": "open"}
    logs = (log("key_messages", many), log("decision", many, facts=how), log("actions", many, **due))
    said = words(replace(fixed().copy(), logs=logs if many else ()))
    assert ("Key messages, to take back" in said) == ("Decisions" in said) == bool(many)
    assert (
        sum(text.startswith("key_messages words") for text in said)
        == sum(text.startswith("decision words") for text in said)
        == min(many, 5)
    )
    assert ("4 more on their own page." in said) == (many == 9)
    assert ("Consent; to be ratified by both boards; look again on 28 January 2027." in said) == bool(many)
    assert any("The first is due on 12 November 2026." in text for text in said) == bool(many)
    assert "Thursday 17 December 2026, six weeks after this session" in said


def test_it_is_one_page_however_much_there_is(tmp_path: Path) -> None:
    votes = (poll((15, 16, 8, 2, 1, 2, 1, 0)), *fixed().copy().votes)
    logs = (log("key_messages", 5), log("decision", 2), log("actions", 9, state="open"))
    to = tmp_path / "summary.pdf"
    export(replace(fixed().copy(), purpose=PURPOSE, votes=votes, logs=logs), to, SHEETS)
    first = pages_of(to)[0]
    for part in ("Our shared purpose", "Where the energy is", "Key messages", "Decisions", "What happens next"):
        assert part in first, part


def test_what_does_not_fit_gives_way_and_messages_never_do(tmp_path: Path) -> None:
    """Every part as long as it gets: lists in small type, then fewer options and decisions, each left off by number."""
    words = "so that nobody has to get worse before anybody helps, wherever they live"
    named = ("Home", "Money", "Door", "Record", "Words", "Other")
    options = [(f"{name} {words[:40]}", 0, 40 - at, 30 - at) for at, name in enumerate(named)]
    made = fixed()
    made.vote("Which first?", options, ballots=45)
    copy, how = made.copy(), (("decision.label_rule", words), ("decision.label_ratifies", words))
    told = log("key_messages", 5)
    long = replace(told, lines=tuple(replace(line, text=f"Message {line.number} {words}") for line in told.lines))
    votes = (poll((15, 16, 8, 2, 1, 2, 1, 0), question=f"{PURPOSE} {words}"), copy.votes[-1])
    logs = (long, log("decision", 9, facts=how), log("actions", 9, state="open"))
    to = tmp_path / "one.pdf"
    export(replace(copy, purpose=f"{PURPOSE} {words}", votes=votes, logs=logs), to, SHEETS, "one-page")
    (page,) = pages_of(to)
    assert all(f"Message {n} so that" in " ".join(page.split()) for n in range(1, 6))
    assert "What happens next" in page and "8 more on their own page." in page and "3 more with the vote." in page


# sentences that must stand on no page

NEVER = (
    r"No date was set", r"\b(\d+) \1 to ", r"\b\d{4}-\d\d-\d\d\b", r"\{\w+\}", r"\bNone\b", r"\bexports\.", r"  +", r"\.\.(?!\.)",
    r" [.,;:!?](?!\w)", r"^\W*$", r"real date", r"\b1 (items|themes|dots|voters|ballots|people|notes|entries)\b", r"\b0 of 0\b",
)  # fmt: skip


LOGS = ("power", "conflict", "actions", "decision", "key_messages", "parked")
PARTS = ("people", "notes", "themes", "votes", "purpose", "next", *LOGS)


def made_of(confidentiality: str, **parts: int) -> Made:
    """A session with so many of each part; of a purpose and a next date one is many."""
    made = Made(
        "Made to read",
        purpose="To be read" if parts["purpose"] else "",
        confidentiality=confidentiality,
        next_date="2026-12-17" if parts["next"] else "",
    )
    made.arrive(*((f"Person {n}", f"Body {n}", "NHS") for n in range(parts["people"])))
    if parts["notes"]:
        board = made.board("What do we see?")
        notes = made.write(board, *(f"Thought {n} is whole" for n in range(parts["notes"])), table="3")
        for n in range(parts["themes"]):
            made.theme(board, f"Theme number {n}", notes[n :: parts["themes"]])
    for n in range(parts["votes"]):
        made.vote(f"Which, at {n}?", [(f"Option {at}", 0, 19 - at, 5) for at in range(parts["notes"] + 2)], ballots=5 + parts["people"])
    for key in LOGS:
        for n in range(parts[key]):
            made.log(key, f"Entry {n} is whole", state={"conflict": "agreed", "power": "", "key_messages": "agreed"}.get(key, "open"))
    return made


def sessions() -> Iterator[tuple[str, Made]]:
    """Kinds of session: each part empty, one and many while the others are many; all alike; and how confidential each is."""
    levels = cycle(CONFIDENTIALITY)
    for part, n in product(PARTS, (0, 1, 7)):
        yield f"{n} {part}", made_of(next(levels), **(dict.fromkeys(PARTS, 7) | {part: n}))
    for n, confidentiality in product((0, 1), CONFIDENTIALITY):
        yield f"{n} of each, {confidentiality}", made_of(confidentiality, **dict.fromkeys(PARTS, n))


def test_no_page_says_what_must_not_be_said() -> None:
    read = 0
    kinds = list(sessions())
    assert len(kinds) > 40
    for name, made in kinds:
        for level in Level:
            copy = made.copy(level, party="Body 1")
            with read_by("page"):
                said = [text for form in (summary, catch_up, organiser) for text in words_in(form(copy, SHEETS).blocks)]
                if somebody_named(copy, record_kinds(found())):
                    said += words_in(personal(copy, SHEETS).blocks)
            for text in said:
                for never in NEVER:
                    assert not re.search(never, text), (name, level, never, text)
            # What introduces a list is followed by one.
            how = "The full set, so that each can be traced. The letter is its theme."
            assert how not in said or any(text.startswith("Thought") for text in said[said.index(how) :])
            read += len(said)
    assert read > 1_000


def test_people_who_were_not_here_are_not_under_who_was_here() -> None:
    made = Made("Open", confidentiality="open")
    made.arrive(("Ada Lund", "Harbour Trust", "NHS"))
    with read_by("page"):
        said = list(words_in(summary(made.copy(), SHEETS).blocks))
        assert "Who was here" in said and "Who was not here" not in said
        made.do(enlist(made.session, [("Ben Marsh", "Fell Council", {})], made._keys))
        said = list(words_in(summary(made.copy(), SHEETS).blocks))
    assert said.index("Ada Lund") < said.index("Who was not here") < said.index("Ben Marsh")


def test_orders_of_preference_are_nowhere_dots() -> None:
    """On the first page, in brief, beside themes, and in what is copied out; the row of dots alone says what it draws."""
    made = fixed()
    made.orders("In which order?", ["Home", "Money"], [("12", 9), ("21", 4)])
    for level in (Level.ROOM, Level.COUNT):
        copy = made.copy(level)
        with read_by("page"):
            said = list(words_in(summary(replace(copy, votes=copy.votes[-1:]), SHEETS).blocks))
        assert any("first, ranked by" in text for text in said)
        assert not [text for text in said if re.search(r"\bdots?\b", text) and not text.startswith("A solid dot puts it first")]


def test_an_imported_vote_claims_nothing_of_how_it_was_held() -> None:
    with read_by("page"):
        from moothall.exports.vote_results import rule

        assert "Sealed" in rule(poll((9,) * 8)) and "Sealed" not in rule(poll((9,) * 8, routes=(("import", 72),)))
        numbers = tuple(PointCopy(n, str(n)) for n in (5, 4, 3, 2, 1))
        assert "from 5 to 1" in rule(poll((9,) * 8, scale=numbers))

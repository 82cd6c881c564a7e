"""Sessions to test with: one of every kind of record, a vote still open and one closed. Uses the product's own doors only."""

from __future__ import annotations

import atexit
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from moothall.activities import found
from moothall.core.activity import Activity
from moothall.core.agenda import AGENDA, add_item
from moothall.core.batch import Batch
from moothall.core.card_groups import hand_out
from moothall.core.contributions import Written, add_notes
from moothall.core.declarations import declare
from moothall.core.forms.definition import AnswerScale, Form, FormChoice, FormQuestion
from moothall.core.forms.form_rounds import draft_round, open_round
from moothall.core.forms.typed_sheet import parts, typed_sheet
from moothall.core.import_sources import remembered
from moothall.core.model import Session
from moothall.core.people import enlist, participants
from moothall.core.picture import Showing
from moothall.core.prompts import ask, prompts
from moothall.core.scales import Point, Scale, add_scale
from moothall.core.session_versions import change_record, finish
from moothall.core.themes import new_domain
from moothall.core.votes import OPTIONS, Candidate, Vote, draft_vote, open_vote
from moothall.desk import Desk
from moothall.desk.round_timer import TimedRound
from moothall.desk.sessions import new_session, open_session, schema_of

SCHEMA = schema_of(found())


def begin(path: Path, title: str = "A session") -> Desk:
    return new_session(path, found(), title=title, date="2026-11-05")


def reopened(desk: Desk) -> Desk:
    """The same file, closed and opened again."""
    desk.close()
    return open_session(desk.path, found())


def with_board(desk: Desk, notes: int = 0) -> str:
    """A prompt's key, with that many notes on its board."""
    prompt = desk.key()
    desk.do(ask(desk.session, prompt, "What holds us back?"))
    if notes:
        written = (Written(f"Note of the {n}th hand") for n in range(1, notes + 1))
        desk.do(add_notes(desk.session, prompt, written, desk.keys(notes)))
    return prompt


def with_vote(desk: Desk, mode: str = "sealed", options: int = 4, **rule: Any) -> str:
    """An open vote's key."""
    vote = draft_with(desk, mode, options, **rule)
    desk.do(open_vote(desk.session, vote, desk.now()))
    return vote


def draft_with(desk: Desk, mode: str = "sealed", options: int = 4, **rule: Any) -> str:
    """The key of a vote that isn't open yet."""
    vote = desk.key()
    choices = [Candidate(f"Choice {n}") for n in range(1, options + 1)]
    desk.do(draft_vote(desk.session, Vote(vote, "Which first?", 0, mode=mode, **rule), choices, desk.keys(options)))
    return vote


def a_split_vote(desk: Desk) -> str:
    """Closed, with what may be shown of its two groups."""
    vote = draft_with(desk, split_by="sector")
    desk.do(hand_out(desk.session, vote, [(1, 5, "Council"), (6, 10, "Health")], desk.keys(2)))
    desk.do(open_vote(desk.session, vote, desk.now()))
    marks = {option.key: 1 for option in desk.session.where(OPTIONS, "vote", vote)[:2]}
    for card in range(1, 11):
        desk.cast(vote, marks, "paper", card)
    desk.close_vote(vote)
    return vote


LINE = "a line that only one of them wrote"
FORM = Form(
    "sheet", "Sheet",
    (
        FormQuestion("one", "rate", "One?", scale=AnswerScale()),
        FormQuestion("open", "words", "What?"),
        FormQuestion("group", "choose", "From", choices=(FormChoice("n", "NHS"), FormChoice("l", "Local")), group=True),
    ),
)  # fmt: skip


def with_form(desk: Desk, sheets: int = 12) -> str:
    """An open round's key, with so many sheets in."""
    round_, asked = desk.key(), parts(FORM, ())
    desk.do(draft_round(desk.session, round_, FORM))
    desk.do(open_round(desk.session, round_, desk.now()))
    for n in range(sheets):
        desk.put_sheet(round_, typed_sheet(asked, f"{n % 7 + 1}{'nl'[n % 2]};{LINE}, number {n}"))
    return round_


def demo_of(activity: Activity) -> Callable[[Desk], None] | None:
    """Its own, or the one that follows from its records: two entries, a word changed in one, a slip of the finger deleted."""
    return activity.demo or (partial(_play, activity) if activity.records else None)


def _play(activity: Activity, desk: Desk) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, f"An item of {activity.key}", 10, activity.key))
    for kind in activity.records:
        first, second, third = keys = desk.keys(3)
        for n, key in enumerate(keys, 1):
            desk.do(kind.add(desk.session, key, f"Entry {n} of {kind.key}", desk.now(), item))
        desk.do(kind.edit(desk.session, first, **{kind.title.name: "In other words"}))
        desk.do(kind.edit(desk.session, second, **{f.name: f.choices[-1] for f in kind.fields if f.sort == "choice"}))
        desk.do(kind.delete(desk.session, third))


def fill(desk: Desk) -> None:
    """Every activity's demo, people, an open vote with ballots in, a file that came in, a timer, something undone: at least one row in
    every table.
    """
    desk.do(enlist(desk.session, [("Ann Tarn", "Fell Council", {"sector": "Council"}), ("Bo Ng", "", {})], desk.keys(8)))
    for activity in found():
        if play := demo_of(activity):
            play(desk)
    board = prompts(desk.session)[0].key
    came = new_domain(desk.session, desk.key(), board, "What holds us back")
    desk.do(remembered(came, Batch("contributions", digest="0f" * 16), iter(desk.keys(1))))
    desk.do(add_scale(Scale(desk.key(), "Yes or no"), [Point(1, "Yes"), Point(2, "No")], desk.keys(2)))
    a_split_vote(desk)
    desk.close_form(with_form(desk))
    desk.do(finish(desk.session, desk.key(), desk.today()))
    desk.do(change_record(desk.session, desk.key()))
    desk.note_handed_out([Path("record.pdf")], "room")
    vote = draft_with(desk, concern=1, split_by="sector")
    desk.do(hand_out(desk.session, vote, [(1, 5, "Council"), (6, 9, "Health")], desk.keys(2)))
    desk.do(declare(desk.session, desk.key(), vote, participants(desk.session)[0].key))
    desk.do(open_vote(desk.session, vote, desk.now()))
    options = [o.key for o in desk.session.where(OPTIONS, "vote", vote)]
    for card in range(1, 8):
        marks = {options[card % 4]: 2, options[0 if card % 4 else 1]: 1}
        desk.cast(vote, marks, "paper", card, concerns={options[2]: 1} if card % 3 else None)
    with_form(desk, 2)
    desk.do(add_notes(desk.session, prompts(desk.session)[0].key, [Written("Taken back")], [desk.key()]))
    desk.undo()
    item = desk.session.all(AGENDA)[0].key
    desk.put_up(Showing("plain", item))
    desk.timer.start(item, (TimedRound("1", "Alone.", 600), TimedRound("2", "In pairs.", 1200)))
    desk.timer.pause_or_go_on()


@cache
def _full() -> Path:
    folder = mkdtemp(prefix="moothall-test-")
    atexit.register(shutil.rmtree, folder)
    path = Path(folder, "full.moot")
    desk = begin(path)
    fill(desk)
    desk.close()
    return path


def full_copy(folder: Path) -> Path:
    """A closed file with everything in it, byte for byte the same each time within a run."""
    return Path(shutil.copy(_full(), folder / "session.moot"))


def contents(session: Session, counters: bool = True) -> dict[str, Any]:
    """Every record by table, in order, and the counters: what "memory equals disk" compares."""
    held: dict[str, Any] = {name: session.all(table) for name, table in session.tables.items()}
    return held | ({"counters": dict(session.counters)} if counters else {})


def shelf(session: Session) -> dict[str, Any]:
    """The same without order and counters: an undone deletion comes back at the end."""
    return {name: {r.key: r for r in session.all(table)} for name, table in session.tables.items()}


def plain(path: Path) -> sqlite3.Connection:
    """The file as any SQLite tool opens it, for reading or for vandalism."""
    return sqlite3.connect(path, isolation_level=None)


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every value in a closed file, by table."""
    with closing(plain(path)) as db:
        return {name: sorted(db.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in tables(db)}


def tables(db: sqlite3.Connection) -> list[str]:
    return [
        name for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    ]


def beside(path: Path) -> list[str]:
    """Names in the file's folder."""
    return sorted(p.name for p in path.parent.iterdir())


def every_column() -> Iterator[tuple[str, str]]:
    """Tables and columns that hold something; a chore is only there for a moment."""
    with closing(plain(_full())) as db:
        for table in tables(db):
            if db.execute(f'SELECT 1 FROM "{table}"').fetchone():
                yield from ((table, column[1]) for column in db.execute(f'PRAGMA table_info("{table}")'))

"""The contract every activity keeps, whatever it is about. A new folder under `activities` is tested by being there."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib import import_module
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from moothall.activities import found
from moothall.core.activity import Activity, record_kinds
from moothall.core.agenda import AGENDA, agenda
from moothall.core.errors import Expected, Refused, Trouble
from moothall.core.levels import Level
from moothall.core.model import Change, Step
from moothall.core.picture import BLANK, AtHand, Picture, Showing
from moothall.core.redaction import Audience
from moothall.core.session_tables import CORE_TABLES
from moothall.desk import Desk
from moothall.store import check
from moothall.words import say
from tests.store.disks import fill_up, small_disk
from tests.store.sessions import SCHEMA, begin, contents, demo_of, full_copy, reopened, shelf
from tests.trials import many

ALL = pytest.mark.parametrize("activity", found(), ids=lambda a: a.key)
PLAYED = pytest.mark.parametrize("activity", [a for a in found() if demo_of(a)], ids=lambda a: a.key)
PRINTED = pytest.mark.parametrize("activity", [a for a in found() if a.sheet or a.records], ids=lambda a: a.key)


@pytest.fixture
def desk(tmp_path: Path):
    desk = begin(tmp_path / "a.moot")
    yield desk
    desk.close()


@pytest.fixture
def full(tmp_path: Path):
    """A session with everything in it."""
    from moothall.desk.sessions import open_session

    desk = open_session(full_copy(tmp_path), found())
    yield desk
    desk.close()


def test_there_are_activities_and_their_keys_and_places_are_their_own() -> None:
    assert len(found()) >= 7
    assert len({a.key for a in found()}) == len({a.position for a in found()}) == len(found())


# ── what it changes ─────────────────────────────────────────────────────────────────────────────────────────────────


@PLAYED
def test_its_demo_writes_only_what_it_may(desk: Desk, activity: Activity) -> None:
    touched: set[str] = set()
    desk.listen(lambda news: touched.update(c.table for c in news.changes))
    demo_of(activity)(desk)
    may = {t.name for t in activity.tables} | set(activity.writes)
    # What a session is made of, so that there is something to play on.
    assert touched <= may | {"agenda_item", "prompt", "contribution", "theme", "placement"}, touched - may
    assert {t for t in touched if t not in {t.name for t in CORE_TABLES}} <= {t.name for t in activity.tables}


@PLAYED
def test_its_demo_undoes_to_the_last_final_act_and_redoes_to_the_end(desk: Desk, activity: Activity) -> None:
    states = [(shelf(desk.session), False)]
    desk.listen(lambda news: states.append((shelf(desk.session), _final(desk))) if news.changes else None)
    demo_of(activity)(desk)
    end, made = shelf(desk.session), list(states)
    del states[:]
    back = 0
    while desk.can_undo():
        desk.undo()
        back += 1
    assert shelf(desk.session) == made[-1 - back][0]
    assert back == len(made) - 1 or made[-1 - back][1], "undo stopped before a final act"
    for _ in range(back):
        desk.redo()
    assert shelf(desk.session) == end
    with pytest.raises(Refused):
        desk.redo()


def _final(desk: Desk) -> bool:
    return desk.history(1)[0].state == "final"


@PLAYED
def test_a_reopened_file_equals_memory(tmp_path: Path, activity: Activity) -> None:
    desk = begin(tmp_path / "b.moot")
    demo_of(activity)(desk)
    if desk.can_undo():
        desk.undo()
    before = contents(desk.session, counters=False)
    desk = reopened(desk)
    assert contents(desk.session, counters=False) == before
    desk.close()
    check(desk.path, SCHEMA)


@PLAYED
@pytest.mark.parametrize("room", [0, 40_000])
def test_a_full_disk_leaves_no_trace(tmp_path: Path, activity: Activity, room: int) -> None:
    """Whatever the disk took is there; of the act it refused there is nothing, in memory, in the file, in what was told."""
    with small_disk(tmp_path) as disk:
        desk = begin(disk / "a.moot")
        told: list[object] = []
        desk.listen(lambda news: told.append(news) if news.changes else None)
        ballast = fill_up(disk, leave=room)
        try:
            demo_of(activity)(desk)
        except Trouble as trouble:
            assert trouble.key in ("store.full", "desk.scrub_later")
        before, acts = contents(desk.session, counters=False), len(told)
        ballast.unlink()
        desk = reopened(desk)
        assert contents(desk.session, counters=False) == before
        assert len([line for line in desk.history() if line.name != "step.begin"]) <= acts
        desk.close()
        check(desk.path, SCHEMA)


# ── what the room sees ──────────────────────────────────────────────────────────────────────────────────────────────

VIEWS = ("", "prompt", "notes", "note", "theme", "themes", "entry", "vote", "result", "tiles", "nonsense")


@ALL
def test_its_picture_is_always_a_picture(full: Desk, activity: Activity) -> None:
    """For every item and a first and a last record of each table, for none, for keys of nothing and pages beyond the end."""
    desk = full
    by_table: dict[str, list[str]] = {}
    for name, record in desk.session.records():
        by_table.setdefault(name, []).append(record.key)
    subjects = ["", "nobody", *dict.fromkeys(key for keys in by_table.values() for key in (keys[0], keys[-1]))]
    for item in (None, *agenda(desk.session)):
        for view in VIEWS:
            for subject in subjects if item is None or item.activity == activity.key else subjects[:2]:
                for page in (1, -3, 999):
                    showing = Showing(activity.key, item.key if item else "", view, subject, page, at_hand=AtHand(99, said="No."))
                    assert isinstance(_made(desk, activity, showing), Picture)


def _made(desk: Desk, activity: Activity, showing: Showing) -> Picture:
    """As the desk would show it with that at hand, whoever really is there."""
    desk.shared_screen.showing, desk.shared_screen.dark = showing, False
    assert isinstance(desk.picture(), Picture)
    item = desk.session.find(AGENDA, showing.item)
    with suppress(Expected):
        return activity.picture(desk.session, desk, item, showing)
    return BLANK


def _seen(desk: Desk, showing: Showing) -> Picture:
    desk.shared_screen.showing, desk.shared_screen.dark = showing, False
    return desk.picture()


@PLAYED
def test_what_is_deleted_leaves_the_wall(desk: Desk, activity: Activity) -> None:
    demo_of(activity)(desk)
    item = next((i for i in reversed(agenda(desk.session)) if i.activity == activity.key), None)
    if item is None:
        pytest.skip("its demo makes no item of its own")
    assert _seen(desk, Showing(activity.key, item.key)) != BLANK
    desk.do(Step("step.edit_item", (Change(AGENDA.name, item.key, item, None),)))
    assert isinstance(_seen(desk, Showing(activity.key, item.key)), Picture)
    assert item.title not in repr(desk.picture())


PRIVATE_FIELDS = {
    "participant": ("email", "title", "role_group", "function", "level"),
    "agenda_item": ("script", "fallback", "materials"),
}
"""Of tables that aren't declared records; those say themselves which fields the shared screen never has."""
KINDS = record_kinds(found())
HIDDEN = {table: names for kind in KINDS for table, names in kind.hidden().items()}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory):
    """Words in every private field of a full session; it is looked at only."""
    from moothall.desk.sessions import open_session

    desk = open_session(full_copy(tmp_path_factory.mktemp("planted")), found())
    _plant(desk)
    yield desk
    desk.close()


@ALL
@pytest.mark.trial
def test_its_picture_holds_nothing_private(planted: Desk, activity: Activity) -> None:
    """Words planted in every private field, and in entries nobody spotlit, come through in no view of anything."""
    desk = planted
    statements = {kind.table.name: kind.title.name for kind in KINDS if not kind.together}
    records = list(desk.session.records())
    # An item of another activity is shown by its key alone: one record of each table is enough to ask it about.
    one_each = list({name: (name, record) for name, record in records}.values())
    others = list({item.activity: item for item in agenda(desk.session) if item.activity != activity.key}.values())
    for item in (None, *(item for item in agenda(desk.session) if item.activity == activity.key), *others[:: many(6, 1)]):
        for view in VIEWS:
            for name, record in records if item is None or item.activity == activity.key else one_each:
                seen = repr(_seen(desk, Showing(activity.key, item.key if item else "", view, record.key)))
                assert "PLANTED" not in seen, (view, name)
                for table, field in statements.items():
                    for entry in desk.session.all(desk.session.tables[table]):
                        if entry.key != record.key:
                            assert getattr(entry, field) not in seen, f"{table} shown unasked in {view!r}"


def _plant(desk: Desk) -> None:
    for table, names in (PRIVATE_FIELDS | HIDDEN).items():
        for record in desk.session.all(desk.session.tables[table]):
            planted = replace(record, **{n: f"PLANTED {n}" for n in names if isinstance(getattr(record, n), str)})
            desk.do(Step("step.edit_item", (Change(table, record.key, record, planted),)))


def test_a_sealed_vote_shows_the_room_nothing_but_its_turnout(desk: Desk) -> None:
    from moothall.core.picture import Result, Tile
    from moothall.core.votes import options_of
    from tests.store.sessions import with_vote

    vote = with_vote(desk)
    keys = [o.key for o in options_of(desk.session, vote)]
    for card in range(1, 8):
        desk.cast(vote, {keys[0]: 2, keys[card % 3 + 1]: 1}, "paper", card)
    for _ in range(2):
        for activity in found():
            for view in VIEWS:
                picture = _made(desk, activity, Showing(activity.key, "", view, vote, 1, at_hand=AtHand(3)))
                assert not [p for p in picture.parts if isinstance(p, Result)]
                tiles = [t for p in picture.parts for t in getattr(p, "tiles", ()) if isinstance(t, Tile)]
                assert not [t for t in tiles if t.mine or t.total]
        if desk.turnout(vote).ballots and desk.cards(vote):
            desk.close_vote(vote)


# ── how it is made ──────────────────────────────────────────────────────────────────────────────────────────────────


@ALL
def test_its_words_are_its_own(activity: Activity) -> None:
    words = tomllib.loads((files("moothall.activities") / activity.key / "words.toml").read_text("utf-8"))
    assert words["en-GB"]
    assert say(f"{activity.key}.title")


def test_they_load_without_a_window_and_without_heavy_libraries() -> None:
    heavy = ("PySide6", "shiboken6", "reportlab", "pyqtgraph", "numpy", "sqlite_utils")
    names = [activity.key for activity in found()]
    code = f"""if True:
        import sys
        from importlib import import_module
        for name in {names!r}:
            import_module("moothall.activities." + name)
            if loaded := [m for m in {heavy!r} if m in sys.modules]:
                sys.exit(f"{{name}} loads {{loaded}}")
        print(len({names!r}))
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env={"PYTHONPATH": ":".join(sys.path)})
    assert done.stdout.strip() == str(len(names)), done.stdout + done.stderr


@ALL
def test_its_migrations_are_counted(activity: Activity) -> None:
    if not activity.migrations:
        declared = {table.name for kind in activity.records for table in kind.tables}
        assert not activity.migration_count and {table.name for table in activity.tables} == declared
        return
    module, _, name = activity.migrations.partition(":")
    assert len(getattr(import_module(module), name)._migrations) == activity.migration_count


@PRINTED
def test_its_pages_print_what_the_copy_holds(desk: Desk, full: Desk, activity: Activity) -> None:
    from moothall.exports.content.blocks import DocumentHeading, walk
    from moothall.exports.summary import part_of

    pages = partial(part_of, activity)
    empty = pages(desk.copy_for(Audience(Level.ROOM)))
    for level in Level:
        levels = [block.level for block in walk(pages(full.copy_for(Audience(level)))) if isinstance(block, DocumentHeading)]
        # A part of the summary, below its title; no level of heading is left out on the way down.
        assert not levels or levels[0] == 2
        assert all(2 <= after <= before + 1 for before, after in pairwise(levels))
    assert len(pages(full.copy_for(Audience(Level.PRIVATE)))) > len(empty)


@pytest.mark.parametrize("state", ["empty", "full"])
def test_every_panel_opens_on_an_empty_and_on_a_full_session(tmp_path: Path, state: str, qtbot) -> None:
    """One window for all: to make one takes longer than to show ten panels in it."""
    from moothall.core.agenda import add_item
    from moothall.desk.sessions import open_session
    from moothall.ui.facilitator.prefs import Prefs
    from moothall.ui.facilitator.window import DeskWindow

    desk = begin(tmp_path / "empty.moot") if state == "empty" else open_session(full_copy(tmp_path), found())
    items = {}
    for activity in (a for a in found() if a.panel or a.records):
        item = next((i.key for i in agenda(desk.session) if i.activity == activity.key), None)
        if item is None:
            item = desk.key()
            desk.do(add_item(desk.session, item, "An item", 5, activity.key))
        items[activity] = item
    desk.close()
    before = desk.path.read_bytes()
    prefs = Prefs()
    prefs.wear()
    window = DeskWindow(open_session(desk.path, found()), prefs)
    qtbot.addWidget(window)
    window.show()
    for activity, item in items.items():
        window.go(item, activity.key)
        assert type(window.main.panel).__name__ == (activity.panel.partition(":")[2] or "LogPanel")
        assert not window.main.panel.grab().isNull()
    window.close()
    assert _same_content(before, desk.path), "looking at a session changed it"


def _same_content(before: bytes, path: Path) -> bool:
    """Opening writes SQLite's own counters in the header, and nothing else."""
    return before[100:] == path.read_bytes()[100:]

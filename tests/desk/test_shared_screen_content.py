"""What the room sees, who hears of a change, and what a broken settings file does: nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from moothall.core.agenda import AGENDA, add_item
from moothall.core.errors import Trouble
from moothall.core.model import Step, removed
from moothall.core.picture import BLANK, Showing
from moothall.desk.sessions import open_session
from moothall.desk.settings import MOST_RECENT, Settings, load_settings, opened, save_settings, settings_path
from moothall.store.lock import lock_path
from tests.store.sessions import begin, with_board


@pytest.fixture
def desk(tmp_path: Path):
    desk = begin(tmp_path / "a.moot")
    yield desk
    desk.close()


def _item(desk) -> str:
    key = desk.key()
    desk.do(add_item(desk.session, key, "Where are we?", 10, "plain"))
    return key


def test_the_wall_starts_blank_and_stays_blank_until_told(desk) -> None:
    assert desk.picture() == BLANK and desk.blanked
    desk.show(Showing("plain", _item(desk)))
    assert desk.picture() == BLANK
    desk.blank(False)
    assert "Where are we?" in repr(desk.picture())
    desk.blank(True)
    assert desk.picture() == BLANK


@pytest.mark.parametrize("showing", [Showing(), Showing("nonsense", "nothing"), Showing("plain", "nothing", "nonsense", "nobody", -4)])
def test_nonsense_is_a_blank_wall(desk, showing: Showing) -> None:
    desk.show(showing)
    desk.blank(False)
    assert desk.picture() == BLANK


def test_what_is_deleted_leaves_the_wall(desk) -> None:
    item = _item(desk)
    desk.show(Showing("plain", item))
    desk.blank(False)
    assert desk.picture() != BLANK
    desk.do(Step("step.edit_item", (removed(AGENDA, desk.session.get(AGENDA, item)),)))
    assert desk.picture() == BLANK
    desk.undo()
    assert desk.picture() != BLANK


def test_what_is_put_on_the_wall_is_no_act(desk) -> None:
    saved = desk.saved_at
    acts = len(desk.history())
    desk.show(Showing("plain", "x"))
    desk.blank(False)
    assert (len(desk.history()), desk.saved_at) == (acts, saved)


def test_listeners_hear_each_act_once_and_may_stop(desk) -> None:
    heard: list = []
    other: list = []
    stop = desk.listen(heard.append)
    desk.listen(other.append)
    with_board(desk, 2)
    stop()
    stop()
    desk.undo()
    assert [n.name for n in heard] == ["step.ask", "step.add_notes"]
    assert [n.undone for n in other] == [False, False, True]
    assert [n.revision for n in other] == sorted({n.revision for n in other})
    assert all(n.changes for n in other)


def test_a_listener_may_leave_while_being_told(desk) -> None:
    heard: list[int] = []
    stops: list = []

    def once(news) -> None:
        heard.append(news.revision)
        stops[0]()

    stops.append(desk.listen(once))
    desk.listen(lambda news: heard.append(-news.revision))
    with_board(desk, 1)
    assert len([r for r in heard if r > 0]) == 1
    assert len([r for r in heard if r < 0]) == 2


def test_a_news_knows_whose_it_is(desk) -> None:
    me = object()
    heard: list = []
    desk.listen(heard.append)
    _item(desk)
    desk.undo(by=me)
    assert heard[0].by is None and heard[1].by is me


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '"x"', "\x00", '{"desk_mode": 7, "text_size": "big", "letters": 1, "recent": {"a": 1}, "unknown": []}'],
)
def test_a_broken_settings_file_gives_the_defaults(text: str) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(text, encoding="utf-8")
    assert load_settings() == Settings()


def test_a_settings_file_that_is_no_text_gives_the_defaults() -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_bytes(b"\xff\xfe\xfa")
    assert load_settings() == Settings()
    settings_path().unlink()
    settings_path().mkdir()
    assert load_settings() == Settings()
    save_settings(Settings(text_size=150))


@pytest.mark.parametrize(
    ("kept", "is_read_as"),
    [
        ({"text_size": 5}, Settings(text_size=100)),
        ({"text_size": 9000}, Settings(text_size=200)),
        ({"desk_mode": "purple", "screen_mode": "system"}, Settings()),
        ({"wall_mode": "dark"}, Settings(screen_mode="dark")),  # as it was called before
        ({"desk_mode": "dark", "recent": ["a", 7, None, "b"]}, Settings(desk_mode="dark", recent=("a", "b"))),
    ],
)
def test_settings_that_make_no_sense_one_by_one(kept: dict, is_read_as: Settings) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(json.dumps(kept), encoding="utf-8")
    assert load_settings() == is_read_as


def test_only_what_differs_is_written_and_comes_back(tmp_path: Path) -> None:
    settings = opened(Settings(desk_mode="dark"), tmp_path / "a.moot")
    save_settings(settings)
    assert set(json.loads(settings_path().read_text())) == {"desk_mode", "recent"}
    assert load_settings() == settings
    for n in range(MOST_RECENT + 5):
        settings = opened(settings, tmp_path / f"{n}.moot")
    assert len(settings.recent) == MOST_RECENT and settings.recent[0].endswith(f"{MOST_RECENT + 4}.moot")
    assert opened(settings, Path(settings.recent[3])).recent[0] == settings.recent[3]


# after the end of a session, of either kind


def _crashed(desk, path: Path):
    """The same session as somebody finds it who opens it after the power went: its bytes, log and lock as they are now."""
    copy = path.with_name("after the crash.moot")
    for name in (path.name, f"{path.name}-wal", lock_path(path).name):
        if (path.parent / name).exists():
            (path.parent / name.replace(path.name, copy.name)).write_bytes((path.parent / name).read_bytes())
    return open_session(copy, desk.activities)


@pytest.mark.parametrize("dark", [False, True])
def test_after_a_crash_the_room_sees_what_it_saw(desk, dark: bool) -> None:
    desk.put_up(Showing("plain", _item(desk), page=2, extra=(("option", 2),)))
    desk.blank(dark)
    seen = desk.picture()
    after = _crashed(desk, desk.path)
    assert after.cut_short
    assert (after.picture(), after.blanked) == (seen, dark)
    assert after.showing == Showing("plain", desk.showing.item, page=2, extra=(("option", 2),))
    after.close()


def test_after_a_crash_private_work_stays_covered_and_can_be_shown_again(desk) -> None:
    desk.put_up(Showing("plain", _item(desk)))
    desk.cover(True)
    after = _crashed(desk, desk.path)
    assert after.picture() == BLANK
    after.cover(False)
    assert "Where are we?" in repr(after.picture())
    after.close()


def test_a_session_opened_again_begins_dark_and_knows_what_was_there(tmp_path: Path) -> None:
    desk = begin(tmp_path / "b.moot")
    desk.put_up(Showing("plain", _item(desk)))
    desk.close()
    again = open_session(desk.path, desk.activities)
    assert again.picture() == BLANK and again.blanked
    after = _crashed(again, again.path)
    assert after.blanked, "a crash before anything was shown lights nothing"
    after.close()
    again.blank(False)
    assert "Where are we?" in repr(again.picture())
    again.close()


def test_private_work_leaves_a_dark_screen_dark(desk) -> None:
    desk.show(Showing("plain", _item(desk)))
    desk.cover(True)
    desk.cover(False)
    assert desk.blanked


def test_a_look_that_follows_replaces_nothing_else(desk) -> None:
    one, other = _item(desk), _item(desk)
    desk.put_up(Showing("plain", one))
    desk.follow(Showing("plain", other))
    assert desk.showing.item == one
    desk.follow(Showing("plain", one, "prompt"))
    assert desk.showing.view == "prompt"


def test_a_disk_that_refuses_keeps_no_wall_lit(desk, monkeypatch) -> None:
    desk.put_up(Showing("plain", _item(desk)))

    def refuse(kept: object, text: str) -> None:
        raise Trouble("store.full", file="a.moot")

    monkeypatch.setattr("moothall.store.kept_text.KeptText.keep", refuse)
    desk.blank(True)
    assert desk.picture() == BLANK


def test_a_wall_blanked_while_an_act_is_written_is_kept_after_it(desk) -> None:
    desk.put_up(Showing("plain", _item(desk)))
    act = desk.begin(add_item(desk.session, desk.key(), "What next?", 10, "plain"))
    desk.blank(True)
    act.whole()
    after = _crashed(desk, desk.path)
    assert after.blanked
    after.close()

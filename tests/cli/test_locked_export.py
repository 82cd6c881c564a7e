"""`moothall export … --to NAME.moot.age`: the whole session in one file that a phrase opens, and nothing of it for anybody else."""

from __future__ import annotations

import io
import stat
import sys

import pytest
from pyrage import passphrase

from moothall.activities import found
from moothall.desk.sessions import reading

PHRASE = "four words and a càt"
SECRET = "Nobody believes the figures"


@pytest.fixture
def say_phrase(monkeypatch):
    def say_it(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    return say_it


def test_a_session_locked_is_the_session(say, say_phrase):
    say.ok("new", "plan.moot")
    say.ok("import", "plan.moot", say.file("notes.txt", SECRET), "--as", "contributions")
    say_phrase(f"{PHRASE}\r\nand a line that is not the phrase\n")
    assert say.ok("export", "plan.moot", "--to", "plan.moot.age", "--level", "private").out == "plan.moot.age is written.\n"
    locked = say.folder / "plan.moot.age"
    assert stat.S_IMODE(locked.stat().st_mode) == 0o600
    # In the open form, so that another age program opens it; and nothing in it can be read as it is.
    content = locked.read_bytes()
    assert content.startswith(b"age-encryption.org/v1\n-> scrypt ") and SECRET.encode() not in content and b"SQLite" not in content
    opened = say.file("opened.moot", passphrase.decrypt(content, PHRASE))
    assert say.ok("check", "opened.moot").out.startswith("opened.moot is whole")
    assert say.ok("show", "opened.moot", "--json").json == say.ok("show", "plan.moot", "--json").json
    with reading(say.folder / "plan.moot", found()) as one, reading(opened, found()) as other:
        assert list(one.session.records()) == list(other.session.records())
    for verb in ("show", "check"):
        assert "locked with a phrase" in say.refused(verb, "plan.moot.age")


def test_what_locks_nothing(say, say_phrase):
    say.ok("new", "plan.moot")
    say_phrase(f"{PHRASE}\n")
    for level in ("room", "outside", "count"):
        assert "level private" in say.refused("export", "plan.moot", "--to", "plan.moot.age", "--level", level)
    say_phrase("\n")
    assert "needs a phrase" in say.refused("export", "plan.moot", "--to", "plan.moot.age", "--level", "private")
    assert sorted(path.name for path in say.folder.iterdir()) == ["plan.moot"]

"""Reading in a process of its own, as people do: the same answers, progress, stopping, and one sentence when the reader dies."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from moothall.app import READER
from moothall.core.errors import Expected, Refused, Trouble
from moothall.imports import ImportSettings, StoppedReading, Unclear, limits, preview, read, read_with_progress
from moothall.imports.contribution_table import OURS
from moothall.words import sentence
from tests.imports.books import altered, book
from tests.imports.incoming import file_of
from tests.imports.incoming import read as read_here

# The package gives the function of the same name.
client = sys.modules["moothall.imports.worker_client"]


def told(source, **chosen) -> str:
    with pytest.raises(Expected) as trouble:
        read(source, settings=ImportSettings(**chosen))
    assert "\n" not in sentence(trouble.value)
    return sentence(trouble.value)


def test_what_comes_back_is_what_is_read_here(shared):
    folder = shared / "04-peer-exports"
    sources = [
        folder / "scrumlr-board-export.json", folder / "wekan-board-import.csv", shared / "survey2016" / "items_import.csv",
        shared / "01-polis" / "london.youth.policing" / "comments.csv", shared / "02-dotvoting" / "Switzerland_Zurich_D5.pb",
        shared / "05-nasty" / "csvkit" / "test.xlsx", "one\ntwo\n\udc80three", "text\ttheme\na\tb\n",
    ]  # fmt: skip
    for source in sources:
        assert read(source) == read_here(source)


def test_people_and_our_own_table_come_back_the_same(tmp_path):
    people = file_of(tmp_path, "name,organisation,role\nBo,NHS,scribe\nJo,,king\n")
    ours = file_of(tmp_path, ",".join(OURS) + '\r\n"1","Q","T","a","","","","","","A","D","","B: U\nC: ","","",""\r\n', "o.csv")
    for source in (people, ours):
        assert read(source) == read_here(source)
    assert read(ours).notes[0].also == (("U", "B"), ("", "C"))


def test_refusals_come_back_as_what_they_are(tmp_path):
    with pytest.raises(Unclear) as unclear:
        read(file_of(tmp_path, "a,b\n1,2\n"))
    assert unclear.value.key == "imports.unclear"
    with pytest.raises(Trouble) as trouble:
        read(tmp_path / "none.csv")
    assert "no file" in sentence(trouble.value)
    assert "folder" in told(tmp_path)


def test_progress_is_told_and_reading_can_be_stopped(tmp_path):
    path = file_of(tmp_path, "text\n" + "a note\n" * 20_000)
    heard: list[int] = []
    assert len(read_with_progress(path, ImportSettings(), heard.append, lambda: False).notes) == 20_000
    assert heard == sorted(heard) and heard[-1] == 20_000 and len(heard) > 10
    with pytest.raises(StoppedReading) as stopped:
        read_with_progress(path, ImportSettings(), heard.append, lambda: True)
    assert isinstance(stopped.value, Refused) and sentence(stopped.value)


def test_a_reader_that_dies_is_one_sentence(tmp_path, monkeypatch):
    for end in (
        "import os; os._exit(3)",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "print('[[[', flush=True)",
        "print('3')",
    ):
        monkeypatch.setattr(client, "_command", lambda end=end: [sys.executable, "-c", end])
        assert "Nothing was brought in" in told(file_of(tmp_path, "text\nhello\n"))


WRONG = [
    '["preview", 3]', '["preview", {}]', '["preview", {"settings": 1, "columns": [], "preview": [], "remarks": []}]', '["rows", "many"]',
    '["rows", null]', '["rows", 1e999]', '["trouble", {}]', '["trouble", {"key": "no.such.sentence", "facts": {}}]', '["refused", [1]]',
    '["trouble", {"key": "imports.reader_died", "facts": {}}]', '["unclear", {"key": "imports.unclear", "facts": {"key": 1}}]',
    '[{}, 1]', '{"a": 1, "b": 2}', '["notes", [[]]]', '["notes", 3]', '["people", [[1]]]', '["papers", [[1, []]]]', '["left_out", [[1]]]',
    '["batch", {}]', '["batch", []]', '["held", []]\n["batch", {"kind": "votes", "remarks": []}]', '["nonsense", 1]',
]  # fmt: skip


@pytest.mark.parametrize("answer", WRONG)
def test_an_answer_of_another_shape_is_one_sentence(tmp_path, monkeypatch, answer):
    """Were the reader taken over by the file it read, it could say anything."""
    monkeypatch.setattr(client, "_command", lambda: [sys.executable, "-S", "-c", f"print({answer!r})"])
    path = file_of(tmp_path, "text\nhello\n")
    assert "Nothing was brought in" in told(path)
    with pytest.raises(Trouble):
        preview(path)


def test_a_reader_that_never_answers_is_ended(tmp_path, monkeypatch):
    monkeypatch.setattr(client, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(client, "limits_for", lambda source: limits.Limits(1, 10**9, 10**6, 0.3))
    assert "too long" in told(file_of(tmp_path, "text\nhello\n"))


def test_an_endless_answer_is_cut(tmp_path, monkeypatch):
    monkeypatch.setattr(client, "_command", lambda: [sys.executable, "-c", "while True: print('[\"rows\", 1]')"])
    monkeypatch.setattr(client, "limits_for", lambda source: limits.Limits(1, 10**9, 10**5, 60))
    assert "Nothing was brought in" in told(file_of(tmp_path, "text\nhello\n"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits; the one who waits ends the reader there")
def test_memory_and_time_are_limited(tmp_path, monkeypatch):
    path = file_of(tmp_path, "text\n" + "x" * 5_000_000)
    monkeypatch.setattr(client, "limits_for", lambda source: limits.Limits(20, 30 * limits.MB, 10**8, 60))
    assert "memory" in told(path)
    start = "import sys; from moothall.imports.limits import keep_within; keep_within(1, 10**9)\nwhile True: pass"
    monkeypatch.setattr(client, "_command", lambda: [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}; {start}"])
    assert "Nothing was brought in" in told(file_of(tmp_path, "text\nhello\n", "b.csv"))


@pytest.mark.skipif(sys.platform == "win32", reason="as above")
def test_the_reader_can_write_nothing(tmp_path):
    limit = "from moothall.imports.limits import keep_within; keep_within(9, 10**9)"
    code = f"import sys; sys.path[:] = {sys.path!r}; {limit}; f = open('w', 'w'); f.write('x'); f.close()"
    ended = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert not (tmp_path / "w").read_bytes() and b"too large" in ended.stderr


def test_the_app_is_its_own_reader_when_frozen(tmp_path, monkeypatch):
    """Frozen, there is no interpreter to start: the app is started again with one word of its own."""
    assert READER == client.FLAG
    monkeypatch.setattr(client, "_command", lambda: [sys.executable, "-m", "moothall", READER])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    assert [n.text for n in read(file_of(tmp_path, "text\nhello\n")).notes] == ["hello"]


def test_small_bombs_get_little_and_big_lists_enough(tmp_path):
    small, big = file_of(tmp_path, b"PK\x03\x04" * 10, "s.xlsx"), file_of(tmp_path, b"x" * 4_000_000, "b.csv")
    assert limits.limits_for(small)[:2] == (2, 200 * limits.MB + 25 * 40)
    assert limits.limits_for(big).seconds > 10
    assert limits.limits_for(tmp_path / "none").seconds == limits.limits_for(tmp_path).seconds == 2


def test_hostile_files_are_refused_within_the_limits(tmp_path):
    deep = file_of(tmp_path, '{"notes":' + "[" * 200_000, "deep.json")
    noughts = altered(book(tmp_path / "b.xlsx", [["text"]]), "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * 60_000_000)
    quotes = file_of(tmp_path, '"' * 1_000_001 + "\n", "quotes.csv")
    wide = file_of(tmp_path, "," * 1_000_000 + "\n" + ",x" * 1_000_000, "wide.csv")
    for path in (deep, noughts, wide):
        assert told(path)
    assert not read(quotes).notes

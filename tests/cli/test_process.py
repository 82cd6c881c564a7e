"""Moothall in a process of its own, as a script runs it: exit codes, streams, locales, and a reader who leaves early."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.words import MOOTHALL, SOURCE, run

NAME = "Tŷ 👍.moot"


def test_from_nothing_to_a_table(tmp_path, shared):
    assert run(tmp_path, "new", NAME).code == 0
    assert run(tmp_path, "import", NAME, shared / "survey2016" / "items_import.csv", "--json").json["added"] == 342
    assert run(tmp_path, "import", NAME, shared / "02-dotvoting" / "France_Toulouse_2019.pb").code == 0
    shown = run(tmp_path, "show", NAME, "--json")
    assert [b["contributions"] for b in shown.json["boards"]] == [128, 119, 95]
    assert shown.json["votes"][0]["ballots"] == 1494
    assert shown == run(tmp_path, "show", NAME, "--json")
    assert run(tmp_path, "export", NAME, "--to", "notes.csv").code == 0
    assert run(tmp_path, "check", NAME).code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([NAME, "notes.csv"])


@pytest.mark.parametrize(
    ("words", "code"),
    [(("show", "none.moot"), 1), (("pack", "x"), 2), (("show",), 2), (("new", "a/b.moot"), 1), (("--version",), 0), (("-h",), 0)],
)
def test_exit_codes_and_streams(tmp_path, words, code):
    answer = run(tmp_path, *words)
    assert answer.code == code and "Traceback" not in answer.err
    assert bool(answer.out) == (code == 0) and bool(answer.err) == (code != 0)
    if code == 1:
        assert answer.err.count("\n") == 1


@pytest.mark.parametrize("locale", ["C", "en_GB.ISO-8859-1"])
def test_any_locale_speaks_utf8(tmp_path, locale):
    how = {"LC_ALL": locale, "LANG": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    assert run(tmp_path, "new", "a.moot", "--title", "plain", **how).code == 0
    (tmp_path / "x.txt").write_text("Ŵyn 👍", encoding="utf-8")
    assert run(tmp_path, "import", "a.moot", "x.txt", "--json", **how).code == 0
    assert "“poems”" in run(tmp_path, "new", "b.moot", "--template", "poems", **how).err


def test_file_names_that_are_no_text(tmp_path):
    if sys.platform != "linux":
        pytest.skip("other systems have no such names")
    name = os.fsdecode(b"caf\xe9.moot")
    assert run(tmp_path, "new", name).code == 0
    answer = run(tmp_path, "new", name)
    assert answer.code == 1 and "caf\\udce9.moot" in answer.err


def test_a_reader_who_leaves_early_hears_no_complaint(tmp_path):
    assert run(tmp_path, "new", "a.moot").code == 0
    (tmp_path / "x.txt").write_text("hello", encoding="utf-8")
    assert run(tmp_path, "import", "a.moot", "x.txt").code == 0
    reader, writer = os.pipe()
    os.close(reader)
    env = os.environ | {"PYTHONPATH": str(SOURCE)}
    told = subprocess.run(
        [*MOOTHALL, "show", "a.moot"], cwd=tmp_path, env=env, stdout=writer, stderr=subprocess.PIPE, check=False, timeout=120
    )
    os.close(writer)
    assert told.stderr == b"" and told.returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="no such device there")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_under_the_answer_is_no_trouble_of_the_session(tmp_path, unbuffered):
    assert run(tmp_path, "new", "a.moot").code == 0
    (tmp_path / "x.txt").write_text("hello", encoding="utf-8")
    env = os.environ | {"PYTHONPATH": str(SOURCE), "PYTHONUNBUFFERED": unbuffered}
    for words in (("import", "a.moot", "x.txt"), ("show", "a.moot")):
        with Path("/dev/full").open("wb") as full:
            told = subprocess.run([*MOOTHALL, *words], cwd=tmp_path, env=env, stdout=full, stderr=subprocess.PIPE, check=False, timeout=120)
        assert told.stderr == b"The answer could not be written where it was to go; what was asked for is done.\n"
        assert told.returncode == 1
    assert run(tmp_path, "show", "a.moot", "--json").json["boards"][0]["contributions"] == 1


def test_a_terminal_is_never_steered(tmp_path):
    pty = pytest.importorskip("pty", reason="no terminals of that kind here")
    assert run(tmp_path, "new", "a.moot").code == 0
    (tmp_path / "x.csv").write_text("text,theme\nhello,Red \x9b31m \u202e \x7f\n", encoding="utf-8")
    assert run(tmp_path, "import", "a.moot", "x.csv").code == 0
    piped = run(tmp_path, "show", "a.moot", "--json").json["boards"][0]["themes"][0]["name"]
    assert piped == "Red \x9b31m \u202e \x7f"
    ours, theirs = pty.openpty()
    env = os.environ | {"PYTHONPATH": str(SOURCE)}
    told = subprocess.run([*MOOTHALL, "show", "a.moot", "--json"], cwd=tmp_path, env=env, stdout=theirs, check=False, timeout=120)
    os.close(theirs)
    seen = os.read(ours, 60_000).decode("utf-8")
    os.close(ours)
    assert told.returncode == 0 and "Red \\x9b31m \\u202e ␡" in seen and not {"\x9b", "\u202e", "\x7f"} & set(seen)


def test_the_command_line_never_loads_the_window(tmp_path):
    code = "import sys, runpy; sys.argv = ['moothall', 'templates']\ntry: runpy.run_module('moothall', run_name='__main__')\n"
    code += "except SystemExit as end: assert not end.code\n"
    code += "assert not {'PySide6', 'numpy', 'reportlab'} & {m.partition('.')[0] for m in sys.modules}"
    env = os.environ | {"PYTHONPATH": str(SOURCE)}
    told = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=False, timeout=120)
    assert told.returncode == 0, told.stderr

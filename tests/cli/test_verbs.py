"""The other verbs: new, templates, export, check, demo; and which words are none."""

from __future__ import annotations

import csv
import json

import pytest

import moothall
from moothall.activities import found
from moothall.core.people import enlist
from moothall.desk.sessions import open_session
from moothall.desk.workshop_templates import templates

# ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_without_a_verb_the_window_opens(say):
    for name in ("some.moot", "new"):
        say.file(name, "")
    assert say.ok().out == say.ok("some.moot").out == say.ok("./new").out == ""
    assert [p and str(p) for p in say.opened] == [None, "some.moot", "new"]


@pytest.mark.parametrize(
    "words",
    [
        ("--loud",), ("frob",), ("./frob.csv",),
        ("one.moot", "two.moot"), ("new",), ("new", "a.moot", "b.moot"), ("show", "--jso", "a.moot"), ("import", "a.moot"),
        ("import", "a.moot", "b.csv", "--as", "poems"), ("export", "a.moot"), ("export", "a.moot", "--to", "x.csv", "--level", "all"),
        ("new", "a.moot", "--confidentiality", "secret"), ("export", "a.moot", "--to", "x.csv", "--level", "parties"),
        ("export", "a.moot", "--to", "x.csv", "--party", "NHS"),
    ],
)  # fmt: skip
def test_wrong_words_are_2(say, words):
    answer = say(*words)
    assert (answer.code, answer.out) == (2, "") and not list(say.folder.iterdir()) and not say.opened
    assert answer.err.count("\n") == 1 and answer.err.endswith(".\n") and "usage" not in answer.err
    assert "--help" in answer.err or "parties" in words or "--party" in words


def test_a_word_that_is_nothing_and_a_session_that_is_gone(say):
    assert say("frob").err == "There is no file frob, and no such word: see moothall --help.\n"
    assert "no file gone.moot in " in say.refused("gone.moot") and not say.opened


def test_help_and_version(say):
    assert say.ok("--version").out == f"moothall {moothall.__version__}\n"
    assert say.ok("-h").out == say.ok("--help").out
    assert "--template" in say.ok("new", "--help").out


# ── new, templates ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_new_takes_its_words(say):
    say.ok("new", "My day.moot")
    facts = say.ok("show", "My day.moot", "--json").json
    assert (facts["title"], facts["confidentiality"]) == ("My day", "non-attributed")
    also = ("--start", "9.30", "--place", "Tŷ Moot", "--purpose", "One plan for winter")
    say.ok("new", "b.moot", "--title", "Tŷ", "--date", "2027-02-28", *also, "--confidentiality", "room-only")
    facts = say.ok("show", "b.moot", "--json").json
    assert (facts["title"], facts["date"], facts["confidentiality"]) == ("Tŷ", "2027-02-28", "room-only")
    assert (facts["place"], facts["purpose"], facts["next_date"]) == ("Tŷ Moot", "One plan for winter", "")


@pytest.mark.parametrize("key", [t.key for t in templates()])
def test_every_template_makes_a_whole_session(say, key):
    say.ok("new", "t.moot", "--template", key)
    say.ok("check", "t.moot")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--date", "31/12/2026"), "31/12/2026"), (("--date", "20261101"), "20261101"), (("--date", "2026-W01-1"), "2026-W01-1"),
        (("--template", "poems"), "poems"), (("--title", "x" * 10_001), "10001"),
    ],
)  # fmt: skip
def test_new_refuses_in_words_and_leaves_nothing(say, words, says):
    assert says in say.refused("new", "a.moot", *words)
    assert not list(say.folder.iterdir())


def test_new_replaces_nothing(say):
    say.file("a.moot", "mine")
    assert "already a file" in say.refused("new", "a.moot")
    assert (say.folder / "a.moot").read_text() == "mine"
    assert "no folder" in say.refused("new", "nowhere/a.moot")
    assert "too long" in say.refused("new", "a" * 300)


def test_templates_as_data_and_to_read(say):
    listed = say.ok("templates", "--json").json
    assert [set(t) for t in listed] == [{"key", "title", "purpose", "minutes", "people", "ready"}] * len(templates())
    assert all(t["minutes"] > 0 and t["people"][0] < t["people"][1] for t in listed)
    assert all(t["key"] in say.ok("templates").out for t in listed)


# ── export ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_export_by_ending(say, session):
    say.ok("import", session, say.file("x.txt", "hello\n=1+1"))
    for ending, start in ((".pdf", b"%PDF"), (".csv", b"\xef\xbb\xbf"), (".json", b"{"), (".PDF", b"%PDF")):
        say.ok("export", session, "--to", f"out{ending}")
        assert (say.folder / f"out{ending}").read_bytes().startswith(start)
    data = json.loads((say.folder / "out.json").read_bytes())
    assert [(n["number"], n["text"]) for n in data["contributions"]] == [(1, "hello"), (2, "=1+1")]
    assert data["level"] == "room"
    with (say.folder / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["text"] for row in csv.DictReader(file)] == ["hello", "'=1+1"]


def test_export_takes_level_and_label(say, session):
    for level in ("private", "room", "outside", "count"):
        say.ok("export", session, "--to", "x.json", "--level", level, "--audience", "Steering group")
        data = json.loads((say.folder / "x.json").read_bytes())
        assert (data["level"], data["audience"]) == (level, "Steering group")


def test_export_for_one_party(say, session):
    desk = open_session(say.folder / session, found())
    desk.do(enlist(desk.session, [("Bo", "NHS Kent", {})], ["a", "b"]))
    desk.close()
    say.ok("export", session, "--to", "x.json", "--level", "parties", "--party", "NHS Kent")
    assert "“NHS Sussex”" in say.refused("export", session, "--to", "y.json", "--level", "parties", "--party", "NHS Sussex")
    assert not (say.folder / "y.json").exists()


@pytest.mark.parametrize(("out", "says"), [("x.doc", "x.doc"), ("x", ".pdf, .docx, "), ("none/x.csv", "none"), ("s.moot", "s.moot")])
def test_export_refuses_in_words(say, session, out, says):
    before = (say.folder / session).read_bytes()
    assert says in say.refused("export", session, "--to", out)
    assert [p.name for p in say.folder.iterdir()] == [session] and (say.folder / session).read_bytes() == before


def test_export_never_replaces_a_session(say, session):
    say.ok("import", session, say.file("x.txt", "hello"))
    (say.folder / session).rename(say.folder / "s.csv")
    say.ok("new", "other.json")
    for out in ("s.csv", "./s.csv", "other.json"):
        before = (say.folder / out).read_bytes()
        assert say.refused("export", "s.csv", "--to", out).endswith(" is a Moothall session. Choose another name.\n")
        assert (say.folder / out).read_bytes() == before
    desk = open_session(say.folder / "other.json", found())
    try:
        assert "is a Moothall session" in say.refused("export", "s.csv", "--to", "other.json")
        desk.do(enlist(desk.session, [("Bo", "", {})], ["a"]))
    finally:
        desk.close()
    assert say.ok("show", "other.json", "--json").json["participants"] == 1


@pytest.mark.parametrize("out", ["x.csv/", "x.csv/."])
def test_export_to_the_name_of_a_folder_is_refused(say, session, out):
    assert f"{out} names a folder" in say.refused("export", session, "--to", out)
    assert [p.name for p in say.folder.iterdir()] == [session]


# ── check ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_check_of_a_whole_file_writes_nothing(say, session):
    before = (say.folder / session).read_bytes()
    assert "is whole" in say.ok("check", session).out
    assert [p.name for p in say.folder.iterdir()] == [session] and (say.folder / session).read_bytes() == before


@pytest.mark.parametrize("verb", ["check", "show"])
def test_files_that_are_no_sessions_get_a_sentence(say, shared, verb):
    files = [p for p in (shared / "05-nasty" / "sqlite").iterdir() if p.is_file()]
    for path in [*files, say.file("empty.moot", ""), say.file("text.moot", "hello"), say.folder, say.folder / "none.moot"]:
        say.refused(verb, path)


def test_check_notices_a_changed_word(say, session):
    say.ok("import", session, say.file("x.txt", "hello there"))
    path = say.folder / session
    raw = path.read_bytes()
    assert raw.count(b"hello there")
    path.write_bytes(raw.replace(b"hello there", b"hullo there"))
    changed = path.read_bytes()
    assert "damaged" in say.refused("check", session)
    assert path.read_bytes() == changed


# ── demo ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_demo_prints_what_it_made_and_opens_nothing_for_a_script(say, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    made = say.ok("demo").out.splitlines()
    assert {p.rpartition(".")[2] for p in made} == {"moot", "pdf", "csv", "json"}
    assert all((say.folder / "moothall-demo") in (say.folder / p).parents for p in made)
    assert not say.opened
    assert say.ok("demo").out.splitlines() == made
    say.ok("check", made[0])


def test_demo_replaces_nothing_of_others(say):
    (say.folder / "d").mkdir()
    mine = say.file("d/summary.pdf", "mine")
    assert "summary.pdf" in say.refused("demo", "d")
    assert mine.read_text() == "mine" and [p.name for p in (say.folder / "d").iterdir()] == ["summary.pdf"]


def test_a_session_begins_from_a_design_in_a_file(say):
    (say.folder / "evening.toml").write_text(
        'title = "Evening"\nstart = "18:30"\n[[item]]\ntitle = "Hello"\nminutes = 10\nactivity = "plain"\n', "utf-8"
    )
    say.ok("new", "e.moot", "--template", "evening.toml", "--date", "2026-11-05")
    assert say.ok("show", "e.moot", "--json").json["agenda"] == [
        {"title": "Hello", "activity": "plain", "wanted": "plain", "minutes": 10, "start": "18:30", "state": "todo"}
    ]


def test_a_faulty_design_is_told_line_by_line(say):
    (say.folder / "bad.toml").write_text('title = ""\n[[item]]\ntitle = "Hello"\nminutes = "ten"\nactivity = "plain"\n', "utf-8")
    answer = say("new", "e.moot", "--template", "bad.toml")
    assert answer.code == 1 and "Line 1:" in answer.err and "Line 4:" in answer.err
    assert not (say.folder / "e.moot").exists()

"""Designs that somebody made or was sent: kept, shared, read back the same; and data that is checked, each fault with its line."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from moothall.activities import found
from moothall.core.agenda import agenda, edit_item
from moothall.core.errors import Refused, Trouble
from moothall.core.prompts import PROMPTS
from moothall.desk.own_templates import (
    every_template,
    is_ready,
    keep_template,
    own_templates,
    remove_template,
    settings_of,
    template_in,
    template_named,
    template_of,
    write_template,
)
from moothall.desk.paths import designs_folder
from moothall.desk.sessions import new_session
from moothall.desk.template_files import as_text, faults_of, read_template
from moothall.desk.workshop_templates import TemplateItem, templates

KINDS = settings_of(found())
GOOD = '''title = "Evening"
people = [4, 12]
start = "18:30"

[[item]]
title = "Hello"
minutes = 10
activity = "plain"
script = """
minutes = "this is a line of the script"
"""

[[item]]
title = "Vote"
minutes = 15
activity = "dot_vote"
factors = ["purpose"]
settings = { budget = 3 }
'''


@pytest.mark.parametrize("design", templates(), ids=lambda d: d.key)
def test_a_design_written_and_read_is_the_same(design) -> None:
    read = read_template(as_text(design), design.key, KINDS)
    assert replace(read, position=design.position) == design


def test_awkward_words_come_back_as_they_were(tmp_path) -> None:
    odd = 'Ta\tb "quoted" \\ back\x7f\nnew 😀 \u202e \'\'\' """'
    design = replace(templates()[0], title="Odd", items=(TemplateItem("Odd", 5, "plain", script=odd, fallback=odd),))
    write_template(design, tmp_path / "odd.toml")
    assert template_in(tmp_path / "odd.toml", KINDS).items == design.items


@pytest.mark.parametrize(
    ("was", "instead", "line"),
    [
        ('title = "Evening"', "title = 5", 1),
        ('title = "Evening"', 'name = "x"', 1),
        ("people = [4, 12]", "people = [12, 4]", 2),
        ('start = "18:30"', 'start = "6 pm"', 3),
        ("minutes = 10\n", "minutes = 0\n", 7),
        ("minutes = 10\n", "minutes = true\n", 7),
        ("minutes = 10\n", "", 5),
        ('activity = "dot_vote"', 'activity = ["dot_vote"]', 15 + 1),
        ('factors = ["purpose"]', 'factors = ["hats"]', 17),
        ("settings = { budget = 3 }", 'settings = { budget = "3" }', 18),
        ("settings = { budget = 3 }", "settings = { bugdet = 3 }", 18),
        ("settings = { budget = 3 }", "settings = { budget = 3", 18),
        ("settings = { budget = 3 }", "least = -1", 18),
        ("settings = { budget = 3 }", 'command = "rm"', 18),
    ],
)
def test_a_fault_is_told_with_its_line(was: str, instead: str, line: int) -> None:
    assert list(faults_of(GOOD, KINDS)) == []
    broken = GOOD.replace(was, instead)
    assert line in [fault.line for fault in faults_of(broken, KINDS)]
    with pytest.raises(Refused, match="faulty_template"):
        read_template(broken, "x", KINDS)


@pytest.mark.parametrize(
    "text", ["", "[[item", "item = 5", 'title = "x"', "item = []\ntitle='x'", "[" * 5000, 'title = "x"\n[item]\na = 1']
)
def test_what_is_no_design_is_refused(text: str) -> None:
    assert list(faults_of(text, KINDS))


def test_a_file_that_is_no_text_or_too_long_or_gone(tmp_path) -> None:
    for name, raw in (("a.toml", b"\xff\xfe\x00x"), ("b.toml", b"#" * (1 << 20) + b"\n")):
        (tmp_path / name).write_bytes(raw)
        with pytest.raises(Refused):
            template_in(tmp_path / name, KINDS)
    with pytest.raises(Trouble):
        template_in(tmp_path / "c.toml", KINDS)


@pytest.fixture
def desk(tmp_path):
    desk = new_session(tmp_path / "x.moot", found(), "shared-purpose", date="2026-11-05")
    yield desk
    desk.close()


def test_an_agenda_is_kept_as_a_design_and_begun_again(desk, tmp_path) -> None:
    first = agenda(desk.session)[0]
    desk.do(edit_item(desk.session, first.key, title="Hello all", lead="Ruth Tarn", least=5))
    kept = keep_template(template_of(desk.session, "Our half-day", "For us", (10, 20)))
    assert "Ruth" not in (designs_folder() / f"{kept.key}.toml").read_text("utf-8"), "who leads is nobody's design"
    again = new_session(tmp_path / "y.moot", found(), kept.key, date="2026-11-06")
    asked = [
        [(i.title, i.minutes, i.wanted, i.settings, i.drop_order, i.least, _asks(d, i)) for i in agenda(d.session)] for d in (desk, again)
    ]
    assert asked[0] == asked[1]
    again.close()


def _asks(desk, item) -> str:
    prompt = desk.session.find(PROMPTS, item.prompt)
    return prompt.text if prompt else ""


def test_own_designs_are_listed_replaced_copied_and_removed(desk) -> None:
    made = template_of(desk.session, "Shared purpose", "One", (2, 4))
    kept = keep_template(made)
    assert kept.key == "shared-purpose-2", "its own beside the one that comes with Moothall"
    keep_template(replace(kept, purpose="Two"))
    copied = keep_template(replace(kept, key="", title="A copy"))
    assert [(d.key, d.purpose) for d in own_templates(found())] == [("a-copy", "One"), ("shared-purpose-2", "Two")]
    assert template_named("a-copy", found()) == replace(copied, position=0)
    (designs_folder() / "broken.toml").write_text("title = ", "utf-8")
    assert len(own_templates(found())) == 2
    remove_template("a-copy")
    assert "a-copy" not in [d.key for d in every_template(found())]


def test_a_design_is_ready_when_every_item_opens_its_own_activity() -> None:
    plain = replace(templates()[0], items=(TemplateItem("x", 5, "plain"), TemplateItem("y", 5, "break"), TemplateItem("z", 5, "timer")))
    assert is_ready(plain, found())
    assert not is_ready(replace(plain, items=(TemplateItem("x", 5, "nonesuch"),)), found())


def test_settings_that_are_no_settings_make_no_session(desk, tmp_path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(GOOD.replace("budget = 3", 'budget = "many"'), "utf-8")
    with pytest.raises(Refused):
        new_session(tmp_path / "z.moot", found(), str(path), date="2026-11-05")
    assert not (tmp_path / "z.moot").exists()
    assert json.loads(agenda(desk.session)[0].settings) == {}

"""Forms as lines that people write: every form comes back from its lines, and a line that means nothing is told by its number."""

from __future__ import annotations

import pytest

from moothall.core.errors import Refused
from moothall.core.forms.worded_form import form_from_lines, lines_of
from moothall.desk.form_library import built_in_forms, every_form, forget_form, form_named, keep_form, read_form, write_form
from tests.core.forms.instruments import EVERY_SORT, PULSE


def test_every_form_comes_back_from_its_lines() -> None:
    for form in (*built_in_forms(), EVERY_SORT):
        assert form_from_lines(form, form.title, lines_of(form)) == form


def test_a_question_said_aloud_stays_so_when_its_words_change() -> None:
    power = form_named("power")
    changed = form_from_lines(power, "Ours", lines_of(power).replace("Can your organisation block this", "Could you block this"))
    assert [q.words for q in changed.aloud] == ["Could you block this, or must it consult first?", "If it must consult: who, and by when?"]


def test_every_sort_is_written_from_nothing() -> None:
    text = """1-7 not at all / completely: How free?
    each 1-7 hardly any / decides it [Formal, In practice]: How much say?
    each 0-10: How near?
    tick: Where from? = money; mandate
    group: I work in = NHS; Local
    best 3: The best? = one; two; three; four
    number 100: Shares? = gain; loss
    words: What else?"""
    form = form_from_lines(PULSE, "Of my own", text)
    assert [q.sort for q in form.questions] == ["rate", "rate_each", "rate_each", "tick", "choose", "best", "number", "words"]
    assert form.questions[0].scale and form.questions[0].scale.ends == ((1, "not at all"), (7, "completely"))
    assert [c.words for c in form.questions[1].columns] == ["Formal", "In practice"]
    assert form.group is form.questions[4] and form.questions[6].total == 100
    assert form_from_lines(form, form.title, lines_of(form)) == form


@pytest.mark.parametrize(("line", "key"), [
    ("How free?", "core.form_line"), ("often: How free?", "core.form_line"), ("tick: Where? = one", "core.form_choices"),
    ("1-99: How?", "core.form_scale"), ("1-7 [a, b]: How?", "core.form_line"),
])  # fmt: skip
def test_a_line_that_means_nothing_is_told_by_its_number(line: str, key: str) -> None:
    with pytest.raises(Refused) as refused:
        form_from_lines(PULSE, "Of my own", f"words: One?\n{line}")
    assert refused.value.key == key and refused.value.facts["place"] in (2, "2")


def test_a_form_of_ones_own_is_kept_and_shared_and_never_takes_anothers_place(tmp_path) -> None:
    pulse = form_named("pulse")
    own = keep_form(form_from_lines(pulse, "Our pulse", lines_of(pulse) + "\nwords: And what else?"))
    assert own.key != pulse.key and form_named("pulse") == pulse
    assert form_named(own.key) == own and own in every_form()
    assert own.wording != pulse.wording, "a changed wording is no wave of the other"
    file = tmp_path / "our-pulse.form.json"
    write_form(own, file)
    assert read_form(file) == own
    forget_form(own.key)
    assert own not in every_form()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"key": 5}', '{"key": "a", "title": "b", "questions": [{}]}', "[" * 5000])
def test_a_file_that_is_no_form_is_refused(tmp_path, text: str) -> None:
    file = tmp_path / "bad.form.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refused):
        read_form(file)

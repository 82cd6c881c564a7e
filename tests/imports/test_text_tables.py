"""Text tables as programs and hands really write them: short rows, separators, quotation marks; a bad line spoils itself alone."""

from __future__ import annotations

import pytest

from moothall.imports.separated_text import separator_of
from tests.imports.incoming import file_of, read


def keys(batch):
    return [remark.key for remark in batch.remarks]


def left(batch):
    return [(one.row, one.key) for one in batch.left_out]


def test_short_rows_are_padded_and_long_ones_told(tmp_path):
    batch = read(file_of(tmp_path, "name,organisation,table\nEdda Moss\nFinn Ode,Mill Fund\nGia,Pell,3,4\nHal,Weir,1\n"))
    assert [p.name for p in batch.people] == ["Edda Moss", "Finn Ode", "Hal"]
    assert left(batch) == [(4, "imports.ragged")] and "imports.short_rows" in keys(batch)


def test_the_separator_is_judged_by_the_whole_file(tmp_path):
    """The first rows have as many commas as semicolons would make cells."""
    rows = [*["a, b;x"] * 30, *["plain;x"] * 100]
    batch = read(file_of(tmp_path, "Frage eins, zwei;Haus\n" + "\n".join(rows)), format="columns")
    assert len(batch.notes) == 260 and batch.notes[0].text == "a, b"


@pytest.mark.parametrize("said", ["sep=;", "SEP=;", '"sep=;"', "sep=;;;", "\ufeffsep = ;", "sep=;\r"])
def test_the_separator_as_it_is_said(tmp_path, said):
    batch = read(file_of(tmp_path, f"{said}\nname;organisation, short\nEdda, M;Quay\n"), "participants")
    assert [p.name for p in batch.people] == ["Edda, M"]


@pytest.mark.parametrize(("said", "sign"), [("sep=\\t", "\t"), ("sep=^", "^"), ("sep=~", "~"), ("sep=:", ":")])
def test_strange_separators_that_are_said(tmp_path, said, sign):
    assert [p.organisation for p in read(file_of(tmp_path, f"{said}\nname{sign}organisation\nEdda{sign}Quay\n")).people] == ["Quay"]


def test_quotation_marks_escaped_by_a_backslash(tmp_path):
    batch = read(file_of(tmp_path, 'question,text\nQ,"She said \\"no, never\\", twice"\nQ,plain\n'))
    assert [n.text for n in batch.notes] == ['She said "no, never", twice', "plain"]


def test_a_backslash_that_escapes_nothing_stays(tmp_path):
    batch = read(file_of(tmp_path, 'text,theme\n"C:\\","x"\n"D:\\new, ""old""","y"\n'))
    assert [n.text for n in batch.notes] == ["C:\\", 'D:\\new, "old"']


def test_an_open_quotation_spoils_its_line_alone(tmp_path):
    batch = read(file_of(tmp_path, 'question,text\nQ,first\nQ,"open\nQ,second\nQ,"third, whole"\nQ,"two\nlines"\n'))
    assert [n.text for n in batch.notes] == ["first", "second", "third, whole", "two\nlines"]
    assert left(batch) == [(3, "imports.open_quotation")]


def test_titles_above_a_text_table(tmp_path):
    batch = read(file_of(tmp_path, "Guests; all of them\n\nname;organisation;table\nEdda;Quay;1\nFinn;Mill;2\n"))
    assert [p.name for p in batch.people] == ["Edda", "Finn"] and "imports.above_header" in keys(batch)


def test_a_semicolon_that_ends_a_letter_of_html_parts_nothing(tmp_path):
    """A list of one column whose heading has no semicolon is of one column, whatever its notes hold."""
    batch = read(file_of(tmp_path, "text\nQuay &amp; harbour first &#8211; then roads\nPlain\nA &lt; B; C &gt; D\n"))
    assert [note.text for note in batch.notes] == ["Quay &amp; harbour first &#8211; then roads", "Plain", "A &lt; B; C &gt; D"]
    assert not batch.left_out


def test_a_comma_in_each_row_does_not_beat_semicolons_of_rows_that_end_early(tmp_path):
    rows = (
        "Note;Table;Sector;What broke, and where?\nlamp;1;;Two, in the hall\nstove;2;care\ngate;3;;One, by the road\nbell;;;None, so far\n"
    )
    assert separator_of(rows, ()) == ";"
    assert separator_of("What broke, and where?,When\nTwo; three,noon\nOne,dusk\n", ()) == ","

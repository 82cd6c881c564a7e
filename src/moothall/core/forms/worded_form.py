"""A form as lines that a person writes and changes: one question a line, its sort first. Reading them back gives the same form.

`1-7 not at all / completely: How free do you feel?` · `tick: Where from? = money; mandate` · `words: What is hard to say?`. After "aloud"
the sort of a question that is counted nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from string import ascii_lowercase

from moothall.core.errors import Refused
from moothall.core.forms.definition import MOST_NAME, AnswerScale, Form, FormChoice, FormQuestion, as_data, form_of

_LINE = re.compile(r"(?P<sort>[^:]+?)\s*:\s*(?P<rest>.+)")
_SCALE = re.compile(r"(?P<each>each\s+)?(?P<least>-?\d+)\s*(?:-|–|to)\s*(?P<most>\d+)\s*(?P<ends>[^\[]*)(?:\[(?P<columns>[^\]]*)\])?")
_ALOUD = "aloud"
_COUNTED = re.compile(r"(?P<sort>best|number)(?:\s+(?P<n>\d+))?")


def lines_of(form: Form) -> str:
    """The form's questions, one a line."""
    return "\n".join(_line_of(question) for question in form.questions)


def _line_of(question: FormQuestion) -> str:
    choices = f" = {'; '.join(choice.words for choice in question.choices)}" if question.choices else ""
    aloud = f"{_ALOUD} " if question.aloud else ""
    return f"{aloud}{_sort_of(question)}: {question.words}{choices}"


def _sort_of(question: FormQuestion) -> str:
    if question.scale:
        ends = dict(question.scale.ends)
        words = " / ".join(ends.get(point, "") for point in (question.scale.least, question.scale.most)) if ends else ""
        columns = f" [{', '.join(column.words for column in question.columns)}]" if question.columns else ""
        each = "each " if question.sort == "rate_each" else ""
        return f"{each}{question.scale.least}-{question.scale.most} {words}".rstrip() + columns
    if question.sort == "best":
        return f"best {question.most}"
    if question.sort == "number" and question.total is not None:
        return f"number {question.total}"
    return "group" if question.group else question.sort


def form_from_lines(form: Form, title: str, text: str) -> Form:
    """The form with this title and these questions. A question whose line is as it was keeps its key, its letters and its short name.

    Refused with the number of the line and what is wrong there.
    """
    was = {_line_of(question): question for question in form.questions}
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    taken = {was[line].key for line in lines if line in was}
    fresh = (key for n in range(1, len(lines) + len(taken) + 1) if (key := f"q{n}") not in taken)
    asked = tuple(was.get(line) or _question(line, number, next(fresh)) for number, line in enumerate(lines, 1))
    # Typed a part at a time only while it is long: a sheet of organisations is.
    parts = form.parts and any(question.sort == "rate_each" for question in asked)
    named = form.named if asked == form.questions else ""
    made = replace(form, title=title.strip(), questions=asked, named=named, parts=parts)
    # By way of its data, so that what is written here is judged as a file from elsewhere is.
    return form_of(as_data(made))


def _question(line: str, number: int, key: str) -> FormQuestion:
    first, _, rest = line.partition(" ")
    if first.casefold() == _ALOUD:
        return replace(_counted(rest.strip(), number, key), aloud=True)
    return _counted(line, number, key)


def _counted(line: str, number: int, key: str) -> FormQuestion:
    found = _LINE.fullmatch(line)
    if found is None:
        raise Refused("core.form_line", place=number)
    sort, rest = found["sort"].strip().casefold(), found["rest"].strip()
    words, _, listed = rest.partition(" = ") if not _SCALE.fullmatch(found["sort"].strip()) else (rest, "", "")
    choices = tuple(_choices(listed.split(";")))
    if scale := _SCALE.fullmatch(found["sort"].strip()):
        return _rated(scale, words, key, number)
    if counted := _COUNTED.fullmatch(sort):
        n = int(counted["n"]) if counted["n"] else None
        if counted["sort"] == "best":
            return FormQuestion(key, "best", words, choices=choices, most=n or 3)
        return FormQuestion(key, "number", words, choices=choices, total=n)
    if sort not in ("tick", "choose", "group", "words"):
        raise Refused("core.form_line", place=number)
    return FormQuestion(key, "choose" if sort == "group" else sort, words, choices=choices, group=sort == "group")


def _rated(found: re.Match[str], words: str, key: str, number: int) -> FormQuestion:
    least, most = int(found["least"]), int(found["most"])
    low, _, high = (part.strip() for part in found["ends"].partition("/"))
    ends = tuple((point, text) for point, text in ((least, low), (most, high)) if text)
    columns = tuple(_choices((found["columns"] or "").split(","), "c"))
    if columns and not found["each"]:
        raise Refused("core.form_line", place=number)
    scale = AnswerScale(least, most, ends)
    if not found["each"]:
        return FormQuestion(key, "rate", words, scale=scale)
    # One column needs no name of its own: the question is its name.
    return FormQuestion(key, "rate_each", words, scale=scale, columns=columns or (FormChoice("c1", words[:MOST_NAME]),))


def _choices(texts: Sequence[str], mark: str = "") -> Iterator[FormChoice]:
    said = [text.strip() for text in texts if text.strip()]
    for place, words in enumerate(said):
        yield FormChoice(f"{mark}{place + 1}" if mark else ascii_lowercase[place % 26] * (1 + place // 26), words)

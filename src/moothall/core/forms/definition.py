"""What a form is: its questions, of seven sorts, in one wording. Data that is checked on the way in; knows no instrument by name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from typing import Any

from moothall.core.agenda import FACTORS
from moothall.core.errors import Refused
from moothall.core.small_cells import FEW

SORTS = ("rate", "rate_each", "tick", "choose", "words", "number", "best")
"""Rate on a scale; rate each organisation, in one or two columns; tick any; choose one; words; a number, or several that make a sum; the
three best."""
LEAST_FLOOR = 3
"""No floor is lower, whoever sets it (practice 2.16)."""
SIGNED = ("", "sector", "partner")
MOST_QUESTIONS, MOST_CHOICES, MOST_TEXT, MOST_NAME = 60, 26, 600, 160
"""A form from outside may be made to hurt whoever reads it. 26, because a choice is typed as a letter."""
_LETTERED = frozenset({"tick", "choose", "best"})


@dataclass(frozen=True, slots=True)
class AnswerScale:
    """Whole numbers from `least` to `most`, some of them with words."""

    least: int = 1
    most: int = 7
    ends: tuple[tuple[int, str], ...] = ()

    @property
    def points(self) -> range:
        return range(self.least, self.most + 1)

    def words_for(self, point: int) -> str:
        """The point's own words, or those of the nearest worded one at or below it; empty where the scale has none."""
        return next((text for number, text in reversed(self.ends) if number <= point), "")


@dataclass(frozen=True, slots=True)
class FormChoice:
    """Something to tick or choose, a column of ratings or a part of a sum. `key` is what is typed, one letter where it is ticked."""

    key: str
    words: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question. `words` is what is asked, `short` what stands beside a strip. A question that is the `group` is a choice by which the
    others are split when the round closes, and goes then. `total` is what the parts of a number must add up to, `most` how many may be
    chosen as best. `asked_as` names an item that is asked in one wording in several forms, so that its answers stand beside each other;
    `factor` which of the agenda's five it is about. What is written to an `aloud` one is counted nowhere and goes when the round closes:
    it is told by whoever says it.
    """

    key: str
    sort: str
    words: str
    short: str = ""
    note: str = ""
    scale: AnswerScale | None = None
    columns: tuple[FormChoice, ...] = ()
    choices: tuple[FormChoice, ...] = ()
    group: bool = False
    can_pass: bool = True
    total: int | None = None
    most: int = 3
    back: bool = False
    aloud: bool = False
    asked_as: str = ""
    factor: str = ""

    @property
    def label(self) -> str:
        return self.short or self.words

    @property
    def told(self) -> bool:
        """Whether a closed round tells what was answered to it."""
        return not self.group and not self.aloud

    @property
    def one_sign(self) -> bool:
        """Whether each of its answers is one sign, so that spaces between them say nothing."""
        return self.sort in ("rate", "rate_each") and self.scale is not None and self.scale.least >= 0 and self.scale.most <= 9


@dataclass(frozen=True, slots=True)
class Form:
    """A form in one wording. `signed` names what a sheet is signed with: such a form is sealed until all are in, and then shown by it.
    One with `totals` takes what a table counted, too: how many gave each answer. `activity` is the key of one that opens it unless its
    item names another. `wording` says which rounds may be compared: those whose forms have the same.
    """

    key: str
    title: str
    questions: tuple[FormQuestion, ...]
    lead: str = ""
    subject: str = ""
    floor: int = FEW
    signed: str = ""
    parts: bool = False
    numbered: bool = False
    totals: bool = False
    named: str = ""
    marks: bool = False
    position: int = 99
    page: str = "P6"
    activity: str = ""

    @property
    def wording(self) -> str:
        """The same for a translation, which keeps the wording's own name; another as soon as a word of a form without one is changed."""
        return self.named or _digest(self)

    def question(self, key: str) -> FormQuestion | None:
        return next((q for q in self.questions if q.key == key), None)

    @property
    def group(self) -> FormQuestion | None:
        return next((q for q in self.questions if q.group), None)

    @property
    def aloud(self) -> tuple[FormQuestion, ...]:
        """What is told by whoever holds it, or not at all."""
        return tuple(q for q in self.questions if q.aloud)

    @property
    def each(self) -> bool:
        """Whether it asks about each organisation of the list."""
        return any(q.sort == "rate_each" for q in self.questions)


def _digest(form: Form) -> str:
    asked = [asdict(replace(q, short="", note="", back=False, asked_as="", factor="")) for q in form.questions]
    return sha256(json.dumps(asked, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]


# as data


def as_data(form: Form) -> dict[str, Any]:
    """The form as a file has it; `form_of` makes the same form of it. What says nothing is left out."""
    facts = {k: v for k, v in asdict(form).items() if k != "questions" and v not in ("", False)}
    return facts | {"questions": [_question_data(q) for q in form.questions]}


def _question_data(question: FormQuestion) -> dict[str, Any]:
    made = {k: v for k, v in asdict(question).items() if v not in ("", False, None, ()) and k not in ("can_pass", "most", "scale")}
    if not question.can_pass:
        made["can_pass"] = False
    if question.sort == "best":
        made["most"] = question.most
    if question.scale:
        made["scale"] = {"least": question.scale.least, "most": question.scale.most} | {
            "ends": [{"point": n, "words": text} for n, text in question.scale.ends]
        }
    for name in ("columns", "choices"):
        if name in made:
            made[name] = [{k: v for k, v in choice.items() if v} for choice in made[name]]
    return made


def as_text(form: Form) -> str:
    """One line that a file keeps."""
    return json.dumps(as_data(form), ensure_ascii=False, sort_keys=True)


# A round's form is asked for at every sheet, and never changes.
@lru_cache(maxsize=32)
def from_text(text: str) -> Form:
    """Refused when the text holds no form."""
    try:
        return form_of(json.loads(text))
    except (ValueError, RecursionError):
        raise Refused("core.form_unreadable") from None


@dataclass(frozen=True, slots=True)
class _FieldReader:
    """Values of one table of a form's data, each made what it should be or Refused with the place it stands at."""

    data: Mapping[str, Any]
    place: str
    known: frozenset[str] = field(default_factory=frozenset)

    def text(self, name: str, most: int = MOST_TEXT, required: bool = False) -> str:
        value = self.data.get(name, "")
        if not isinstance(value, str) or len(value) > most or (required and not value.strip()):
            raise Refused("core.form_text", place=self.place, name=name, most=most)
        return " ".join(value.split())

    def number(self, name: str, usual: int, least: int, most: int) -> int:
        value = self.data.get(name, usual)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise Refused("core.form_number", place=self.place, name=name, least=least, most=most)
        return value

    def flag(self, name: str, usual: bool = False) -> bool:
        value = self.data.get(name, usual)
        if not isinstance(value, bool):
            raise Refused("core.form_flag", place=self.place, name=name)
        return value

    def tables(self, name: str, most: int) -> Sequence[Mapping[str, Any]]:
        value = self.data.get(name, ())
        if not isinstance(value, list | tuple) or len(value) > most or not all(isinstance(each, Mapping) for each in value):
            raise Refused("core.form_list", place=self.place, name=name, most=most)
        return value

    def only(self, known: Iterable[str]) -> None:
        """Refused for a name that says nothing: a slip in it would else change a form without a word."""
        odd = sorted(str(name) for name in self.data if name not in set(known))
        if odd:
            raise Refused("core.form_unknown", place=self.place, name=odd[0][:40])


def form_of(data: Any) -> Form:
    """A form of its data. Refused with the place and what is wrong there."""
    if not isinstance(data, Mapping):
        raise Refused("core.form_unreadable")
    read = _FieldReader(data, "form")
    read.only([*Form.__dataclass_fields__])
    asked = tuple(_question(each, n) for n, each in enumerate(read.tables("questions", MOST_QUESTIONS), 1))
    form = Form(
        read.text("key", 40, required=True), read.text("title", 120, required=True), asked, read.text("lead"), read.text("subject", 200),
        read.number("floor", FEW, LEAST_FLOOR, 50), read.text("signed", 10), read.flag("parts"), read.flag("numbered"), read.flag("totals"),
        read.text("named", 40), read.flag("marks"), read.number("position", 99, 0, 999), read.text("page", 4) or "P6",
        read.text("activity", 40),
    )  # fmt: skip
    _sound(form)
    return form


def _question(data: Mapping[str, Any], number: int) -> FormQuestion:
    read = _FieldReader(data, str(number))
    read.only([*FormQuestion.__dataclass_fields__])
    sort = read.text("sort", 20)
    if sort not in SORTS:
        raise Refused("core.form_sort", place=number, sorts=", ".join(SORTS))
    return FormQuestion(
        read.text("key", 40, required=True), sort, read.text("words", required=True), read.text("short", 80), read.text("note", 300),
        _scale(data.get("scale"), number) if sort in ("rate", "rate_each") else None, _choices(read, "columns"), _choices(read, "choices"),
        read.flag("group"), read.flag("can_pass", True), read.number("total", 0, 0, 10_000) or None,
        read.number("most", 3, 1, MOST_CHOICES), read.flag("back"), read.flag("aloud"),
        read.text("asked_as", 40), read.text("factor", 20),
    )  # fmt: skip


def _choices(read: _FieldReader, name: str) -> tuple[FormChoice, ...]:
    made = (_FieldReader(each, read.place) for each in read.tables(name, MOST_CHOICES))
    return tuple(
        FormChoice(one.text("key", 20, required=True), one.text("words", MOST_NAME, required=True), one.text("short", 40)) for one in made
    )


def _scale(data: Any, number: int) -> AnswerScale:
    read = _FieldReader(data if isinstance(data, Mapping) else {}, str(number))
    read.only(("least", "most", "ends"))
    ends = tuple(
        (each.number("point", 1, -100, 100), each.text("words", 80, required=True))
        for each in (_FieldReader(end, str(number)) for end in read.tables("ends", 21))
    )
    scale = AnswerScale(read.number("least", 1, -10, 100), read.number("most", 7, -10, 100), tuple(sorted(ends)))
    # 21 points: from -10 to 10. More is no scale that anybody marks.
    if not 1 <= scale.most - scale.least <= 20 or any(point not in scale.points for point, _ in ends):
        raise Refused("core.form_scale", place=number)
    return scale


def _sound(form: Form) -> None:
    """Refused when the questions make no form together."""
    keys = [q.key for q in form.questions]
    if not keys:
        raise Refused("core.form_empty")
    if len(set(keys)) != len(keys) or any("/" in key for key in keys):
        raise Refused("core.form_twice", name=next((k for k in keys if keys.count(k) > 1 or "/" in k), ""))
    if form.signed not in SIGNED or sum(q.group for q in form.questions) > 1:
        raise Refused("core.form_groups")
    if form.totals and (form.signed or any(q.sort not in ("rate", "choose", "words") for q in form.questions)):
        raise Refused("core.form_totals_sorts")
    for number, question in enumerate(form.questions, 1):
        _sound_question(question, number)


def _sound_question(question: FormQuestion, number: int) -> None:
    choices = [c.key for c in question.choices]
    if len(set(choices)) != len(choices) or any("/" in key or ";" in key for key in choices):
        raise Refused("core.form_choices", place=number)
    if question.factor and question.factor not in FACTORS:
        raise Refused("core.form_factor", place=number, names=", ".join(FACTORS))
    if question.sort in _LETTERED and (len(choices) < 2 or any(len(key) != 1 or not key.isalpha() for key in choices)):
        raise Refused("core.form_choices", place=number)
    if question.sort == "rate_each" and not 1 <= len(question.columns) <= 2:
        raise Refused("core.form_columns", place=number)
    if question.group and (question.sort != "choose" or question.aloud):
        raise Refused("core.form_groups")

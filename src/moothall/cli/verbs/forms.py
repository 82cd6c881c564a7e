"""`moothall forms`: the forms that come with Moothall, and the account's own, with the keys that a file's columns are called by."""

from __future__ import annotations

from typing import Any

from moothall.cli.output import on_one_line, out, out_json
from moothall.cli.verb import Call, Verb, flag
from moothall.core.forms.definition import AnswerScale, Form, FormChoice, FormQuestion
from moothall.desk.form_library import every_form
from moothall.words import say


def _run(call: Call) -> None:
    forms = every_form()
    if call.words.json:
        out_json([_told(form) for form in forms])
        return
    for form in forms:
        out(say("cli.form", form=form.key, title=on_one_line(form.title)))
        for question in form.questions:
            out(say("cli.form_question", question=question.key, sort=question.sort, words=on_one_line(question.words)))


def _told(form: Form) -> dict[str, Any]:
    return {"key": form.key, "title": form.title, "questions": [_question(q) for q in form.questions]}


def _question(question: FormQuestion) -> dict[str, Any]:
    told: dict[str, Any] = {"key": question.key, "sort": question.sort, "words": question.words, "scale": _scale(question.scale)}
    for name, choices in (("columns", question.columns), ("choices", question.choices)):
        if choices:
            told[name] = [_choice(choice) for choice in choices]
    return told


def _choice(choice: FormChoice) -> dict[str, str]:
    return {"key": choice.key, "words": choice.words}


def _scale(scale: AnswerScale | None) -> dict[str, Any] | None:
    if scale is None:
        return None
    return {"least": scale.least, "most": scale.most, "ends": {str(n): words for n, words in scale.ends}}


VERB = Verb("forms", (flag("--json"),), _run)

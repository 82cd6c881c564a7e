"""`moothall templates`: the workshop designs that come with Moothall, and the account's own."""

from __future__ import annotations

from typing import Any

from moothall.cli.output import on_one_line, out, out_json
from moothall.cli.verb import Call, Verb, flag
from moothall.desk.own_templates import every_template, is_ready
from moothall.desk.workshop_templates import WorkshopTemplate
from moothall.words import say


def _run(call: Call) -> None:
    designs = every_template(call.activities)
    if call.words.json:
        out_json([_told(design, is_ready(design, call.activities)) for design in designs])
        return
    for design in designs:
        low, high = design.people
        title, purpose = on_one_line(design.title), on_one_line(design.purpose)
        out(say("cli.template", name=design.key, title=title, minutes=design.minutes, low=low, high=high, purpose=purpose))


def _told(design: WorkshopTemplate, ready: bool) -> dict[str, Any]:
    return {
        "key": design.key,
        "title": design.title,
        "purpose": design.purpose,
        "minutes": design.minutes,
        "people": list(design.people),
        "ready": ready,
    }


VERB = Verb("templates", (flag("--json"),), _run)

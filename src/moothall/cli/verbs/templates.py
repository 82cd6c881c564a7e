"""`moothall templates`: the workshop designs that ship with Moothall."""

from __future__ import annotations

from moothall.cli.output import out, out_json
from moothall.cli.verb import Call, Verb, flag
from moothall.desk.workshop_templates import templates
from moothall.words import say


def _run(call: Call) -> None:
    if call.words.json:
        out_json(
            [{"key": t.key, "title": t.title, "purpose": t.purpose, "minutes": t.minutes, "people": list(t.people)} for t in templates()]
        )
        return
    for t in templates():
        low, high = t.people
        out(say("cli.template", name=t.key, title=t.title, minutes=t.minutes, low=low, high=high, purpose=t.purpose))


VERB = Verb("templates", (flag("--json"),), _run)

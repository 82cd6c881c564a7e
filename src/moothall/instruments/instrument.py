"""How an activity that is a form says so: in one line. Which form it opens is data, and no activity is a program of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from moothall.core.activity import Activity
from moothall.core.agenda import add_item
from moothall.core.forms.definition import AnswerScale, Form, FormQuestion
from moothall.core.forms.form_rounds import draft_round, open_round, reveal_round, rounds_of_item
from moothall.core.forms.typed_sheet import parts, typed_sheet
from moothall.instruments.form_items import FormSettings
from moothall.instruments.form_room import picture


def form_activity(key: str, position: int) -> Activity:
    """An activity that opens the form its item names, else the form that is called as the activity is, else lets one be chosen."""
    return Activity(
        key=key,
        position=position,
        panel="moothall.instruments.panel_form:FormPanel",
        picture=picture,
        writes=("form_round",),
        settings=FormSettings,
        demo=play(key),
        pack=f"moothall.activities.{key}.pack:pages",
    )


PLAYED = Form(
    "played", "A form played through",
    (
        FormQuestion("one", "rate", "How far do we agree?", scale=AnswerScale()),
        FormQuestion("open", "words", "What would help?"),
    ),
)  # fmt: skip
"""A form of its own, so that the contract tests don't depend on the forms this laptop has."""


def play(key: str) -> Callable[[Any], None]:
    def demo(desk: Any) -> None:
        item, round_, asked = desk.key(), desk.key(), parts(PLAYED, ())
        desk.do(add_item(desk.session, item, "Alone, on a sheet", 10, key))
        desk.do(draft_round(desk.session, round_, PLAYED, item))
        desk.do(open_round(desk.session, round_, desk.now()))
        for mark in "4456672":
            desk.put_sheet(round_, typed_sheet(asked, f"{mark};A line from a sheet"))
        desk.close_form(round_)
        desk.do(reveal_round(desk.session, rounds_of_item(desk.session, item)[-1].key))

    return demo

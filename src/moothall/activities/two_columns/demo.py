"""Two visions and two realities, joined, one link worded, one taken away, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.two_columns.records import TWO_COLUMNS
from moothall.activities.two_columns.rules import change_side, column, links_of, write
from moothall.core.agenda import add_item
from moothall.core.prompts import ask


def play(desk: Any) -> None:
    prompt, item = desk.keys(2)
    desk.do(ask(desk.session, prompt, "What do we want, and what is so today?"))
    desk.do(add_item(desk.session, item, "What we want and what is so", 25, "two_columns", prompt=prompt))
    for side, text in (("vision", "Home first"), ("vision", "One number to ring")):
        desk.do(write(desk.session, prompt, side, text, desk.keys(4), desk.now(), item))
    first, second = column(desk.session, prompt, "vision")
    for text in (
        f"Nobody starts care on a Friday - {first.number}",
        f"Three numbers, each says ring the other - {first.number} {second.number}",
    ):
        desk.do(write(desk.session, prompt, "reality", text, desk.keys(4), desk.now(), item))
    one, two, _ = links_of(desk.session, prompt)
    desk.do(TWO_COLUMNS.edit(desk.session, one.key, stands_between="We pay for days"))
    desk.do(TWO_COLUMNS.delete(desk.session, two.key))
    desk.do(write(desk.session, prompt, "reality", "A slip", desk.keys(4), desk.now(), item))
    desk.do(change_side(desk.session, column(desk.session, prompt, "reality")[-1].key, "vision"))

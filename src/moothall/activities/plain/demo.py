"""A plain item played once, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.core.agenda import add_item, edit_item
from moothall.core.prompts import ask


def play(desk: Any) -> None:
    prompt, item = desk.key(), desk.key()
    desk.do(ask(desk.session, prompt, "What drew you to this work?"))
    desk.do(add_item(desk.session, item, "Check-in, in pairs", 15, "plain", wanted="check_in", prompt=prompt))
    desk.do(edit_item(desk.session, item, minutes=10))

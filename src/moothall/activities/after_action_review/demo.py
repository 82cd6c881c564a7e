"""An answer to each of the four questions, one corrected, one taken back, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.after_action_review.records import REVIEW
from moothall.activities.after_action_review.rules import write
from moothall.core.agenda import add_item


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "Six weeks in review", 20, "after_action_review"))
    lines = ("One list by March", "2 = Two lists by March", "3 = Nobody had the say", "4 = Name one owner first", "a slip")
    for line in lines:
        desk.do(write(desk.session, "meant", desk.key(), line, desk.now(), item))
    *_, last, slip = REVIEW.all(desk.session)
    desk.do(REVIEW.edit(desk.session, last.key, text="Name one owner before the day"))
    desk.do(REVIEW.delete(desk.session, slip.key))

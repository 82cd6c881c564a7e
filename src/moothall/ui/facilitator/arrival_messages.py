"""What a session that has just been opened has to say of itself: made fit, cut short, kept too long, a rehearsal. Changes nothing."""

from __future__ import annotations

from collections.abc import Callable

from moothall.core.session_details import details_of
from moothall.day_words import short_day
from moothall.desk import Desk
from moothall.ui.kit.messages import Messages
from moothall.words import say


def tell_on_arrival(desk: Desk, messages: Messages, over: Callable[[], None], to_its_page: Callable[[], None]) -> None:
    """`over` ends a rehearsal, `to_its_page` leads to the session's own page."""
    details = details_of(desk.session)
    if desk.brought_up_to_date:
        messages.say("info", say("window.brought_up_to_date"))
    if rounds := desk.rounds_left_out:
        messages.say("attention", say("window.rounds_left_out", n=rounds))
    if details.rehearsal:
        messages.say("attention", say("rehearsal.on"), (say("rehearsal.over"), over), key="rehearsal")
    if details.keep_until and details.keep_until < desk.today():
        words = say("session.keep_until_past", day=short_day(details.keep_until))
        messages.say("attention", words, (say("session.to_page"), to_its_page), key="keep_until")
    if desk.cut_short:
        seen = say("window.room_sees_blank" if desk.blanked else "window.room_sees_same")
        messages.say("info", say("window.cut_short", time=desk.now(), seen=seen))

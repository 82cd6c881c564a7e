"""A note by keys alone, from anywhere: nothing opens, the keyboard stays where it is, and the desk says in one line what was noted."""

from __future__ import annotations

from moothall.core.activity import Activity
from moothall.core.agenda import current_item
from moothall.desk import Desk
from moothall.ui.facilitator.page_host import PageHost
from moothall.ui.facilitator.trail import Trail
from moothall.words import say


def note_by_key(host: PageHost, desk: Desk, trail: Trail, log: Activity, name: str) -> None:
    """One more of `name`, beside the item that runs. Raises what the rules or the disk refuse."""
    one_key, item, key = log.one_key, current_item(desk.session), desk.key()
    assert one_key is not None
    at = desk.second() if one_key.seconds else desk.now()
    step = one_key.note(desk.session, key, name, at, item.key if item else "")
    trail.made_in(("", log.key), lambda: desk.do(step))
    host.say("info", one_key.echo(desk.session, key), (say("menu.undo"), host.take_back))

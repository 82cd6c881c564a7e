"""A tension named and worked, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.conflict.records import CONFLICT
from moothall.activities.conflict.rules import come_up
from moothall.core.agenda import add_item


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "Two live tensions", 30, "conflict"))
    for text in ("How should winter money move when one partner over-performs?", "Whose referral form do we use?"):
        desk.do(CONFLICT.add(desk.session, desk.key(), text, desk.now(), item))
    first, second = CONFLICT.all(desk.session)[-2:]
    for name in ("Harbour Trust", "Fell Council", "Nobody"):
        desk.do(CONFLICT.add_row(desk.session, desk.key(), first.key, name=name))
    trust, council, nobody = CONFLICT.rows_of(desk.session, first.key)
    desk.do(
        CONFLICT.edit_row(desk.session, trust.key, asks="Pay for the beds already open", interest="wards are safe", bound="A deficit plan")
    )
    desk.do(CONFLICT.edit_row(desk.session, council.key, asks="Keep the home care share", interest="nobody goes home to no one"))
    desk.do(CONFLICT.delete_row(desk.session, nobody.key))
    desk.do(CONFLICT.edit(desk.session, first.key, kind="resources", state="being_worked", shared="A rule both can defend", stage=2))
    desk.do(come_up(desk.session, first.key, desk.today(), desk.now()))
    desk.do(CONFLICT.read_back(desk.session, first.key))
    desk.do(CONFLICT.delete(desk.session, second.key))

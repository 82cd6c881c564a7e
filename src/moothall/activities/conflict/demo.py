"""A tension named and worked, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.conflict.rules import (
    add_party,
    conflicts,
    delete_conflict,
    edit_conflict,
    edit_party,
    name_tension,
    parties,
    remove_party,
)
from moothall.core.agenda import add_item


def play(desk: Any) -> None:
    item = desk.key()
    desk.do(add_item(desk.session, item, "Two live tensions", 30, "conflict"))
    for text in ("How should winter money move when one partner over-performs?", "Whose referral form do we use?"):
        desk.do(name_tension(desk.session, desk.key(), text, desk.now(), item))
    first, second = conflicts(desk.session)[-2:]
    for name in ("Harbour Trust", "Fell Council", "Nobody"):
        desk.do(add_party(desk.session, desk.key(), first.key, name))
    trust, council, nobody = parties(desk.session, first.key)
    desk.do(edit_party(desk.session, trust.key, asks="Pay for the beds already open", interest="wards are safe", bound="A deficit plan"))
    desk.do(edit_party(desk.session, council.key, asks="Keep the home care share", interest="nobody goes home to no one"))
    desk.do(remove_party(desk.session, nobody.key))
    desk.do(edit_conflict(desk.session, first.key, kind="resources", state="being_worked", shared="A rule both can defend", stage=2))
    desk.do(edit_conflict(desk.session, first.key, read_back=True))
    desk.do(delete_conflict(desk.session, second.key))

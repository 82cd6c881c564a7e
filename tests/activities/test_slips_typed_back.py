"""Slips for what people offer, ask, promise and take on: filled in by a script that sees the paper, typed back in its order, equal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from moothall.activities.actions.records import ACTION
from moothall.activities.commitments import pack as commitment_pack
from moothall.activities.commitments import rules as commitments
from moothall.activities.commitments.records import COMMITMENT
from moothall.activities.offers import rules as offers
from moothall.activities.offers.pack import slip
from moothall.activities.offers.records import OFFERS
from moothall.core.people import enlist, participants
from moothall.core.session_details import edit_details
from moothall.core.typed_record import add_typed
from moothall.desk import Desk
from moothall.exports.content.print_blocks import Boxes, Lines, PrintGrid, Sized
from moothall.exports.packs.record_slips import slip_blocks
from moothall.words import say

WRITTEN = {
    say("offers.pack_from"): "Harbour", say("offers.pack_to"): "Council", say("offers.pack_need"): "a named nurse",
    say("offers.pack_help"): "twelve volunteers", say("actions.field_what"): "Ask for one rota", say("actions.label_owner"): "Dana",
    say("actions.field_by_when"): "14 Dec", say("actions.field_done"): "it hangs on the wall",
    say("actions.field_with_whom"): "both managers", say("commitments.head_task"): "A nurse in the hub",
    say("commitments.head_trust"): "Ring before we write", say("commitments.head_boundaries"): "No second referral",
    say("commitments.head_winter"): "She stays", say("commitments.pack_name"): "Dana", say("commitments.pack_until"): "30 Jun 2027",
    say("commitments.pack_deputy"): "Sam",
}  # fmt: skip


def places(blocks: Any) -> Iterator[str]:
    """What is written where, in the order of the paper: a line by its label, or by the words right over it."""
    over = ""
    for block in blocks:
        if isinstance(block, Sized):
            over = block.words
        elif isinstance(block, Lines):
            yield WRITTEN[block.label or over]
        elif isinstance(block, PrintGrid) and not any(isinstance(one, Boxes) for row in block.rows for cell in row for one in cell):
            for row in block.rows:
                for cell in row:
                    yield from places(cell)


@pytest.fixture(autouse=True)
def day_and_people(desk: Desk) -> None:
    desk.do(edit_details(desk.session, date="2026-11-05"))
    here = {"present": True}
    desk.do(enlist(desk.session, [("Dana Okoro", "Harbour Trust", here), ("Sam Reed", "Fell Council", here)], desk.keys(4)))


def test_offers_and_requests_are_typed_as_they_are_written(desk: Desk) -> None:
    asker, asked, need = places(slip("request"))
    desk.do(offers.write(desk.session, "r", f"{asker} > {asked} {need}", "10:00"))
    desk.do(offers.answered(desk.session, "r", "will_try"))
    asker, help_ = places(slip("offer"))
    desk.do(offers.write(desk.session, "o", f"{asker} + {help_}", "10:01"))
    request, offer = OFFERS.all(desk.session)
    harbour, council = (p.organisation for p in participants(desk.session))
    assert (request.kind, request.asker, request.asked, request.what, request.answer) == (
        "request", harbour, council, "a named nurse", "will_try",
    )  # fmt: skip
    assert (offer.kind, offer.asker, offer.asked, offer.what) == ("offer", harbour, "", "twelve volunteers")


def test_actions_are_typed_as_they_are_written(desk: Desk) -> None:
    what, owner, day, done, with_whom = places(slip_blocks(ACTION, "Action"))
    desk.do(add_typed(ACTION, desk.session, "a", f"{what} @{owner} {day} = {done}", "10:00"))
    # One line takes what an action must have; with whom is typed where it is read, in the form.
    desk.do(ACTION.edit(desk.session, "a", with_whom=with_whom))
    (action,) = ACTION.all(desk.session)
    dana = participants(desk.session)[0].key
    assert (action.what, action.owner, action.by_when, action.done, action.with_whom) == (
        "Ask for one rota", dana, "2026-12-14", "it hangs on the wall", "both managers",
    )  # fmt: skip


def test_commitments_are_typed_as_they_are_written(desk: Desk) -> None:
    task, trust, boundaries, who, until, winter, deputy = places(commitment_pack.card())
    desk.do(commitments.write(desk.session, "c", f"{task} | {trust} | {boundaries} @{who} {until} = {winter}", "10:00"))
    dana, sam = (p.key for p in participants(desk.session))
    desk.do(COMMITMENT.edit(desk.session, "c", deputy=next(p.key for p in participants(desk.session) if p.name.startswith(deputy))))
    (kept,) = COMMITMENT.all(desk.session)
    assert (kept.task, kept.trust, kept.boundaries) == ("A nurse in the hub", "Ring before we write", "No second referral")
    assert (kept.who, kept.until, kept.winter, kept.deputy) == (dana, "2027-06-30", "She stays", sam)

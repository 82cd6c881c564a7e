"""The camera's ballot in the pack: an A5 sheet of its own, chosen at print, for a vote with dots whose circles a camera can count."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial

from moothall.core.agenda import AGENDA, edit_item
from moothall.core.model import Session, Step
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Candidate
from moothall.exports.content.print_blocks import Content, Placed, PlacedCode, PlacedRing, PlacedSheets, PlacedSquare, PlacedWords, Sized
from moothall.exports.packs.page import PackPage, PackSheet
from moothall.exports.packs.plan import PackPlan
from moothall.voting.camera_ballot import MOST_SHEETS, VERSION, BallotGeometry, CornerCode, check_for, geometry, modules
from moothall.voting.vote_pack import PlannedVote, numbered, rule_of
from moothall.words import say

_LINE, _TWO = 5.0, 34
"""Millimetres from line to line of an option, and letters from which on it may take two lines."""


def camera_pages(plan: PackPlan, one: PlannedVote) -> Iterator[PackPage]:
    """A numbered ballot for everybody. Nothing of a vote whose dots no row of circles could hold, or that stands in no agenda item."""
    geo, circles = geometry(), circles_of(one)
    if not circles or not one.vote.item or not plan.session.find(AGENDA, one.vote.item):
        return
    title, copies = say("voting.camera_ballot", question=one.title), min(plan.per_person, MOST_SHEETS)
    missing = say("pack.nobody_listed") if not copies else ""
    if plan.options.large:
        missing = say("voting.camera_not_large")
    elif len(one.options) > geo.rows:
        missing = say("voting.camera_too_many", most=geo.rows)
    if missing:
        yield PackPage("P", title, "participant", 0, missing=missing, on_request=True)
        return
    check = check_of(plan.session, one.vote.item)

    def make(sheet: PackSheet) -> tuple[Content, ...]:
        return (PlacedSheets(tuple(ballot(one, check, number) for number in range(1, (sheet.copies or copies) + 1))),)

    yield PackPage(
        "P", title, "participant", copies, make, paper="a5", numbered=True, item=one.vote.item, on_request=True,
        once_printed=partial(_kept, item=one.vote.item), then=say("voting.camera_then"),
    )  # fmt: skip


def circles_of(one: PlannedVote) -> int:
    """How many circles each option has: as many as may be given to it. 0 where that is no number of circles."""
    rule = one.vote
    if not kind_of(rule).unspent:
        return 0
    most = rule.cap or rule.budget or 0
    return most if most <= geometry().in_a_row else 0


def check_of(session: Session, item: str) -> int:
    """The check that was kept when this item's ballots were first printed, else the one they would have."""
    return _checks(session).get(item) or check_for(item, frozenset(_checks(session).values()))


def _checks(session: Session) -> dict[str, int]:
    said = ((item.key, json.loads(item.settings)) for item in session.all(AGENDA))
    return {key: found for key, settings in said if isinstance(found := settings.get("camera_check"), int) and found}


def _kept(session: Session, _: str, item: str) -> Step | None:
    """The check and the arrangement, kept with the agenda item at first print: a vote may be prepared long after."""
    planned = session.find(AGENDA, item)
    if planned is None or item in _checks(session):
        return None
    kept = {"camera_check": check_of(session, item), "camera_layout": VERSION}
    return edit_item(session, item, settings=json.dumps({**json.loads(planned.settings), **kept}))


def ballot(one: PlannedVote, check: int, number: int) -> tuple[Placed, ...]:
    """One sheet: four corners, the rule, and a row an option."""
    geo = geometry()
    corners = [
        PlacedCode(x, y, geo.code_side, modules(CornerCode(check, number, corner).digits)) for corner, (x, y) in enumerate(geo.corners)
    ]
    wide = geo.wide - 2 * geo.head_left
    head = (
        PlacedWords(geo.head_left, 8, wide, Sized(one.vote.question, 12, bold=True, heading=1, fitting=True)),
        PlacedWords(geo.head_left, 20, wide, Sized(say("voting.camera_rule", rule=rule_of(one.vote)), 9)),
        PlacedWords(geo.words_left, 31, geo.wide - 2 * geo.words_left, Sized(say("voting.camera_mistake", number=f"{number:04d}"), 9)),
    )
    known = numbered(one.options) or [(place, Candidate("")) for place in range(1, geo.rows + 1)]
    foot = PlacedWords(geo.head_left, geo.high - 16, wide, Sized(say("voting.camera_marks"), 8))
    rows = (part for row, (place, option) in enumerate(known) for part in _row(geo, row, place, option, circles_of(one)))
    return (*head, *rows, foot, *corners)


def _row(geo: BallotGeometry, row: int, number: int, option: Candidate, circles: int) -> Iterator[Placed]:
    words = f"{number}   {option.text}" if option.text else f"{number}   {'_' * 26}"
    up = _LINE if len(words) > _TWO else _LINE / 2
    yield PlacedWords(geo.words_left, geo.top + row * geo.down - up, geo.words_wide, Sized(words, 10.5, fitting=True))
    for x, y in geo.squares(row):
        yield PlacedSquare(x, y, geo.square_side)
    for place in range(circles):
        yield PlacedRing(*geo.circle(row, place), geo.radius, geo.line)

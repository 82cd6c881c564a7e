"""The blank ballot of a card, filled in by a script that sees only what is printed, and typed back through its line: what was meant."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Candidate
from moothall.exports.content.print_blocks import Boxes, PrintGrid, Sized
from moothall.voting.ballot_reading import BallotShape, read
from moothall.voting.vote_pack import PlannedVote, _ballot
from tests.trials import many
from tests.voting.test_ballot_reading import DOTS, HUNDRED, ORDER, ORDER_OF_3, POLL, RANKED, RATED, RATED_FROM_0

FORMS = {
    "dots": DOTS,
    "points": HUNDRED,
    "ranked": RANKED,
    "rated": RATED,
    "rated from 0": RATED_FROM_0,
    "order": ORDER,
    "three": ORDER_OF_3,
}


def printed(form: BallotShape) -> tuple[Boxes | None, list[tuple[int, str, bool]]]:
    """The row of boxes, where there is one, and each option's number and name, with whether a box stands beside it."""
    options = tuple(Candidate(o.text, ordinal=o.ordinal, number=o.number) for o in form.options)
    blocks = _ballot(PlannedVote(form.vote, "t", options), 7)
    boxes = next((block for block in blocks if isinstance(block, Boxes)), None)
    (rows,) = [block.rows for block in blocks if isinstance(block, PrintGrid) and len(block.rows) == len(options)]
    return boxes, [(int(row[0][0].words), *_beside(row[1:])) for row in rows]


def _beside(cells: Any) -> tuple[str, bool]:
    blocks = [block for cell in cells for block in cell]
    (name,) = [block.words for block in blocks if isinstance(block, Sized)]
    return name, any(isinstance(block, Boxes) for block in blocks)


def filled(form: BallotShape, by: Random) -> tuple[str, dict[str, int]]:
    """The line that is typed of one filled card, and what was meant, by the options' names."""
    boxes, names = printed(form)
    vote, kind = form.vote, kind_of(form.vote)
    if boxes is None:
        # Digits in the box beside each, some left empty.
        assert all(beside for *_, beside in names)
        marked = by.sample(names, by.randint(1, len(names)))
        called = sorted(form.marks) if form.marks else range(1, 100 // len(names) + 1)
        given = {number: by.choice(called) for number, *_ in marked}
        meant = {name: form.marks.get(given[number], given[number]) for number, name, _ in marked}
        return " ".join(f"{number}={n}" for number, n in given.items()), meant
    assert not any(beside for *_, beside in names)
    if kind.ranks or kind.by_order:
        chosen = by.sample(names, by.randint(1, boxes.count))
        worth = [int(mark) for mark in boxes.marks] or list(range(1, boxes.count + 1))
        return " ".join(str(number) for number, *_ in chosen), {name: n for (_, name, _), n in zip(chosen, worth, strict=False)}
    allowed = [one for one in names for _ in range(vote.cap or boxes.count)]
    dots = by.sample(allowed, by.randint(1, boxes.count))
    return " ".join(str(number) for number, *_ in dots), {name: sum(one[1] == name for one in dots) for _, name, _ in dots}


@pytest.mark.trial
@pytest.mark.parametrize("called", FORMS)
def test_a_card_that_is_filled_in_and_typed_back_says_what_was_meant(called: str) -> None:
    form, by = FORMS[called], Random(called)
    names = {o.key: o.text for o in form.options}
    for _ in range(many(20, 3000)):
        line, meant = filled(form, by)
        assert {names[key]: n for key, n in read(form, line).marks.items()} == meant, line


def test_a_card_of_points_takes_the_number_of_one() -> None:
    boxes, names = printed(POLL)
    assert boxes is not None and boxes.count == 1 and not any(beside for *_, beside in names)
    keys = {o.text: o.key for o in POLL.options}
    assert [dict(read(POLL, str(number)).marks) for number, *_ in names] == [{keys[name]: 1} for _, name, _ in names]

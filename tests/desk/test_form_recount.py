"""Any sequence of sheets, corrections, withdrawals and reopenings, against a recount that knows only what people meant."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from moothall.core.errors import Refused
from moothall.core.forms.form_rounds import draft_round, open_round, reveal_round
from moothall.core.forms.typed_sheet import parts, typed_sheet
from moothall.desk import Desk
from moothall.desk.form_library import form_named
from moothall.form_words import top_and_bottom
from tests.store.sessions import begin, reopened
from tests.trials import many

FREEDOM = form_named("freedom")
PARTS = parts(FREEDOM, ())
ASKED = PARTS[0].question.key


def opened(desk: Desk) -> str:
    key = desk.key()
    desk.do(draft_round(desk.session, key, FREEDOM))
    desk.do(open_round(desk.session, key, desk.now()))
    return key


@pytest.mark.trial
def test_whatever_is_typed_corrected_and_taken_back_is_counted_as_it_was_meant(tmp_path: Path) -> None:
    for seed in range(many(2, 200)):
        chance, desk = Random(seed), begin(tmp_path / f"{seed}.moot")
        round_, meant = opened(desk), dict[int, str]()
        for _ in range(60):
            mark, number = chance.choice("1234567.-"), chance.randint(1, 20)
            act = chance.choice(("new", "new", "numbered", "correct", "withdraw", "reopen" if chance.random() < 0.05 else "new"))
            if act == "new":
                meant[desk.put_sheet(round_, typed_sheet(PARTS, mark))] = mark
            elif act == "numbered" and number not in meant:
                meant[desk.put_sheet(round_, typed_sheet(PARTS, mark), number)] = mark
            elif act == "numbered":
                with pytest.raises(Refused):
                    desk.put_sheet(round_, typed_sheet(PARTS, mark), number)
            elif act == "correct" and meant:
                number = chance.choice(sorted(meant))
                meant[desk.put_sheet(round_, typed_sheet(PARTS, mark), number, replace=True)] = mark
            elif act == "withdraw" and meant:
                number = chance.choice(sorted(meant))
                desk.take_back_sheet(round_, number)
                del meant[number]
            elif act == "reopen":
                desk.reopen_form(round_)
                desk.do(open_round(desk.session, round_, desk.now()))
                meant.clear()
        desk = reopened(desk)
        assert sorted(desk.sheet_numbers(round_)) == sorted(meant)
        desk.close_form(round_)
        desk.do(reveal_round(desk.session, round_))
        shown = desk.shown(round_)
        told = shown.strip(ASKED) if shown else None
        counted = Counter(int(mark) for mark in meant.values() if mark.isdecimal())
        assert shown is not None and told is not None and shown.filled == len(meant)
        if counted.total() >= 5:
            assert (told.counts, told.blank, told.passed) == (dict(sorted(counted.items())), *map([*meant.values()].count, ".-"))
        else:
            assert told.withheld
        desk.close()


def test_interest_as_published_has_its_base_beside_it(tmp_path: Path, shared: Path) -> None:
    """The published top two of a 7-point rating, put back as sheets, are told with their base; the share is of it, and rounded once."""
    published = json.loads((shared / "survey2016" / "expected.json").read_text(encoding="utf-8"))
    top, low, all_of_them = published["interest_rating"]["rated_6_or_7"], published["interest_rating"]["not_interested"], 73
    assert published["respondents"]["total"] == all_of_them
    desk = begin(tmp_path / "a.moot")
    round_ = opened(desk)
    marks = "6" * (top // 2) + "7" * (top - top // 2) + "1" * low + "4" * (all_of_them - top - low)
    desk.put_sheets(round_, [(None, typed_sheet(PARTS, mark)) for mark in marks])
    desk.close_form(round_)
    desk.do(reveal_round(desk.session, round_))
    strip = desk.shown(round_).strip(ASKED)
    assert top_and_bottom(strip.counts, range(1, 8)) == "58 of 73, 79 %, gave 6 or 7; 2 of 73, 3 %, gave 1 or 2."
    desk.close()

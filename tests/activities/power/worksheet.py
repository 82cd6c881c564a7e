"""A power worksheet filled in by made-up people, revealed: what the power page looks at."""

from __future__ import annotations

import random
from collections.abc import Sequence

from moothall.core.agenda import add_item
from moothall.core.forms.filled_sheets import FilledSheet, answer, passed, units
from moothall.core.forms.form_rounds import ROUNDS, bodies_asked, draft_round, form_asked, open_round, reveal_round
from moothall.core.people import enlist, mark_present, people, present
from moothall.desk import Desk
from moothall.desk.form_library import built_in_forms

BODIES = (
    ("Ambulance Service", "Health"), ("Care Homes Association", "Care"), ("Charities Alliance", "Voluntary"),
    ("Eastmere Council", "Council"), ("Eastmere Hospitals", "Health"), ("Lived Experience Panel", "Lived experience"),
)  # fmt: skip


def arrive(desk: Desk, counts: Sequence[int] = (5, 5, 6, 6, 7, 5), bodies: Sequence[tuple[str, str]] = BODIES) -> None:
    """So many people of each body, all here."""
    arrivals = [
        (f"Person {place + 1}.{n + 1}", name, {"sector": sector})
        for place, ((name, sector), count) in enumerate(zip(bodies, counts, strict=True))
        for n in range(count)
    ]
    desk.do(enlist(desk.session, arrivals, desk.keys(len(arrivals) + len(bodies))))
    desk.do(mark_present(desk.session, [p.key for p in people(desk.session)], True))


def worksheet(desk: Desk, subject: str = "On winter bed funding, today", few: str = "") -> str:
    """The worksheet, drawn up, filled in by everybody here and revealed; `few` is an organisation that hardly anybody can judge."""
    form = next(f for f in built_in_forms() if f.key == "power")
    item, key = desk.key(), desk.key()
    desk.do(add_item(desk.session, item, "Naming power", 25, "worksheet"))
    desk.do(draft_round(desk.session, key, form, item, subject))
    desk.do(open_round(desk.session, key, desk.now()))
    chance = random.Random(7)
    round_ = desk.session.get(ROUNDS, key)
    asked = units(form_asked(round_), bodies_asked(round_))
    for person in range(len(present(desk.session))):
        marks: dict[str, int] = {}
        for unit in asked:
            question = unit.question
            if question.sort == "rate_each" and unit.about == few and person > 2:
                marks |= passed(unit)
            elif question.scale is not None and not question.back:
                centre = 2 + (len(unit.about) * (3 if unit.column and unit.column.key == "formal" else 5)) % 5
                marks |= answer(unit, min(7, max(1, centre + chance.choice((-2, -1, -1, 0, 0, 0, 1, 1, 2)))))
            elif question.sort == "tick":
                for place in chance.sample(range(len(question.choices)), 2):
                    marks |= answer(unit, place)
        desk.put_sheet(key, FilledSheet(marks, {"hard": f"Line {person}"}))
    desk.close_form(key)
    desk.do(reveal_round(desk.session, key))
    return key

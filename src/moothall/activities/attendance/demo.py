"""People arriving, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.attendance.rules import people_lines, walk_in
from moothall.core.people import enlist, mark_present, people


def play(desk: Any) -> None:
    listed = people_lines(["Ada Vane, Harbour Trust, NHS provider", "Ben Okoro, Fell Council, local government", "Cerys Ŵyn, Fell Council"])
    # Six keys: three people and as many organisations at the most.
    desk.do(enlist(desk.session, listed, desk.keys(6)))
    desk.do(mark_present(desk.session, [p.key for p in people(desk.session)][:2], True))
    # Two keys: the person and an organisation not on the list.
    desk.do(walk_in(desk.session, "Dee Marsh, Carers’ Voice, voluntary", desk.keys(2)))

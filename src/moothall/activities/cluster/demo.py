"""A small board clustered, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.cluster.line import understood
from moothall.activities.cluster.rules import carry_out
from moothall.core.agenda import add_item
from moothall.core.contributions import Written, add_notes, notes_of
from moothall.core.prompts import ask
from moothall.core.themes import copy_into, delete_theme, merge_themes, notes_in, themes_of

NOTES = ("One front door", "One number", "Pooled money", "Money follows people", "Home first", "Housing at the daily call")
LINES = ("+ One way in", "1 2 A", "3 +", "4 B", "B: Money follows people", "5 +", "6 C", "1 *", "6 -")


def play(desk: Any) -> None:
    prompt = desk.key()
    desk.do(ask(desk.session, prompt, "What would it look like?"))
    desk.do(add_item(desk.session, desk.key(), "Cluster and name", 25, "cluster", prompt=prompt))
    desk.do(add_notes(desk.session, prompt, [Written(text, table="1") for text in NOTES], desk.keys(len(NOTES))))
    # The lines above count notes from 1, as people read them; the session may have given numbers away before.
    first = notes_of(desk.session, prompt)[0].number - 1
    for line in LINES:
        shifted = " ".join(str(int(word) + first) if word.isdigit() else word for word in line.split())
        # Eight keys are more than any of these lines needs.
        desk.do(carry_out(desk.session, prompt, understood(desk.session, prompt, shifted), desk.keys(8)))
    one, two, three = sorted(themes_of(desk.session, prompt), key=lambda t: t.ordinal)
    desk.do(copy_into(desk.session, notes_in(desk.session, one.key)[0].key, two.key, desk.key()))
    desk.do(merge_themes(desk.session, three.key, one.key))
    desk.do(delete_theme(desk.session, two.key))

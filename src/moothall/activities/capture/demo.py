"""Cards handed in, for tests of the contract."""

from __future__ import annotations

from typing import Any

from moothall.activities.capture.rounds import set_minutes
from moothall.activities.capture.rules import CardSource, write, written
from moothall.core.agenda import add_item, agenda
from moothall.core.contributions import edit_note, flag_note, notes_of
from moothall.core.merging import delete_notes, hide_note, merge_notes, repeat_note
from moothall.core.prompts import ask, reveal_notes, write_silently

QUESTION = "If we led this as one system, what would it feel like?"


def play(desk: Any) -> None:
    prompt = desk.key()
    desk.do(ask(desk.session, prompt, QUESTION, "System: everyone whose work touches the same person."))
    desk.do(add_item(desk.session, desk.key(), "If we led this as one system", 25, "capture", prompt=prompt))
    # Typed one by one, then pasted, edited, marked, repeated, hidden, merged and deleted, so that all of these pass the contract tests.
    for table, text in enumerate(("One number to ring", "The same plan on every screen", "Nobody tells their story twice"), 1):
        desk.do(write(desk.session, prompt, [text], CardSource(table=str(table)), f"10:1{table}", desk.keys(1)))
    desk.do(
        write(desk.session, prompt, ["Carers present", "Home first"], CardSource(sector="voluntary"), "10:20", desk.keys(2), pasted=True)
    )
    first, second, third, fourth, _ = notes_of(desk.session, prompt)
    desk.do(edit_note(desk.session, first.key, "One number to ring, day and night"))
    desk.do(flag_note(desk.session, first.key, "example", True))
    desk.do(repeat_note(desk.session, first.key, written("Just one number", CardSource(table="4"), "10:21"), desk.key()))
    desk.do(set_minutes(desk.session, agenda(desk.session)[-1].key, "all", "6"))
    desk.do(write_silently(desk.session, prompt, True))
    desk.do(hide_note(desk.session, third.key, True))
    desk.do(reveal_notes(desk.session, prompt))
    desk.do(merge_notes(desk.session, first.key, [fourth.key]))
    desk.do(delete_notes(desk.session, [second.key]))

"""Preferences move to another laptop as a file; what it says wrongly is left as it was."""

from __future__ import annotations

import json

import pytest

from moothall.core.errors import Refused
from moothall.desk.settings import Settings, chosen_text, with_chosen


def test_what_is_chosen_moves_and_what_is_this_laptops_stays() -> None:
    mine = Settings(desk_mode="dark", text_size=150, bell=False, recent=("/b/police.moot",), screen="Hall", maximised=True)
    text = chosen_text(mine)
    assert "police" not in text and "Hall" not in text
    theirs = with_chosen(Settings(recent=("/b.moot",)), text)
    assert theirs == Settings(desk_mode="dark", text_size=150, bell=False, recent=("/b.moot",))
    # A default of the other laptop is chosen, too.
    assert with_chosen(Settings(still=True), chosen_text(Settings())) == Settings()


def test_what_it_says_wrongly_stays_as_it_was() -> None:
    now = Settings(desk_mode="dark", text_size=125)
    odd = {"moothall preferences": 1, "desk_mode": "pink", "text_size": 900, "bell": 0, "recent": ["/x.moot"], "later": [1]}
    assert with_chosen(now, json.dumps(odd)) == now


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", "[" * 100_000, '{"desk_mode": "dark"}'])
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        with_chosen(Settings(), text)
    assert refused.value.key == "preferences.no_such_file"

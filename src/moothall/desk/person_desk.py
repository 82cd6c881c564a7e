"""What the session's file holds of one person: found, and taken out with its history. Knows the file alone: what left it, and copies of it,
are told by whoever keeps them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from moothall.core.forms.form_rounds import FormRound, rounds
from moothall.core.forms.shown import Shown
from moothall.core.personal_data import PersonalData, cover_of, erase_person, personal_data
from moothall.desk.form_desk import FormDesk
from moothall.desk.news import News


class PersonDesk(FormDesk):
    """A session that can be asked about somebody."""

    def data_of(self, name: str, parts: bool = False) -> PersonalData:
        """Everything with this name in it; with `parts` also where only a first name or a surname stands. Sheets of an open form are
        sealed and not looked into. Refused when there is no name; Trouble when what is kept of forms is damaged.
        """
        lines = [(r.key, line) for r, shown in self._kept_forms() for w in shown.written for line in w.lines or ()]
        return personal_data(self.session, name, cover_of(name, parts), lines)

    def erase_data(self, name: str, parts: bool = False, by: object = None) -> News:
        """Takes all of that out, of the history too. Final. Refused when nothing is found, or the record is finished; Trouble when the disk
        refuses, and then nothing has changed.
        """
        cover, found = cover_of(name, parts), self.data_of(name, parts)
        step = erase_person(self.session, found, cover)
        told = {line.key for line in found.lines}
        forms = [(round_, shown) for round_, shown in self._kept_forms() if round_.key in told]

        def also() -> None:
            for round_, shown in forms:
                self._store.forms.dissolve(round_.key, _covered(shown, cover), self.key)
            # Of other acts, too: a note that was worded anew since stands in the history as it was.
            self._store.forget_acts(lambda text: any(cover(words) != words for words in _strings(json.loads(text))))

        return self._finally(step, by, also)

    def _kept_forms(self) -> list[tuple[FormRound, Shown]]:
        """What was kept of rounds, also of those not yet revealed: the file holds it."""
        done = [r for r in rounds(self.session) if r.state in ("closed", "revealed")]
        return [(r, self._store.forms.shown(r.key, r.filled)) for r in done]


def _covered(shown: Shown, cover: Callable[[str], str]) -> Shown:
    lines = tuple(replace(w, lines=None if w.lines is None else tuple(map(cover, w.lines))) for w in shown.written)
    return replace(shown, written=lines)


def _strings(value: Any) -> list[str]:
    """Every text in a value of JSON."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for each in value for text in _strings(each)]
    return [text for each in value.values() for text in _strings(each)] if isinstance(value, dict) else []

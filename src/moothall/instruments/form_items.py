"""Which form an agenda item opens, and whose sheets it shows. Knows no instrument by its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from moothall.core.agenda import AgendaItem, settings_as
from moothall.core.forms.definition import Form
from moothall.core.forms.form_rounds import FormRound, rounds, rounds_of_item
from moothall.core.model import Session


@dataclass(frozen=True, slots=True)
class FormSettings:
    """What a template may set: the key of the form, the named question it is about, and the floor (0: the form's own). An item
    to `reveal` has no sheets of its own: it shows those of the same form that an earlier item collected.
    """

    form: str = ""
    subject: str = ""
    floor: int = 0
    reveal: bool = False


def settings_of(item: AgendaItem | None) -> FormSettings:
    return settings_as(item, FormSettings())


def form_wanted(item: AgendaItem | None, known: Sequence[Form]) -> str:
    """The key of the form its item names, else of one its activity opens, or called as it is; empty where one is to be chosen."""
    if item is None:
        return ""
    opens = next((form.key for form in known if form.activity == item.activity), "")
    return next((key for key in (settings_of(item).form, opens, item.activity) if any(form.key == key for form in known)), "")


def rounds_at(session: Session, item: AgendaItem | None) -> list[FormRound]:
    """The rounds an item is about, the newest last: its own, or, where it only reveals, those of its form that other items collected."""
    if item is None:
        return []
    own, settings = rounds_of_item(session, item.key), settings_of(item)
    if own or not settings.reveal:
        return own
    wanted = settings.form or item.activity
    return [round_ for round_ in rounds(session) if round_.form == wanted and round_.item]

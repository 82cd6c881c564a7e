"""Items that were saved while their activity was missing open it once it is there. Their words and notes stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from moothall.core.agenda import AGENDA, AgendaItem, agenda
from moothall.core.model import Session, Step, changed


def own_activities(session: Session, known: Iterable[str], plain: str) -> Step | None:
    """Every `plain` item whose wanted activity is known now, as an item of that activity with its usual settings. None when there is none.

    Final: what stood before it was a gap of the program, and no act of anybody's.
    """
    names = frozenset(known) - {plain}
    items = [item for item in agenda(session) if item.activity == plain and item.wanted in names]
    changes = tuple(changed(AGENDA, item, _opened(item)) for item in items)
    return Step("step.own_activities", changes, about=str(len(changes)), final=True) if changes else None


def _opened(item: AgendaItem) -> AgendaItem:
    return replace(item, activity=item.wanted, settings="{}")

"""Time to be won back: which items could give how many minutes, in the order their facilitator said; cut in one act. Pure.

What is kept is never offered, and what can't be found is never promised.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from moothall.core.agenda import AGENDA, AgendaItem, agenda
from moothall.core.agenda_acts import in_drop_order
from moothall.core.agenda_clock import to_come
from moothall.core.errors import Refused
from moothall.core.model import Session, Step, changed


@dataclass(frozen=True, slots=True)
class Cut:
    """An item of `was` minutes, cut to `to`; 0 leaves it out."""

    key: str
    was: int
    to: int

    @property
    def minutes(self) -> int:
        """What it gives."""
        return self.was - self.to


def cuts_on_offer(session: Session, gone: int | None = None) -> tuple[Cut, ...]:
    """The most that each item could give, first to be cut first. Only what is still to come, and of the running item, `gone` minutes into
    it, what is left of it.
    """
    waiting = {item.key for item in to_come(agenda(session))}
    offers = (_most(item, item.key in waiting, gone) for item in in_drop_order(session))
    return tuple(cut for cut in offers if cut is not None and cut.minutes > 0)


def _most(item: AgendaItem, waits: bool, gone: int | None) -> Cut | None:
    if waits:
        return Cut(item.key, item.length, item.least)
    # What runs is never left out, only shortened where its facilitator said how far.
    if item.state == "now" and gone is not None and item.least:
        return Cut(item.key, item.length, max(item.least, gone))
    return None


def cuts_for(session: Session, minutes: int, gone: int | None = None) -> tuple[Cut, ...]:
    """Cuts that come to these minutes: one after the other in drop-first order, each item whole or, where it can be shortened, no further
    than needed. They come to more where the last one is left out whole, and to less where no more can be found.
    """
    found = 0
    cuts: list[Cut] = []
    for cut in cuts_on_offer(session, gone):
        if found >= minutes:
            break
        cuts.append(replace(cut, to=max(cut.to, cut.was - (minutes - found))) if cut.to else cut)
        found += cuts[-1].minutes
    return tuple(cuts)


def recover(session: Session, cuts: Iterable[Cut]) -> Step:
    """These cuts in one act. Refused when there are none, when one is of an item that is kept or is not to be held any more, and when an
    item has other minutes by now.
    """
    chosen = tuple(cuts)
    if not chosen:
        raise Refused("core.nothing_to_cut")
    changes = tuple(changed(AGENDA, session.get(AGENDA, cut.key), _cut(session.get(AGENDA, cut.key), cut)) for cut in chosen)
    return Step("step.recover", changes, about=str(sum(cut.minutes for cut in chosen)))


def _cut(item: AgendaItem, cut: Cut) -> AgendaItem:
    if not item.drop_order or item.state not in ("todo", "now") or item.length != cut.was or not item.least <= cut.to < cut.was:
        raise Refused("core.cut_has_gone")
    if cut.to:
        return replace(item, allowed=None if cut.to == item.minutes else cut.to)
    if item.state == "now":
        raise Refused("core.cut_has_gone")
    return replace(item, state="dropped")

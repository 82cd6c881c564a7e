"""What of the actions still needs a word: nobody has it, whoever had it has left, there is no day, nobody said what done looks like."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.activities.actions.records import ACTION, Action
from moothall.core.model import Session, Step
from moothall.core.open_matters import OpenMatter
from moothall.core.people import PARTICIPANTS

OVER = ("done", "dropped")


def matters(session: Session) -> Sequence[OpenMatter]:
    live = [a for a in ACTION.all(session) if a.state not in OVER]
    if not live:
        return ()
    owners, days, done = list(_owners(session, live)), [a for a in live if not a.by_when], [a for a in live if not a.done.strip()]
    return (
        *(owners or (OpenMatter("actions.owners_here", {"n": len(live)}, settled=True),)),
        *((_of("actions.no_day", a) for a in days) if days else (OpenMatter("actions.all_dated", settled=True),)),
        *(_of("actions.no_done", a) for a in done),
    )


def _of(said: str, action: Action) -> OpenMatter:
    return OpenMatter(said, {"number": action.number}, subject=action.key)


def _owners(session: Session, live: Sequence[Action]) -> Iterator[OpenMatter]:
    """Nobody yet, or somebody who isn't here now: an action is told to whoever has it while they can still say no."""
    for action in live:
        owner = session.find(PARTICIPANTS, action.owner) if action.owner else None
        if owner is None:
            yield _of("actions.no_owner", action)
        elif not owner.present:
            yield OpenMatter("actions.owner_left", {"number": action.number, "who": owner.name}, subject=action.key, person=owner.key)


def take_on(session: Session, key: str, text: str, at: str, item: str, owner: str = "", by_when: str = "") -> Step:
    """An action in exactly these words, with its owner and its day where they are known. Refused when the owner isn't here or the day is
    past.
    """
    given = {name: value for name, value in (("owner", owner), ("by_when", by_when)) if value}
    return ACTION.add(session, key, text, at, item, **given)

"""The people of a session as one audience may have them: counts, in small sectors together; names only where a copy tells who it was."""

from __future__ import annotations

from moothall.core.levels import Level
from moothall.core.model import Session
from moothall.core.name_masking import Mask, tells_origin
from moothall.core.people import ORGANISATIONS, by_sector, participants, people, present, sector_of
from moothall.core.redacted_copy import People, PersonLine
from moothall.core.small_cells import few_together


def people_copy(session: Session, level: Level, mask: Mask) -> People:
    """Those who are here; before attendance is taken, those invited: a copy made early should not say that nobody came."""
    here = present(session)
    who = here or participants(session)
    sectors = by_sector(session, who) if tells_origin(session, level) else few_together(by_sector(session, who))
    return People(
        invited=len(participants(session)),
        present=len(here),
        organisations=len({p.organisation for p in who if p.organisation}),
        sectors=tuple((mask(name), number) for name, number in sectors),
        named=people_named(session, level),
    )


def people_named(session: Session, level: Level) -> tuple[PersonLine, ...]:
    """Names only where a copy tells who it was. E-mail addresses nowhere."""
    if not tells_origin(session, level):
        return ()
    bodies = {o.key: o.name for o in session.all(ORGANISATIONS)}
    return tuple(
        PersonLine(
            p.name,
            p.title,
            bodies.get(p.organisation, ""),
            sector_of(session, p),
            p.table,
            p.role,
            p.present,
            p.role_group,
            p.function,
            p.level,
        )
        for p in people(session)
    )

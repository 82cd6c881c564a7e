"""Whom a typed name means, by as much of the name as tells them apart. Takes nobody on trust, and nobody absent where that matters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from moothall.core.errors import Refused
from moothall.core.model import Session
from moothall.core.people import ORGANISATIONS, PARTICIPANTS, Participant, people
from moothall.core.search import folded

_LONGEST = 5
"""Words of a name that are looked at."""


def leading_name(session: Session, words: Sequence[str], present: bool = True) -> tuple[Participant, int]:
    """The person the first words name, and how many words that took: as many as still fit somebody. Refused when nobody is called so, when
    it could be several, and, where somebody `present` is wanted, when they aren't here.
    """
    everybody = people(session)
    for number in range(min(_LONGEST, len(words)), 0, -1):
        fit = _called(everybody, words[:number])
        # Of two Danas the one who is here is meant; but Dan, who isn't, must not become Dana, who is.
        here = [person for person in fit if _may_be_chosen(person)] or fit
        if len(here) > 1:
            raise Refused("core.several_called", name=" ".join(words[:number])[:40], who=_apart(session, here))
        if here:
            return someone_here(session, here[0].key) if present else here[0], number
    raise Refused("core.nobody_called", name=(words[0] if words else "")[:40])


def someone_here(session: Session, key: str) -> Participant:
    """The person of this key. Refused when they have gone from the list, aren't here, or are here in another part than a participant's."""
    person = session.get(PARTICIPANTS, key)
    if not _may_be_chosen(person):
        raise Refused("core.takes_no_part" if person.present else "core.is_not_here", name=person.name[:40], role=person.role)
    return person


def _may_be_chosen(person: Participant) -> bool:
    """As in `people.present`."""
    return person.present and person.role == "participant"


def with_organisation(session: Session, person: Participant) -> str:
    """ "Dana Okoro, Community Health Trust": enough to tell two of one name apart."""
    body = session.find(ORGANISATIONS, person.organisation)
    return f"{person.name}, {body.name}" if body else person.name


def _called(who: Iterable[Participant], words: Sequence[str]) -> list[Participant]:
    """Those whose name holds these words in a row, the last of them perhaps begun only. Whole words win: Dan is not Dana."""
    asked = [folded(word.rstrip(".,;")) for word in words]
    if not asked[-1]:
        return []
    names = [(person, [folded(part) for part in person.name.split()]) for person in who]
    rows = [(p, [name[n : n + len(asked)] for n in range(len(name) - len(asked) + 1)]) for p, name in names]
    whole = [p for p, runs in rows if asked in runs]
    return whole or [p for p, runs in rows if any(run[:-1] == asked[:-1] and run[-1].startswith(asked[-1]) for run in runs)]


def _apart(session: Session, who: Iterable[Participant]) -> str:
    return "; ".join(with_organisation(session, person) for person in list(who)[:4])

"""Power, voice and votes side by side, sector by sector: what was named and rated, how much was said for how many seats,
what a vote's split may show. In words and without a score; what is under its floor stays withheld.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from moothall import form_words
from moothall.activities.power.records import POWER
from moothall.activities.power.worksheet_result import power_round, say_strips
from moothall.core.activity import Activity, VoteReader
from moothall.core.forms.strip_reading import middle
from moothall.core.model import Session
from moothall.core.people import organisations, participants, present, sector_of
from moothall.core.search import folded
from moothall.core.share_rows import Share, ShareRow
from moothall.core.talk_shares import EVEN, TalkShare, groups_by_sector, talk_shares
from moothall.core.vote_splits import Split
from moothall.core.votes import Vote, votes
from moothall.words import say


@dataclass(frozen=True, slots=True)
class SectorPicture:
    """One sector: statements that name its power, its organisations' middle ratings in words, its voice, and its part in a vote."""

    name: str
    named: int
    rated: tuple[str, ...]
    voice: TalkShare
    vote: str

    @property
    def reading(self) -> str:
        """What stands out between voice and seats, in words: a prompt to look, no verdict."""
        share = self.voice
        if share.seats is None or not share.seats:
            return ""
        if share.silent:
            return say("power.voice_none")
        key = "less" if share.talk < EVEN * share.seats else "more" if share.talk > share.seats / EVEN else "as_seats"
        return say(f"power.voice_{key}")


def pictures(session: Session, ledger: VoteReader, activities: Iterable[Activity]) -> list[SectorPicture]:
    """Every sector of the list, in its order."""
    seats = groups_by_sector(session)
    said = next((tuple(a.talk(session)) for a in activities if a.talk), ())
    voices = {share.group: share for share in (said if any(s.group in seats for s in said) else talk_shares((), seats))}
    ratings, split = _ratings(session, ledger), _split(session, ledger)
    return [
        SectorPicture(
            name,
            sum(_names(entry.held_by, name, session) for entry in POWER.all(session)),
            tuple(words for body, words in ratings if name in _sectors(session, body)),
            voices.get(name) or TalkShare(name, 0.0, None),
            _vote_words(split, name),
        )
        for name in seats
    ]


def _names(held_by: str, sector: str, session: Session) -> bool:
    """Whether what holds a power is this sector or one of its organisations."""
    called = {folded(sector), *(folded(body.name) for body in organisations(session) if sector in _sectors(session, body.name))}
    return bool(held_by) and folded(held_by) in called


def _sectors(session: Session, body: str) -> set[str]:
    """An organisation's own sector, and those of its people."""
    own = next((o for o in organisations(session) if o.name == body), None)
    if own is None:
        return set()
    people = {sector_of(session, p).strip() for p in participants(session) if p.organisation == own.key}
    return people | ({own.sector.strip()} if own.sector.strip() else set())


def _ratings(session: Session, ledger: VoteReader) -> list[tuple[str, str]]:
    """Each organisation with its middle rating in practice, in words; withheld where the worksheet withholds it."""
    round_ = power_round(session)
    shown = ledger.shown(round_.key) if round_ and round_.shows_result else None
    if round_ is None or shown is None:
        return []
    part = say_strips(round_, shown)
    return [(row.name, _rating(row.name, row.counts, part.points)) for row in part.rows]


def _rating(name: str, counts: tuple[int, ...] | None, points: tuple[int, ...]) -> str:
    found = middle(dict(zip(points, counts, strict=True))) if counts else None
    return say("power.rating_withheld", name=name) if found is None else say("power.rating", name=name, middle=form_words.half(found))


def _split(session: Session, ledger: VoteReader) -> tuple[Vote, Split] | None:
    """The newest vote whose result is known and was split by sector."""
    known = (v for v in reversed(votes(session)) if v.state == "revealed" and v.split_by == "sector")
    return next(((vote, split) for vote in known if (split := ledger.split(vote.key))), None)


def vote_told(session: Session, ledger: VoteReader) -> str:
    """Which vote's split stands in the picture; empty where none may."""
    found = _split(session, ledger)
    return say("power.vote_told", question=found[0].question) if found else ""


def _vote_words(found: tuple[Vote, Split] | None, sector: str) -> str:
    """How many of the sector's ballots had each option, as far as the split may show; its own words where it may not."""
    if found is None or sector not in found[1].ballots:
        return ""
    split = found[1]
    cells = [(option.number, split.voters[option.key].get(sector)) for option in split.options]
    shown = [say("power.vote_cell", n=n, option=number) for number, n in cells if n]
    if not shown:
        return say("power.vote_withheld")
    return say("power.vote_of", n=split.ballots[sector], cells=", ".join(shown))


def share_rows(found: Sequence[SectorPicture]) -> list[ShareRow]:
    """For the chart: seats outlined above, talk filled below, and the rest in words beside."""
    rows = []
    for picture in found:
        voice = picture.voice
        seats = Share(voice.seats or 0.0, say("power.of_seats", share=round(100 * (voice.seats or 0))), open=True)
        talk = Share(voice.talk, " · ".join(filter(None, (say("power.of_talk", share=round(100 * voice.talk)), picture.reading))))
        named = say("power.named_times", n=picture.named) if picture.named else ""
        rows.append(ShareRow(picture.name, (seats, talk), ("\n".join(filter(None, (named, *picture.rated))), picture.vote)))
    return rows


def seated(session: Session) -> bool:
    """Whether the list says who sits for whom: without it there is no picture."""
    return bool(present(session) or participants(session)) and bool(groups_by_sector(session))

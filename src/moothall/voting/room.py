"""What the room sees of a vote. Sealed and open: the turnout and nothing else. Live: dots as they land. Revealed: the result."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.core.activity import Ledger
from moothall.core.agenda import AgendaItem
from moothall.core.ballots import Line, Tally, near_ties
from moothall.core.model import Session
from moothall.core.picture import BLANK, Heading, Part, Picture, Question, Result, ResultLine, Showing, Tile, Tiles, TurnoutDots
from moothall.core.prompts import PROMPTS
from moothall.core.votes import VOTES, Vote, options_of
from moothall.voting.rules import voters_in_room, votes_of_item
from moothall.words import say

LINES_A_PAGE = 6
TILES_A_PAGE = 12


def picture(session: Session, ledger: Ledger, item: AgendaItem | None, showing: Showing) -> Picture:
    """`showing.subject` is the vote, else the newest of the item that has opened: a draft is shown only when it is asked for by name.
    `extra` has the card in hand.
    """
    vote = _vote(session, item, showing)
    if vote is None or showing.view == "prompt":
        return _prompt(session, item, vote)
    if vote.state == "revealed":
        return _result(ledger, vote, session, showing.page)
    if vote.state == "open" and vote.mode == "live":
        return _live(session, ledger, vote, showing)
    if vote.state == "draft":
        return _options(session, vote, showing.page)
    return _sealed(session, ledger, vote)


def _vote(session: Session, item: AgendaItem | None, showing: Showing) -> Vote | None:
    if showing.subject:
        return session.get(VOTES, showing.subject)
    opened = [vote for vote in votes_of_item(session, item.key) if vote.state != "draft"] if item else []
    return opened[-1] if opened else None


def _prompt(session: Session, item: AgendaItem | None, vote: Vote | None) -> Picture:
    prompt = session.find(PROMPTS, item.prompt) if item else None
    text = vote.question if vote else prompt.text if prompt else item.title if item else ""
    return Picture((Question(text),), live=say("voting.live_prompt")) if text else BLANK


def rule_words(vote: Vote) -> str:
    """The rule as it is announced: dots each, the most on one, sealed or live."""
    budget = say("voting.budget", n=vote.budget) if vote.budget else say("voting.no_budget")
    cap = say("voting.cap", n=vote.cap) if vote.cap and vote.cap != vote.budget else ""
    return " ".join(part for part in (budget + (f", {cap}." if cap else "."), say(f"voting.rule_{vote.mode}")) if part)


def _sealed(session: Session, ledger: Ledger, vote: Vote) -> Picture:
    ballots, of = ledger.turnout(vote.key).ballots, vote.present or voters_in_room(session)
    parts: tuple[Part, ...] = (Question(vote.question, rule_words(vote)), TurnoutDots(ballots, _base(ballots, of)))
    return Picture(parts, live=say("voting.live_turnout"))


def _base(ballots: int, of: int) -> int:
    """The number of people, unless more ballots came than people were ticked: then nobody can say of how many."""
    return of if ballots <= of else 0


def _options(session: Session, vote: Vote, page: int) -> Picture:
    """Before it opens: what can be chosen, so that people can read and think."""
    options = options_of(session, vote.key)
    page, pages = _paged(len(options), page, TILES_A_PAGE)
    tiles = tuple(Tile(o.number, o.text, o.ordinal) for o in options[(page - 1) * TILES_A_PAGE : page * TILES_A_PAGE])
    part = Tiles(tiles, 0, 0, vote.budget or 0, vote.cap or 0, say("voting.not_open_yet"), page, pages)
    return Picture((part,), live=say("voting.live_options"), pages=pages)


def _live(session: Session, ledger: Ledger, vote: Vote, showing: Showing) -> Picture:
    card = showing.fact("card")
    mine = ledger.dots_of(vote.key, card) if card else {}
    tally = ledger.tally(vote.key)
    totals = {line.option.key: line.dots for line in tally.lines} if tally else {}
    options = options_of(session, vote.key)
    page, pages = _paged(len(options), showing.page, TILES_A_PAGE)
    shown = options[(page - 1) * TILES_A_PAGE : page * TILES_A_PAGE]
    tiles = tuple(Tile(o.number, o.text, o.ordinal, mine.get(o.key, 0), totals.get(o.key, 0)) for o in shown)
    left = (vote.budget or 0) - sum(mine.values())
    note = say("voting.live_note", n=ledger.turnout(vote.key).ballots)
    return Picture((Tiles(tiles, card, left, vote.budget or 0, vote.cap or 0, note, page, pages),), live=say("voting.live"), pages=pages)


def _result(ledger: Ledger, vote: Vote, session: Session, page: int) -> Picture:
    tally = ledger.tally(vote.key)
    if tally is None:
        return BLANK
    page, pages = _paged(len(tally.lines), page, LINES_A_PAGE)
    first = (page - 1) * LINES_A_PAGE
    lines = _lines(tally.lines)[first : first + LINES_A_PAGE]
    part = Result(
        lines=tuple(lines),
        most=max((line.dots for line in tally.lines), default=0),
        ballots=tally.ballots,
        of=_base(tally.ballots, vote.present),
        note=say("voting.live_not_sealed") if vote.mode == "live" else "",
        rest=_rest(tally, first + LINES_A_PAGE),
        page=page,
        pages=pages,
    )
    return Picture((Heading(say("voting.energy")), part), live=say("voting.live_result"), pages=pages)


def _lines(lines: Sequence[Line]) -> list[ResultLine]:
    runs = {place: run for run, (a, b) in enumerate(near_ties(lines), 1) for place in range(a, b + 1)}
    return [
        ResultLine(x.option.ordinal, x.option.number, x.option.text, x.dots, x.voters, runs.get(place, 0)) for place, x in enumerate(lines)
    ]


def _rest(tally: Tally, after: int) -> str:
    """ "6 more, 11 to 13 dots": what the next pages hold."""
    rest = tally.lines[after:]
    if not rest:
        return ""
    low, high = rest[-1].dots, rest[0].dots
    return say("voting.rest_same" if low == high else "voting.rest", n=len(rest), low=low, high=high)


def _paged(count: int, page: int, size: int) -> tuple[int, int]:
    pages = max(1, -(-count // size))
    return min(max(page, 1), pages), pages

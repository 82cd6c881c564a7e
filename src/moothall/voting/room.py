"""What the room sees of a vote. Sealed and open: the turnout and nothing else. Live: dots as they land. Revealed: the result."""

from __future__ import annotations

from moothall.core.activity import Ledger
from moothall.core.agenda import AgendaItem
from moothall.core.model import Session
from moothall.core.picture import BLANK, Part, Picture, Question, Showing, Tile, Tiles, TurnoutDots
from moothall.core.prompts import PROMPTS
from moothall.core.votes import VOTES, Vote, options_of
from moothall.voting.room_result import base, paged, result_picture
from moothall.voting.rules import voters_in_room, votes_of_item
from moothall.words import say

TILES_A_PAGE = 12


def picture(session: Session, ledger: Ledger, item: AgendaItem | None, showing: Showing) -> Picture:
    """`showing.subject` is the vote, else the newest of the item that has opened: a draft is shown only when it is asked for by name.
    `extra` has the card in hand.
    """
    vote = _vote(session, item, showing)
    if vote is None or showing.view == "prompt":
        return _prompt(session, item, vote)
    if vote.state == "revealed":
        return result_picture(ledger, vote, showing.page)
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
    parts: tuple[Part, ...] = (Question(vote.question, rule_words(vote)), TurnoutDots(ballots, base(ballots, of)))
    return Picture(parts, live=say("voting.live_turnout"))


def _options(session: Session, vote: Vote, page: int) -> Picture:
    """Before it opens: what can be chosen, so that people can read and think."""
    options = options_of(session, vote.key)
    page, pages = paged(len(options), page, TILES_A_PAGE)
    tiles = tuple(Tile(o.number, o.text, o.ordinal) for o in options[(page - 1) * TILES_A_PAGE : page * TILES_A_PAGE])
    part = Tiles(tiles, 0, 0, vote.budget or 0, vote.cap or 0, say("voting.not_open_yet"), page, pages)
    return Picture((part,), live=say("voting.live_options"), pages=pages)


def _live(session: Session, ledger: Ledger, vote: Vote, showing: Showing) -> Picture:
    card = showing.fact("card")
    mine = ledger.dots_of(vote.key, card) if card else {}
    tally = ledger.tally(vote.key)
    totals = {line.option.key: line.dots for line in tally.lines} if tally else {}
    options = options_of(session, vote.key)
    page, pages = paged(len(options), showing.page, TILES_A_PAGE)
    shown = options[(page - 1) * TILES_A_PAGE : page * TILES_A_PAGE]
    tiles = tuple(Tile(o.number, o.text, o.ordinal, mine.get(o.key, 0), totals.get(o.key, 0)) for o in shown)
    left = (vote.budget or 0) - sum(mine.values())
    note = say("voting.live_note", n=ledger.turnout(vote.key).ballots)
    return Picture((Tiles(tiles, card, left, vote.budget or 0, vote.cap or 0, note, page, pages),), live=say("voting.live"), pages=pages)

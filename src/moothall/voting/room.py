"""What the room sees of a vote. Sealed and open: the turnout and nothing else. Live: dots as they land. Revealed: the result."""

from __future__ import annotations

from dataclasses import replace

from moothall.core.activity import VoteReader
from moothall.core.agenda import AgendaItem
from moothall.core.declarations import declarations_of
from moothall.core.legibility import in_letters
from moothall.core.model import Session
from moothall.core.people import PARTICIPANTS
from moothall.core.picture import BLANK, NARROW, Heading, Part, Picture, Question, Showing, TurnoutDots, Words
from moothall.core.prompts import PROMPTS
from moothall.core.session_details import details_of
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import VOTES, Vote, options_of
from moothall.voting.ballot_reading import NOTHING, BallotShape, TypedBallot, shape_of
from moothall.voting.counted_where import who_voted
from moothall.voting.option_tiles import given_each, tiles_a_page, tiles_for
from moothall.voting.result_words import points
from moothall.voting.room_result import result_picture
from moothall.voting.rules import voters_in_room, votes_of_item
from moothall.words import say

_FEW = 3
"""Dots on one option that are drawn one by one."""
_MOST_ENDS = 36
"""Letters that both ends of a scale may have to be said beside a card in hand."""


def picture(session: Session, ledger: VoteReader, item: AgendaItem | None, showing: Showing) -> Picture:
    """`showing.subject` is the vote, else the newest of the item that has opened: a draft is shown only when it is asked for by name.
    Refused when that vote has gone.
    """
    vote, narrow = vote_shown(session, item, showing), showing.fact(NARROW) > 0
    # The order of these questions is the secrecy of a vote: whatever isn't named before it falls to `_sealed`, which shows no mark at all.
    if vote is None or showing.view == "prompt":
        return _prompt(session, item, vote)
    if vote.state == "revealed":
        return result_picture(session, ledger, vote, showing)
    if vote.state == "open" and showing.view == "hands" and vote.mode != "sealed":
        # The number comes one higher, since a fact that is missing reads as 0 and an option may be called 0.
        return _hands(session, ledger, vote, showing.fact("asked") - 1, narrow)
    if vote.state == "open" and vote.mode == "totals":
        return _totals(session, ledger, vote, showing.page, narrow)
    if vote.state == "open" and vote.mode == "live":
        return _live(session, ledger, vote, showing, narrow)
    if vote.state == "draft":
        return _options(session, vote, showing.page, narrow)
    return _sealed(session, ledger, vote)


def vote_shown(session: Session, item: AgendaItem | None, showing: Showing) -> Vote | None:
    """The vote asked for by name, else the newest of the item that has opened. Refused when the one asked for has gone."""
    if showing.subject:
        return session.get(VOTES, showing.subject)
    # A draft is being worded: the room would watch it change.
    opened = [vote for vote in votes_of_item(session, item.key) if vote.state != "draft"] if item else []
    return opened[-1] if opened else None


def _prompt(session: Session, item: AgendaItem | None, vote: Vote | None) -> Picture:
    prompt = session.find(PROMPTS, item.prompt) if item else None
    text = vote.question if vote else prompt.text if prompt else item.title if item else ""
    return Picture((Question(text),), live=say("voting.live_prompt")) if text else BLANK


def rule_words(vote: Vote) -> str:
    """The rule as it is announced: dots each, the most on one, concerns, sealed or live."""
    mode = f"voting.rule_{vote.mode}"
    # Hands and sheets of a poll count people; live, its answers land and no dots.
    return f"{_rule_each(vote)}. {say(f'{mode}_people' if kind_of(vote).one_each and vote.mode != 'sealed' else mode)}"


def _rule_each(vote: Vote) -> str:
    """What one person has: dots, the most on one, concerns."""
    what = [given_each(vote)]
    # A cap that equals the budget forbids nothing and is not announced.
    kind = kind_of(vote)
    if "cap" in kind.limits and vote.cap and vote.cap != vote.budget:
        what.append(say("voting.cap", n=vote.cap))
    # One answer in a poll goes without saying.
    if vote.minimum and "minimum" in kind.limits:
        what.append(say("voting.minimum", n=vote.minimum))
    if vote.concern:
        what.append(say("voting.concern_each", n=vote.concern))
    return ", ".join(what)


def _sealed(session: Session, ledger: VoteReader, vote: Vote) -> Picture:
    """How many have voted. A table's sheet is told apart: nobody knows how many stand behind it."""
    now = who_voted(vote, ledger.turnout(vote.key), None, vote.present or voters_in_room(session, vote.key))
    # A table hands in one sheet for however many sit there. With sheets in, "of 48" would look as if the tables had not voted.
    more: tuple[Part, ...] = (Words(say("voting.sheets_in", n=now.totals)),) if now.totals else ()
    dots = TurnoutDots(now.handed_in, now.base)
    return Picture((Question(vote.question, rule_words(vote)), *more, dots), live=say("voting.live_turnout"))


def _options(session: Session, vote: Vote, page: int, narrow: bool) -> Picture:
    """Before it opens: what can be chosen, so that people can read and think. The points of a scale are said in the first person."""
    form = shape_of(session, vote)
    note = _touched(session, vote) or form.rated_from or say("voting.not_open_yet")
    part = tiles_for(form, form.options, note=note, page=page, lines=_first_person(session, vote), size=tiles_a_page(form.options, narrow))
    # Nobody holds a card yet, so nothing is left.
    part = replace(part, left=0, cap=0, head=_rule_each(vote))
    return Picture((Heading(vote.question), part), live=say("voting.live_options"), pages=part.pages)


def _first_person(session: Session, vote: Vote) -> dict[int, str]:
    """What a poll's answers mean, by number; nothing of a scale that says it of a few points only, as one of numbers does of its ends."""
    scale = points(session, vote) if kind_of(vote).options_are_points else []
    lines = {p.number: p.line for p in scale if p.line}
    # At least half the points: pages of four large tiles are worth their turning only where there is something to read on them.
    return lines if 2 * len(lines) >= len(scale) else {}


def _touched(session: Session, vote: Vote) -> str:
    """How many interests were declared; in a session that names people, whose."""
    made = declarations_of(session, vote.key)
    if not made:
        return ""
    # Unless the session names people, whose interest it is stays off the shared screen.
    if details_of(session).confidentiality != "open":
        return say("voting.declared", n=len(made))
    names = dict.fromkeys(p.name for d in made if (p := session.find(PARTICIPANTS, d.participant)))
    return say("voting.declared_by", names=", ".join(names))


def _live(session: Session, ledger: VoteReader, vote: Vote, showing: Showing, narrow: bool) -> Picture:
    form, at_hand = shape_of(session, vote), showing.at_hand
    card = at_hand.card
    # A card's own marks may be shown here, for in a live vote they were placed before everybody's eyes. Of a sealed vote the reader gives
    # none to anybody.
    mine = TypedBallot(ledger.marks_on(vote.key, "card", card), ledger.marks_on(vote.key, "card", card, concerns=True)) if card else NOTHING
    note = say("voting.live_note", n=ledger.turnout(vote.key).people)
    tally, size = ledger.tally(vote.key), tiles_a_page(form.options, narrow)
    part = tiles_for(form, form.options, card, mine, tally, note, showing.page, at_hand.worrying, asks=True, size=size)
    # Where many dots may be on one, a card's own are a figure too.
    few = "dots_mine_and_all" if 0 < part.cap <= _FEW else "number_mine_and_all"
    few = "filled_mine_and_all" if kind_of(vote).one_each else few
    key = say("voting.mine_and_all" if kind_of(vote).marking.whole else f"voting.{few}")
    part = replace(part, said=at_hand.said, still=at_hand.still, called=at_hand.called, rule=_rule_in_hand(form), key=key)
    # What is refused stands in the question's place: beside the hand, and nothing under the finger moves for it.
    heading: tuple[Part, ...] = () if at_hand.said else (Heading(vote.question),)
    return Picture((*heading, part), live=say("voting.live"), pages=part.pages)


def _rule_in_hand(form: BallotShape) -> str:
    """The rule beside a hand at the wall: of a rating what its numbers mean, as far as that stands on two lines of a narrow screen."""
    return form.rated_from if 0 < in_letters(form.rated_from) <= _MOST_ENDS else _rule_each(form.vote)


def _hands(session: Session, ledger: VoteReader, vote: Vote, asked: int, narrow: bool) -> Picture:
    """The option that hands are asked for, as large as it gets, and its count once it is in."""
    option = next((o for o in options_of(session, vote.key) if o.number == asked), None)
    if option is None:
        return _totals(session, ledger, vote, 1, narrow)
    counted = ledger.marks_on(vote.key, "hands", asked).get(option.key)
    # A count of nought is a count: only None still waits for hands.
    words = Words("", say("voting.hands_now") if counted is None else say("voting.hands_so_far", n=counted))
    return Picture((Question(f"{option.number}  {option.text}", vote.question), words), live=say("voting.live_hands"))


def _totals(session: Session, ledger: VoteReader, vote: Vote, page: int, narrow: bool) -> Picture:
    """Totals as they stand, to be read: nobody holds a card."""
    form = shape_of(session, vote)
    note = say("voting.rule_totals_people" if kind_of(vote).one_each else "voting.rule_totals")
    part = tiles_for(form, form.options, tally=ledger.tally(vote.key), note=note, page=page, size=tiles_a_page(form.options, narrow))
    # Closed to the finger: totals are read, and pressing a tile would do nothing.
    part = replace(part, left=0, cap=0, head=_rule_each(vote), closed=True)
    return Picture((Heading(vote.question), part), live=say("voting.live"), pages=part.pages)

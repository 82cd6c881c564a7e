"""What a typed line means before Enter: symbols, how much is spent, or what is wrong. Shows nothing of a ballot that is in."""

from __future__ import annotations

from moothall.core.ballot_marking import worded
from moothall.core.ballots import judge
from moothall.core.errors import Expected
from moothall.core.vote_kinds import kind_of
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineSymbol, InlineWords
from moothall.voting.ballot_reading import BallotShape, TypedBallot, read
from moothall.voting.rules import SPOIL, in_all, left_to_give, spoiled_because, takes_back
from moothall.words import say, sentence

_MOST_SYMBOLS = 8
"""Of one option, and twice as many in all: 100 points on one option would push the verdict out of the line. The words count them."""


def echo(form: BallotShape, card: int, text: str, *, is_in: bool) -> list[InlinePart]:
    """A card that is in says so before anything is typed for it."""
    if not text:
        return [InlineWords(say("voting.card_is_in", card=card), "meta", "late", bold=True)] if is_in else []
    # Asked before anything is read: a lone "-" may be a dash on a rated ballot.
    if takes_back(form.vote, text, is_in=is_in):
        return [InlineKey("Enter"), InlineWords(say("voting.takes_back", card=card))]
    try:
        if text.startswith(SPOIL):
            return [
                InlineWords(say("voting.spoils", card=card, why=say(spoiled_because(text))), "meta", "late", bold=True),
                InlineKey("Enter"),
            ]
        return _verdict(form, read(form, text))
    except Expected as trouble:
        return [_stop(sentence(trouble))]


def _verdict(form: BallotShape, ballot: TypedBallot) -> list[InlinePart]:
    judged = judge(form.vote, ballot.marks, form.numbers, ballot.concerns)
    if judged.state == "spoiled":
        return [*_symbols(form, ballot), _stop(say(worded(form.vote, judged.reason), **judged.facts))]
    spent = InlineWords(_spent(form, ballot), "meta", "accent", bold=True)
    return [*_symbols(form, ballot), spent, InlineKey("Enter"), InlineWords(say("voting.next_ballot"))]


def _symbols(form: BallotShape, ballot: TypedBallot) -> list[InlinePart]:
    """One for each dot; of ranks and ratings one for each option."""
    # A rank or a rating is a number for an option, not that many of it, so its symbol comes once.
    dots = not kind_of(form.vote).marking.whole
    # Options without an ordinal are no themes and have no symbol.
    times = {o: min(ballot.marks.get(o.key, 0), _MOST_SYMBOLS if dots else 1) for o in form.options if o.ordinal}
    symbols = [InlineSymbol(o.ordinal) for o, n in times.items() for _ in range(n)]
    return list(symbols[: 2 * _MOST_SYMBOLS])


def _spent(form: BallotShape, ballot: TypedBallot) -> str:
    """ "4 of 5 dots", "3 of 12 rated", the point of a scale by its words; and concerns by their number."""
    vote, all_in_all = form.vote, in_all(form.vote, len(form.options))
    # A blank ballot counts as handed in, so it is named and not shown as nothing.
    if not ballot.marks and not ballot.concerns:
        return say("voting.blank_ballot")
    kind = kind_of(vote)
    if kind.options_are_points:
        words = next((o.text for o in form.options if o.key in ballot.marks), "")
    elif all_in_all:
        spent = all_in_all - left_to_give(vote, ballot.marks, len(form.options))
        words = say(worded(vote, kind.marking.spent_words), spent=spent, budget=all_in_all)
    else:
        words = say(worded(vote, "voting.dots"), n=sum(ballot.marks.values()))
    worried = sum(ballot.concerns.values())
    return say("voting.and_concerns", words=words, n=worried) if worried else words


def _stop(words: str) -> InlineWords:
    return InlineWords(words, "meta", "stop", bold=True)

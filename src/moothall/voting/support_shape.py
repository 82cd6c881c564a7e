"""How firmly something is backed, for whoever shows words with the poll behind them: one bar, and both of its figures in words."""

from __future__ import annotations

from collections.abc import Callable

from moothall import poll_words
from moothall.core.ballots import Tally
from moothall.core.interpretation import people
from moothall.core.model import Session
from moothall.core.picture import SupportBar
from moothall.core.vote_kinds import kind_of
from moothall.core.votes import Vote
from moothall.voting.result_words import by_point
from moothall.words import say


def support_bar(session: Session, tally_of: Callable[[str], Tally | None], vote: Vote) -> SupportBar | None:
    """None until the result is known, and for a vote that isn't one answer each on a scale."""
    one_answer = kind_of(vote).on_scale and kind_of(vote).one_each
    tally = tally_of(vote.key) if vote.state == "revealed" and one_answer else None
    if tally is None:
        return None
    lines = by_point(session, tally)
    counts = tuple(line.dots for line in lines)
    got, of = sum(counts[: vote.support]), people(tally)
    span = poll_words.span([line.option.number for line in lines][: vote.support]) if vote.support else ""
    line = say("voting.agreed_line", n=-(-of * vote.threshold // 100)) if vote.threshold else ""
    return SupportBar(counts, vote.support, vote.threshold, say("voting.got_at", got=got, of=of, span=span), line)

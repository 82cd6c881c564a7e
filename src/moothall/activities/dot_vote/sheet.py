"""Votes in writing: the rule as announced, how ballots came in, and a row of dots for each option. A solid dot is a voter."""

from __future__ import annotations

from moothall import poll_words
from moothall.core.ballot_marking import worded
from moothall.core.redacted_copy import Copy, OptionCopy, VoteCopy
from moothall.core.vote_kinds import kind_of
from moothall.exports import preference_results, vote_results
from moothall.exports.content.blocks import Bar, Block, Blocks, Chart, DocumentHeading, Fact, Paragraph
from moothall.exports.vote_parts import facts, rated, split
from moothall.words import say


def pages(copy: Copy) -> Blocks:
    votes = [vote for vote in copy.votes if kind_of(vote).shown_by == "dot_vote"]
    if not votes:
        return ()
    return (DocumentHeading(2, say("exports.energy")), *(block for vote in votes for block in _vote(vote)))


def _vote(vote: VoteCopy) -> Blocks:
    begin: tuple[Block, ...] = (DocumentHeading(3, vote_results.asked(vote)), *_facts(vote))
    if not vote.revealed:
        # What was voted on may be read by everybody, what came of it not yet.
        options = tuple(_bar(option, option, "") for option in vote.options)
        return (*begin, Paragraph(vote_results.no_result(vote), "quiet"), Chart(say("exports.on_the_ballot"), options, "ballot"))
    few = poll_words.few(vote.people)
    remark = (Paragraph(few, "quiet"),) if few else ()
    if kind_of(vote).reading.drawn == "grid":
        return (*begin, *remark, rated(vote))
    return (*begin, *remark, _chart(vote), *split(vote))


def _facts(vote: VoteCopy) -> Blocks:
    """The rule as announced, how ballots came in and what of them didn't count."""
    close = Fact(say("exports.too_close"), " ".join(vote_results.near_ties(vote_results.ranked(vote))))
    return facts(vote, close, *(Fact(label, words) for label, words in preference_results.counts(vote)))


def _chart(vote: VoteCopy) -> Chart:
    # Of orders of preference what is drawn isn't what is told: a solid dot is a first place.
    drawn = preference_results.as_drawn(vote)
    told = (vote_results.result(vote, option) for option in vote.options)
    bars = tuple(_bar(option, dots, marks) for option, dots, marks in zip(vote.options, drawn, told, strict=True))
    return Chart(vote_results.asked(vote), bars, legend=_legend(vote))


def _legend(vote: VoteCopy) -> str:
    nobody = any(option.voters is None for option in vote.options)
    dots = "exports.solid_is_first" if vote.outcome else "exports.no_voters" if nobody else "exports.solid_and_open"
    joined = any(option.bracket for option in vote.options)
    words = say(worded(vote, dots))
    return f"{words} {say('exports.joined')}" if joined else words


def _bar(option: OptionCopy, dots: OptionCopy, marks: str) -> Bar:
    # Without voters all dots are one bare sum.
    solid = (dots.dots or 0) if dots.voters is None else dots.voters
    return Bar(
        vote_results.called(option),
        option.text,
        marks,
        solid,
        (dots.dots or 0) - solid,
        option.ordinal,
        option.bracket,
        vote_results.beside(option) if marks else "",
        counted=dots.voters is not None,
    )

"""Polls in writing: the proposal, what was agreed beforehand beside what came, and the shape in the scale's order. No mean."""

from __future__ import annotations

from moothall import poll_words
from moothall.core import interpretation
from moothall.core.redacted_copy import Copy, OptionCopy, VoteCopy
from moothall.core.vote_kinds import kind_of
from moothall.exports import vote_results
from moothall.exports.content.blocks import Bar, Block, Blocks, Chart, DocumentHeading, Fact, Item, Items, Paragraph
from moothall.exports.vote_parts import facts, split
from moothall.words import say


def pages(copy: Copy) -> Blocks:
    polls = [vote for vote in copy.votes if kind_of(vote).shown_by == "poll"]
    if not polls:
        return ()
    return (DocumentHeading(2, say("exports.stands")), *(block for vote in polls for block in _poll(vote)))


def _poll(vote: VoteCopy) -> Blocks:
    head: Block = DocumentHeading(3, vote_results.asked(vote))
    if not vote.revealed:
        return (head, *facts(vote), Paragraph(vote_results.no_result(vote), "quiet"), _scale(vote))
    return (head, *facts(vote, *_reading(vote)), _shape(vote), *split(vote))


def _reading(vote: VoteCopy) -> tuple[Fact, ...]:
    counts, numbers = [o.dots or 0 for o in vote.options], [o.number for o in vote.options]
    agreed = poll_words.agreed(interpretation.support(vote.support, vote.threshold, counts, vote.people), numbers)
    words = (poll_words.shape(counts, vote.ordered), poll_words.few(vote.people), poll_words.far_end(counts, numbers, vote.ordered))
    return Fact(say("exports.agreed_label"), agreed), Fact(say("exports.reading"), " ".join(t for t in words if t))


def _shape(vote: VoteCopy) -> Chart:
    # The line stands under the last point that counts as support. Below the last point of all there would be nothing to part.
    ends = vote.support if vote.support < len(vote.options) else 0
    return Chart(vote_results.asked(vote), tuple(_point(option, place == ends) for place, option in enumerate(vote.options, 1)), "shape")


def _point(option: OptionCopy, parted: bool) -> Bar:
    """A point, and how many stood there; of a further round also how many did before."""
    figures = str(option.dots or 0)
    if option.before is not None:
        figures = say("screen.from_to", before=option.before, count=option.dots or 0)
    return Bar(str(option.number), option.text, figures, option.dots or 0, before=option.before or 0, parted=parted)


def _scale(vote: VoteCopy) -> Items:
    """The points as they were explained, until there is a result."""
    return Items(tuple(Item(str(p.number), p.label, details=(p.line,) if p.line else ()) for p in vote.scale))

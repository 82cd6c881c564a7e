"""Parts of a vote's pages that every kind of vote has: the facts above it, and numbers side by side under it. Counts nothing."""

from __future__ import annotations

from moothall import poll_words
from moothall.core.redacted_copy import SplitCopy, VoteCopy
from moothall.core.result_reading import counts_by_place, top_points
from moothall.exports import vote_results
from moothall.exports.content.blocks import Block, Blocks, Cell, DocumentRow, DocumentTable, Fact, Facts, Paragraph
from moothall.words import say


def facts(vote: VoteCopy, *further: Fact) -> Blocks:
    """The rule as announced, how ballots came in, what of them didn't count, and which round it is. A fact without words isn't told."""
    told = (
        Fact(say("exports.rule"), vote_results.rule(vote)),
        Fact(say("exports.ballot_box"), vote_results.turnout(vote)),
        Fact(say("exports.checks"), vote_results.checks(vote)),
        *further,
    )
    rounds: tuple[Block, ...] = (Paragraph(say("exports.round_of", n=vote.round), "small"),) if vote.round > 1 else ()
    return (*rounds, Facts(tuple(fact for fact in told if fact.words)))


def split(vote: VoteCopy) -> Blocks:
    """Voters by group, the same cells as in the window and on the shared screen."""
    if vote.split is None:
        return ()
    groups = (say("exports.group_of", name=name or say("exports.other_groups"), n=n) for name, n in vote.split.groups)
    caption = f"{say(f'exports.split_{vote.split.counts}_by_{vote.split.by}')}. {say('exports.withheld')}"
    return (DocumentTable(caption, ("", *groups), _split_rows(vote, vote.split)),)


def _split_rows(vote: VoteCopy, of: SplitCopy) -> tuple[DocumentRow, ...]:
    cells = dict(of.rows)
    sizes = [n for _, n in of.groups]
    # None is withheld: neither number nor bar, for a bar can be measured.
    told = {
        ref: tuple(Cell("") if n is None else Cell(str(n), 100 * n // size) for n, size in zip(row, sizes, strict=True))
        for ref, row in cells.items()
    }
    return tuple(DocumentRow(vote_results.named(option), told[option.ref]) for option in vote.options)


def rated(vote: VoteCopy) -> DocumentTable:
    """How many gave each option each point of the scale, the top two together, and who gave no answer."""
    two = top_points(len(vote.scale), vote.ordered) > 1
    points = poll_words.heads([(point.number, point.label) for point in vote.scale])
    heads = ("", *points, *([say("exports.top_two")] if two else []), say("exports.no_answer"))
    rows = []
    for option in vote_results.ranked(vote):
        counts = counts_by_place(option.spread, len(vote.scale))
        answered = sum(counts)
        cells = [Cell(str(n), 100 * n // answered if answered else 0) for n in counts]
        # Bars only under the points: these two are sums of another kind, and longer bars there would be compared.
        after = [*([sum(counts[:2])] if two else []), max(0, vote.ballots - answered)]
        rows.append(DocumentRow(vote_results.named(option), (*cells, *(Cell(str(n)) for n in after))))
    return DocumentTable("", heads, tuple(rows))

"""Votes by order of preference in PrefLib's formats .soc, .soi, .toc and .toi (preflib.org), the present one and the one before 2022.

Refuses what it can't count for certain, naming the line; what is merely odd is read, and remarked on. The files know no voters, only
how many gave each order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, repeat

from moothall.core.batch import BallotRow, Batch, Remark, VoteRows
from moothall.core.errors import Fact, Trouble
from moothall.core.text import LONGEST
from moothall.core.votes import Candidate
from moothall.imports.encoding import TextSource
from moothall.words import say

TYPES = ("soc", "soi", "toc", "toi")
"""s or t: strict or with ties. c or i: complete or not."""

MOST = 500_000
"""Ballots. A line can claim any number; the largest published election with whole orders has fewer."""

WHOLE = re.compile("[0-9]{1,9}")
"""Numbers and counts of up to nine digits, so that many add up to what the file can hold."""
# A fact is "# KEY: value", an option "# ALTERNATIVE NAME 3: its name"; the old format has "3,its name".
_FACT = re.compile(r"#\s*([^:]*?)\s*:(.*)")
_NAME = re.compile(r"ALTERNATIVE NAME ([0-9]{1,9})")
_OLD_NAME = re.compile(r"\s*([0-9]{1,9})\s*,(.*)")
# A place is one option or, in braces, several that tie; an order is places split at commas.
_PLACE = re.compile(r"\{([0-9,]*)\}|([0-9]+)")
_ORDER = re.compile(rf"(?:{_PLACE.pattern})(?:,(?:{_PLACE.pattern}))*,?")

Places = tuple[tuple[str, ...], ...]


@dataclass
class _Election:
    """The file as it lies: facts and names with their lines, and the orders with how many gave each."""

    name: str
    facts: dict[str, tuple[int, str]] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)
    orders: list[tuple[int, int, Places]] = field(default_factory=list)
    """Line, ballots, places."""
    ballots: int = 0
    unended: bool = False
    """Whether the last line lacks its line break, as in a file that was cut short."""

    def said(self, key: str) -> str:
        """A fact by its key in capitals, or nothing when the file doesn't state it."""
        return self.facts[key][1] if key in self.facts else ""

    def refuse(self, key: str, line: int, **facts: Fact) -> Trouble:
        """The Trouble that names the file and the line, for the caller to raise."""
        return Trouble(key, file=self.name, line=line, **facts)


def looks_like_preflib(source: TextSource) -> bool:
    """By what it says of itself, or by its name when it says nothing."""
    if source.path.suffix.lower().lstrip(".") in TYPES:
        return True
    # 20,000 characters: the facts stand at the top, and a long text isn't searched for them.
    return source.text.startswith("#") and re.search(r"^#\s*NUMBER ALTERNATIVES\s*:", source.text[:20_000], re.MULTILINE) is not None


def read_preflib(source: TextSource) -> Batch:
    """The vote in a PrefLib file. Trouble, naming the line, when it isn't whole or isn't a list of orders."""
    found = _read(source)
    _refuse_what_is_missing(found)
    question = found.said("TITLE") or found.said("DESCRIPTION") or say("imports.vote_prompt")
    options = tuple(Candidate(text, ref=ref) for ref, text in found.options.items())
    held = VoteRows(question, "ordinal", options, tuple(_papers(found)))
    return Batch("ballots", votes=(held,), remarks=(*source.remarks, *_oddities(found)))


def _read(source: TextSource) -> _Election:
    found = _Election(source.name, unended=not source.text.endswith(("\n", "\r")))
    lines = ((n, line.strip()) for n, line in enumerate(re.split("\r\n|\r|\n", source.text), 1) if line.strip())
    first = next(lines)
    # The old format begins with how many options there are, the present one with a fact.
    is_old = WHOLE.fullmatch(first[1])
    body = _old_header(found, int(first[1]), first[0], lines) if is_old else _header(found, chain([first], lines))
    for line, times, order in body:
        found.ballots += times
        # Checked at each line: one short line could claim millions of ballots, and each would be made.
        if found.ballots > MOST:
            raise found.refuse("imports.pl_too_many", line, most=MOST)
        found.orders.append((line, times, _places(found, line, order)))
    return found


# the present format: "# KEY: value", then "count: order"


def _header(found: _Election, lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Takes in what the file says of itself; gives the orders."""
    for number, line in lines:
        if line.startswith("#"):
            _take(found, number, line)
            continue
        times, colon, order = line.partition(":")
        if not colon:
            raise found.refuse("imports.pl_no_order", number)
        yield number, _times(found, number, times), order


def _take(found: _Election, number: int, line: str) -> None:
    fact = _FACT.fullmatch(line)
    if fact is None:
        return
    key, value = fact[1].upper(), fact[2].strip()
    if option := _NAME.fullmatch(key):
        _name(found, number, option[1], value)
    else:
        # What is stated twice counts as it was stated first.
        found.facts.setdefault(key, (number, value))


# the format before 2022: how many options, their names, the sums, then "count,order"


def _old_header(found: _Election, options: int, first: int, lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    found.facts["NUMBER ALTERNATIVES"] = (first, str(options))
    # The range comes first: the other way round, zip would take one line too many before it sees that the options are done.
    for _, (number, line) in zip(range(options), lines, strict=False):
        option = _OLD_NAME.fullmatch(line)
        if option is None:
            raise found.refuse("imports.pl_no_name", number)
        _name(found, number, option[1], option[2].strip())
    number, sums = next(lines, (first, ""))
    parts = [part.strip() for part in sums.split(",")]
    if len(parts) != 3:
        raise found.refuse("imports.pl_no_sums", number)
    found.facts["NUMBER VOTERS"], found.facts["NUMBER UNIQUE ORDERS"] = (number, parts[0]), (number, parts[2])
    return _old_orders(found, lines)


def _old_orders(found: _Election, lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    for number, line in lines:
        times, _, order = line.partition(",")
        yield number, _times(found, number, times), order


# one line at a time


def _name(found: _Election, line: int, ref: str, text: str) -> None:
    # 07 and 7 are the same option.
    ref = str(int(ref))
    if ref in found.options:
        raise found.refuse("imports.pl_option_twice", line, option=ref)
    if len(text) > LONGEST:
        raise found.refuse("imports.pb_too_long", line, most=LONGEST)
    found.options[ref] = text or ref


def _times(found: _Election, line: int, said: str) -> int:
    if not WHOLE.fullmatch(said.strip()):
        raise found.refuse("imports.pl_no_count", line, value=said.strip()[:40])
    return int(said)


def _places(found: _Election, line: int, said: str) -> Places:
    """ "1,{2,3},4" as places. Empty braces hold nobody, and a comma may end the line."""
    order = "".join(said.split())
    if order and not _ORDER.fullmatch(order):
        raise found.refuse("imports.pl_not_an_order", line, value=said.strip()[:40])
    groups = (tied.split(",") if tied or not one else [one] for tied, one in _PLACE.findall(order))
    places = tuple(tuple(str(int(ref)) for ref in group if ref) for group in groups)
    ranked = [ref for place in places for ref in place]
    for ref in ranked:
        if ref not in found.options:
            raise found.refuse("imports.pb_unknown_option", line, option=ref[:40])
        if ranked.count(ref) > 1:
            raise found.refuse("imports.pl_ranked_twice", line, option=ref[:40])
    return tuple(place for place in places if place)


def _papers(found: _Election) -> Iterator[BallotRow]:
    numbers = {ref: n for n, ref in enumerate(found.options, 1)}
    for line, times, places in found.orders:
        marks = {numbers[ref]: place for place, tied in enumerate(places, 1) for ref in tied}
        # The same row again and again, not copies: it is frozen, and half a million of them would take much memory.
        yield from repeat(BallotRow(line, marks), times)


# whether it is all there


def _refuse_what_is_missing(found: _Election) -> None:
    kind = found.said("DATA TYPE").casefold()
    if kind and kind not in TYPES:
        raise found.refuse("imports.pl_other_kind", found.facts["DATA TYPE"][0], kind=kind[:40])
    if not found.options:
        raise Trouble("imports.pb_no_options", file=found.name)
    # Fewer than stated is a file cut short; more is odd, and remarked on below.
    for key, held, trouble in (
        ("NUMBER ALTERNATIVES", len(found.options), "imports.pl_too_few_options"),
        ("NUMBER VOTERS", found.ballots, "imports.pb_too_few"),
    ):
        said = found.said(key)
        if WHOLE.fullmatch(said) and int(said) > held:
            raise Trouble(trouble, file=found.name, said=int(said), found=held)


def _oddities(found: _Election) -> Iterator[Remark]:
    lines = {"NUMBER ALTERNATIVES": len(found.options), "NUMBER VOTERS": found.ballots, "NUMBER UNIQUE ORDERS": len(found.orders)}
    for key, held in lines.items():
        if key in found.facts and found.said(key) != str(held):
            line, said = found.facts[key]
            yield Remark("imports.odd_count", {"line": line, "field": key, "said": said[:40], "found": held})
    if found.unended and found.orders:
        yield Remark("imports.pb_may_be_cut", {"line": found.orders[-1][0]})
    kind = found.said("DATA TYPE").casefold()
    if kind.endswith("c") and (short := sum(n for _, n, places in found.orders if sum(map(len, places)) < len(found.options))):
        yield Remark("imports.pl_not_complete", {"kind": kind, "n": short})
    if kind.startswith("s") and (tied := sum(n for _, n, places in found.orders if max(map(len, places), default=0) > 1)):
        yield Remark("imports.pl_not_strict", {"kind": kind, "n": tied})

"""What a typed line means, said back beside it: "“One referral form” goes to (A) One front door". Reads a Wish; carries none out."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.activities.cluster.line import Wish
from moothall.core.contributions import Contribution
from moothall.core.themes import Theme
from moothall.ui.kit.inline_parts import InlineKey, InlinePart, InlineSymbol, InlineWords
from moothall.words import say

_QUOTED = 44
"""Characters of a note: more would push what happens to it out of sight."""


def echo(wish: Wish, next_ordinal: int) -> list[InlinePart]:
    """`next_ordinal` is the letter a new theme would get."""
    parts = _ECHOES[wish.verb](wish, next_ordinal)
    # "A >" with no name takes themes out of their domain, which Enter then says.
    leaves = wish.verb == "domain" and not wish.name
    return [*parts, *enter("cluster.enter_leave" if leaves else f"cluster.enter_{wish.verb}")] if wish.verb and _is_whole(wish) else parts


def _is_whole(wish: Wish) -> bool:
    """Whether Enter would do something already."""
    # Other verbs are whole as soon as the line is read: what they lack is refused there.
    wanting = {"copy": wish.theme is None, "same": wish.head is None, "split": len(wish.texts) < 2}
    return not wanting.get(wish.verb, False)


def enter(words: str) -> list[InlinePart]:
    return [InlineKey("Enter"), InlineWords(say(words))]


def suggested(themes: Sequence[Theme]) -> list[InlinePart]:
    """What Tab would do with a note that is only a number so far."""
    return [InlineKey("Tab"), *named(themes[0])] if themes else []


def quoted(notes: Sequence[Contribution]) -> str:
    """One note by its words, several by how many."""
    if len(notes) == 1:
        text = " ".join(notes[0].text.split())
        # One character less for the sign that says there is more.
        return say("cluster.quoted", text=text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1].rstrip()}…")
    return say("cluster.notes", n=len(notes))


def named(theme: Theme) -> list[InlinePart]:
    name = InlineWords(theme.name, "meta", "ink", bold=True) if theme.name else InlineWords(say("kit.no_name"), italic=True)
    # 24 px at 100 %: the symbol of a row; a line has no room for the full drawing of 32.
    return [InlineSymbol(theme.ordinal, 24), name]


def _place(wish: Wish, next_ordinal: int) -> list[InlinePart]:
    assert wish.theme is not None
    return [InlineWords(say("cluster.goes_to", notes=quoted(wish.notes), n=len(wish.notes))), *named(wish.theme)]


def _new(wish: Wish, next_ordinal: int) -> list[InlinePart]:
    name: list[InlinePart] = [InlineWords(wish.name, "meta", "ink", bold=True)] if wish.name else []
    begins = say("cluster.begins", notes=quoted(wish.notes), n=len(wish.notes)) if wish.notes else say("cluster.new_theme")
    return [InlineWords(begins), InlineSymbol(next_ordinal, 24), *name]


def _name(wish: Wish, next_ordinal: int) -> list[InlinePart]:
    assert wish.theme is not None
    return [
        InlineSymbol(wish.theme.ordinal, 24),
        InlineWords(say("cluster.will_be_called")),
        InlineWords(wish.name, "meta", "ink", bold=True),
    ]


def _star(wish: Wish, next_ordinal: int) -> list[InlinePart]:
    # The rule turns each the other way round; when all are stars, that is taking them off.
    stays = all(note.example for note in wish.notes)
    return [InlineWords(say("cluster.unstars" if stays else "cluster.stars", notes=quoted(wish.notes), n=len(wish.notes)))]


def _tray(wish: Wish, next_ordinal: int) -> list[InlinePart]:
    return [InlineWords(say("cluster.goes_back", notes=quoted(wish.notes), n=len(wish.notes)))]


def _copy(wish: Wish, next_ordinal: int) -> list[InlinePart]:
    if wish.theme is None:
        return [InlineWords(quoted(wish.notes))]
    return [InlineWords(say("cluster.copied_to", notes=quoted(wish.notes))), *named(wish.theme)]


def _same(wish: Wish, next_ordinal: int) -> list[InlinePart]:
    if wish.head is None:
        return [InlineWords(say("cluster.same_as_note"))]
    return [InlineWords(say("cluster.counts_with", n=len(wish.notes))), InlineWords(quoted([wish.head]), "meta", "ink", bold=True)]


def _again(wish: Wish, next_ordinal: int) -> list[InlinePart]:
    return [InlineWords(say("cluster.said_once_more")), InlineWords(quoted(wish.notes), "meta", "ink")]


def _split(wish: Wish, next_ordinal: int) -> list[InlinePart]:
    return [InlineWords(say("cluster.becomes", note=wish.notes[0].number, n=len(wish.texts)))]


def _domain(wish: Wish, next_ordinal: int) -> list[InlinePart]:
    symbols = [InlineSymbol(theme.ordinal, 24) for theme in wish.themes]
    if not wish.name:
        return [*symbols, InlineWords(say("cluster.leave_domain", n=len(wish.themes)))]
    return [*symbols, InlineWords(say("cluster.go_into")), InlineWords(wish.name, "meta", "ink", bold=True)]


def _call(wish: Wish, next_ordinal: int) -> list[InlinePart]:
    return [InlineWords(say("cluster.domain_called")), InlineWords(wish.name, "meta", "ink", bold=True)]


def _only_numbers(wish: Wish, next_ordinal: int) -> list[InlinePart]:
    return [InlineWords(quoted(wish.notes), "meta", "ink"), InlineWords(say("cluster.to_where"))]


_ECHOES = {
    # By the verb of a Wish; one that is missing here is an error at the first key, and so in the contract tests.
    "place": _place,
    "copy": _copy,
    "new": _new,
    "name": _name,
    "star": _star,
    "tray": _tray,
    "same": _same,
    "again": _again,
    "split": _split,
    "domain": _domain,
    "call": _call,
    "": _only_numbers,
}

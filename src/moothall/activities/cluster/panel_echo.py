"""What a typed line means, said back beside it: "“One referral form” goes to (A) One front door". Reads a Wish; carries none out."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.activities.cluster.line import Wish
from moothall.core.contributions import Contribution
from moothall.core.themes import Theme
from moothall.ui.kit.parts import Key, Part, Symbol, Words
from moothall.words import say

_QUOTED = 44
"""Signs of a note: more would push what happens to it out of sight."""


def echo(wish: Wish, next_ordinal: int) -> list[Part]:
    """`next_ordinal` is the letter a new theme would get."""
    parts = _ECHOES[wish.verb](wish, next_ordinal)
    leaves = wish.verb == "domain" and not wish.name
    return [*parts, *enter("cluster.enter_leave" if leaves else f"cluster.enter_{wish.verb}")] if wish.verb and _is_whole(wish) else parts


def _is_whole(wish: Wish) -> bool:
    """Whether Enter would do something already."""
    wanting = {"copy": wish.theme is None, "same": wish.head is None, "split": len(wish.texts) < 2}
    return not wanting.get(wish.verb, False)


def enter(words: str) -> list[Part]:
    return [Key("Enter"), Words(say(words))]


def suggested(themes: Sequence[Theme]) -> list[Part]:
    """What Tab would do with a note that is only a number so far."""
    return [Key("Tab"), *named(themes[0])] if themes else []


def quoted(notes: Sequence[Contribution]) -> str:
    """One note by its words, several by how many."""
    if len(notes) == 1:
        text = " ".join(notes[0].text.split())
        return say("cluster.quoted", text=text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1].rstrip()}…")
    return say("cluster.notes", n=len(notes))


def named(theme: Theme) -> list[Part]:
    name = Words(theme.name, "meta", "ink", bold=True) if theme.name else Words(say("kit.no_name"), italic=True)
    return [Symbol(theme.ordinal, 24), name]


def _place(wish: Wish, next_ordinal: int) -> list[Part]:
    assert wish.theme is not None
    return [Words(say("cluster.goes_to", notes=quoted(wish.notes), n=len(wish.notes))), *named(wish.theme)]


def _new(wish: Wish, next_ordinal: int) -> list[Part]:
    name: list[Part] = [Words(wish.name, "meta", "ink", bold=True)] if wish.name else []
    begins = say("cluster.begins", notes=quoted(wish.notes), n=len(wish.notes)) if wish.notes else say("cluster.new_theme")
    return [Words(begins), Symbol(next_ordinal, 24), *name]


def _name(wish: Wish, next_ordinal: int) -> list[Part]:
    assert wish.theme is not None
    return [Symbol(wish.theme.ordinal, 24), Words(say("cluster.will_be_called")), Words(wish.name, "meta", "ink", bold=True)]


def _star(wish: Wish, next_ordinal: int) -> list[Part]:
    stays = all(note.example for note in wish.notes)
    return [Words(say("cluster.unstars" if stays else "cluster.stars", notes=quoted(wish.notes), n=len(wish.notes)))]


def _tray(wish: Wish, next_ordinal: int) -> list[Part]:
    return [Words(say("cluster.goes_back", notes=quoted(wish.notes), n=len(wish.notes)))]


def _copy(wish: Wish, next_ordinal: int) -> list[Part]:
    if wish.theme is None:
        return [Words(quoted(wish.notes))]
    return [Words(say("cluster.copied_to", notes=quoted(wish.notes))), *named(wish.theme)]


def _same(wish: Wish, next_ordinal: int) -> list[Part]:
    if wish.head is None:
        return [Words(say("cluster.same_as_note"))]
    return [Words(say("cluster.counts_with", n=len(wish.notes))), Words(quoted([wish.head]), "meta", "ink", bold=True)]


def _again(wish: Wish, next_ordinal: int) -> list[Part]:
    return [Words(say("cluster.said_once_more")), Words(quoted(wish.notes), "meta", "ink")]


def _split(wish: Wish, next_ordinal: int) -> list[Part]:
    return [Words(say("cluster.becomes", note=wish.notes[0].number, n=len(wish.texts)))]


def _domain(wish: Wish, next_ordinal: int) -> list[Part]:
    symbols = [Symbol(theme.ordinal, 24) for theme in wish.themes]
    if not wish.name:
        return [*symbols, Words(say("cluster.leave_domain", n=len(wish.themes)))]
    return [*symbols, Words(say("cluster.go_into")), Words(wish.name, "meta", "ink", bold=True)]


def _call(wish: Wish, next_ordinal: int) -> list[Part]:
    return [Words(say("cluster.domain_called")), Words(wish.name, "meta", "ink", bold=True)]


def _only_numbers(wish: Wish, next_ordinal: int) -> list[Part]:
    return [Words(quoted(wish.notes), "meta", "ink"), Words(say("cluster.to_where"))]


_ECHOES = {
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

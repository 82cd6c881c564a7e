"""What a typed line means, said back beside it: "“One referral form” goes to (A) One front door". Reads a Wish; carries none out."""

from __future__ import annotations

from collections.abc import Sequence

from moothall.activities.cluster.rules import Wish
from moothall.core.contributions import Contribution
from moothall.core.themes import Theme
from moothall.ui.kit.parts import Key, Part, Symbol, Words
from moothall.words import say


def echo(wish: Wish, next_ordinal: int) -> list[Part]:
    """`next_ordinal` is the letter a new theme would get."""
    parts = _ECHOES[wish.verb](wish, next_ordinal)
    return [*parts, *enter(f"cluster.enter_{wish.verb}")] if wish.verb else parts


def enter(words: str) -> list[Part]:
    return [Key("Enter"), Words(say(words))]


def copy_echo(notes: Sequence[Contribution], theme: Theme) -> list[Part]:
    return [Words(say("cluster.copied_to", notes=quoted(notes))), *named(theme), *enter("cluster.enter_copy")]


def quoted(notes: Sequence[Contribution]) -> str:
    """One note by its words, several by how many."""
    if len(notes) == 1:
        return say("cluster.quoted", text=" ".join(notes[0].text.split()))
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


def _only_numbers(wish: Wish, next_ordinal: int) -> list[Part]:
    return [Words(quoted(wish.notes), "meta", "ink"), Words(say("cluster.to_where"))]


_ECHOES = {"place": _place, "new": _new, "name": _name, "star": _star, "tray": _tray, "": _only_numbers}

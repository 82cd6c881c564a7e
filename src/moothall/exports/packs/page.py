"""One page of the pack as a record: its number in practice, whom it is for, how many, on what, and what makes it or why it can't be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from moothall.core.model import Session, Step
from moothall.exports.content.print_blocks import Content

Role = Literal["organiser", "facilitator", "participant", "wall"]
ROLES: tuple[Role, ...] = ("organiser", "facilitator", "participant", "wall")
LETTERS: dict[Role, str] = {"organiser": "O", "facilitator": "F", "participant": "P", "wall": "W"}


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One job of the print order. `pages` are the sides of one copy, `sides` of all; `prints` is how often they are printed, `copies` how
    many things people get of it.
    """

    code: str
    title: str
    role: Role
    pages: int
    prints: int
    copies: int
    sides: int
    paper: str
    stock: str
    cut: bool
    two_sided: bool
    then: str


@dataclass(frozen=True, slots=True)
class PackSheet:
    """What a page is set on: how wide and high its text may be in millimetres, whether in large print, and, for the cover, the order."""

    paper: str
    large: bool
    wide: float
    high: float
    order: tuple[OrderLine, ...] = ()
    copies: int = 0
    """How many somebody asked for; 0 for as many as were planned."""


@dataclass(frozen=True, slots=True)
class PackPage:
    """`code` is its number in practice 4 ("P4"); a bare letter takes the next number of its role. `copies` are what people get, spares
    included. What `make` gives is printed once for each copy, unless it is cards, or `numbered` sheets, of which each is another.
    `missing` says why there is nothing to print yet; it then has no `make`.
    """

    code: str
    title: str
    role: Role
    copies: int = 1
    make: Callable[[PackSheet], tuple[Content, ...]] | None = None
    paper: str = "a4"
    stock: Literal["white", "card"] = "white"
    cut: bool = False
    two_sided: bool = False
    numbered: bool = False
    private: bool = False
    then: str = ""
    missing: str = ""
    lists_all: bool = False
    """It says of every other page how many there are, so it is made last."""
    item: str = ""
    """The key of the agenda item whose vote it is printed for, where it is."""

    one_each: bool = False
    """Each of its cards is somebody's own, or something's: there are no more of them and no fewer."""
    on_request: bool = False
    """Printed only where somebody asks for it: it stands in place of another page."""
    once_printed: Callable[[Session, str], Step | None] | None = None
    """`once_printed(session, key)`: what is fixed from then on because it is on paper, with a fresh key; None when it is already."""

    @property
    def ready(self) -> bool:
        return self.make is not None and self.copies > 0


@dataclass(frozen=True, slots=True)
class Need:
    """Something to bring that isn't printed, and how many of it."""

    words: str
    quantity: int = 1


Brought: TypeAlias = PackPage | Need

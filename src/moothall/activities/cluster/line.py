"""Reading the board's entry line. Says what is meant; carries nothing out.

32 A            place note 32 in theme A          32 7 14 A    place several
32 +            a new theme holding note 32       + Home first a new theme with a name
32 +A           copy note 32 into theme A         32 -         back to the tray
32 = 12         32 says the same as 12            12 +1        one more voice for 12
32 | one | two  split note 32 into two items      32 *         star as an example, or unstar
A: One door     name theme A                      A C > Money  A and C in the domain Money; A > takes it out
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from moothall.core.contributions import Contribution, note_numbered
from moothall.core.errors import Refused
from moothall.core.model import Session
from moothall.core.theme_letters import ordinal
from moothall.core.themes import Theme, theme_lettered

# As few as possible, so that blanks before a sign are not taken for part of the numbers.
_NUMBERS = r"([\d\s,]+?)\s*"
_NAMING = re.compile(r"([A-Za-z]{1,2})\s*:\s*(.+)")
# Letters of themes are one or two: the 27th theme is AA. A longer word is none, so that a name without its colon is not read as letters.
_GROUPING = re.compile(r"([A-Za-z]{1,2}(?:[\s,]+[A-Za-z]{1,2})*)\s*>\s*(.*)")
_PLACING = re.compile(_NUMBERS + r"([A-Za-z]{1,2}|[+*-])?")
_COPYING = re.compile(_NUMBERS + r"\+\s*([A-Za-z]{1,2})")
# "+1" and not "+ A": a theme is never called by a digit.
_SAYING_AGAIN = re.compile(_NUMBERS + r"\+\s*1")
_MERGING = re.compile(_NUMBERS + r"=\s*(\d*)")
# A bar, since it stands in hardly any note's own words.
_SPLITTING = re.compile(r"(\d+)\s*\|\s*(.*)")


@dataclass(frozen=True, slots=True)
class Wish:
    """What a typed line means so far. `verb` is place, copy, star, tray, new, name, same, again, split, domain, call, or "" while it is
    only numbers. `head` is the note others say the same as; `texts` are a split note's items; `themes` are what goes into a domain;
    `domain` is the key of one that is called anew.
    """

    verb: str
    notes: tuple[Contribution, ...] = ()
    theme: Theme | None = None
    name: str = ""
    head: Contribution | None = None
    texts: tuple[str, ...] = ()
    themes: tuple[Theme, ...] = ()
    domain: str = ""


def understood(session: Session, prompt: str, text: str) -> Wish:
    """The meaning of a line, for the preview beside it. Refused in words when there is no such note or theme, or no such kind of line."""
    text = text.strip()
    if text.startswith("+"):
        return Wish("new", name=text[1:].strip())
    # The whole line has to fit, and no two of them fit the same line, so that their order decides nothing.
    for pattern, meaning in _MEANINGS.items():
        if found := pattern.fullmatch(text):
            return meaning(session, prompt, found)
    # A line half typed comes here too; the preview then says in one sentence what a line may be.
    raise Refused("cluster.not_understood")


def _naming(session: Session, prompt: str, found: re.Match[str]) -> Wish:
    return Wish("name", theme=theme_lettered(session, prompt, ordinal(found[1])), name=found[2].strip())


def _grouping(session: Session, prompt: str, found: re.Match[str]) -> Wish:
    letters = found[1].replace(",", " ").split()
    return Wish("domain", themes=tuple(theme_lettered(session, prompt, ordinal(x)) for x in letters), name=found[2].strip())


def _placing(session: Session, prompt: str, found: re.Match[str]) -> Wish:
    notes, target = _numbered(session, prompt, found[1]), found[2] or ""
    verbs = {"+": "new", "*": "star", "-": "tray", "": ""}
    if target in verbs:
        return Wish(verbs[target], notes)
    return Wish("place", notes, theme_lettered(session, prompt, ordinal(target)))


def _copying(session: Session, prompt: str, found: re.Match[str]) -> Wish:
    return Wish("copy", _numbered(session, prompt, found[1]), theme_lettered(session, prompt, ordinal(found[2])))


def _saying_again(session: Session, prompt: str, found: re.Match[str]) -> Wish:
    """One more voice for one note. Refused for several: whose voice it is must be plain."""
    notes = _numbered(session, prompt, found[1])
    if len(notes) > 1:
        raise Refused("cluster.one_at_a_time")
    return Wish("again", notes, head=notes[0])


def _merging(session: Session, prompt: str, found: re.Match[str]) -> Wish:
    # "32 =" is a line half typed: without the other note it is a wish that can't be carried out yet.
    head = note_numbered(session, prompt, int(found[2])) if found[2] else None
    return Wish("same", _numbered(session, prompt, found[1]), head=head)


def _splitting(session: Session, prompt: str, found: re.Match[str]) -> Wish:
    # Empty parts are bars typed twice or a last one, and no items.
    texts = tuple(part.strip() for part in found[2].split("|") if part.strip())
    return Wish("split", _numbered(session, prompt, found[1]), texts=texts)


def _numbered(session: Session, prompt: str, numbers: str) -> tuple[Contribution, ...]:
    return tuple(note_numbered(session, prompt, int(n)) for n in numbers.replace(",", " ").split())


_MEANINGS: Mapping[re.Pattern[str], Callable[[Session, str, re.Match[str]], Wish]] = {
    _NAMING: _naming,
    _GROUPING: _grouping,
    _PLACING: _placing,
    _COPYING: _copying,
    _SAYING_AGAIN: _saying_again,
    _MERGING: _merging,
    _SPLITTING: _splitting,
}

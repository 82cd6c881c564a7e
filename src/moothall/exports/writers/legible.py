"""What may stand in any text file: people's words without controls, which XML forbids and no reader shows. Line breaks stay."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Source: https://www.w3.org/TR/xml/#charsets, with what it discourages."""
_BREAK = re.compile("\r\n|[\r\x85\u2028\u2029]")


def legible(words: str) -> str:
    """The words as every format takes them: one kind of line break, no controls, no half of a character."""
    # Nearly all text is printable, and then needs no second look; a table has hundreds of thousands of cells.
    if words.isascii() and words.isprintable():
        return words
    return words if words.isprintable() and max(words, default="") < "\ufffe" else _FORBIDDEN.sub("", _BREAK.sub("\n", words))


def on_one_line(words: str) -> str:
    """The same where a line break would end the place it stands in: a heading, a cell of text."""
    return " ".join(legible(words).split("\n"))

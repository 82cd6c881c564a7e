"""What people's text must be to be kept: not blank, not endless, storable. Never changes a character it can keep."""

from __future__ import annotations

import unicodedata

from moothall.core.errors import Refused

LONGEST = 10_000
"""Characters in one piece of text. A card holds about 60; a survey answer seldom more than 2,000."""


def kept(text: str) -> str:
    """The text as it will be stored. Half a surrogate pair can't be written as UTF-8, so it becomes the replacement mark.

    Refused when it is longer than LONGEST.
    """
    if len(text) > LONGEST:
        raise Refused("core.too_long", length=len(text), most=LONGEST)
    try:
        # Asking is quicker than looking through every character, and nearly every text passes.
        text.encode("utf-8")
    except UnicodeEncodeError:
        # By way of UTF-16, which puts two halves that stand side by side together again and replaces only a half that is alone.
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def required(text: str) -> str:
    """The text as it will be stored. Refused when there is nothing to see in it, or it is longer than LONGEST."""
    if not text.strip():
        raise Refused("core.blank")
    return kept(text)


def one_line(text: str) -> str:
    """For titles and names shown on one line: breaks become spaces. Refused as `required` refuses."""
    return " ".join(required(text).splitlines()).strip()


_UNSEEN = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad\u180e"))
"""Signs nobody sees and no script needs. Joiners and marks of direction are not among them: some scripts are written with them."""

_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


def tidied(text: str) -> str:
    """A name as people read it: one usual space between words, letters composed, nothing that can't be seen."""
    # Most names: the signs in question are all beyond ASCII.
    if text.isascii():
        return " ".join(text.split())
    return " ".join(unicodedata.normalize("NFC", text.translate(_UNSEEN)).split())


def as_read(text: str) -> str:
    """What two names must share to be the same to a reader: spaces, unseen signs, composed letters and case make no difference."""
    if text.isascii():
        return " ".join(text.casefold().split())
    # Folding may take composed letters apart.
    return tidied(unicodedata.normalize("NFC", text.translate(_JOINERS)).casefold())

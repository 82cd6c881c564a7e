"""What people's text must be to be kept: not blank, not endless, storable. Never changes a character it can keep."""

from __future__ import annotations

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

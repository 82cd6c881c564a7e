"""Marks that came with a text and are no part of what somebody wrote: bullets and numbers of a list, tags and entities of HTML.

They come off on request alone; else they are told.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from moothall.core.batch import Batch, Remark

_SIGNS = "-–—*+•◦▪▫‣⁃·●○■□➤➢✓✔☐☑☒\uf0b7"
_BULLET = re.compile(
    r"\s*(?:"
    rf"[{re.escape(_SIGNS)}](?:\s+\[[ xX]?\])?\s+"  # a bullet or dash, perhaps with the box of a list of tasks
    r"|[•◦▪‣●○■□\uf0b7]"  # bullets that need no gap
    r"|\[[ xX]?\]\s+|\(?\d{1,3}[.)]\s+|\(?[a-z]\)\s+"  # [x], 1. 1) (1) a)
    r")(?=\S)"
)
"""A bullet, a dash, a box or a number with a dot or bracket, before words."""

_TAG = re.compile(r"</?(?:p|br|b|i|u|em|strong|span|div|ul|ol|li|a|h[1-6]|font|small|sub|sup|table|t[rdh])(?:\s[^<>]*)?/?>", re.I)
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr)\s*/?>", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d?);", re.I)


def marked(text: str) -> bool:
    """Whether a text has any of these marks."""
    # Asked for the sign first: few texts have one.
    tags, entities = "<" in text and _TAG.search(text), "&" in text and _ENTITY.search(text)
    return bool(_BULLET.match(text) or tags or (entities and html.unescape(text) != text))


def without_marks(text: str) -> str:
    """The text alone. One that would be nothing without its marks stays as it is."""
    plain = text
    if _TAG.search(plain):
        plain = _TAG.sub("", _BREAK.sub("\n", plain))
    if _ENTITY.search(plain):
        plain = html.unescape(plain).replace("\u00a0", " ")
    plain = "\n".join(_BULLET.sub("", line, count=1) if _BULLET.match(line) else line for line in plain.split("\n")).strip()
    return plain or text


def with_marks_judged(batch: Batch, take_off: bool) -> Batch:
    """The batch with these marks taken off its notes; or with a remark that it has some."""
    number = sum(marked(note.text) for note in batch.notes)
    if not number:
        return batch
    if not take_off:
        return replace(batch, remarks=(*batch.remarks, Remark("imports.marks", {"n": number})))
    notes = tuple(replace(note, text=without_marks(note.text)) for note in batch.notes)
    return replace(batch, notes=notes, remarks=(*batch.remarks, Remark("imports.marks_off", {"n": number})))

"""What of a document neither our typefaces nor this laptop's can print: which scripts, and in which numbered lines. Said before a file is
made, not after."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from moothall.exports.content.blocks import Blocks, Items, walk, words_in
from moothall.exports.paper.paper_fonts import MISSING, REGULAR, drawable, faces_of
from moothall.words import say

_PLAIN = "\u0590"
"""Before Hebrew all letters are in the two faces of every page: most documents have no others, and then no face is loaded to ask."""
_EAST_ASIAN = {"CJK": "cjk", "HIRAGANA": "japanese", "KATAKANA": "japanese", "HANGUL": "korean", "BOPOMOFO": "cjk"}
"""The first words of Unicode's names that people know by another name."""


def unprintable(blocks: Blocks) -> Mapping[str, tuple[str, ...]]:
    """Each script that can't be printed, by its name, with the numbers of the lines it is in, as far as they have numbers."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for block in walk(blocks):
        if isinstance(block, Items):
            for item in block.items:
                for script in _scripts((item.words, item.aside, *item.details)):
                    found[script][item.number] = None
    for script in _scripts(words_in(blocks)):
        found.setdefault(script, {})
    return {script: tuple(numbers) for script, numbers in found.items()}


def _scripts(texts: Iterable[str]) -> set[str]:
    drawn = (drawable(text) for text in texts if text and max(text) >= _PLAIN)
    return {_script(char) for text in drawn for char, face in zip(text, faces_of(REGULAR, text), strict=True) if face == MISSING}


def _script(char: str) -> str:
    """Chinese, Tamil … A sign of no script is a sign."""
    first = unicodedata.name(char, "").partition(" ")[0]
    if first in _EAST_ASIAN:
        return say(f"exports.script_{_EAST_ASIAN[first]}")
    letter = unicodedata.category(char).startswith(("L", "M"))
    return first.capitalize() if letter and first else say("exports.script_signs")

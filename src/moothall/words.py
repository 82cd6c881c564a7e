"""Every sentence a person reads, by key and in its reader's language. Knows the words files, and nothing of who shows the sentence.

The app's own sentences are in `resources/words/<language>.toml`; an activity's, and those of every vote, are in their folder's
`words.toml`, one table for each language. A key is `section.name`; a folder's section is its name.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from moothall.assets import asset
from moothall.core.errors import Expected, Fact

LANGUAGE = "en-GB"
"""The one language there is. It names the app's words file and the table in a folder's `words.toml`."""
Readership = Literal["desk", "shared_screen", "page"]
LANGUAGES: dict[Readership, str] = {"desk": LANGUAGE, "shared_screen": LANGUAGE, "page": LANGUAGE}
"""What each reads: the facilitator at the desk, the room, and whoever gets a file. A language of its own for one of them is a change here;
what its words files don't have yet is said in `LANGUAGE`."""
# A context and no argument: a sentence is asked for many calls below whoever knows its reader. A thread begins at the desk.
_READER: ContextVar[Readership] = ContextVar("reader", default="desk")


@contextmanager
def read_by(reader: Readership) -> Iterator[None]:
    """Sentences asked for in this block, or in the function this decorates, are for this reader."""
    before = _READER.set(reader)
    try:
        yield
    finally:
        _READER.reset(before)


@cache
def _texts(language: str) -> dict[str, str]:
    """Each section's text. Reading all of them takes longer than the first window does to come up, and it wants one."""
    # Cut at the headings alone: a section is parsed as TOML only when somebody asks for one of its sentences.
    path = asset("words", f"{language}.toml")
    whole = path.read_text(encoding="utf-8") if path.is_file() else ""
    _, *parts = re.split(r"^\[(\w+)\]$", whole, flags=re.MULTILINE)
    # A split by a pattern with a group gives headings and texts by turns; what stands before the first heading is dropped.
    return dict(zip(parts[::2], parts[1::2], strict=True))


@cache
def _app_words(language: str, section: str) -> dict[str, Any]:
    return tomllib.loads(_texts(language).get(section, ""))


@cache
def _folder_words(language: str, folder: str) -> dict[str, Any]:
    # An activity's folder first, then one beside it, such as voting, whose sentences every vote shares.
    for path in (files("moothall.activities") / folder / "words.toml", files("moothall") / folder / "words.toml"):
        if path.is_file():
            return dict(tomllib.loads(path.read_text(encoding="utf-8")).get(language, {}))
    return {}  # `say` then names the key, which tells more than a missing file would


def _find(key: str) -> str | None:
    section, _, name = key.partition(".")
    own = LANGUAGES[_READER.get()]
    for language in (own, LANGUAGE) if own != LANGUAGE else (LANGUAGE,):
        # The app's own words win; a folder called like one of their sections only adds to it.
        for read in (_app_words, _folder_words):
            found = read(language, section).get(name)
            if isinstance(found, str):
                return found
    return None


def say(key: str, **facts: Fact) -> str:
    """The sentence for `key` with its gaps filled. A `{n}` or `{about}` that is 1 takes `key_one` where there is one.

    Raises KeyError when no words file has the key: that is a bug of ours, and a test looks for it.
    """
    one = facts.get("n") == 1 or facts.get("about") == "1"
    text = (_find(f"{key}_one") if one else None) or _find(key)
    if text is None:
        raise KeyError(key)
    # Without facts nothing is formatted, so a sentence may hold braces of its own.
    return text.format(**facts) if facts else text


def sentence(trouble: Expected) -> str:
    """What to tell a person about something the rules or the world refused. Raises KeyError when no words file has its key."""
    return say(trouble.key, **trouble.facts)

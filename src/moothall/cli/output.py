"""What the command line says and where: results on stdout, one sentence of trouble on stderr. UTF-8 whatever the locale.

People's words can't steer a terminal: on one, signs that aren't printed are made visible.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from moothall.core.errors import Trouble

# U+2400 and on are Unicode's pictures of control characters, in their order; U+2421 is that of delete. What has no picture is spelt out.
_PICTURES: dict[int, str] = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) != "\n"}
_PICTURES |= {0x7F: "\u2421"}
_PICTURES |= {code: f"\\x{code:02x}" for code in range(0x80, 0xA0)}
_PICTURES |= {code: f"\\u{code:04x}" for code in (*range(0x2028, 0x202F), *range(0x2066, 0x206A))}
"""Control characters, line breaks other than ours, and marks that turn the direction of text."""


class Unheard(Trouble):
    """What was asked for is done, but the answer could not be written."""


def visible(text: str) -> str:
    """The text with every sign that a terminal would obey shown instead; line breaks stay."""
    return text.translate(_PICTURES)


def on_one_line(text: str) -> str:
    """For people's words within a line of ours."""
    return visible(text.replace("\r\n", "\n")).replace("\n", "\u240a")


def speak_utf8() -> None:
    """A file name may hold bytes that are no text; they are told, not tripped over."""
    # A stream may be none at all, in a program without a console, or a test's own.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def out(text: str) -> None:
    """A result, for a person or a program. Unheard when it can't be written; BrokenPipeError when nobody reads any more."""
    with _heard():
        # In a pipe the text goes on as it is: a program wants what people wrote, and has no terminal to be steered.
        print(visible(text) if sys.stdout and sys.stdout.isatty() else text)


def out_json(value: Any) -> None:
    """The same value always makes the same bytes. Raises as `out` does."""
    out(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True))


def tell(sentence: str) -> None:
    """Trouble, in one line."""
    print(on_one_line(sentence), file=sys.stderr)


def finish() -> None:
    """Write out what is still held back, so that a reader who left early, or a full disk, is noticed here. Raises as `out` does."""
    with _heard():
        if sys.stdout:
            sys.stdout.flush()


@contextmanager
def _heard() -> Iterator[None]:
    """A full disk under stdout says nothing of the session: it must not be told as if the session had not been saved."""
    try:
        yield
    # An OSError as well, but no fault: who reads has had enough.
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unheard("cli.unheard") from error


def nobody_listens() -> None:
    """Nothing more can be written to stdout (`… | head`). Python would complain once more when it closes the stream."""
    # At the level of the system, below Python's own stream, whose buffer is still to be written at the end.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)

"""Reading a file in a process of its own, which has little memory and little time and can write nothing; here is the side that waits.

A file from outside may be made to hurt whoever reads it. What comes back is plain data, counted as it arrives. A reader that dies is one
plain sentence, and nothing has been brought in.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import moothall
from moothall.core.batch import Batch
from moothall.core.errors import Refused, Trouble
from moothall.imports.import_settings import FilePreview, ImportSettings, Unclear
from moothall.imports.limits import Limits, limits_for
from moothall.imports.wire import Gathered, preview_from
from moothall.words import say, sentence

FLAG = "--read-for-moothall"
"""How the frozen app is told to be the reader. Not for people, so no help mentions it. app.READER is the same word."""

WAIT = 0.05
"""Seconds between two looks at whether somebody wants to stop: soon enough to feel at once, and no load on the machine."""

FIND_OUT = ImportSettings()
"""Nothing chosen, everything found out."""

Progress = Callable[[int], None]
Stopped = Callable[[], bool]


class StoppedReading(Refused):
    """Somebody asked to stop. Nothing was brought in."""


def preview(source: Path | str, settings: ImportSettings = FIND_OUT) -> FilePreview:
    """What a file or pasted text is: its format, encoding, columns and first rows.

    Trouble, in words, when it can't be read at all, takes too long, or ends its reader.
    """
    for name, piece in _messages("preview", source, settings, _nobody, _never):
        if name == "preview":
            with _as_agreed(source):
                return preview_from(source, piece)
    raise _died(source)


def read(source: Path | str, kind: str | None = None, settings: ImportSettings = FIND_OUT) -> Batch:
    """All that a file or pasted text holds. `kind` is one of core.batch.KINDS; Unclear when none is given and the content doesn't tell.

    Trouble when it can't be read, takes too long, or ends its reader.
    """
    return read_with_progress(source, _with_kind(settings, kind), _nobody, _never)


def read_with_progress(source: Path | str, settings: ImportSettings, progress: Progress, stopped: Stopped) -> Batch:
    """The same for a long file: `progress` hears how many rows are read so far; StoppedReading soon after `stopped` says so.

    Trouble and Unclear as for `read`. Safe to call on any thread; both are called on that thread.
    """
    gathered = Gathered()
    for name, piece in _messages("read", source, settings, progress, stopped):
        with _as_agreed(source):
            batch = gathered.take(name, piece)
        if batch is not None:
            return batch
    raise _died(source)


def _with_kind(settings: ImportSettings, kind: str | None) -> ImportSettings:
    return replace(settings, kind=kind) if kind else settings


def _nobody(_: int) -> None:
    pass


def _never() -> bool:
    return False


def _messages(job: str, source: Path | str, settings: ImportSettings, progress: Progress, stopped: Stopped) -> Iterator[tuple[str, Any]]:
    limits = limits_for(source)
    with _child() as child:
        try:
            arrived = _listen(child, _request(job, source, settings, limits), limits)
            for line in _waiting(arrived, time.monotonic() + limits.patience, stopped, source):
                name, piece = _understood(line, source)
                if name == "rows":
                    progress(piece)
                elif name in _TROUBLES:
                    raise piece
                else:
                    yield name, piece
        finally:
            # However this ends, with an answer, an error or a caller who stopped listening, no reader is left behind.
            child.kill()


# The errors a reader may ask for, by name: data chooses among these three and never a class of its own.
_TROUBLES = {"trouble": Trouble, "refused": Refused, "unclear": Unclear}


def _request(job: str, source: Path | str, settings: ImportSettings, limits: Limits) -> bytes:
    # The reader may have another working folder; and over its input, since words on a command line are seen by every account.
    what = {"path": str(source.absolute())} if isinstance(source, Path) else {"text": source}
    asked = {"job": job, **what, "settings": settings.plain(), "limits": [limits.seconds, limits.memory]}
    return json.dumps(asked).encode("ascii")


def _child() -> subprocess.Popen[bytes]:
    # No console window flashes up on Windows.
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    pipe = subprocess.PIPE
    # What it prints of an error goes nowhere: it could hold people's words, and a full pipe nobody reads would stop it.
    return subprocess.Popen(_command(), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, creationflags=flags)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        # On Windows the program with a window has no standard output worth relying on.
        console = Path(sys.executable).with_name("moothall-cli.exe")
        return [str(console) if console.exists() else sys.executable, FLAG]
    # -P keeps the folder of the caller off its path, where a file called json.py would be run. Ours is put on it by hand, because a
    # checkout needn't be installed.
    found_at = str(Path(moothall.__file__).parents[1])
    start = "import sys; sys.path.insert(0, sys.argv[1]); from moothall.imports.worker import main; main()"
    return [sys.executable, "-P", "-c", start, found_at]


def _listen(child: subprocess.Popen[bytes], request: bytes, limits: Limits) -> queue.SimpleQueue[bytes]:
    """Hand over the request, and gather lines as they come; an empty one is the end."""
    arrived: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def listen() -> None:
        assert child.stdin and child.stdout
        # Bytes it may still say. A line longer than that arrives cut, and is then no JSON.
        left = limits.answer
        try:
            # Where it died or was ended from here nothing more comes, and that is all there is to say of it.
            with suppress(OSError, ValueError):
                child.stdin.write(request)
            with suppress(OSError, ValueError):
                child.stdin.close()
            with suppress(OSError, ValueError):
                while left > 0 and (line := child.stdout.readline(left)):
                    left -= len(line)
                    arrived.put(line)
        finally:
            # Whatever happened here: who waits must hear that nothing more comes.
            arrived.put(b"")

    # On a thread, so that who waits can look up in between. It ends with the child; as a daemon it never holds up the app's own end.
    threading.Thread(target=listen, name="listening to the reader", daemon=True).start()
    return arrived


def _waiting(arrived: queue.SimpleQueue[bytes], until: float, stopped: Stopped, source: Path | str) -> Iterator[bytes]:
    while True:
        if stopped():
            raise StoppedReading("imports.stopped")
        try:
            line = arrived.get(timeout=WAIT)
        except queue.Empty:
            if time.monotonic() > until:
                # Asked only while nothing comes: a reader that keeps answering is limited by the size of its answer.
                raise Trouble("imports.too_slow", file=_name(source)) from None
            continue
        if not line:
            return
        yield line


def _understood(line: bytes, source: Path | str) -> tuple[str, Any]:
    """A message's name and what it brings: a number for rows, the error itself for a trouble."""
    with _as_agreed(source):
        name, piece = json.loads(line)
        if name == "rows":
            return name, int(piece)
        if name in _TROUBLES:
            trouble = _TROUBLES[name](piece["key"], **piece["facts"])
            # Said once here: a key or facts that no words know would only be found out where it is told.
            sentence(trouble)
            return name, trouble
        return str(name), piece


@contextmanager
def _as_agreed(source: Path | str) -> Iterator[None]:
    """A reader whose answer has another shape than ours is as good as dead: the file it read may have got the better of it."""
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError):
        raise _died(source) from None


def _died(source: Path | str) -> Trouble:
    return Trouble("imports.reader_died", file=_name(source))


def _name(source: Path | str) -> str:
    return source.name if isinstance(source, Path) else say("imports.pasted")

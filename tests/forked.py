"""Python programs in a process of their own, forked from one that has imported Moothall already: a start costs 10 ms and not half a second.

Five hundred tests need another process: to hold a lock, to be killed, to read a file under limits. What the start itself promises (its
streams, its locale, what it imports) is tried with real ones, in tests/cli/test_process.py and tests/imports/test_worker_client.py.
"""

from __future__ import annotations

import atexit
import io
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

HANGS = 60
"""Seconds after which a program is taken to hang."""

_SERVED: list[tuple[socket.socket, subprocess.Popen[bytes]]] = []


class Forked:
    """As much of `subprocess.Popen` as tests use. The three streams are pipes; `code` None runs `python -m moothall` with the words."""

    def __init__(self, code: str | None, *words: object, cwd: Path | None = None, text: bool = True) -> None:
        (their_in, our_in), (our_out, their_out), (our_err, their_err), (our_end, their_end) = (os.pipe() for _ in range(4))
        request = {"code": code, "words": [str(word) for word in words], "cwd": str(cwd or Path.cwd()), "env": dict(os.environ)}
        with tempfile.TemporaryFile() as asked:
            asked.write(json.dumps(request).encode())
            asked.seek(0)
            theirs = [their_in, their_out, their_err, their_end]
            door = _door()
            socket.send_fds(door, [b"."], [asked.fileno(), *theirs])
        for pipe in theirs:
            os.close(pipe)
        self.pid, self.returncode = int(door.recv(32)), None
        kind, encoding = ("", "utf-8") if text else ("b", None)
        self.stdin: IO[Any] = os.fdopen(our_in, "w" + kind, encoding=encoding)
        self.stdout: IO[Any] = os.fdopen(our_out, "r" + kind, encoding=encoding)
        self.stderr: IO[Any] = os.fdopen(our_err, "r" + kind, encoding=encoding)
        self._end = os.fdopen(our_end, "rb")

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def communicate(self, words: Any) -> tuple[Any, Any]:
        """Say this, then hear all it says until its end. None of these programs fills the pipe of its complaints while it still answers."""
        with suppress(OSError):
            self.stdin.write(words)
            self.stdin.close()
        return self.stdout.read(), self.stderr.read()

    def wait(self) -> int:
        """The exit code, negative for the signal that ended it."""
        if self.returncode is None:
            self.returncode = int(self._end.read() or b"0")
        return self.returncode

    def __enter__(self) -> Forked:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Hear nothing more of it, and wait for its end."""
        with suppress(OSError):
            self.stdin.close()
        self.stdout.close()
        self.stderr.close()
        self.wait()
        self._end.close()


def run(code: str | None, *words: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run it to its end, with nothing to read. What it says is gathered; one that hangs is killed."""
    with Forked(code, *words, cwd=cwd) as child:
        hangs = threading.Timer(HANGS, child.kill)
        hangs.start()
        out, err = child.communicate("")
        hangs.cancel()
        hangs.join()
        return subprocess.CompletedProcess(list(words), child.wait(), out, err)


def reader() -> Forked:
    """The process that reads a file from outside (moothall.imports.worker)."""
    return Forked("from moothall.imports.worker import main; main()", text=False)


def _door() -> socket.socket:
    """The door of this test process's own server, begun at the first call and gone when the door closes."""
    if not _SERVED:
        ours, theirs = socket.socketpair()
        where = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONWARNINGS": "error"}
        server = subprocess.Popen([sys.executable, "-P", __file__, str(theirs.fileno())], pass_fds=[theirs.fileno()], env=where)
        theirs.close()
        _SERVED.append((ours, server))
        atexit.register(_end)
    return _SERVED[0][0]


def _end() -> None:
    for door, server in _SERVED:
        door.close()
        server.wait()


def _serve(door: socket.socket) -> None:
    _import_much()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for who waits for a child
    while True:
        called, pipes, *_ = socket.recv_fds(door, 1, 5)
        if not called:
            return
        if not os.fork():
            _begin(door, pipes)
        for pipe in pipes:
            os.close(pipe)


def _import_much() -> None:
    import pytest

    from moothall.activities import found
    from moothall.cli import main
    from moothall.imports import ImportSettings
    from moothall.imports.detect_format import read_here

    assert pytest and main and found()
    read_here("note,table\nBeds,1\n", ImportSettings(kind="contributions"), lambda _: None)  # what is only imported when needed


def _begin(door: socket.socket, pipes: list[int]) -> None:
    """The program in a child, and this process only to say how that ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    asked, *streams, end = pipes
    child = os.fork()
    if not child:
        door.close()
        with os.fdopen(asked, "rb") as file:
            request = json.load(file)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        os.closerange(3, 256)
        os._exit(_ended(request))
    door.sendall(str(child).encode())
    door.close()
    for stream in streams:
        os.close(stream)
    _, status = os.waitpid(child, 0)
    os.write(end, str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _ended(request: dict[str, Any]) -> int:
    """Run the program as an interpreter would; its exit code."""
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    # New ones, as of a process that begins: the server's have its own locale, and nothing of it may be left in them.
    sys.stdin = io.TextIOWrapper(open(0, "rb", closefd=False), encoding="utf-8")  # noqa: SIM115
    sys.stdout = io.TextIOWrapper(open(1, "wb", closefd=False), encoding="utf-8")  # noqa: SIM115
    sys.stderr = io.TextIOWrapper(open(2, "wb", closefd=False), encoding="utf-8", line_buffering=True)  # noqa: SIM115
    code = 0
    try:
        if request["code"] is None:
            sys.argv = ["moothall", *request["words"]]
            runpy.run_module("moothall", run_name="__main__", alter_sys=True)
        else:
            sys.argv = ["-c", *request["words"]]
            exec(compile(request["code"], "<program>", "exec"), {"__name__": "__main__"})
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 0 if ended.code is None else 1
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
    except BaseException:
        import traceback

        traceback.print_exc()
        code = 1
    with suppress(OSError):
        sys.stdout.flush()
    return code


if __name__ == "__main__":
    with socket.socket(fileno=int(sys.argv[1])) as ours:
        _serve(ours)

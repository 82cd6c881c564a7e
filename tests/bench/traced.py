"""What a working process asked of the disk, call by call, and what a power cut at any moment may leave of it.

The process runs under strace. Contents reach this disk only when a file is synced, names only when the folder is; at a cut each write
since then is kept, dropped or torn at a sector by the throw of a die, and of the folder's changes a random number, in order, is kept.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
CALLS = "pwrite64,write,fdatasync,fsync,ftruncate,unlink,rename,link,openat"
_CALL = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(\w+)\((.*)\) += (-?\d+)(?:<(.*)>)?.*$")
_FD = re.compile(r"^(\d+)<([^>]*)>")
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True, slots=True)
class Call:
    """One call that succeeded. `name` and `other` are file names in the folder watched ("." is the folder), "@" the acknowledgements."""

    kind: str
    name: str
    data: bytes = b""
    at: int = 0
    other: str = ""


def _bytes(text: str) -> bytes:
    return text.encode("latin-1").decode("unicode_escape").encode("latin-1")


def traced(words: list[str], folder: Path, acks: Path) -> list[Call]:
    """Run a command of this Python under strace; its calls on files in `folder` and its writes to `acks`."""
    log = acks.with_suffix(".strace")
    command = ["strace", "-f", "-qq", "-y", "-xx", "-s", "10000000", "-e", f"trace={CALLS}", "-o", str(log), sys.executable, *words]
    subprocess.run(command, check=True)
    lines = log.read_text(encoding="latin-1").splitlines()
    log.unlink()
    return list(_calls(lines, folder, acks))


def _calls(lines: list[str], folder: Path, acks: Path) -> Iterator[Call]:
    for line in lines:
        found = _CALL.match(line)
        if not found or found[3].startswith("-"):
            continue
        kind, words = found[1], found[2]
        texts = [_bytes(t) for t in _TEXT.findall(words)]
        handle = _FD.match(words)
        name = _name(_bytes(handle[2]).decode() if handle else texts[0].decode(), folder, acks)
        if kind == "openat":
            if "O_CREAT" in words and (name := _name(texts[-1].decode(), folder, acks)) not in ("", "@"):
                yield Call("create", name)
        elif not name:
            continue
        elif kind in ("pwrite64", "write"):
            yield Call("write", name, texts[-1], int(words.rsplit(",", 1)[1]) if kind == "pwrite64" else -1)
        elif kind == "ftruncate":
            yield Call("truncate", name, at=int(words.rsplit(",", 1)[1]))
        elif kind in ("rename", "link"):
            yield Call(kind, name, other=_name(texts[1].decode(), folder, acks))
        else:
            yield Call("sync" if "sync" in kind else kind, name)


def _name(path: str, folder: Path, acks: Path) -> str:
    path = path.removesuffix(" (deleted)")
    if path == str(acks):
        return "@"
    if path == str(folder):
        return "."
    return path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else ""


@dataclass
class Inode:
    """A file's contents as the disk has them, and what was written since the last sync."""

    durable: bytearray = field(default_factory=bytearray)
    pending: list[Call] = field(default_factory=list)

    def sync(self) -> None:
        for call in self.pending:
            _apply(self.durable, call, len(call.data))
        self.pending.clear()

    def after_cut(self, dice: random.Random) -> bytes:
        data = bytearray(self.durable)
        for call in self.pending:
            throw = dice.random()
            if throw < 0.45:
                _apply(data, call, len(call.data))
            elif throw < 0.55:
                _apply(data, call, dice.randrange(0, len(call.data) + 1, SECTOR))
        return bytes(data)


def _apply(data: bytearray, call: Call, length: int) -> None:
    if call.kind == "truncate":
        del data[call.at :]
        data.extend(bytes(call.at - len(data)))
        return
    at = len(data) if call.at < 0 else call.at
    data.extend(bytes(max(0, at - len(data))))
    data[at : at + length] = call.data[:length]


class Disk:
    """A folder on a disk that keeps only what it was told to sync."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._inodes = {name: Inode(bytearray(data)) for name, data in files.items()}
        self._names: dict[str, Inode] = dict(self._inodes)
        self._folder: list[Call] = []
        self._kept: dict[str, Inode] = dict(self._inodes)
        self._made: dict[int, Inode] = {}

    def feed(self, call: Call) -> None:
        if call.kind in ("write", "truncate"):
            self._names[call.name].pending.append(call)
        elif call.kind == "sync" and call.name == ".":
            self._kept = dict(self._names)
            self._folder.clear()
        elif call.kind == "sync":
            self._names[call.name].sync()
        elif call.kind != "create" or call.name not in self._names:
            if call.kind == "create":
                self._made[len(self._made)] = Inode()
                call = Call("create", call.name, at=len(self._made) - 1)
            self._change(self._names, call)
            self._folder.append(call)

    def _change(self, names: dict[str, Inode], call: Call) -> None:
        if call.kind == "create":
            names[call.name] = self._made[call.at]
        elif call.kind == "unlink":
            names.pop(call.name, None)
        elif call.name in names:
            names[call.other] = names[call.name] if call.kind == "link" else names.pop(call.name)

    def cut(self, dice: random.Random, folder: Path) -> None:
        """Write what would be found when the power is back."""
        names = dict(self._kept)
        for call in self._folder[: dice.randint(0, len(self._folder))]:
            self._change(names, call)
        for old in folder.iterdir():
            old.unlink()
        for name, inode in names.items():
            (folder / name).write_bytes(inode.after_cut(dice))

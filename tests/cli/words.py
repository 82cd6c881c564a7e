"""What the command line tests share: saying words in this process or in one of their own, and reading the answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from moothall.activities import found
from moothall.cli import main
from tests import forked

MOOTHALL = (sys.executable, "-m", "moothall")
SOURCE = Path(__file__).parents[2] / "src"


class Answer(NamedTuple):
    """What came back."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


class CommandLine:
    """Says words to Moothall in a folder of its own."""

    def __init__(self, folder: Path, capsys, monkeypatch) -> None:
        self.folder, self._capsys, self.opened = folder, capsys, []
        monkeypatch.chdir(folder)

    def __call__(self, *words) -> Answer:
        self._capsys.readouterr()
        code = main([str(word) for word in words], found(), lambda path: self.opened.append(path) or 0)
        return Answer(code, *self._capsys.readouterr())

    def ok(self, *words) -> Answer:
        answer = self(*words)
        assert (answer.code, answer.err) == (0, ""), answer
        return answer

    def refused(self, *words) -> str:
        """The one sentence on stderr of something that ends with 1."""
        answer = self(*words)
        assert answer.code == 1, answer
        assert answer.err.endswith(".\n") and answer.err.count("\n") == 1 and "Traceback" not in answer.err, answer.err
        return answer.err

    def file(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path


def run(folder: Path, *words, **env: str) -> Answer:
    """As a person or a script would: a process of its own, and a whole interpreter of its own where its surroundings matter."""
    if not env and hasattr(os, "fork"):
        done = forked.run(None, *words, cwd=folder)
        return Answer(done.returncode, done.stdout, done.stderr)
    told = subprocess.run(
        [*MOOTHALL, *map(str, words)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(SOURCE), "PYTHONWARNINGS": "error"} | env,
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Answer(told.returncode, told.stdout.decode("utf-8"), told.stderr.decode("utf-8"))

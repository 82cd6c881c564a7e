"""Try the frozen app as a person would get it: no Python of ours, no checkout, no screen. Reads only what it prints and writes.

python installer/smoke.py dist/moothall
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

PATIENCE = 60  # s for one command
WINDOWS = sys.platform == "win32"


class Frozen:
    """The app in its folder, run in a home of its own."""

    def __init__(self, folder: Path, home: Path) -> None:
        name = "moothall-cli.exe" if WINDOWS else "moothall"
        self.program = (folder / name).resolve()
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "QT", "XDG", "VIRTUAL_ENV"))}
        self.surroundings = kept | {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "QT_QPA_PLATFORM": "offscreen"}
        self.home = home

    def run(self, *words: str | Path, expect: int = 0) -> str:
        """What it printed. Ends the trial with its own words when the exit code is not the expected one."""
        command = [str(self.program), *map(str, words)]
        told = subprocess.run(
            command, cwd=self.home, env=self.surroundings, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False
        )
        if told.returncode != expect:
            raise SystemExit(f"{' '.join(command)}\n  gave {told.returncode}, not {expect}\n{told.stdout}{told.stderr}")
        return told.stdout

    def open(self, *words: str | Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen([str(self.program), *map(str, words)], cwd=self.home, env=self.surroundings)


def _require(holds: object, what: str) -> None:
    print(("ok    " if holds else "WRONG ") + what, flush=True)
    if not holds:
        raise SystemExit(1)


def try_commands(app: Frozen) -> Path:
    """The demo session and what the command line makes of it. Returns the session's file."""
    app.run("demo", "demo")
    made = sorted((app.home / "demo").iterdir())
    session = next((path for path in made if path.suffix == ".moot"), None)
    _require(session and {".pdf", ".csv", ".json"} <= {path.suffix for path in made}, "demo makes a session, a PDF, a CSV and a JSON file")
    assert session is not None
    app.run("check", session)
    _require(True, "check finds it whole")
    shown = json.loads(app.run("show", session, "--json"))
    _require(shown["title"] and shown["boards"] and shown["votes"], "show --json tells its boards and votes")
    page = app.home / "again.pdf"
    app.run("export", session, "--to", page)
    _require(page.read_bytes().startswith(b"%PDF-") and page.stat().st_size > 10_000, "export writes a PDF")
    cards = app.home / "cards.csv"
    cards.write_text("text,table\nOne door,3\n,4\nHome first,4\n", encoding="utf-8")
    brought = json.loads(app.run("import", session, cards, "--json"))
    _require(brought["added"] == 2 and len(brought["left_out"]) == 1, "import reads a list in a process of its own")
    said = app.run("check", app.home / "nowhere.moot", expect=1)
    _require(not said, "a missing file is refused")
    return session


def _wait(holds: Sequence[str | Path], app: Frozen, window: subprocess.Popen[bytes]) -> bool:
    """Until another copy of the app says that the session is in use, which it is once the window has opened it."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and window.poll() is None:
        asked = subprocess.run([str(app.program), *map(str, holds)], env=app.surroundings, capture_output=True, check=False)
        if asked.returncode == 1:
            return True
        time.sleep(0.2)
    return False


def try_window(app: Frozen, session: Path) -> None:
    """Open the session in the app, wait until it holds the file, and end the app roughly."""
    window = app.open(session)
    try:
        _require(_wait(["show", session], app, window), "the app opens the session and holds it")
        time.sleep(3)  # long enough to paint, and to fall over
        _require(window.poll() is None, "the app stays open")
    finally:
        window.terminate()
        code = window.wait(PATIENCE)
    _require(WINDOWS or code in (0, -signal.SIGTERM), "the app ends when told to")
    app.run("check", session)
    _require(True, "the session is whole after that")


def main(folder: str) -> None:
    with tempfile.TemporaryDirectory() as home:
        app = Frozen(Path(folder), Path(home))
        session = try_commands(app)
        try_window(app, session)
    size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file() and not path.is_symlink())
    print(f"ok    the folder holds {size / 1e6:.0f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])

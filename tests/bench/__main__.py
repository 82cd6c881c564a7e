"""`./run bench`: one table of ratios, then the board frame by frame; `./run bench board` only that.

`./run bench items` goes from item to item with 2,000 notes. `./run bench power [CUTS]` cuts the power in simulation, `./run bench damage
[TIMES]` flips bits, `./run bench kill [TIMES]` kills the store's worker 10,000 times and `./run bench kill-app [TIMES]` the window
a hundred times. `./run bench suggest [DATA]` says how often suggested themes are right. Prints; asserts no time.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.ratios import HEAD

SEED = 20261105


def table() -> None:
    from tests.bench import arrival, capture, imports, items, paint, paper, store, tally, voting

    print(f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    print(HEAD)
    with tempfile.TemporaryDirectory(prefix="moothall-bench-") as name:
        folder = Path(name)
        counting = (store.commits, store.journals, store.opening, store.large_act, tally.tallies, tally.orders)
        for part in (*counting, paint.first_paint, paper.summary, imports.lists, capture.typing, voting.turnout, voting.dots, items.onward):
            for ratio in part(folder):
                print(ratio, flush=True)
        for line in arrival.arrival(folder):
            print(line, flush=True)
        imports.report(folder)


def kill(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "tests.kill", *words], check=True)


def main(words: list[str]) -> None:
    verb, *rest = words or ["table"]
    number = int(rest[0]) if rest and rest[0].isdecimal() else 0
    if verb == "power":
        from tests.bench.power import report

        report(number or 2_000, int(rest[1]) if len(rest) > 1 else SEED)
    elif verb == "damage":
        from tests.bench.damage import report

        report(number or 2_000, int(rest[1]) if len(rest) > 1 else SEED)
    elif verb in ("kill", "kill-app"):
        kill(*(["app"] if verb == "kill-app" else []), str(number or (100 if verb == "kill-app" else 10_000)), *rest[1:])
    elif verb == "suggest":
        from tests.bench.suggest import report as report_suggestions

        report_suggestions(Path(rest[0] if rest else "../shared/data"))
    elif verb == "items":
        from tests.bench.items import onward

        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        with tempfile.TemporaryDirectory(prefix="moothall-bench-") as name:
            os.environ["XDG_DATA_HOME"] = name
            print(HEAD, *onward(Path(name)), sep="\n")
    elif verb in ("table", "board"):
        from tests.bench.board import report as report_board

        if verb == "table":
            table()
        report_board()
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])

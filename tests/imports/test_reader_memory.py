"""What the reader's process takes to start and to read big files: modules and memory, never time."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

import moothall
from moothall.imports import ImportSettings
from moothall.imports import worker_client as client
from moothall.imports.detect_format import opened
from moothall.imports.json_parts import json_in
from moothall.imports.limits import limits_for
from tests.imports.incoming import file_of
from tests.trials import many

MB = 1024 * 1024
PEAK = """
import sys; sys.path.insert(0, sys.argv[1])
from moothall.imports.worker import main
main()
from pathlib import Path
print(next(line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")), file=sys.stderr)
"""


def test_the_reader_loads_neither_desk_nor_store_nor_libraries_for_writing():
    # sqlite3 and the words for disks' errors are a light thing; all else that opens a session is not the reader's.
    code = "import sys; sys.path.insert(0, sys.argv[1]); import moothall.imports.worker; print(*sys.modules)"
    found = subprocess.run(
        [sys.executable, "-P", "-c", code, str(Path(moothall.__file__).parents[1])], capture_output=True, text=True, check=True
    ).stdout.split()
    parts = {name.split(".")[1] for name in found if name.startswith("moothall.")}
    assert not parts & {"desk", "ui", "exports", "activities", "cli"}
    assert not {"moothall.store.store", "moothall.imports.apply_import", "openpyxl", "PySide6", "reportlab"} & set(found)


def peak(path: Path) -> float:
    """Megabytes that the reader of a file had at most."""
    asked = client._request("read", path, ImportSettings(), limits_for(path))
    root = str(Path(moothall.__file__).parents[1])
    done = subprocess.run([sys.executable, "-P", "-c", PEAK, root], input=asked, capture_output=True, check=False)
    assert done.stdout.splitlines()[-1].startswith(b'["batch"'), done.stdout[-300:]
    return int(done.stderr) / 1024


WORDS = "lantern harbour kettle ladder meadow rota window carers evening bridge listen before handover quiet trust".split()


def said(by: random.Random) -> str:
    return " ".join(by.choice(WORDS) for _ in range(by.randint(4, 16)))


@pytest.mark.trial
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells what a process had at most")
def test_the_reader_of_long_lists_and_big_boards_stays_small(tmp_path):
    by, notes = random.Random(5), many(6_000, 249_000)
    rows = "".join(f"{said(by)},What works?,{by.choice(WORDS)}\n" for _ in range(notes))
    # What it takes to start and what it may take beside, and 700 bytes a note, of which 120 are its text.
    bound = 40 + notes * 700 / MB
    assert peak(file_of(tmp_path, f"text,question,theme\n{rows}")) < min(bound, 200)
    size, cards = many(1, 49) * MB, []
    while size > 0:
        tags = [{"id": f"{by.getrandbits(96):024x}", "color": "green"}]
        card = {"id": f"{by.getrandbits(96):024x}", "name": said(by), "desc": said(by), "idList": f"L{by.randrange(8)}", "labels": tags}
        cards.append({**card, "pos": by.random(), "badges": {"votes": 0}, "closed": False})
        size -= len(json.dumps(cards[-1])) + 2
    board = {"name": "Hall", "lists": [{"id": f"L{n}", "name": f"List {n} 🙂", "pos": n} for n in range(8)], "cards": cards}
    # One smile would make four bytes of every letter, were the file decoded as it stands.
    path = file_of(tmp_path, json.dumps(board, ensure_ascii=False), "board.json")
    assert (most := peak(path)) < min(40 + 5 * path.stat().st_size / MB, 200), most


def test_json_beyond_ascii_has_the_same_values(tmp_path):
    value = {"name": 'Grüße, 茶 🙂 \u2028 \\ "x"', "lists": [{"name": "ﬀ\u0000"}], "cards": []}
    for text in (json.dumps(value, ensure_ascii=False), json.dumps(value), "\ufeff" + json.dumps(value, ensure_ascii=False)):
        source = opened(file_of(tmp_path, text, "x.json"), ImportSettings())
        assert source.text.isascii() and json_in(source) == value
    broken = file_of(tmp_path, json.dumps(value, ensure_ascii=False).encode("cp1252", "replace"), "y.json")
    assert json_in(opened(broken, ImportSettings()))["name"].startswith("Grüße")

"""Simulated power cuts: is everything acknowledged still there? With controls that must lose, else the trials prove nothing.

`python -m tests.bench power [CUTS] [SEED]` prints the counts for the setting we ship and for the two faster ones.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from moothall.core.errors import Trouble
from tests.bench.traced import Call, Disk, traced
from tests.kill.trials import Known, faults
from tests.kill.worker import begun

ACTS = 120
"""Acts in one traced life, about a tenth of them bigger than a page."""

_CHILD = """
import os, sys
from pathlib import Path
from moothall.store import connection
from tests.kill.worker import Worker
setting, path, acks, seed, acts = sys.argv[1:]
connection._PRAGMAS = tuple(p.replace("synchronous = FULL", "synchronous = " + setting) for p in connection._PRAGMAS)
Worker(Path(path), os.open(acks, os.O_WRONLY | os.O_CREAT, 0o600), int(seed)).work(int(acts))
"""


@dataclass
class Told:
    """Of how many cuts how many lost something acknowledged, and how many left a file that is damaged or can't be read."""

    setting: str
    cuts: int = 0
    lost: int = 0
    damaged: int = 0

    def __str__(self) -> str:
        told = f"synchronous={self.setting:<7} {self.cuts:>6,} cuts: {self.lost:>5} lost something acknowledged, {self.damaged:>5} damaged"
        return told if self.lost + self.damaged else f"{told} (fewer than 1 in {self.cuts // 3:,} with 95 % confidence)"


def power_cuts(setting: str, cuts: int, seed: int) -> Told:
    """Traced lives, each cut at a hundred random moments."""
    dice, told = random.Random(seed), Told(setting)
    with tempfile.TemporaryDirectory(prefix="moothall-power-") as name:
        start = begun(Path(name, "begun.moot"))
        while told.cuts < cuts:
            folder = Path(name, "life")
            folder.mkdir()
            path = Path(shutil.copy(start, folder / "session.moot"))
            words = ["-c", _CHILD, setting, str(path), f"{name}/acks", str(dice.getrandbits(32)), str(ACTS)]
            calls = traced(words, folder, Path(name, "acks"))
            for _ in range(min(100, cuts - told.cuts)):
                _one_cut(calls, dice.randrange(len(calls)), start.read_bytes(), folder, dice, told)
            shutil.rmtree(folder)
    return told


def _one_cut(calls: list[Call], moment: int, start: bytes, folder: Path, dice: random.Random, told: Told) -> None:
    disk, heard = Disk({"session.moot": start}), []
    for call in calls[:moment]:
        if call.name == "@":
            heard.append(call.data.decode())
        else:
            disk.feed(call)
    disk.cut(dice, folder)
    known = Known()
    known.hear("".join(heard))
    told.cuts += 1
    try:
        wrong = [fault for fault in faults(folder / "session.moot", known) if not fault.startswith("left behind")]
    except Trouble:
        told.damaged += 1
        return
    finally:
        with suppress(FileNotFoundError):
            (folder / "copy.moot").unlink()
    told.lost += bool(wrong)


def report(cuts: int, seed: int) -> None:
    if not shutil.which("strace"):
        print("power cuts: strace is not installed here, so nothing was tried (Debian: apt-get install strace)")
        return
    print(f"Simulated power cuts, seed {seed} (acknowledged = said to be saved before the cut)")
    for setting, share in (("FULL", 1.0), ("NORMAL", 0.3), ("OFF", 0.3)):
        print("  " + str(power_cuts(setting, int(cuts * share), seed)), flush=True)

"""A bell and a tap, made here and played by whatever this laptop has: no recording, no sound library. Where nothing plays, the system's
own beep.

The bell is two soft strokes on a small bar, the tap one short stroke on a wooden one: partials, each dying away by itself.
"""

from __future__ import annotations

import math
import shutil
import sys
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from moothall.account_folder import data_folder

RATE = 11_025
"""Samples a second. A quarter of a CD's. The highest partial is 4,752 Hz, and half the rate (5,512 Hz) is the most it can hold; a higher
rate would only make the first ring slower, for the samples are made in Python."""


@dataclass(frozen=True)
class Sound:
    """`strokes` and `lasts` are in seconds; a partial is Hz, loudness and how soon it dies away; `loud` is of 32,767."""

    name: str
    strokes: tuple[float, ...]
    partials: tuple[tuple[float, float, float], ...]
    lasts: float
    loud: int

    def samples(self) -> array[int]:
        """One channel of 16 bits, in the order of bytes this machine has."""
        # Silence, two bytes a sample.
        sound = array("h", bytes(2 * int(RATE * self.lasts)))
        for stroke in self.strokes:
            start = int(stroke * RATE)
            for n in range(start, len(sound)):
                t = (n - start) / RATE
                heard = sum(loud * math.exp(-fade * t) * math.sin(2 * math.pi * pitch * t) for pitch, loud, fade in self.partials)
                # Two strokes overlap and may add up to more than 16 bits hold.
                sound[n] = max(-32_767, min(32_767, sound[n] + int(self.loud * heard)))
        return sound

    def file(self) -> Path:
        """As a WAV in the account's data folder, made when first heard. OSError when the disk refuses."""
        path = data_folder() / f"{self.name}.wav"
        if not path.is_file():
            _write(path, self.samples())
        return path

    def play(self) -> None:
        """Once, and waits for nothing. A silent laptop is no trouble: what is heard is always seen, too."""
        try:
            played = _played(self.file())
        except OSError:
            played = False
        if not played:
            QApplication.beep()


# 1 : 2.76 : 5.40 are the partials of a bar that is free at both ends; the higher, the sooner it dies away, as in a real one.
BELL = Sound("bell", (0.0, 0.7), ((880.0, 1.0, 3.0), (2428.8, 0.45, 5.0), (4752.0, 0.2, 9.0)), 2.2, 9_000)  # a room, not an alarm
# Low and over at once: for whoever types, and hardly for the table beside them.
TAP = Sound("tap", (0.0,), ((330.0, 1.0, 40.0), (911.0, 0.3, 70.0)), 0.15, 5_000)
# What plays a WAV on a Mac, with PulseAudio, PipeWire and ALSA: the first there is. Windows has its own way below.
_PLAYERS = (("afplay",), ("paplay",), ("pw-play",), ("aplay", "-q"))


def _write(path: Path, sound: array[int]) -> None:
    # Here, because no window waits for it.
    from moothall.store.unfinished import half_made

    # A WAV is little-endian whatever the machine.
    if sys.byteorder == "big":
        sound.byteswap()
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written aside and then renamed: a sound cut short would be kept for ever.
    part = path.with_suffix(".part")
    with half_made(part):
        with wave.open(str(part), "wb") as made:
            made.setparams((1, 2, RATE, 0, "NONE", ""))
            made.writeframes(sound.tobytes())
        part.replace(path)


def _played(sound: Path) -> bool:
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(str(sound), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        return True
    player = next((words for words in _PLAYERS if shutil.which(words[0])), None)
    if player is None:
        return False
    # Detached: the window waits for nothing, and a sound may outlive it.
    return bool(QProcess.startDetached(player[0], [*player[1:], str(sound)])[0])

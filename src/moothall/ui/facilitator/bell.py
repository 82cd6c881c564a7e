"""A bell, made here and played by whatever this laptop has: no recording, no sound library. Where nothing plays, the system's own beep.

Two soft strokes of a small bell: partials of a struck bar, each dying away by itself.
"""

from __future__ import annotations

import math
import shutil
import sys
import wave
from array import array
from pathlib import Path

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication

from moothall.account_folder import data_folder

RATE = 11_025
"""Samples a second. A quarter of a CD's. The highest partial is 4,752 Hz, and half the rate (5,512 Hz) is the most it can hold; a higher
rate would only make the first ring slower, for the samples are made in Python."""
_STROKES = (0.0, 0.7)  # seconds
# 1 : 2.76 : 5.40 are the partials of a bar that is free at both ends; the higher, the sooner it dies away, as in a real one.
_PARTIALS = ((880.0, 1.0, 3.0), (2428.8, 0.45, 5.0), (4752.0, 0.2, 9.0))  # Hz, loudness, how soon it dies away
_LASTS = 2.2  # seconds
_LOUD = 9_000  # of 32,767: a room, not an alarm
# What plays a WAV on a Mac, with PulseAudio, PipeWire and ALSA: the first there is. Windows has its own way below.
_PLAYERS = (("afplay",), ("paplay",), ("pw-play",), ("aplay", "-q"))


def samples() -> array[int]:
    """One channel of 16 bits, in the order of bytes this machine has."""
    # Silence, two bytes a sample.
    sound = array("h", bytes(2 * int(RATE * _LASTS)))
    for stroke in _STROKES:
        start = int(stroke * RATE)
        for n in range(start, len(sound)):
            t = (n - start) / RATE
            heard = sum(loud * math.exp(-fade * t) * math.sin(2 * math.pi * pitch * t) for pitch, loud, fade in _PARTIALS)
            # Two strokes overlap and may add up to more than 16 bits hold.
            sound[n] = max(-32_767, min(32_767, sound[n] + int(_LOUD * heard)))
    return sound


def bell_file() -> Path:
    """The bell as a WAV in the account's data folder, made when first rung. OSError when the disk refuses."""
    # Here, because no window waits for it.
    from moothall.store.unfinished import half_made

    path = data_folder() / "bell.wav"
    if not path.is_file():
        sound = samples()
        # A WAV is little-endian whatever the machine.
        if sys.byteorder == "big":
            sound.byteswap()
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and then renamed: a bell cut short would be kept for ever.
        part = path.with_suffix(".part")
        with half_made(part):
            with wave.open(str(part), "wb") as made:
                made.setparams((1, 2, RATE, 0, "NONE", ""))
                made.writeframes(sound.tobytes())
            part.replace(path)
    return path


def ring() -> None:
    """Rings once and waits for nothing. A silent laptop is no trouble: the shared screen says it, too."""
    try:
        played = _played(bell_file())
    except OSError:
        played = False
    if not played:
        QApplication.beep()


def _played(bell: Path) -> bool:
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(str(bell), winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
        return True
    player = next((words for words in _PLAYERS if shutil.which(words[0])), None)
    if player is None:
        return False
    # Detached: the window waits for nothing, and a bell may outlive it.
    return bool(QProcess.startDetached(player[0], [*player[1:], str(bell)])[0])

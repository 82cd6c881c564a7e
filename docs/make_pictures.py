"""Photographs the handbook's pictures: the real windows, worked by real keys through the sample's morning. Draws nothing itself.

    ./run shots [FOLDER [NAME …]]       all of them into docs/pictures, or those named into FOLDER

There is no screen to see: Qt's offscreen platform pretends to a laptop and a projector. The clock is the story's own, so the same
pictures come out on any day.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from types import TracebackType

from pictures_day import photographs
from PIL import Image
from PySide6.QtWidgets import QApplication

from moothall.voting import panel_booth_screen

PICTURES = Path(__file__).parent / "pictures"
LARGEST = 200_000
"""Bytes of one picture."""

SCREENS = {
    "synchronousWindowSystemEvents": False,
    "windowFrameMargins": False,
    "screens": [
        {"name": "Laptop", "x": 0, "y": 0, "width": 1440, "height": 900, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
        {"name": "Projector", "x": 1440, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
    ],
}


def small(png: bytes) -> bytes:
    """The same picture in 256 colours."""
    out = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    assert out.tell() <= LARGEST, f"{out.tell()} bytes"
    return out.getvalue()


def give_up(kind: type[BaseException], fault: BaseException, trail: TracebackType | None) -> None:
    """Qt goes on after a fault in a slot, and the picture would show a window that had just failed."""
    sys.__excepthook__(kind, fault, trail)
    os._exit(1)


def main(place: str = str(PICTURES), *names: str) -> int:
    folder = Path(place)
    work = Path(tempfile.gettempdir()) / "moothall-pictures"  # one name, for it is seen on the pictures
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    screens = work / "screens.json"
    screens.write_text(json.dumps(SCREENS))
    os.environ |= {"HOME": str(work), "XDG_DATA_HOME": str(work), "QT_QPA_PLATFORM": f"offscreen:configfile={screens}"}
    sys.excepthook = give_up
    panel_booth_screen.shuffled = lambda options: options[::-1]  # each voter's own order is chance, and a picture must not be
    app = QApplication([])
    app.setCursorFlashTime(0)  # a caret that blinks is there in one picture and not in the next
    folder.mkdir(parents=True, exist_ok=True)
    wanted = set(names)
    for name, png in photographs(work):
        if not names or name in wanted:
            path = folder / f"{name}.png"
            path.write_bytes(small(png))
            print(path)
            wanted.discard(name)
        if names and not wanted:
            break
    app.closeAllWindows()
    shutil.rmtree(work)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

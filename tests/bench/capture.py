"""How long a keystroke takes in the real capture panel with many notes, over one in a bare line of Qt's: painted, look-alikes and all.

The worst a typist can meet is a key that comes just as a slice of the board is begun to be compared, so one slice is counted with each key.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from tests.bench.ratios import Ratio, beside, collect_nothing

_WORDS = (
    "admission answer beds budget building care carers carer council culture data day discharge door early families family first funding "
    "home hospital leadership meeting money nobody number people person plan record ring room sector share silo staff story system "
    "technology the together training trust voluntary ward weekend winter with word work"
).split()
_TYPED = "discharge starts early when the family is in the room and somebody has a plan for winter "


def typing(folder: Path) -> Iterator[Ratio]:
    import os

    os.environ["XDG_DATA_HOME"] = str(folder / "data")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QLineEdit

    from moothall.ui.theme import dress

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    dress(app, "light")
    collect_nothing()
    bare = QLineEdit()
    bare.show()
    for notes in (2_000, 10_000):
        desk, panel = _panel(folder / f"{notes}.moot", notes)
        yield beside(
            f"a character, {notes:,} notes on the board", _stroke(app, panel), "in a bare line of Qt’s", _bare(app, bare), 2 * len(_TYPED)
        )
        panel.close()
        desk.close()
    bare.close()


def _panel(path: Path, notes: int):
    from moothall.activities import found
    from moothall.activities.capture.panel import CapturePanel
    from moothall.core.agenda import add_item
    from moothall.core.contributions import Written, add_notes
    from moothall.core.prompts import ask
    from moothall.desk.sessions import new_session
    from moothall.ui.kit.panel_context import PanelContext

    dice = random.Random(notes)
    desk = new_session(path, found())
    desk.do(ask(desk.session, "p", "What holds us back?"))
    desk.do(add_item(desk.session, "i", "One system", 25, "capture", prompt="p"))
    texts = (" ".join(dice.choices(_WORDS, k=dice.randint(3, 14))) for _ in range(notes))
    desk.do(add_notes(desk.session, "p", [Written(text, str(dice.randint(1, 8))) for text in texts], desk.keys(notes)))
    panel = CapturePanel(PanelContext(desk, "light", found()), "i")
    panel.resize(872, 744)
    panel.show()
    return desk, panel


def _stroke(app, panel):
    """The next character of the sentence, everything painted; the line is emptied at its end."""
    from moothall.activities.capture.panel_similar import LookAlikes

    line, alikes = panel._line.entry, panel.findChild(LookAlikes)

    def act() -> None:
        line.set_text(_TYPED[: len(line.text) % len(_TYPED) + 1])
        alikes._look()
        # The next slice would begin behind the key that comes now.
        alikes._next.stop()
        app.processEvents()

    return act


def _bare(app, line):
    def act() -> None:
        line.setText(_TYPED[: len(line.text()) % len(_TYPED) + 1])
        app.processEvents()

    return act

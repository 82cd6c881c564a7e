"""The summary on paper over the cheapest PDF that shows the same notes: one drawString each, in the same typeface."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from moothall.activities import found
from moothall.core.contributions import CONTRIBUTIONS
from moothall.core.levels import Level
from moothall.core.redaction import Audience
from moothall.core.themes import new_theme, place
from moothall.desk import Desk
from moothall.exports.export_kind import exports_of
from tests.bench.ratios import Ratio, beside
from tests.store.sessions import begin, with_board

LINES_A_PAGE = 18


def _session(folder: Path, notes: int) -> Desk:
    desk = begin(folder / f"paper{notes}.moot")
    prompt = with_board(desk, notes)
    keys = [c.key for c in desk.session.all(CONTRIBUTIONS)]
    for n in range(8):
        theme = desk.key()
        desk.do(new_theme(desk.session, theme, prompt, f"Theme {n}"))
        desk.do(place(desk.session, keys[n::9], theme, desk.keys(len(keys))))
    return desk


def _floor(texts: list[str]) -> Callable[[], object]:
    from reportlab.pdfgen.canvas import Canvas

    from moothall.exports.paper.line_breaking import BODY

    def draw() -> bytes:
        into = BytesIO()
        canvas = Canvas(into, pagesize=(595, 842))
        for n, text in enumerate(texts):
            if n and n % LINES_A_PAGE == 0:
                canvas.showPage()
            canvas.setFont(BODY.face, BODY.size)
            canvas.drawString(60, 780 - 40 * (n % LINES_A_PAGE), text)
        canvas.save()
        return into.getvalue()

    return draw


def summary(folder: Path) -> Iterator[Ratio]:
    for notes, times in ((1_000, 5), (10_000, 3)):
        desk = _session(folder, notes)
        copy = desk.copy_for(Audience(Level.ROOM))
        texts = [c.text for c in desk.session.all(CONTRIBUTIONS)]
        make = next(each for each in exports_of(()) if each.suffix == ".pdf").make
        make(copy, found())
        floor = (f"drawString, {LINES_A_PAGE} a page", _floor(texts))
        yield beside(f"the summary of {notes:,} notes", _making(make, copy), *floor, times=times, warm=1)
        desk.close()


def _making(make: Callable[..., object], copy: object) -> Callable[[], object]:
    return lambda: make(copy, found())

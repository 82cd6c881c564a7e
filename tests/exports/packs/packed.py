"""Packs to test: a design with so many people, made by the desk's own rules; its pages are looked into by a reader that isn't ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf

from moothall.activities import found
from moothall.core.agenda import agenda, edit_item
from moothall.core.people import enlist
from moothall.desk.sessions import new_session
from moothall.exports.packs.page import PackPage
from moothall.exports.packs.plan import PackOptions
from moothall.exports.packs.session_pack import Pack
from moothall.exports.writers.print_pdf import print_runs

MAIL, JOB, SCRIPT = "quill@zmail.example", "Zjobtitle of Everything", "Zscript words"
LONG = ("Llanfairpwllgwyngyllgogerychwyrndrobwll Gruffudd-Llewelyn ap Rhydderch", "محمد عبد الرحمن الأحمد")
BODIES = ("Bwrdd Iechyd Prifysgol Hywel Dda a Gwasanaethau Cymunedol Gorllewin Cymru", "جمعية الرعاية الصحية")
KEYS = (("Session", (("New session", "Ctrl+N"), ("Quit", "Ctrl+Q"))),)


@contextmanager
def session_of(folder: Path, design: str, people: int) -> Iterator[Any]:
    """A session of a design with people of many organisations, some with names as long as they come."""
    desk = new_session(folder / f"{design}-{people}.moot", found(), design, date="2026-11-05")
    names = [*LONG, *(f"Person{n} Surname{n}" for n in range(people))][:people]
    bodies = [*BODIES, *(f"Body {n}" for n in range(38))]
    arrivals = [
        (name, bodies[n % len(bodies)], {"email": MAIL, "title": JOB, "function": JOB, "level": JOB}) for n, name in enumerate(names)
    ]
    if arrivals:
        desk.do(enlist(desk.session, arrivals, desk.keys(2 * people + 45)))
    first = agenda(desk.session)[0] if agenda(desk.session) else None
    if first:
        desk.do(edit_item(desk.session, first.key, script=SCRIPT, fallback=SCRIPT))
    try:
        yield desk
    finally:
        desk.close()


def pack_of(desk: Any, **options: Any) -> Pack:
    return Pack(desk.session, desk.activities, PackOptions(**options), KEYS)


def one_of_each(pack: Pack, pages: list[PackPage]) -> pymupdf.Document:
    """One copy of each page: further copies are the same marks."""
    runs = [replace(run, copies=1) for page in pages for run in pack.runs(page)]
    return pymupdf.open(stream=print_runs(runs, "t", "en-GB"), filetype="pdf")

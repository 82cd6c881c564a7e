"""`moothall pack`: what is printed before the day, for one of four roles, as one PDF; and the list of its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from moothall.cli.output import on_one_line, out, out_json, tell
from moothall.cli.verb import Call, Verb, Word, WrongWords, flag
from moothall.core.errors import Trouble
from moothall.core.model import Session
from moothall.desk.sessions import open_session, reading
from moothall.words import say

if TYPE_CHECKING:
    from moothall.exports.packs.page import PackPage
    from moothall.exports.packs.session_pack import Pack

# As in exports.packs.page and exports.paper.paper_sizes, written out again: the help is asked for without loading what makes pages.
ROLES = ("organiser", "facilitator", "participant", "wall")
_WITH_KEYS = ("organiser", "facilitator")
"""Whose pack has the card of keys, or counts it: the others need not load the window's table."""
PAPERS = ("a4", "a3", "letter")


def _run(call: Call) -> None:
    words = call.words
    if not words.list and not words.to:
        raise WrongWords("cli.pack_to")
    if words.to:
        _placed(call)
    # ReportLab and its faces load only when pages are wanted.
    from moothall.exports.packs.plan import PackOptions
    from moothall.exports.packs.session_pack import Pack

    only = tuple(code.strip() for code in words.only.split(",") if code.strip())

    def chosen(session: Session) -> tuple[Pack, list[PackPage]]:
        keys = call.keys() if vars(words)["for"] in _WITH_KEYS else ()
        pack = Pack(session, call.activities, PackOptions(words.paper, words.large_print), keys)
        return pack, pack.chosen(vars(words)["for"], only)

    if not words.list:
        _fix(call, chosen)
    with reading(call.path(), call.activities) as reader:
        pack, pages = chosen(reader.session)
        content = b"" if words.list else pack.printed(pages)
        for page in pages:
            if not page.ready:
                tell(say("pack.left_out", page=page.code, title=page.title, reason=page.missing))
        if words.list:
            _list(words.json, [_told(pack, page) for page in pages])
            return
        _write(call, content)


def _fix(call: Call, chosen: Callable[[Session], tuple[Pack, list[PackPage]]]) -> None:
    """What is fixed by being printed. A file in which nothing is to be fixed is never opened for writing, and keeps its bytes."""
    with reading(call.path(), call.activities) as reader:
        pack, pages = chosen(reader.session)
        if next(pack.fixed_by(pages, reader.session, str), None) is None:
            return
    desk = open_session(call.path(), call.activities)
    try:
        pack, pages = chosen(desk.session)
        for step in pack.fixed_by(pages, desk.session, desk.key):
            desk.do(step)
    finally:
        desk.close()
    tell(say("cli.forms_fixed"))


def _placed(call: Call) -> None:
    """Before pages are made for it: they take a while, and the place is wrong whatever they say."""
    to = call.path("to")
    if to.suffix.lower() != ".pdf":
        raise Trouble("exports.unknown_suffix", file=to.name, formats=".pdf")
    if not to.parent.is_dir():
        raise Trouble("exports.no_folder", folder=str(to.parent))


def _write(call: Call, content: bytes) -> None:
    from moothall.exports.atomic_write import write_whole

    to = call.path("to")
    write_whole(to, content, private=vars(call.words)["for"] == "facilitator")
    out(say("cli.written", file=on_one_line(to.name)))


def _told(pack: object, page: object) -> dict[str, object]:
    line = pack.line(page)  # type: ignore[attr-defined]
    return {
        "page": line.code,
        "title": line.title,
        "copies": line.copies,
        "sides": line.sides,
        "paper": line.paper,
        "cut": line.cut,
        "ready": page.ready,  # type: ignore[attr-defined]
    }


def _list(as_json: bool, told: list[dict[str, object]]) -> None:
    if as_json:
        out_json(told)
        return
    for page in told:
        out(say("cli.pack_line", page=page["page"], title=page["title"], copies=page["copies"], sides=page["sides"]))  # type: ignore[arg-type]


VERB = Verb(
    "pack",
    (
        Word("FILE"),
        Word("--for", choices=ROLES, required=True),
        Word("--to", "OUT"),
        Word("--paper", choices=PAPERS, default=""),
        flag("--large-print"),
        Word("--only", "PAGE,…", default=""),
        flag("--list"),
        flag("--json"),
    ),
    _run,
)

"""What people say in front of the sheets, in one line: `C we never asked carers`, `31 = other words`, `31 ~` for too general."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from moothall.activities.gallery_walk.records import GALLERY_WALK, about_words
from moothall.core.contributions import CONTRIBUTIONS, Contribution, flag_note
from moothall.core.errors import Refused
from moothall.core.model import Session, Step
from moothall.core.prompts import prompts
from moothall.core.themes import Theme, themes_of

_ADD = re.compile(r"([A-Z]{1,2})\s+(?!~)(.+)", re.S)
_CORRECT = re.compile(r"([0-9]+)\s*=\s*(.+)", re.S)
_GENERAL = re.compile(r"([A-Z]{1,2}|[0-9]+)\s*~\s*(.*)", re.S)


@dataclass(frozen=True, slots=True)
class TypedRemark:
    """What a line means. Without a theme or a note it is something to add, about nothing in particular."""

    sort: str
    text: str
    about: str = ""


def board(session: Session, prompt: str = "") -> str:
    """The board that hangs on the walls: the item's own where it has themes, else the first question that has."""
    with_themes = [p.key for p in prompts(session) if themes_of(session, p.key)]
    return prompt if prompt in with_themes else (with_themes or [""])[0]


def read_remark(session: Session, prompt: str, text: str) -> TypedRemark:
    """Refused for a letter or a number that stands for nothing, where the line can mean nothing else."""
    line = text.strip()
    if found := _CORRECT.fullmatch(line):
        return TypedRemark("correct", found[2].strip(), _note(session, int(found[1])).key)
    if found := _GENERAL.fullmatch(line):
        about = _note(session, int(found[1])) if found[1].isdecimal() else _theme(session, prompt, found[1])
        if about is None:
            raise Refused("gallery_walk.no_theme", letter=found[1])
        return TypedRemark("too_general", found[2].strip(), about.key)
    if (found := _ADD.fullmatch(line)) and (theme := _theme(session, prompt, found[1])):
        return TypedRemark("add", found[2].strip(), theme.key)
    return TypedRemark("add", line)


def _note(session: Session, number: int) -> Contribution:
    found = next((note for note in session.all(CONTRIBUTIONS) if note.number == number), None)
    if found is None:
        raise Refused("core.no_such_note", number=number)
    return found


def _theme(session: Session, prompt: str, letter: str) -> Theme | None:
    return next((t for t in themes_of(session, board(session, prompt)) if t.letter == letter), None)


def write(session: Session, prompt: str, key: str, text: str, at: str, item: str = "", *, general: str = "") -> Step:
    """One remark; a note called too general gets that mark, too, in the same act. `general` are the words kept where none were typed.
    Refused as `read_remark` refuses, and when there is nothing in it.
    """
    typed = read_remark(session, prompt, text)
    words = typed.text or (f"{general}: {about_words(session, typed.about)}" if typed.sort == "too_general" else "")
    step = GALLERY_WALK.add(session, key, words, at, item, sort=typed.sort, about=typed.about)
    note = session.find(CONTRIBUTIONS, typed.about)
    if typed.sort != "too_general" or note is None or note.too_general:
        return step
    return replace(step, changes=(*step.changes, *flag_note(session, note.key, "too_general", True).changes))

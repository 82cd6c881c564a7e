"""The forms there are to choose from: those in resources/forms, and a facilitator's own, kept on this laptop and shared as files.

A session has its own copy of the form it uses, so nothing here changes what a file means.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

from moothall.account_folder import data_folder
from moothall.assets import asset
from moothall.core.errors import Refused, Trouble
from moothall.core.forms.definition import Form, as_data, form_of
from moothall.core.small_cells import FEW
from moothall.desk.settings import load_settings
from moothall.store.whole_file import put_whole

MOST_BYTES = 200_000
"""Of a form's file: sixty questions in any wording are a tenth of it."""
SUFFIX = ".form.json"


@cache
def built_in_forms() -> tuple[Form, ...]:
    """In the order they are offered. Kept for good: they come with the program and don't change while it runs."""
    files = (f for f in asset("forms").iterdir() if f.name.endswith(".toml"))
    read = (form_of(tomllib.loads(f.read_text(encoding="utf-8"))) for f in files)
    return tuple(sorted(read, key=lambda form: (form.position, form.key)))


def usual_floor(form: Form) -> int:
    """How many must answer before anything is shown, unless somebody says otherwise: the form's own, or more where this laptop's
    facilitator shows no smaller group."""
    cell = load_settings().smallest_cell
    return max(form.floor, cell) if cell > FEW else form.floor


def own_forms_folder() -> Path:
    return data_folder() / "forms"


def own_forms() -> tuple[Form, ...]:
    """What a facilitator made here, by title; anything broken is left out, and keeps no other from being offered."""
    found = []
    try:
        files = sorted(own_forms_folder().glob(f"*{SUFFIX}"))
    except OSError:
        return ()
    for file in files:
        try:
            found.append(read_form(file))
        except (Refused, Trouble):
            continue
    return tuple(sorted(found, key=lambda form: (form.title.casefold(), form.key)))


def every_form() -> tuple[Form, ...]:
    """The account's own after those that came with Moothall; one of its own never takes the place of another's key."""
    built_in = built_in_forms()
    taken = {form.key for form in built_in}
    return (*built_in, *(form for form in own_forms() if form.key not in taken))


def form_named(key: str) -> Form:
    """Refused when there is none."""
    found = next((form for form in every_form() if form.key == key), None)
    if found is None:
        raise Refused("core.form_no_such", name=key[:40])
    return found


def read_form(file: Path) -> Form:
    """A form that somebody shared. Refused with what is wrong in it; Trouble when the file can't be read."""
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise Trouble("desk.form_not_read", file=file.name) from error
    if len(content) > MOST_BYTES:
        raise Refused("core.form_unreadable")
    try:
        return form_of(json.loads(content.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        raise Refused("core.form_unreadable") from None


def write_form(form: Form, file: Path) -> None:
    """The form as a file to share, whole or not at all. Trouble when the disk refuses."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        put_whole(file, f"{json.dumps(as_data(form), ensure_ascii=False, indent=1)}\n".encode(), private=False)
    except OSError as error:
        raise Trouble("desk.form_not_kept", file=file.name) from error


def keep_form(form: Form) -> Form:
    """For next time. A form that came with Moothall stays what it is: a changed one is kept under a key of its own."""
    built_in = {each.key: each for each in built_in_forms()}
    if form.key in built_in:
        form = replace(form, key=_own_key(form.key, {*built_in, *(f.key for f in own_forms())}))
    # Its words are its own: no round of it stands beside rounds of the form it was made of.
    form = replace(form, named="")
    write_form(form, own_forms_folder() / f"{_file_name(form.key)}{SUFFIX}")
    return form


def forget_form(key: str) -> None:
    """One of the account's own. Nothing happens when there is none."""
    (own_forms_folder() / f"{_file_name(key)}{SUFFIX}").unlink(missing_ok=True)


def _own_key(key: str, taken: set[str]) -> str:
    number = 2
    while f"{key}-{number}" in taken:
        number += 1
    return f"{key}-{number}"


def _file_name(key: str) -> str:
    # A key from a file may say anything; a name on a disk may not.
    return "".join(sign if sign.isalnum() or sign in "-_" else "_" for sign in key)[:60]

"""A sample session of our own writing, with its pack and the summary it leads to, for somebody who wants to see one before holding one.

Writes into one folder and replaces nothing there that it didn't make.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from moothall.core.activity import Activity
from moothall.core.errors import Trouble
from moothall.core.levels import Level
from moothall.core.redaction import Audience
from moothall.desk.sessions import reading
from moothall.exports import export
from moothall.exports.atomic_write import write_whole
from moothall.exports.packs.session_pack import KeyTable, Pack
from moothall.sample.folder import put_in_place, refuse_foreign
from moothall.sample.morning import play
from moothall.store.error_words import worded
from moothall.store.unfinished import APART, half_made

SESSION = "sample.moot"
SUMMARIES = ("summary.pdf", "summary.csv", "summary.json")
PACK = "pack.pdf"


def build(folder: Path, activities: Iterable[Activity], keys: KeyTable = ()) -> list[Path]:
    """Make the sample session, its summary for the room and its pack in `folder`; their paths.

    Trouble when a file of one of those names is there that isn't ours, was changed since or is open, and when the disk says no.
    Then nothing has been replaced.
    """
    # Gone through more than once below, which an iterator would not stand.
    chosen = tuple(activities)
    _ready(folder)
    refuse_foreign(folder, SESSION, (*SUMMARIES, PACK))
    # Made in a folder beside, on the same disk: moving the finished files is then one step each, and a failure leaves only what goes with
    # that folder. The dot keeps it out of sight meanwhile.
    with worded(folder / SESSION), TemporaryDirectory(prefix=APART, dir=folder) as apart, half_made(Path(apart)):
        made = _made(Path(apart), chosen, keys)
        return put_in_place(made, folder)


def _ready(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble("sample.no_folder", folder=str(folder)) from error


def _made(folder: Path, activities: tuple[Activity, ...], keys: KeyTable) -> list[Path]:
    """Summary and pack are made from the finished file, as anybody's would be."""
    session = folder / SESSION
    play(session, activities)
    with reading(session, activities) as reader:
        copy = reader.copy_for(Audience(Level.ROOM))
        pack = Pack(reader.session, activities, keys=keys)
    summaries = [folder / name for name in SUMMARIES]
    for path in summaries:
        export(copy, path, activities)
    write_whole(folder / PACK, pack.printed(pack.pages), private=True)
    return [session, *summaries, folder / PACK]

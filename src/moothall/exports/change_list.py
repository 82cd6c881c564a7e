"""The list of changes that a later version of a record begins with: by the numbers its reader has, and no wording that went."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.core.redacted_copy import Copy, RecordChange
from moothall.exports.content.blocks import Blocks, DocumentHeading, Item, Items
from moothall.words import say

_NAMED = 12
"""Numbers told one by one; of more it says how many."""
_NUMBERED = ("note", "log")
"""Parts whose pieces have numbers that a reader can look up."""


def change_list(copy: Copy) -> Blocks:
    if not copy.changes:
        return ()
    items = tuple(Item("•", line) for change in copy.changes for line in _lines(change))
    return (DocumentHeading(2, say("exports.changed_since", version=copy.since)), Items(items))


def _lines(change: RecordChange) -> Iterator[str]:
    part, _, log = change.part.partition(" ")
    if part == "facts":
        yield say("exports.change_facts", names=", ".join(say(f"exports.change_{name}") for name in change.changed))
        return
    what = say(f"{log}.title_many") if log else say(f"exports.change_part_{part}")
    told = (("added", change.added), ("changed", change.changed))
    says = [_counted(how, names, numbered=part in _NUMBERED) for how, names in told if names]
    says += [say("exports.change_removed", n=change.removed)] if change.removed else []
    # Of people there is one piece, and it is never new: who was here reads otherwise.
    yield say("exports.change_anew", what=what) if part == "people" else say("exports.change_line", what=what, told="; ".join(says))


def _counted(how: str, names: tuple[str, ...], numbered: bool) -> str:
    if not numbered or len(names) > _NAMED:
        return say(f"exports.change_{how}", n=len(names))
    return say(f"exports.change_{how}_numbers", n=len(names), numbers=", ".join(names))

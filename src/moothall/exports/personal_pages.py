"""A page for each participant to take home: what they took on aloud, what their organisation was asked, the messages to take back, and room
to write whom they will tell. Made of what the copy's level names; whom it names nowhere has no page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from moothall.core.errors import Refused
from moothall.core.records import RecordKind
from moothall.core.redacted_copy import Copy, LogLine
from moothall.day_words import day
from moothall.exports.content.blocks import Blank, Block, Blocks, DocumentHeading, Item, Items, NewPage, Paragraph
from moothall.exports.record_pages import entry
from moothall.exports.title_page import messages
from moothall.words import say


def personal_pages(copy: Copy, kinds: Sequence[RecordKind[Any]], person: str = "") -> Blocks:
    """One page for each, by name; of one `person` alone where somebody is named. Refused where this copy has no page for anybody."""
    named = _people(copy, kinds)
    wanted = {name: body for name, body in named.items() if not person or _same(name, person)}
    if not wanted:
        raise Refused("exports.nobody_of_that_name" if person else "exports.nobody_named", name=person[:80])
    begin: tuple[Block, ...] = (DocumentHeading(1, copy.title), *((Paragraph(day(copy.date)),) if copy.date else ()))
    pages = (_page(copy, kinds, name, body) for name, body in sorted(wanted.items(), key=lambda one: one[0].casefold()))
    return (*begin, *(block for at, page in enumerate(pages) for block in ((NewPage(), *page) if at else page)))


def somebody_named(copy: Copy, kinds: Sequence[RecordKind[Any]]) -> bool:
    """Whether there is a page for anybody."""
    return bool(_people(copy, kinds))


def _same(name: str, asked: str) -> bool:
    return " ".join(name.casefold().split()) == " ".join(asked.casefold().split())


def _people(copy: Copy, kinds: Sequence[RecordKind[Any]]) -> dict[str, str]:
    """Everybody whom this copy names as here or as having taken something on, with their organisation as far as it may be told."""
    bodies = {person.name: person.organisation for person in copy.people.named}
    here = [person.name for person in copy.people.named if person.present]
    took_on = [name for kind in kinds for line in _lines(copy, kind.key) for name in _told(kind, line, "person")]
    return {name: bodies.get(name, "") for name in dict.fromkeys((*here, *took_on)) if name}


def _lines(copy: Copy, key: str) -> Iterator[LogLine]:
    return (line for log in copy.logs if log.log == key for line in log.lines)


def _told(kind: RecordKind[Any], line: LogLine, sort: str) -> list[str]:
    """What fields of one sort say in an entry: the people it names, or the bodies."""
    labels = {f"{kind.key}.label_{field.name}" for field in kind.fields if field.sort == sort}
    return [text for label, text in line.facts if label in labels]


def _page(copy: Copy, kinds: Sequence[RecordKind[Any]], name: str, body: str) -> Iterator[Block]:
    yield DocumentHeading(2, name)
    if body:
        yield Paragraph(body, "quiet")
    theirs = [(kind, tuple(entry(line) for line in _lines(copy, kind.key) if _concerns(kind, line, name, body))) for kind in kinds]
    for kind, items in theirs:
        if items:
            yield DocumentHeading(3, say(f"{kind.key}.title_many"))
            yield Items(items, ruled=True)
    if not any(items for _, items in theirs):
        yield Paragraph(say("exports.personal_nothing"), "quiet")
    if back := messages(copy, kinds):
        yield DocumentHeading(3, say("exports.taken_back"))
        yield Items(tuple(Item(str(at), line.text) for at, line in enumerate(back, 1)))
    yield DocumentHeading(3, say("exports.personal_cascade"))
    yield Blank(say("exports.personal_whom"), lines=3)
    yield Blank(say("exports.personal_heard"), lines=3)
    if copy.next_date:
        yield Paragraph(say("exports.personal_next", date=day(copy.next_date)), "strong")


def _concerns(kind: RecordKind[Any], line: LogLine, name: str, body: str) -> bool:
    return name in _told(kind, line, "person") or (bool(body) and body in _told(kind, line, "link"))

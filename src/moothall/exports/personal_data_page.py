"""What is kept of one person, as pages for them to have: themselves on the list, every text that names them, and where copies may be that
nobody here can reach. The facilitator's own, and theirs; made from no copy, since no other audience may have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from moothall.core.model import Session
from moothall.core.people import ORGANISATIONS, Participant
from moothall.core.personal_data import Mention, PersonalData
from moothall.core.records import RecordKind
from moothall.core.session_details import details_of
from moothall.core.session_versions import version_of
from moothall.day_words import short_day
from moothall.exports.content.blocks import Block, Document, DocumentHeading, Fact, Facts, Furniture, Item, Items, Paragraph
from moothall.words import say

_FACTS = ("name", "title", "organisation", "sector", "role_group", "function", "level", "email", "table", "role")
"""What a list has of somebody, in the order it is told."""


def where(mention: Mention, kinds: Iterable[RecordKind[Any]]) -> str:
    """What the record is called: "Note 12", "Tension 3"."""
    kind = next((kind for kind in kinds if mention.table in [table.name for table in kind.tables]), None)
    if kind is not None:
        title = say(f"{kind.key}.title")
        return say("personal.numbered", what=title, number=mention.number) if mention.number else title
    return say(f"personal.in_{mention.table}", number=mention.number)


def as_document(session: Session, found: PersonalData, kinds: Sequence[RecordKind[Any]], copies: Iterable[str]) -> Document:
    """`copies` says where copies may remain, a line each."""
    facts = details_of(session)
    furniture = Furniture(
        title=facts.title,
        confidentiality=say("personal.theirs"),
        who=say("exports.for_whom", audience=found.name),
        level="",
        version=say("exports.version", version=version_of(session), date=short_day(facts.date)),
    )
    return Document(furniture, tuple(_blocks(session, found, kinds, copies)))


def _blocks(session: Session, found: PersonalData, kinds: Sequence[RecordKind[Any]], copies: Iterable[str]) -> Iterator[Block]:
    yield DocumentHeading(1, say("personal.kept_of", name=found.name))
    yield Paragraph(say("personal.found", n=found.number))
    for person in found.people:
        yield DocumentHeading(2, say("personal.on_the_list"))
        yield Facts(tuple(_facts(session, person)))
    for key, mentions in (("named", (*found.mentions, *found.lines)), ("linked", found.linked)):
        if mentions:
            yield DocumentHeading(2, say(f"personal.{key}"))
            yield Items(tuple(Item("", mention.text, aside=where(mention, kinds)) for mention in mentions), ruled=True)
    yield DocumentHeading(2, say("personal.copies"))
    yield Items(tuple(Item(str(at), line) for at, line in enumerate(copies, 1)))
    yield Paragraph(say("personal.not_looked_into"), "small")


def _facts(session: Session, person: Participant) -> Iterator[Fact]:
    body = session.find(ORGANISATIONS, person.organisation)
    for name in _FACTS:
        text = (body.name if body else "") if name == "organisation" else getattr(person, name)
        if text:
            yield Fact(say(f"personal.fact_{name}"), text)
    yield Fact(say("personal.fact_present"), say("personal.yes" if person.present else "personal.no"))
    yield Fact(say("personal.fact_consent"), say("personal.yes" if person.consent else "personal.no"))

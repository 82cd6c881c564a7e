"""People from what is no table: an e-mail's recipients, cards of an address book (vCard), an invitation (.ics). Marks nobody present."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from moothall.core.addressed_names import from_address, is_address, name_and_address, recipients_in, unturned
from moothall.core.batch import Batch, LeftOutRow, PersonRow, Remark
from moothall.core.errors import Trouble
from moothall.imports.encoding import TextSource
from moothall.imports.participant_table import of_those_not_coming


@dataclass(slots=True)
class _People:
    """People so far, each once."""

    people: list[PersonRow] = field(default_factory=list)
    left: list[LeftOutRow] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    again: int = 0
    named_by_address: int = 0

    def add(self, name: str, address: str, organisation: str = "", **more: str) -> None:
        known = address.casefold() or f"{name}\n{organisation}".casefold()
        if known in self.seen:
            self.again += 1
            return
        self.seen.add(known)
        if not name.strip() or is_address(name.strip()):
            name, self.named_by_address = from_address(address), self.named_by_address + 1
        self.people.append(PersonRow(name.strip(), organisation.strip(), {"email": address, **{k: v for k, v in more.items() if v}}))

    def batch(self, source: TextSource) -> Batch:
        counts = {"imports.same_again": self.again, "imports.named_by_address": self.named_by_address}
        told = tuple(Remark(key, {"n": n}) for key, n in counts.items() if n)
        return Batch(
            "participants",
            people=tuple(self.people),
            left_out=tuple(self.left),
            remarks=(*source.remarks, *told, *of_those_not_coming(self.left)),
        )


def read_recipients(source: TextSource) -> Batch:
    found = _People()
    for number, part in recipients_in(source.text):
        name, address = name_and_address(part)
        if not address:
            found.left.append(LeftOutRow(number, "imports.no_address", {"value": part[:40]}))
        else:
            # Quoted or not, mail programs turn names round.
            found.add("" if name == from_address(address) and "<" not in part else unturned(name), address)
    return found.batch(source)


# cards and invitations: lines of NAME;PARAMETER=…:value, folded where they are long


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    name: str
    parameters: dict[str, str]
    value: str


_PARAMETER = re.compile(r';([^=;:"]+)(?:=("[^"]*"|[^;:"]*))?')
_QUOTED = re.compile(r";(?:ENCODING=)?QUOTED-PRINTABLE[;:]", re.I)


def _lines(text: str) -> Iterator[_Line]:
    for number, line in _unfolded(text):
        named = re.match(r"(?:[\w-]+\.)?([\w-]+)", line)
        if named is None:
            continue
        parameters, at = {}, named.end()
        while found := _PARAMETER.match(line, at):
            # The oldest cards name a parameter's value alone, as EMAIL;INTERNET:.
            parameters[found[1].strip().upper()] = (found[2] or "").strip('"')
            at = found.end()
        value = line[at:].removeprefix(":")
        yield _Line(number, named[1].upper(), parameters, _spelt_out(value, parameters) if _QUOTED.search(line[:at] + ":") else value)


def _unfolded(text: str) -> list[tuple[int, str]]:
    """Whole lines with their numbers: a long one goes on behind a space, or in the oldest cards behind an equals sign."""
    folded: list[tuple[int, str]] = []
    soft = False
    for number, line in enumerate(re.split("\r\n|\r|\n", text), 1):
        if soft:
            folded[-1] = (folded[-1][0], folded[-1][1].removesuffix("=") + line)
        elif line[:1] in (" ", "\t") and folded:
            folded[-1] = (folded[-1][0], folded[-1][1] + line[1:])
        elif line.strip():
            folded.append((number, line))
        soft = bool(folded) and line.endswith("=") and bool(_QUOTED.search(folded[-1][1]))
    return folded


def _spelt_out(value: str, parameters: dict[str, str]) -> str:
    """What =C3=A9 stands for. Letters that don't fit are left as a mark, and never end the reading."""
    said = quopri.decodestring(value.encode("utf-8", "surrogatepass"))
    try:
        return said.decode(parameters.get("CHARSET") or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return said.decode("cp1252", "replace")


def _plain(value: str) -> str:
    return " ".join(re.sub(r"\\([,;\\nN])", lambda found: " " if found[1] in "nN" else found[1], value).split())


def _address(value: str) -> str:
    bare = re.sub(r"^(?:mailto|smtp):", "", value.strip(), flags=re.I)
    return bare if is_address(bare) else ""


def looks_like_cards(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n")[:12].upper().startswith("BEGIN:VCARD")


def read_cards(source: TextSource) -> Batch:
    """One person a card: its whole name, organisation, job and first e-mail address."""
    found = _People()
    card: dict[str, str] = {}
    for line in _lines(source.text):
        if line.name == "BEGIN":
            card = {"row": str(line.number)}
        elif line.name == "END" and card:
            _card(found, card)
            card = {}
        elif line.name in ("FN", "N", "ORG", "TITLE", "ROLE", "EMAIL", "KIND", "X-ABSHOWAS"):
            card.setdefault(line.name, line.value)
    return found.batch(source)


_NOBODY = ("group", "org", "location", "device", "application", "company")
"""Kinds of cards, as address books and the format have them, that are of nobody."""


def _card(found: _People, card: dict[str, str]) -> None:
    last, first, *_ = [*re.split(r"(?<!\\);", card.get("N", "")), "", ""]
    name = _plain(card.get("FN", "")) or _plain(f"{first} {last}")
    address = _address(_plain(card.get("EMAIL", "")))
    organisation = _plain(re.split(r"(?<!\\);", card.get("ORG", ""))[0])
    if _plain(card.get("KIND", card.get("X-ABSHOWAS", ""))).casefold() in _NOBODY:
        found.left.append(LeftOutRow(int(card["row"]), "imports.not_somebody", {"value": (name or organisation)[:40]}))
    elif name or address:
        name = name_and_address(name)[0] if "@" in name and not is_address(name) else name
        found.add(name, address, organisation, title=_plain(card.get("TITLE", card.get("ROLE", ""))))
    else:
        found.left.append(LeftOutRow(int(card["row"]), "imports.no_name"))


def looks_like_calendar(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n")[:16].upper().startswith("BEGIN:VCALENDAR")


def read_calendar(source: TextSource, everybody: bool = False) -> Batch:
    """Who is invited: attendees but for those who declined and for rooms, and the organiser; nobody of an event that was cancelled.

    `everybody`: those too. Trouble when nobody is.
    """
    found = _People()
    lines = list(_lines(source.text))
    cancelled = _cancelled(lines)
    for line in lines:
        if line.name not in ("ATTENDEE", "ORGANIZER"):
            continue
        address = _address(line.value)
        name, inside = name_and_address(_plain(line.parameters.get("CN", "")))
        if line.parameters.get("CUTYPE", "").upper() in ("ROOM", "RESOURCE", "GROUP"):
            found.left.append(LeftOutRow(line.number, "imports.not_somebody", {"value": name[:40]}))
        elif line.number in cancelled and not everybody:
            found.left.append(LeftOutRow(line.number, "imports.not_coming", {"value": "cancelled"}))
        elif line.parameters.get("PARTSTAT", "").upper() in ("DECLINED", "DELEGATED") and not everybody:
            found.left.append(LeftOutRow(line.number, "imports.not_coming", {"value": line.parameters["PARTSTAT"].lower()}))
        elif name or address:
            named = "" if not name or (inside and name == from_address(inside)) else unturned(name)
            found.add(named, address or inside)
    if not found.people and not found.left:
        raise Trouble("imports.nobody_invited", file=source.name)
    return found.batch(source)


def _cancelled(lines: list[_Line]) -> set[int]:
    """Numbers of the lines of events that won't take place."""
    found, event, off = set[int](), list[int](), False
    for line in lines:
        if line.name == "BEGIN" and line.value.strip().upper() == "VEVENT":
            event, off = [], False
        off |= line.name == "STATUS" and line.value.strip().upper() == "CANCELLED"
        event.append(line.number)
        if line.name == "END" and off:
            found |= set(event)
    return found

"""Names with e-mail addresses beside them, as mail programs write them: "Silva, Ana" <ana@example.org>; Ben <ben@example.org>. Pure."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"\s*(?:mailto:)?[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+\s*")


def is_address(text: str) -> bool:
    """Whether this is an address and nothing else."""
    return bool(_ADDRESS.fullmatch(text))


_WITH_ADDRESS = re.compile(r"\s*(?P<name>[^<>\[\]]*?)\s*[<\[(]\s*(?:mailto:|smtp:)?(?P<mail>[^@\s<>]+@[^@\s<>\])]+)\s*[>\])]\s*", re.I)


def name_and_address(cell: str) -> tuple[str, str]:
    """A name without the address that stood in it, and that address: of Ana Silva <ana@x.org>, "Silva, Ana" <…>, or an address alone."""
    if "@" not in cell:
        return cell, ""
    name, address = as_mailed(cell)
    return (name, address) if address else _beside(cell) or (cell, "")


def as_mailed(cell: str) -> tuple[str, str]:
    """The same of what a mail program wrote alone; the cell itself, and no address, where it wrote none."""
    if found := _WITH_ADDRESS.fullmatch(cell):
        return unturned(found["name"].strip(" \"'")) or from_address(found["mail"]), found["mail"]
    if is_address(cell):
        address = cell.strip().removeprefix("mailto:")
        return from_address(address), address
    return cell, ""


_AT_AN_END = re.compile(
    r"(?P<name>.{2,80}?)[\s\-–—;,:|/<(\[]+(?P<mail>[^@\s<>,;()\[\]]+@[^@\s<>,;()\[\]]+\.\w+)[\s>)\].,;]*"
    r"|(?P<first>[^@\s<>,;()\[\]]+@[^@\s<>,;()\[\]]+\.\w+)[\s\-–—;,:|/>)\]]+(?P<after>.{2,80})"
)


def _beside(cell: str) -> tuple[str, str] | None:
    """A name with its address behind it or before it, as people write them: Ana Silva - ana@x.org. None where there is none, or several."""
    found = _AT_AN_END.fullmatch(cell.strip()) if cell.count("@") == 1 else None
    if found is None:
        return None
    name, address = found["name"] or found["after"], found["mail"] or found["first"]
    return unturned(name.strip(" \"'-–—;,:|/<>()[]")) or from_address(address), address.removeprefix("mailto:")


def unturned(name: str) -> str:
    """Silva, Ana as people say it; a name with more commas in it, or a body after it, stays as it is."""
    last, comma, first = name.partition(",")
    families = [word for word in last.split() if not word.islower()]
    # More than three words are a name and where somebody is from; of "van der Berg" only the last counts.
    fits = comma and "," not in first and first.strip() and families and len(families) + len(first.split()) <= 3
    return f"{first.strip()} {last.strip()}" if fits else name


def from_address(address: str) -> str:
    """A name as an address has it: ben.okoro@example.org is Ben Okoro."""
    parts = re.split(r"[._\-+]+|\d+", address.partition("@")[0])
    return " ".join(part.capitalize() for part in parts if part) or address.partition("@")[0]


# many of them

MOST_TOLD = 100_000
"""Signs at the beginning by which a list of recipients is told."""

_HEADER = re.compile(
    r"\s*(?:to|cc|bcc|from|an|von|à|de|para|a|da|aan|van|till|til|från|fra|do|od|komu|кому|от|kopie|kopia|copie|copia|att"
    r"|宛先|差出人|收件人|抄送)"
    r"\s*[:：]\s*",
    re.I,
)
_OTHER_LINE = re.compile(r"\s*[^\W\d][\w -]{1,20}[:：]\s?[^@]*")
"""A line of an e-mail's head that names nobody: its subject, its date."""


def recipients_in(text: str) -> list[tuple[int, str]]:
    """What stands between the marks of a recipients' line, with its line; nothing where most of it are no addresses."""
    found: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        bare = _HEADER.sub("", line) if _HEADER.match(line) and "@" in line else line
        found += [(number, part.strip(" \t,;")) for part in _parts(bare) if part.strip(" \t,;")]
    return found


def _parts(line: str) -> list[str]:
    parts, held, quoted = list[str](), "", False
    for sign in line:
        quoted ^= sign == '"'
        # Up to its address, a name may have commas in it; an open quotation mark never ends a name.
        if not quoted and (sign == ";" or (sign == "," and "@" in held)):
            parts.append(held)
            held = ""
        else:
            held += sign
    return [*parts, held] if held.strip() else parts


_LINE = re.compile(r"[^\W\d][^\d@,;\t]{1,60}?[ \-–—:/|(]+[^@\s,;()]+@[^@\s,;()]+\.[a-zA-Z]{2,}[).]?")
"""Ana Silva - ana@x.org, as people write a line of a list."""


def looks_like_recipients(text: str) -> bool:
    """Whether this is a list of addresses as a mail program writes it, and no table with a header."""
    found = [one for one in recipients_in(text[:MOST_TOLD])[:200] if not _OTHER_LINE.fullmatch(one[1])]
    # A table of names and addresses, with its commas, is no such list.
    whole = [part for _, part in found if as_mailed(part)[1] or _LINE.fullmatch(part)]
    named = sum("<" in part for part in whole)
    several = named > 0 or len(found) > 1
    return several and len(whole) >= max(1, 0.8 * len(found)) and all(part.count("@") == 1 for part in whole)

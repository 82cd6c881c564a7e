"""From bytes to text: the encoding somebody chose, else the byte order mark, else UTF-8, else what fits western Europe; a line that fits
none of these spoils itself alone. What else may fit is ranked for the person, and never decided here."""

from __future__ import annotations

import codecs
import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from moothall.core.batch import Remark

ENCODINGS = (
    "utf-8", "utf-16", "utf-32", "cp1252", "mac_roman", "iso8859_15", "cp850", "cp1250", "iso8859_2", "cp1251", "koi8_r", "cp1253",
    "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "cp932", "gb18030", "big5", "euc_kr",
)  # fmt: skip
"""Those to choose from: Unicode, then what Windows, old Macs, old Unix and old DOS wrote in western Europe, then what Windows wrote
elsewhere."""

GUESSED = "cp1252"
"""How text is read that is no Unicode, where nobody says otherwise."""

TRIED = 200_000
"""Bytes by which encodings are ranked."""
RANKED = 4
"""Encodings that a remark names."""
STRANGE = 0.15
"""The share of signs beyond ASCII that may stand where nobody writes them, before a reading is called unlikely."""

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_LINES = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class Decoded(NamedTuple):
    """The text, the encoding it was read in, what there is to say of that, and encodings that may fit better, the likeliest first."""

    text: str
    encoding: str
    remarks: tuple[Remark, ...] = ()
    likely: tuple[str, ...] = ()


def known_encoding(name: str) -> str:
    """One of ENCODINGS by any of its usual names, as windows-1251 is cp1251; or nothing."""
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return ""
    return next((one for one in ENCODINGS if codecs.lookup(one).name == codec), "")


def decoded(raw: bytes, chosen: str = "") -> Decoded | None:
    """The text of a file, or None where it is no text at all. `chosen` is one of ENCODINGS."""
    name = chosen or next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        return Decoded(_without_mark(raw.decode(name)), name)
    except UnicodeDecodeError:
        if name in ("utf-16", "utf-32"):
            return None
    if chosen and chosen != "utf-8":
        return _but_for_bad_lines(raw, chosen)
    mixed = _line_by_line(raw)
    if mixed or chosen:
        return mixed
    text = raw.decode(GUESSED, "replace")
    if text.count("\ufffd") * 20 > len(text) and not (likely := ranked(raw)):
        return None
    likely = ranked(raw)
    if _strange(text) <= STRANGE and "\ufffd" not in text:
        return Decoded(_without_mark(text), GUESSED, (Remark("imports.read_as_windows"),))
    return Decoded(_without_mark(text), GUESSED, (Remark("imports.read_as_windows"),), tuple(name for name in likely if name != GUESSED))


def _without_mark(text: str) -> str:
    """Some programs put a second mark before the first."""
    return text.lstrip("\ufeff")


def _but_for_bad_lines(raw: bytes, name: str) -> Decoded | None:
    """In the encoding chosen, if all but a few lines fit it."""
    lines = [found[0] for found in _LINES.finditer(raw)]
    texts, bad = [], list[int]()
    for number, line in enumerate(lines, 1):
        try:
            texts.append(line.decode(name))
        except UnicodeDecodeError:
            texts.append(line.decode(name, "replace"))
            bad.append(number)
    beyond = sum(not line.isascii() for line in lines)
    # More than a few lines that don't fit mean another encoding.
    if len(bad) * 10 > beyond:
        return None
    return Decoded(_without_mark("".join(texts)), name, (_told("imports.bad_letters", bad),))


_BEYOND = re.compile("[^\x00-\x7f]+")
_PIECE = 1024 * 1024
"""Bytes decoded at a time."""


def in_ascii(raw: bytes) -> Decoded | None:
    """JSON in UTF-8 with every sign beyond ASCII escaped as JSON has it: the same values, and one byte a sign. One smile among fifty
    million letters would make four bytes of each. None where it is no UTF-8.
    """
    decoder, found = codecs.getincrementaldecoder("utf-8-sig")(), bytearray()
    try:
        for start in range(0, len(raw), _PIECE):
            piece = decoder.decode(raw[start : start + _PIECE], final=start + _PIECE >= len(raw))
            found += _BEYOND.sub(lambda beyond: json.dumps(beyond[0])[1:-1], piece).encode("ascii")
    except UnicodeDecodeError:
        return None
    return Decoded(found.decode("ascii"), "utf-8")


def _line_by_line(raw: bytes) -> Decoded | None:
    """Of two files joined, each line in its own encoding: only where lines beyond ASCII are Unicode at least as often as not."""
    texts, other, unicode = [], list[int](), 0
    for number, found in enumerate(_LINES.finditer(raw), 1):
        line = found[0]
        try:
            texts.append(line.decode("utf-8"))
            unicode += not line.isascii()
        except UnicodeDecodeError:
            texts.append(line.decode(GUESSED, "replace"))
            other.append(number)
    if not unicode or unicode < len(other):
        return None
    return Decoded(_without_mark("".join(texts)), "utf-8", (_told("imports.mixed_letters", other),))


def _told(key: str, rows: Sequence[int]) -> Remark:
    # Eight rows are enough to look at.
    return Remark(key, {"n": len(rows), "rows": ", ".join(map(str, rows[:8])) + (" …" if len(rows) > 8 else "")})


# ranking


def ranked(raw: bytes) -> tuple[str, ...]:
    """Encodings the bytes may be in, the likeliest first. Never more than advice: short texts fit many."""
    found = []
    for place, name in enumerate(ENCODINGS[3:]):
        try:
            # A sign of several bytes may be cut in two at the end of what is looked at.
            text = codecs.getincrementaldecoder(name)().decode(raw[:TRIED])
        except UnicodeDecodeError:
            continue
        found.append((_strange(text), place, name))
    return tuple(name for strange, _, name in sorted(found) if strange <= STRANGE * 2)[:RANKED]


def _strange(text: str) -> float:
    """The share of signs beyond ASCII that stand where nobody writes them: marks within words, capitals after small letters, letters of
    two scripts side by side, signs that hardly any text has."""
    odd = all_of_them = 0
    for before, sign, after in _around(text):
        all_of_them += 1
        odd += _is_odd(before, sign, after)
    return odd / all_of_them if all_of_them else 0.0


def _around(text: str) -> Iterator[tuple[str, str, str]]:
    padded = f" {text} "
    # Twenty thousand signs tell as much as a million.
    for found, _ in zip(re.finditer(r"[^\x00-\x7f]", padded), range(20_000), strict=False):
        at = found.start()
        yield padded[at - 1], padded[at], padded[at + 1]


_USUAL = frozenset("’‘“”„«»–—…·•°€£§©®¿¡½¼¾±÷µ¢¥²³ªº†×\u00a0\u2009、。，：；？！（）「」『』《》・ー〜～")
_RARE = re.compile("[\ue000-\uf8ff\ufffd\u0080-\u009f¤¦¬¯¶¸¹þðÞÐƒˆ˜‰ˇ˘˙˛˝\uff61-\uff9f\u2500-\u259f]")


def _is_odd(before: str, sign: str, after: str) -> bool:
    if _RARE.match(sign):
        return True
    if not sign.isalpha():
        # A mark between two letters, as in dzia³a, is a letter read wrongly. An apostrophe is not.
        return sign not in _USUAL or (before.isalpha() and after.isalpha() and sign not in "’‘·ー・–—")
    if sign.isupper() and before.isalpha() and before.islower():
        return True
    if any(other.isalpha() and _script(other) != _script(sign) for other in (before, after) if not _of_east_asia(other + sign)):
        return True
    # Han signs that text seldom has stand at the end of the block's order in old encodings; their names say nothing of it.
    return _script(sign) == "LATIN" and _run(before, sign, after)


def _run(before: str, sign: str, after: str) -> bool:
    """Three accented letters in a row: no language of the Latin script writes so but a few words."""
    return all(ord(one) > 0x7F and one.isalpha() for one in (before, sign, after))


def _script(sign: str) -> str:
    return unicodedata.name(sign, "?").split()[0]


def _of_east_asia(signs: str) -> bool:
    return all(_script(sign) in ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL") for sign in signs)

"""A cell of a workbook as the person who made it sees it: 79% and not 0.79, 05/11/2026 and not 46331. Calculates nothing."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.')
"""The parts of a number format that are text or no part of the value: "quoted", \\escaped, [colour or condition], a gap as wide as a
sign (_), and a sign that fills the cell (*)."""
# Longer signs first, so that AM/PM is not taken for an a, an m and a p.
_DATE_PARTS = re.compile(r"a/p|am/pm|y+|m+|d+|h+|s+(?:\.0+)?|[^a-z]+|.", re.I)
# English whatever the computer's language: a file must come in the same on every laptop.
_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


# A sheet of answers says the same few numbers thousands of times.
@lru_cache(maxsize=2048)
def as_seen(value: str, kind: str, form: str, from_1904: bool = False) -> str:
    """The text of a cell that holds no words: what the file has for its value, the kind of cell, and the format it is shown in.

    ValueError when a number is none.
    """
    if kind == "b":
        # In capitals, as spreadsheets show it.
        return "TRUE" if value.strip() in ("1", "true") else "FALSE"
    if kind == "d":
        return date_as_seen(datetime.fromisoformat(value.strip().removesuffix("Z")), form if _is_date(form) else "")
    number = float(value)
    whole = int(number) if number.is_integer() and abs(number) < _EXACT else number
    return _day_as_seen(number, form, from_1904) if _is_date(form) else number_as_seen(whole, form)


def _is_date(form: str) -> bool:
    """Whether a format shows days or hours; of its parts the first tells."""
    first = form.split(";", maxsplit=1)[0]
    if form == "General" or _LENGTH.search(first):
        return form != "General"
    return re.search("[ymdhs]", _LITERAL.sub("", first), re.I) is not None and not re.search("[0#?]", _LITERAL.sub("", first).split(".")[0])


_LENGTH = re.compile(r"\[(h+|m+|s+)\]", re.I)
"""Hours, minutes or seconds that go on counting past a day."""

_EXACT = 2**53
"""Beyond it, not every whole number is one that a workbook can hold."""


def _day_as_seen(number: float, form: str, from_1904: bool) -> str:
    if not 0 <= number < _DAYS_COUNTED:
        # Spreadsheets show a row of # for a day before the first or after the last.
        return _plain(number)
    length = _LENGTH.search(form)
    if length:
        # A length of time has more than 24 hours where it must, and no day.
        seconds = round(number * 86_400)
        if length[1][0].lower() != "h":
            return f"{seconds // 60}:{seconds % 60:02}" if length[1][0].lower() == "m" else str(seconds)
        with_seconds = "s" in form[length.end() :].lower()
        return f"{seconds // 3600}:{seconds // 60 % 60:02}" + (f":{seconds % 60:02}" if with_seconds else "")
    if number < 1 and not re.search("[yd]", _LITERAL.sub("", form), re.I):
        return date_as_seen((datetime(1900, 1, 1) + timedelta(milliseconds=round(number * 86_400_000))).time(), form)
    # Day 60 is a 29 February 1900 that never was, and days before it are one off.
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 if number >= 60 else 31)
    return date_as_seen(first + timedelta(days=int(number), milliseconds=round(number % 1 * 86_400_000)), form)


_DAYS_COUNTED = 2_958_466
"""The day after 31 December 9999."""


def number_as_seen(value: float, form: str) -> str:
    """Decimals, thousands, leading noughts, per cent and a currency sign as the format says; anything fancier as it is."""
    if form == "General" or not re.search("[0#?]", form):
        return _plain(value)
    positive, *others = form.split(";")
    # A format's second part is for negative numbers and has their sign.
    part, shown = (others[0], abs(value)) if value < 0 and others and others[0].strip() else (positive, value)
    bare = _LITERAL.sub("", part)
    # Fractions and powers of ten are the fancier ones.
    if "/" in bare or "E" in bare.upper():
        return _plain(value)
    before, digits, after = _apart(part)
    decimals = sum(sign in "0#?" for sign in digits.partition(".")[2])
    # By its decimals as written, not by its binary value, and halves away from nought: that is how spreadsheets round.
    number = Decimal(repr(shown)) * (100 if "%" in bare else 1)
    rounded = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in digits else f"{rounded:f}"
    whole = len(re.sub("[^0]", "", digits.partition(".")[0]))
    return before + _padded(text, whole) + after


def _padded(text: str, whole: int) -> str:
    sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
    missing = whole - len(digits.partition(".")[0])
    return sign + "0" * max(missing, 0) + digits


def _apart(form: str) -> tuple[str, str, str]:
    """What stands before the digits of a format, the digits' own part, and what stands after it."""
    # [$€-407] is a currency's sign and a locale: the sign is text, the locale is for nobody.
    bare = re.sub(r"\[\$([^\]-]*)[^\]]*\]", lambda found: f'"{found[1]}"', form)
    text = _LITERAL.sub(lambda found: (found[1] or found[2] or "").translate(_HIDE), bare)
    digits = re.search("[#0?](?:.*[#0?])?", text)
    if digits is None:
        return "", "0", ""
    return text[: digits.start()].translate(_SHOW), digits[0], text[digits.end() :].translate(_SHOW)


_HIDE = str.maketrans("#0?,.", "\ue000\ue001\ue002\ue003\ue004")
"""Digit signs in quoted text, kept out of sight while the digits' own part is looked for. They wait as signs of Unicode's private area,
which no format has."""
_SHOW = {new: old for old, new in _HIDE.items()}


def _plain(value: float) -> str:
    # Spreadsheets keep 15 digits of a number; what Python would print beyond them was never typed.
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    return format(value, ".15g")


_AS_THE_COUNTRY_HAS_IT = "mm-dd-yy"
"""How openpyxl names the short date that every computer shows its own way: nobody can tell how it looked, so it is told as 1971-12-31."""


def date_as_seen(value: datetime | date | time, form: str) -> str:
    """By the cell's format; ISO where it has none."""
    if form == _AS_THE_COUNTRY_HAS_IT:
        return str(value.date() if isinstance(value, datetime) else value)
    first = form.split(";", maxsplit=1)[0]
    parts = _DATE_PARTS.findall(_LITERAL.sub(lambda found: found[1] or found[2] or "", first))
    if not any(part[0].lower() in "ymdhs" for part in parts):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    # A time alone gets a day, since formats are read by one function; the day is not shown.
    moment = datetime.combine(date(1900, 1, 1), value) if isinstance(value, time) else value
    moment = moment if isinstance(moment, datetime) else datetime.combine(moment, time())
    half_day = any(part.lower() in ("am/pm", "a/p") for part in parts)
    said = ""
    for place, part in enumerate(parts):
        minutes = part[0].lower() == "m" and _is_minutes(parts, place)
        said += _part(moment, part.lower(), minutes, half_day) if part[0].isalpha() else part
    return said.strip()


def _is_minutes(parts: list[str], place: int) -> bool:
    """An m after hours or before seconds is minutes, any other one is a month."""
    letters = [p[0].lower() for p in parts if p[0].isalpha() and p.lower() not in ("am/pm", "a/p")]
    at = sum(1 for p in parts[:place] if p[0].isalpha() and p.lower() not in ("am/pm", "a/p"))
    # Three m or more are a month's name, wherever they stand.
    return len(parts[place]) <= 2 and ((at > 0 and letters[at - 1] == "h") or (at + 1 < len(letters) and letters[at + 1] == "s"))


def _part(moment: datetime, part: str, minutes: bool, half_day: bool) -> str:
    hour = (moment.hour % 12 or 12) if half_day else moment.hour
    wide = len(part) > 1
    texts = {
        "y": f"{moment.year:04}" if len(part) > 2 else f"{moment.year % 100:02}",
        # d, dd, ddd and dddd: the number, two digits, the short name, the whole one. Months, below, have a fifth: the first letter.
        "d": [str(moment.day), f"{moment.day:02}", _DAYS[moment.weekday()][:3], _DAYS[moment.weekday()]][min(len(part), 4) - 1],
        "h": f"{hour:02}" if wide else str(hour),
        "s": f"{moment.second:02}" if wide else str(moment.second),
        "a": "AM" if moment.hour < 12 else "PM",
    }
    if part[0] == "m" and minutes:
        return f"{moment.minute:02}" if wide else str(moment.minute)
    if part[0] == "m":
        month = _MONTHS[moment.month - 1]
        return [str(moment.month), f"{moment.month:02}", month[:3], month, month[:1]][min(len(part), 5) - 1]
    return texts.get(part[0], part)

"""Dates as people write them: "14 May", 14/5, "next Friday", Thu, "in six weeks", +6w. Counted from a day that is given, in British order.

Reads and refuses; it never guesses which of two days was meant, and knows no clock.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from moothall.core.errors import Refused

_JUST_GONE = 90
"""Days. A day without a year is the next of that name; one that went by so lately was more likely meant than the one in a year."""
_LONGEST = 6
"""Words of the longest date there is: "on Thursday the 14th May 2026" without its "on"."""

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT_DAYS = {"tues": 1, "thur": 3, "thurs": 3}
_ALSO_WORDS = ("sat", "sun", "wed")
"""Short names that are English words as well: days only with a capital, or "kept dry in the sun" would lose its end."""
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_SPANS = {"d": "day", "w": "week", "m": "month", "y": "year"}

_WEEKDAY = rf"(?P<weekday>{'|'.join((*_DAYS, *(d[:3] for d in _DAYS), *_SHORT_DAYS))})\.?"
_MONTH = rf"(?P<month>{'|'.join((*_MONTHS, 'sept', *(m[:3] for m in _MONTHS if m != 'may')))})\.?"
_DAY = r"(?:the )?(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>[0-9]{4}))?"


def day_of(text: str, counted_from: date) -> str:
    """The day as YYYY-MM-DD. Refused when it is none, when there is no such day, or when it could be another."""
    found = _read(" ".join(text.split()), counted_from)
    if found is None:
        # 40 characters of what was typed are enough to know it again.
        raise Refused("core.not_a_day", text=text.strip()[:40])
    return found.isoformat()


def last_words_as_day(text: str, counted_from: date) -> tuple[str, str]:
    """What comes before the last words that are a date, and the day as YYYY-MM-DD; all of it and "" when they are none. "by" and "on" go
    with the date. Refused as `day_of` refuses, but not because there is no date.
    """
    words = text.split()
    for number in range(min(_LONGEST, len(words)), 0, -1):
        found = _read(" ".join(words[-number:]), counted_from)
        if found:
            before = words[:-number]
            if before and before[-1].casefold() in ("by", "on"):
                before.pop()
            return " ".join(before), found.isoformat()
    return text.strip(), ""


def _read(text: str, start: date) -> date | None:
    text = text.rstrip(".,;")
    for pattern, meaning in _FORMS:
        if match := re.fullmatch(pattern, text, re.IGNORECASE | re.ASCII):
            try:
                return meaning({name: (value or "").casefold() for name, value in match.groupdict().items()} | {"text": text}, start)
            except (ValueError, OverflowError):
                # Only the calendar raises these: 31 June, or a day after the year 9999.
                raise Refused("core.no_such_day", text=text[:40]) from None
    return None


def _iso(parts: dict[str, str], start: date) -> date:
    return date(int(parts["year"]), int(parts["month"]), int(parts["day"]))


def _numbers(parts: dict[str, str], start: date) -> date:
    if int(parts["month"]) > 12 >= int(parts["day"]):
        # The American order. Turning it round would be a guess.
        raise Refused("core.day_comes_first", text=parts["text"], day=int(parts["month"]), month=int(parts["day"]))
    year = int(parts["year"] or 0)
    # Two figures are of this century, as everybody means them.
    return _on(parts, int(parts["month"]), int(parts["day"]), year + 2000 if 0 < year < 100 else year, start)


def _named(parts: dict[str, str], start: date) -> date:
    month = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(parts["month"][:3]))
    found = _on(parts, month, int(parts["day"]), int(parts["year"] or 0), start)
    if parts.get("weekday") and _weekday(parts["weekday"]) != found.weekday():
        raise Refused("core.not_that_weekday", text=parts["text"][:40])
    return found


def _on(parts: dict[str, str], month: int, day: int, year: int, start: date) -> date:
    """Without a year, the next of that name. 29 February waits for the year that has it."""
    if year:
        return date(year, month, day)
    date(2000, month, day)  # ValueError for 31 June; a leap year, because without a year 29 February is a day
    years = [y for y in range(start.year - 1, start.year + 9) if day <= monthrange(y, month)[1]]
    days = [date(y, month, day) for y in years]
    if any(0 < (start - gone).days <= _JUST_GONE for gone in days):
        raise Refused("core.day_has_gone", text=parts["text"][:40])
    return next(d for d in days if d >= start)


def _weekday(name: str) -> int:
    return _SHORT_DAYS.get(name, next((n for n, day in enumerate(_DAYS) if day.startswith(name[:3])), 0))


def _coming(parts: dict[str, str], start: date) -> date | None:
    """The first after the day counted from; "next Friday" is that of the week after, as it is said here."""
    if parts["text"] in _ALSO_WORDS:
        return None
    wanted = _weekday(parts["weekday"])
    if parts["which"] == "next":
        monday = start - timedelta(days=start.weekday())
        return monday + timedelta(days=7 + wanted)
    return start + timedelta(days=(wanted - start.weekday() - 1) % 7 + 1)


def _after(parts: dict[str, str], start: date) -> date:
    span = _SPANS.get(parts["span"], parts["span"])
    count = parts["count"]
    number = 1 if count in ("a", "an") else _NUMBERS.index(count) + 1 if count in _NUMBERS else int(count)
    if span in ("day", "week"):
        return start + timedelta(days=number * (7 if span == "week" else 1))
    months = start.month - 1 + number * (12 if span == "year" else 1)
    year, month = start.year + months // 12, months % 12 + 1
    # A month after 31 January is the end of February.
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def _tomorrow(parts: dict[str, str], start: date) -> date:
    return start + timedelta(days=1)


_FORMS: tuple[tuple[str, Callable[[dict[str, str], date], date | None]], ...] = (
    (r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})", _iso),
    (r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})(?:/(?P<year>[0-9]{4}|[0-9]{2}))?", _numbers),
    # With points only where there is a whole year: 14.5 is a number, 2.1.20 a version.
    (r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4})", _numbers),
    (rf"(?:{_WEEKDAY},? )?{_DAY} (?:of )?{_MONTH}{_YEAR}", _named),
    (rf"(?:{_WEEKDAY},? )?{_MONTH} {_DAY}{_YEAR}", _named),
    (rf"(?:(?P<which>this|next) )?{_WEEKDAY}", _coming),
    (rf"in (?P<count>an?|{'|'.join(_NUMBERS)}|[0-9]{{1,3}}) (?P<span>day|week|month|year)s?(?:['’]? time)?", _after),
    (r"\+(?P<count>[0-9]{1,3})(?P<span>[dwmy])", _after),
    (r"tomorrow", _tomorrow),
)

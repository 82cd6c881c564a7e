"""What one cell looks like, whatever its heading says and whatever language it is in: an address, a moment, a number, a name, a sentence.

Pure, and of single cells: imports.column_kinds judges whole columns by how many of their cells look alike.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

NO_ANSWER = frozenset({
    "", "n/a", "na", "n.a.", "n.a", "not applicable", "don't know", "don’t know", "no answer", "none", "nil", "null", "nothing",
    "-", "–", "—",
    "--", ".", "/", "x/x", "k.a.", "k. a.", "keine", "keine angabe", "s/o", "sans objet", "aucun", "aucune", "ninguno", "ninguna",
    "nessuno",
    "geen", "n.v.t.", "nvt", "brak", "nie dotyczy", "ingen", "dim", "なし", "特になし", "无", "無", "없음", "нет ответа",
    "لا يوجد", "#n/a", "n\\a",
})  # fmt: skip
"""Cells, in small letters, that say that nothing was answered. None is a rating or a note, nor a hint what its column is for."""

ERRORS = re.compile(r"#(?:N/?A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!|NV|WERT!|BEZUG!|SPILL!|CALC!|FIELD!|GETTING_DATA)", re.I)
"""What a spreadsheet shows where a formula came to nothing."""

_ADDRESS = re.compile(r"(?:[^<>]*<)?\s*(?:mailto:)?[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+\s*>?")
_COMPUTER = re.compile(r"(?:\d{1,3}\.){3}(?:\d{1,3}|x+|\*|0)(?::\d+)?|(?=.*:.*:)[0-9a-f:]{3,39}(?:%\w+)?", re.I)
_LINK = re.compile(r"(?:https?|ftp|file)://\S+|www\.\S+", re.I)
_ID = re.compile(r"(?=\S*\d)[A-Za-z]{0,4}[-_#]?[A-Za-z0-9+/=_-]{7,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\{[0-9a-f-]{36}\}", re.I)
_PHONE = re.compile(r"\+?\(?\d[\d\s().\-/]{6,20}\d(?:\s*(?:x|ext\.?)\s*\d+)?", re.I)
_BROWSER = re.compile(r"(?:Mozilla|Opera|Chrome|Safari|Firefox|Edge|Dalvik)/[\d.]+.*", re.S)
_PART = (
    r"\d{4}[./-]\d{1,2}[./-]\d{1,2}"
    r"|\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4}\.?|\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
)
_NAMED = (
    r"(?:\w{2,10}\.?,?\s+)?(?:\d{1,2}(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?[^\W\d_]{3,12}\.?,?|[^\W\d_]{3,12}\.?\s+\d{1,2}(?:st"
    r"|nd|rd|th)?,?)\s+(?:de\s+)?\d{4},?"
)
_CLOCK = r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?"
_ZONE = (
    r"(?:\s*(?:[AP]\.?\s?M\.?|午[前後]|上午|下午|오전|오후))?(?:\s*\(?(?:Z|UTC|GMT"
    r"|[A-Z]{2,5})?\s*(?:[+-]\d{1,2}:?\d{0,2})?(?:\s*[A-Z]{2,5})?\)?)?"
)
_MOMENT = re.compile(
    rf"(?:{_PART}|{_NAMED})(?:,?[T\s]+(?:(?:at|um|à|om|kl\.?)\s+)?(?:(?:午[前後]|上午|下午|오전|오후)\s*)?{_CLOCK}{_ZONE})?"
    rf"|\d{{1,2}}[:h]\d{{2}}(?::\d{{2}}(?:[.,]\d{{1,9}})?)?{_ZONE}"
    r"|1[0-9]{9}(?:[0-9]{3})?",
    re.I,
)
_DECIMAL = re.compile(r"-?\d{1,3}[.,]\d{1,15}")
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]0+)?")
_NUMBER = re.compile(r"[+-]?[\d  ',.]*\d\s*%?|[+-]?\d+(?:[.,]\d+)?\s?[^\W\d]{1,3}\.?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_](?:[A-Z][a-z]{3}|[A-Za-z]{2}|\d{3}))*|[A-Z]{2}")
_MACHINE = re.compile(r"\s*\{.*[\"'].*:.*\}\s*|\[\s*\{.*\}\s*\]", re.S)
_ORDINAL = re.compile(
    r"(?:#|no\.?|nr\.?|n[º°]|第|thứ|ke-)?\s*(\d{1,2})\s*"
    r"(?:st|nd|rd|th|er|ère|re|e|è|ème|eme|nde?|ος|η|ο|:a|:e|º|ª|°|\.|ain|il|af|ydd|fed|位|番|番目|名|위|번째|-?й|-?я|-?е)?"
    r"(?:\s*(?:choice|place|choix|wahl|platz|preference|prioriteit|priority|opción|lugar|scelta|posto|keuze|plaats|valg|val|wybór))?",
    re.I,
)
_FIRSTS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_UNSPACED = re.compile(r"[　-ヿ㐀-鿿豈-﫿가-힯฀-๿ກ-໿ក-៿]")
"""Letters of writing without spaces between words, or with few: there, signs are counted and not words."""


_remembered = lru_cache(maxsize=2048)
"""A survey says the same few things in thousands of cells, and each is looked at under many questions."""


def given(cell: str) -> bool:
    """Whether somebody answered, as far as the cell says."""
    # A sentence is an answer; only what is short may be a word for none, and is worth remembering.
    return (len(cell) > _A_SENTENCE and cell.isascii() and len(cell.split(None, _WORDS)) > _WORDS) or _answers(cell)


_A_SENTENCE, _WORDS = 20, 3
"""Signs and words that no entry of NO_ANSWER in plain letters goes beyond."""


@_remembered
def _answers(cell: str) -> bool:
    # Every error begins with its sign; nothing else is worth the look.
    return tidy(cell).casefold() not in NO_ANSWER and not ("#" in cell and ERRORS.fullmatch(cell.strip()))


@_remembered
def tidy(cell: str) -> str:
    # Plain letters have no signs that nobody sees.
    return " ".join((cell if cell.isascii() else cell.replace("\u200b", "").replace("\ufeff", "")).split())


def western(cell: str) -> str:
    """Figures of other scripts as 0 to 9, and the rest as it is."""
    if cell.isascii():
        return cell
    return "".join(str(unicodedata.decimal(sign)) if unicodedata.decimal(sign, None) is not None else sign for sign in cell)


@_remembered
def whole_of(cell: str) -> int | None:
    """A whole number as people and spreadsheets write it: 4, 4.0, 4,0, ٤; None where it is none. Of nine digits at most."""
    said = western(cell.strip())
    found = _PLAIN.fullmatch(said)
    bare = re.split("[.,]", said)[0] if found else ""
    return int(bare) if found and len(bare) < 10 else None


@_remembered
def place_of(cell: str) -> int | None:
    """Which place a cell gives: 2, 2nd, 2e, 第2位, second; None where it gives none."""
    said = western(tidy(cell)).casefold()
    if (number := whole_of(said)) is not None:
        return number if 0 < number < 100 else None
    found = _ORDINAL.fullmatch(said)
    if found:
        return int(found[1]) or None
    word = said.removesuffix(" choice").removesuffix(" place").removesuffix(" preference")
    return _FIRSTS.index(word) + 1 if word in _FIRSTS else None


def is_address(cell: str) -> bool:
    return bool(_ADDRESS.fullmatch(cell))


def is_computer(cell: str) -> bool:
    """An address of a computer on a network."""
    return bool(_COMPUTER.fullmatch(cell))


def is_link(cell: str) -> bool:
    return bool(_LINK.fullmatch(cell))


def is_id(cell: str) -> bool:
    """A number or a string of signs that a program gave: long, in one piece, and with figures in it."""
    return bool(_ID.fullmatch(cell)) and not _MOMENT.fullmatch(cell)


def is_phone(cell: str) -> bool:
    said = western(cell)
    # Figures alone that begin with no nought are the number that a tool gave somebody.
    numbered = said.isdecimal() and not said.startswith("0")
    return not numbered and bool(_PHONE.fullmatch(said)) and not _MOMENT.fullmatch(cell)


def is_browser(cell: str) -> bool:
    return bool(_BROWSER.fullmatch(cell))


def is_moment(cell: str) -> bool:
    """A date, a time of day, or both, in any of the usual orders; also seconds since 1970."""
    return bool(_MOMENT.fullmatch(western(cell).replace("\u202f", " ").replace("\xa0", " ")))


def is_coordinate(cell: str) -> bool:
    found = _DECIMAL.fullmatch(western(cell))
    return found is not None and len(re.split("[.,]", cell)[1]) >= 3 and abs(float(western(cell).replace(",", "."))) <= 180


def is_decimal(cell: str) -> bool:
    return bool(_DECIMAL.fullmatch(western(cell)))


def is_number(cell: str) -> bool:
    """A figure of any sort, with its unit where it has a short one: 12, 3.5, 40 %, 12 Jahre it is not, 3 h it is."""
    return bool(_NUMBER.fullmatch(western(cell)))


def is_language(cell: str) -> bool:
    return bool(_LANGUAGE.fullmatch(cell))


def is_machine(cell: str) -> bool:
    """A cell that a program wrote for a program, as {"ImportId":"QID1"}."""
    return bool(_MACHINE.fullmatch(cell))


# words


def length_in_words(text: str) -> float:
    """How many words, near enough: of writing without spaces, half as many as it has signs."""
    unspaced = len(_UNSPACED.findall(text))
    return unspaced / 2 + sum(any(sign.isalpha() for sign in word) for word in _UNSPACED.sub(" ", text).split())


_SMALL = frozenset(
    "of the and for at in to on de la le les du des et y e di da do dos das del della von der und für zu zur van den het".split()
    + "en og i av w z na".split()
)


def is_titled(cell: str) -> bool:
    """Written as names are: nearly every word begins with a capital, and there are two to six of them. False for writing without"
    " capitals."""
    words = [word.strip("()[]\"'.,&") for word in cell.split()]
    words = [word for word in words if any(map(str.isalpha, word))]
    counted = [word for word in words if word.casefold() not in _SMALL]
    if not 2 <= len(words) <= 7 or not counted or cell.rstrip().endswith(("?", "!", ";", ":")):
        return False
    # Both letters of a name with initials, and "d'Arc" or "McKay", begin with a capital somewhere early.
    return sum(any(map(str.isupper, word[:3])) for word in counted) == len(counted)


def _letters(word: str) -> bool:
    # Marks that stand above or below a letter are part of it in many writings.
    return all(sign.isalpha() or unicodedata.category(sign)[0] == "M" or sign in "-'’.·•," for sign in word)


def _begins_small(word: str) -> bool:
    # Georgian has letters that count as small, and writes no others.
    return word[:1].islower() and not "\u10d0" <= word[:1] <= "\u10ff"


def is_called(cell: str) -> bool:
    """Could be what somebody or something is called, in any writing: two to five words of letters alone, none of which begins small."""
    if is_titled(cell):
        return True
    unspaced = len(_UNSPACED.findall(cell))
    if unspaced and unspaced == len(cell.replace(" ", "")):
        return 2 <= unspaced <= 5
    parts = cell.split()
    counted = [part for part in parts if part.casefold() not in _SMALL]
    return 2 <= len(parts) <= 5 and all(map(_letters, parts)) and bool(counted) and not any(map(_begins_small, counted))


def is_written(cell: str) -> bool:
    """A sentence, or as good as one: long enough that nobody is called so."""
    return length_in_words(cell) >= 6 and not is_titled(cell)


_WANTS = re.compile(
    r"\b(?:more|less|fewer|better|no|not|too|mehr|weniger|besser\w*|keine?|gute[rsn]?|zu|nicht|plus|moins|mieux|pas|más|menos|mejor|mucho|più|meno|meglio"
    r"|troppo|mais|melhor|meer|minder|beter|geen|te|więcej|mniej|lepsz\w*|mer|mindre|flere|fler|bättre|bedre|for|enemmän|vähemmän|více|méně|lepší"
    r"|több|kevesebb|jobb|больше|меньше|лучше|більше|менше|daha|mwy|llai)\b",
    re.I,
)


def wants(cell: str) -> bool:
    """A word for more, less, better or none in it, as wishes and complaints have and no name has, however it is written."""
    return bool(_WANTS.search(cell))


# ratings

PART_OF_QUIZ = re.compile(r"(points|feedback|score) - |.*(: (name|emoji|score)| \[(score|feedback)\])$", re.I)
"""Headings of columns that tools add to a question: the points it got, the feedback, a name or an emoji beside the answer."""

RATED = re.compile(r"(\d{1,2})(?:[.,]0+)?(?:\s*[-–—=:.)]\s*[^\W\d].*|\s*/\s*\d{1,2}|\s+of\s+\d{1,2}|\s+stars?|\s*\([^)]*\))?", re.S)
"""4, 4.0, "4 - Agree", "4 (good)", "4/5": the number is the rating."""


_STARS = re.compile("(?:[★⭐🌟☆]\ufe0f?\\s*){1,10}")


def rating_of(cell: str) -> int | None:
    """The number a cell gives as a mark, with a label beside it or not; None where it gives none."""
    found = RATED.fullmatch(western(cell.strip()))
    if found is None and _STARS.fullmatch(cell.strip()):
        return sum(cell.count(star) for star in "★⭐🌟")
    return int(found[1]) if found else None

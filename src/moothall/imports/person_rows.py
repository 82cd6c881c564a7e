"""Rows of a list of people as they are meant: who is one and who isn't, what a name holds beside a name, who is not coming. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from moothall.imports import cell_shapes as shapes

_TOTALS = re.compile(
    r"(?:grand |sub-?\s?|in )?(?:totals?|sum(?:me|ma|a)?|gesamt(?:summe|zahl)?|insgesamt|anzahl|ensemble|totale|totaal|som|razem"
    r"|suma|łącznie"
    r"|yhteensä|summa|celkem|spolu|összesen|итого|всего|разом|σύνολο|toplam|cyfanswm|iomlán|合計|総計|小計|总计|總計|合计|합계"
    r"|총계|สรุป|المجموع|סה.כ"
    r"|average|mean|median|durchschnitt|mittelwert|moyenne|promedio|media|gemiddelde|średnia|medelvärde|gennemsnit|gjennomsnitt|keskiarvo"
    r"|průměr|priemer|átlag|среднее|середнє|ortalama|平均|평균|count|number of (?:people|guests|attendees|participants"
    r"|registrations)|attendees|headcount)(?:\s+(?:général|generale"
    r"|general|attending))?"
    r"\s*[:=]?\s*\(?\d*\)?\s*:?(?:\s+\w+)?",
    re.I,
)
_NOTES = re.compile(
    r"(?:[*†‡§¹²³]|\(\*+\)|\[\d\]|(?:key|legend|notes?|nb|n\.b\.|source|quelle|legende|anmerkung|remarque|légende|nota|leyenda"
    r"|legenda|printed|generated|exported"
    r"|report|created|last updated|page \d|stand|druckdatum|confidential|end of (?:list|report))\b\s*[:.=\-–]?)",
    re.I,
)


def not_a_person(name: str, others: Sequence[str]) -> bool:
    """Whether a row is a total, a key, a footnote, an error or nothing at all. `others` are its other cells."""
    said = shapes.tidy(name)
    if shapes.ERRORS.fullmatch(said):
        return True
    if _TOTALS.fullmatch(said):
        return all(map(shapes.is_number, filter(shapes.given, others)))
    nothing = not any(map(str.isalnum, said)) or said.casefold() in shapes.NO_ANSWER
    # A sentence below a list, or a key to its signs.
    nothing = nothing or bool(_NOTES.match(said)) or "=" in said or (said.endswith(".") and shapes.length_in_words(said) > 4)
    # Somebody may be called so, where something else is said of them: these stand alone in their rows.
    return nothing and not any(map(shapes.given, others))


def is_total(cells: Sequence[str]) -> bool:
    """Whether a row of answers only adds up the others: called so in its first filled cell, and numbers beside it."""
    filled = [shapes.tidy(cell) for cell in cells if cell.strip()]
    return len(filled) > 1 and bool(_TOTALS.fullmatch(filled[0])) and all(map(shapes.is_number, filled[1:]))


# who is coming

_NOT = re.compile(
    r"\b(cancel|cansl|declin|rejected|refunded|deleted|withdr[ae]w|withdrawn|regrets|voided|void$|removed|absent|unsubscribed|no[ -]?show"
    r"|(no longer|not|can'?t|can’t|cannot|won'?t|won’t|will not|did not|unable to|didn'?t)( be| able to)? (attend|go|com|mak"
    r"|join|participat)"
    r"|absag|abgesagt|storn|abgelehnt|gelöscht|nimmt nicht|kommt nicht|abgemeldet|verhindert|annul|décliné|refusé|supprimé"
    r"|absente?$|ne participe pas|ne vient pas"
    r"|cancelad|rechazad|eliminad|declinad|no asist|no viene|non partecipa|rifiutat|eliminat|disdett|recusad|não (comparece"
    r"|participa|vem)"
    r"|geannul|afgemeld|afgezegd|afgewezen|geweigerd|verwijderd|komt niet|odwołan|anulowan|odrzucon|usunięt|avbok|avböj"
    r"|avanmäl|aflys|avlys|avslå|afslå"
    r"|frameld|avmeld|kommer (inte|ikke)|peruttu|perunut|hylätty|poistettu|ei osallistu|zruš|odmít|odhlášen|lemond|törölt"
    r"|visszautas|anulat|refuzat"
    r"|отмен|отклон|удал[её]н|отказ|скасован|відхилен|ακυρ|απορρ|iptal|reddedil|katılmıyor)"
    r"|wedi-canslo|ddim yn dod|キャンセル|欠席|辞退|不参加|取消|拒绝|拒絕|谢绝|已退|취소|불참|거절|거부|ยกเลิก|ไม่เข้าร่วม"
    r"|ملغ|ألغي|مرفوض|اعتذر|בוטל|נדחה|לא מגיע|hủy|từ chối|batal",
    re.I,
)
"""What lists say of those who won't come, in the languages they are written in."""
_NOT_SO = re.compile(r"\b(not|un|nicht|pas|non?) (cancel|declin|refund|storn|annul|delet)", re.I)
_LONGEST_STATUS = 4
"""Words that a status has at most: more are a note that somebody wrote."""

_ABOUT = re.compile(r"attend|coming|going|rsvp|teilnahme|présence|asist|partecip|kommt|deltar|aanwezig|出席|参加|참석", re.I)
_GONE = re.compile(r"delet|cancel|declin|refund|withdr|not attending|abgesagt|storn|annul|elimin", re.I)
_YES = {"yes", "y", "true", "x", "1", "✓", "ja", "oui", "sí", "si", "sim"}
_NO = {"no", "n", "false", "0", "nein", "non", "não", "nee", "nej", "ei", "nie", "いいえ", "否"}


def says_who_comes(heading: str, cells: Sequence[str]) -> str:
    """What a column says of coming: "status" where cells name it, "coming" or "gone" where they say yes or no, else nothing."""
    said = {shapes.tidy(cell).casefold() for cell in cells if cell.strip()}
    if not said:
        return ""
    plain = said & (_YES | _NO)
    if _GONE.search(heading) and all(one in plain or shapes.is_moment(one) for one in said):
        return "gone"
    # Who answers "if I can" beside others' yes and no has not said no.
    if _ABOUT.search(heading) and len(plain) * 2 >= len(said) and said & _NO:
        return "coming"
    if any(map(_says_not, said)) and all(len(one.split()) <= _LONGEST_STATUS for one in said):
        return "status"
    return ""


def _says_not(said: str) -> bool:
    return bool(_NOT.search(said)) and not _NOT_SO.search(said)


def not_coming(what: str, cell: str) -> bool:
    said = shapes.tidy(cell).casefold()
    if what == "gone":
        return said in _YES or shapes.is_moment(said)
    if what == "coming":
        return said in _NO or _says_not(said)
    return what == "status" and len(said.split()) <= _LONGEST_STATUS and _says_not(said)


# how people are addressed

_ADDRESSED = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lady lord rev revd reverend cllr councillor hon judge capt col maj lt sgt fr sr"
    " sra srta dra don doña"
    " herr frau m mme mlle maître me sig sig.ra dott dott.ssa ing dhr mevr drs pan pani hr fru rouva mgr dipl-ing".split()
)


def is_addressed(cell: str) -> bool:
    """Mr, Dr, Prof. Dr, Mme: how somebody is addressed, and no job."""
    parts = [part.strip(".").casefold() for part in cell.split()]
    return bool(parts) and all(part in _ADDRESSED for part in parts)

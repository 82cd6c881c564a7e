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
    r"|count|number of (?:people|guests|attendees|participants|registrations)|attendees|headcount)(?:\s+(?:général|generale"
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
    beside = [cell for cell in others if shapes.given(cell)]
    if shapes.ERRORS.fullmatch(said):
        return True
    # Somebody may be called so, where something else is said of them.
    if not any(sign.isalnum() for sign in said) or said.casefold() in shapes.NO_ANSWER:
        return not beside
    if _TOTALS.fullmatch(said):
        return all(map(shapes.is_number, beside))
    # A sentence below a list, or a key to its signs, stands alone in its row.
    return not beside and (bool(_NOTES.match(said)) or "=" in said or (said.endswith(".") and shapes.length_in_words(said) > 4))


# who is coming

_NOT = frozenset(
    "cancelled canceled declined refunded deleted rejected withdrawn removed void voided absent regrets unsubscribed abgesagt"
    " storniert abgelehnt gelöscht"
    " annulé annulée décliné refusé supprimé cancelado cancelada rechazado rechazada eliminado annullato annullata rifiutato"
    " geannuleerd afgemeld"
    " afgewezen anulowano odwołany odrzucone avbokad avböjt aflyst avlyst avslått peruttu hylätty zrušeno odmítnuto отменено"
    " отклонено iptal"
    " wedi-canslo キャンセル 欠席 取消 취소 불참".split()
) | {
    "not attending", "not going", "not coming", "no longer attending", "can't attend", "cannot attend", "can't come", "nimmt nicht teil",
    "ne participe pas", "no asistirá", "no asiste", "non partecipa", "won't attend", "did not attend",
}  # fmt: skip
_COMING = frozenset(
    "accepted confirmed attending going coming registered attended active paid completed approved yes tentative maybe pending"
    " invited organizer organiser"
    " chair required optional checked-in valid free zugesagt bestätigt angemeldet confirmé accepté inscrit confirmado aceptado"
    " inscrito confermato"
    " bevestigd potwierdzony bekräftad vahvistettu".split()
) | {
    "checked in",
    "no response",
    "waiting list",
    "not checked in",
    "no reply",
    "waitlisted",
    "awaiting reply",
    "needs-action",
    "on hold",
    "transferred",
}
_ABOUT = re.compile(r"attend|coming|going|rsvp|teilnahme|présence|asist|partecip|kommt|deltar|aanwezig|出席|参加|참석", re.I)
_GONE = re.compile(r"delet|cancel|declin|refund|withdr|not attending|abgesagt|storn|annul|elimin", re.I)
_YES = {"yes", "y", "true", "x", "1", "✓", "ja", "oui", "sí", "si", "sim"}
_NO = {"no", "n", "false", "0", "nein", "non", "não", "nee", "nej", "ei", "nie", "いいえ", "否"}


def says_who_comes(heading: str, cells: Sequence[str]) -> str:
    """What a column says of coming: "status" where cells name it, "coming" or "gone" where they say yes or no, else nothing."""
    said = {shapes.tidy(cell).casefold() for cell in cells if cell.strip()}
    if said & _NOT and all(one in _NOT or one in _COMING for one in said):
        return "status"
    if said and said <= _YES | _NO:
        return "gone" if _GONE.search(heading) else "coming" if _ABOUT.search(heading) else ""
    return ""


def not_coming(what: str, cell: str) -> bool:
    said = shapes.tidy(cell).casefold()
    return said in {"status": _NOT, "coming": _NO, "gone": _YES}.get(what, ())


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

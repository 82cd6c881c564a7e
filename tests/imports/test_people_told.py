"""People as other programs write them down: cards of three ages, reports of meetings, lists with who is coming, names in two columns."""

from __future__ import annotations

import pytest

from moothall.activities.attendance.rules import read_line
from moothall.core.addressed_names import name_and_address
from moothall.imports.import_settings import Unclear
from tests.imports.incoming import file_of, read


def people(batch):
    return [(person.name, person.fields.get("email", "")) for person in batch.people]


def names(batch):
    return [person.name for person in batch.people]


@pytest.mark.parametrize(
    "cell",
    ["Ida Ross - ida@fenn.example", "Ida Ross; ida@fenn.example", "ida@fenn.example (Ida Ross)", "Ida Ross ida@fenn.example",
     "Ross, Ida [ida@fenn.example]"],
)  # fmt: skip
def test_no_address_stays_inside_a_name(cell):
    assert name_and_address(cell) == ("Ida Ross", "ida@fenn.example")


def test_a_typed_line_keeps_its_parts():
    line = read_line("Ida Ross ida@fenn.example, Fenn Ltd, business")
    assert (line.name, line.organisation, line.sector, line.email) == ("Ida Ross", "Fenn Ltd", "business", "ida@fenn.example")


def test_the_head_of_a_mail_is_its_people(tmp_path):
    head = (
        "Von: Ida Ross <ida@fenn.example>\nAn: Ugo Fenn <ugo@fenn.example>, pat.moss@fenn.example; Ole <ole@fenn.example>\nBetreff: Moor\n"
    )
    batch = read(file_of(tmp_path, head, "head.txt"))
    assert names(batch) == ["Ida Ross", "Ugo Fenn", "Pat Moss", "Ole"] and [x.key for x in batch.left_out] == ["imports.no_address"]


def test_a_text_of_addresses_is_never_read_as_notes(tmp_path):
    with pytest.raises(Unclear):
        read(file_of(tmp_path, "Ida Ross; Fenn Ltd; ida@fenn.example\nUgo Fenn; Fenn Ltd; ugo@fenn.example\n", "list.txt"))


OLDEST = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=98degaard;Bj=C3=B8rn\r\n"
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Bj=C3=B8rn =\r\n=C3=98degaard\r\nEMAIL;PREF;INTERNET:bjorn@fjord.example\r\nEND:VCARD\r\n"
)
NEWEST = (
    "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Crew\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:Ida Ross\nEMAIL:mailto:ida@fenn.example\n"
    "END:VCARD\nBEGIN:VCARD\nFN:Fenn Ltd\nX-ABShowAs:COMPANY\nEND:VCARD\n"
)


@pytest.mark.parametrize(
    ("card", "right", "left"),
    [(OLDEST, [("Bjørn Ødegaard", "bjorn@fjord.example")], 0), (NEWEST, [("Ida Ross", "ida@fenn.example")], 2)],
)
def test_cards_of_every_age(tmp_path, card, right, left):
    batch = read(file_of(tmp_path, card, "cards.vcf"))
    assert people(batch) == right and [x.key for x in batch.left_out] == ["imports.not_somebody"] * left


def test_nobody_comes_to_an_event_that_was_cancelled(tmp_path):
    events = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE;CN=Ida Ross:mailto:ida@fenn.example\nEND:VEVENT\nBEGIN:VEVENT\nSTATUS:CANCELLED\n"
    events += "ATTENDEE;CN=Ugo:mailto:ugo@fenn.example\nEND:VEVENT\nEND:VCALENDAR\n"
    path = file_of(tmp_path, events, "two.ics")
    assert names(read(path)) == ["Ida Ross"] and names(read(path, everybody=True)) == ["Ida Ross", "Ugo"]


MEETINGS = {
    "da": "Navn\tFørste deltagelse\tSidste afgang\tVarighed\tMail\n{0}\t01.05.2026 09.58\t01.05.2026 11.00\t1 t 2 m\t{1}\n",
    "pl": "Imię i nazwisko\tPierwsze dołączenie\tOstatnie opuszczenie\tCzas\tE-mail\n{0}\t1.05.2026 9:58\t1.05.2026 11:00\t62 min\t{1}\n",
    "zh": "姓名\t首次加入\t上次离开\t时长\t电子邮件\n{0}\t2026/5/1 9:58:00\t2026/5/1 11:00:00\t1 小时 2 分\t{1}\n",
    "fi": "Nimi (alkuperäinen nimi),Liittymisaika,Poistumisaika,Kesto (minuuttia),Sähköposti\n{0},1.5.2026 9:58,1.5.2026 11:00,62,{1}\n",
}


@pytest.mark.parametrize("report", MEETINGS.values(), ids=MEETINGS)
def test_a_report_of_a_meeting_is_told_by_its_moments(tmp_path, report):
    """Below lines about the meeting, in whatever language; who came twice came in once, and is told."""
    header, row = report.strip().split("\n")
    rows = [row.format("Ida Ross", "ida@fenn.example")] * 2 + [row.format("Ugo Fenn", "ugo@fenn.example")]
    text = "\n".join(["1. ...", "Walk\tx", "", header, *rows, "", "3. ...", "Ida Ross\t9"])
    batch = read(file_of(tmp_path, text, "report.csv"))
    assert people(batch) == [("Ida Ross", "ida@fenn.example"), ("Ugo Fenn", "ugo@fenn.example")]
    assert "imports.same_again" in {r.key for r in batch.remarks}


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Status", ("Zugesagt", "Abgesagt", "offen")), ("Response", ("Accepted", "Declined by phone", "?")),
        ("Vient-il ?", ("Oui", "Ne vient pas", "Peut-être")), ("RSVP", ("yes", "no", "if I can")),
        ("Cancelled on", ("", "2026-05-01", "")), ("Check-in", ("In", "No-show", "In")), ("出欠", ("出席", "欠席", "未定")),
    ],
)  # fmt: skip
def test_who_is_not_coming_stays_out_and_is_told(tmp_path, heading, cells):
    text = f"Name,Firma,{heading}\n" + "".join(
        f"{n},Fenn,{cell}\n" for n, cell in zip(("Ida Ross", "Ugo Fenn", "Pat Moss"), cells, strict=True)
    )
    path = file_of(tmp_path, text)
    batch = read(path, "participants")
    assert names(batch) == ["Ida Ross", "Pat Moss"]
    assert [(x.row, x.key) for x in batch.left_out] == [(3, "imports.not_coming")]
    assert [r.facts["n"] for r in batch.remarks if r.key == "imports.marked_not_coming"] == [1]
    assert names(read(path, "participants", everybody=True)) == ["Ida Ross", "Ugo Fenn", "Pat Moss"]


def test_what_somebody_writes_at_length_is_no_status(tmp_path):
    text = "Name,Firma,Notes\nIda Ross,Fenn,had to cancel last year but is keen\nUgo Fenn,Fenn,not cancelled\n"
    assert names(read(file_of(tmp_path, text))) == ["Ida Ross", "Ugo Fenn"]


@pytest.mark.parametrize(
    "text",
    ["Name;Vorname;Firma\nRoss;Ida;Fenn\n", "Nome,Cognome,Ente\nIda,Ross,Fenn\n", "Name,Vorname,Firma\nIda Ross,Ida,Fenn\n",
     "Participant,First name,Last name,Company\n17,Ida,Ross,Fenn\n"],
)  # fmt: skip
def test_a_name_in_two_columns_is_whole(tmp_path, text):
    assert names(read(file_of(tmp_path, text), "participants")) == ["Ida Ross"]


def test_somebody_twice_in_one_file_is_told(tmp_path):
    batch = read(file_of(tmp_path, "Name,Email\nIda Ross,ida@fenn.example\nIda Ross,ida@fenn.example\nIda Ross,other@fenn.example\n"))
    assert len(batch.people) == 3 and [r.facts["n"] for r in batch.remarks if r.key == "imports.twice_in_file"] == [1]


BOOKED = "Order #,Order Date,First Name,Last Name,Email,Attendee Status,What do you hope to take home?\n"
BOOKED += "71,2026-05-01 10:00,Ida,Ross,ida@fenn.example,Attending,Seeds\n72,2026-05-01 11:00,Ugo,Fenn,ugo@fenn.example,Deleted,Ideas\n"


def test_a_list_of_tickets_is_of_people_whatever_was_asked(tmp_path):
    batch = read(file_of(tmp_path, BOOKED))
    assert names(batch) == ["Ida Ross"]
    assert "What do you hope" in next(str(r.facts["columns"]) for r in batch.remarks if r.key == "imports.unread")


def test_answers_beside_names_alone_are_asked_about(tmp_path):
    """It may be the people who are wanted, or what they said."""
    with pytest.raises(Unclear) as asked:
        read(file_of(tmp_path, "Name,Email,What should stay?\nIda Ross,ida@fenn.example,The well\n"))
    assert asked.value.facts["kinds"] == "contributions or participants"

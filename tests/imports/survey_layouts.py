"""More of what exports look like: further languages, facts about people, names written otherwise, and layouts of the file itself.

Of our own writing, as survey_exports.py is, which draws from it.
"""

from __future__ import annotations

import csv
import io
from random import Random

import openpyxl

MORE_LANGUAGES = {
    "mt": {
        "when": "Ħin", "name": "Isem sħiħ", "mail": "Indirizz elettroniku", "body": "Għaqda", "job": "Kariga", "who": "X'jismek?",
        "ask": ("X'jaħdem tajjeb hawn?", "X'tibdel l-ewwel?", "Iddeskrivi ħaġa waħda li trid tissewwa malajr"),
        "rate": ("Kemm aħna lesti?", "Tafda l-pjan?"), "pick": "X'jgħin l-aktar?",
        "say": ("In-nies jgħinu lil xulxin", "Il-laqgħat twal wisq", "Aktar ħin bejn ix-xiftijiet", "Il-kafè", "Ħadd ma jwieġeb"),
    },
    "eu": {
        "when": "Denbora-marka", "name": "Izen-abizenak", "mail": "Helbide elektronikoa", "body": "Erakundea", "job": "Kargua",
        "who": "Nola duzu izena?",
        "ask": ("Zerk funtzionatzen du ondo hemen?", "Zer aldatuko zenuke lehenik?", "Deskribatu berehala konpondu beharreko gauza bat"),
        "rate": ("Zenbateraino gaude prest?", "Planean konfiantzarik baduzu?"), "pick": "Zerk lagunduko luke gehien?",
        "say": ("Jendeak elkarri laguntzen dio", "Bilerak luzeegiak dira", "Denbora gehiago txandan", "Kafea", "Inork ez du erantzuten"),
    },
    "sw": {
        "when": "Muhuri wa saa", "name": "Jina kamili", "mail": "Barua pepe", "body": "Shirika", "job": "Cheo", "who": "Unaitwa nani?",
        "ask": ("Nini kinafanya kazi vizuri hapa?", "Ungebadilisha nini kwanza?", "Eleza jambo moja linalohitaji kurekebishwa haraka"),
        "rate": ("Tuko tayari kiasi gani?", "Unaamini mpango huu?"), "pick": "Nini kingesaidia zaidi?",
        "say": ("Watu wanasaidiana asubuhi", "Mikutano ni mirefu mno", "Muda zaidi wa kupokezana zamu", "Kahawa", "Hakuna anayejibu simu"),
    },
    "kk": {
        "when": "Уақыт белгісі", "name": "Толық аты-жөні", "mail": "Электрондық пошта", "body": "Мекеме", "job": "Лауазымы",
        "who": "Атыңыз кім?",
        "ask": ("Мұнда не жақсы жұмыс істейді?", "Алдымен нені өзгертер едіңіз?", "Тез арада түзету керек бір нәрсені сипаттаңыз"),
        "rate": ("Біз қаншалықты дайынбыз?", "Жоспарға сенесіз бе?"), "pick": "Не көбірек көмектеседі?",
        "say": ("Адамдар бір-біріне көмектеседі", "Жиналыстар тым ұзақ", "Ауысымға көбірек уақыт", "Кофе", "Ешкім жауап бермейді"),
    },
    "km": {
        "when": "ពេលវេលា", "name": "ឈ្មោះពេញ", "mail": "អ៊ីមែល", "body": "អង្គការ", "job": "តួនាទី", "who": "តើអ្នកឈ្មោះអ្វី?",
        "ask": ("តើអ្វីដំណើរការល្អនៅទីនេះ?", "តើអ្នកនឹងផ្លាស់ប្តូរអ្វីមុនគេ?", "សូមពណ៌នាអំពីរឿងមួយដែលត្រូវកែជាបន្ទាន់?"),
        "rate": ("តើយើងត្រៀមខ្លួនប៉ុណ្ណា?", "តើអ្នកជឿលើផែនការទេ?"), "pick": "តើអ្វីអាចជួយបាន?",
        "say": ("មនុស្សជួយគ្នាទៅវិញទៅមក", "ការប្រជុំវែងពេក", "ពេលវេលាបន្ថែមសម្រាប់ការប្តូរវេន", "កាហ្វេ", "គ្មានអ្នកណាឆ្លើយទូរស័ព្ទ"),
    },
}  # fmt: skip
"""Languages of which the reader has no heading either."""

MORE_DECOYS = (
    ("Where do you live your working day?", ("Mostly in the corridor between two wards", "In the car, from door to door")),
    (
        "Describe the person you would call at night",
        ("Somebody who knows the house and does not hang up", "Whoever has the keys that week"),
    ),
    ("Time: what would you do with an hour more?", ("Sit down with the new ones and listen", "Walk the whole round once more")),
    ("Your organisation in one sentence", ("We keep the lights on for those who come late", "Everybody's cousin and nobody's boss")),
    ("The phone rings at six. What happens next?", ("It rings until the caller gives up", "Two of us run and neither knows who should")),
    ("Number of things that went wrong, and which?", ("Three, and all of them at the handover", "Only one: the lift, twice")),
)
"""Real questions that speak of people, places, times and numbers."""

FACTS = ("handle", "staff", "took", "done", "postcode", "born", "spot", "tongue", "caps", "turned", "first", "initials", "clock", "wallet")


def fact(by: Random, kind: str, row: int, person: tuple[str, str]) -> str:
    """Further facts about somebody, as tools and those who fill them in write them."""
    first, last = person
    bare = "".join(sign for sign in first.casefold() if sign.isalnum())
    return {
        "handle": f"@{bare}{by.randint(1, 99)}",
        "staff": f"KX-{by.randint(10_000, 99_999)}",
        "took": f"{by.randint(0, 1)}:{by.randint(10, 59)}:{by.randint(10, 59)}",
        "done": "Complete",
        "postcode": f"{by.choice('BCDFG')}{by.choice('TRNP')}{by.randint(1, 28)} {by.randint(1, 9)}{by.choice('AEJN')}{by.choice('DFGH')}",
        "born": f"19{by.randint(48, 99)}-{by.randint(1, 12):02}-{by.randint(1, 28):02}",
        "spot": f"{by.uniform(-60, 60):.5f}, {by.uniform(-170, 170):.5f}",
        "tongue": by.choice(("is-IS", "et", "lt-LT", "en-GB")),
        "caps": f"{last.upper()} {first}",
        "turned": f"{last}, {first}",
        "first": first,
        "initials": f"{first[0]}. {last[0]}.",
        "clock": f"{by.randint(0, 23)}:{by.randint(10, 59)}",
        "wallet": "0x" + "".join(by.choice("abcdef0123456789") for _ in range(40)),
    }[kind]


def heading_of(by: Random, question: str) -> str:
    """A question as tools dress it; the reader hands it on as it stands."""
    return by.choice(
        (question, question, question, f"{by.randint(1, 30)}. {question}", f"Q{by.randint(1, 30)} {question}", f"{question} *")
    )


def written(by: Random, header: list[str], rows: list[list[str]]) -> tuple[str | bytes, str]:
    """The file, and its name: text in one dress or another, or a workbook."""
    style = by.choice(("plain", "plain", "plain", "sep", "wide", "short", "gaps", "book", "machine"))
    if style == "book":
        return _book(header, rows), "export.xlsx"
    out = io.StringIO()
    separator = by.choice(",;\t")
    if style == "sep":
        out.write(f"sep={separator}\r\n" if separator != "\t" else "")
    writer = csv.writer(out, delimiter=separator, quoting=by.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)))
    if style == "machine":
        # Three rows of headings, as one big tool writes them.
        writer.writerow([f"V{n}" for n in range(len(header))])
    writer.writerow(header)
    if style == "machine":
        writer.writerow([f'{{"ImportId":"QID{n}"}}' for n in range(len(header))])
    for row in rows:
        last = max((n for n, cell in enumerate(row, 1) if cell), default=len(row))
        # Some programs leave out empty cells at the end of a row, and some leave a line between rows.
        writer.writerow(row[: max(last, 1)] if style == "short" else row)
        if style == "gaps" and by.random() < 0.2:
            writer.writerow([])
    text = out.getvalue()
    return (text.encode("utf-16") if style == "wide" else text), "export.csv"


def _book(header: list[str], rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (header, *rows):
        # Numbers are numbers in a workbook; a cell of text that begins like a formula stays text.
        sheet.append([int(cell) if cell.isdecimal() and len(cell) < 9 else cell or None for cell in row])
    for cells in sheet.iter_rows():
        for cell in cells:
            if cell.data_type == "f":
                cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()

"""Letters of other countries: any of them can be chosen, none is decided by a guess, and a spoiled line spoils itself alone."""

from __future__ import annotations

import pytest

from moothall.imports.file_preview import preview_here
from moothall.imports.import_settings import ImportSettings
from moothall.imports.letter_sets import decoded, ranked
from tests.imports.incoming import file_of, read

WORDS = {
    "cp1250": "Współpraca małych zespołów i źródła śmiechu",
    "cp1251": "Меньше писем и больше встреч",
    "cp1253": "Λιγότερα μηνύματα στους φίλους",
    "cp1254": "Daha çok güneş ışığı ve sağlık",
    "cp1255": "פחות ישיבות ויותר זמן",
    "cp1256": "اجتماعات أقل ووقت أكثر",
    "cp932": "会議を減らして話す時間を増やす",
    "gb18030": "少开会 多交流 多休息",
    "big5": "少開會 多交流 多休息",
    "euc_kr": "회의를 줄이고 대화를 늘리자",
    "mac_roman": "Plus d’été et moins de réunions à l’hôtel",
}


@pytest.mark.parametrize("name", WORDS)
def test_any_can_be_chosen_and_none_is_decided(tmp_path, name):
    path = file_of(tmp_path, f"text\n{WORDS[name]}\n".encode(name))
    assert [n.text for n in read(path, encoding=name).notes] == [WORDS[name]]
    assert preview_here(path, ImportSettings(encoding=name)).preview[0] == (WORDS[name],)
    assert "imports.which_letters" in [remark.key for remark in read(path).remarks]
    # The page shows how it looks, so that somebody can choose.
    assert name in preview_here(path, ImportSettings()).encodings


@pytest.mark.parametrize("name", ["cp1250", "cp1251", "cp1253", "gb18030", "big5", "mac_roman"])
def test_what_fits_is_ranked_first(name):
    assert name in ranked(WORDS[name].encode(name))[:2]


@pytest.mark.parametrize("name", ["windows-1251", "CP1251", "cp1251"])
def test_encodings_by_their_other_names(tmp_path, name):
    assert read(file_of(tmp_path, f"text\n{WORDS['cp1251']}\n".encode("cp1251")), encoding=name).notes[0].text == WORDS["cp1251"]


def test_western_text_is_read_and_told(tmp_path):
    batch = read(file_of(tmp_path, "text\nCrème brûlée à 5 € — “naïve” señor\n".encode("cp1252")))
    assert batch.notes[0].text == "Crème brûlée à 5 € — “naïve” señor" and [r.key for r in batch.remarks] == ["imports.read_as_windows"]


def test_a_line_of_another_encoding_spoils_itself_alone(tmp_path):
    raw = "text\nthé\nmaté\n".encode() + "rosé\n".encode("cp1252") + b"plain\n"
    batch = read(file_of(tmp_path, raw))
    assert [n.text for n in batch.notes] == ["thé", "maté", "rosé", "plain"]
    assert [(r.key, r.facts["rows"]) for r in batch.remarks] == [("imports.mixed_letters", "4")]


def test_a_bad_line_in_the_encoding_chosen():
    raw = "".join(f"строка {n}\n" for n in range(20)).encode("cp1251") + b"\x98\n"
    found = decoded(raw, "cp1251")
    assert found and found.text.startswith("строка 0") and [r.key for r in found.remarks] == ["imports.bad_letters"]

"""`moothall pack`: the list, the file, what is left out and why."""

from __future__ import annotations

import pymupdf

PEOPLE = "name,organisation,email,title,table\n" + "".join(
    f"Person{n} Name,Body {n % 3},p{n}@zmail.example,Chief Zed,{n % 2 + 1}\n" for n in range(9)
)
KEYS = {"page", "title", "copies", "sides", "paper", "cut", "ready"}


def test_a_pack_is_listed_and_written(say):
    say.ok("new", "a.moot", "--template", "shared-purpose")
    (say.folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    say.ok("import", "a.moot", "people.csv", "--as", "participants")
    listed = say("pack", "a.moot", "--for", "participant", "--list", "--json").json
    assert all(set(page) == KEYS for page in listed)
    by_page = {page["page"]: page for page in listed}
    # Nine people and one in ten more; eight cards on a sheet.
    assert (by_page["P4"]["copies"], by_page["P4"]["sides"], by_page["P4"]["cut"], by_page["P4"]["paper"]) == (10, 2, True, "a4")
    assert "P4  Voting cards" in say.ok("pack", "a.moot", "--for", "participant", "--list", "--only", "p4").out
    wrote = say.ok("pack", "a.moot", "--for", "participant", "--to", "p.pdf", "--only", "P1,P4", "--paper", "letter")
    assert wrote.out == "p.pdf is written.\n"
    document = pymupdf.open(say.folder / "p.pdf")
    assert len(document) == 10 + 2 and document[0].rect.width == 612
    assert "zmail" not in "".join(page.get_text() for page in document)
    assert not (say.folder / "p.pdf").with_suffix(".part").exists()


def test_what_has_nothing_to_print_is_named_and_the_rest_is_written(say):
    say.ok("new", "a.moot", "--template", "shared-purpose")
    told = say("pack", "a.moot", "--for", "organiser", "--to", "o.pdf")
    assert told.code == 0 and "O4 Participant list is left out: Nobody is listed yet." in told.err and "O5" in told.err
    assert len(pymupdf.open(say.folder / "o.pdf")) >= 6
    assert "nothing to print yet" in say.refused("pack", "a.moot", "--for", "participant", "--to", "p.pdf")
    assert not (say.folder / "p.pdf").exists()


def test_wrong_words_are_told(say):
    say.ok("new", "a.moot")
    assert "There is no page P99" in say.refused("pack", "a.moot", "--for", "participant", "--list", "--only", "P99")
    assert ".pdf" in say.refused("pack", "a.moot", "--for", "wall", "--to", "x.docx")
    assert "no folder" in say.refused("pack", "a.moot", "--for", "wall", "--to", "gone/x.pdf")
    for words in (("pack", "a.moot"), ("pack", "a.moot", "--for", "wall"), ("pack", "a.moot", "--for", "cook", "--to", "x.pdf")):
        assert say(*words).code == 2


def test_a_form_that_is_printed_keeps_its_words(say):
    say.ok("new", "a.moot", "--template", "power-and-conflict")
    (say.folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    say.ok("import", "a.moot", "people.csv", "--as", "participants")
    before = (say.folder / "a.moot").read_bytes()
    say.ok("pack", "a.moot", "--for", "participant", "--list")
    assert (say.folder / "a.moot").read_bytes() == before, "a list only reads"
    told = say("pack", "a.moot", "--for", "participant", "--to", "p.pdf", "--only", "P6")
    assert told.code == 0 and "keep their wording" in told.err
    states = {form["form"]: form["state"] for form in say("show", "a.moot", "--json").json["forms"]}
    assert states["power"] == "draft"
    after = (say.folder / "a.moot").read_bytes()
    again = say("pack", "a.moot", "--for", "participant", "--to", "q.pdf", "--only", "P6")
    assert again.code == 0 and not again.err and (say.folder / "a.moot").read_bytes() == after

"""People that come in from a list."""

from __future__ import annotations

import csv

import pytest

from moothall.core.people import organisations, people, sector_of
from moothall.imports.detect_format import read_here
from moothall.imports.file_preview import preview_here
from moothall.imports.import_settings import ImportSettings
from tests.imports.incoming import brought, file_of, read


def test_people_with_their_organisations(tmp_path):
    header = "Name;Organization;Sector;Role group;E-mail;Consent;Role\n"
    content = f"{header}Siân;NHS Kent;NHS;Nurse;s@x;yes;\nBo;NHS Kent;Voluntary;;;no;Scribe\nSiân;;;;;;\n"
    session = brought(read(file_of(tmp_path, content)))
    first, second, third = people(session)
    assert (first.name, first.email, first.role_group, first.consent, first.role) == ("Siân", "s@x", "Nurse", True, "participant")
    assert (second.role, second.consent, sector_of(session, second)) == ("scribe", False, "Voluntary")
    assert [o.name for o in organisations(session)] == ["NHS Kent"]
    assert (third.name, third.organisation, third.present) == ("Siân", "", False)


def test_rows_without_a_name_stay_out_and_a_strange_role_is_a_job(tmp_path):
    batch = read(file_of(tmp_path, "name,organisation,role\n,NHS,\nBo,NHS,king\nJo,,observer\n"))
    assert [(left.row, left.key) for left in batch.left_out] == [(2, "imports.no_name")]
    assert [(p.name, p.fields["role"], p.fields["title"]) for p in batch.people] == [("Bo", "", "king"), ("Jo", "observer", "")]
    assert [r.key for r in batch.remarks] == ["imports.roles_are_jobs"]


def test_only_names_when_told_so(tmp_path):
    assert [p.name for p in read(file_of(tmp_path, "name\nBo\nJo\n"), "participants").people] == ["Bo", "Jo"]


def test_names_in_many_tongues(shared, tmp_path):
    with (shared / "05-nasty" / "unicode" / "cldr-sample-person-names.csv").open(encoding="utf-8", newline="") as file:
        names = [cell for row in csv.reader(file) for cell in row if cell.strip()]
    path = tmp_path / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("name", "organisation"), *((name, name) for name in names)])
    session = brought(read(path))
    assert [p.name for p in people(session)] == [" ".join(n.splitlines()).strip() for n in names]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("First name,Surname,Company,Job title,Email address", "Sarah,Khan,NHS Kent,Nurse,s@x"),
        ("Full Name,Organization,Title,E-mail", "Sarah Khan,NHS Kent,Nurse,s@x"),
        ("Forename,Last Name,Organisation,Title,Company,Email", "Sarah,Khan,NHS Kent,Nurse,Other,s@x"),
    ],
)
def test_other_lists_call_the_same_columns_otherwise(tmp_path, header, cells):
    session = brought(read(file_of(tmp_path, f"{header}\n{cells}\n")))
    (person,) = people(session)
    assert (person.name, person.title, person.email) == ("Sarah Khan", "Nurse", "s@x")
    assert [o.name for o in organisations(session)] == ["NHS Kent"]


def test_half_a_name_is_a_name(tmp_path):
    assert [p.name for p in read(file_of(tmp_path, "first name,last name,email\nBo,,\n,Khan,\n,,x@y\n")).people] == ["Bo", "Khan"]


def test_a_pasted_list_of_names_begins_with_a_name(tmp_path):
    pasted = "Siân Khan\nBo\n\nJo, of the NHS\n"
    assert [p.name for p in read(pasted, "participants").people] == ["Siân Khan", "Bo", "Jo"]
    assert [p.name for p in read("Siân Khan\nBo\n", "participants").people] == ["Siân Khan", "Bo"]
    assert [p.name for p in read(file_of(tmp_path, "Name\nBo\n", "x.txt"), "participants").people] == ["Bo"]
    seen = preview_here("Siân Khan\nBo\n", ImportSettings(kind="participants"))
    assert (seen.header_rows, [c.field for c in seen.columns], len(seen.preview)) == (0, ["name"], 2)
    assert [p.name for p in read_here("Siân Khan\nBo\n", seen.settings).people] == ["Siân Khan", "Bo"]

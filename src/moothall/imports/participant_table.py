"""People from a list: name, organisation, sector and what else the list says of them. Marks nobody present."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from moothall.core import addressed_names
from moothall.core.addressed_names import name_and_address, unturned
from moothall.core.batch import Batch, LeftOutRow, PersonRow, Remark
from moothall.core.people import ROLES
from moothall.core.text import as_read, tidied
from moothall.imports.cell_shapes import is_address
from moothall.imports.encoding import TextSource
from moothall.imports.person_rows import is_addressed, not_a_person, not_coming, says_who_comes
from moothall.imports.table_layout import TableGrid, TableRow, by_row

LOOKED_AT = 1_000
"""Rows by which columns are told: enough to meet what they usually hold."""

DETAILS = ("sector", "title", "role_group", "function", "level", "email", "table")
"""Fields of a person that are text and nothing else."""
COLUMNS = frozenset({"name", "first_name", "last_name", "organisation", "role", "consent", *DETAILS})
_ALIASES = {
    "organisation": "org organization company employer institution organizationname companyname agency organisme entreprise société"
    " firma organisationsname einrichtung"
    " unternehmen organización empresa entidad organizzazione azienda ente organização organisatie bedrijf organizacja"
    " organisaatio organizace szervezet"
    " организация οργανισμός kurum sefydliad 所属 会社名 单位 公司 소속",
    "email": "e_mail emailaddress mail useremail mailaddress primaryemail userprincipalname courriel adresse_e_mail adressee_mail"
    " adresse_mail e_mail_adresse correo"
    " correo_electrónico posta_elettronica e_mailadres e_post sähköposti почта ebost メールアドレス メール 邮箱 电子邮件"
    " 電子郵件 이메일 전자_메일 attendeeemail contactemail adres_e_mail e_mail_cím"
    " эл._почта электронная_почта адрес_электронной_почты posta e_posta surel email_alamat correio_eletrónico correio_eletrônico"
    ' البريد_الإلكتروني דוא"ל อีเมล ηλεκτρονικό_ταχυδρομείο',
    "name": "fullname displayname attendee attendeename participant participantname guestname contactname nameoriginalname nom"
    " nom_complet nom_et_prénom nombre"
    " nombre_completo nombre_y_apellidos nome nome_completo nome_e_cognome naam namn navn nimi jméno név imię_i_nazwisko имя фио"
    " όνομα ad_soyad enw 氏名 お名前"
    " 姓名 이름 teilnehmer ime_i_prezime vollständiger_name volledige_naam nombre_completo fullt_namn fulde_navn fullt_navn koko_nimi"
    " celé_jméno teljes_név nume_complet nume ad 名前 名称 성명 שם שם_מלא الاسم الاسم_الكامل ชื่อ ชื่อเต็ม tên họ_và_tên"
    " nama nama_lengkap"
    " имя_и_фамилия полное_имя ім'я повне_ім'я ονοματεπώνυμο πλήρες_όνομα",
    "title": "jobtitle job position occupation poste fonction funktion stelle berufsbezeichnung cargo puesto qualifica functie"
    " stanowisko befattning stilling"
    " должность swydd 役職 职务 직책",
    "first_name": "forename givenname firstname first vorname prénom nombre_de_pila voornaam imię förnamn fornavn etunimi"
    " křestní_jméno keresztnév имя_ enw_cyntaf 名",
    "last_name": "surname familyname lastname last nachname nom_de_famille apellido apellidos cognome sobrenome achternaam"
    " nazwisko efternamn etternavn sukunimi"
    " příjmení vezetéknév фамилия cyfenw 姓",
    "sector": "secteur sektor settore setor sektori сектор",
    "table": "tablenumber tableno tisch mesa tavolo tafel stół",
}
ALIASES = {alias: ours for ours, others in _ALIASES.items() for alias in others.split()}
"""Names that other lists give to the same columns."""

IN_PARTS = ("first_name", "last_name")
"""A name in two columns, in the order people say it."""


def read_participants(source: TextSource, grid: TableGrid, once: bool = False, everybody: bool = False) -> Batch:
    """People from a table with a `name` column, or one for first and one for last names. Trouble when it has neither, or one twice.

    `once`: a row is no person but a time somebody came, so that the same name and address again are the same person. `everybody`: those
    whom the list marks as cancelled or declined as well.
    """
    names = columns_of(grid.names, [row.values for row in grid.rows[:LOOKED_AT]])
    grid = replace(grid, names=names)  # so that the checks and remarks below speak of our names
    if not set(IN_PARTS) & set(names):
        grid.must_have("name", source)
    grid.refuse_twins(source, COLUMNS)
    found = _Found(list(grid.left_out))
    free = [place for place, name in enumerate(names) if name not in COLUMNS]
    coming = {place: what for place in free if (what := _comes(grid, place, grid.header[place]))}
    turned = "name" in names and _last_names_first([row.values[names.index("name")] for row in grid.rows[:LOOKED_AT]])
    for row in grid.rows:
        person = _whole_name(TableRow(row.number, dict(zip(names, row.values, strict=True)), row.values))
        # A name merged with the one above is that person again, not another.
        goes_on = any(names[place] in ("name", *IN_PARTS) for place in row.continued)
        gone = "" if everybody else next((row.values[place] for place, what in coming.items() if not_coming(what, row.values[place])), "")
        reason = _unfit(person)
        if goes_on:
            reason = LeftOutRow(row.number, "imports.merged_row")
        elif gone:
            reason = LeftOutRow(row.number, "imports.not_coming", {"value": gone[:40]})
        if reason:
            found.left.append(reason)
        else:
            found.add(_turned(_person(person, found, once), found) if turned else _person(person, found, once), once)
    unread = frozenset(grid.names[place] for place in coming)
    remarks = (*grid.remarks(source, COLUMNS | unread), *found.remarks(), *of_those_not_coming(found.left))
    told = grid.told(COLUMNS)
    columns = tuple(replace(one, why="coming") if place in coming else one for place, one in enumerate(told))
    return Batch("participants", people=tuple(found.people), left_out=by_row(found.left), remarks=remarks, columns=columns)


@dataclass(slots=True)
class _Found:
    """People so far, who stays out, and what was odd on the way."""

    left: list[LeftOutRow]
    people: list[PersonRow] = field(default_factory=list)
    jobs: list[str] = field(default_factory=list)
    """What a column called role says that is none of ours: it is what people do."""
    turned: list[str] = field(default_factory=list)
    named_by_address: int = 0
    again: int = 0

    def add(self, person: PersonRow, once: bool) -> None:
        if once and any((p.name, p.fields["email"]) == (person.name, person.fields["email"]) for p in self.people):
            self.again += 1
        else:
            self.people.append(person)

    def remarks(self) -> Iterator[Remark]:
        if self.jobs:
            yield Remark("imports.roles_are_jobs", {"n": len(self.jobs), "examples": ", ".join(dict.fromkeys(self.jobs))[:120]})
        if self.again:
            yield Remark("imports.same_again", {"n": self.again})
        told = Counter((as_read(p.name), as_read(p.fields["email"])) for p in self.people if p.fields["email"])
        twice = [p.name for p in self.people if told.pop((as_read(p.name), as_read(p.fields["email"])), 0) > 1]
        if twice:
            yield Remark("imports.twice_in_file", {"n": len(twice), "names": ", ".join(twice)[:200]})
        if self.turned:
            yield Remark("imports.names_turned", {"n": len(self.turned), "names": ", ".join(self.turned)[:120]})
        if self.named_by_address:
            yield Remark("imports.named_by_address", {"n": self.named_by_address})


def of_those_not_coming(left: Sequence[LeftOutRow]) -> Iterator[Remark]:
    """What a list says of those who stay out for it, in its own words: one may mean it otherwise."""
    said = Counter(str(row.facts["value"]) for row in left if row.key == "imports.not_coming")
    if said:
        # The usual ones first; a sentence has no room for more than ten.
        words = ", ".join(f"{word} ({n})" for word, n in said.most_common(10))
        yield Remark("imports.marked_not_coming", {"n": said.total(), "words": words})


def _comes(grid: TableGrid, place: int, heading_cell: str) -> str:
    return says_who_comes(heading_cell, [row.values[place] for row in grid.rows])


def columns_of(names: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Each column by our name for it, told by its heading and, where that doesn't say, by what is in it."""
    found = [called(name, names) for name in names]
    job = next((place for place, name in enumerate(names) if name != "title" and _ours(name) == "title"), None)
    titles = [row[names.index("title")] for row in rows if row[names.index("title")].strip()] if "title" in names else []
    if job is not None and titles and sum(map(is_addressed, titles)) * 2 > len(titles):
        # Mr and Dr are no jobs; the column beside it has those.
        found[names.index("title")], found[job] = "addressed", "title"
    cells = [[row[place] for row in rows if place < len(row) and row[place].strip()] for place in range(len(names))]
    _in_parts(found, cells)
    free = [place for place, name in enumerate(found) if name not in COLUMNS and cells[place] and not name.startswith("unread ")]
    if "email" not in found and (mail := next((p for p in free if _share(is_address, cells[p]) >= 0.6), None)) is not None:
        found[mail] = "email"
    return tuple(_once(found))


def _in_parts(found: list[str], cells: Sequence[Sequence[str]]) -> None:
    """What is called name may be the number of somebody, or only a part of the name where the other has a column of its own."""
    if "name" not in found:
        return
    place, others = found.index("name"), [name for name in IN_PARTS if name in found]
    named = cells[place]
    if others and named and not any(any(map(str.isalpha, cell)) for cell in named):
        found[place] = "number"
    elif len(others) == 1:
        other = cells[found.index(others[0])]
        # Of a whole name the part is a part: Name: Ana Silva, Vorname: Ana.
        inside = sum(part.strip().casefold() in whole.casefold() for whole, part in zip(named, other, strict=False))
        if inside * 2 < min(len(named), len(other)):
            found[place] = next(part for part in IN_PARTS if part != others[0])


def _once(found: list[str]) -> list[str]:
    """Of several columns that would be one of ours the first is; a column of our own very name was told before."""
    return [
        name if name not in found[:place] or name not in ALIASES.values() else f"also {name} {place}" for place, name in enumerate(found)
    ]


def _share(like: Callable[[str], bool], cells: Sequence[str]) -> float:
    return sum(map(like, cells)) / len(cells)


def _ours(name: str) -> str:
    """Programs run words together: DisplayName is a display name; and some add in brackets what it is besides."""
    name = re.sub(r"_?[(（].*[)）]$", "", name)
    bare = re.sub(r"[^\w]|_", "", name)
    return ALIASES.get(name) or ALIASES.get(bare, "") or (bare if bare in COLUMNS else "")


def called(name: str, names: Collection[str]) -> str:
    """A column's name as we say it, unless the table has one that is called so already."""
    # Else a list with both name and full name would have two columns of one name, and be refused.
    ours = _ours(name) or name
    return name if ours in names else ours


def fits(columns: Collection[str]) -> bool:
    """Whether these columns could be of people: a name, and something else we know."""
    names = {called(name, columns) for name in columns}
    # A name alone may as well be what a note is about.
    return bool(names & {"name", *IN_PARTS}) and len(names & COLUMNS) > 1


_TICKETS = re.compile(
    r"ticket|order|attendee|booking|registration|guest|billett|biljett|bestell|buchung|anmeldung|commande|entrada|pedido|biglietto"
)


def is_of_tickets(columns: Collection[str]) -> bool:
    """Whether a list of people was sold or booked, whatever else they were asked on the way."""
    return fits(columns) and sum(bool(_TICKETS.search(name)) for name in columns) > 1


def says_little(columns: Collection[str]) -> bool:
    """Whether all that these columns know of people is a name and an address, as an export of answers may."""
    return {called(name, columns) for name in columns} & COLUMNS <= {"name", *IN_PARTS, "email"}


def _whole_name(row: TableRow) -> TableRow:
    if row.cell("name").strip():
        return row
    return replace(row, cells={**row.cells, "name": " ".join(filter(None, map(row.tidy, IN_PARTS)))})


def _last_names_first(cells: Sequence[str]) -> bool:
    """Whether a list has its names as Silva, Ana: a directory does, and half of them are enough, for some have only one word."""
    named = [cell for cell in cells if tidied(cell)]
    last_first = sum(unturned(cell) != cell for cell in named)
    # One alone tells nothing of a list.
    return last_first > 1 and last_first * 2 >= len(named)


def _turned(person: PersonRow, found: _Found) -> PersonRow:
    name = unturned(person.name)
    if name == person.name:
        return person
    found.turned.append(name)
    return replace(person, name=name)


def _unfit(row: TableRow) -> LeftOutRow | None:
    name = row.cell("name")
    # Signs that nobody sees are no name either.
    if not tidied(name):
        return LeftOutRow(row.number, "imports.no_name")
    if not_a_person(name, [cell for column, cell in row.cells.items() if column not in ("name", *IN_PARTS)]):
        return LeftOutRow(row.number, "imports.not_a_person", {"value": " ".join(name.split())[:40]})
    return None


def _person(row: TableRow, found: _Found, once: bool) -> PersonRow:
    fields: dict[str, Any] = {name: row.tidy(name) for name in DETAILS}
    name, address = name_and_address(row.cell("name"))
    if address:
        found.named_by_address += addressed_names.is_address(row.cell("name"))
        fields["email"] = fields["email"] or address
    elif ":" in fields["email"] or not addressed_names.is_address(fields["email"]):
        fields["email"] = name_and_address(fields["email"])[1] or fields["email"]
    role = row.tidy("role")
    if once:
        # Who presented in a video meeting, and who came from outside, is nothing they do on the day.
        role, name = "", re.sub(r"\s*\((?:guest|external|unverified|gast|extern|invité|invitado|ospite)\)$", "", name, flags=re.I)
    if role and role.casefold() not in ROLES:
        # A word we have for what somebody does in the session is, on other lists, what they do for a living.
        found.jobs.append(role)
        for place in ("title", "function"):
            if not fields[place]:
                fields[place] = role
                break
        role = ""
    fields |= {"role": role.casefold(), "consent": row.ticked("consent")}
    return PersonRow(tidied(name), tidied(row.cell("organisation")), fields, row.number)

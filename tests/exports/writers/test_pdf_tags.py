"""The PDF as assistive technology gets it, judged by two checkers that aren't ours. They are young: evidence, no proof."""

from __future__ import annotations

from pathlib import Path

import outloud
import pdfua
import pikepdf
import pytest

from moothall.core.levels import Level
from moothall.exports import export
from tests.exports.sessions import SHEETS, Made, fixed

UNCLAIMED = {"DOC-012", "UA-28-004"}
"""The mark of PDF/UA is missing: on purpose, for nobody has certified our files."""


def long() -> Made:
    made = fixed()
    made.write(made.board("More?"), *(f"Thought {n} " + "that goes on " * (n % 30) for n in range(260)))
    made.write(made.board("One more, over a page"), "word " * 1_500)
    made.vote("Split?", [("This", 0, 7, 6), ("That", 0, 3, 2)], ballots=7)
    return made


@pytest.mark.parametrize("made", [fixed, long], ids=["short", "long"])
def test_both_checkers_find_nothing(tmp_path: Path, made) -> None:
    pdf = tmp_path / "summary.pdf"
    export(made().copy(Level.PRIVATE), pdf, SHEETS)
    found = [f"{f.rule}: {f.message}" for f in outloud.check(pdf).findings if f.rule not in UNCLAIMED and f.severity == "error"]
    found += [f"{f.rule_id}: {f.message}" for f in pdfua.validate(str(pdf)).findings if f.rule_id not in UNCLAIMED]
    assert not found


def test_a_long_document_has_contents_that_lead_there(tmp_path: Path) -> None:
    pdf = tmp_path / "summary.pdf"
    export(long().copy(Level.PRIVATE), pdf, SHEETS)
    with pikepdf.open(pdf) as file:
        assert len(file.pages) > 9
        links = [link for page in file.pages for link in page.get("/Annots", [])]
        with file.open_outline() as outline:
            titles = [item.title for item in outline.root]
        assert titles == ["Getting home from hospital"]
        parts = [item.title for item in outline.root[0].children]
        assert {"Contents", "More?", "Where the energy is", "Every note, by number"} <= set(parts)
        # A link for each part; those of the first page's small headings are no parts.
        assert len(links) == len(parts) - 1 - 3
        pages = [page.obj.objgen for page in file.pages]
        assert [pages.index(link.Dest[0].objgen) for link in links] == sorted(pages.index(link.Dest[0].objgen) for link in links)
        assert len({pages.index(link.Dest[0].objgen) for link in links}) > 3


def test_a_short_document_has_none(tmp_path: Path) -> None:
    pdf = tmp_path / "summary.pdf"
    export(fixed().copy(), pdf, SHEETS)
    with pikepdf.open(pdf) as file:
        assert not [link for page in file.pages for link in page.get("/Annots", [])]

"""*Session packs* by gesture: look at pages, leave some out, save, print to a file, and from the break the next vote by one key."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from moothall.core.agenda import add_item
from moothall.core.forms.form_rounds import ROUNDS
from moothall.ui.facilitator import pack_page
from moothall.ui.facilitator.pack_page import PackPanel


@dataclass
class Asked:
    """Stands in for the system's printer dialog: says yes, and prints into a file."""

    file: Path
    times: int = 0

    def __call__(self, printer: QPrinter, _: object) -> Asked:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.file))
        return self

    def setWindowTitle(self, _: str) -> None: ...

    def exec(self) -> bool:
        self.times += 1
        return True


@pytest.fixture
def packs(qtbot, window) -> PackPanel:
    window.desk.do(add_item(window.desk.session, "vote", "Where is the energy?", 15, "dot_vote", prompt="prompt"))
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    panel = window.main.panel
    assert isinstance(panel, PackPanel)
    qtbot.waitUntil(lambda: bool(panel._lines), timeout=20_000)
    return panel


def test_a_pack_is_looked_at_chosen_saved_and_printed(qtbot, window, packs: PackPanel, tmp_path: Path, monkeypatch):
    # The cover, as it will be printed; the next page follows it.
    qtbot.waitUntil(lambda: not packs.preview.picture.is_empty, timeout=20_000)
    assert packs.preview.place.text() == "O1  Cover and print order: 1 of 1" and not packs.preview.picture.is_empty
    packs.preview.on.click()
    assert packs.preview.place.text().startswith("O2")
    # Another role; a page that has nothing to print says why, and can't be ticked.
    packs.choices.choose("facilitator")
    packs.look_at("F7")
    assert packs.preview.words.text() == "Nothing in the agenda asks for it." and not packs.choices.ticks["F7"].isEnabled()
    packs.choices.choose("participant")
    assert packs.choices.ticks["P4"].isEnabled() and "4 copies, 1 side" in packs.choices.ticks["P4"].accessibleDescription()
    # One more of a page than follows from the list: by its button, or by a key on its line.
    line = packs.choices.ticks["P4"].parent()
    line.more.click()
    qtbot.keyClick(packs.choices.ticks["P4"], "+")
    assert packs.choices.ticks["P4"].accessibleDescription() == "6 copies"
    qtbot.waitUntil(lambda: "6 copies, 1 side" in packs.choices.ticks["P4"].accessibleDescription(), timeout=20_000)
    assert [page.copies for page in packs.pack.chosen("participant", ["P4"])] == [6]
    # Only the voting cards; in large print, on Letter.
    for code, tick in packs.choices.ticks.items():
        if tick.isChecked() and code != "P4":
            tick.click()
    assert packs.options.print_it.words.startswith("Print 1 side")
    packs.options.large.click()
    qtbot.waitUntil(lambda: bool(packs._lines), timeout=20_000)
    with qtbot.waitSignal(packs.saved, timeout=20_000):
        packs.save_to(tmp_path)
    (saved,) = tmp_path.glob("*Participant*.pdf")
    text = pymupdf.open(saved)[0].get_text()
    assert "Voting card" in text and "Today" not in text
    # For the print shop, what is ticked of all four: the order sheet, and a file for each paper and cut. A form among them is fixed by it.
    window.desk.do(add_item(window.desk.session, "pulse", "Pulse", 10, "pulse"))
    qtbot.waitUntil(lambda: any(page.title == "Sheet: Pulse" and page.ready for page in packs.pack.pages), timeout=20_000)
    (code,) = [page.code for page in packs.pack.pages if page.title == "Sheet: Pulse"]
    if not packs.choices.is_on(code):
        packs.choices.ticks[code].click()
    assert not window.desk.session.all(ROUNDS), "looking at a page fixes nothing"
    with qtbot.waitSignal(packs.saved, timeout=30_000):
        packs.save_shop_to(tmp_path)
    names = sorted(path.stem for path in tmp_path.glob("*.pdf"))
    assert [(round_.item, round_.printed) for round_ in window.desk.session.all(ROUNDS)] == [("pulse", True)]
    for part in ("order sheet", "A4 white", "A3 white", "A4 card to cut"):
        assert any(name.endswith(part) for name in names), (part, names)
    # From anywhere, one key prints the cards and sheets of the vote that stands next.
    asked = Asked(tmp_path / "printed.pdf")
    monkeypatch.setattr(pack_page, "QPrintDialog", asked)
    window.go("break", "plain")
    with qtbot.waitSignal(packs.saved, timeout=60_000):
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert window.main.panel is packs and asked.times == 1 and len(pymupdf.open(asked.file)) >= 2


def test_without_anybody_listed_it_says_what_to_do(qtbot, window, packs: PackPanel):
    from moothall.core.people import people, strike_off

    for person in people(window.desk.session):
        window.desk.do(strike_off(window.desk.session, person.key))
    qtbot.waitUntil(packs.options.reckon.isVisible, timeout=20_000)
    assert "Nobody is listed yet" in packs.options.missing.text()
    packs.options.reckon.click()
    assert packs.pack.chosen("participant", ["P4"])[0].copies == 27

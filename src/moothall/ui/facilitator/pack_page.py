"""Session packs: whose, which pages, how they look, and print or save them. Sends nothing; the session stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from moothall.core.errors import Expected, Trouble
from moothall.desk.paths import free_name
from moothall.exports.packs.page import OrderLine, PackPage
from moothall.exports.packs.session_pack import Pack
from moothall.ui.facilitator.file_dialogs import ask_for_folder, documents_folder
from moothall.ui.facilitator.key_table import key_table
from moothall.ui.facilitator.pack_choices import PackChoices
from moothall.ui.facilitator.pack_side import PackSide
from moothall.ui.facilitator.pack_work import PackCounter, PackJob, PackPrinter, PackWriter
from moothall.ui.facilitator.page_host import PageHost
from moothall.ui.facilitator.page_preview import PagePreview
from moothall.ui.facilitator.pdf_pages import page_image
from moothall.ui.kit.activity_panel import Panel
from moothall.ui.kit.attempt import said_kind
from moothall.ui.kit.made_when_seen import MadeWhenSeen
from moothall.ui.kit.panel_context import PanelContext
from moothall.ui.theme.look import look
from moothall.words import say, sentence

_LEFT = 440
"""px at 100 %, as the left of what leaves the room."""
_PREVIEW = 1.6
"""Pixels to a point that a page is looked at in: small print can be read where the window is large."""
_MOST_COPIES = 999
_LONGEST = 36
"""Characters of the title in a file's name."""


class PackPanel(Panel):
    """Three parts, as on the page of what leaves the room. `saved` comes when files are written, or could not be."""

    saved = Signal()

    def __init__(self, stage: PanelContext, host: PageHost) -> None:
        super().__init__(stage, "")
        self._job: PackJob | None = None
        self._counter: PackCounter | None = None
        self._written: list[Path] = []
        self._lines: Mapping[str, OrderLine] = {}
        self._code, self._at = "", 0
        self._copies: dict[str, int] = {}
        """Of pages of which more or fewer are wanted than follow from the list, by their numbers."""
        self.choices, self.preview, self.options = PackChoices(), PagePreview(), PackSide()
        halves = QHBoxLayout(self)
        halves.setContentsMargins(0, 0, 0, 0)
        halves.setSpacing(0)
        halves.addWidget(self.choices)
        halves.addWidget(self.preview, 1)
        self.choices.chosen.connect(self._tell_role)
        self.choices.ticked.connect(self._tell_counts)
        self.choices.looked.connect(self.look_at)
        self.choices.stepped.connect(self._step)
        self.preview.turned.connect(self._turn)
        self.options.changed.connect(self._anew)
        self.options.print_it.clicked.connect(self.print_chosen)
        self.options.save.clicked.connect(self.save)
        self.options.shop.clicked.connect(self.save_for_the_shop)
        # Typing a number of people, or bringing in a list, changes a pack several times in a moment.
        self._soon = MadeWhenSeen(self, self._anew)
        self._anew()

    # what is shown

    def hear(self, news: object) -> None:
        """A pack is made anew a moment after the session changed, while somebody looks."""
        self._soon.ask()

    def _anew(self) -> None:
        self._stop_counting()
        self._soon.made()
        keys = key_table(self.stage.activities)
        chosen = replace(self.options.chosen, copies=tuple(self._copies.items()))
        self.pack = Pack(self.stage.desk.snapshot(), self.stage.activities, chosen, keys)
        self._lines = {}
        self._tell_role()
        # On a pack of its own: two threads would lay out the same page at once.
        self._counter = PackCounter(Pack(self.pack.plan.session, self.stage.activities, chosen, keys))
        self._counter.counted.connect(self._counted)
        self._counter.start()

    def _counted(self, lines: Mapping[str, OrderLine]) -> None:
        # It has laid out every page once; nobody else works with it any more.
        if self._counter is not None:
            self.pack = self._counter.pack
        self._lines = lines
        self._tell_counts()
        self.look_at(self._code, self._at)

    def _step(self, code: str, by: int) -> None:
        """One more or one fewer of a page; said at once, and counted anew once nobody presses any more."""
        page = next((page for page in self.pack.pages if page.code == code), None)
        if page is None:
            return
        self._copies[code] = min(max(1, self._copies.get(code, page.copies) + by), _MOST_COPIES)
        self.choices.ticks[code].set_note(say("packs.copies", n=self._copies[code]))
        self._soon.ask()

    def _tell_role(self) -> None:
        pages = self.pack.of(self.choices.role)
        self.choices.tell_pages(pages)
        self._tell_counts()
        missing = [page for page in self.pack.pages if page.missing]
        self.options.tell(self.pack.plan, missing)
        first = next((page.code for page in pages if page.ready), pages[0].code)
        self.look_at(self._code if any(page.code == self._code for page in pages) else first)

    def _tell_counts(self) -> None:
        self.choices.tell_counts(self._lines)
        self.options.tell_sides(
            sum(self._lines[page.code].sides for page in self.chosen_pages if page.code in self._lines), bool(self.chosen_pages)
        )

    @property
    def chosen_pages(self) -> list[PackPage]:
        return self._ticked(self.pack.of(self.choices.role))

    def _ticked(self, pages: Iterable[PackPage]) -> list[PackPage]:
        return [page for page in pages if page.ready and self.choices.is_on(page.code)]

    def look_at(self, code: str, at: int = 0) -> None:
        """One side of a page of this role, as it will be printed."""
        page = next((page for page in self.pack.pages if page.code == code), None)
        if page is None:
            return
        self._code, self._at = code, at
        title = say("packs.page", code=page.code, title=page.title)
        if not page.ready:
            self.preview.show_reason(title, page.missing)
            return
        if page.lists_all and not self._lines:
            # The cover knows how many of each there are, so it comes when they are counted.
            self.preview.show_reason(title, say("packs.counting"))
            return
        sides = self.pack.sides(page)
        self._at = min(at, sides - 1)
        self.preview.show_page(page_image(self.pack.looked_at(page, self._at), 0, _PREVIEW), title, self._at, sides)

    def _turn(self, by: int) -> None:
        """On to the next side, and from the last to the next page that has one."""
        ready = [page for page in self.pack.of(self.choices.role) if page.ready]
        here = next((page for page in ready if page.code == self._code), None)
        if here is not None and 0 <= self._at + by < self.pack.sides(here):
            self.look_at(self._code, self._at + by)
        elif ready:
            place = ready.index(here) + by if here in ready else 0
            there = ready[place % len(ready)]
            self.look_at(there.code, self.pack.sides(there) - 1 if by < 0 else 0)

    # printing and saving

    def print_chosen(self) -> None:
        """Asks which printer, then prints the pages ticked."""
        self._print(self.chosen_pages)

    def print_next_vote(self) -> None:
        """The cards and sheets of the vote that stands next."""
        pages = self.pack.for_next_vote()
        if not pages:
            self.said.emit("attention", say("packs.no_next_vote"), None)
            return
        self.choices.choose(pages[0].role)
        self.look_at(pages[0].code)
        self._print(pages)

    def _print(self, pages: Sequence[PackPage]) -> None:
        if self._job is not None or not pages:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(say("packs.print_title"))
        if dialog.exec():
            self.print_to(printer, pages)

    def print_to(self, printer: QPrinter, pages: Sequence[PackPage]) -> None:
        self._begin(pages, PackPrinter(self.pack, pages, printer), say("packs.printing"))

    def save(self) -> None:
        """One PDF of the pages ticked, beside what leaves the room."""
        if self._job is None and self.chosen_pages and (folder := ask_for_folder(self, documents_folder())):
            self.save_to(folder)

    def save_to(self, folder: Path) -> None:
        name = say("packs.file", title=self._title, role=say(f"pack.role_{self.choices.role}"))
        pages = self.chosen_pages
        self._begin(pages, PackWriter(self.pack, [(free_name(folder, name, ".pdf"), pages)]), say("packs.writing"))

    def save_for_the_shop(self) -> None:
        """All four roles' pages that are ticked: one PDF for each paper and cut, and the order sheet."""
        if self._job is None and (folder := ask_for_folder(self, documents_folder())):
            self.save_shop_to(folder)

    def save_shop_to(self, folder: Path) -> None:
        pages = self._ticked(self.pack.pages)
        self._begin(pages, PackWriter(self.pack, shop_files(self.pack, pages, folder, self._title)), say("packs.writing"))

    @property
    def _title(self) -> str:
        title = self.pack.plan.facts.title
        # A long title gives way: whose a file is doesn't.
        return title if len(title) <= _LONGEST else f"{title[:_LONGEST].rstrip()}…"

    def _fix(self, pages: Sequence[PackPage]) -> bool:
        """What is fixed by being printed, such as a form's wording; False where the disk refuses it, and then nothing is printed."""
        desk = self.stage.desk
        try:
            for step in self.pack.fixed_by(pages, desk.session, desk.key):
                desk.do(step, by=self)
        except Expected as trouble:
            self.said.emit(said_kind(trouble), sentence(trouble), None)
            return not isinstance(trouble, Trouble)
        return True

    def _begin(self, pages: Sequence[PackPage], job: PackJob, words: str) -> None:
        if not self._fix(pages):
            return
        self._job, self._written = job, []
        # To methods of this panel, so that Qt carries the news over to the window's own thread.
        job.progressed.connect(self._progressed)
        job.wrote.connect(self._wrote)
        job.failed.connect(self._failed)
        job.broke.connect(self._broke)
        job.finished.connect(self._done)
        self.options.busy.start(words, job.stop)
        job.start()

    def _progressed(self, sides: int) -> None:
        self.options.busy.progress(sides, 0)

    def _wrote(self, path: Path) -> None:
        self._written.append(path)

    def _failed(self, words: str) -> None:
        if words:
            self.said.emit("failure", words, None)

    def _broke(self) -> None:
        self._failed(say("leave.broke"))

    def _done(self) -> None:
        self._end_job()
        self.options.busy.stop()
        if self._written:
            names = ", ".join(path.name for path in self._written[:3])
            self.said.emit("info", say("packs.saved", n=len(self._written), names=names, folder=str(self._written[0].parent)), None)
        self.saved.emit()

    def _end_job(self) -> None:
        if self._job is not None:
            self._job.wait()
            self._job = None

    def _stop_counting(self) -> None:
        if self._counter is not None:
            self._counter.stop()
            self._counter.wait()
            self._counter = None

    def finish(self) -> None:
        """Waits for a file half written, and for threads to be gone before the objects that stand for them."""
        self._soon.stop()
        self._stop_counting()
        if self._job is not None:
            self._job.stop()
        self._end_job()

    # the window's questions

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.choices.setFixedWidth(min(look().px(_LEFT), self.width() // 2))

    def side(self) -> QWidget:
        return self.options

    def foot(self) -> QWidget:
        return self.options.foot

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("↑ ↓", say("packs.key_page")),
            ("Space", say("packs.key_tick")),
            ("+ −", say("packs.key_copies")),
            ("Ctrl+P", say("packs.key_print")),
            ("Esc", say("window.back")),
        ]

    def take_focus(self) -> None:
        self.choices.roles[self.choices.role].setFocus(Qt.FocusReason.ShortcutFocusReason)


def shop_files(pack: Pack, pages: Sequence[PackPage], folder: Path, title: str) -> list[tuple[Path, list[PackPage]]]:
    """What a print shop gets: the order sheet, and a file for each paper, stock, cut and number of sides."""
    order = [page for page in pack.of("organiser")[:1] if page.ready]
    groups: dict[str, list[PackPage]] = {}
    for page in pages:
        if page not in order:
            parts = [say(f"pack.{page.stock}", paper=say(f"pack.size_{pack.paper_of(page)}"))]
            parts += [say("packs.to_cut")] if page.cut else []
            parts += [say("packs.both_sides")] if page.two_sided else []
            groups.setdefault(", ".join(parts), []).append(page)
    named = [(say("packs.order_sheet"), order), *groups.items()]
    return [(free_name(folder, say("packs.file", title=title, role=name), ".pdf"), found) for name, found in named if found]

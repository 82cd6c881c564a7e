"""Finding every page of a pack, numbering it, counting it and printing it. Which pages there are is found and nowhere listed: those of
every session in `packs.pages`, those of an activity by its `pack`, those of a declared record from its declaration.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from moothall.assets import asset
from moothall.core.activity import Activity
from moothall.core.agenda import current_item
from moothall.core.errors import Refused
from moothall.core.model import Session, Step
from moothall.day_words import short_day
from moothall.exports.content.print_blocks import CardSheet, Content
from moothall.exports.packs.page import LETTERS, ROLES, Brought, Need, OrderLine, PackPage, PackSheet, Role
from moothall.exports.packs.plan import PackOptions, PackPlan
from moothall.exports.packs.record_slips import slips
from moothall.exports.writers.print_pdf import PrintRun, frame_of, one_side, print_runs, sides_of
from moothall.words import read_by, say


class Pack:
    """The pages of all four roles, in their order. Nothing is set before it is asked for, and then once."""

    def __init__(self, session: Session, activities: Iterable[Activity], options: PackOptions | None = None, keys: KeyTable = ()) -> None:
        self.plan = PackPlan(session, activities, options or PackOptions())
        self.keys = keys
        with read_by("page"):
            self.needs, self.pages = _found(self)
        self._sides: dict[str, int] = {}
        self._runs: dict[str, list[PrintRun]] = {}

    def of(self, role: Role) -> list[PackPage]:
        return [page for page in self.pages if page.role == role]

    def chosen(self, role: Role, only: Sequence[str] = ()) -> list[PackPage]:
        """The pages of a role, or those named: P8 names P8b as well. Refused for a number that is none of theirs."""
        pages = self.of(role)
        for code in only:
            if not any(_named(page, code) for page in pages):
                raise Refused("pack.no_such_page", page=code[:20], pages=", ".join(page.code for page in pages))
        return [page for page in pages if (any(_named(page, code) for code in only) if only else not page.on_request)]

    def for_next_vote(self) -> list[PackPage]:
        """The cards and sheets of the vote that stands next in the agenda, from the item that is now on. Empty without one."""
        now = current_item(self.plan.session)
        start = now.position if now else -1
        voting = [page for page in self.pages if page.item and page.ready and not page.on_request]
        coming = {item.key: item.position for item in self.plan.items if item.position >= start}
        first = min((page.item for page in voting if page.item in coming), key=coming.__getitem__, default="")
        return [page for page in voting if first and page.item == first]

    @staticmethod
    def fixed_by(pages: Sequence[PackPage], session: Session, key: Callable[[], str]) -> Iterator[Step]:
        """What printing these pages fixes in the session, to be done before they are printed: paper says it from then on. Each step is
        made once the one before is done.
        """
        for page in pages:
            if page.ready and page.once_printed and (step := page.once_printed(session, key())):
                yield step

    # counting

    def paper_of(self, page: PackPage) -> str:
        # What a camera looks for has its place on one paper alone.
        return page.paper if page.paper == "a5" else self.plan.options.paper or page.paper

    def runs(self, page: PackPage) -> list[PrintRun]:
        """What is sent to the printer for it. Empty where it isn't ready."""
        if page.code not in self._runs:
            self._runs[page.code] = self._made(page)
        return self._runs[page.code]

    def _made(self, page: PackPage) -> list[PrintRun]:
        if not page.make:
            return []
        paper, large = self.paper_of(page), self.plan.options.large
        wide, high = frame_of(paper, large)
        with read_by("page"):
            if page.lists_all:
                return self._cover(page, PackSheet(paper, large, wide, high))
            asked = dict(self.plan.options.copies).get(page.code, 0)
            made = page.make(PackSheet(paper, large, wide, high, copies=asked))
            return [self._run(page, _as_many(content, asked), paper) for content in made]

    def _cover(self, page: PackPage, sheet: PackSheet) -> list[PrintRun]:
        """The cover lists itself as well: made once to see how long it is, and again where that is more than was thought."""
        assert page.make
        others, runs, thought = self.order(covers=False), list[PrintRun](), 1
        for _ in range(3):
            own = OrderLine(page.code, page.title, page.role, thought, 1, 1, thought, sheet.paper, page.stock, page.cut, False, page.then)
            runs = [self._run(page, content, sheet.paper) for content in page.make(replace(sheet, order=(own, *others)))]
            sides = sum(len(sides_of(run)) for run in runs)
            if sides == thought:
                break
            thought = sides
        return runs

    def _run(self, page: PackPage, content: object, paper: str) -> PrintRun:
        facts = self.plan.facts
        head = say("pack.facilitators_only") if page.private else say(f"exports.confidentiality_{facts.confidentiality.replace('-', '_')}")
        return PrintRun(
            code=page.code,
            title=page.title,
            head=head,
            foot=say(f"pack.foot_{page.role}"),
            stamp=say("pack.stamp", version=facts.version, date=short_day(facts.date)),
            session=facts.title,
            content=content,  # type: ignore[arg-type]  # of one of the two kinds
            copies=1 if isinstance(content, CardSheet) or page.numbered else page.copies,
            planned=page.paper,
            paper=paper,
            large=self.plan.options.large,
            two_sided=page.two_sided,
        )

    def sides(self, page: PackPage) -> int:
        """Sides of one print of it."""
        if page.code not in self._sides:
            with read_by("page"):
                self._sides[page.code] = sum(len(sides_of(run)) for run in self.runs(page))
        return self._sides[page.code]

    def line(self, page: PackPage) -> OrderLine:
        sides, runs = self.sides(page), self.runs(page)
        prints = runs[0].copies if runs else 0
        return OrderLine(
            page.code,
            page.title,
            page.role,
            sides,
            prints,
            page.copies if runs else 0,
            sides * prints,
            self.paper_of(page),
            page.stock,
            page.cut,
            page.two_sided,
            page.then,
        )

    def order(self, covers: bool = True) -> tuple[OrderLine, ...]:
        """Every job, in the order of the pages."""
        printed = (page for page in self.pages if page.ready and not page.on_request)
        return tuple(self.line(page) for page in printed if covers or not page.lists_all)

    # printing

    def printed(self, pages: Sequence[PackPage], go_on: Callable[[int], bool] = lambda _: True) -> bytes:
        """The PDF of these pages with every copy. `go_on` hears how many sides are done; b"" once it says no. Refused when nothing is
        ready.
        """
        runs = [run for page in pages for run in self.runs(page)]
        if not runs:
            raise Refused("pack.nothing_ready")
        with read_by("page"):
            return print_runs(runs, say("pack.title", title=self.plan.facts.title), "en-GB", go_on)

    def looked_at(self, page: PackPage, at: int) -> bytes:
        """One side of it, to look at."""
        with read_by("page"):
            for run in self.runs(page):
                sides = len(sides_of(run))
                if at < sides:
                    return one_side(run, at)
                at -= sides
        return b""


KeyTable = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""The window's keys: a menu's name, and in it what each does and its key. The window brings them; a pack without them has no key card."""


def _as_many(content: Content, copies: int) -> Content:
    """So many cards of a sheet on which all are alike; what makes numbered ones has made as many as were asked for."""
    if copies and isinstance(content, CardSheet) and content.cards and len(content.cards) != copies:
        return replace(content, cards=(*content.cards[:copies], *(content.cards[-1:] * (copies - len(content.cards)))))
    return content


def _named(page: PackPage, code: str) -> bool:
    return page.code.lower() == code.strip().lower() or page.code.rstrip("bcdefghijk").lower() == code.strip().lower()


# finding


@dataclass(frozen=True, slots=True)
class Practised:
    """A page that practice numbers: whose it is, and the activities it belongs to (none: every session's)."""

    code: str
    activities: tuple[str, ...]

    @property
    def role(self) -> Role:
        return next(role for role, letter in LETTERS.items() if self.code.startswith(letter))

    @property
    def title(self) -> str:
        return say(f"pack.page_{self.code.lower()}")


@cache
def practised() -> tuple[Practised, ...]:
    data = tomllib.loads(asset("pack", "pages.toml").read_text(encoding="utf-8"))
    return tuple(Practised(code, tuple(page.get("activities", ()))) for code, page in data.items())


def _found(pack: Pack) -> tuple[tuple[Need, ...], tuple[PackPage, ...]]:
    brought = list(_brought(pack))
    pages = [page for page in brought if isinstance(page, PackPage)]
    have = {page.code for page in pages}
    pages += [_absent(known, pack.plan) for known in practised() if known.code not in have]
    needs = tuple(need for need in brought if isinstance(need, Need))
    wanted = dict(pack.plan.options.copies)
    numbered = (page for role in ROLES for page in _numbered(role, [page for page in pages if page.role == role]))
    return needs, tuple(replace(page, copies=wanted.get(page.code, page.copies)) if page.ready else page for page in numbered)


def _brought(pack: Pack) -> Iterator[Brought]:
    for module in _modules():
        yield from module.pages(pack)
    for activity in pack.plan.activities:
        if activity.pack:
            name, _, function = activity.pack.partition(":")
            yield from getattr(import_module(name), function)(pack.plan)
        elif planned(activity, pack.plan):
            yield from slips(activity, pack.plan, _place_of(activity))


def planned(activity: Activity, plan: PackPlan) -> bool:
    """Whether it stands in the agenda; a log that one line is typed into from anywhere always does."""
    return bool(activity.quick) or bool(plan.items_of(activity.key))


def _place_of(activity: Activity) -> str:
    """The last number of practice that names it: what it is asked with. A facilitator's own where none does."""
    return next((known.code for known in reversed(practised()) if activity.key in known.activities), LETTERS["facilitator"])


@cache
def _modules() -> tuple[ModuleType, ...]:
    package = import_module("moothall.exports.packs.pages")
    return tuple(import_module(f"{package.__name__}.{module.name}") for module in iter_modules(package.__path__))


def _absent(known: Practised, plan: PackPlan) -> PackPage:
    wanting = next((item for item in plan.items if item.wanted in known.activities and item.wanted != item.activity), None)
    reason = say("pack.not_built", item=wanting.title) if wanting else say("pack.not_planned")
    return PackPage(known.code, known.title, known.role, 0, missing=reason)


def _numbered(role: Role, pages: list[PackPage]) -> list[PackPage]:
    """In the order of their numbers; the second of a number is P8b, and what practice doesn't number comes after what it does."""
    letter, found = LETTERS[role], list[PackPage]()
    highest = max((int(p.code[1:]) for p in pages if p.code[1:].isdigit()), default=0)
    for page in sorted(pages, key=lambda page: int(page.code[1:] or 10_000)):
        if page.code == letter:
            highest += 1
            found.append(replace(page, code=f"{letter}{highest}"))
            continue
        twins = sum(other.code.rstrip("bcdefghijk") == page.code for other in found)
        found.append(replace(page, code=page.code + ("" if not twins else chr(ord("a") + twins))))
    return found

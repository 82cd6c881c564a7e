"""What lies where on the board: columns and notes by key, what is selected, what a change has spoilt of the picture. Draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Signal

from moothall.core.model import Session
from moothall.core.themes import THEMES, Theme, domains_of, themes_of
from moothall.ui.board.column import Column, Note, Stop
from moothall.ui.board.faces import Lying, lying_in
from moothall.ui.board.plan import BRIEF, Measures
from moothall.ui.board.travel import Travel
from moothall.ui.theme.look import look
from moothall.words import say

REACH = 6
"""How far a card's shadow or dashes go beyond it, in px at 100 % zoom."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A domain's name over its columns."""

    name: str
    rect: QRect


class BoardScene(QObject):
    """One prompt's themes and placed notes. All places are in px at 100 % zoom."""

    spoilt = Signal(QRect)  # this area must be painted again
    renewed = Signal()  # all of it, and it may have another size
    resized = Signal()
    selection_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.columns: dict[str, Column] = {}
        """Themes by key: by domain where there are any, then largest first."""
        self.rows: list[list[Column]] = []
        """The same as they stand side by side."""
        self.headings: list[Heading] = []
        self.notes: dict[str, Note] = {}
        """Notes by the key of their placement."""
        self.across, self.room, self.flat = 1, 0.0, False
        self.width = self.height = 0
        self.origin = QPointF()
        """Where a note that was not on the board comes from: the hand that dropped it, or the tray's side."""
        self.travel = Travel(self)
        self._prompt = ""
        self._domains: list[tuple[str, str]] = []
        self._selected: dict[Note, None] = {}
        self._unmeasured: Iterator[Note] = iter(())

    @property
    def measures(self) -> Measures:
        now = look()
        size = now.tokens.size
        heads, notes = now.px(size.theme_card) + size.grid, now.px(size.note_min) + size.grid
        return Measures(now.px(size.theme_column), size.gap, size.section_gap, size.section_gap, heads, notes, now.px(size.target))

    # from the session

    def show_board(self, session: Session, prompt: str) -> None:
        """Everything anew, at once and without travelling."""
        self.travel.finish()
        for column in self.columns.values():
            column.is_here = False
        self.columns, self.notes, self._prompt, self._selected = {}, {}, prompt, {}
        self._read_domains(session)
        for theme in themes_of(session, prompt):
            self._show_theme(theme, lying_in(session, theme))
        self._unmeasured = iter(list(self.notes.values()))
        self._stand()
        self.renewed.emit()

    def refresh(self, session: Session, themes: Iterable[str]) -> None:
        """These themes of the session, whatever happened to them. Notes that changed theme travel there."""
        self.travel.finish()
        found = [session.find(THEMES, key) for key in themes]
        fresh = [(theme, lying_in(session, theme)) for theme in found if theme is not None and theme.prompt == self._prompt]
        gone = [self.columns[key] for key in set(themes) - {theme.key for theme, _ in fresh} if key in self.columns]
        before = [note for theme, _ in fresh if theme.key in self.columns for note in self.columns[theme.key].notes]
        movers = self._movers(fresh)
        was = self._pictured()
        spoilt = [area for theme, lying in fresh for area in self._show_theme(theme, lying)]
        self._let_go(gone, before + [note for column in gone for note in column.notes], fresh)
        self._read_domains(session)
        self._stand()
        self._tell(was, spoilt)
        self.travel.begin({self.notes[key]: origin for key, origin in movers.items()})

    def _read_domains(self, session: Session) -> None:
        self._domains = [(domain.key, domain.name) for domain in domains_of(session, self._prompt)]

    def _movers(self, fresh: list[tuple[Theme, list[Lying]]]) -> dict[str, QPointF]:
        """Only notes that change theme travel; what merely makes room for them is there at once."""
        movers = {}
        for theme, lying in fresh:
            for _, placement, _, _ in lying:
                note = self.notes.get(placement.key)
                if note is None or note.column.theme.key != theme.key:
                    movers[placement.key] = QPointF(note.rect.topLeft()) if note else self.origin
        return movers

    def _show_theme(self, theme: Theme, lying: list[Lying]) -> list[QRect]:
        """What of the column must be painted again even if it stays where it is."""
        column = self.columns.get(theme.key)
        if column is None:
            column = self.columns[theme.key] = Column(theme)
            column.flat = self.flat
        head, hidden, low = (column.theme, column.count), column.more.hidden, column.area.bottom()
        notes, rewritten, resized = self._notes(lying)
        same = column.show(theme, notes, resized)
        spoilt = [note.rect for note in rewritten if note.column is column and note.index < min(same, column.shown)]
        if head != (column.theme, column.count):
            spoilt.append(column.card)
        if hidden != column.more.hidden:
            spoilt.append(column.more.rect)
        if same < column.shown or low != column.area.bottom():
            top = column.y + column.top_of(min(same, column.shown))
            spoilt.append(QRect(column.x, top, column.card.width(), max(low, column.area.bottom()) - top + REACH))
        return spoilt

    def _notes(self, lying: list[Lying]) -> tuple[list[Note], list[Note], set[Note]]:
        """These notes; which of them say something else than before; which of those are higher or lower for it."""
        notes, rewritten, resized = [], [], set()
        for one in lying:
            note = self.notes.get(one[1].key)
            if note is None:
                note = self.notes[one[1].key] = Note(one)
            elif note.lying != one:
                rewritten.append(note)
                if not note.show(one):
                    resized.add(note)
            notes.append(note)
        return notes, rewritten, resized

    def _let_go(self, gone: list[Column], before: list[Note], fresh: list[tuple[Theme, list[Lying]]]) -> None:
        """Themes that have gone, and notes that no theme holds any more."""
        held = {placement.key for _, lying in fresh for _, placement, _, _ in lying}
        for note in before:
            if note.key not in held:
                del self.notes[note.key]
                self._selected.pop(note, None)
        for column in gone:
            del self.columns[column.theme.key]
            column.is_here = False

    # where things stand

    def flow(self, width: float, height: float, zoom: float) -> None:
        """Into this room, in px at 100 % zoom; from far off notes are all of one height."""
        self.across, self.room, self.flat = self.measures.across(width), height, zoom < BRIEF
        self._stand()
        self.renewed.emit()

    def _stand(self) -> None:
        """Columns side by side in the core's order, from counts already known; each domain begins a row, under its name."""
        most = self.measures.most(len(self.columns), self.across, self.room)
        for column in self.columns.values():
            column.most, column.flat = most, self.flat
        self.rows, self.headings, ordered, top = [], [], [], self.measures.gap
        for name, columns in self._groups():
            if self._domains:
                self.headings.append(Heading(name or say("cluster.no_domain"), self._heading_at(top)))
                top = self.headings[-1].rect.bottom() + 1
            corners, top = self.measures.places([c.height for c in columns], self.across, top)
            for column, (x, y) in zip(columns, corners, strict=True):
                column.x, column.y = x, y
            ordered += columns
            self.rows += [columns[start : start + self.across] for start in range(0, len(columns), self.across)]
        self.columns = {column.theme.key: column for column in ordered}
        size = (self.measures.width_of(self.across), top)
        if size != (self.width, self.height):
            self.width, self.height = size
            self.resized.emit()

    def _groups(self) -> list[tuple[str, list[Column]]]:
        """Columns by domain, largest first; those of none last."""
        ordered = sorted(self.columns.values(), key=lambda c: (-c.count, c.theme.ordinal))
        keys = {key for key, _ in self._domains}
        groups = [(name, [c for c in ordered if c.theme.domain == key]) for key, name in self._domains]
        groups.append(("", [c for c in ordered if c.theme.domain not in keys]))
        return [(name, columns) for name, columns in groups if columns or name]

    def _heading_at(self, top: int) -> QRect:
        measures, now = self.measures, look()
        width = measures.width_of(self.across) - 2 * measures.margin
        return QRect(measures.margin, top, width, now.px(now.tokens.size.option_row) + now.tokens.size.grid)

    def fitting(self, width: float, height: float) -> int:
        columns = self.columns.values()
        return self.measures.fitting(lambda flat: [c.full_height(flat) for c in columns], width, height)

    def unfold(self, column: Column) -> None:
        """Shows what is folded away, or folds it again."""
        was = self._pictured()
        column.is_open = not column.is_open
        self._stand()
        self._tell(was, [])

    def dress(self) -> None:
        """After a change of mode or text size."""
        self._unmeasured = iter(list(self.notes.values()))
        self._stand()
        self.renewed.emit()

    def measure(self, seconds: float) -> bool:
        """Measures notes that nobody has asked for yet, for so long. Returns whether there are more."""
        until = perf_counter() + seconds
        return any(note.height and perf_counter() > until for note in self._unmeasured)

    # what a change spoils

    def _pictured(self) -> tuple[list[Heading], dict[str, QRect]]:
        return self.headings, {key: column.area for key, column in self.columns.items()}

    def _tell(self, was: tuple[list[Heading], dict[str, QRect]], spoilt: list[QRect]) -> None:
        """Says what must be painted again: what the columns said, and columns that came, went, moved or are longer or shorter."""
        headings, areas = self._pictured()
        for key in areas.keys() | was[1].keys():
            old, new = was[1].get(key, QRect()), areas.get(key, QRect())
            if old.topLeft() != new.topLeft():
                spoilt += [old, new]
            elif old != new:
                low, high = sorted((old.bottom(), new.bottom()))
                spoilt.append(QRect(new.x(), low - 2 * self.measures.line, new.width(), high - low + 3 * self.measures.line))
        if headings != was[0]:
            spoilt += [heading.rect for heading in (*headings, *was[0])]
        self.spoil(spoilt)

    def spoil(self, areas: Iterable[QRect]) -> None:
        for area in areas:
            if not area.isEmpty():
                self.spoilt.emit(area.adjusted(-REACH, -REACH, REACH, REACH))

    # what is where, what is chosen

    def holds(self, stop: Stop) -> bool:
        """Whether this still is on the board, folded away or not."""
        if isinstance(stop, Note):
            return self.notes.get(stop.key) is stop
        return stop.is_here if isinstance(stop, Column) else stop.column.is_here

    def stop_at(self, place: QPointF) -> Stop | None:
        """What lies at this place."""
        at = place.toPoint()
        column = next((column for column in self.columns.values() if column.area.contains(at)), None)
        if column is None:
            return None
        if column.card.contains(at):
            return column
        if column.more.is_shown and column.more.rect.contains(at):
            return column.more
        return next((column.notes[k] for k in column.between(at.y(), at.y()) if column.rect_of(k).contains(at)), None)

    def column_at(self, place: QPointF) -> Column | None:
        """The theme that something let go of at `place` would go into."""
        return next((column for column in self.columns.values() if column.reach.contains(place.toPoint())), None)

    def notes_in(self, area: QRectF) -> list[Note]:
        """Notes that lie in this area, at least in part."""
        within = area.toAlignedRect()
        columns = [column for column in self.columns.values() if column.area.intersects(within)]
        near = ((c, k) for c in columns for k in c.between(area.top(), area.bottom()))
        return [column.notes[k] for column, k in near if column.rect_of(k).intersects(within)]

    def chosen_notes(self) -> list[Note]:
        """The selected notes in reading order."""
        if len(self._selected) < 2:
            return list(self._selected)
        return [note for column in self.columns.values() for note in column.notes if note.selected]

    def select(self, notes: Iterable[Note], *, only: bool = False) -> None:
        """Chooses these notes as well, or with `only` these alone."""
        wanted = dict.fromkeys(notes)
        dropped = [note for note in self._selected if note not in wanted] if only else []
        taken = [note for note in wanted if note not in self._selected]
        self._mark(taken, True)
        self._mark(dropped, False)
        if taken or dropped:
            self.selection_changed.emit()

    def unselect(self, note: Note) -> None:
        self._mark([note], False)
        self.selection_changed.emit()

    def _mark(self, notes: list[Note], on: bool) -> None:
        for note in notes:
            note.selected = on
            if on:
                self._selected[note] = None
            else:
                self._selected.pop(note, None)
            if note.is_shown:
                self.spoil([note.rect])

    def set_landing(self, theme: str) -> None:
        """The dashed edge: what is in hand, or typed, goes here."""
        for key, column in self.columns.items():
            if column.landing != (key == theme):
                column.landing = key == theme
                self.spoil([column.card])

    def choose_column(self, column: Column, on: bool) -> None:
        if column.chosen != on:
            column.chosen = on
            self.spoil([column.card])

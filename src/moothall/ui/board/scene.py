"""What lies where on the board: columns and notes by key, what is selected, what a change has spoilt of the picture. Draws nothing."""

from __future__ import annotations

from bisect import insort
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from time import perf_counter

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Signal

from moothall.core.model import Session
from moothall.core.themes import THEMES, Theme, domains_of
from moothall.ui.board.column import Note, Stop, ThemeColumn
from moothall.ui.board.layout import BRIEF, measures
from moothall.ui.board.move_animation import MoveAnimation
from moothall.ui.board.note_data import Lying, lying_in, lying_of, order_of
from moothall.ui.theme.look import look
from moothall.words import say

REACH = 6
"""How far a card's shadow or dashes go beyond it, in px at 100 % zoom."""

# A long list of small areas is work of its own, so beyond this one area a column is told.
_FEW = 40  # so many notes are painted again one by one; of more, the whole column is


@dataclass(frozen=True, slots=True)
class DomainHeading:
    """A domain's name over its columns."""

    name: str
    rect: QRect


@dataclass(slots=True)
class _News:
    """What a change does to notes: who moves and from where, who says something else, and who is higher or lower for it."""

    origin: QPointF = field(default_factory=QPointF)
    movers: dict[Note, QPointF] = field(default_factory=dict)
    rewritten: list[Note] = field(default_factory=list)
    resized: set[Note] = field(default_factory=set)


class BoardScene(QObject):
    """One prompt's themes and placed notes. All places are in px at 100 % zoom."""

    spoilt = Signal(QRect)  # this area must be painted again
    renewed = Signal()  # all of it, and it may have another size
    resized = Signal()
    selection_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: dict[str, ThemeColumn] = {}
        """Themes by key: by domain where there are any, then largest first."""
        self.rows: list[list[ThemeColumn]] = []
        """The same as they stand side by side."""
        self.headings: list[DomainHeading] = []
        self.notes: dict[str, Note] = {}
        """Notes by the key of their placement."""
        # Columns side by side, the height in sight in px at 100 %, and whether it is seen from far off: all set by `flow`.
        self.across, self.room, self.flat = 1, 0.0, False
        self.width = self.height = 0
        self.origin = QPointF()
        """Where a note that was not on the board comes from: the hand that dropped it, or the tray's side."""
        self.travel = MoveAnimation(self)
        self.travel.arrived.connect(lambda note: self.spoil([note.rect]))
        self.keeps_order = False
        """While a hand moves notes about, columns keep their order."""
        self._prompt = ""
        self._domains: list[tuple[str, str]] = []
        # A dict for a set that keeps the order in which notes were chosen.
        self._selected: dict[Note, None] = {}
        # Goes on where it stopped each time there is an idle moment.
        self._unmeasured: Iterator[Note] = iter(())

    # from the session

    def show_board(self, session: Session, prompt: str) -> None:
        """Everything anew, at once and without travelling."""
        self.keeps_order = False
        self.travel.finish()
        for column in self.columns.values():
            # Whoever still holds one of its stops learns that it has left.
            column.is_here = False
        self.columns, self.notes, self._prompt, self._selected = {}, {}, prompt, {}
        self._read_domains(session)
        for theme in session.where(THEMES, "prompt", prompt):
            # The news are thrown away: nothing moves on a board that comes up whole.
            self._show_theme(theme, self._wanted(session, theme, None, _News()), _News())
        # A copy, because notes may come and go while it is still being walked through.
        self._unmeasured = iter(list(self.notes.values()))
        self._stand()
        self.renewed.emit()

    def refresh(self, session: Session, themes: Iterable[str], notes: Collection[str] | None = None) -> None:
        """These themes of the session, whatever happened to them. Notes that changed theme travel there. With `notes`, only those may
        have come, gone or changed."""
        # A second act before the first has arrived: what is on its way must lie where it belongs before places are compared.
        self.travel.finish()
        found = [session.find(THEMES, key) for key in themes]
        # Themes of other boards are told too; a theme may even have come from one.
        standing = [theme for theme in found if theme is not None and theme.prompt == self._prompt]
        gone = [self.columns[key] for key in set(themes) - {theme.key for theme in standing} if key in self.columns]
        # Before anything is touched: it is what the picture still shows.
        was, news = self._pictured(), _News(self.origin)
        # All themes are asked before any is changed, for a note that moves must still say where it lay.
        wanted = [(theme, self._wanted(session, theme, notes, news)) for theme in standing]
        losing = [*gone, *(self.columns[theme.key] for theme in standing if theme.key in self.columns)]
        before = {note for column in losing for note in column.notes if notes is None or column in gone or note.note in notes}
        spoilt = [area for theme, held in wanted for area in self._show_theme(theme, held, news)]
        # Only what no theme holds now: a note that changed theme has left one and is in another.
        self._let_go(gone, before - {note for _, held in wanted for note in held})
        self._read_domains(session)
        self._stand()
        self._tell(was, spoilt)
        # Last, when every note lies where it goes.
        self.travel.begin({note: origin for note, origin in news.movers.items() if self.holds(note)})

    def _read_domains(self, session: Session) -> None:
        self._domains = [(domain.key, domain.name) for domain in domains_of(session, self._prompt)]

    def _wanted(self, session: Session, theme: Theme, notes: Collection[str] | None, news: _News) -> list[Note]:
        """The notes of a theme in their order: read anew, or those that are there but for some that are looked up."""
        column = self.columns.get(theme.key)
        if column is None or notes is None:
            return [self._note(lying, column, news) for lying in lying_in(session, theme)]
        wanted = [note for note in column.notes if note.note not in notes]
        for lying in (lying for note in notes for lying in lying_of(session, note, theme)):
            # A whole theme is not sorted again for one note.
            insort(wanted, self._note(lying, column, news), key=lambda note: order_of(note.lying))
        return wanted

    def _note(self, lying: Lying, column: ThemeColumn | None, news: _News) -> Note:
        """The note that lies so. Only notes that change theme travel; what merely makes room for them is there at once."""
        note = self.notes.get(lying[1].key)
        if note is None:
            note = self.notes[lying[1].key] = Note(lying)
            news.movers[note] = news.origin
            return note
        # Where it lies now is where it comes from. Its column is still the old one until `_show_theme`.
        if note.column is not column:
            news.movers[note] = QPointF(note.rect.topLeft())
        if note.lying != lying:
            news.rewritten.append(note)
            if not note.show(lying):
                news.resized.add(note)
        return note

    def _show_theme(self, theme: Theme, notes: list[Note], news: _News) -> list[QRect]:
        """What of the column must be painted again even if it stays where it is."""
        column = self.columns.get(theme.key)
        if column is None:
            column = self.columns[theme.key] = ThemeColumn(theme)
            column.show(theme, notes)
            # A new column has no place yet; that it came is told with the areas, by `_tell`.
            return []
        # Read before `show` changes them.
        head, hidden, low = (column.theme, column.count), column.more.hidden, column.height
        same = column.show(theme, notes, news.resized)
        spoilt = [note.rect for note in news.rewritten if note.column is column and note.index < min(same, column.shown)]
        if head != (column.theme, column.count):
            spoilt.append(column.card)
        if hidden != column.more.hidden:
            spoilt.append(column.more.rect)
        # From the first difference down to the lower of the two ends: everything below has moved.
        if same < column.shown or low != column.height:
            top = column.top_of(min(same, column.shown))
            spoilt.append(QRect(column.x, column.y + top, column.card.width(), max(low, column.height) - top))
        return spoilt

    def _let_go(self, gone: list[ThemeColumn], left: set[Note]) -> None:
        """Themes that have gone, and notes that no theme holds any more."""
        for note in left:
            if self.notes.get(note.key) is note:
                del self.notes[note.key]
                self._selected.pop(note, None)
        for column in gone:
            del self.columns[column.theme.key]
            column.is_here = False

    # where things stand

    def flow(self, width: float, height: float, zoom: float) -> None:
        """Into this room, in px at 100 % zoom; from far off notes are all of one height."""
        self.travel.finish()
        self.across, self.room, self.flat = measures().across(width), height, zoom < BRIEF
        self._stand()
        self.renewed.emit()

    def keep_order(self, on: bool) -> None:
        """Columns keep their order, or stand by their size again: a theme must not jump away under the hand that fills it."""
        if on != self.keeps_order:
            self.keeps_order = on
            if not on:
                self._stand()
                self.renewed.emit()

    def _stand(self) -> None:
        """Columns side by side in the core's order, from counts already known; each domain begins a row, under its name."""
        most = measures().most(len(self.columns), self.across, self.room)
        # The fold depends on how many columns there are, so it is set for all before any height is asked.
        for column in self.columns.values():
            column.most, column.flat = most, self.flat
        self.rows, self.headings, ordered, top = [], [], [], measures().gap
        for name, columns in self._groups():
            if self._domains:
                self.headings.append(DomainHeading(name or say("cluster.no_domain"), self._heading_at(top)))
                top = self.headings[-1].rect.bottom() + 1
            corners, top = measures().places([c.height for c in columns], self.across, top)
            for column, corner in zip(columns, corners, strict=True):
                column.stand_at(*corner)
            ordered += columns
            self.rows += [columns[start : start + self.across] for start in range(0, len(columns), self.across)]
        # In reading order from here on: selection and arrow keys go by it.
        self.columns = {column.theme.key: column for column in ordered}
        size = (measures().width_of(self.across), top)
        if size != (self.width, self.height):
            self.width, self.height = size
            self.resized.emit()

    def _groups(self) -> list[tuple[str, list[ThemeColumn]]]:
        """Columns by domain, largest first; those of none last."""
        # Equal counts stay in the order of their letters, so that nothing jumps about for a tie.
        by_size = sorted(self.columns.values(), key=lambda c: (-c.count, c.theme.ordinal))
        ordered = list(self.columns.values()) if self.keeps_order else by_size
        keys = {key for key, _ in self._domains}
        groups = [(name, [c for c in ordered if c.theme.domain == key]) for key, name in self._domains]
        groups.append(("", [c for c in ordered if c.theme.domain not in keys]))
        # A domain without themes still stands there, to be seen and filled; "no domain" only when something is in it.
        return [(name, columns) for name, columns in groups if columns or name]

    def _heading_at(self, top: int) -> QRect:
        now, size = look(), measures()
        return QRect(size.margin, top, size.width_of(self.across) - 2 * size.margin, now.px(now.tokens.size.option_row) + size.grid)

    def fitting(self, width: float, height: float) -> int:
        columns = self.columns.values()
        return measures().fitting(lambda flat: [c.full_height(flat) for c in columns], width, height)

    def unfold(self, column: ThemeColumn) -> None:
        """Shows what is folded away, or folds it again."""
        self.travel.finish()
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
        # One note is always measured, however short the time, so that it ends.
        until = perf_counter() + seconds
        # `any` stops at the first note after the time is up, and the iterator stays there. A height is never 0, so asking for it
        # measures.
        return any(note.height and perf_counter() > until for note in self._unmeasured)

    # what a change spoils

    def _pictured(self) -> tuple[list[DomainHeading], dict[str, QRect]]:
        return self.headings, {key: column.area for key, column in self.columns.items()}

    def _tell(self, was: tuple[list[DomainHeading], dict[str, QRect]], spoilt: list[QRect]) -> None:
        """Says what must be painted again: what the columns said, and columns that came, went, moved or are longer or shorter."""
        headings, areas = self._pictured()
        moved = QRect()
        # A column that came or went has an empty area on one side.
        for key in areas.keys() | was[1].keys():
            old, new = was[1].get(key, QRect()), areas.get(key, QRect())
            if old.topLeft() != new.topLeft():
                moved = moved.united(old).united(new)
            elif old != new:
                # From two lines above the nearer end to one below the further: the "more" line and the last note's shadow stand
                # there.
                low, high = sorted((old.bottom(), new.bottom()))
                spoilt.append(QRect(new.x(), low - 2 * measures().line, new.width(), high - low + 3 * measures().line))
        if headings != was[0]:
            spoilt += [heading.rect for heading in (*headings, *was[0])]
        # One rectangle round everything that moved: columns that flow anew fill most of it anyway.
        self.spoil([*spoilt, moved])

    def spoil(self, areas: Iterable[QRect]) -> None:
        for area in areas:
            if not area.isEmpty():
                self.spoilt.emit(area.adjusted(-REACH, -REACH, REACH, REACH))

    # what is where, what is chosen

    def holds(self, stop: Stop) -> bool:
        """Whether this still is on the board, folded away or not."""
        if isinstance(stop, Note):
            return self.notes.get(stop.key) is stop
        return stop.is_here if isinstance(stop, ThemeColumn) else stop.column.is_here

    def stop_at(self, place: QPointF) -> Stop | None:
        """What lies at this place."""
        # Columns first, then notes by bisection: what is under the pointer costs columns, not notes.
        at = place.toPoint()
        column = next((column for column in self.columns.values() if column.area.contains(at)), None)
        if column is None:
            return None
        if column.card.contains(at):
            return column
        if column.more.is_shown and column.more.rect.contains(at):
            return column.more
        return next((column.notes[k] for k in column.between(at.y(), at.y()) if column.rect_of(k).contains(at)), None)

    def column_at(self, place: QPointF) -> ThemeColumn | None:
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
        # The usual case, and the only one that needs no walk over the board.
        if len(self._selected) < 2:
            return list(self._selected)
        return [note for column in self.columns.values() for note in column.notes if note.selected]

    def select(self, notes: Iterable[Note], *, only: bool = False) -> None:
        """Chooses these notes as well, or with `only` these alone."""
        wanted = dict.fromkeys(notes)
        dropped = [note for note in self._selected if note not in wanted] if only else []
        taken = [note for note in wanted if note not in self._selected]
        # Taken before dropped, so that the selection is never empty in between.
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
            self._selected.update(dict.fromkeys(notes))
        else:
            self._selected = {note: None for note in self._selected if note.selected}
        shown = [note for note in notes if note.is_shown]
        few = len(shown) <= _FEW
        self.spoil([note.rect for note in shown] if few else [column.area for column in {note.column for note in shown}])

    def set_landing(self, theme: str) -> None:
        """The dashed edge: what is in hand, or typed, goes here."""
        for key, column in self.columns.items():
            if column.landing != (key == theme):
                column.landing = key == theme
                self.spoil([column.card])

    def choose_column(self, column: ThemeColumn, on: bool) -> None:
        if column.chosen != on:
            column.chosen = on
            self.spoil([column.card])

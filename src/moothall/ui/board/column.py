"""A theme's column: its notes in order and where each lies in it. Adds heights up; draws nothing, and measures no note that isn't shown."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import accumulate

from PySide6.QtCore import QRect

from moothall.core.themes import Theme
from moothall.ui.board.layout import Measures, measures
from moothall.ui.board.note_data import Lying, NoteFace, face_of
from moothall.ui.board.note_paint import laid_out
from moothall.words import say


class Note:
    """A note where it lies. Its face is made and its text laid out when somebody asks, for most notes never."""

    # Boards of fifty thousand notes are promised: without a dict each of them takes a fraction of the memory.
    __slots__ = ("_face", "_height", "_measured", "column", "index", "key", "lying", "note", "selected")

    def __init__(self, lying: Lying) -> None:
        # Set by `ThemeColumn.show`, which every note goes through before anybody asks it anything.
        self.column: ThemeColumn
        self.index = 0
        self.selected = False
        self.lying = lying
        self.note, self.key = lying[0].key, lying[1].key  # the contribution's, and its placement's
        self._face: NoteFace | None = None
        self._height = 0
        # The measures it was laid out with. Another text size makes other ones, and the height is then out of date without being
        # told.
        self._measured: Measures | None = None

    def show(self, lying: Lying) -> bool:
        """What it says now. Returns whether it is as high as it was, so that what lies below it may stay."""
        # A note nobody has measured has never been in sight: whatever it says now, nothing has to move for it.
        was = self._height if self.is_measured else 0
        self.lying, self._face, self._measured = lying, None, None
        return not was or self.height == was

    @property
    def number(self) -> int:
        return self.lying[0].number

    @property
    def face(self) -> NoteFace:
        if self._face is None:
            self._face = face_of(*self.lying)
        return self._face

    @property
    def height(self) -> int:
        """With the whole text, in px at 100 % zoom."""
        now = measures()
        if self._measured is not now:
            # The face made only to be measured is not kept: most notes are measured while idle and never looked at.
            self._measured, self._height = now, laid_out(self._face or face_of(*self.lying), now.column).height
        return self._height

    @property
    def is_measured(self) -> bool:
        return self._measured is measures()

    @property
    def is_shown(self) -> bool:
        """Neither folded away nor gone."""
        # `index` counts from 0, so the first one folded away has the number of those that are shown.
        return self.column.is_here and self.index < self.column.shown

    @property
    def rect(self) -> QRect:
        """The paper, on the board at 100 % zoom; where it is folded away, the line that stands for it."""
        column = self.column
        return column.rect_of(self.index) if self.index < column.shown else column.more.rect


class More:
    """The line under a folded column, "4 more": pressed, it shows them."""

    def __init__(self, column: ThemeColumn) -> None:
        self.column = column

    @property
    def is_shown(self) -> bool:
        return self.column.is_here and 0 < self.column.most < len(self.column.notes)

    @property
    def hidden(self) -> int:
        """How many notes wait behind it; 0 when all are shown and it offers to fold them again."""
        return len(self.column.notes) - self.column.shown

    @property
    def words(self) -> str:
        return say("cluster.more", n=self.hidden) if self.hidden else say("cluster.fewer")

    @property
    def rect(self) -> QRect:
        now, column = measures(), self.column
        # Half a grid step higher than a note would stand: the line belongs to the notes above it.
        return QRect(column.x, column.y + column.top_of(column.shown) - now.grid // 2, now.column, now.line)


class ThemeColumn:
    """`x` and `y` are its place on the board. `flat`: seen from so far off that every note is as high as the next."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.notes: list[Note] = []
        self.count = 0
        """How many items: its notes and what repeats them."""
        self.x = self.y = 0
        self.most = 0
        """How many notes are shown before the rest is folded; 0 for all."""
        self.is_open = False
        """Somebody wants to see them all nevertheless."""
        # A column that has left the board stays known to whoever held it; this is how they find out.
        self.is_here = True
        self.flat = False
        self.landing = self.chosen = False
        self.more = More(self)
        self._tops: list[int] = []
        """Of each note, and of the place below it, as far down as anybody has asked."""
        # What `_tops` were added up with. Another text size empties them when they are next asked for.
        self._measures = measures()
        self.area = QRect()
        """Its card and all the notes under it, where it was last told to stand."""

    # what it holds

    def show(self, theme: Theme, notes: Sequence[Note], resized: Collection[Note] = ()) -> int:
        """Its notes anew, some of them higher or lower than they were. Returns how many at the top lie where they lay."""
        same = 0
        # Only the common top is kept. What lies below the first difference may have moved, however little it was.
        for old, new in zip(self.notes, notes, strict=False):
            if old is not new or new in resized:
                break
            same += 1
        for index in range(same, len(notes)):
            notes[index].column, notes[index].index = self, index
        self.theme, self.notes = theme, list(notes)
        self.count = sum(1 + note.lying[3] for note in notes)
        # The top of the first one that differs is still true: only what lies above it counts for that.
        del self._tops[same + 1 :]
        return same

    @property
    def shown(self) -> int:
        """How many notes are not folded away."""
        return len(self.notes) if self.is_open or not self.most else min(self.most, len(self.notes))

    # where it all lies

    def top_of(self, index: int) -> int:
        """From the column's top to a note's; measures the notes above it."""
        now = measures()
        # All heights are one, so that there is nothing to add up and nothing to measure.
        if self.flat:
            return now.head + index * now.note
        if self._measures is not now:
            self._measures, self._tops = now, []
        if len(self._tops) <= index:
            # Prefix sums, continued from where the last question stopped: each note is added once for each change above it.
            known, grid = self._tops or [now.head], now.grid
            notes = self.notes[len(known) - 1 : index]
            # The property costs a call a note, which is felt with ten thousand of them; those measured are read directly.
            steps = [(note._height if note._measured is now else note.height) + grid for note in notes]
            self._tops = [*known[:-1], *accumulate(steps, initial=known[-1])]
        return self._tops[index]

    def rect_of(self, index: int) -> QRect:
        """A shown note's paper, on the board."""
        now, top = measures(), self.top_of(index)
        # `note` is the pitch of the lowest note, its gap included.
        height = now.note - now.grid if self.flat else self.notes[index].height
        return QRect(self.x, self.y + top, now.column, height)

    def between(self, top: float, bottom: float) -> range:
        """Notes that reach into this band of the board."""
        # By bisection, so that a band of a column costs what is in it.
        first, last = self._at(top - self.y), self._at(bottom - self.y) + 1
        return range(max(0, first), min(self.shown, last))

    def _at(self, height: float) -> int:
        """The note at this height within the column."""
        now = measures()
        if self.flat:
            return int((height - now.head) // now.note)
        self.top_of(self.shown)
        return bisect_right(self._tops, height) - 1

    @property
    def height(self) -> int:
        low = self.top_of(self.shown)
        return low + measures().line if self.more.is_shown else low - measures().grid

    def full_height(self, flat: bool) -> int:
        """With nothing folded away, from far off or from near."""
        # Asked by the search for a zoom where everything fits, which tries both and must leave no trace.
        was, self.flat = self.flat, flat
        height = self.top_of(len(self.notes)) - measures().grid
        self.flat = was
        return height

    @property
    def card(self) -> QRect:
        """The theme's own card, on the board."""
        now = measures()
        return QRect(self.x, self.y, now.column, now.head - now.grid)

    @property
    def rect(self) -> QRect:
        """A stop like others: a theme is where its card is."""
        return self.card

    @property
    def is_shown(self) -> bool:
        return self.is_here

    @property
    def reach(self) -> QRect:
        """Where something dropped goes into this theme: the column and a little below it."""
        # As far as the next row of columns, so that a note let go under a short column still finds its theme.
        return self.area.adjusted(0, 0, 0, measures().row_gap)

    def stand_at(self, x: int, y: int) -> None:
        self.x, self.y = x, y
        self.area = QRect(x, y, measures().column, self.height)


Stop = ThemeColumn | Note | More

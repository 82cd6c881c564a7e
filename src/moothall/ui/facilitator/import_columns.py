"""A file's columns and what each is read as, with some of its cells; and its first rows as they will be read. Maps nothing itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from moothall.imports import FilePreview
from moothall.ui.kit.choice import Choice
from moothall.ui.kit.plain_label import PlainLabel
from moothall.words import say

MOST_COLUMNS = 40
"""A survey with more columns than this is mapped by its own form; nobody chooses forty times."""


class ColumnsBlock(QWidget):
    """`mapped` gives a column's place and the field it goes to, "" for none."""

    mapped = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        # px of the choices, so that the cells beside them line up.
        self._grid.setColumnMinimumWidth(0, 280)
        self._shown: tuple[object, ...] = ()
        self.boxes: list[Choice] = []

    def tell(self, preview: FilePreview) -> None:
        """Show these columns. A choice that is the same stays, and keeps the keyboard."""
        # Without fields there is nothing to choose: the file is of a form that knows its own columns.
        columns = preview.columns[:MOST_COLUMNS] if preview.fields else ()
        wanted = (preview.kind, preview.fields, tuple((c.name, c.samples, c.why) for c in columns))
        if wanted != self._shown:
            self._shown = wanted
            self._clear()
            for place, column in enumerate(columns):
                self._add(place, column.name, column.samples, column.why, preview)
        for box, column in zip(self.boxes, columns, strict=True):
            box.choose(column.field)

    def _clear(self) -> None:
        for child in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            child.hide()
            child.deleteLater()
        # A grid keeps empty cells of widgets that have gone; all of them are taken out.
        while self._grid.takeAt(0):
            pass
        self.boxes = []

    def _add(self, place: int, name: str, samples: tuple[str, ...], why: str, preview: FilePreview) -> None:
        title = " ".join(name.split()) or say("bring.column", n=place + 1)
        fields = [("", say("bring.field_none")), *((field, say(f"bring.field_{field}")) for field in preview.fields)]
        box = Choice(say("bring.read_as", column=title), fields, hide_label=True)
        box.chosen.connect(lambda field: self.mapped.emit(place, field))
        self.boxes.append(box)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(title, "label", elided=True))
        if why:
            words.addWidget(PlainLabel(say("bring.because", why=say(f"imports.why_{why}")), "meta", ink="ink2", elided=True))
        words.addWidget(PlainLabel(" · ".join(" ".join(cell.split()) for cell in samples), "meta", ink="ink2", elided=True))
        self._grid.addWidget(box, place, 0)
        self._grid.addLayout(words, place, 1)


class RowPreview(QTableView):
    """The first rows. Text is drawn as it is, never as markup."""

    # Enough to see whether the columns are right, and little enough that what would come in stays in sight.
    ROWS_SEEN = 6

    heading_at = Signal(int)  # the number of the row that holds the headings

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(say("bring.preview"))
        self.setAccessibleDescription(say("bring.heading_here"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        # Tab leaves the table; else it walks through every cell.
        self.setTabKeyNavigation(False)
        self.verticalHeader().sectionClicked.connect(self._choose_heading)
        self.activated.connect(lambda index: self._choose_heading(index.row()))
        self._numbers: tuple[int, ...] = ()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)

    def tell(self, preview: FilePreview) -> None:
        self._rows.clear()
        self._numbers = preview.numbers
        self.verticalHeader().setVisible(bool(preview.numbers))
        names = [" ".join(column.name.split()) or say("bring.column", n=n) for n, column in enumerate(preview.columns, 1)]
        if names:
            self._rows.setHorizontalHeaderLabels(names)
        for row in preview.preview:
            self._rows.appendRow([QStandardItem(" ".join(cell.split())) for cell in row])
        self._rows.setVerticalHeaderLabels([str(number) for number in preview.numbers])
        self.horizontalHeader().setVisible(bool(names))
        self.resizeColumnsToContents()
        for column in range(self._rows.columnCount()):
            # px; one long answer must not push the other columns out of sight.
            self.setColumnWidth(column, min(self.columnWidth(column), 320))
        seen = min(self.ROWS_SEEN, len(preview.preview))
        header = self.horizontalHeader().sizeHint().height() if names else 0
        # 14 px: a scroll bar of 12 for columns that don't fit, and two hairlines.
        self.setFixedHeight(header + seen * self.rowHeight(0) + 2 * self.frameWidth() + 14 if seen else 0)

    def _choose_heading(self, row: int) -> None:
        if row < len(self._numbers):
            self.heading_at.emit(self._numbers[row])

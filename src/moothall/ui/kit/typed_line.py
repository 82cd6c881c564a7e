"""A one-line edit that keeps to one line: pasted or dropped lines are reported, never squeezed together. Gives no meaning to anything."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QAction, QClipboard, QContextMenuEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from moothall.ui.kit.pasted_cells import cells_of

# Qt's own limit is 32,767 and cuts silently: a longer paste would lose its end without a word.
LONGEST = 100_000  # signs; rules of the core refuse much earlier, with a sentence


def lines_of(text: str) -> list[str]:
    """The lines that hold something, without the blanks around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class TypedLine(QLineEdit):
    """`ring_of` is the frame the focus ring is drawn round."""

    table = Signal(list)  # list[list[str]]: cells of a spreadsheet in several columns; nothing was put in
    several = Signal(list)  # list[str]: more than one line came at once, by paste or drop; nothing was put in

    def __init__(self, parent: QWidget | None = None, ring_of: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring_of = ring_of
        self.setMaxLength(LONGEST)
        self.asks_for_columns = False
        """Whether somebody hears `table` and asks which column is meant; else a row of cells is a line."""

    def ring(self) -> QRect:
        host = self._ring_of
        return self.rect() if host is None else QRect(self.mapFromGlobal(host.mapToGlobal(host.rect().topLeft())), host.size())

    def take(self, text: str, html: str = "") -> None:
        """Puts in what came from outside: one line at the caret, several as a signal, and so a spreadsheet's cells."""
        cells = cells_of(text, html)
        if max(map(len, cells), default=0) > 1 and self.asks_for_columns:
            self.table.emit(cells)
            return
        # One column: a cell is a line, however many lines it holds itself.
        lines = [row[0] for row in cells if row[0]] if cells and max(map(len, cells)) == 1 else lines_of(text)
        # Qt would squeeze them into one line; what several lines mean is the panel's to say.
        if len(lines) > 1:
            self.several.emit(lines)
        elif lines:
            # One line with a break at its end is that line. Without one, blanks at its ends are kept: they were in what was copied.
            self.insert(lines[0] if "\n" in text or "\r" in text else " ".join(text.splitlines()))

    def _take_from(self, mime: QMimeData | None) -> None:
        if mime is not None and mime.hasText():
            self.take(mime.text(), mime.html() if mime.hasHtml() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._take_from(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        text = event.mimeData().text()
        if len(lines_of(text)) > 1 or cells_of(text):
            event.acceptProposedAction()
            self._take_from(event.mimeData())
        else:
            super().dropEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clipboard = QGuiApplication.clipboard()
        # X11 pastes what is selected elsewhere with the middle button, past every other way in.
        if event.button() == Qt.MouseButton.MiddleButton and clipboard.supportsSelection():
            self._take_from(clipboard.mimeData(QClipboard.Mode.Selection))
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu().popup(event.globalPos())

    def menu(self) -> QMenu:
        """Qt's own menu, with a Paste that knows lines. It goes away when it closes."""
        menu = self.createStandardContextMenu()
        # One menu for each press would otherwise stay with the line.
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Qt's own name of the action. Where a version has another name, its plain Paste stays.
        paste = menu.findChild(QAction, "edit-paste")
        if paste is not None:
            paste.triggered.disconnect()
            paste.triggered.connect(lambda: self._take_from(QGuiApplication.clipboard().mimeData()))
        return menu

"""A sheet of numbers to count in: one large field for each option, and the keys that go from one to the next. Keeps no count."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from moothall.core.votes import Option
from moothall.ui.kit.field import Field
from moothall.ui.kit.option_row import OptionRow
from moothall.words import say

_FIGURE = 96  # px of a field for a number


class CountField(Field):
    """A number in large figures. Up and down go to the next one, as in a sheet."""

    stepped = Signal(int)
    focused = Signal()

    def __init__(self, label: str, *, hide_label: bool = True) -> None:
        super().__init__(label, hide_label=hide_label)
        self.edit.setProperty("entry", True)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)  # type: ignore[union-attr]  # a Field's edit is one line
        # Five figures and the field's padding at the size of an entry line; the option's name gets the rest.
        self.edit.setMaximumWidth(_FIGURE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit()
        elif event.type() == QEvent.Type.MouseButtonRelease and isinstance(self.edit, QLineEdit) and not self.edit.hasSelectedText():
            self.edit.selectAll()  # what is typed after a click takes the number's place, as after Tab
        return super().eventFilter(watched, event)

    def put(self, text: str) -> None:
        """Whoever is typing in it, and for good."""
        self.set_text(text)
        # The edit itself once more: set_text spares a field somebody is typing in, and setText forgets what Ctrl+Z would bring back.
        self.edit.setText(text)  # type: ignore[union-attr]  # a Field's edit is one line

    def _key(self, event: QKeyEvent) -> bool:
        # A line of text has no use for up and down, so nothing is taken from it.
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by:
            self.stepped.emit(by)
        return bool(by) or super()._key(event)


class CountSheet(QWidget):
    """One field for each option. `entered` tells an option's key on Enter in its field, and the next field has the keyboard."""

    entered = Signal(str)

    def __init__(self, options: list[Option]) -> None:
        super().__init__()
        self.fields = {o.key: CountField(say("voting.count_of", number=o.number, option=o.text)) for o in options}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)  # px: rows of one sheet stand closer than parts of a page
        grid.setColumnStretch(0, 1)
        for place, option in enumerate(options):
            row = OptionRow(option.number, option.text, option.ordinal)
            # Tab goes from number to number; a press on the name goes to its number.
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            field = self.fields[option.key]
            row.clicked.connect(lambda _=False, field=field: field.setFocus())
            grid.addWidget(row, place, 0)
            grid.addWidget(field, place, 1)
            field.entered.connect(lambda key=option.key: self.entered.emit(key))
            field.stepped.connect(lambda by, key=option.key: self.go(key, by))
        grid.setRowStretch(len(options), 1)

    def go(self, key: str, by: int = 1) -> bool:
        """To a neighbour's field; False at either end."""
        keys = list(self.fields)
        there = keys.index(key) + by
        if not 0 <= there < len(keys):
            # Said rather than wrapped round: what comes after the last field is the page's affair.
            return False
        field = self.fields[keys[there]]
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.edit.selectAll()
        return True

    def clear(self) -> None:
        """For good: the fields' own undo must not bring a sealed sheet back."""
        for field in self.fields.values():
            field.put("")

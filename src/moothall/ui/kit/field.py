"""A labelled line of text. Several pasted lines become one; nothing typed is read as anything but text."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from moothall.ui.kit.labelled import Labelled
from moothall.ui.kit.typed_line import TypedLine


class Field(Labelled):
    """`beside` puts the label at the left; `hide_label` keeps it for screen readers only."""

    def __init__(
        self, label: str, text: str = "", *, hint: str = "", beside: bool = False, hide_label: bool = False, parent: QWidget | None = None
    ) -> None:
        # Made before the parent class, which wants its edit at once; the parent comes with the layout.
        line = TypedLine()
        line.setText(text)
        line.setPlaceholderText(hint)
        line.several.connect(lambda lines: line.insert(" ".join(lines)))
        super().__init__(label, line, beside=beside, hide_label=hide_label, parent=parent)

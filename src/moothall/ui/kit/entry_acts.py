"""What can be done with the chosen entry of a log: a row of buttons over its form, each with its key. Does none of it itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtWidgets import QWidget

from moothall.ui.kit.button import Button
from moothall.ui.kit.wrapped_row import WrappedRow


@dataclass(frozen=True)
class EntryAct:
    """One button. `keys` are as Qt writes them; the button shows the first as `shown`."""

    words: str
    act: Callable[[], object]
    keys: tuple[str, ...] = ()
    shown: str = ""
    button: Button = field(init=False)

    def __post_init__(self) -> None:
        # Frozen, so by hand.
        object.__setattr__(self, "button", Button(self.words, keys=self.shown, small=True))
        self.button.clicked.connect(lambda: self.press())

    def press(self) -> None:
        """By key or by mouse; a button that can't be used says why when it is pressed, and does nothing."""
        if self.button.available:
            self.act()


class EntryActs(WrappedRow):
    """As many side by side as there is room for, the rest below."""

    def __init__(self, acts: Sequence[EntryAct], parent: QWidget | None = None) -> None:
        super().__init__([act.button for act in acts], parent)
        self.acts = tuple(acts)
        self.setVisible(bool(acts))

"""How the desk looks at this moment: mode, colours and text size. Widgets read it when they paint; only `dress` changes it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontMetrics

from moothall.tokens import Colours, Mode, Tokens, tokens
from moothall.ui.theme.fonts import family

Kind = Literal["meta", "note", "body", "label", "section", "entry", "title", "display", "figure"]
Ink = Literal[
    "wall", "panel", "paper", "ink", "ink2", "ink3", "line", "edge", "accent", "accent_strong", "tint", "on_accent",
    "late", "late_tint", "stop", "stop_tint",
]  # fmt: skip

# Per cent of the design's sizes; the design is checked up to twice the text size.
SMALLEST, LARGEST = 100, 200


@dataclass(frozen=True, slots=True)
class TextScale:
    """Text size in per cent, 100 to 200. Everything that holds text passes its measures through `px`."""

    percent: int = 100

    def __post_init__(self) -> None:
        # Frozen, so by hand: a setting from an edited file is brought within the limits and never refused.
        object.__setattr__(self, "percent", max(SMALLEST, min(LARGEST, self.percent)))

    def px(self, size: float) -> int:
        return round(size * self.percent / 100)


# Colours, fonts and measures are asked for in every painting; making them is what costs. All keys are plain values, so that nothing
# here is ever out of date.
@cache
def _colour(text: str) -> QColor:
    return QColor(text)


@cache
def _font(name: str, px: int, bold: bool, italic: bool) -> QFont:
    font = QFont(name)
    font.setPixelSize(px)
    font.setBold(bold)
    font.setItalic(italic)
    # Unhinted, or letters would be spaced differently at each text size and lines break elsewhere.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@cache
def _metrics(name: str, px: int, bold: bool, italic: bool) -> QFontMetrics:
    return QFontMetrics(_font(name, px, bold, italic))


@dataclass(frozen=True, slots=True)
class Look:
    """Tokens, the colours in force and the text size. `contrast` is true when the system asks for high contrast:
    then the colours are the system's own, and tints and shadows are gone."""

    tokens: Tokens
    colours: Colours
    scale: TextScale = TextScale()
    contrast: bool = False

    @property
    def mode(self) -> Mode:
        return self.tokens.mode

    def colour(self, name: Ink) -> QColor:
        """A shared QColor: read it, don't change it."""
        return _colour(getattr(self.colours, name))

    def sticky(self, ordinal: int) -> QColor:
        return _colour(self.tokens.sticky.fill(ordinal))

    def px(self, size: float) -> int:
        return self.scale.px(size)

    def font(self, kind: Kind, *, bold: bool | None = None, italic: bool = False) -> QFont:
        """A font of the type scale at the present text size. `bold` overrides the kind's own weight. Shared: copy before changing."""
        step = self.tokens.desk[kind]
        # Two weights are bundled, 400 and 700: everything above 400 is bold.
        return _font(family(), self.scale.px(step.size), step.weight > 400 if bold is None else bold, italic)

    def metrics(self, kind: Kind, *, bold: bool | None = None, italic: bool = False) -> QFontMetrics:
        step = self.tokens.desk[kind]
        return _metrics(family(), self.scale.px(step.size), step.weight > 400 if bold is None else bold, italic)

    def line(self, kind: Kind) -> int:
        """The line height of a kind in px."""
        return self.scale.px(self.tokens.desk[kind].line)


def look_for(mode: Mode, scale: TextScale = TextScale()) -> Look:
    """A look of our own colours."""
    own = tokens(mode)
    return Look(own, own.colours, scale)


# A list of one, so that it is changed and not bound anew: whoever imports `look` sees the same.
_present: list[Look] = []


def look() -> Look:
    """The look in force; light at 100 % until somebody dresses the app."""
    if not _present:
        _present.append(look_for("light"))
    return _present[0]


def wear(new: Look) -> None:
    """Makes `new` the look in force. `dress` calls it; nobody else should, for widgets are not told."""
    _present[:] = [new]

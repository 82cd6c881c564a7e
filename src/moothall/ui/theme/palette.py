"""The QPalette made from the tokens, and the way back: colours read from the system's palette when it asks for high contrast."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from moothall.tokens import Colours

# Qt's names for what our tokens call by their use. A role left out would show a grey of Qt's own.
_ROLES = {
    QPalette.ColorRole.Window: "wall",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Button: "paper",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "stop",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent_strong",
    QPalette.ColorRole.ToolTipBase: "paper",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Light: "paper",
    QPalette.ColorRole.Midlight: "panel",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
}
# What can't be used is written in the palest ink that still passes 4.5:1; Qt's own grey doesn't.
_FADED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def palette_of(colours: Colours) -> QPalette:
    """For a look of our own colours."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(colours, name)))
    for role in _FADED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.ink3))
    return palette


def colours_of(palette: QPalette) -> Colours:
    """The system's colours under our names: no tints, no soft greys, so that what the person chose is what they get."""

    def name(role: QPalette.ColorRole) -> str:
        return palette.color(QPalette.ColorGroup.Active, role).name()

    ground, paper = name(QPalette.ColorRole.Window), name(QPalette.ColorRole.Base)
    ink, chosen = name(QPalette.ColorRole.WindowText), name(QPalette.ColorRole.Highlight)
    return Colours(
        wall=ground, panel=ground, paper=paper, ink=ink, ink2=ink, ink3=ink, line=ink, edge=ink,
        # The system's highlight is the one accent; lateness and refusal are told by words and signs.
        accent=chosen, accent_strong=chosen, tint=paper, on_accent=name(QPalette.ColorRole.HighlightedText),
        late=ink, late_tint=paper, stop=ink, stop_tint=paper,
    )  # fmt: skip

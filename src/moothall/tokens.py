"""The design tokens: colours, type and measures for screen and paper, read once from `resources/themes/tokens.toml`.

Knows no Qt, so that paper uses the same colours; decides nothing about where a colour goes.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from moothall.assets import asset

Mode = Literal["light", "dark", "contrast"]


class Type(NamedTuple):
    """One step of a type scale: font size and line height in px, weight 400 or 700."""

    size: int
    line: int
    weight: int


@dataclass(frozen=True, slots=True)
class Colours:
    """The sixteen named colours of one mode, each as "#rrggbb"."""

    wall: str
    panel: str
    paper: str
    ink: str
    ink2: str
    ink3: str
    line: str
    edge: str
    accent: str
    accent_strong: str
    tint: str
    on_accent: str
    late: str
    late_tint: str
    stop: str
    stop_tint: str


@dataclass(frozen=True, slots=True)
class Stickies:
    """The sticky palette, the same in light and dark. `fills` are in theme order and repeat every seven."""

    ink: str
    edge: str
    outline: float
    names: tuple[str, ...]
    fills: tuple[str, ...]

    def fill(self, ordinal: int) -> str:
        """The colour of the `ordinal`-th theme, counted from 1."""
        # The eighth theme has the first's colour again; its letter and a filled shape tell the two apart.
        return self.fills[(ordinal - 1) % len(self.fills)]


@dataclass(frozen=True, slots=True)
class Sizes:
    """Measures of the desk in px at 100 %."""

    grid: int
    half: int
    gap: int
    section_gap: int
    top_bar: int
    key_line: int
    rail: int
    rail_slim: int
    side_panel: int
    side_padding: int
    main_top: int
    main_side: int
    entry_line: int
    entry_line_board: int
    button: int
    button_small: int
    segment: int
    chip: int
    key_cap: int
    tick: int
    radio: int
    row: int
    option_row: int
    rail_item: int
    rail_item_now: int
    theme_card: int
    theme_column: int
    note_min: int
    ballot_cell: int
    strip: int
    bar: int
    target: int
    target_touch: int
    preview_width: int
    preview_height: int


@dataclass(frozen=True, slots=True)
class Radius:
    """Corner radii in px; they do not grow with the text."""

    paper: int
    small: int
    control: int
    shared: int


@dataclass(frozen=True, slots=True)
class Focus:
    """The focus ring: its width, the gap to what it surrounds, and what is added to that thing's corner radius. In px."""

    width: int
    gap: int
    radius_add: int


@dataclass(frozen=True, slots=True)
class Shadow:
    """The one shadow: px down, px of blur, opacity 0 to 1 in this mode."""

    down: int
    blur: int
    opacity: float


@dataclass(frozen=True, slots=True)
class Hatch:
    """The hatch: px between lines, px of a line, opacity 0 to 1 in this mode."""

    pitch: int
    line: float
    opacity: float


@dataclass(frozen=True, slots=True)
class Motion:
    """Times in milliseconds."""

    move: int
    """A placed note's way to its theme; everything else is instant."""
    hold: int
    """How long a final step is held, since no undo takes it back."""
    busy_shown: int
    """When work that goes on is said to."""
    busy_cancel: int
    """When its progress and Cancel appear."""


@dataclass(frozen=True, slots=True)
class Font:
    """The bundled family, what stands in for it, and its capitals' height as a share of the font size."""

    family: str
    fallback: str
    cap_height: float


@dataclass(frozen=True, slots=True)
class Tokens:
    """Everything a painter of one mode needs. `desk` and `shared` are px, `on_paper` points."""

    mode: Mode
    colours: Colours
    sticky: Stickies
    font: Font
    desk: Mapping[str, Type]
    shared: Mapping[str, Type]
    on_paper: Mapping[str, float]
    size: Sizes
    radius: Radius
    focus: Focus
    shadow: Shadow
    hatch: Hatch
    motion: Motion


# Never stale: the file ships with the program and nobody edits it while it runs.
@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(asset("themes", "tokens.toml").read_text(encoding="utf-8"))


def _types(scale: Mapping[str, list[int]]) -> Mapping[str, Type]:
    # Read only, because every painter is given the same tokens.
    return MappingProxyType({name: Type(*step) for name, step in scale.items()})


def _stickies(table: dict[str, Any]) -> Stickies:
    colours = table["colour"]
    return Stickies(
        ink=table["ink"],
        edge=table["edge"],
        outline=table["outline"],
        names=tuple(colour["name"] for colour in colours),
        fills=tuple(colour["fill"] for colour in colours),
    )


@cache
def tokens(mode: Mode = "light") -> Tokens:
    """The tokens of one mode. A name missing from the file, or one too many, is a TypeError at the first call."""
    table = _table()
    # Only their opacity differs between the modes, so the file gives their measures once.
    shadow, hatch = table["shadow"], table["hatch"]
    return Tokens(
        mode=mode,
        colours=Colours(**table["colour"][mode]),
        sticky=_stickies(table["sticky"]),
        font=Font(**table["font"]),
        desk=_types(table["type"]["desk"]),
        shared=_types(table["type"]["shared"]),
        on_paper=MappingProxyType(dict(table["type"]["paper"])),
        # By name and all at once: a measure that is in the file and not in the class, or the other way round, fails here.
        size=Sizes(**table["size"]),
        radius=Radius(**table["radius"]),
        focus=Focus(**table["focus"]),
        shadow=Shadow(shadow["down"], shadow["blur"], shadow[mode]),
        hatch=Hatch(hatch["pitch"], hatch["line"], hatch[mode]),
        motion=Motion(**table["motion"]),
    )

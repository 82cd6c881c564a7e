"""Where the files that ship with Moothall are: fonts, words, themes, templates. Finds them, never reads them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


# Never stale: where the files lie doesn't change while the program runs.
@cache
def _root() -> Traversable:
    """In an installed or frozen Moothall the files lie inside the package; in a checkout, beside `src`."""
    packed = files("moothall") / "resources"
    # The package has no `resources` of its own in a checkout: the build puts the folder there.
    # This file is src/moothall/assets.py, so two folders up from its own is the checkout.
    return packed if packed.is_dir() else Path(__file__).parents[2] / "resources"


def asset(*parts: str) -> Traversable:
    """One file or folder of resources, e.g. `asset("themes", "tokens.toml")`."""
    return _root().joinpath(*parts)

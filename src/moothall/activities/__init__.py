"""One folder for each thing people do together. Finds the folders; lists none by name."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from moothall.core.activity import Activity


@cache
def found() -> tuple[Activity, ...]:
    """Every activity there is, in the order of the menus."""
    # Looked for once and kept: which folders there are is settled when the program is installed.
    # Only packages: a single module beside them is a helper and no activity.
    modules = (import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__) if m.ispkg)
    return tuple(sorted((m.ACTIVITY for m in modules), key=lambda a: a.position))
